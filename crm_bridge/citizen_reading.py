"""Reading citizens. Every function works within the caller's connection, and raises what the database raises.

Rows that are the same person form a group: the one that is kept, and those whose `merged_into` names it. Whatever is
read of a citizen is read over the group.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .citizen import Address, Citizen, Household
from .citizen_tables import citizen, citizen_address, household

#: Citizens who share one number beyond it are not told apart any more: a switchboard's, not a family's.
MOST_SHARING = 50

#: Of each row, the number of the one that is kept.
KEPT = sa.func.coalesce(citizen.c.merged_into, citizen.c.id)

_reached = citizen_address.c
_PEOPLE = (
    sa.select(
        citizen,
        KEPT.label("kept"),
        _reached.id.label("address_id"),
        _reached.kind,
        _reached.address,
        _reached.shared,
        _reached.added_at.label("reached_since"),
    )
    .outerjoin(citizen_address, _reached.citizen == citizen.c.id)
    .order_by(citizen.c.id)
)

#: What the kept row may take from merged ones where it knows nothing.
_FILLED = ("name_ar", "name_en", "language", "household", "warning")


async def kept_of(connection: AsyncConnection, number: int) -> int | None:
    """Return the number of the citizen who is kept for this one; None where there is no such citizen."""
    if not 0 < number < 2**63:  # beyond what the databases can compare
        return None
    found: int | None = (await connection.execute(sa.select(KEPT).where(citizen.c.id == number))).scalar()
    return found


async def group_of(connection: AsyncConnection, number: int) -> tuple[int, ...]:
    """Return all numbers of the person, the kept one first; empty where there is none."""
    kept = await kept_of(connection, number)
    if kept is None:
        return ()
    query = sa.select(citizen.c.id).where(citizen.c.merged_into == kept).order_by(citizen.c.id)
    return (kept, *(await connection.execute(query)).scalars())


async def read(connection: AsyncConnection, number: int) -> Citizen | None:
    """Return a citizen, following merges; None where there is none."""
    if not 0 < number < 2**63:
        return None
    named = citizen.alias()
    kept = sa.select(sa.func.coalesce(named.c.merged_into, named.c.id)).where(named.c.id == number)
    one = kept.scalar_subquery()
    found = await _people(connection, sa.or_(citizen.c.id == one, citizen.c.merged_into == one))
    return found[0] if found else None


async def read_all(connection: AsyncConnection, kept: Sequence[int]) -> list[Citizen]:
    """Return these citizens, who are kept ones, in this order."""
    if not kept:
        return []
    found = await _people(connection, sa.or_(citizen.c.id.in_(kept), citizen.c.merged_into.in_(kept)))
    order = {number: at for at, number in enumerate(kept)}
    return sorted((one for one in found if one.id in order), key=lambda one: order[one.id])


async def by_address(connection: AsyncConnection, kind: str, address: str) -> list[Citizen]:
    """Return everybody who is reached there, and never chooses: the address is one of `addresses.normalise`."""
    return await read_all(connection, sorted((await _reached_at(connection, kind, address))[:MOST_SHARING]))


async def rows_at(connection: AsyncConnection, kind: str, address: str) -> list[int]:
    """Return the rows that have this address, in order; of merged ones each by itself."""
    query = sa.select(citizen_address.c.citizen).where(
        citizen_address.c.kind == kind, citizen_address.c.address == address
    )
    return sorted((await connection.execute(query.limit(MOST_SHARING))).scalars())


async def sole(connection: AsyncConnection, kind: str, address: str) -> int | None:
    """Return the one citizen of an address; None where there is none, several have it, or it is shared."""
    return (await soles(connection, kind, [address])).get(address)


async def soles(connection: AsyncConnection, kind: str, addresses: Sequence[str]) -> Mapping[str, int]:
    """Return the one citizen of each of these addresses that has just one and is not shared.

    Of merged ones it is the row that has the address, so that a contact stays with it when they are unmerged.
    """
    if not addresses:
        return {}
    query = (
        sa.select(citizen_address.c.address, citizen.c.id, KEPT.label("kept"), citizen_address.c.shared)
        .join(citizen, citizen.c.id == citizen_address.c.citizen)
        .where(citizen_address.c.kind == kind, citizen_address.c.address.in_(addresses))
        .order_by(citizen.c.id)
    )
    found: dict[str, list[Any]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.address, []).append(row)
    return {
        address: rows[0].id
        for address, rows in found.items()
        if len({row.kept for row in rows}) == 1 and not any(row.shared for row in rows)
    }


async def owners(connection: AsyncConnection, addresses: Sequence[str]) -> dict[tuple[str, str], int | None]:
    """Return by kind and address whose these addresses are, after merging; None where several share one.

    What nobody has is missing.
    """
    if not addresses:
        return {}
    query = (
        sa.select(citizen_address.c.kind, citizen_address.c.address, citizen_address.c.shared, KEPT)
        .join(citizen, citizen.c.id == citizen_address.c.citizen)
        .where(citizen_address.c.address.in_(addresses), citizen.c.erased_at.is_(None))
    )
    found: dict[tuple[str, str], int | None] = {}
    for kind, address, shared, number in (await connection.execute(query)).all():
        is_sole = not shared and found.get((kind, address), number) == number
        found[kind, address] = number if is_sole else None
    return found


async def households(connection: AsyncConnection, numbers: Sequence[int]) -> list[Household]:
    """Return these households, by their number."""
    query = sa.select(household).where(household.c.id.in_(numbers)).order_by(household.c.id)
    return [Household(**row) for row in (await connection.execute(query)).mappings()]


async def members(connection: AsyncConnection, number: int, most: int = 100) -> list[Citizen]:
    """Return who belongs to a household, at most so many."""
    query = sa.select(KEPT).where(citizen.c.household == number).distinct().limit(most)
    found = await read_all(connection, sorted((await connection.execute(query)).scalars()))
    return [one for one in found if one.household == number]


async def _reached_at(connection: AsyncConnection, kind: str, address: str) -> list[int]:
    query = (
        sa.select(KEPT)
        .join(citizen_address, citizen.c.id == citizen_address.c.citizen)
        .where(citizen_address.c.kind == kind, citizen_address.c.address == address)
        .distinct()
    )
    return sorted((await connection.execute(query)).scalars())


async def _people(connection: AsyncConnection, condition: sa.ColumnElement[bool]) -> list[Citizen]:
    """Return the citizens of these rows in one query: each one of SQLite's costs half a millisecond around it."""
    groups: dict[int, list[sa.RowMapping]] = {}
    for row in (await connection.execute(_PEOPLE.where(condition))).mappings():
        groups.setdefault(row["kept"], []).append(row)
    return [_citizen(number, rows) for number, rows in groups.items()]


def _citizen(kept: int, joined: Sequence[sa.RowMapping]) -> Citizen:
    """Return the person of rows that are repeated for each address."""
    rows = {row["id"]: row for row in joined}
    first = rows.pop(kept)
    fields: dict[str, Any] = {
        name: first[name] for name in ("id", "added_at", "changed_at", "version", "erased_at")
    }
    for name in _FILLED:
        fields[name] = next((row[name] for row in (first, *rows.values()) if row[name] is not None), None)
    return Citizen(**fields, merged=tuple(rows), addresses=tuple(_addresses(joined)))


def _addresses(joined: Sequence[sa.RowMapping]) -> list[Address]:
    """Return the addresses, each once, in the order in which they were added; shared if any row says so."""
    found: dict[tuple[str, str], Address] = {}
    for row in sorted(
        (row for row in joined if row["address_id"] is not None), key=lambda row: row["address_id"]
    ):
        key = (row["kind"], row["address"])
        if row["shared"] or key not in found:
            found[key] = Address(
                kind=row["kind"], address=row["address"], shared=row["shared"], added_at=row["reached_since"]
            )
    return list(found.values())

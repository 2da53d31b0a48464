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
    kept = await kept_of(connection, number)
    found = await read_all(connection, [] if kept is None else [kept])
    return found[0] if found else None


async def read_all(connection: AsyncConnection, kept: Sequence[int]) -> list[Citizen]:
    """Return these citizens, who are kept ones, in this order."""
    if not kept:
        return []
    rows: dict[int, list[sa.RowMapping]] = {number: [] for number in kept}
    query = sa.select(citizen, KEPT.label("kept")).order_by(citizen.c.id)
    # Two conditions, since one over `coalesce` would look at every row.
    for condition in (citizen.c.id.in_(kept), citizen.c.merged_into.in_(kept)):
        for row in (await connection.execute(query.where(condition))).mappings():
            if row["kept"] in rows:
                rows[row["kept"]].append(row)
    addresses = await _addresses(
        connection, {row["id"]: row["kept"] for all_ in rows.values() for row in all_}
    )
    return [_citizen(group, addresses.get(number, [])) for number, group in rows.items() if group]


async def by_address(connection: AsyncConnection, kind: str, address: str) -> list[Citizen]:
    """Return everybody who is reached there, and never chooses: the address is one of `addresses.normalise`."""
    return await read_all(connection, sorted((await _reached(connection, kind, address))[:MOST_SHARING]))


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


async def households(connection: AsyncConnection, numbers: Sequence[int]) -> list[Household]:
    """Return these households, by their number."""
    query = sa.select(household).where(household.c.id.in_(numbers)).order_by(household.c.id)
    return [Household(**row) for row in (await connection.execute(query)).mappings()]


async def members(connection: AsyncConnection, number: int, most: int = 100) -> list[Citizen]:
    """Return who belongs to a household, at most so many."""
    query = sa.select(KEPT).where(citizen.c.household == number).distinct().limit(most)
    found = await read_all(connection, sorted((await connection.execute(query)).scalars()))
    return [one for one in found if one.household == number]


async def _reached(connection: AsyncConnection, kind: str, address: str) -> list[int]:
    query = (
        sa.select(KEPT)
        .join(citizen_address, citizen.c.id == citizen_address.c.citizen)
        .where(citizen_address.c.kind == kind, citizen_address.c.address == address)
        .distinct()
    )
    return sorted((await connection.execute(query)).scalars())


async def _addresses(connection: AsyncConnection, kept: Mapping[int, int]) -> Mapping[int, list[Address]]:
    """Return the addresses of each kept citizen, each once; `kept` says of each row whose it is."""
    found: dict[int, dict[tuple[str, str], Address]] = {}
    query = (
        sa.select(citizen_address).where(citizen_address.c.citizen.in_(kept)).order_by(citizen_address.c.id)
    )
    for row in await connection.execute(query):
        address = Address(kind=row.kind, address=row.address, shared=row.shared, added_at=row.added_at)
        mine = found.setdefault(kept[row.citizen], {})
        if row.shared or (row.kind, row.address) not in mine:
            mine[row.kind, row.address] = address
    return {number: list(each.values()) for number, each in found.items()}


def _citizen(rows: Sequence[sa.RowMapping], addresses: Sequence[Address]) -> Citizen:
    first, *merged = rows if rows[0]["merged_into"] is None else sorted(rows, key=_kept_first)
    fields: dict[str, Any] = {
        name: first[name] for name in ("id", "added_at", "changed_at", "version", "erased_at")
    }
    for name in _FILLED:
        fields[name] = next((row[name] for row in (first, *merged) if row[name] is not None), None)
    return Citizen(**fields, merged=tuple(row["id"] for row in merged), addresses=tuple(addresses))


def _kept_first(row: sa.RowMapping) -> tuple[bool, int]:
    return row["merged_into"] is not None, row["id"]

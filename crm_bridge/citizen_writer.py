"""Writes citizens, within the transaction of whoever has something to do with one.

Every function returns the facts for the journal, writes the audit, and raises what the database raises.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CitizenAdded, CitizenChanged, Event

from . import audit, citizen_name_index
from .citizen import Address, Citizen, CitizenError, StaleCitizenError, UnknownCitizenError
from .citizen_adding import KIND, NewCitizen, Placed, Sought, add_all, find_or_add_all, put_addresses
from .citizen_links import lock_alone
from .citizen_names import searchable
from .citizen_reading import kept_of, read
from .citizen_tables import citizen, citizen_address


async def find_or_add(
    connection: AsyncConnection,
    kind: str,
    address: str,
    *,
    at: float,
    by: str,
    name: str = "",
    language: str | None = None,
) -> tuple[int | None, list[Event]]:
    """Return the one citizen of an address (of `addresses.normalise`), and the facts; a new one where there is none.

    None where several share it: who of them it is, somebody has to ask.
    """
    sought = Sought(kind=kind, address=address, at=at, by=by, name=name, language=language)
    (found,) = await find_or_add_all(connection, [sought])
    return found


async def add(
    connection: AsyncConnection,
    fields: Mapping[str, Any],
    addresses: Sequence[Address],
    *,
    at: float,
    by: str,
) -> tuple[int, list[Event]]:
    """Add a citizen with checked fields and normalised addresses; return the number and the facts."""
    new = NewCitizen(fields=fields, addresses=addresses, at=at, by=by)
    (number,) = await add_all(connection, [new])
    return number, [CitizenAdded(at=at, by=by, citizen=number)]


async def change(
    connection: AsyncConnection,
    number: int,
    fields: Mapping[str, Any],
    *,
    version: int | None,
    at: float,
    by: str,
) -> list[Event]:
    """Give a citizen other fields; nothing is written where they are the same.

    Raises `UnknownCitizenError`, and `StaleCitizenError` where `version` is not the present one.
    """
    person = await locked(connection, number, version)
    changes = {name: (getattr(person, name), value) for name, value in fields.items()}
    different = {name: both for name, both in changes.items() if both[0] != both[1]}
    if not different:
        return []
    values: dict[str, Any] = {name: new for name, (_, new) in different.items()}
    await _write_fields(connection, person.id, values, at)
    emptied = {name: None for name, new in values.items() if new is None}
    for other in person.merged if emptied else ():
        await _write_fields(connection, other, emptied, at)  # it would be taken from there otherwise
    await audit.write(connection, at=at, by=by, kind=KIND, subject=person.id, changes=different)
    return [CitizenChanged(at=at, by=by, citizen=person.id, fields=tuple(different))]


async def add_address(
    connection: AsyncConnection, number: int, address: Address, *, at: float, by: str
) -> list[Event]:
    """Add a way to reach a citizen, or change whether others share it. Raises `UnknownCitizenError`."""
    await lock_alone(connection)
    person = await locked(connection, number, None)
    known = [one for one in person.addresses if (one.kind, one.address) == (address.kind, address.address)]
    if known and known[0].shared == address.shared:
        return []
    if known:
        mine = _rows_of(person, address.kind, address.address)
        await connection.execute(sa.update(citizen_address).where(mine).values(shared=address.shared))
        changes: dict[str, tuple[object, object]] = {
            f"shared {address.address}": (known[0].shared, address.shared)
        }
        await audit.write(connection, at=at, by=by, kind=KIND, subject=person.id, changes=changes)
    else:
        await put_addresses(connection, [Placed(person.id, address, at, by)])
    await touch(connection, person.id, at)
    return [CitizenChanged(at=at, by=by, citizen=person.id, fields=("addresses",))]


async def remove_address(
    connection: AsyncConnection, number: int, kind: str, address: str, *, at: float, by: str
) -> list[Event]:
    """Take an address away; what came from it stays the citizen's. Raises `CitizenError` where it is not there."""
    await lock_alone(connection)
    person = await locked(connection, number, None)
    gone = await connection.execute(sa.delete(citizen_address).where(_rows_of(person, kind, address)))
    if not gone.rowcount:
        raise CitizenError(f"citizen {person.id} has no such address")
    await touch(connection, person.id, at)
    await audit.write(connection, at=at, by=by, kind=KIND, subject=person.id, changes={kind: (address, None)})
    return [CitizenChanged(at=at, by=by, citizen=person.id, fields=("addresses",))]


async def locked(connection: AsyncConnection, number: int, version: int | None) -> Citizen:
    """Return a citizen whom nobody else changes until the transaction ends.

    Raises `UnknownCitizenError`, and `StaleCitizenError` where `version` is given and not the present one.
    """
    kept = await kept_of(connection, number)
    while kept is not None:
        await connection.execute(sa.select(citizen.c.id).where(citizen.c.id == kept).with_for_update())
        now = await kept_of(connection, kept)
        if now == kept:
            break
        kept = now  # merged while we waited
    person = None if kept is None else await read(connection, kept)
    if person is None:
        raise UnknownCitizenError(f"there is no citizen {number}")
    if version is not None and version != person.version:
        raise StaleCitizenError(
            f"citizen {person.id} was changed meanwhile (version {person.version}, yours is {version}): "
            "look again, and then change what is still to be changed"
        )
    return person


async def touch(
    connection: AsyncConnection, number: int, at: float, values: Mapping[str, Any] | None = None
) -> None:
    """Write new values of a row and count the change."""
    counted = {"version": citizen.c.version + 1, "changed_at": at}
    await connection.execute(
        sa.update(citizen).where(citizen.c.id == number).values({**(values or {}), **counted})
    )


async def _write_fields(
    connection: AsyncConnection, number: int, values: Mapping[str, Any], at: float
) -> None:
    """Write fields of one row, and the words by which its names are found."""
    query = sa.select(citizen.c.name_ar, citizen.c.name_en).where(citizen.c.id == number)
    now = (await connection.execute(query)).one()
    words = searchable([values.get("name_ar", now.name_ar), values.get("name_en", now.name_en)])
    await touch(connection, number, at, {**values, "searchable": words})
    await citizen_name_index.replace(connection, {number: words})


def _rows_of(person: Citizen, kind: str, address: str) -> sa.ColumnElement[bool]:
    column = citizen_address.c
    return sa.and_(column.citizen.in_(person.group), column.kind == kind, column.address == address)

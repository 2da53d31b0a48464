"""Adds citizens, any number at once, within the transaction of whoever has something to do with them.

What is written of them costs the same few statements for one as for a hundred: rows, audit, addresses, and what came
from the addresses before. Everything raises what the database raises.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CitizenAdded, Event

from . import audit, citizen_name_index
from .citizen import Address
from .citizen_links import link_histories, lock_alone
from .citizen_names import by_script, searchable
from .citizen_reading import owners
from .citizen_tables import citizen, citizen_address

#: What the audit calls a citizen.
KIND = "citizen"


class NewCitizen(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is to be added; `at` is in seconds since the epoch."""

    #: Columns of the citizen, checked.
    fields: Mapping[str, Any]
    #: Of `addresses.normalise`.
    addresses: Sequence[Address]
    at: float
    by: str


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """An address of `addresses.normalise`, and what is known of whoever is reached there, if that is somebody new."""

    kind: str
    address: str
    at: float
    by: str
    name: str = ""
    language: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What is sought."""
        return self.kind, self.address


class Placed(NamedTuple):
    """An address that a citizen gets."""

    citizen: int
    address: Address
    at: float
    by: str


async def find_or_add_all(
    connection: AsyncConnection, sought: Sequence[Sought]
) -> list[tuple[int | None, list[Event]]]:
    """Return the one citizen of each address, and the facts; a new one where there is none.

    None where several share it: who of them it is, somebody has to ask. Each address is to be sought once.
    """
    addresses = [one.address for one in sought]
    known = await owners(connection, addresses)
    if any(one.key not in known for one in sought):
        await lock_alone(connection)
        known = await owners(connection, addresses)  # somebody may have been faster
    missing = [one for one in sought if one.key not in known]
    numbers = await add_all(connection, [_somebody(one) for one in missing])
    added = {one.key: number for one, number in zip(missing, numbers, strict=True)}
    return [
        (added[one.key], [CitizenAdded(at=one.at, by=one.by, citizen=added[one.key])])
        if one.key in added
        else (known[one.key], [])
        for one in sought
    ]


async def add_all(connection: AsyncConnection, new: Sequence[NewCitizen]) -> list[int]:
    """Add citizens of whom the same fields are known; return their numbers, in order."""
    if not new:
        return []
    inserted = sa.insert(citizen).returning(citizen.c.id, sort_by_parameter_order=True)
    rows = [_row(one) for one in new]
    numbers = list((await connection.execute(inserted, rows)).scalars())
    words = {number: row["searchable"] for number, row in zip(numbers, rows, strict=True)}
    await citizen_name_index.add(connection, words)
    placed = []
    for number, one in zip(numbers, new, strict=True):
        placed += [Placed(number, address, one.at, one.by) for address in one.addresses]
    changes = [
        audit.rows_of(
            at=one.at, by=one.by, kind=KIND, subject=number,
            changes={name: (None, value) for name, value in one.fields.items()},
        )
        for number, one in zip(numbers, new, strict=True)
    ]  # fmt: skip
    await audit.insert(connection, [row for rows in changes for row in rows])
    await put_addresses(connection, placed)
    return numbers


async def put_addresses(connection: AsyncConnection, placed: Sequence[Placed]) -> None:
    """Write addresses with their audit, and give the citizens what came from there before and is nobody's."""
    if not placed:
        return
    rows = [
        {
            "citizen": one.citizen, "kind": one.address.kind, "address": one.address.address,
            "shared": one.address.shared, "added_at": one.at,
        }
        for one in placed
    ]  # fmt: skip
    await connection.execute(sa.insert(citizen_address), rows)
    changes = [
        audit.rows_of(
            at=one.at, by=one.by, kind=KIND, subject=one.citizen,
            changes={one.address.kind: (None, one.address.address)},
        )
        for one in placed
    ]  # fmt: skip
    await audit.insert(connection, [row for rows in changes for row in rows])
    await link_histories(connection, [(one.address.kind, one.address.address) for one in placed])


def _somebody(sought: Sought) -> NewCitizen:
    name_ar, name_en = by_script(sought.name)
    return NewCitizen(
        fields={"name_ar": name_ar, "name_en": name_en, "language": sought.language},
        addresses=[Address(kind=sought.kind, address=sought.address)],
        at=sought.at,
        by=sought.by,
    )


def _row(new: NewCitizen) -> dict[str, Any]:
    words = searchable([new.fields.get("name_ar"), new.fields.get("name_en")])
    return {
        **new.fields, "searchable": words, "added_at": new.at, "changed_at": new.at, "version": 1,
    }  # fmt: skip

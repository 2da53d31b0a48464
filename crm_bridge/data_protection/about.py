"""Which rows are about a citizen: found over everybody who is the same person, and over numbers that only they have."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.addresses import PHONE, kind_of_channel
from hotline.crm_bridge.case_status import DONE
from hotline.crm_bridge.citizen import Citizen
from hotline.crm_bridge.citizen_reading import read, soles
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.tables import cases, interaction

#: Names in one query: SQLite takes 32,766.
BATCH = 500

T = TypeVar("T", str, int)


@dataclass(frozen=True, slots=True)
class About:
    """What is about one citizen."""

    citizen: Citizen
    #: Addresses that nobody else has, by kind and address.
    sole: frozenset[tuple[str, str]]
    #: Calls and other contacts, but for those of cases that are not done.
    contacts: frozenset[str]
    #: Those of cases that are not done.
    kept_contacts: frozenset[str]
    #: References of cases that are done, and of those that are not.
    done: frozenset[str]
    open: frozenset[str]
    #: Every address that stands in these rows, also one that the citizen has no more.
    addresses: frozenset[str] = field(default_factory=frozenset)

    @property
    def all_contacts(self) -> frozenset[str]:
        """Kept or not."""
        return self.contacts | self.kept_contacts

    @property
    def all_cases(self) -> frozenset[str]:
        """Done or not."""
        return self.done | self.open

    @property
    def sole_numbers(self) -> tuple[str, ...]:
        """Telephone numbers that nobody else has."""
        return tuple(sorted(address for kind, address in self.sole if kind == PHONE))


async def gather(connection: AsyncConnection, number: int) -> About | None:
    """Return what is about a citizen, following merges; None where there is none. Raises what the database raises."""
    person = await read(connection, number)
    if person is None:
        return None
    sole = await _sole(connection, person)
    rows = await _interactions(connection, person, sole)
    case_rows = await _cases(connection, person, sole)
    open_ = {row.reference for row in case_rows if row.status not in DONE}
    kept = {row.id for row in rows if row.reference in open_}
    kept |= {row.call for row in case_rows if row.call and row.reference in open_}
    everything = {row.id for row in rows} | {row.call for row in case_rows if row.call}
    for contact, reference in await _written(connection, person):
        everything.add(contact)
        if reference in open_:
            kept.add(contact)
    return About(
        citizen=person,
        sole=frozenset(sole),
        contacts=frozenset(everything - kept),
        kept_contacts=frozenset(kept),
        done=frozenset(row.reference for row in case_rows) - open_,
        open=frozenset(open_),
        addresses=frozenset(
            [row.address for row in rows if row.address] + [row.caller for row in case_rows if row.caller]
        ),
    )


def batches(names: Collection[T]) -> list[list[T]]:
    """Return names or numbers in order, so many at a time."""
    ordered = sorted(names)
    return [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]


async def _sole(connection: AsyncConnection, person: Citizen) -> list[tuple[str, str]]:
    found = []
    for kind in sorted({one.kind for one in person.addresses}):
        mine = [one.address for one in person.addresses if one.kind == kind]
        found += [(kind, address) for address in await soles(connection, kind, mine)]
    return found


async def _interactions(
    connection: AsyncConnection, person: Citizen, sole: Sequence[tuple[str, str]]
) -> list[sa.Row[str, str | None, str | None, str]]:
    columns = (interaction.c.id, interaction.c.reference, interaction.c.address, interaction.c.channel)
    linked = sa.select(*columns).where(interaction.c.citizen.in_(person.group))
    unlinked = sa.select(*columns).where(
        interaction.c.citizen.is_(None), interaction.c.address.in_([address for _, address in sole])
    )
    rows = list(await connection.execute(linked))
    rows += [
        row
        for row in await connection.execute(unlinked)
        if (kind_of_channel(row.channel), row.address) in sole
    ]
    return rows


async def _cases(
    connection: AsyncConnection, person: Citizen, sole: Sequence[tuple[str, str]]
) -> list[sa.Row[str, str, str | None, str | None]]:
    numbers = [address for kind, address in sole if kind == PHONE]
    query = sa.select(cases.c.reference, cases.c.status, cases.c.call, cases.c.caller)
    linked = query.where(cases.c.citizen.in_(person.group))
    unlinked = query.where(cases.c.citizen.is_(None), cases.c.caller.in_(numbers))
    return [*await connection.execute(linked), *await connection.execute(unlinked)]


async def _written(connection: AsyncConnection, person: Citizen) -> list[tuple[str, str | None]]:
    columns = (correspondence.c.contact, correspondence.c.reference)
    query = sa.select(*columns).where(correspondence.c.citizen.in_(person.group))
    return [(row.contact, row.reference) for row in await connection.execute(query)]

"""Whose contacts and cases these are: told by the address, where just one citizen has it and nobody shares it.

    a contact comes in later     the projector links its row when it is written the first time, and never again,
                                 so what somebody set by hand stays
    an address is added later    what came from it before and is nobody's becomes the citizen's

Both happen within the transaction of what they follow from. On PostgreSQL a lock keeps one from overlooking the other:
whoever links holds it shared, whoever changes who has an address holds it alone (on SQLite one transaction writes).
"""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .addresses import PHONE, kind_of_channel
from .citizen_reading import soles
from .interaction import Interaction
from .tables import cases, interaction

#: Key of the PostgreSQL advisory lock.
LINKS_LOCK = 0x1111_0005

#: Addresses in one query.
BATCH = 500


async def lock_alone(connection: AsyncConnection) -> None:
    """Keep all others from changing who has an address, and from linking, until the transaction ends."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LINKS_LOCK)))


async def lock_shared(connection: AsyncConnection) -> None:
    """Keep all others from changing who has an address until the transaction ends."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock_shared(LINKS_LOCK)))


async def citizens_of(connection: AsyncConnection, rows: Sequence[Interaction]) -> Mapping[str, int]:
    """Return by its identity whose contact each is, of those whose address tells it."""
    by_kind: dict[str, set[str]] = {}
    for row in rows:
        if row.address is not None and row.citizen is None:
            by_kind.setdefault(kind_of_channel(row.channel), set()).add(row.address)
    found: dict[tuple[str, str], int] = {}
    for kind, addresses in by_kind.items():
        ordered = sorted(addresses)
        for at in range(0, len(ordered), BATCH):
            for address, number in (await soles(connection, kind, ordered[at : at + BATCH])).items():
                found[kind, address] = number
    return {
        row.id: found[kind_of_channel(row.channel), row.address]
        for row in rows
        if row.address is not None and (kind_of_channel(row.channel), row.address) in found
    }


async def link_cases(connection: AsyncConnection, references: Sequence[str]) -> None:
    """Give cases that calls opened, and that are nobody's, to the one citizen of the number."""
    nobodys = sa.select(cases.c.reference, cases.c.caller).where(
        cases.c.reference.in_(references), cases.c.citizen.is_(None), cases.c.caller.is_not(None)
    )
    rows = (await connection.execute(nobodys)).all()
    found = await soles(connection, PHONE, sorted({row.caller for row in rows}))
    for row in rows:
        if row.caller in found:
            mine = sa.update(cases).where(cases.c.reference == row.reference, cases.c.citizen.is_(None))
            await connection.execute(mine.values(citizen=found[row.caller]))


async def link_histories(connection: AsyncConnection, reached: Sequence[tuple[str, str]]) -> None:
    """Give what came from addresses (kind, address) before, and is nobody's, to the one citizen that each has by now.

    Addresses that several have are left alone.
    """
    by_kind: dict[str, list[str]] = {}
    for kind, address in reached:
        by_kind.setdefault(kind, []).append(address)
    known = {kind: await soles(connection, kind, addresses) for kind, addresses in by_kind.items()}
    linked = [
        (kind, {"from_there": address, "whose": known[kind][address]})
        for kind, address in reached
        if address in known[kind]
    ]
    await _give(connection, interaction, interaction.c.address, [row for _, row in linked])
    await _give(connection, cases, cases.c.caller, [row for kind, row in linked if kind == PHONE])


async def _give(
    connection: AsyncConnection,
    table: sa.Table,
    address: sa.Column[str],
    rows: Sequence[Mapping[str, object]],
) -> None:
    if rows:
        nobodys = sa.update(table).where(address == sa.bindparam("from_there"), table.c.citizen.is_(None))
        await connection.execute(nobodys.values(citizen=sa.bindparam("whose")), rows)

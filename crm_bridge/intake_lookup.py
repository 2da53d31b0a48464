"""What the store knows around a batch of contacts: a few statements for all of them."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case_status import DONE
from .citizen_reading import owners
from .citizen_tables import citizen
from .contact import Taken
from .contact_tables import correspondence
from .intake_item import Around, Item, KnownCase, KnownThread
from .message_ids import contact_of
from .tables import cases


async def look_around(connection: AsyncConnection, items: Sequence[Item]) -> Around:
    """Return what concerns these contacts, within the connection's transaction."""
    threads = await _threads(connection, items)
    references = {name for item in items for name in item.mentions}
    references |= {thread.reference for thread in threads.values() if thread.reference}
    return Around(
        repeated=await _repeated(connection, items),
        citizens=await owners(connection, _names(item.address for item in items)),
        threads=threads,
        cases=await _cases(connection, references),
        wrote=await _wrote(connection, items),
    )


async def _repeated(connection: AsyncConnection, items: Sequence[Item]) -> dict[tuple[str, str], Taken]:
    names = _names(item.incoming.external_id for item in items)
    if not names:
        return {}
    table = correspondence.c
    query = sa.select(
        table.channel,
        table.external_id,
        table.contact,
        table.reference,
        table.citizen,
        table.queue,
        table.fingerprint,
    ).where(table.channel.in_(_channels(items)), table.external_id.in_(names))
    rows = (await connection.execute(query)).all()
    return {
        (row.channel, row.external_id): Taken(
            contact=row.contact,
            reference=row.reference,
            citizen=row.citizen,
            queue=row.queue,
            repeated=True,
            fingerprint=row.fingerprint,
        )
        for row in rows
    }


async def _threads(connection: AsyncConnection, items: Sequence[Item]) -> dict[tuple[str, str], KnownThread]:
    names = _names(name for item in items for name in item.incoming.threads)
    if not names:
        return {}
    table, channels = correspondence.c, _channels(items)
    ours = {contact: name for name in names if (contact := contact_of(name))}
    columns = (table.channel, table.contact, table.external_id, table.thread, table.reference, table.at)
    # Three statements instead of one with OR, so that each takes its index.
    queries = (
        sa.select(*columns).where(table.thread.in_(names), table.channel.in_(channels)),
        sa.select(*columns).where(table.external_id.in_(names), table.channel.in_(channels)),
        sa.select(*columns).where(table.contact.in_(list(ours)), table.channel.in_(channels)),
    )
    rows = (await connection.execute(sa.union(*queries[: 3 if ours else 2]).order_by(sa.text("at")))).all()
    found_threads: dict[tuple[str, str], KnownThread] = {}
    for row in rows:  # the newest comes last and stays
        for name in (row.thread, row.external_id, ours.get(row.contact)):
            if name is not None and (row.reference or (row.channel, name) not in found_threads):
                thread = KnownThread(thread=row.thread, reference=row.reference)
                found_threads[row.channel, name] = thread
    return found_threads


async def _cases(connection: AsyncConnection, references: Iterable[str]) -> dict[str, KnownCase]:
    wanted = sorted(references)
    if not wanted:
        return {}
    whose = sa.func.coalesce(citizen.c.merged_into, cases.c.citizen).label("citizen")
    query = (
        sa.select(cases.c.reference, whose, cases.c.caller, cases.c.status, cases.c.queue, cases.c.department)
        .outerjoin(citizen, citizen.c.id == cases.c.citizen)
        .where(cases.c.reference.in_(wanted))
    )
    return {
        row.reference: KnownCase(
            reference=row.reference,
            citizen=row.citizen,
            caller=row.caller,
            is_done=row.status in DONE,
            queue=row.queue,
            department=row.department,
        )
        for row in (await connection.execute(query)).all()
    }


async def _wrote(connection: AsyncConnection, items: Sequence[Item]) -> frozenset[tuple[str, str]]:
    """Return which of the senders wrote about which of the cases that are named; what a form said is no proof."""
    references = _names(name for item in items for name in item.mentions)
    senders = _names(item.address for item in items)
    if not references or not senders:
        return frozenset()
    table = correspondence.c
    query = sa.select(table.reference, table.sender).where(
        table.reference.in_(references),
        table.sender.in_(senders),
        table.direction == "in",
        table.channel.in_(_channels(items)),
    )
    rows = (await connection.execute(query.distinct())).all()
    return frozenset((row.reference, row.sender) for row in rows if row.reference)


def _channels(items: Sequence[Item]) -> list[str]:
    return sorted({item.incoming.channel for item in items})


def _names(found: Iterable[str | None]) -> list[str]:
    return sorted({name for name in found if name})

"""Messages and faxes of calls, for those who hand out or take away all that is known of somebody."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import tables
from .fax.table import fax

#: Names in one query: SQLite takes 32,766.
BATCH = 500


async def messages_of(connection: AsyncConnection, calls: Collection[str]) -> list[sa.RowMapping]:
    """Return the messages of these calls, as the table has them."""
    return await _of_calls(connection, tables.message, calls)


async def faxes_of(connection: AsyncConnection, calls: Collection[str]) -> list[sa.RowMapping]:
    """Return the faxes of these calls, as the table has them."""
    return await _of_calls(connection, fax, calls)


async def forget_messages(connection: AsyncConnection, messages: Collection[str]) -> None:
    """Take messages out of the inbox, within the transaction; their audio is removed already."""
    for batch in _batches(messages):
        await connection.execute(sa.delete(tables.message).where(tables.message.c.id.in_(batch)))


async def forget_faxes(connection: AsyncConnection, faxes: Collection[str]) -> None:
    """Take faxes away, within the transaction; their pages are removed already."""
    for batch in _batches(faxes):
        await connection.execute(sa.delete(fax).where(fax.c.id.in_(batch)))


async def _of_calls(
    connection: AsyncConnection, table: sa.Table, calls: Collection[str]
) -> list[sa.RowMapping]:
    found: list[sa.RowMapping] = []
    for batch in _batches(calls):
        query = sa.select(table).where(table.c.call.in_(batch)).order_by(table.c.created_at)
        found.extend((await connection.execute(query)).mappings())
    return found


def _batches(names: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(names)
    for at in range(0, len(ordered), BATCH):
        yield ordered[at : at + BATCH]

"""How far each reader of the journal has come; kept in the same database as what the reader writes."""

from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from .table import cursor


class Cursor(NamedTuple):
    """A reader's place."""

    #: The last sequence number that was dealt with.
    seq: int
    #: What the reader wanted to find again, JSON.
    state: str


async def load(connection: AsyncConnection, name: str) -> Cursor | None:
    """Return the place of the reader called `name`, None if it never kept one."""
    row = (
        await connection.execute(sa.select(cursor.c.seq, cursor.c.state).where(cursor.c.name == name))
    ).first()
    return None if row is None else Cursor(row.seq, row.state)


async def begin(connection: AsyncConnection, name: str, seq: int) -> int:
    """Keep a place for a reader that has none yet, within the connection's transaction; return the one that counts."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    new = insert(cursor).values(name=name, seq=seq, state="{}")
    await connection.execute(new.on_conflict_do_nothing(index_elements=["name"]))
    return await lock(connection, name)


async def lock(connection: AsyncConnection, name: str) -> int:
    """Return the place of a reader that has one, and keep others from moving it until the transaction ends.

    (SQLite admits one writing transaction at a time anyway.)
    """
    place = sa.select(cursor.c.seq).where(cursor.c.name == name).with_for_update()
    seq: int = (await connection.execute(place)).scalar_one()
    return seq


async def store(connection: AsyncConnection, name: str, seq: int, state: str = "{}") -> None:
    """Keep the place of the reader called `name`, within the connection's transaction."""
    await connection.execute(
        _store_statement(connection.dialect.name), {"name": name, "seq": seq, "state": state}
    )


@lru_cache
def _store_statement(dialect: str) -> sa.Executable:
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(cursor)
    new = statement.excluded
    return statement.on_conflict_do_update(index_elements=["name"], set_={"seq": new.seq, "state": new.state})

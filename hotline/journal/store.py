"""How rows get into the table, for each kind of database: one statement is one commit of any number of rows.

This is the hot path. It speaks to the driver (one hop to SQLite's thread, one round trip to PostgreSQL); with
SQLAlchemy's executemany a commit took four hops and twice the processor time.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .entry import Row
from .table import journal

#: PostgreSQL's advisory lock of those who write the journal. It is held until the commit, so that numbers
#: become visible in their order, and a reader who has seen number n will never miss a smaller one.
WRITER_LOCK = 0x1111_0002

#: A server that says nothing for so long is given up, seconds.
WRITE_SECONDS = 10.0


#: Rows in one statement of a transaction: SQLite allows 32,766 parameters.
MOST_ROWS = 500


class Store(Protocol):
    """Writes rows; each call of `insert` is a transaction where none has begun."""

    async def insert(self, driver: Any, rows: Sequence[Row]) -> Sequence[int]:  # noqa: ANN401 - the driver's own
        """Write the rows and return their sequence numbers, in order; `driver` is the driver's connection."""


class SqliteStore:
    """SQLite through aiosqlite. The connection is in autocommit mode as long as nobody sent BEGIN."""

    async def insert(self, driver: Any, rows: Sequence[Row]) -> Sequence[int]:  # noqa: ANN401 - the driver's own
        """Write the rows and return their sequence numbers, in order."""
        parameters = [value for row in rows for value in row]
        (last,) = await driver.execute_insert(_sqlite_insert(len(rows)), parameters)
        # One statement numbers its rows without gaps: AUTOINCREMENT, and no other writer in between.
        return range(last - len(rows) + 1, last + 1)


@lru_cache(maxsize=1024)
def _sqlite_insert(count: int) -> str:
    values = ", ".join(["(?, ?, ?, ?, ?)"] * count)
    return f"INSERT INTO journal (node, at, call, type, data) VALUES {values}"  # noqa: S608 - no input in it


# The lock comes before the first number: a row exists only once `turn` has its own. The rows are numbered in
# the order of ORDER BY (PostgreSQL evaluates column defaults after the sort).
_POSTGRESQL_INSERT = """
WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock($1))
INSERT INTO journal (node, at, call, type, data)
SELECT row.node, row.at, row.call, row.type, row.data
FROM turn, unnest($2::text[], $3::float8[], $4::text[], $5::text[], $6::text[])
  WITH ORDINALITY AS row (node, at, call, type, data, place)
ORDER BY row.place
RETURNING seq
"""


class PostgresqlStore:
    """PostgreSQL through asyncpg."""

    async def insert(self, driver: Any, rows: Sequence[Row]) -> Sequence[int]:  # noqa: ANN401 - the driver's own
        """Write the rows and return their sequence numbers, in order."""
        columns = [list(column) for column in zip(*rows, strict=True)]
        records = await driver.fetch(_POSTGRESQL_INSERT, WRITER_LOCK, *columns, timeout=WRITE_SECONDS)
        return sorted(record[0] for record in records)


def store_for(dialect: str) -> Store:
    """Return the store for SQLAlchemy's name of a database."""
    return PostgresqlStore() if dialect == "postgresql" else SqliteStore()


async def take_turn(connection: AsyncConnection) -> None:
    """Be the only one who writes the journal until this transaction ends; SQLite has one writer anyway.

    On PostgreSQL this also has SQLAlchemy begin what it only promised so far.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))


async def insert_within(connection: AsyncConnection, rows: Sequence[Row]) -> Sequence[int]:
    """Insert the rows in the connection's transaction and return their sequence numbers, in order.

    It takes the writers' turn: commit soon after. Raises the driver's own errors.
    """
    await take_turn(connection)
    driver = (await connection.get_raw_connection()).driver_connection
    store = store_for(connection.dialect.name)
    numbers: list[int] = []
    for first in range(0, len(rows), MOST_ROWS):
        numbers += await store.insert(driver, rows[first : first + MOST_ROWS])
    return numbers


async def find(connection: AsyncConnection, after: int, rows: Sequence[Row]) -> Sequence[int] | None:
    """Return the numbers of exactly these rows if their node wrote them next after number `after`, else None.

    It answers the question that a connection leaves behind which broke in the middle of a commit. Such a
    commit may still wait for its turn in the server: by waiting for ours behind it we see what became of it.
    """
    await take_turn(connection)
    statement = (
        sa.select(journal.c.seq, journal.c.data)
        .where(journal.c.seq > after, journal.c.node == rows[0].node)
        .order_by(journal.c.seq)
        .limit(len(rows))
    )
    found = (await connection.execute(statement)).all()
    await connection.rollback()
    if [data for _, data in found] != [row.data for row in rows]:
        return None
    return [seq for seq, _ in found]


async def last_seq(connection: AsyncConnection) -> int:
    """Return the highest sequence number, 0 for an empty journal."""
    highest = (await connection.execute(sa.select(sa.func.max(journal.c.seq)))).scalar()
    await connection.rollback()
    return highest or 0

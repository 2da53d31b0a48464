"""Several statements that only read, as one piece of work: an ordinary function of a connection.

aiosqlite carries each statement to a thread and back four times (cursor, execute, fetch, close): a look-up of six
statements waits two dozen times for the event loop, which the calls keep busy. In SQLite such a function therefore runs
in a thread as a whole, on the connections of an engine of its own; it sees one state of the database, never waits for a
writer and cannot write. In PostgreSQL it runs where it is called, as all other statements do.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

#: They take turns at Python anyway; the second goes on while the first waits for the disk.
THREADS = 2

#: What is read.
T = TypeVar("T")


class Reader(Protocol):
    """Does pieces of reading."""

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Return what `work` does; raises what it raises.

        Whoever gives up waiting is free at once; work that has begun in a thread goes on to its end.
        """


def reader_of(engine: AsyncEngine) -> Reader:
    """Return what reads the same database; its connections are closed with those of `engine`."""
    return _InThreads(engine) if engine.dialect.name == "sqlite" else _InLoop(engine)


class _InLoop:
    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        async with self._reading.connect() as connection:
            return await connection.run_sync(work)


class _InThreads:
    def __init__(self, engine: AsyncEngine) -> None:
        # isolation_level=None: sqlite3 begins no transaction by itself, `_begin` below does.
        self._engine = sa.create_engine(
            engine.url.set(drivername="sqlite+pysqlite"),
            connect_args={"isolation_level": None},
            pool_size=THREADS,
            max_overflow=0,
        )
        event.listen(self._engine, "connect", _only_read)
        event.listen(self._engine, "begin", _begin)
        event.listen(engine.sync_engine, "engine_disposed", self._dispose)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reading")

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, work)

    def _do(self, work: Callable[[sa.Connection], T]) -> T:
        with self._engine.connect() as connection:
            return work(connection)

    def _dispose(self, _engine: sa.Engine) -> None:
        self._engine.dispose()


def _only_read(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the pool's is untyped
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")

"""Databases with all tables, for one test after the other: emptied rather than made anew, which takes longer.

A database whose tables a test has changed, or that has grown, is thrown away.
"""

import asyncio
import threading
from collections.abc import Coroutine
from typing import NamedTuple, TypeVar

import asyncpg

from .postgresql import PostgresqlServer

T = TypeVar("T")

#: A database that is larger than its template by so many bytes is not used again.
MOST_GROWTH = 8_000_000

#: Tables in which a row is or was. What was never written to has no page.
_TOUCHED = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'alembic_version'
AND pg_relation_size(c.oid) > 0
"""

_SEQUENCES = """
SELECT setval(format('%I', sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""

_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

_STATE = """
SELECT md5(string_agg(format('%s.%s:%s', c.relname, a.attname, a.atttypid), ',' ORDER BY c.relname, a.attnum)),
       pg_database_size(current_database())
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace
"""


class _Fresh(NamedTuple):
    """What an unused database is like."""

    shape: str
    #: Bytes.
    size: int
    #: The rows that the migrations put into some tables, JSON.
    seeds: dict[str, str]


class DatabasePool:
    """Lends copies of a template. `close()` it."""

    def __init__(self, server: PostgresqlServer, template: str) -> None:
        """`template` is a database with all tables and nothing in them, to which nobody is connected."""
        self._server = server
        self._template = template
        self._free: list[str] = []
        self._fresh: _Fresh | None = None
        #: Ours to each database: they stay open, since a new one reads the whole catalogue again.
        self._connections: dict[str, asyncpg.Connection] = {}
        self._loop = asyncio.new_event_loop()  # apart from the loops of the tests
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def take(self) -> str:
        """Return the name of a database with empty tables."""
        if self._free:
            return self._free.pop()
        name = self._server.create_database(self._template)
        if self._fresh is None:
            self._fresh = self._run(self._state(name))
        return name

    def give_back(self, name: str) -> None:
        """End whoever is connected, and empty the database or throw it away."""
        if self._run(self._emptied(name)):
            self._free.append(name)
        else:
            self._server.drop_database(name)

    def close(self) -> None:
        """End our connections."""
        for name in list(self._connections):
            self._run(self._left(name))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _emptied(self, name: str) -> bool:
        fresh = self._fresh
        assert fresh is not None  # noqa: S101 - known since the first was taken
        connection = await self._connected(name)
        await connection.execute(_OTHERS)
        shape, size = await connection.fetchrow(_STATE)
        if shape != fresh.shape or size > fresh.size + MOST_GROWTH:
            await self._left(name)
            return False
        touched = [table for (table,) in await connection.fetch(_TOUCHED)]
        # Foreign keys are not looked at meanwhile.
        deletes = "".join(f'DELETE FROM "{table}";' for table in touched)  # noqa: S608 - names of the catalogue
        await connection.execute(f"SET session_replication_role = replica; {deletes}")
        await connection.execute(_SEQUENCES)
        for table, rows in fresh.seeds.items():
            query = f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", $1)'  # noqa: S608
            await connection.execute(query, rows)
        return True

    async def _state(self, name: str) -> _Fresh:
        connection = await self._connected(name)
        shape, size = await connection.fetchrow(_STATE)
        seeds = {}
        for (table,) in await connection.fetch(_TOUCHED):
            rows = await connection.fetchval(f'SELECT json_agg(t)::text FROM "{table}" t')  # noqa: S608
            if rows is not None:
                seeds[table] = rows
        return _Fresh(shape, size, seeds)

    async def _connected(self, name: str) -> asyncpg.Connection:
        known = self._connections.get(name)
        if known is None or known.is_closed():
            known = await asyncpg.connect(host=str(self._server.folder), user="hotline", database=name)
            self._connections[name] = known
        return known

    async def _left(self, name: str) -> None:
        await self._connections.pop(name).close()

    def _run(self, work: Coroutine[None, None, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

"""Databases with all tables, for one test after the other: emptied rather than made anew, which takes longer.

A database whose tables a test has changed, or that has grown, is thrown away.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

import asyncpg

from .postgresql import PostgresqlServer

T = TypeVar("T")

#: A database that is larger than its template by so many bytes is not used again.
MOST_GROWTH = 8_000_000

#: What a test may have left: connections, rows, advanced sequences. Foreign keys are not looked at meanwhile.
_EMPTY = """
SET session_replication_role = replica;
DO $$
DECLARE name text; found boolean;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO found;
    IF found THEN EXECUTE format('DELETE FROM %I', name); END IF;
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$;
"""

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"

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
    """Lends copies of a template."""

    def __init__(self, server: PostgresqlServer, template: str) -> None:
        """`template` is a database with all tables and nothing in them, to which nobody is connected."""
        self._server = server
        self._template = template
        self._free: list[str] = []
        self._fresh: _Fresh | None = None

    def take(self) -> str:
        """Return the name of a database with empty tables."""
        if self._free:
            return self._free.pop()
        name = self._server.create_database(self._template)
        if self._fresh is None:
            self._fresh = _run(self._state(name))
        return name

    def give_back(self, name: str) -> None:
        """End whoever is connected, and empty the database or throw it away."""
        if _run(self._emptied(name)):
            self._free.append(name)
        else:
            self._server.drop_database(name)

    async def _emptied(self, name: str) -> bool:
        fresh = self._fresh
        assert fresh is not None  # noqa: S101 - known since the first was taken
        connection = await self._connected(name)
        try:
            await connection.execute(_OTHERS)
            shape, size = await connection.fetchrow(_STATE)
            if shape != fresh.shape or size > fresh.size + MOST_GROWTH:
                return False
            await connection.execute(_EMPTY)
            for table, rows in fresh.seeds.items():
                query = f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", $1)'  # noqa: S608
                await connection.execute(query, rows)
        finally:
            await connection.close()
        return True

    async def _state(self, name: str) -> _Fresh:
        connection = await self._connected(name)
        try:
            shape, size = await connection.fetchrow(_STATE)
            seeds = {}
            for (table,) in await connection.fetch(_TABLES):
                rows = await connection.fetchval(f'SELECT json_agg(t)::text FROM "{table}" t')  # noqa: S608
                if rows is not None:
                    seeds[table] = rows
        finally:
            await connection.close()
        return _Fresh(shape, size, seeds)

    async def _connected(self, name: str) -> asyncpg.Connection:
        return await asyncpg.connect(host=str(self._server.folder), user="hotline", database=name)


def _run(work: Coroutine[None, None, T]) -> T:
    """Run it apart from the loop that our caller may have."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()

"""Databases with all tables, for one test after the other: emptied rather than made anew, which takes longer.

A database whose tables a test has changed, or that has grown, is thrown away.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

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


class DatabasePool:
    """Lends copies of a template."""

    def __init__(self, server: PostgresqlServer, template: str) -> None:
        """`template` is a database with all tables and nothing in them, to which nobody is connected."""
        self._server = server
        self._template = template
        self._free: list[str] = []
        self._fresh: tuple[str, int] | None = None

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
        connection = await self._connected(name)
        try:
            await connection.execute(_OTHERS)
            if not self._is_fresh(*await connection.fetchrow(_STATE)):
                return False
            await connection.execute(_EMPTY)
        finally:
            await connection.close()
        return True

    async def _state(self, name: str) -> tuple[str, int]:
        connection = await self._connected(name)
        try:
            shape, size = await connection.fetchrow(_STATE)
        finally:
            await connection.close()
        return shape, size

    def _is_fresh(self, shape: str, size: int) -> bool:
        assert self._fresh is not None  # noqa: S101 - known since the first was taken
        return shape == self._fresh[0] and size < self._fresh[1] + MOST_GROWTH

    async def _connected(self, name: str) -> asyncpg.Connection:
        return await asyncpg.connect(host=str(self._server.folder), user="hotline", database=name)


def _run(work: Coroutine[None, None, T]) -> T:
    """Run it apart from the loop that our caller may have."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()

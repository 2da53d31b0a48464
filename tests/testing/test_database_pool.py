"""Databases that one test after the other uses."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from hotline import database
from hotline.testing.database_pool import DatabasePool
from hotline.testing.postgresql import PostgresqlServer

pytestmark = pytest.mark.postgresql


@pytest.fixture
def pool(postgresql_server: PostgresqlServer, postgresql_template: str) -> Iterator[DatabasePool]:
    pool = DatabasePool(postgresql_server, postgresql_template)
    yield pool
    pool.close()


async def run(server: PostgresqlServer, name: str, *statements: str) -> object:
    """Return the last one's value."""
    engine = database.create_engine(server.url(name))
    try:
        async with engine.begin() as connection:
            results = [await connection.execute(sa.text(statement)) for statement in statements]
            return results[-1].scalar() if results[-1].returns_rows else None
    finally:
        await engine.dispose()


INSERT = "INSERT INTO job (kind, subject, due_at, data, attempts) VALUES ('a', 'b', 0, '{}', 0) RETURNING id"


async def test_the_next_test_finds_nothing_of_the_last(
    pool: DatabasePool, postgresql_server: PostgresqlServer
) -> None:
    """Rows are gone, numbers begin again, and the tables are known to be migrated."""
    name = pool.take()
    first = await run(postgresql_server, name, INSERT)
    pool.give_back(name)
    assert pool.take() == name
    assert await run(postgresql_server, name, "SELECT count(*) FROM job") == 0
    assert await run(postgresql_server, name, INSERT) == first
    assert await run(postgresql_server, name, "SELECT count(*) FROM alembic_version") == 1


async def test_what_migrations_wrote_is_there_again(
    pool: DatabasePool, postgresql_server: PostgresqlServer
) -> None:
    """A counter begins where it began in an unused database."""
    name = pool.take()
    counters = "SELECT json_agg(c)::text FROM case_number c"
    before = await run(postgresql_server, name, counters)
    await run(postgresql_server, name, "UPDATE case_number SET last = last + 7")
    pool.give_back(name)
    assert pool.take() == name
    assert await run(postgresql_server, name, counters) == before
    assert before


async def test_changed_tables_are_not_lent_again(
    pool: DatabasePool, postgresql_server: PostgresqlServer
) -> None:
    """Whatever a test does to its tables happens to no other test."""
    name = pool.take()
    await run(postgresql_server, name, "ALTER TABLE job RENAME TO gone")
    pool.give_back(name)
    assert pool.take() != name

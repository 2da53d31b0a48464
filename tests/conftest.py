"""Fixtures for all tests. Those of one folder live in its own conftest.py."""

import asyncio
import functools
import gc
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database, database_engine
from hotline.journal import Journal, JournalReader
from hotline.testing.database_pool import DatabasePool
from hotline.testing.nursery import Nursery
from hotline.testing.postgresql import PostgresqlServer, find_programs

# Examples are the same in every run, so that a run that passed passes again, and none is too slow on a busy machine.
# `--hypothesis-profile=default` looks at others.
settings.register_profile(
    "steady", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Have Python's collector pass over thousands of tests and whatever they import: they stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def quick_commits() -> Iterator[None]:
    """Wait for no disk: what SQLite has committed survives a killed process all the same, if not the loss of power."""
    production = database_engine._set_pragmas

    @functools.wraps(production)
    def quick(connection: Any, record: object) -> None:  # noqa: ANN401 - the pool's is untyped
        production(connection, record)
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database_engine, "_set_pragmas", quick)
        yield


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite database that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path}/hotline.db"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A private PostgreSQL server, started when the first test needs it."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (package postgresql)")
    server = PostgresqlServer(programs)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of its own."""
    name = postgresql_server.create_database()
    yield postgresql_server.url(name)
    postgresql_server.drop_database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database; the test runs once for each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def _migrate(url: str) -> None:
    with ThreadPoolExecutor(1) as pool:  # apart from the loops of the tests
        pool.submit(asyncio.run, database.migrate(url)).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "hotline.db"
    _migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, sqlite_url: str) -> str:
    """The URL of an SQLite database with all tables."""
    shutil.copyfile(sqlite_template, sqlite_url.removeprefix("sqlite+aiosqlite:///"))
    return sqlite_url


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: PostgresqlServer) -> str:
    """The name of a migrated PostgreSQL database to copy."""
    name = postgresql_server.create_database()
    _migrate(postgresql_server.url(name))
    return name


@pytest.fixture(scope="session")
def postgresql_pool(postgresql_server: PostgresqlServer, postgresql_template: str) -> Iterator[DatabasePool]:
    """PostgreSQL databases with all tables."""
    pool = DatabasePool(postgresql_server, postgresql_template)
    yield pool
    pool.close()


@pytest.fixture
def migrated_postgresql_url(
    postgresql_server: PostgresqlServer, postgresql_pool: DatabasePool
) -> Iterator[str]:
    """The URL of a PostgreSQL database with all tables and nothing in them, of its own."""
    name = postgresql_pool.take()
    yield postgresql_server.url(name)
    postgresql_pool.give_back(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables; the test runs once for each kind. Much quicker than migrating."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


@pytest.fixture
def journal_url(migrated_url: str) -> str:
    """The database of `engine`, `journal` and `reader`; folders where one kind is enough say which."""
    return migrated_url


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where processes come from that a test kills."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
async def engine(journal_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on a database with all tables."""
    engine = database.create_engine(journal_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def journal(engine: AsyncEngine) -> AsyncIterator[Journal]:
    """The writer of node `demo`."""
    journal = Journal(engine, "demo")
    yield journal
    await journal.close()


@pytest.fixture
def reader(engine: AsyncEngine, journal: Journal) -> JournalReader:
    """A reader in the writer's process."""
    return JournalReader(engine, journal)

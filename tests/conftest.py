"""Fixtures for all tests. Those of one folder live in its own conftest.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.testing.postgresql import PostgresqlServer, find_programs


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

"""The door for tests."""

from collections.abc import Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal
from tests.desk.door.door_house import House


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough for whatever does not say otherwise."""
    return migrated_sqlite_url


@pytest.fixture
def house(journal: Journal, engine: AsyncEngine) -> Iterator[House]:
    """A door on an empty database."""
    made = House(journal, engine)
    yield made
    made.passwords.close()

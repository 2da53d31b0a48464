"""The door for tests."""

from collections.abc import Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal
from tests.desk.door.door_house import House


@pytest.fixture
def journal_url(request: pytest.FixtureRequest) -> str:
    """One kind of database is enough for whatever does not say `ON_BOTH`."""
    url: str = request.getfixturevalue(f"migrated_{getattr(request, 'param', 'sqlite')}_url")
    return url


@pytest.fixture
def house(journal: Journal, engine: AsyncEngine) -> Iterator[House]:
    """A door on an empty database."""
    made = House(journal, engine)
    yield made
    made.passwords.close()

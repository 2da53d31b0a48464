from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.journal import Journal, JournalReader


@pytest.fixture
async def engine(migrated_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on a migrated database of each kind."""
    engine = database.create_engine(migrated_url)
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

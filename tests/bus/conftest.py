from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.journal import Journal, JournalReader
from hotline.testing.mosquitto import Mosquitto, find_program


@pytest.fixture
def broker() -> Iterator[Mosquitto]:
    """A private Mosquitto, running."""
    program = find_program()
    if program is None:
        pytest.skip("Mosquitto is not installed (package mosquitto)")
    broker = Mosquitto(program)
    try:
        broker.start()
        yield broker
    finally:
        broker.remove()


@pytest.fixture
async def engine(migrated_sqlite_url: str) -> AsyncIterator[AsyncEngine]:
    engine = database.create_engine(migrated_sqlite_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def journal(engine: AsyncEngine) -> AsyncIterator[Journal]:
    journal = Journal(engine, "demo")
    yield journal
    await journal.close()


@pytest.fixture
def reader(engine: AsyncEngine, journal: Journal) -> JournalReader:
    return JournalReader(engine, journal)

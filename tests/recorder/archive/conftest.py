"""An archive on a journal of its own."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import House


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


@pytest.fixture
async def house(
    tmp_path: Path, journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> AsyncIterator[House]:
    """A hotline whose controller has made its folders."""
    paths = Paths(tmp_path)
    paths.create()
    house = House(paths, journal, reader, engine)
    yield house
    for recordings in house.made:
        await recordings.archive.close()


@pytest.fixture
def recordings(house: House) -> Recordings:
    """The archive of the house."""
    return house.recordings()


Flip = Callable[[Path, int], None]


@pytest.fixture
def flip() -> Flip:
    """Flip the lowest bit of one byte of a file; a negative place counts from its end."""

    def flip(file: Path, place: int) -> None:
        content = bytearray(file.read_bytes())
        content[place] ^= 1
        file.write_bytes(content)

    return flip

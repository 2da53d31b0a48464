"""The inbox as people read it: newest message first, with what is known of each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.database import create_engine, database_url, for_reading
from hotline.paths import Paths

from .files import QUARANTINE
from .tables import message
from .transcription.engine import Word
from .transcription.jobs import retry_failed

_words = msgspec.json.Decoder(tuple[Word, ...])


class StoredMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message in the inbox; the fields are those of the table."""

    id: str
    reference: str
    node: str
    call: str
    caller: str | None
    language: str
    queue: str
    source: str
    seconds: float
    #: When it was left, seconds since the epoch.
    created_at: float
    state: str
    transcript_state: str
    transcript: str
    confidence: float | None
    words: tuple[Word, ...]
    engine: str
    attempts: int
    #: Why there is no transcript; empty if there is one, or none is due.
    failure: str
    #: The audio, absolute (on the node that took it).
    audio: Path


class Listing:
    """The inbox for people."""

    def __init__(self, engine: AsyncEngine, folder: Path) -> None:
        """`folder` is the one of messages."""
        self._engine = engine
        self._reading = for_reading(engine)
        self._folder = folder

    async def newest(self, count: int) -> list[StoredMessage]:
        """Return the newest `count` messages, the newest first. Raises what the database raises."""
        query = sa.select(message).order_by(message.c.created_at.desc(), message.c.id).limit(count)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [self._message(row) for row in rows]

    async def count(self) -> int:
        """Return how many messages there are."""
        async with self._reading.connect() as connection:
            return (await connection.execute(sa.select(sa.func.count()).select_from(message))).scalar() or 0

    async def retry_failed(self) -> int:
        """Let the transcripts that were given up be tried again; return how many they are."""
        return await retry_failed(self._engine)

    def _message(self, row: sa.RowMapping) -> StoredMessage:
        fields: dict[str, Any] = {
            name: row[name] for name in StoredMessage.__struct_fields__ if name not in {"words", "audio"}
        }
        return StoredMessage(**fields, words=_words.decode(row["words"]), audio=self._folder / row["path"])


@asynccontextmanager
async def open_listing(config: Configuration, paths: Paths) -> AsyncIterator[Listing]:
    """Open this node's inbox. Raises `DatabaseError` for a URL that cannot be used."""
    engine = create_engine(database_url(config, paths))
    try:
        yield Listing(engine, paths.messages)
    finally:
        await engine.dispose()


def quarantined(paths: Paths) -> list[Path]:
    """Return the files that could not be read as messages and wait for people to look at them."""
    folders = (paths.messages / QUARANTINE, paths.lifeboat / QUARANTINE)
    return sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir())

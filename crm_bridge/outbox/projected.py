"""Reading the journal no faster than interactions are written: whoever is told of an entry finds its row."""

import asyncio
from collections.abc import AsyncGenerator

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.projector import CURSOR
from hotline.database import for_reading
from hotline.journal import Entry, Journal, JournalReader, cursors
from hotline.journal.reader import POLL_SECONDS

#: How often it is looked whether the rows are there, seconds: the projector writes twice a second.
LOOK_SECONDS = 0.25

#: After so long somebody is told that no interactions are written, seconds.
PATIENCE_SECONDS = 60.0

log = structlog.get_logger()


class ProjectedReader(JournalReader):
    """Follows behind the projector."""

    def __init__(self, engine: AsyncEngine, writer: Journal | None = None) -> None:
        super().__init__(engine, writer)
        self._database = for_reading(engine)

    async def follow(
        self, after: int, poll_seconds: float = POLL_SECONDS, *, gather_seconds: float = 0.0
    ) -> AsyncGenerator[list[Entry], None]:
        """Yield the entries after number `after` when their interactions are written, for ever."""
        async for entries in super().follow(after, poll_seconds, gather_seconds=gather_seconds):
            await self._until_projected(entries[-1].seq)
            yield entries

    async def _until_projected(self, seq: int) -> None:
        waited = 0.0
        while await self._projected() < seq:
            await asyncio.sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS
            if waited == PATIENCE_SECONDS:
                log.error("outbox.waits_for_interactions", entry=seq)

    async def _projected(self) -> int:
        """Return how far the interactions are; 0 while that cannot be read."""
        try:
            async with self._database.connect() as connection:
                kept = await cursors.load(connection, CURSOR)
        except (SQLAlchemyError, OSError, TimeoutError):
            return 0  # the reader reports it
        return 0 if kept is None else kept.seq

"""Writes the rows of recordings, each in one transaction with the event that says the same."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.events import Event, RecordingFinalised
from hotline.journal import Journal, JournalUnavailableError

from . import rows
from .metadata import Metadata, to_json
from .rows import RecordingRow
from .tables import KEPT, recording

#: How long after a failure the database is tried again, seconds.
RETRY_SECONDS = 2.0

#: Names in one query.
BATCH = 500

R = TypeVar("R")
log = structlog.get_logger()


class Register:
    """What is stored where."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self._journal = journal
        self._reading = for_reading(engine)

    @property
    def node(self) -> str:
        """The node whose recordings these are."""
        return self._journal.node

    async def get(self, recording_id: str) -> RecordingRow | None:
        """Return a recording, also a deleted one; None where there never was one."""
        async with self._reading.connect() as connection:
            return await rows.load(connection, recording_id)

    async def of_call(self, call: str) -> list[RecordingRow]:
        """Return a call's recordings, deleted ones too."""
        return await self.select(recording.c.call == call, limit=1000)

    async def select(
        self, *where: sa.ColumnElement[bool], limit: int, by_id: bool = False
    ) -> list[RecordingRow]:
        """Return recordings by their begin, or by their id."""
        order = recording.c.id if by_id else recording.c.begins_at
        async with self._reading.connect() as connection:
            return await rows.select(connection, *where, limit=limit, order=order)

    async def count(self, *where: sa.ColumnElement[bool]) -> int:
        """Return how many recordings there are."""
        query = sa.select(sa.func.count()).select_from(recording).where(*where)
        async with self._reading.connect() as connection:
            return (await connection.execute(query)).scalar() or 0

    async def not_kept(self, recording_ids: Sequence[str]) -> list[str]:
        """Return those that are not in the table, or deleted."""
        kept: set[str] = set()
        async with self._reading.connect() as connection:
            for at in range(0, len(recording_ids), BATCH):
                batch = recording_ids[at : at + BATCH]
                query = sa.select(recording.c.id).where(recording.c.id.in_(batch), recording.c.state == KEPT)
                kept.update((await connection.execute(query)).scalars())
        return [one for one in recording_ids if one not in kept]

    async def has_keys(self) -> bool:
        """Return whether encrypted recordings of this node are kept."""
        column = recording.c
        return bool(await self.count(column.node == self.node, column.state == KEPT, column.key != ""))

    async def total_bytes(self, *where: sa.ColumnElement[bool]) -> int:
        """Return how much is stored."""
        query = sa.select(sa.func.sum(recording.c.size)).where(*where)
        async with self._reading.connect() as connection:
            return int((await connection.execute(query)).scalar() or 0)

    async def add(self, event: RecordingFinalised, metadata: Metadata, storage: str) -> bool:
        """Commit a new recording; False where it is known already. Waits for a database that is away.

        The reply of a commit may be lost: then the second try finds what the first one wrote.
        """
        values = {
            "id": metadata.recording, "call": event.call, "node": self.node, "storage": storage, "path": event.path,
            "begins_at": metadata.begins_at, "seconds": event.seconds, "format": metadata.format,
            "language": metadata.language, "queue": metadata.queue, "size": event.size, "sha256": event.sha256,
            "key": event.key, "metadata": to_json(metadata), "keep_until": event.keep_until, "held_by": "",
            "state": KEPT, "damage": "", "verified_at": None, "next_key": "", "next_sha256": "",
        }  # fmt: skip

        async def insert(connection: AsyncConnection) -> None:
            if await rows.load(connection, metadata.recording) is not None:
                raise _KnownError
            await connection.execute(sa.insert(recording).values(values))

        try:
            await self.commit_patiently([event], insert)
        except _KnownError:
            return False
        return True

    async def change(
        self,
        recording_id: str,
        events: Sequence[Event],
        values: dict[str, object],
        *,
        only_if: Callable[[RecordingRow], bool],
        also: Callable[[AsyncConnection], Awaitable[None]] | None = None,
    ) -> bool:
        """Commit events and changes of a row together; False, and nothing, where the row is not as it must be.

        `also` is done in the same transaction.

        Raises `JournalUnavailableError`.
        """

        async def update(connection: AsyncConnection) -> None:
            row = await rows.load(connection, recording_id)
            if row is None or not only_if(row):
                raise _KnownError
            change = sa.update(recording).where(recording.c.id == recording_id)
            await connection.execute(change.values(values))
            if also is not None:
                await also(connection)

        try:
            await self._journal.commit(events, update)
        except _KnownError:
            return False
        return True

    async def commit_patiently(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[R]]
    ) -> R:
        """Commit, and again for as long as the database cannot be written."""
        while True:
            try:
                return await self._journal.commit(events, work)
            except JournalUnavailableError as error:
                log.warning("recording.journal_unavailable", reason=str(error))
                await asyncio.sleep(RETRY_SECONDS)


class _KnownError(Exception):
    """The row is not as it must be."""

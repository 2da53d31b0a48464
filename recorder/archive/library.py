"""How people come to a recording: what there is, its sound, legal hold, and who had it.

Nothing is given out before the journal has it on disk who wanted it and why.
"""

import asyncio
from collections.abc import Callable
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import (
    Event,
    RecordingAccessed,
    RecordingHeld,
    RecordingReleased,
)
from hotline.journal import Journal

from . import rows
from .access_log import Access, note, read_log
from .keys import KeyRing
from .reading import AudioReader
from .removing import HeldError
from .rows import RecordingRow
from .searching import Place, Search
from .storages import Storages
from .tables import DELETED, recording

How = Literal["played", "exported", "picture"]


class NoRecordingError(Exception):
    """There is no such recording, or none any more; the text says which."""


class Library:
    """The recordings of this hotline.

    Its methods raise what the database raises where that cannot be reached, and `JournalUnavailableError` where it
    cannot be written.
    """

    def __init__(
        self, journal: Journal, engine: AsyncEngine, storages: Storages, keys: KeyRing, clock: Clock
    ) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._storages = storages
        self._keys = keys
        self._clock = clock

    async def describe(self, recording_id: str) -> RecordingRow | None:
        """Return what is known of a recording (its id is the call's); None where there never was one."""
        async with self._reading.connect() as connection:
            return await rows.load(connection, recording_id)

    async def find(self, recording_id: str) -> RecordingRow:
        """Return a recording that can be heard. Raises `NoRecordingError`."""
        row = await self.describe(recording_id)
        if row is None:
            message = f"there is no recording {recording_id}"
            raise NoRecordingError(message)
        if not row.is_kept:
            message = f"the recording {recording_id} was deleted"
            raise NoRecordingError(message)
        return row

    async def newest(
        self, count: int, *, queue: str | None = None, with_deleted: bool = False
    ) -> list[RecordingRow]:
        """Return the newest `count` recordings, the newest first."""
        where: list[sa.ColumnElement[bool]] = []
        if not with_deleted:
            where.append(recording.c.state != DELETED)
        if queue is not None:
            where.append(recording.c.queue == queue)
        async with self._reading.connect() as connection:
            return await rows.select(connection, *where, limit=count, order=recording.c.begins_at.desc())

    async def search(self, wanted: Search, count: int) -> tuple[list[RecordingRow], Place | None]:
        """Return a page of at most `count` kept recordings, the newest first, and where the next page begins.

        A page may have fewer although there is a next one.
        """
        async with self._reading.connect() as connection:
            order = recording.c.begins_at.desc()
            found = await rows.select(connection, *wanted.conditions(), limit=count + 1, order=order)
        page = found[:count]
        following = Place.of(page[-1]) if len(found) > count else None
        return [row for row in page if wanted.fits(row)], following

    async def open_audio(self, recording_id: str, *, how: How, who: str, why: str) -> AudioReader:
        """Return the audio as a seekable file: FLAC or Ogg Opus, as the row says. It must be closed.

        It can be opened, and then the access is in the journal, before it is returned. Reading it blocks: use a thread.
        Raises `NoRecordingError`, `SealBrokenError`, `KeyRingError` and `StorageError`.
        """
        row = await self.find(recording_id)
        audio = await asyncio.to_thread(self.open_row, row)
        try:
            line = Access(recording=row.id, at=self._clock(), how=how, who=who, why=why)
            event = RecordingAccessed(at=line.at, recording=row.id, how=how, who=who, why=why)
            await self._commit(line, event)
        except BaseException:
            audio.close()
            raise
        return audio

    def open_row(self, row: RecordingRow) -> AudioReader:
        """Return the audio without a word in the log: for checks, not for people. Blocks; raises as `open_audio`."""
        source = self._storages.named(row.storage).open(row.path)
        return AudioReader(source, self._keys if row.key else None)

    async def hold(self, recording_id: str, *, who: str, why: str) -> None:
        """Put a recording under legal hold: nothing deletes it.

        Raises `NoRecordingError`, and `HeldError` where somebody else holds it: whose release would end both.
        """

        def free(row: RecordingRow) -> None:
            if row.held_by not in {"", who}:
                raise HeldError(
                    f"the recording {row.id} is under legal hold by {row.held_by} already, whose release would end "
                    "yours too: agree with them on one hold"
                )

        line = Access(recording=recording_id, at=self._clock(), how="held", who=who, why=why)
        event = RecordingHeld(at=line.at, recording=recording_id, who=who, why=why)
        await self._commit(line, event, {"held_by": who}, free)

    async def release(self, recording_id: str, *, who: str, why: str) -> None:
        """End a legal hold, whoever began it. Raises `NoRecordingError`, and `HeldError` where there is none."""

        def held(row: RecordingRow) -> None:
            if not row.held_by:
                raise HeldError(f"the recording {row.id} is not under legal hold")

        line = Access(recording=recording_id, at=self._clock(), how="released", who=who, why=why)
        event = RecordingReleased(at=line.at, recording=recording_id, who=who, why=why)
        await self._commit(line, event, {"held_by": ""}, held)

    async def access_log(self, count: int, recording_id: str | None = None) -> list[Access]:
        """Return the newest `count` accesses, of one recording or of all, the newest first."""
        async with self._reading.connect() as connection:
            return await read_log(connection, count, recording_id)

    async def _commit(
        self,
        line: Access,
        event: Event,
        values: dict[str, object] | None = None,
        check: Callable[[RecordingRow], None] = lambda _: None,
    ) -> None:
        """Write event, access log and row in one transaction; the recording must still be kept, and pass the check."""

        async def write(connection: AsyncConnection) -> None:
            row = await rows.load(connection, line.recording)
            if row is None or not row.is_kept:
                message = f"there is no recording {line.recording}" + (" any more" if row else "")
                raise NoRecordingError(message)
            check(row)
            await note(connection, line)
            if values:
                change = sa.update(recording).where(recording.c.id == line.recording).values(values)
                await connection.execute(change)

        await self._journal.commit([event], write)

"""The archive of recordings for one command: opened, used, closed; what goes wrong is said in words."""

import contextlib
import getpass
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.database import DatabaseError
from hotline.journal import JournalReader, JournalUnavailableError
from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.exporting import ExportError
from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.library import How, NoRecordingError
from hotline.recorder.archive.opening import Recordings, open_recordings
from hotline.recorder.archive.reading import AudioReader
from hotline.recorder.archive.removing import HeldError
from hotline.recorder.archive.rotation import RotationRunningError
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.storage import StorageError

from .stored import Stored, in_database

R = TypeVar("R")

#: What a person can mend; its text says how.
_SAID = (
    DatabaseError, ExportError, HeldError, JournalUnavailableError, KeyRingError, NoRecordingError,
    RotationRunningError, SealBrokenError, StorageError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with."""

    loaded: Loaded
    recordings: Recordings

    async def known(self, recording_id: str) -> RecordingRow:
        """Return a recording, also a deleted one. Raises `NoRecordingError`."""
        row = await self.recordings.library.describe(recording_id)
        if row is None:
            message = f"there is no recording {recording_id}; `hotline recordings list` shows them"
            raise NoRecordingError(message)
        return row

    async def kept(self, recording_id: str) -> RecordingRow:
        """Return a recording that can be heard. Raises `NoRecordingError`."""
        await self.known(recording_id)
        return await self.recordings.library.find(recording_id)

    async def open_audio(self, recording_id: str, *, how: How, who: str, why: str) -> AudioReader:
        """Return its sound, once the access log has it."""
        return await self.recordings.library.open_audio(recording_id, how=how, who=who, why=why)


def in_session(loaded: Loaded, work: Callable[[Session], Awaitable[R]]) -> R:
    """Do the work; print what is wrong and exit with 1 otherwise."""

    async def at_work(stored: Stored) -> R:
        async with recordings_of(loaded, stored) as recordings:
            return await work(Session(loaded, recordings))

    return in_database(loaded, at_work, none="there are no recordings", said=_SAID)


@contextlib.asynccontextmanager
async def recordings_of(loaded: Loaded, stored: Stored) -> AsyncIterator[Recordings]:
    """Open the archive; it is closed with the block. Raises what the key ring and the storages raise."""
    recordings = open_recordings(
        stored.journal,
        stored.engine,
        JournalReader(stored.engine, stored.journal),
        loaded.paths,
        current=lambda: loaded.config,
        clock=wall_clock,
    )
    try:
        yield recordings
    finally:
        await recordings.archive.close()


def who_asks(who: str | None) -> str:
    """Return who wants it, for the access log: the name that was given, or this shell's user."""
    if who is not None and who.strip():
        return who.strip()
    user = getpass.getuser()
    caller = os.environ.get("SUDO_USER")
    return f"{caller} (as {user})" if caller and caller != user else user

"""The archive of recordings for one command: opened, used, closed; what goes wrong is said in words."""

import asyncio
import getpass
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import wall_clock
from hotline.config_loader import Loaded
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import Journal, JournalReader, JournalUnavailableError
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

from .common import fail

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
    try:
        return asyncio.run(_work(loaded, work))
    except _SAID as error:
        fail(str(error))
    except SQLAlchemyError as error:
        if "no such table" in str(error) or "does not exist" in str(error) or "unable to open" in str(error):
            fail(f"there are no recordings in {loaded.paths.data} yet: start the hotline once (hotline up)")
        fail(explain(check_url(database_url(loaded.config, loaded.paths)), error))
    except OSError as error:
        fail(f"{error.filename or loaded.paths.recordings}: {error.strerror or error}")


async def _work(loaded: Loaded, work: Callable[[Session], Awaitable[R]]) -> R:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    recordings = open_recordings(
        journal,
        engine,
        JournalReader(engine, journal),
        loaded.paths,
        current=lambda: loaded.config,
        clock=wall_clock,
    )
    try:
        return await work(Session(loaded, recordings))
    finally:
        await recordings.archive.close()
        await journal.close()
        await engine.dispose()


def who_asks(who: str | None) -> str:
    """Return who wants it, for the access log: the name that was given, or this shell's user."""
    if who is not None and who.strip():
        return who.strip()
    user = getpass.getuser()
    caller = os.environ.get("SUDO_USER")
    return f"{caller} (as {user})" if caller and caller != user else user

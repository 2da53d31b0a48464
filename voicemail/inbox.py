"""The inbox: what a caller said becomes a message and a case, in one transaction, exactly once.

    audio sound and on disk ──> one transaction: message, case, MessageLeft, CaseOpened ──> the reference

A message that a caller adds to a case that is there already opens none: `MessageAddedToCase` instead of `CaseOpened`.

Law 4 (promised means committed): the reference exists for the caller only after that transaction. Whatever
dies in between, keeping the message again does the rest or returns the same reference.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import CaseOpened, Event, MessageAddedToCase, MessageLeft
from hotline.journal import Journal
from hotline.shortest_message import SHORTEST_SECONDS

from . import tables, wav
from .files import is_identity, secure
from .spoken import UNTOUCHED, Spoken

#: How a case that begins with a message came to us.
CHANNEL = "voice"

#: What the case is about until somebody has listened.
SUBJECT = "Voice message"

#: Returns by when a message for this queue, left at this time, is to be answered; None: at no time.
DueAt = Callable[[str, float], float | None]

log = structlog.get_logger()


class OpenCase(Protocol):
    """Opens a case within a transaction: `hotline.crm_bridge.cases.open_with_fact` is one."""

    async def __call__(
        self,
        connection: AsyncConnection,
        *,
        at: float,
        channel: str,
        caller: str | None,
        language: str,
        queue: str,
        call: str,
        subject: str,
    ) -> CaseOpened:
        """Return the fact, with the new case's reference; it is committed in the same transaction."""


class MessageUnreadableError(Exception):
    """The audio of a message is damaged. The text says how and where."""


class _KeptMeanwhileError(Exception):
    """Somebody else kept the same message first."""


class Inbox:
    """Keeps messages."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        folder: Path,
        open_case: OpenCase,
        clock: Clock,
        *,
        due_at: DueAt = lambda _queue, _at: None,
    ) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        #: Folder of messages, absolute.
        self.folder = folder
        self._open_case = open_case
        self._clock = clock
        self._due_at = due_at

    async def keep(
        self,
        message_id: str,
        *,
        call: str,
        path: str | Path,
        caller: str | None,
        language: str,
        queue: str,
        source: str = "call",
        reference: str | None = None,
    ) -> str | None:
        """Commit message and case and return the case's reference; None if nothing was said.

        `reference` names a case that is there already: the message belongs to it then, and none is opened.

        `path` is the audio, relative to the folder of messages, or absolute within it. A header that a crash
        left unfinished is repaired. Keeping a message again, also from another process, returns the same
        reference and writes nothing. Nothing said means below `SHORTEST_SECONDS`: no case is opened, the file
        stays, and it is the caller of this method who writes `MessageDiscarded`.

        Raises `MessageUnreadableError` for damaged audio, `OSError` where it is missing or cannot be secured, what
        `open_case` raises, and what the journal raises where the database cannot be written; keep it again then.
        """
        spoken = Spoken(
            id=message_id,
            call=call,
            path=self._relative(path),
            caller=caller,
            language=language,
            queue=queue,
            source="lifeboat" if source == "lifeboat" else "call",
            reference=reference,
        )
        return await self.keep_spoken(spoken)

    async def keep_spoken(
        self, spoken: Spoken, *, before: Sequence[Event] = (), after: Sequence[Event] = ()
    ) -> str | None:
        """Keep a message as `keep` does, with the rest of its call's story around it, all in one commit."""
        if not is_identity(spoken.id):
            message = f"{spoken.id!r} cannot be a message's identity"
            raise ValueError(message)
        reference = await self.reference_of(spoken.id)
        if reference is not None:
            return reference
        seconds = await asyncio.to_thread(self._secure, spoken)
        if seconds < SHORTEST_SECONDS:
            log.info("nothing was said", call=spoken.call, message=spoken.id, seconds=round(seconds, 2))
            return None
        return await self._commit(spoken, seconds, before, after)

    async def reference_of(self, message_id: str) -> str | None:
        """Return the reference of a message that is in the inbox, None where it is not."""
        async with self._reading.connect() as connection:
            return await _reference(connection, message_id)

    def _relative(self, path: str | Path) -> str:
        absolute = self.folder / path  # an absolute path stays as it is
        if not absolute.is_relative_to(self.folder) or ".." in absolute.parts:
            message = f"{path} is not within the folder of messages, {self.folder}"
            raise ValueError(message)
        return str(absolute.relative_to(self.folder))

    def _secure(self, spoken: Spoken) -> float:
        """Bring the audio to the disk for good and return its seconds."""
        path = self.folder / spoken.path
        if path.stat().st_size <= wav.HEADER_BYTES:
            return 0.0
        try:
            seconds = wav.repair(path).seconds
        except wav.WavError as error:
            message = f"message {spoken.id} of call {spoken.call}: {path}: {error}"
            raise MessageUnreadableError(message) from error
        secure(path, self.folder)
        return seconds

    async def _commit(
        self, spoken: Spoken, seconds: float, before: Sequence[Event], after: Sequence[Event]
    ) -> str:
        now = self._clock()
        left = MessageLeft(
            at=now if spoken.at is None else spoken.at,
            call=spoken.call,
            message=spoken.id,
            path=spoken.path,
            seconds=seconds,
            caller=spoken.caller,
            language=spoken.language,
            source=spoken.source,
        )

        def events(belongs: CaseOpened | MessageAddedToCase) -> Sequence[Event]:
            return (*before, left, belongs, *after)

        try:
            belongs = await self._journal.commit_result(partial(self._write, spoken, left, now), events)
        except (_KeptMeanwhileError, IntegrityError):
            # Another process was faster; everything of ours was rolled back.
            kept = await self.reference_of(spoken.id)
            if kept is None:
                raise
            return kept
        log.info("message kept", call=spoken.call, message=spoken.id, seconds=round(seconds, 1))
        return belongs.reference

    async def _write(
        self, spoken: Spoken, left: MessageLeft, now: float, connection: AsyncConnection
    ) -> CaseOpened | MessageAddedToCase:
        """Write the row, and the case where the message names none; return the fact that ties them."""
        if await _reference(connection, spoken.id) is not None:
            raise _KeptMeanwhileError
        belongs = await self._case_of(spoken, now, connection)
        row = {
            "id": spoken.id,
            "node": self._journal.node,
            "call": spoken.call,
            "caller": spoken.caller,
            "language": spoken.language,
            "queue": spoken.queue,
            "source": spoken.source,
            "path": spoken.path,
            "seconds": left.seconds,
            "created_at": left.at,
            "due_at": self._due_at(spoken.queue, left.at),
            "reference": belongs.reference,
        }
        await connection.execute(sa.insert(tables.message).values(row | UNTOUCHED))
        return belongs

    async def _case_of(
        self, spoken: Spoken, now: float, connection: AsyncConnection
    ) -> CaseOpened | MessageAddedToCase:
        if spoken.reference is not None:
            return MessageAddedToCase(at=now, call=spoken.call, message=spoken.id, reference=spoken.reference)
        return await self._open_case(
            connection,
            at=now,
            channel=CHANNEL,
            caller=spoken.caller,
            language=spoken.language,
            queue=spoken.queue,
            call=spoken.call,
            subject=SUBJECT,
        )


async def _reference(connection: AsyncConnection, message_id: str) -> str | None:
    query = sa.select(tables.message.c.reference).where(tables.message.c.id == message_id)
    return (await connection.execute(query)).scalar()

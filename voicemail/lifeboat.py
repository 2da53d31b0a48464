"""Ingest of the messages that the dialplan alone took while no controller came: exactly once, whatever dies.

    <uniqueid>.wav, .txt ──> 1. link into the messages' folder ──> 2. commit message, case, the call's story
                         ──> 3. take the files out of the spool

The message's identity is `lifeboat-<uniqueid>`. Killed before 2, all is done again; killed after 2, the next ingest
sees the message in the inbox and does only 3.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.events import CallArrived, CallEnded, Event
from hotline.journal import Journal, JournalError, JournalReader

from .files import audio_path, is_identity
from .inbox import Inbox, MessageUnreadableError
from .lifeboat_files import Recording, calls_in, look
from .spoken import Spoken
from .spool import CallSoFar
from .wav import WavError

#: What `CallEnded` says of a call that only the lifeboat served.
Ending = Literal["completed", "caller hung up", "failed"]

log = structlog.get_logger()


def _as_it_came(number: str) -> str | None:
    return number


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is taken where neither note nor journal says better."""

    #: Languages that the hotline speaks; the first is the default.
    languages: Sequence[str]
    #: The queue for whose people the messages are.
    queue: str
    #: Makes a caller's number E.164; None where it is withheld or says nothing.
    number: Callable[[str], str | None] = _as_it_came


class LifeboatIngest:
    """Takes what is in the spool into the inbox."""

    def __init__(
        self,
        inbox: Inbox,
        spool: Path,
        *,
        journal: Journal,
        reader: JournalReader,
        defaults: Defaults,
        clock: Clock,
    ) -> None:
        self._inbox = inbox
        self._spool = spool
        self._journal = journal
        self._reader = reader
        self._defaults = defaults
        self._clock = clock

    def is_empty(self) -> bool:
        """Return whether there is nothing to take in."""
        return not calls_in(self._spool)

    async def ingest(self, alive: Callable[[str], bool]) -> int:
        """Take every recording whose call is over, and return how many messages were kept.

        `alive` says whether a call's channel still lives; its recording is left alone. A damaged file goes into
        the folder `quarantine` of the spool and holds up no other. What the disk or the database refuses now is
        said in the log and left for the next ingest.
        """
        kept = 0
        for call in calls_in(self._spool):
            if alive(call):
                continue
            try:
                recording = look(self._spool, call, self._clock())
                if recording is not None:
                    kept += await self._take(recording)
            except OSError as error:
                log.error("a message of the lifeboat cannot be taken in yet", call=call, reason=str(error))
            except (JournalError, SQLAlchemyError) as error:
                log.error("the lifeboat's messages must wait for the database", reason=type(error).__name__)
                break
        return kept

    async def _take(self, recording: Recording) -> bool:
        """Bring one recording to its end; True if it was kept now."""
        if not is_identity(recording.message):
            recording.quarantine("its name is no call's")
            return False
        if await self._inbox.reference_of(recording.message) is not None:
            recording.clear()  # an earlier ingest was killed before it could
            return False
        past = [entry.event for entry in await self._reader.of_call(recording.call)]
        try:
            reference = await self._keep(recording, past)
        except (WavError, MessageUnreadableError) as error:
            await self._tell_story(recording, past, "failed")
            recording.quarantine(str(error))
            return False
        if reference is None:
            await self._tell_story(recording, past, "caller hung up")
        recording.clear()
        return reference is not None

    async def _keep(self, recording: Recording, past: Sequence[Event]) -> str | None:
        if not await asyncio.to_thread(recording.holds_sound):
            return None
        so_far = CallSoFar()
        for event in past:
            so_far.apply(event)
        path = audio_path(recording.message, recording.began_at)
        audio = self._inbox.folder / path
        left_at = recording.began_at + await asyncio.to_thread(recording.bring, audio)
        number = recording.note.caller
        spoken = Spoken(
            id=recording.message,
            call=recording.call,
            path=path,
            caller=so_far.caller if number is None else self._defaults.number(number),
            language=self._language(so_far.language, recording.note.language),
            queue=so_far.queue or self._defaults.queue,
            source="lifeboat",
            at=left_at,
        )
        before, after = self._story(recording, past, "completed", left_at)
        reference = await self._inbox.keep_spoken(spoken, before=before, after=after)
        if reference is None:
            audio.unlink(missing_ok=True)
        return reference

    def _language(self, *wishes: str | None) -> str:
        languages = self._defaults.languages
        return next((one for one in wishes if one is not None and one in languages), languages[0])

    def _story(
        self, recording: Recording, past: Sequence[Event], reason: Ending, ended_at: float
    ) -> tuple[list[Event], list[Event]]:
        """Return what the journal lacks of the call: before the message, and after it."""
        before: list[Event] = []
        after: list[Event] = []
        if not any(isinstance(event, CallArrived) for event in past):
            number = recording.note.caller
            before.append(
                CallArrived(
                    at=recording.began_at,
                    call=recording.call,
                    caller=None if number is None else self._defaults.number(number),
                    dialled=recording.note.dialled or "",
                    channel="",
                )
            )
        if not any(isinstance(event, CallEnded) for event in past):
            after.append(CallEnded(at=ended_at, call=recording.call, reason=reason))
        return before, after

    async def _tell_story(self, recording: Recording, past: Sequence[Event], reason: Ending) -> None:
        """Write the story of a call that left no message."""
        before, after = self._story(recording, past, reason, recording.changed_at)
        if before or after:
            await self._journal.commit([*before, *after])
        log.info("the lifeboat took no message", call=recording.call, ended=reason)

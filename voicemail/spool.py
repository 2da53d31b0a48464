"""Messages that are not in the inbox yet: room for the next, and what a dead controller left half done."""

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import structlog

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import (
    CallArrived,
    CallQueued,
    Event,
    LanguageChosen,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
)
from hotline.journal import JournalPort, ReaderPort

from .files import QUARANTINE, put_into_quarantine
from .inbox import Inbox, MessageUnreadableError

#: Bytes in a megabyte of `messages.min_free_megabytes`.
MEGABYTE = 1_000_000

log = structlog.get_logger()


def space_for_message(folder: Path, config: Configuration) -> bool:
    """Return whether this folder's disk has the free space that `messages.min_free_megabytes` asks for."""
    try:
        disk = os.statvfs(folder)
    except OSError as error:
        log.error("the folder of messages cannot be used", folder=str(folder), reason=error.strerror)
        return False
    return disk.f_bavail * disk.f_frsize >= config.messages.min_free_megabytes * MEGABYTE


@dataclass(slots=True)
class CallSoFar:
    """What the journal says of a call, as far as a message of it is concerned. A fold: pure."""

    caller: str | None = None
    #: None until it was chosen.
    language: str | None = None
    #: The queue in which the caller waited last; None if in none.
    queue: str | None = None
    #: Messages that were begun and neither kept nor discarded.
    unfinished: dict[str, MessageStarted] = field(default_factory=dict)
    #: Messages that were discarded; their audio is to go.
    discarded: dict[str, MessageStarted] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Take the next event of the call."""
        match event:
            case CallArrived():
                self.caller = event.caller
            case LanguageChosen():
                self.language = event.language
            case CallQueued():
                self.queue = event.queue
            case MessageStarted():
                self.unfinished[event.message] = event
            case MessageLeft():
                self.unfinished.pop(event.message, None)
            case MessageDiscarded():
                started = self.unfinished.pop(event.message, None)
                if started is not None:
                    self.discarded[event.message] = started
            case _:
                pass


async def recover_unfinished(
    calls: Iterable[str],
    *,
    inbox: Inbox,
    journal: JournalPort,
    reader: ReaderPort,
    default_language: str,
    default_queue: str,
    clock: Clock,
) -> int:
    """Keep what was said in messages that no controller brought to an end, and return how many were kept.

    `calls` are calls whose channel is gone and whose `CallEnded` is not written yet: call this before it is,
    so that the call's story is complete. Doing it again changes nothing. What cannot be read goes into the
    quarantine. Raises what the journal raises where the database cannot be read or written, and, after all others
    were kept, `OSError` where the disk refuses one: do it again then, and do not end the call before.
    """
    kept = 0
    refused: OSError | None = None
    for call in calls:
        so_far = CallSoFar()
        for entry in await reader.of_call(call):
            so_far.apply(entry.event)
        for started in so_far.discarded.values():
            (inbox.folder / started.path).unlink(missing_ok=True)
        for started in so_far.unfinished.values():
            recovery = _Recovery(inbox, journal, clock, so_far.language or default_language)
            try:
                kept += await recovery.keep(started, so_far.caller, so_far.queue or default_queue)
            except OSError as error:
                log.error("a message cannot be secured; its audio stays", call=call, reason=str(error))
                refused = error
    if refused is not None:
        raise refused
    return kept


@dataclass(frozen=True, slots=True)
class _Recovery:
    inbox: Inbox
    journal: JournalPort
    clock: Clock
    language: str

    async def keep(self, started: MessageStarted, caller: str | None, queue: str) -> bool:
        """Keep the message or write that there is none; True if it was kept."""
        audio = self.inbox.folder / started.path
        try:
            reference = await self.inbox.keep(
                started.message,
                call=started.call,
                path=started.path,
                caller=caller,
                language=self.language,
                queue=started.queue or queue,
                reference=started.reference,
            )
        except FileNotFoundError:
            if not audio.parent.is_dir():  # its folder was made before the journal knew of it
                remedy = "is its disk mounted? Make the folder again if it is gone for good"
                raise FileNotFoundError(
                    errno.ENOENT, f"the folder is missing: {remedy}", str(audio.parent)
                ) from None
            await self._discard(started, "empty")  # the controller died before the beep
            return False
        except MessageUnreadableError as error:
            kept_in = put_into_quarantine(audio, self.inbox.folder / QUARANTINE)
            log.error("a message cannot be read", reason=str(error), kept_in=str(kept_in))
            await self._discard(started, "unreadable")
            return False
        if reference is None:
            await self._discard(started, "empty")
            audio.unlink(missing_ok=True)
            return False
        log.warning("kept an unfinished message", call=started.call, message=started.message)
        return True

    async def _discard(self, started: MessageStarted, reason: Literal["empty", "unreadable"]) -> None:
        discarded = MessageDiscarded(
            at=self.clock(), call=started.call, message=started.message, reason=reason
        )
        await self.journal.append(discarded)

"""Ingest of the messages that the dialplan alone took while no controller came: exactly once, whatever dies.

    <uniqueid>.wav, .txt ──> 1. link into the messages' folder ──> 2. commit message, case, the call's story
                         ──> 3. take the files out of the spool

The message's identity is `lifeboat-<uniqueid>`. Killed before 2, all is done again; killed after 2, the next
ingest sees the message in the inbox and does only 3.
"""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.events import CallArrived, CallEnded, Event
from hotline.journal import Journal, JournalError, JournalReader

from . import wav
from .files import QUARANTINE, audio_path, is_identity, set_aside
from .inbox import Inbox, MessageUnreadableError, Spoken
from .lifeboat_note import LIMIT_BYTES, Note, parse
from .spool import CallSoFar

#: A recording whose end is not written down may still go on for so long after the last change of its files,
#: seconds.
YOUNG_SECONDS = 60.0

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


@dataclass(frozen=True, slots=True)
class _Found:
    """One recording in the spool."""

    call: str
    audio: Path
    text: Path
    note: Note
    #: When the younger of the files was changed.
    changed_at: float

    @property
    def message(self) -> str:
        return f"lifeboat-{self.call}"


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

    async def ingest(self, alive: Callable[[str], bool]) -> int:
        """Take every recording whose call is over, and return how many messages were kept.

        `alive` says whether a call's channel still lives; its recording is left alone. A damaged file goes into
        the folder `quarantine` of the spool and holds up no other. What the disk or the database refuses now is
        said in the log and left for the next ingest.
        """
        kept = 0
        for call in self._calls():
            if alive(call):
                continue
            try:
                found = self._look(call)
                if found is not None:
                    kept += await self._take(found)
            except OSError as error:
                log.error("a message of the lifeboat cannot be taken in yet", call=call, reason=str(error))
            except (JournalError, SQLAlchemyError) as error:
                log.error("the lifeboat's messages must wait for the database", reason=type(error).__name__)
                break
        return kept

    def _calls(self) -> list[str]:
        if not self._spool.is_dir():
            return []
        files = [path for path in self._spool.iterdir() if path.suffix in {".wav", ".txt"} and path.is_file()]
        return sorted({path.stem for path in files})

    def _look(self, call: str) -> _Found | None:
        """Return the recording, None where it may still go on. Raises `OSError`."""
        audio, text = self._spool / f"{call}.wav", self._spool / f"{call}.txt"
        now = self._clock()
        note = parse(_head(text), now) if text.exists() else Note(damaged=True)
        changed_at = max(path.stat().st_mtime for path in (audio, text) if path.exists())
        if not note.done and changed_at > now - YOUNG_SECONDS:
            return None
        return _Found(call, audio, text, note, changed_at)

    async def _take(self, found: _Found) -> bool:
        """Bring one recording to its end; True if it was kept now."""
        if not is_identity(found.message):
            self._quarantine(found, "its name is no call's")
            return False
        if await self._inbox.reference_of(found.message) is not None:
            self._clear(found)  # an earlier ingest was killed before it could
            return False
        so_far = CallSoFar()
        past = [entry.event for entry in await self._reader.of_call(found.call)]
        for event in past:
            so_far.apply(event)
        try:
            reference = await self._keep(found, past, so_far)
        except (wav.WavError, MessageUnreadableError) as error:
            await self._tell_story(found, past, "failed")
            self._quarantine(found, str(error))
            return False
        if reference is None:
            await self._tell_story(found, past, "caller hung up")
        self._clear(found)
        return reference is not None

    async def _keep(self, found: _Found, past: Sequence[Event], so_far: CallSoFar) -> str | None:
        if not await asyncio.to_thread(_holds_sound, found.audio):
            return None
        at = _began_at(found)
        path = audio_path(found.message, at)
        seconds = await asyncio.to_thread(_bring, found.audio, self._inbox.folder / path)
        spoken = Spoken(
            id=found.message,
            call=found.call,
            path=path,
            caller=self._caller(found, so_far),
            language=self._language(found, so_far),
            queue=so_far.queue or self._defaults.queue,
            source="lifeboat",
            at=at + seconds,
        )
        before, after = self._story(found, past, "completed", at + seconds)
        reference = await self._inbox.keep_spoken(spoken, before=before, after=after)
        if reference is None:
            (self._inbox.folder / path).unlink(missing_ok=True)
        return reference

    def _caller(self, found: _Found, so_far: CallSoFar) -> str | None:
        number = found.note.caller
        return so_far.caller if number is None else self._defaults.number(number)

    def _language(self, found: _Found, so_far: CallSoFar) -> str:
        languages = self._defaults.languages
        wishes = (so_far.language, found.note.language)
        return next((one for one in wishes if one is not None and one in languages), languages[0])

    def _story(
        self, found: _Found, past: Sequence[Event], reason: Ending, ended_at: float
    ) -> tuple[list[Event], list[Event]]:
        """Return what the journal lacks of the call: before the message, and after it."""
        before: list[Event] = []
        after: list[Event] = []
        if not any(isinstance(event, CallArrived) for event in past):
            before.append(
                CallArrived(
                    at=_began_at(found),
                    call=found.call,
                    caller=self._caller(found, CallSoFar()),
                    dialled=found.note.dialled or "",
                    channel="",
                )
            )
        if not any(isinstance(event, CallEnded) for event in past):
            after.append(CallEnded(at=ended_at, call=found.call, reason=reason))
        return before, after

    async def _tell_story(self, found: _Found, past: Sequence[Event], reason: Ending) -> None:
        """Write the story of a call that left no message."""
        before, after = self._story(found, past, reason, found.changed_at)
        if before or after:
            await self._journal.commit([*before, *after])
        log.info("the lifeboat took no message", call=found.call, ended=reason)

    def _clear(self, found: _Found) -> None:
        """Take the files out of the spool; a damaged note is kept for people to look at."""
        if found.note.damaged:
            there = found.text.exists()
            kept_in = (
                str(set_aside(found.text, self._spool / QUARANTINE)) if there else "nowhere: it is missing"
            )
            log.error("a note of the lifeboat is damaged", call=found.call, kept_in=kept_in)
        found.audio.unlink(missing_ok=True)
        found.text.unlink(missing_ok=True)

    def _quarantine(self, found: _Found, reason: str) -> None:
        for path in (found.audio, found.text):
            if path.exists():
                kept_in = set_aside(path, self._spool / QUARANTINE)
                log.error(
                    "a message of the lifeboat cannot be read",
                    call=found.call,
                    reason=reason,
                    kept_in=str(kept_in),
                )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LIMIT_BYTES + 1)


def _began_at(found: _Found) -> float:
    """Return when the recording began, as well as it is known."""
    return found.changed_at if found.note.at is None else found.note.at


def _holds_sound(audio: Path) -> bool:
    """Return whether there is anything behind the header. Raises `WavError` for a damaged file."""
    if not audio.exists() or audio.stat().st_size <= wav.HEADER_BYTES:
        return False
    return wav.read(audio).data_bytes > 0


def _bring(audio: Path, target: Path) -> float:
    """Give the audio its name in the folder of messages, whole or not at all, and return its seconds.

    Raises `OSError` and `WavError`.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not target.exists():
        try:
            target.hardlink_to(audio)
        except OSError:  # another disk, or another user's file (fs.protected_hardlinks)
            partial = target.with_suffix(".part")
            shutil.copy2(audio, partial)
            partial.replace(target)
    return wav.repair(target).seconds

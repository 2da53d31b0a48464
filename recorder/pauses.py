"""Pauses and resumes recordings: by the agent, by a command, and while the caller keys digits.

A pause is a fact in the journal, which the recording is made by; Asterisk is told to write silence meanwhile
(`muting.py`). A pause by agent or command and one by digits are apart: the recording goes on when neither lasts. Both
end with the talk at the latest, since what follows is another agent's.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import structlog

from hotline.clock import Clock
from hotline.events import Event, RecordingPaused, RecordingResumed
from hotline.journal import Journal

from .errors import NotRecordedError
from .muting import Muting
from .pausing import KEYS, CallerKeys, KeyedCode
from .rules import Rules
from .timeline import Timeline

#: A disk that takes longer to commit hangs, and whoever asked waits for no answer, seconds.
COMMIT_SECONDS = 5.0

By = Literal["agent", "command"]

log = structlog.get_logger()


@dataclass(slots=True)
class _Talk:
    """What keys were pressed in one talk."""

    code: KeyedCode
    keys: CallerKeys = field(default_factory=CallerKeys)
    #: Looks whether the pause by digits is over.
    timer: asyncio.TimerHandle | None = None


class Pauses:
    """The pauses of all talks that are being recorded."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        muting: Muting,
        rules: Callable[[], Rules],
        recorded: Callable[[str], Timeline | None],
    ) -> None:
        """`recorded` returns the timeline of a call whose talk is being recorded now, None for others."""
        self._journal = journal
        self._clock = clock
        self._muting = muting
        self._rules = rules
        self._recorded = recorded
        self._talks: dict[str, _Talk] = {}

    async def pause(self, call: str, by: By, who: str = "") -> None:
        """Return when nothing is recorded any more and the journal has it on disk. Harmless if it is paused.

        Raises `NotRecordedError`; `TimeoutError` and `JournalError` where it is paused but not on disk.
        """
        if not self._timeline(call).is_open("pause"):
            await self._promise(call, RecordingPaused(at=self._clock(), call=call, by=by, who=who))

    async def resume(self, call: str, by: By, who: str = "") -> None:
        """Return when it is recorded again, as far as the caller keys no digits. Harmless if it was not paused.

        Raises as `pause` does.
        """
        if self._timeline(call).is_open("pause"):
            await self._promise(call, RecordingResumed(at=self._clock(), call=call, by=by, who=who))

    async def toggle(self, call: str, by: By, who: str = "") -> bool:
        """Pause, or resume what is paused; return whether it is paused now. Raises as `pause` does."""
        if self._timeline(call).is_open("pause"):
            await self.resume(call, by, who)
            return False
        await self.pause(call, by, who)
        return True

    def is_paused(self, call: str) -> bool | None:
        """Return whether the recording of the talk is paused; None where none is recorded."""
        timeline = self._recorded(call)
        return None if timeline is None else timeline.paused

    def caller_key(self, call: str, key: str, at: float, *, down: bool) -> None:
        """Take begin or end of a key that the caller pressed, at seconds since the epoch."""
        after = self._rules().pause_after_digit_seconds
        timeline = self._recorded(call)
        if timeline is None or not after or key not in KEYS:
            return
        talk = self._talk(call)
        if not down:
            talk.keys.up(at)
        else:
            talk.keys.down(at)
            if not timeline.is_open("digits"):
                self._write(call, RecordingPaused(at=at, call=call, by="digits"))
        self._look_later(call, talk)

    def agent_key(self, call: str, key: str, at: float) -> None:
        """Take a key that the agent pressed, at seconds since the epoch."""
        timeline = self._recorded(call)
        if timeline is None or not self._talk(call).code.press(key, at):
            return
        kind = RecordingResumed if timeline.is_open("pause") else RecordingPaused
        self._write(call, kind(at=at, call=call, by="agent"))

    def take_over(self, call: str) -> None:
        """Go on with a talk that an earlier controller began: it may be paused, and nobody ends that of digits."""
        timeline = self._recorded(call)
        if timeline is None or not timeline.paused:
            return
        self._muting.want(call, muted=True)
        if timeline.is_open("digits"):
            talk = self._talk(call)
            talk.keys.up(self._clock())
            self._look_later(call, talk)

    def talk_ended(self, call: str) -> None:
        """Forget what was pressed and paused."""
        talk = self._talks.pop(call, None)
        if talk is not None and talk.timer is not None:
            talk.timer.cancel()
        self._muting.forget(call)

    async def close(self) -> None:
        """Write nothing any more."""
        for call in list(self._talks):
            self.talk_ended(call)
        await self._muting.close()

    # --- inside ---

    def _timeline(self, call: str) -> Timeline:
        timeline = self._recorded(call)
        if timeline is None:
            raise NotRecordedError(f"no talk of the call {call} is being recorded now")
        return timeline

    def _talk(self, call: str) -> _Talk:
        if call not in self._talks:
            self._talks[call] = _Talk(KeyedCode(self._rules().pause_code))
        return self._talks[call]

    def _write(self, call: str, event: Event) -> asyncio.Future[int]:
        """Append the fact and have Asterisk follow it; the future is done when it is committed."""
        receipt = self._journal.append(event)
        timeline = self._recorded(call)
        if timeline is not None:
            self._muting.want(call, muted=timeline.paused)
        return receipt

    async def _promise(self, call: str, event: Event) -> None:
        receipt = self._write(call, event)
        await self._muting.settle(call)
        done, _ = await asyncio.wait([receipt], timeout=COMMIT_SECONDS)
        if not done:
            raise TimeoutError(f"{type(event).__name__} was not committed within {COMMIT_SECONDS:g} s")
        receipt.result()

    def _look_later(self, call: str, talk: _Talk) -> None:
        """Look again when the pause by digits should be over."""
        resume_at = talk.keys.resume_at(self._rules().pause_after_digit_seconds)
        if resume_at is None:
            return
        if talk.timer is not None:
            talk.timer.cancel()
        seconds = max(0.0, resume_at - self._clock())
        talk.timer = asyncio.get_running_loop().call_later(seconds, self._digits_over, call)

    def _digits_over(self, call: str) -> None:
        talk, timeline = self._talks.get(call), self._recorded(call)
        if talk is not None and timeline is not None and timeline.is_open("digits"):
            talk.timer = None
            self._write(call, RecordingResumed(at=self._clock(), call=call, by="digits"))

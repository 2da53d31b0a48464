"""Calls the citizen of one call-back, and judges what became of it: the part of the dialler that waits."""

import asyncio
from collections.abc import Callable

import structlog

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import CallbackDialled, CallbackFailed, CallbackRested
from hotline.ivr.promise import promise
from hotline.journal import JournalPort
from hotline.journal.errors import JournalError
from hotline.queue.calendars import opens_at
from hotline.queue.callbacks import CallbackState, LiveCallback
from hotline.queue.calls import CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import LiveState

from .callback_attempts import Attempts
from .callback_outcome import Reason

#: The citizen has hung up by then, after hearing that we call back, seconds; a phone that is in use is busy.
FAREWELL_SECONDS = 15.0

#: Pause before Asterisk is asked that was not there, seconds.
AGAIN_SECONDS = 30.0

#: Pause where nobody can be called by the configuration (no trunk any more, hours that never come), seconds.
NEVER_SECONDS = 3600.0

log = structlog.get_logger()


class CallbackCalling:
    """Makes attempts, one for each time that an agent is reserved."""

    def __init__(
        self,
        journal: JournalPort,
        dispatcher: Dispatcher,
        attempts: Attempts,
        current: Callable[[], Configuration],
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._dispatcher = dispatcher
        self._attempts = attempts
        self._current = current
        self._clock = clock
        self._call_ended = asyncio.Event()

    @property
    def _live(self) -> LiveState:
        return self._dispatcher.live

    def a_call_ended(self) -> None:
        """Let those look again who wait for a call to be over."""
        self._call_ended.set()
        self._call_ended = asyncio.Event()

    def agent_is_reserved(self, callback: LiveCallback) -> bool:
        """Return whether an agent is kept for this call-back."""
        return self._live.calls[callback.callback].state is CallState.RESERVED

    async def call(self, callback: LiveCallback) -> None:
        """Call the citizen, once the call is over in which the call-back was asked for."""
        await self._wait_for_farewell(callback.call)
        if callback.state is not CallbackState.WAITING or not self.agent_is_reserved(callback):
            return
        now = self._clock()
        can_be_called_at = self._can_be_called_at(now)
        if can_be_called_at > now:
            self._journal.append(CallbackRested(at=now, callback=callback.callback, until=can_be_called_at))
            return
        attempt = callback.attempts + 1
        channel = f"{callback.callback}-{attempt}"
        dialled = CallbackDialled(at=now, callback=callback.callback, attempt=attempt, channel=channel)
        try:
            await promise(self._journal, dialled)
        except (TimeoutError, JournalError) as error:
            log.error(
                "nobody is called that is not in the journal", callback=callback.callback, error=str(error)
            )
            self.fail(callback, attempt, "failed")
            return
        if self._is_dialling(callback, attempt):
            self._judge(callback, attempt, await self._attempts.dial(callback))

    async def follow(self, callback: LiveCallback) -> None:
        """Judge an attempt that an earlier controller made."""
        answered = callback.channel in self._live.calls
        attempt = callback.attempts
        self._judge(callback, attempt, await self._attempts.follow(callback, answered=answered))

    def fail(self, callback: LiveCallback, attempt: int, reason: Reason) -> None:
        """Write that the citizen was not reached, and when it is tried again."""
        now, pauses = self._clock(), self._current().callbacks.retry_minutes
        again_at = None
        if attempt <= len(pauses):
            again_at = self._can_be_called_at(now + 60 * pauses[attempt - 1])
        self._journal.append(
            CallbackFailed(
                at=now, callback=callback.callback, attempt=attempt, reason=reason, again_at=again_at
            )
        )

    def _can_be_called_at(self, at: float) -> float:
        """Return the first moment from `at` on at which citizens may be called, as far as is known."""
        config = self._current()
        if not self._attempts.can_dial:
            at += AGAIN_SECONDS
        opens = None if config.callbacks.trunk is None else opens_at(config, config.callbacks.hours, at)
        return at + NEVER_SECONDS if opens is None else opens

    async def _wait_for_farewell(self, call: str) -> None:
        """Wait until the call in which the call-back was asked for is over, but not for ever."""
        try:
            async with asyncio.timeout(FAREWELL_SECONDS):
                while call in self._live.calls:
                    await self._call_ended.wait()
        except TimeoutError:
            log.info("the citizen still listens", call=call)

    def _judge(self, callback: LiveCallback, attempt: int, reason: Reason | None) -> None:
        if reason is not None and self._is_dialling(callback, attempt):
            self.fail(callback, attempt, reason)

    def _is_dialling(self, callback: LiveCallback, attempt: int) -> bool:
        still_there = self._live.callbacks.get(callback.callback) is callback
        return still_there and callback.state is CallbackState.DIALLING and callback.attempts == attempt

"""Calls citizens back when their turn comes, and settles what became of it.

The live state says what is to be done; this only does it, after every event that may have changed it:

| a call-back | becomes |
|---|---|
| waits, and an agent is reserved for it | dialled, once the call in which it was asked for is over |
| is dialled, and nobody here follows the attempt (a new controller) | looked up in Asterisk |
| rests, and its time has come | due |
| is taken up by a call that talks | ended |
| is taken up by a call that ended without a talk | failed (we had called), or due again (the citizen had) |
| was not reached for the last time, or waits in a queue that is gone | a case |

An agent is reserved first, so there are never more such calls than agents.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Literal

import structlog

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import (
    AgentAnswered,
    CallbackDue,
    CallbackEnded,
    CallbackEvent,
    CallEnded,
    CallEvent,
    Event,
)
from hotline.journal import JournalPort
from hotline.queue.callbacks import CallbackState, LiveCallback
from hotline.queue.calls import CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import LiveState

from .callback_attempts import Attempt, Attempts
from .callback_calling import CallbackCalling

#: Pause before a case that could not be opened is tried again, seconds.
AGAIN_SECONDS = 30.0

EndReason = Literal["talked", "called again", "not reached", "cancelled"]

log = structlog.get_logger()


class CallbackDialler:
    """Does what the call-backs of the live state need."""

    def __init__(
        self,
        *,
        journal: JournalPort,
        dispatcher: Dispatcher,
        attempts: Attempts,
        current: Callable[[], Configuration],
        open_case: Callable[[LiveCallback], Awaitable[object]],
        clock: Clock,
    ) -> None:
        """`open_case(callback)` opens a case and ends the call-back, in one transaction."""
        self._journal = journal
        self._dispatcher = dispatcher
        self._attempts = attempts
        self._current = current
        self._open_case = open_case
        self._clock = clock
        #: What is being done, by call-back.
        self._tasks: dict[str, asyncio.Task[None]] = {}
        #: Calls that talked, while they or their call-backs are there.
        self._talked: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._planned: asyncio.Handle | None = None
        self._calling = CallbackCalling(journal, dispatcher, attempts, current, clock)

    @property
    def _live(self) -> LiveState:
        return self._dispatcher.live

    def start(self) -> None:
        """Go on where an earlier controller stopped; call it once the live state is recovered and Asterisk is there."""
        self._journal.listeners.append(self._hear)
        for callback in self._live.callbacks.values():
            if callback.state is CallbackState.TAKEN_UP and not callback.was_reached and callback.channel:
                self._attempts.withdraw(callback.channel)  # that controller may have died before it could
        self._look()

    async def close(self) -> None:
        """Do nothing more. Calls that are under way are followed by the next controller."""
        if self._hear in self._journal.listeners:
            self._journal.listeners.remove(self._hear)
        for handle in (self._timer, self._planned):
            if handle is not None:
                handle.cancel()
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._attempts.close()

    # --- when to look ---

    def _hear(self, event: Event) -> None:
        if isinstance(event, AgentAnswered) and self._concerns(event.call):
            self._talked.add(event.call)
        if isinstance(event, CallEnded):
            self._calling.a_call_ended()
        if not isinstance(event, CallEvent | CallbackEvent):
            return
        something_to_do = self._live.callbacks or self._attempts.under_way()
        if something_to_do and self._planned is None:
            # Not in the listener: what is appended together is looked at together.
            self._planned = asyncio.get_running_loop().call_soon(self._look)

    def _concerns(self, call: str) -> bool:
        return any(call in {one.call, one.taken_by} for one in self._live.callbacks.values())

    def _look(self) -> None:
        """Do what is to be done for every call-back."""
        self._planned = None
        for attempt in self._attempts.under_way():
            self._check(attempt)
        for callback in list(self._live.callbacks.values()):
            if callback.callback in self._live.callbacks:
                self._attend(callback)
        self._plan_timer()

    def _check(self, attempt: Attempt) -> None:
        """End an attempt that is not needed any more: the citizen is there, by this call or by another way."""
        callback = self._live.callbacks.get(attempt.callback)
        if callback is not None and callback.state is CallbackState.DIALLING:
            return
        if callback is not None and callback.was_reached:
            attempt.end(None)
        else:
            self._attempts.withdraw(attempt.channel)

    def _attend(self, callback: LiveCallback) -> None:
        if self._has_talked(callback.taken_by or callback.call):
            reached = callback.was_reached or callback.taken_by is None
            self._end(callback, "talked" if reached else "called again")
            return
        match callback.state:
            case CallbackState.WAITING | CallbackState.RESTING if (
                callback.queue not in self._current().queues
            ):
                # After a start with another configuration: nobody will ever be reserved for it.
                self._begin(callback, self._give_up)
            case CallbackState.WAITING if self._calling.agent_is_reserved(callback):
                self._begin(callback, self._calling.call)
            case CallbackState.DIALLING:
                self._begin(callback, self._calling.follow)
            case CallbackState.RESTING if (callback.not_before or 0.0) <= self._clock():
                self._journal.append(CallbackDue(at=self._clock(), callback=callback.callback))
            case CallbackState.TAKEN_UP if callback.taken_by not in self._live.calls:
                self._call_is_over(callback)
            case CallbackState.GIVEN_UP:
                self._begin(callback, self._give_up)

    def _begin(self, callback: LiveCallback, work: Callable[[LiveCallback], Awaitable[None]]) -> None:
        """Do the work, if nothing is being done for this call-back yet; then look again."""
        key = callback.callback
        if key in self._tasks:
            return

        async def all_of_it() -> None:
            try:
                await work(callback)
            except Exception:
                log.exception("call-back", callback=key)
                await asyncio.sleep(AGAIN_SECONDS)
            finally:
                del self._tasks[key]
            self._look()

        self._tasks[key] = asyncio.create_task(all_of_it(), name=f"call-back {key}")

    def _plan_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        times = [one.not_before for one in self._live.callbacks.values() if one.not_before is not None]
        seconds = max(0.0, min(times) - self._clock()) if times else None
        self._timer = None if seconds is None else asyncio.get_running_loop().call_later(seconds, self._look)

    # --- one call-back ---

    def _has_talked(self, call: str) -> bool:
        known = self._live.calls.get(call)
        return call in self._talked or (known is not None and known.state is CallState.TALKING)

    def _call_is_over(self, callback: LiveCallback) -> None:
        """Settle a call-back whose place was taken by a call that ended without a talk."""
        if callback.was_reached:
            self._calling.fail(callback, callback.attempts, "hung up")
        elif any(other.call == callback.taken_by for other in self._live.callbacks.values()):
            self._end(callback, "called again")  # that call asked to be called back in its turn
        else:
            self._journal.append(CallbackDue(at=self._clock(), callback=callback.callback))

    def _end(self, callback: LiveCallback, reason: EndReason) -> None:
        self._talked -= {callback.taken_by, callback.call}
        self._journal.append(CallbackEnded(at=self._clock(), callback=callback.callback, reason=reason))

    async def _give_up(self, callback: LiveCallback) -> None:
        await self._open_case(callback)

"""Puts together what an agent is shown: what the call tells, the live state, and what was found in the store."""

from collections.abc import Callable
from dataclasses import dataclass

from hotline.config import Configuration
from hotline.crm_bridge.screen_pop import OpenCallback, ScreenPop, common_language, kind_of
from hotline.crm_bridge.screen_pop_number import caller_number
from hotline.queue.callbacks import CallbackState
from hotline.queue.expected_wait import ENOUGH_CALLS
from hotline.queue.live import LiveState

from .screen_pop_calls import PoppingCall


@dataclass(frozen=True, slots=True)
class View:
    """Reads the live state and the configuration as they are now."""

    live: Callable[[], LiveState]
    current: Callable[[], Configuration]

    def pop(self, call: PoppingCall, agent: str, at: float) -> ScreenPop:
        """Return what the agent is to see of the call."""
        live, config = self.live(), self.current()
        known = live.calls.get(call.call)
        queue = known.queue or "" if known is not None else ""
        caller = caller_number(call.number, config.node.country)
        return ScreenPop(
            call=call.call,
            agent=agent,
            queue=queue,
            kind=kind_of(caller, call.found),
            caller=caller,
            dialled=call.dialled,
            language=known.language if known is not None and known.language else call.language,
            citizen_language=common_language(call.found),
            is_callback=self._is_callback(call),
            waited_seconds=max(0.0, at - known.since) if known is not None and known.since else 0.0,
            choices=tuple(call.choices),
            facts=dict(call.facts),
            callbacks=self._callbacks(call),
            expected_handling_seconds=self._handling_seconds(queue),
            found=call.found,
            asked_by=known.agent if known is not None and known.expert == agent else None,
        )

    def _is_callback(self, call: PoppingCall) -> bool:
        callbacks = self.live().callbacks
        return call.call in callbacks or any(
            one.was_reached and one.taken_by == call.call for one in callbacks.values()
        )

    def _callbacks(self, call: PoppingCall) -> tuple[OpenCallback, ...]:
        """Return the call-backs of this number that are not this very call."""
        if call.number is None:
            return ()
        return tuple(
            OpenCallback(
                callback=one.callback,
                queue=one.queue,
                state=one.state,
                since=one.since,
                attempts=one.attempts,
            )
            for one in self.live().callbacks.values()
            if one.number == call.number
            and call.call not in {one.callback, one.taken_by}
            and one.state is not CallbackState.GIVEN_UP
        )

    def _handling_seconds(self, queue: str) -> float | None:
        """Return what the last calls took, where they were enough, otherwise what the configuration says."""
        handling = self.live().experience.of(queue).handling
        if handling.count >= ENOUGH_CALLS:
            return handling.mean
        rules = self.current().queues.get(queue)
        return rules.expected_handling_seconds if rules is not None else None

"""Ends every wrap-up when its time is over."""

import asyncio
from collections.abc import Callable

from hotline.clock import Clock
from hotline.events import Event, WrapUpEnded

from .live import LiveState


class WrapUps:
    """Exactly one timer for each agent in wrap-up, and none for the others."""

    def __init__(
        self, live: Callable[[], LiveState], append: Callable[[Event], object], clock: Clock
    ) -> None:
        """`live()` returns the live state, which is another object after a recovery."""
        self._live = live
        self._append = append
        self._clock = clock
        #: By agent: the planned end, seconds since the epoch, and its timer.
        self._timers: dict[str, tuple[float, asyncio.TimerHandle]] = {}

    def plan(self, agent: str) -> None:
        """Follow what the live state says of the agent now. Needs a running event loop."""
        found = self._live().agents.get(agent)
        until = found.wrap_up_until if found else None
        planned = self._timers.get(agent)
        if planned is not None:
            if planned[0] == until:
                return
            planned[1].cancel()
            del self._timers[agent]
        if until is not None:
            seconds = max(0.0, until - self._clock())
            timer = asyncio.get_running_loop().call_later(seconds, self._end, agent, until)
            self._timers[agent] = until, timer

    def close(self) -> None:
        """End all timers."""
        for _, timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _end(self, agent: str, until: float) -> None:
        del self._timers[agent]
        if self._live().agents[agent].wrap_up_until == until:
            self._append(WrapUpEnded(at=self._clock(), agent=agent))

"""How long a caller must expect to wait, from skills, agents and the last calls. Pure.

For each step of what the call needs: A are the agents who work and meet it. Whoever is served before the call and could
go to agents of A costs them time; a call of another need M takes the share |A ∩ M| / |M| of it. With the mean handling
times H of the last calls (`experience.py`), and the call's own agents being busy for H/|A| more until the first of them
is free, the wait is

    W = (Σ share · calls before it · H + H of the call's queue) / |A|

Callers give up meanwhile, at the rate θ = abandons / time waited of the last calls. As a fluid queue that drains by
service and by impatience (Whitt, "Efficiency-Driven Heavy-Traffic Approximations for Many-Server Queues with
Abandonments", 2004) that makes it ln(1 + θW) / θ. A step that begins only later counts from its beginning; the shortest
of the steps is what the caller must expect.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .agents import AgentState
from .index import Index
from .live import LiveState
from .needs import Chain, Need
from .waiting_line import Key

#: Calls of a queue from which its mean handling time is believed.
ENOUGH_CALLS = 10

#: How long the overlap of agents between needs is believed, seconds: counting it anew costs a look at every agent.
OVERLAP_SECONDS = 5.0

#: Agents who will take a next call.
WORKING = frozenset(
    {
        AgentState.AVAILABLE,
        AgentState.RESERVED,
        AgentState.RINGING,
        AgentState.TALKING,
        AgentState.HOLDING,
        AgentState.WRAPPING_UP,
    }
)


@dataclass(slots=True)
class _Overlap:
    """Who works for one need, and for which others as well."""

    at: float
    index: Index
    #: Agents who work and meet it, and how many of them are available now.
    working: int
    available: int
    #: Working agents of it who also meet another need, by that need's identity.
    shared: Mapping[int, int]


class ExpectedWait:
    """Estimates waits of one live state."""

    def __init__(self, handling_seconds: Mapping[str, float | None]) -> None:
        """`handling_seconds` is what the configuration expects of each queue, until there are calls to tell."""
        self.handling_seconds = handling_seconds
        self._overlaps: dict[int, _Overlap] = {}

    def of(self, live: LiveState, call: str, now: float) -> float | None:
        """Return the further wait of a call in line, seconds; None where the data do not carry an estimate."""
        place = live.index.place(call)
        return None if place is None else self._estimate(live, place.chain, place.key, now - place.since, now)

    def of_newcomer(
        self, live: LiveState, queue: str, language: str, priority: float, now: float
    ) -> float | None:
        """Return the wait of a call that would enter the queue now, seconds; None where the data do not carry it."""
        key = (now - priority, live.order + 1, "")
        return self._estimate(live, live.index.chain(queue, language), key, 0.0, now)

    def _estimate(self, live: LiveState, chain: Chain, key: Key, waited: float, now: float) -> float | None:
        waits = []
        for need, after in zip(chain.needs, chain.after, strict=True):
            wait = self._at_step(live, need, key, now)
            if wait is not None:
                waits.append(max(wait, after - waited))
        return min(waits, default=None)

    def _at_step(self, live: LiveState, need: Need, key: Key, now: float) -> float | None:
        overlap = self._overlap(live, need, now)
        own = self._handling(live, need.queue)
        if not overlap.working or own is None:
            return None
        work = own * self._calls_before(live, need, key, overlap, now)
        if not work and overlap.available:
            return 0.0
        return _with_impatience(live, need.queue, (work + own) / overlap.working)

    def _calls_before(self, live: LiveState, need: Need, key: Key, overlap: _Overlap, now: float) -> float:
        """Return how many calls go before this one to the agents of the need, counted in calls of its own queue."""
        own = self._handling(live, need.queue) or 1.0
        calls = float(live.index.held_before(need.queue, key))
        for other in live.index.all_needs():
            shared = overlap.shared.get(id(other), 0)
            before = other.waiting.before(key) if shared and other.waiting else 0
            if before:
                share = shared / max(shared, self._overlap(live, other, now).working)
                calls += before * share * (self._handling(live, other.queue) or own) / own
        return calls

    def _handling(self, live: LiveState, queue: str) -> float | None:
        lessons = live.experience.of(queue).handling
        if lessons.count >= ENOUGH_CALLS:
            return lessons.mean
        return self.handling_seconds.get(queue)

    def _overlap(self, live: LiveState, need: Need, now: float) -> _Overlap:
        found = self._overlaps.get(id(need))
        if found is None or found.index is not live.index or not 0 <= now - found.at < OVERLAP_SECONDS:
            found = self._overlaps[id(need)] = _count(live.index, need, now)
        return found


def _count(index: Index, need: Need, now: float) -> _Overlap:
    shared: Counter[int] = Counter()
    working = available = 0
    for desk in index.desks.all():
        state = desk.agent.state
        if state in WORKING and need in desk.needs:
            working += 1
            available += state is AgentState.AVAILABLE
            shared.update(map(id, desk.needs))
    return _Overlap(now, index, working, available, shared)


def _with_impatience(live: LiveState, queue: str, wait: float) -> float:
    """Return the wait less what callers who give up spare those behind them."""
    lessons = live.experience.of(queue)
    if lessons.waited.count < ENOUGH_CALLS or lessons.waited.mean <= 0:
        return wait
    impatience = lessons.abandoned.mean / lessons.waited.mean
    return math.log1p(impatience * wait) / impatience if impatience > 0 else wait

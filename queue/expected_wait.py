"""How long a caller must expect to wait, from skills, agents and the last calls. Pure.

Ahead of the call are the lines of all needs, as far as they are served before it. Each is so much work: its calls times
the mean handling time H of the last calls of its queue (`experience.py`); the call's own line has one call more, for
the call is served when the agents come to it. The agents who work divide their time over these lines (`draining.py`),
and so the call's line is through after W seconds. For a single line with n agents that is

    W = (calls before it + 1) · H / n

Callers give up meanwhile, at the rate θ = abandons / time waited of the last calls, and spare those behind them their
work. As a fluid queue that drains by service and by impatience (Whitt, "Efficiency-Driven Heavy-Traffic Approximations
for Many-Server Queues with Abandonments", 2004) that makes it ln(1 + θW) / θ. A step of the requirement that begins
only later counts from its beginning; the shortest of the steps is what the caller must expect.

Calls that come later and go before the call for their priority are more work: at the rate at which calls came to their
queue, as long as they overtake it. That and the wait depend on each other, and are found by some steps.

docs/decisions/0017-expected-wait.md has the choice and what was measured.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .agents import AgentState
from .draining import Division
from .index import Index
from .live import LiveState
from .needs import Chain, Need
from .waiting_line import Key

#: Calls of a queue from which its mean handling time is believed.
ENOUGH_CALLS = 10

#: How long it is believed who of those who are signed in works, seconds: to count anew costs a look at every agent.
STAFF_SECONDS = 2.0

#: How long agents are taken to be busy with a call of a queue without data, where other lines are asked for, seconds.
UNKNOWN_SECONDS = 180.0

#: Looks at the calls that come while the call waits for those that came.
LATER_STEPS = 4

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


@dataclass(frozen=True, slots=True)
class _Staff:
    """Who works at a time."""

    at: float
    index: Index
    #: Who is signed in: `Desks.staff`.
    signed_in: int
    #: How many needs there were.
    needs: int
    #: Their time, over the lines of all needs.
    division: Division[Need]

    def holds(self, index: Index, now: float) -> bool:
        """Return whether this is still believed."""
        same = (
            index is self.index
            and index.desks.staff == self.signed_in
            and len(index.all_needs()) == self.needs
        )
        return same and 0 <= now - self.at < STAFF_SECONDS


class ExpectedWait:
    """Estimates waits of one live state."""

    def __init__(self, handling_seconds: Callable[[str], float | None]) -> None:
        """`handling_seconds` returns what the configuration expects of a queue, until there are calls to tell."""
        self._handling_seconds = handling_seconds
        self._known_staff: _Staff | None = None

    def of(self, live: LiveState, call: str, now: float) -> float | None:
        """Return the further wait of a call in line, seconds; None where the data do not carry an estimate."""
        place = live.index.place(call)
        return None if place is None else self._estimate(live, place.chain, place.key, now - place.since, now)

    def of_newcomer(self, live: LiveState, chain: Chain, priority: float, now: float) -> float | None:
        """Return the wait of a call that would come now and need this, seconds; None where the data do not carry it."""
        key = (now - priority, live.order + 1, "")
        return self._estimate(live, chain, key, 0.0, now)

    def _estimate(self, live: LiveState, chain: Chain, key: Key, waited: float, now: float) -> float | None:
        own = self._handling(live, chain.queue)
        if own is None:
            return None
        before = self._work(live, own, key)
        held = own * live.index.held_before(chain.queue, key)
        waits = []
        for need, after in zip(chain.needs, chain.after, strict=True):
            ahead = before | {need: before.get(need, 0.0) + held + own}
            wait = self._at_step(live, need, key, ahead, now)
            if wait is not None:
                waits.append(max(wait, after - waited))
        return min(waits, default=None)

    def _at_step(
        self, live: LiveState, need: Need, key: Key, ahead: Mapping[Need, float], now: float
    ) -> float | None:
        division = self._staff(live, now).division
        wait = division.drain_seconds(ahead, need)
        if wait is None:
            return None
        if _is_taken_at_once(live.index, need, key):
            return 0.0
        ahead = {one: work for one, work in ahead.items() if one in division.beside(need)}
        wait = _with_impatience(live, ahead, wait)
        later = self._later(live, division.beside(need), key, now)
        for _ in range(LATER_STEPS if later else 0):
            come = {one: rate * min(wait, before) for one, (rate, before) in later.items()}
            ahead_too = {one: ahead.get(one, 0.0) + come.get(one, 0.0) for one in ahead | come}
            wait = _with_impatience(live, ahead_too, division.drain_seconds(ahead_too, need) or wait)
        return wait

    def _later(
        self, live: LiveState, beside: frozenset[Need], key: Key, now: float
    ) -> dict[Need, tuple[float, float]]:
        """Return what is still to come and goes before the call: work a second, and until how many seconds from now.

        A queue's calls are taken to come to the first steps of its requirement alike.
        """
        first = Counter(need.queue for need in live.index.all_needs() if _is_first(need))
        later = {}
        for need in beside:
            lessons = live.experience.of(need.queue)
            until = key[0] + lessons.priority.mean - now
            if _is_first(need) and until > 0 and lessons.gap.count >= ENOUGH_CALLS and lessons.gap.mean > 0:
                work = self._handling(live, need.queue) or UNKNOWN_SECONDS
                later[need] = work / lessons.gap.mean / first[need.queue], until
        return later

    def _work(self, live: LiveState, unknown: float, key: Key | None = None) -> dict[Need, float]:
        """Return what waits, or what is served before a key, agent-seconds by line.

        `unknown` is the handling time of a queue without data, seconds.
        """
        work = {}
        for need in live.index.all_needs():
            calls = len(need.waiting)
            if calls and key is not None:
                calls = need.waiting.before(key)
            if calls:
                work[need] = calls * (self._handling(live, need.queue) or unknown)
        return work

    def _handling(self, live: LiveState, queue: str) -> float | None:
        lessons = live.experience.of(queue).handling
        if lessons.count >= ENOUGH_CALLS and lessons.mean > 0:
            return lessons.mean
        return self._handling_seconds(queue)

    def _staff(self, live: LiveState, now: float) -> _Staff:
        known = self._known_staff
        if known is None or not known.holds(live.index, now):
            index = live.index
            agents = Counter(desk.needs for desk in index.desks.all() if desk.agent.state in WORKING)
            division = Division(self._work(live, UNKNOWN_SECONDS), agents)
            known = _Staff(now, index, index.desks.staff, len(index.all_needs()), division)
            self._known_staff = known
        return known


def _is_first(need: Need) -> bool:
    return any(step == 0 for _, step in need.chains)


def _is_taken_at_once(index: Index, need: Need, key: Key) -> bool:
    """Return whether an available agent has no call to take before this one."""
    desks = [desk for desk in index.desks.fresh.values() if need in desk.needs]
    idle = index.desks.best_idle(need)
    firsts = (desk.first() for desk in (*desks, idle) if desk is not None)
    return any(first is None or first >= key for first in firsts)


def _with_impatience(live: LiveState, work: Mapping[Need, float], wait: float) -> float:
    """Return the wait less what callers who give up spare those behind them; `work` is that of the lines ahead."""
    total = sum(work.values())
    impatience = sum(_impatience(live, need.queue) * seconds for need, seconds in work.items()) / total
    return math.log1p(impatience * wait) / impatience if impatience > 0 else wait


def _impatience(live: LiveState, queue: str) -> float:
    """Return abandons per second of waiting; 0 where there are too few calls to tell."""
    lessons = live.experience.of(queue)
    if lessons.waited.count < ENOUGH_CALLS or lessons.waited.mean <= 0:
        return 0.0
    return lessons.abandoned.mean / lessons.waited.mean

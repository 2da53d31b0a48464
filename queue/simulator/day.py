"""One simulated day: an agenda of what happens when, and the state and the router of production in the middle.

Whatever happens becomes an event of the journal. The live state takes it, those who watch take it, and then the router
is asked as the dispatcher asks it. An event that the live state refuses is a mistake of the simulator and ends the run.
"""

import heapq
from collections.abc import Callable
from typing import Any, Literal, Protocol

import numpy as np

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallQueued,
    Event,
    RulesLoaded,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.live import LiveState
from hotline.queue.router import RingAgent, Router

from .people import Caller, Callers, Desk, Phase, desks_of
from .plan import Plan

#: When every simulated day begins: a Sunday, 00:00 UTC, seconds since the epoch.
MIDNIGHT = 1_767_484_800.0


class Fold(Protocol):
    """A fold of the journal that has a live state: `hotline.queue.statistics` has one."""

    live: LiveState

    def apply(self, event: Event) -> bool:
        """Take one event; False where it contradicts what is known."""


class LiveFold:
    """The live state and nothing else."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.apply = self.live.apply


#: Hears of each event of the day, in order.
Watch = Callable[[Event], None]


class SimulationError(RuntimeError):
    """The simulator did what cannot happen: its fault, not the scenario's."""


class Day:
    """A day from its plan and a seed; `run` it once."""

    def __init__(self, plan: Plan, seed: np.random.SeedSequence, fold: Fold, watch: Watch) -> None:
        """`fold` is new; its live state is the one that the router sees."""
        self._apply, self._watch = fold.apply, watch
        self._live = fold.live
        self._router = Router(self._live)
        #: When, in which order among equal times, what, with whom.
        self._agenda: list[tuple[float, int, Callable[[float, Any], None], Any]] = []
        self._entries = 0
        self._calls: dict[str, Caller] = {}
        self._names = 0
        self._begin = MIDNIGHT + plan.begin
        #: Only rules that change with the time make the router wait for it.
        self._timed = any(
            len(rules.steps) > 1 or rules.preferred_seconds for rules in plan.rules.queues.values()
        )
        queue_seed, habit_seed = seed.spawn(2)
        self._queues = [
            Callers(queue, one)
            for queue, one in zip(plan.queues, queue_seed.spawn(len(plan.queues)), strict=True)
        ]
        self._desks = desks_of(plan.agents, habit_seed)
        self._tell(RulesLoaded(at=MIDNIGHT, rules=plan.rules))

    def run(self) -> None:
        """Let everything happen, until the last caller and the last agent are gone. Raises `SimulationError`."""
        for desk in self._desks.values():
            for begin, end in desk.plan.shifts:
                self._plan(MIDNIGHT + begin, self._sign_in, desk)
                self._plan(MIDNIGHT + end, self._sign_out, desk)
        for queue in self._queues:
            self._plan_arrival(queue)
        agenda, now = self._agenda, MIDNIGHT
        while agenda:
            now = self._router_due(now)
            if now < agenda[0][0]:
                self._match(now)
                continue
            now, _, what, whom = heapq.heappop(agenda)
            what(now, whom)

    def _router_due(self, now: float) -> float:
        """Return when something happens next: the router's own time, or the agenda's."""
        due = self._router.due() if self._timed else None
        first = self._agenda[0][0]
        return due if due is not None and now < due < first else first

    def _plan(self, at: float, what: Callable[[float, Any], None], whom: object) -> None:
        self._entries += 1
        heapq.heappush(self._agenda, (at, self._entries, what, whom))

    def _tell(self, event: Event) -> None:
        if not self._apply(event):
            message = f"the live state refuses {event}"
            raise SimulationError(message)
        self._watch(event)

    # --- agents ---

    def _sign_in(self, now: float, desk: Desk) -> None:
        desk.signed_in = True
        self._tell(AgentSignedIn(at=now, agent=desk.plan.agent, queues=desk.plan.queues))
        self._match(now)

    def _sign_out(self, now: float, desk: Desk) -> None:
        """End the shift; who talks goes after the talk, without wrap-up."""
        desk.signed_in = False
        self._tell(AgentSignedOut(at=now, agent=desk.plan.agent))

    def _come_back(self, now: float, desk: Desk) -> None:
        if desk.signed_in and self._live.agents[desk.plan.agent].set_aside:
            self._tell(AgentResumed(at=now, agent=desk.plan.agent))
            self._match(now)

    def _end_wrap_up(self, now: float, desk: Desk) -> None:
        # Another end: signing out ended this wrap-up, and a later one goes on.
        if self._live.agents[desk.plan.agent].wrap_up_until == now:
            self._tell(WrapUpEnded(at=now, agent=desk.plan.agent))
            self._match(now)

    # --- calls ---

    def _plan_arrival(self, queue: Callers) -> None:
        at = next(queue.arrivals, None)
        if at is not None:
            self._plan(self._begin + at, self._arrive, queue)

    def _arrive(self, now: float, queue: Callers) -> None:
        self._names += 1
        call = Caller(f"simulated-{self._names}", queue)
        self._calls[call.name] = call
        plan = queue.plan
        self._tell(CallArrived(at=now, call=call.name, caller=None, dialled="", channel=""))
        self._tell(
            CallQueued(
                at=now, call=call.name, queue=plan.queue, language=next(queue.language),
                priority_seconds=plan.priority_seconds,
            )
        )  # fmt: skip
        if queue.patience is not None:
            self._plan(now + next(queue.patience), self._abandon, call)
        self._plan_arrival(queue)
        self._match(now)

    def _abandon(self, now: float, call: Caller) -> None:
        if call.phase is Phase.WAITING or call.phase is Phase.RINGING:
            call.phase = Phase.GONE
            self._tell(CallAbandoned(at=now, call=call.name, queue=call.queue.plan.queue))
            self._end(now, call, "caller hung up")
            self._match(now)

    def _match(self, now: float) -> None:
        """Ring as long as the router finds somebody, as the dispatcher does."""
        while (ring := self._router.decide(now)) is not None:
            self._tell(AgentReserved(at=now, call=ring.call, agent=ring.agent, queue=ring.queue))
            self._ring(now, ring)

    def _ring(self, now: float, ring: RingAgent) -> None:
        call, desk = self._calls[ring.call], self._desks[ring.agent]
        habits, streams = desk.plan.habits, desk.streams
        missed = bool(habits.misses) and next(streams.luck) < habits.misses
        if streams.answer is None and not missed:
            self._answer(now, (call, desk))
            return
        call.phase = Phase.RINGING
        self._tell(AgentRinging(at=now, call=ring.call, agent=ring.agent, channel=""))
        patience = call.queue.plan.ring_seconds
        wait = patience if missed or streams.answer is None else next(streams.answer)
        if missed or wait >= patience:
            self._plan(now + patience, self._miss, (call, desk))
        else:
            self._plan(now + wait, self._answer, (call, desk))

    def _miss(self, now: float, pair: tuple[Caller, Desk]) -> None:
        call, desk = pair
        if call.phase is not Phase.RINGING:
            return
        call.phase = Phase.WAITING
        self._tell(AgentMissed(at=now, call=call.name, agent=desk.plan.agent, queue=call.queue.plan.queue,
                               reason="no answer"))  # fmt: skip
        if self._live.agents[desk.plan.agent].set_aside:
            self._plan(now + desk.plan.habits.back_after_seconds, self._come_back, desk)
        self._match(now)

    def _answer(self, now: float, pair: tuple[Caller, Desk]) -> None:
        call, desk = pair
        if call.phase is Phase.GONE:
            return
        call.phase = Phase.TALKING
        self._tell(AgentAnswered(at=now, call=call.name, agent=desk.plan.agent, queue=call.queue.plan.queue))
        self._plan(now + call.handling, self._end_talk, pair)

    def _end_talk(self, now: float, pair: tuple[Caller, Desk]) -> None:
        call, desk = pair
        call.phase = Phase.GONE
        wrap_up = call.wrap_up if desk.signed_in else 0.0
        self._tell(TalkEnded(at=now, call=call.name, agent=desk.plan.agent, ended_by="caller",
                             wrap_up_seconds=wrap_up))  # fmt: skip
        self._end(now, call, "completed")
        if wrap_up:
            self._plan(now + wrap_up, self._end_wrap_up, desk)
        else:
            self._match(now)

    def _end(self, now: float, call: Caller, reason: Literal["completed", "caller hung up"]) -> None:
        del self._calls[call.name]
        self._tell(CallEnded(at=now, call=call.name, reason=reason))

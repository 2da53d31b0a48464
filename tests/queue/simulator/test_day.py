"""A simulated day: the router of production decides, chance does the rest, and nothing impossible happens."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentResumed,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallQueued,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.live import LiveState
from hotline.queue.simulator.day import MIDNIGHT, Day, LiveFold, SimulationError
from hotline.queue.simulator.plan import AgentPlan, Habits, Plan, QueuePlan
from hotline.queue.simulator.times import Constant, Exponential, Lognormal, Times
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule


def day(plan: Plan, seed: int = 1) -> tuple[list[Event], LiveState]:
    """Return what happened, and the state at the end."""
    fold, events = LiveFold(), list[Event]()
    Day(plan, np.random.SeedSequence(seed), fold, events.append).run()
    return events, fold.live


def of(events: Sequence[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if type(event) is kind]


def plan(
    *, agents: int = 3, calls_per_hour: float = 60.0, handling: Times | None = None, patience: float | None = 90.0,
    wrap_up: float | None = 15.0, habits: Habits | None = None, rules: QueueRules | None = None,
    shifts: tuple[tuple[float, float], ...] = ((0.0, 7200.0),), skills: dict[str, int] | None = None,
) -> Plan:  # fmt: skip
    """Return two hours of the queue `water`."""
    names = [f"a{number}" for number in range(agents)]
    return Plan(
        rules=RoutingRules(
            queues={"water": rules or QueueRules()},
            agents={name: AgentRules(queues={"water": 1.0}, skills=skills or {}) for name in names},
        ),
        queues=(
            QueuePlan(
                queue="water", calls_per_hour=(calls_per_hour,), piece_seconds=7200.0,
                handling=handling or Lognormal(120, 0.7), patience=Exponential(patience) if patience else None,
                wrap_up=Constant(wrap_up) if wrap_up else None,
            ),
        ),
        agents=tuple(
            AgentPlan(agent=name, queues=("water",), shifts=shifts, habits=habits or Habits(answer=Constant(4.0)))
            for name in names
        ),
        end=7200.0,
    )  # fmt: skip


def test_the_same_seed_gives_the_same_day() -> None:
    """Event by event; another seed gives another day."""
    assert day(plan())[0] == day(plan())[0]
    assert day(plan(), seed=2)[0] != day(plan())[0]


def test_nothing_impossible_happens() -> None:
    """Everybody who came is gone in the end, nobody is kept, and the live state ignored nothing."""
    events, live = day(plan(habits=Habits(answer=Exponential(6.0), misses=0.1)))
    assert not live.ignored
    assert not live.calls
    assert all(agent.call is None for agent in live.agents.values())
    count = Counter(type(event) for event in events)
    assert count[CallArrived] == count[CallQueued] == count[CallEnded] > 80
    assert count[AgentAnswered] == count[TalkEnded]
    assert count[AgentAnswered] + count[CallAbandoned] == count[CallArrived]
    assert count[AgentReserved] > count[AgentAnswered] > 0
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_more_agents_meet_the_same_callers() -> None:
    """Who comes when does not depend on the agents, so that plans can be compared on the same day."""
    few, many = (of(day(plan(agents=agents))[0], CallQueued) for agents in (2, 5))
    assert few == many


def test_each_kind_of_chance_is_independent_of_the_others() -> None:
    """A caller who comes after a long gap talks neither longer nor shorter."""
    events, _ = day(plan(agents=40, calls_per_hour=600, handling=Exponential(100), patience=None))
    arrivals = [event for event in events if isinstance(event, CallQueued)]
    gaps = {late.call: late.at - early.at for early, late in pairwise(arrivals)}
    answered = {event.call: event.at for event in events if isinstance(event, AgentAnswered)}
    talks = {event.call: event.at - answered[event.call] for event in events if isinstance(event, TalkEnded)}
    both = [(gap, talks[call]) for call, gap in gaps.items()]
    assert len(both) > 1000
    assert np.corrcoef(np.asarray(both).T)[0, 1] == pytest.approx(0, abs=0.1)


def test_phones_ring_and_wrap_ups_last_as_said() -> None:
    """Four seconds from the reservation to the answer, fifteen from the talk's end to the next readiness."""
    events, _ = day(plan(patience=None))
    reserved = {event.call: event.at for event in events if isinstance(event, AgentReserved)}
    answered = [event for event in events if isinstance(event, AgentAnswered)]
    assert {round(event.at - reserved[event.call], 6) for event in answered} == {4.0}
    ended: dict[str, float] = {}
    for event in events:
        if isinstance(event, TalkEnded):
            ended[event.agent] = event.at
        elif isinstance(event, WrapUpEnded):
            assert event.at - ended.pop(event.agent) == pytest.approx(15.0)


def test_a_wrap_up_of_before_a_break_ends_none_after_it() -> None:
    """Who signed out in a wrap-up and came back soon has each later wrap-up in full."""
    events, live = day(plan(wrap_up=400.0, shifts=((0.0, 1800.0), (1801.0, 7200.0)), calls_per_hour=120))
    ended: dict[str, float] = {}
    lengths = []
    for event in events:
        if isinstance(event, TalkEnded):
            ended[event.agent] = event.at
        elif isinstance(event, WrapUpEnded):
            lengths.append(event.at - ended.pop(event.agent))
    assert len(lengths) > 20
    assert lengths == pytest.approx([400.0] * len(lengths))
    assert not live.ignored


def test_who_misses_a_call_is_set_aside_and_comes_back() -> None:
    """After as many misses as RONA takes, for as long as the habits say; the caller keeps the place."""
    habits = Habits(answer=Constant(4.0), misses=0.3, back_after_seconds=45.0)
    events, live = day(plan(habits=habits, patience=None, rules=QueueRules(rona_after=1)))
    missed = of(events, AgentMissed)
    back = [event.at for event in of(events, AgentResumed)]
    assert len(missed) > 10
    assert back == pytest.approx(
        [event.at + 45.0 for event in missed if event.at + 45.0 < MIDNIGHT + 7200][: len(back)]
    )
    assert len(back) >= len(missed) - 3  # who was set aside at the shift's end stays so
    assert not live.ignored


def test_a_phone_that_rings_too_long_is_a_miss() -> None:
    """Whose answer takes longer than the queue rings does not get the call."""
    events, _ = day(plan(habits=Habits(answer=Constant(16.0), back_after_seconds=1.0), patience=60.0))
    assert of(events, AgentMissed)
    assert not of(events, AgentAnswered)


def test_callers_leave_while_it_rings() -> None:
    """Patience goes on while a phone rings; the agent is free again at once."""
    events, live = day(plan(habits=Habits(answer=Constant(14.0)), patience=20.0))
    ringing: set[str] = set()
    left_ringing = 0
    for event in events:
        if isinstance(event, AgentReserved):
            ringing.add(event.call)
        elif isinstance(event, AgentAnswered | AgentMissed):
            ringing.discard(event.call)
        elif isinstance(event, CallAbandoned):
            left_ringing += event.call in ringing
    assert left_ringing > 5
    assert not live.ignored


def test_shifts_end_after_the_talk() -> None:
    """Nobody is rung after the end of the shift; a talk that goes on ends in its own time, without wrap-up."""
    events, live = day(plan(calls_per_hour=150, shifts=((0.0, 1800.0), (3600.0, 5400.0))))
    for event in of(events, AgentReserved):
        assert 0 <= event.at - MIDNIGHT <= 1800 or 3600 <= event.at - MIDNIGHT <= 5400
    assert len(of(events, AgentSignedOut)) == 6
    late = [event for event in events if isinstance(event, TalkEnded) and 1800 < event.at - MIDNIGHT < 3600]
    assert late
    assert {event.wrap_up_seconds for event in late} == {0.0}
    assert not live.ignored


def test_requirements_relax_at_their_time() -> None:
    """Who needs a skill that nobody has at first is answered as soon as the next step allows it."""
    rules = QueueRules(steps=(StepRule(requires="water>=4"), StepRule(after_seconds=30.0, requires="water")))
    skilled = plan(agents=6, calls_per_hour=20, patience=None, rules=rules, skills={"water": 2},
                   habits=Habits())  # fmt: skip
    skilled = replace(
        skilled, rules=_with_an_expert_who_is_busy(skilled.rules), agents=(*skilled.agents, EXPERT)
    )
    events, _ = day(skilled)
    queued = {event.call: event.at for event in events if isinstance(event, CallQueued)}
    waits = [event.at - queued[event.call] for event in events
             if isinstance(event, AgentAnswered) and event.agent != "expert"]  # fmt: skip
    assert waits
    assert min(waits) == pytest.approx(30.0)
    assert sum(wait < 30.001 for wait in waits) > len(waits) / 2


#: Signed in, so that the first step is not skipped, and most of the time busy.
EXPERT = AgentPlan(agent="expert", queues=("water",), shifts=((0.0, 7200.0),))


def _with_an_expert_who_is_busy(rules: RoutingRules) -> RoutingRules:
    expert = AgentRules(queues={"water": 1.0}, skills={"water": 5})
    return RoutingRules(queues=rules.queues, agents={**rules.agents, "expert": expert})


def test_callers_whom_nobody_serves_are_left_over() -> None:
    """Without patience and agents the day ends all the same."""
    events, live = day(plan(agents=1, shifts=((0.0, 60.0),), patience=None))
    assert len(live.calls) > 80
    assert not of(events, CallAbandoned)


def test_a_mistake_of_the_simulator_ends_the_run() -> None:
    """An event that the live state refuses is never passed over."""

    class Refusing(LiveFold):
        def __init__(self) -> None:
            super().__init__()
            self.apply = lambda event: not isinstance(event, TalkEnded) and self.live.apply(event)

    with pytest.raises(SimulationError, match="refuses TalkEnded"):
        Day(plan(), np.random.SeedSequence(1), Refusing(), lambda _event: None).run()

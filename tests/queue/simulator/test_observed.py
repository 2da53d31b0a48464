"""What a journal tells of a queue's callers."""

import numpy as np
import pytest

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentSignedOut,
    CallAbandoned,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.simulator.day import MIDNIGHT, Day
from hotline.queue.simulator.observed import Observation, ObservedQueue
from hotline.queue.simulator.plan import AgentPlan, Habits, Plan, QueuePlan
from hotline.queue.simulator.times import Exponential
from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.routing_rules import RoutingRules


def seen(*events: Event, since: float = 0.0, until: float = 1e9) -> dict[str, ObservedQueue]:
    observation = Observation(since, until)
    for event in events:
        observation.apply(event)
    return observation.queues


def queued(call: str, at: float, queue: str = "water") -> Event:
    return CallQueued(at=at, call=call, queue=queue, language="ar")


def answered(call: str, at: float, reserved: float) -> list[Event]:
    return [
        AgentReserved(at=reserved, call=call, agent="a1", queue="water"),
        AgentAnswered(at=at, call=call, agent="a1", queue="water"),
    ]


def ended(call: str, at: float, wrap_up: float = 0.0) -> Event:
    return TalkEnded(at=at, call=call, agent="a1", ended_by="caller", wrap_up_seconds=wrap_up)


def test_an_answered_call() -> None:
    """Wait, ringing, talk, and the wrap-up as it was, not as it was planned."""
    water = seen(
        queued("c1", 100), *answered("c1", 112, reserved=107), ended("c1", 172, wrap_up=30),
        CallEnded(at=173, call="c1", reason="completed"), WrapUpEnded(at=190, agent="a1"),
    )["water"]  # fmt: skip
    assert water == ObservedQueue(
        arrivals=[100], handling=[60], wrap_up=[18], ringing=[5], waited=12, abandoned=0
    )
    assert water.handling_seconds == 78
    assert water.ringing_seconds == 5
    assert water.patience_seconds is None


def test_a_wrap_up_ends_with_the_shift() -> None:
    """Also where nobody said that it ended; without one it counts as none."""
    water = seen(
        queued("c1", 0), *answered("c1", 5, reserved=5), ended("c1", 65, wrap_up=30), AgentSignedOut(at=70, agent="a1"),
        queued("c2", 80), *answered("c2", 90, reserved=90), ended("c2", 120),
    )["water"]  # fmt: skip
    assert water.wrap_up == [5, 0]
    assert water.handling_seconds == (60 + 30 + 5) / 2


def test_patience_is_all_waiting_over_abandons() -> None:
    """Everybody's wait counts, who abandoned, was answered or went elsewhere."""
    water = seen(
        queued("c1", 0), CallAbandoned(at=40, call="c1", queue="water"),
        queued("c2", 0), *answered("c2", 20, reserved=15), ended("c2", 50),
        queued("c3", 0), CallFlowedOut(at=60, call="c3", queue="water", to="message", reason="waited too long"),
        queued("c4", 0), CallAbandoned(at=30, call="c4", queue="water"),
    )["water"]  # fmt: skip
    assert water.patience_seconds == (40 + 20 + 60 + 30) / 2


def test_the_estimate_finds_the_patience_behind_the_waits() -> None:
    """Of 50,000 callers with a patience of 90 s, of whom most are answered before it ends."""
    chance = np.random.default_rng(1)
    patience, offered = chance.exponential(90, 50_000), chance.exponential(40, 50_000)
    queue = ObservedQueue(
        waited=float(np.minimum(patience, offered).sum()), abandoned=int((patience < offered).sum())
    )
    assert queue.abandoned < 20_000
    assert queue.patience_seconds == pytest.approx(90, rel=0.02)


def test_only_callers_of_the_time_count() -> None:
    """Who came before or after is not seen, neither are their talks."""
    queues = seen(queued("c0", 99), queued("c1", 100), queued("c2", 200), *answered("c0", 110, reserved=110),
                  ended("c0", 120), since=100, until=200)  # fmt: skip
    assert queues == {"water": ObservedQueue(arrivals=[100])}


def test_what_does_not_fit_changes_nothing() -> None:
    """Doubled and lost events: a second answer, an end without a beginning, a call that died while it waited."""
    water = seen(
        queued("c1", 0), queued("c1", 3), *answered("c1", 10, reserved=8),
        AgentAnswered(at=11, call="c1", agent="a2", queue="water"),
        ended("c1", 20), ended("c1", 25), ended("c9", 30), WrapUpEnded(at=40, agent="a1"),
        queued("c2", 50), CallEnded(at=55, call="c2", reason="lost"), CallAbandoned(at=56, call="c2", queue="water"),
    )["water"]  # fmt: skip
    assert water.handling == [10]
    assert water.wrap_up == [0]
    assert (water.waited, water.abandoned) == (10, 0)


def test_it_is_settled_when_everybody_is_gone() -> None:
    """Nobody waits, talks or wraps up: nothing more can be learnt."""
    observation = Observation(0, 1e9)
    settled = []
    for event in (
        queued("c1", 0),
        *answered("c1", 5, reserved=5),
        ended("c1", 9, wrap_up=5),
        WrapUpEnded(at=14, agent="a1"),
    ):
        observation.apply(event)
        settled.append(observation.settled)
    assert settled == [False, False, False, False, True]


def test_it_agrees_with_the_statistics() -> None:
    """What is planned from is what the reports show: calls, abandons, waits and handling time of the same journal."""
    habits = Habits(answer=Exponential(5.0), misses=0.05)
    plan = Plan(
        rules=RoutingRules(),
        queues=(
            QueuePlan(
                queue="water", calls_per_hour=(80.0,), piece_seconds=7200.0, handling=Exponential(100.0),
                wrap_up=Exponential(30.0), patience=Exponential(60.0),
            ),
        ),
        agents=tuple(
            AgentPlan(agent=f"a{number}", queues=("water",), shifts=((0.0, 9000.0),), habits=habits)
            for number in range(3)
        ),
        end=7200.0,
    )  # fmt: skip
    statistics, observation = Statistics(), Observation(0, 1e10)
    Day(plan, np.random.SeedSequence(1), statistics, observation.apply).run()
    end = MIDNIGHT + 86_400
    figures = QueueFigures.total(list(statistics.queues(0, end, end, lambda _start: 0).values()))
    water = observation.queues["water"]
    assert len(water.arrivals) == figures.offered > 100
    assert water.abandoned == figures.abandoned > 10
    assert len(water.handling) == len(water.wrap_up) == figures.handled
    assert water.waited == pytest.approx(figures.answered_wait + figures.abandoned_wait)
    assert water.handling_seconds == pytest.approx(measures.average_handling_time(figures))

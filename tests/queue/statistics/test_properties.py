"""What always holds of the numbers, whatever the journal tells."""

import copy
import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    ControllerStarted,
    Event,
    ExpectedWaitAnnounced,
    MessageStarted,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import AgentFigures, QueueFigures
from hotline.queue.statistics.fold import Statistics

LAST = 5000.0

calls = st.sampled_from(["c1", "c2", "c3", "c4"])
agents = st.sampled_from(["a1", "a2", "a3"])
queues = st.sampled_from(["water", "roads"])
callbacks = st.sampled_from(["b1", "b2"])
#: Times that go forward on the whole, and sometimes back.
steps = st.floats(-20, 120)

CALLERS: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    CallArrived: {"caller": st.none(), "dialled": st.just("1111"), "channel": st.just("x")},
    CallQueued: {"queue": queues, "language": st.just("ar"), "callback": st.none() | callbacks},
    CallAbandoned: {"queue": queues},
    CallFlowedOut: {
        "queue": queues,
        "to": st.sampled_from(["message", "call-back", "queue", "announcement"]),
        "reason": st.just("waited too long"),
    },
    CallEnded: {"reason": st.just("lost")},
    CallDetached: {},
    CallResumed: {"step": st.sampled_from(["menu", "queue", "message", "end"])},
    MessageStarted: {"message": st.just("m"), "path": st.just("p")},
    ExpectedWaitAnnounced: {
        "queue": queues,
        "expected_seconds": st.just(60.0),
        "said_seconds": st.floats(0, 600),
        "at_most": st.booleans(),
    },
}
BOTH: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    AgentReserved: {"queue": queues},
    AgentRinging: {"channel": st.just("y")},
    AgentAnswered: {"queue": queues},
    AgentMissed: {"queue": queues, "reason": st.sampled_from(["no answer", "unreachable", "failed"])},
    CallHeld: {},
    CallRetrieved: {},
    TalkEnded: {"ended_by": st.just("agent"), "wrap_up_seconds": st.sampled_from([0.0, 30.0])},
    AgentSetAside: {},
}
AGENTS: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    AgentSignedIn: {"queues": st.just(("water", "roads"))},
    AgentSignedOut: {},
    AgentPaused: {"reason": st.sampled_from(["", "prayer"])},
    AgentResumed: {},
    AgentPhoneChanged: {"phone": st.sampled_from(["unreachable", "idle", "in use"])},
    WrapUpEnded: {},
}
CALLBACKS: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    CallbackRequested: {
        "call": calls,
        "queue": queues,
        "language": st.just("ar"),
        "number": st.just("+96891230001"),
        "since": st.floats(0, LAST),
    },
    CallbackDialled: {"attempt": st.integers(1, 3), "channel": calls},
    CallbackAnswered: {"call": calls},
    CallbackFailed: {
        "attempt": st.integers(1, 3),
        "reason": st.just("busy"),
        "again_at": st.none() | st.just(9e3),
    },
    CallbackDue: {},
    CallbackEnded: {"reason": st.sampled_from(["talked", "not reached"])},
}


def _events() -> st.SearchStrategy[Event]:
    kinds: list[st.SearchStrategy[Event]] = [st.builds(ControllerStarted, at=steps, version=st.just("1"))]
    for fields, named in (
        (CALLERS, {"call": calls}),
        (BOTH, {"call": calls, "agent": agents}),
        (AGENTS, {"agent": agents}),
        (CALLBACKS, {"callback": callbacks}),
    ):
        kinds += [st.builds(kind, at=steps, **named, **more) for kind, more in fields.items()]
    return st.one_of(kinds)


def _in_time(events: list[Event]) -> list[Event]:
    """Make of the steps the times of a clock."""
    now, placed = 100.0, []
    for event in events:
        now = max(0.0, now + event.at)
        placed.append(type(event)(**{**{f: getattr(event, f) for f in event.__struct_fields__}, "at": now}))
    return placed


#: Any events in any order: most contradict what is known.
journals = st.lists(_events(), max_size=80).map(_in_time)


@st.composite
def orderly(draw: st.DrawFn) -> list[Event]:
    """Callers who are queued, rung for, answered or not, one after the other or at once, and agents who serve them."""
    events: list[Event] = [
        AgentSignedIn(at=0.0, agent=agent, queues=("water",)) for agent in ("a1", "a2", "a3")
    ]
    for number in range(draw(st.integers(1, 8))):
        at, call, agent = draw(st.floats(0, LAST)), f"c{number}", draw(agents)
        wait, ring, talk = (draw(st.floats(0, 900)) for _ in range(3))
        events += [
            CallArrived(at=at, call=call, caller=None, dialled="1111", channel="x"),
            CallQueued(at=at, call=call, queue="water", language="ar"),
        ]
        if draw(st.booleans()):
            answered = at + wait + ring
            events += [
                AgentRinging(at=at + wait, call=call, agent=agent, channel="y"),
                AgentAnswered(at=answered, call=call, agent=agent, queue="water"),
                TalkEnded(at=answered + talk, call=call, agent=agent, ended_by="agent", wrap_up_seconds=5.0),
                WrapUpEnded(at=answered + talk + 5, agent=agent),
                CallEnded(at=answered + talk, call=call, reason="completed"),
            ]
        else:
            events.append(CallAbandoned(at=at + wait, call=call, queue="water"))
    return sorted(events, key=lambda event: event.at)


Books = tuple[dict[tuple[str, int], QueueFigures], dict[tuple[str, int], AgentFigures]]


def books(statistics: Statistics, now: float, since: float = -1e6) -> Books:
    """Return everything by interval."""
    return statistics.queues(since, 1e6, now, int), statistics.agents(since, 1e6, now, int)


def assert_as_told(
    mine: Mapping[tuple[str, int], QueueFigures | AgentFigures],
    others: Mapping[tuple[str, int], QueueFigures | AgentFigures],
) -> None:
    """Check that `mine` says the same of everything of which `others` tells."""
    for key, figures in others.items():
        for field in dataclasses.fields(figures):
            assert getattr(mine[key], field.name) == pytest.approx(getattr(figures, field.name))


def folded(
    events: list[Event], change: Callable[[Statistics, Event], Statistics] | None = None
) -> Statistics:
    statistics = Statistics()
    for event in events:
        statistics.apply(event)
        if change is not None:
            statistics = change(statistics, event)
    return statistics


@settings(max_examples=300, deadline=None)
@given(journals)
def test_everybody_who_was_offered_is_somewhere_and_nothing_is_negative(events: list[Event]) -> None:
    """In each interval offered = answered + abandoned + flowed out + still there; every component is at least 0."""
    queues_, agents_ = books(folded(events), now=2 * LAST)
    for figures in queues_.values():
        there = figures.answered + figures.abandoned + figures.flowed_out + figures.still_there
        assert figures.offered == there
        assert min(figures.answered, figures.abandoned, figures.flowed_out, figures.still_there) >= 0
        assert min(figures.answered_wait, figures.abandoned_wait, figures.callbacks_wait) >= 0
        assert figures.abandoned_short <= figures.abandoned_in_time <= figures.abandoned
        assert figures.answered_in_time <= figures.answered
        assert all(seconds >= 0 for seconds in figures.seconds.values())
        assert figures.callbacks_reached + figures.callbacks_failed >= 0
    for agent in agents_.values():
        assert all(0 <= seconds <= 900.001 for seconds in agent.seconds.values())
        assert agent.rung_missed + agent.rung_cancelled <= agent.rung


@settings(max_examples=200, deadline=None)
@given(journals)
def test_who_is_still_there_is_who_waits(events: list[Event]) -> None:
    """The figures and the live state agree on who waits, but for call-backs, which are nobody's second entry."""
    statistics = folded(events)
    there = sum(figures.still_there for figures in books(statistics, now=LAST)[0].values())
    live = statistics.live
    callers = sum(live.waiting(queue) for queue in ("water", "roads"))
    assert callers - 2 * len(live.callbacks) <= there <= callers
    if not any(isinstance(event, CallbackRequested) for event in events):
        assert there == callers


@settings(max_examples=200, deadline=None)
@given(journals)
def test_an_agents_day_has_no_gap_and_no_overlap(events: list[Event]) -> None:
    """In no interval an agent is signed in for longer than the interval is."""
    for figures in books(folded(events), now=2 * LAST)[1].values():
        assert measures.signed_in(figures) <= 900.001


@settings(max_examples=100, deadline=None)
@given(journals, st.data())
def test_folding_in_two_halves_is_folding_the_whole(events: list[Event], data: st.DataObject) -> None:
    """Whoever keeps the first half and goes on from it has the same numbers, asked in between or not."""
    half = data.draw(st.integers(0, len(events)))

    def keep(statistics: Statistics, event: Event) -> Statistics:
        if event is not events[half - 1]:
            return statistics
        books(statistics, now=event.at)
        return copy.deepcopy(statistics)

    assert books(folded(events, keep), now=2 * LAST) == books(folded(events), now=2 * LAST)


@settings(max_examples=100, deadline=None)
@given(orderly(), st.integers(0, 6))
def test_forgetting_as_we_go_leaves_the_young_intervals_as_they_are(
    events: list[Event], quarter: int
) -> None:
    """The live fold, which forgets, equals the history fold, which does not, from there on."""
    since = 900.0 * quarter
    live = Statistics()
    live.forget_before(since)
    for event in events:
        live.apply(event)
    queues_, agents_ = books(live, 2 * LAST)
    of_queues, of_agents = books(folded(events), 2 * LAST, since)
    assert queues_.keys() == of_queues.keys()
    assert_as_told(queues_, of_queues)
    assert_as_told(agents_, of_agents)

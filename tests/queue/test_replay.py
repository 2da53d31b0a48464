"""A journal is decided again, and says where it was decided otherwise."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.events import (
    AgentAnswered,
    AgentPaused,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallAbandoned,
    CallDetached,
    CallQueued,
    ControllerStarted,
    ControllerStopped,
    Event,
    MessageTranscribed,
    RulesLoaded,
    TalkEnded,
)
from hotline.journal import Entry
from hotline.queue.checkpoint import dump, load
from hotline.queue.replay import Difference, Kind, Replay
from hotline.queue.router import RingAgent
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule
from tests.queue.random_day import random_day
from tests.queue.random_rules import AGENTS


def entries(events: Sequence[Event]) -> list[Entry]:
    return [Entry(number, "test", event) for number, event in enumerate(events, 1)]


def differences(day: Sequence[Entry]) -> list[Difference]:
    replay = Replay()
    return [found for entry in day if (found := replay.take(entry)) is not None]


def first(events: Sequence[Event]) -> Difference:
    return differences(entries(events))[0]


def queued(call: str, at: float, *, queue: str = "water") -> CallQueued:
    return CallQueued(at=at, call=call, queue=queue, language="ar")


def reserved(call: str, agent: str, at: float) -> AgentReserved:
    return AgentReserved(at=at, call=call, agent=agent, queue="water")


#: Two agents, three calls, the third waits until the first agent is free.
DAY: tuple[Event, ...] = (
    ControllerStarted(at=100.0, version="1.2.3"),
    AgentSignedIn(at=101.0, agent="a1", queues=("water",)),
    AgentSignedIn(at=102.0, agent="a2", queues=("water",)),
    queued("c1", 110.0),
    reserved("c1", "a1", 110.001),
    AgentRinging(at=110.01, call="c1", agent="a1", channel="y"),
    AgentAnswered(at=112.0, call="c1", agent="a1", queue="water"),
    queued("c2", 113.0),
    reserved("c2", "a2", 113.001),
    AgentRinging(at=113.01, call="c2", agent="a2", channel="y"),
    AgentAnswered(at=115.0, call="c2", agent="a2", queue="water"),
    queued("c3", 120.0),
    queued("c4", 121.0),
    TalkEnded(at=130.0, call="c1", agent="a1", ended_by="agent"),
    reserved("c3", "a1", 130.001),
    AgentRinging(at=130.01, call="c3", agent="a1", channel="y"),
    AgentAnswered(at=132.0, call="c3", agent="a1", queue="water"),
    queued("c5", 150.0),
)  # fmt: skip


def tampered(number: int, *events: Event) -> list[Event]:
    """Return the day with other events in place of one."""
    return [*DAY[: number - 1], *events, *DAY[number:]]


# --- what was decided is decided again ---


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_day_is_decided_again_as_it_was(seed: int) -> None:
    """Skills, steps, weights, priorities, misses, call-backs, reloads, crashes: what the dispatcher decided follows."""
    assert differences(random_day(seed)) == []


def test_days_are_full() -> None:
    """The days of the test above hold what they are meant to hold."""
    replay = Replay()
    for entry in random_day(1):
        replay.take(entry)
    assert replay.compared > 20
    assert replay.live.rules.queues


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_another_agent_or_call_is_found_in_every_day(seed: int, data: st.DataObject) -> None:
    """One reservation that names somebody else is a difference, and the first one."""
    day = random_day(seed, 200.0)
    places = [index for index, entry in enumerate(day) if isinstance(entry.event, AgentReserved)]
    if not places:
        return
    index = data.draw(st.sampled_from(places))
    made = day[index].event
    assert isinstance(made, AgentReserved)
    others = [agent for agent in AGENTS if agent != made.agent]
    change = data.draw(st.sampled_from([{"agent": other} for other in others] + [{"call": "another"}]))
    day[index] = Entry(day[index].seq, "test", msgspec.structs.replace(made, **change))
    found = differences(day)[0]
    assert (found.kind, found.seq) == (Kind.OTHERWISE, day[index].seq)
    assert found.router == RingAgent(made.call, made.agent, made.queue)


def test_from_the_middle_on() -> None:
    """Entries before the stretch are only folded; decisions in it are compared as ever."""
    day = random_day(2)
    middle = len(day) // 2
    replay = Replay()
    for entry in day[:middle]:
        replay.skip(entry.event)
    assert not any(replay.take(entry) for entry in day[middle:])
    assert replay.compared == sum(isinstance(entry.event, AgentReserved) for entry in day[middle:])


def test_from_a_checkpoint_on() -> None:
    """A state that went through a checkpoint decides the same."""
    day = random_day(3)
    middle = len(day) // 2
    before = Replay()
    for entry in day[:middle]:
        before.skip(entry.event)
    live, _, _ = load(dump(before.live, middle, ""))
    replay = Replay(live)
    assert not any(replay.take(entry) for entry in day[middle:])


# --- what was decided otherwise ---


def test_the_day_as_it_was() -> None:
    """The day that the tests below change holds no difference."""
    assert differences(entries(DAY)) == []


def test_another_agent() -> None:
    """Who had been idle for less time was rung: both are named, with the time and the reasons."""
    found = first(tampered(5, reserved("c1", "a2", 110.001)))
    assert replace(found, reasons=()) == Difference(
        Kind.OTHERWISE,
        5,
        110.001,
        RingAgent("c1", "a2", "water"),
        RingAgent("c1", "a1", "water"),
        "1.2.3",
        (),
    )
    assert found.reasons == (
        "call c1: waits in water for 0.001 s, needs step 1 of 1: `anyone`, available who may take it: a1, a2",
        "agent a2: has been available for 8.001 s, reservation 0, 0 calls that day, weight 1",
        "agent a1: has been available for 9.001 s, reservation 0, 0 calls that day, weight 1",
    )  # fmt: skip


def test_another_call() -> None:
    """A call that had come later was served first; the ages of both are told."""
    found = first(tampered(15, reserved("c4", "a1", 130.001)))
    assert (found.journal, found.router) == (RingAgent("c4", "a1", "water"), RingAgent("c3", "a1", "water"))
    assert "call c4: waits in water for 9.001 s" in found.reasons[0]
    assert "call c3: waits in water for 10.001 s" in found.reasons[1]


def test_agent_who_was_not_free() -> None:
    """A reservation of somebody who talks is one that the router would not make."""
    found = first(tampered(13, queued("c4", 121.0), reserved("c3", "a2", 121.001)))
    assert (found.journal, found.router) == (RingAgent("c3", "a2", "water"), None)
    assert found.reasons[1] == "agent a2: is talking (call c2)"


def test_reservation_that_is_gone() -> None:
    """An agent is rung whom nobody reserved."""
    found = first(tampered(15))
    assert (found.kind, found.seq) == (Kind.NOT_RESERVED, 15)
    assert (found.journal, found.router) == (RingAgent("c3", "a1", "water"), RingAgent("c3", "a1", "water"))


def test_decision_that_nobody_made() -> None:
    """Agent and caller wait beside each other: who would have been rung for whom since when is told."""
    found = first([*DAY[:14], queued("c5", 130.5), queued("c6", 131.5)])
    assert (found.kind, found.seq, found.at) == (Kind.NOT_DECIDED, 16, 130.0)
    assert (found.journal, found.router) == (None, RingAgent("c3", "a1", "water"))


def test_decision_that_came_too_early() -> None:
    """A reservation before its cause is one that the router would not make."""
    found = first([*DAY[:13], DAY[14], DAY[13], *DAY[15:]])
    assert (found.kind, found.seq, found.router) == (Kind.OTHERWISE, 14, None)


def test_decision_that_came_too_late() -> None:
    """A reservation that stands behind later entries is missed where it should have been."""
    found = first([*DAY[:14], queued("c5", 135.0), reserved("c3", "a1", 135.0)])
    assert (found.kind, found.at) == (Kind.NOT_DECIDED, 130.0)


def test_one_difference_does_not_entail_others() -> None:
    """After a difference the journal is believed."""
    events = [
        *DAY[:14],
        reserved("c4", "a1", 130.001),
        *(msgspec.structs.replace(event, call="c4") for event in DAY[15:17]),
    ]
    assert len(differences(entries([*events, DAY[17]]))) == 1


def test_decision_that_time_alone_brings() -> None:
    """A step that is due brings a decision: in time it is right, a second late it is missed, too early it is wrong."""
    steps = (StepRule(requires="pipes"), StepRule(after_seconds=30.0, requires="anyone"))
    able = AgentSignedIn(at=101.0, agent="able", queues=("water",))
    begin: list[Event] = [
        RulesLoaded(at=100.0, rules=_rules(steps)), able,
        queued("c0", 102.0), reserved("c0", "able", 102.0), AgentSignedIn(at=103.0, agent="a1", queues=("water",)),
        queued("c1", 110.0),
    ]  # fmt: skip
    assert not differences(entries([*begin, reserved("c1", "a1", 140.0)]))
    early = first([*begin, reserved("c1", "a1", 139.0)])
    assert (early.kind, early.router) == (Kind.OTHERWISE, None)
    late = first([*begin, CallAbandoned(at=141.5, call="c1", queue="water")])
    assert (late.kind, late.at) == (Kind.NOT_DECIDED, 140.0)
    assert "step 2 of 2: `pipes` or `anyone`" in late.reasons[0]


def test_a_clock_that_was_set_back_is_no_difference() -> None:
    """Calls that come afterwards are as old as they say, in the replay as they were in the controller."""
    rules = _rules((StepRule(requires="pipes"), StepRule(after_seconds=30.0, requires="anyone")))
    rules = msgspec.structs.replace(rules, agents={"known": AgentRules(skills={"pipes": 1})})
    day = [
        ControllerStarted(at=4000.0, version="1"),
        RulesLoaded(at=4000.0, rules=rules),
        AgentSignedIn(at=4000.0, agent="known", queues=("water",)),
        AgentPaused(at=4000.0, agent="known"),
        AgentSignedIn(at=4000.0, agent="other", queues=("water",)),
        queued("c1", 4000.0),
        reserved("c1", "other", 4030.001),
        AgentAnswered(at=4032.0, call="c1", agent="other", queue="water"),
        TalkEnded(at=4040.0, call="c1", agent="other", ended_by="agent"),
        queued("c2", 440.0),
        queued("c3", 445.0),
        reserved("c2", "other", 470.001),
        AgentAnswered(at=472.0, call="c2", agent="other", queue="water"),
        queued("c4", 480.0),
    ]
    assert differences(entries(day)) == []


def _rules(steps: tuple[StepRule, ...]) -> RoutingRules:
    skilled = msgspec.convert({"agents": {"able": {"skills": {"pipes": 3}}}}, RoutingRules)
    return msgspec.structs.replace(skilled, queues={"water": QueueRules(steps=steps)})


# --- what is no difference ---


def test_script_that_was_gone() -> None:
    """A call that was detached explains why nobody was rung for it."""
    events = [*DAY[:14], CallDetached(at=130.001, call="c3"), reserved("c4", "a1", 130.001)]
    assert differences(entries(events)) == []


@pytest.mark.parametrize(
    "dead",
    [
        [],
        [MessageTranscribed(at=140.0, message="m", engine="e", confidence=None)],
        [ControllerStopped(at=130.5), CallAbandoned(at=133.0, call="c4", queue="water")],
    ],
    ids=["killed", "another process writes", "stopped"],
)
def test_no_controller_decides_nothing(dead: list[Event]) -> None:
    """From the death of a controller to the next start nothing is missed, and what was lost with it neither."""
    events = [*DAY[:14], *dead, ControllerStarted(at=150.0, version="2"), queued("c9", 152.0)]
    found = differences(entries(events))
    assert found == []


def test_phone_that_rings_for_a_call_of_a_dead_controller() -> None:
    """A reservation that did not come to the disk before the controller was killed is none that nobody made."""
    ringing = AgentRinging(at=151.0, call="c3", agent="a1", channel="y")
    events = [*DAY[:14], ControllerStarted(at=150.0, version="2"), ringing]
    assert differences(entries(events)) == []

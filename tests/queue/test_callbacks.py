"""A call-back keeps its citizen's place: event by event, and in any order of events."""

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallAbandoned,
    CallArrived,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallbackRested,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    ControllerStarted,
    Event,
)
from hotline.queue.callbacks import CallbackState, LiveCallback
from hotline.queue.calls import CallState
from hotline.queue.checkpoint import dump, load
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.queue.router import RingAgent, Router

NUMBER = "+96891230001"


class Story:
    """Tells events one second apart."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.now = 0.0

    def tell(self, kind: type[Event], **fields: Any) -> bool:  # noqa: ANN401  each event has its own
        self.now += 1
        return self.live.apply(kind(at=self.now, **fields))

    def queues(self, call: str, **more: Any) -> bool:  # noqa: ANN401
        self.tell(CallArrived, call=call, caller=None, dialled="1111", channel="PJSIP/x-1")
        return self.tell(CallQueued, call=call, queue="water", language="ar", **more)

    def requests(self, callback: str = "c1-c", call: str = "c1") -> bool:
        """Ask for a call-back in a call that is in line, and leave."""
        since = self.live.calls[call].since
        asked = self.tell(
            CallbackRequested, callback=callback, call=call, queue="water", language="ar", number=NUMBER, since=since,
        )  # fmt: skip
        self.tell(CallFlowedOut, call=call, queue="water", to="call-back", reason="wish of the caller")
        self.tell(CallEnded, call=call, reason="completed")
        return asked

    def reserves(self, call: str, agent: str = "a1") -> bool:
        return self.tell(AgentReserved, call=call, agent=agent, queue="water")

    def dials(self, attempt: int = 1, callback: str = "c1-c") -> bool:
        return self.tell(CallbackDialled, callback=callback, attempt=attempt, channel=f"{callback}-{attempt}")

    def agent(self) -> Occupation:
        return self.live.agents["a1"].occupation

    def callback(self, callback: str = "c1-c") -> LiveCallback:
        return self.live.callbacks[callback]


@pytest.fixture
def story() -> Story:
    """An agent; c1 and c2 wait; c1 has asked to be called back."""
    story = Story()
    story.tell(AgentSignedIn, agent="a1", queues=("water",))
    story.queues("c1")
    story.queues("c2")
    assert story.requests()
    return story


def test_it_stands_where_its_caller_stood(story: Story) -> None:
    """At the true age, before those who came later, and is offered like them though it has no script."""
    assert story.live.position("c1-c") == 1
    assert story.live.position("c2") == 2
    assert Router(story.live).decide(story.now) == RingAgent("c1-c", "a1", "water")


def test_another_controller_does_not_detach_it(story: Story) -> None:
    """Calls lose their scripts with a controller; a call-back never had one."""
    story.tell(ControllerStarted, version="1")
    assert Router(story.live).decide(story.now) == RingAgent("c1-c", "a1", "water")


def test_of_equal_ages_the_old_order_counts() -> None:
    """Two callers of the same moment keep their order, whoever of them asked to be called back."""
    story = Story()
    for call in ("c1", "c2"):
        story.live.apply(CallArrived(at=1.0, call=call, caller=None, dialled="1", channel="x"))
        story.live.apply(CallQueued(at=1.0, call=call, queue="water", language="ar"))
    story.requests("c2-c", "c2")
    story.requests("c1-c", "c1")
    assert (story.live.position("c1-c"), story.live.position("c2-c")) == (1, 2)


def test_of_equal_ages_the_old_order_counts_for_who_calls_again_too() -> None:
    """The place is the same one, whoever holds it."""
    story = Story()
    for call in ("c1", "c2"):
        story.live.apply(CallArrived(at=1.0, call=call, caller=None, dialled="1", channel="x"))
        story.live.apply(CallQueued(at=1.0, call=call, queue="water", language="ar"))
    story.requests()
    assert story.queues("c3", since=1.0, callback="c1-c")
    assert (story.live.position("c3"), story.live.position("c2")) == (1, 2)


def test_the_same_request_twice_is_one(story: Story) -> None:
    """Also after its end."""
    again = {
        "callback": "c1-c",
        "call": "c1",
        "queue": "water",
        "language": "ar",
        "number": NUMBER,
        "since": 1.0,
    }
    assert not story.tell(CallbackRequested, **again)
    story.tell(CallbackEnded, callback="c1-c", reason="cancelled")
    assert not story.tell(CallbackRequested, **again)
    assert story.live.callbacks == {}


def test_the_agent_stays_reserved_while_the_citizen_is_called(story: Story) -> None:
    """And is free at once when nobody is reached; the place is not in line before it is due."""
    story.reserves("c1-c")
    assert story.dials()
    assert (story.callback().state, story.agent()) == (CallbackState.DIALLING, Occupation.RESERVED)
    assert story.tell(CallbackFailed, callback="c1-c", attempt=1, reason="busy", again_at=99.0)
    assert (story.callback().state, story.agent()) == (CallbackState.RESTING, Occupation.FREE)
    assert story.live.position("c1-c") is None
    assert story.live.position("c2") == 1
    assert story.tell(CallbackDue, callback="c1-c")
    assert story.live.position("c1-c") == 1


def test_an_attempt_counts_once(story: Story) -> None:
    """Neither dialled nor failed twice under one number."""
    story.reserves("c1-c")
    assert story.dials()
    assert not story.dials()
    assert story.tell(CallbackFailed, callback="c1-c", attempt=1, reason="busy", again_at=99.0)
    assert not story.tell(CallbackFailed, callback="c1-c", attempt=1, reason="busy", again_at=99.0)
    story.tell(CallbackDue, callback="c1-c")
    assert not story.dials(1)
    assert story.dials(2)


def test_after_the_last_attempt_it_waits_for_its_case(story: Story) -> None:
    """Out of the line for good."""
    story.reserves("c1-c")
    story.dials()
    story.tell(CallbackFailed, callback="c1-c", attempt=1, reason="busy")
    assert story.callback().state is CallbackState.GIVEN_UP
    assert not story.tell(CallbackDue, callback="c1-c")
    assert story.tell(CallbackEnded, callback="c1-c", reason="not reached", reference="4271")
    assert "c1-c" not in story.live.calls


def test_outside_the_hours_it_rests_and_the_agent_is_free(story: Story) -> None:
    """No attempt is counted."""
    story.reserves("c1-c")
    assert story.tell(CallbackRested, callback="c1-c", until=500.0)
    assert (story.callback().attempts, story.callback().not_before) == (0, 500.0)
    assert story.agent() is Occupation.FREE


def test_the_call_that_we_made_takes_place_and_agent(story: Story) -> None:
    """The reserved agent is never free in between, and nobody else gets the place."""
    story.reserves("c1-c")
    story.dials()
    story.tell(CallArrived, call="c1-c-1", caller=NUMBER, dialled="callback", channel="PJSIP/t-1")
    assert story.tell(CallbackAnswered, callback="c1-c", call="c1-c-1")
    assert story.agent() is Occupation.RESERVED
    since = story.callback().since
    assert story.tell(CallQueued, call="c1-c-1", queue="water", language="ar", since=since, callback="c1-c")
    call = story.live.calls["c1-c-1"]
    assert (call.state, call.agent, call.since) == (CallState.RESERVED, "a1", since)
    assert story.live.position("c1-c") is None
    assert story.live.position("c1-c-1") == 1
    assert story.callback().was_reached
    assert story.tell(AgentRinging, call="c1-c-1", agent="a1", channel="PJSIP/a1-1")
    assert story.tell(AgentAnswered, call="c1-c-1", agent="a1", queue="water")
    assert story.tell(CallbackEnded, callback="c1-c", reason="talked")
    assert story.agent() is Occupation.TALKING


@pytest.mark.parametrize("dialled", [False, True])
def test_a_citizen_who_calls_again_takes_place_and_agent(story: Story, dialled: bool) -> None:
    """And gives them back by giving up."""
    if dialled:
        story.reserves("c1-c")
        story.dials()
    assert story.queues("c3", since=story.callback().since, callback="c1-c")
    assert story.live.position("c3") == 1
    assert story.live.calls["c3"].agent == ("a1" if dialled else None)
    assert (story.callback().state, story.callback().taken_by) == (CallbackState.TAKEN_UP, "c3")
    assert not story.callback().was_reached
    story.tell(CallAbandoned, call="c3", queue="water")
    story.tell(CallEnded, call="c3", reason="caller hung up")
    assert story.agent() is Occupation.FREE
    assert story.tell(CallbackDue, callback="c1-c")
    assert story.live.position("c1-c") == 1


def test_a_place_is_taken_once(story: Story) -> None:
    """A third call of the same citizen waits at its own age, and an answer of ours comes too late."""
    since = story.callback().since
    story.queues("c3", since=since, callback="c1-c")
    story.queues("c4", since=since, callback="c1-c")
    assert story.callback().taken_by == "c3"
    assert not story.tell(CallbackAnswered, callback="c1-c", call="c1-c-1")
    assert story.callback().taken_by == "c3"


def test_a_checkpoint_holds_callbacks(story: Story) -> None:
    """With everything that the next controller must know."""
    story.reserves("c1-c")
    story.dials()
    again, _, _ = load(dump(story.live, 7, ""))
    assert again.facts() == story.live.facts()
    assert again.callbacks["c1-c"] == story.callback()


# --- any order ---

CALLS = ("c1", "c2", "c3")
CALLBACKS = ("b1", "b2")
calls, callbacks = st.sampled_from(CALLS), st.sampled_from(CALLBACKS)
attempts = st.integers(1, 3)
at = st.floats(0, 100)


def _event(kind: type[Event], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Event]:
    return st.builds(kind, at=at, **fields)


water, ar = st.just("water"), st.just("ar")
agents = st.sampled_from(["a1", "a2"])
events = st.one_of(
    _event(AgentSignedIn, agent=agents, queues=st.just(("water",))),
    _event(CallArrived, call=calls, caller=st.none(), dialled=st.just("1"), channel=st.just("x")),
    _event(CallQueued, call=calls, queue=water, language=ar, since=at, callback=st.none() | callbacks),
    _event(AgentReserved, call=calls | callbacks, agent=agents, queue=water),
    _event(AgentAnswered, call=calls | callbacks, agent=agents, queue=water),
    _event(CallAbandoned, call=calls | callbacks, queue=water),
    _event(CallEnded, call=calls | callbacks, reason=st.just("completed")),
    _event(ControllerStarted, version=st.just("1")),
    _event(
        CallbackRequested, callback=callbacks, call=calls, queue=water, language=ar,
        number=st.just(NUMBER), since=at,
    ),
    _event(CallbackDialled, callback=callbacks, attempt=attempts, channel=calls),
    _event(CallbackAnswered, callback=callbacks, call=calls),
    _event(
        CallbackFailed, callback=callbacks, attempt=attempts, reason=st.just("busy"), again_at=st.none() | at
    ),
    _event(CallbackRested, callback=callbacks, until=at),
    _event(CallbackDue, callback=callbacks),
    _event(CallbackEnded, callback=callbacks, reason=st.just("talked")),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(events, max_size=40))
def test_in_any_order_every_callback_has_one_place_and_every_agent_one_call(told: list[Event]) -> None:
    """Whatever is lost, late or doubled; and the index agrees with a fold from scratch."""
    live = LiveState()
    for event in told:
        live.apply(event)
        for callback in live.callbacks.values():
            place = live.calls[callback.callback]
            in_line = callback.state in {CallbackState.WAITING, CallbackState.DIALLING}
            taken = callback.state is CallbackState.TAKEN_UP
            assert (callback.taken_by is not None) == taken
            if in_line:
                assert place.state in {CallState.WAITING, CallState.RESERVED}
                assert place.attached
            elif not taken:  # an answered one keeps its place until its call is queued
                assert (place.state, place.agent) == (CallState.RESTING, None)
        for agent in live.agents.values():
            assert agent.call is None or live.calls[agent.call].agent == agent.agent
        for call in live.calls.values():
            assert call.agent is None or live.agents[call.agent].call == call.call
        assert live.waiting("water") == sum(
            call.state in {CallState.WAITING, CallState.RESERVED, CallState.RINGING}
            for call in live.calls.values()
        )
    assert load(dump(live, 1, ""))[0].facts() == live.facts()

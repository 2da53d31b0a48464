"""The live state, event by event."""

from collections.abc import Callable
from typing import Any

import pytest

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
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
    ConsentNoticePlayed,
    Event,
    LanguageChosen,
    MessageStarted,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.agents import STATE_TABLE, AgentState, LiveAgent, Wish
from hotline.queue.book import REMEMBERED_CALLS
from hotline.queue.live import CallState, LiveCall, LiveState
from hotline.queue.occupation import Occupation


class Story:
    """Tells events one second apart."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.now = 0.0

    def tell(self, kind: type[Event], **fields: Any) -> bool:  # noqa: ANN401  each event has its own
        self.now += 1
        return self.live.apply(kind(at=self.now, **fields))

    def signs_in(self, agent: str = "a1", *queues: str) -> None:
        assert self.tell(AgentSignedIn, agent=agent, queues=queues or ("water",))

    def arrives(self, call: str = "c1") -> None:
        assert self.tell(CallArrived, call=call, caller=None, dialled="1111", channel="PJSIP/x-1")

    def queues(self, call: str = "c1", queue: str = "water") -> None:
        self.arrives(call)
        assert self.tell(CallQueued, call=call, queue=queue, language="ar")

    def reserves(self, call: str = "c1", agent: str = "a1") -> bool:
        return self.tell(AgentReserved, call=call, agent=agent, queue="water")

    def rings(self, call: str = "c1", agent: str = "a1") -> bool:
        return self.tell(AgentRinging, call=call, agent=agent, channel="PJSIP/a1-1")

    def answers(self, call: str = "c1", agent: str = "a1") -> bool:
        return self.tell(AgentAnswered, call=call, agent=agent, queue="water")

    def misses(self, reason: str, call: str = "c1", agent: str = "a1") -> bool:
        return self.tell(AgentMissed, call=call, agent=agent, queue="water", reason=reason)

    def talk_ends(self, wrap_up: float = 0.0, call: str = "c1", agent: str = "a1") -> bool:
        return self.tell(TalkEnded, call=call, agent=agent, ended_by="agent", wrap_up_seconds=wrap_up)

    def call(self, call: str = "c1") -> LiveCall:
        return self.live.calls[call]

    def agent(self, agent: str = "a1") -> LiveAgent:
        return self.live.agents[agent]

    def state(self, agent: str = "a1") -> AgentState:
        return self.agent(agent).state

    def free(self, queue: str = "water") -> list[str]:
        available = [agent for agent in self.live.agents.values() if agent.state is AgentState.AVAILABLE]
        return [one.agent for one in sorted(available, key=lambda one: one.idle_since) if queue in one.queues]


@pytest.fixture
def story() -> Story:
    """Nobody is there yet."""
    return Story()


@pytest.fixture
def waiting(story: Story) -> Story:
    """One agent is available, one call waits."""
    story.signs_in()
    story.queues()
    return story


@pytest.fixture
def talking(waiting: Story) -> Story:
    """The agent talks with the caller."""
    assert waiting.reserves()
    assert waiting.rings()
    assert waiting.answers()
    return waiting


# --- a call ---


def test_the_whole_way_of_a_call(waiting: Story) -> None:
    """A call goes from the menu through the queue to an agent, and is forgotten at its end."""
    assert waiting.call().state is CallState.WAITING
    assert waiting.call().queued_at == 3.0
    for step, call_state, agent_state in (
        (waiting.reserves, CallState.RESERVED, AgentState.RESERVED),
        (waiting.rings, CallState.RINGING, AgentState.RINGING),
        (waiting.answers, CallState.TALKING, AgentState.TALKING),
    ):
        assert step()
        assert (waiting.call().state, waiting.state()) == (call_state, agent_state)
        assert (waiting.call().agent, waiting.agent().call) == ("a1", "c1")
    assert waiting.talk_ends(wrap_up=5.0)
    assert (waiting.call().state, waiting.call().agent) == (CallState.ENDED, None)
    assert (waiting.state(), waiting.agent().wrap_up_until) == (AgentState.WRAPPING_UP, waiting.now + 5.0)
    assert waiting.tell(CallEnded, call="c1", reason="completed")
    assert waiting.live.calls == {}
    assert waiting.tell(WrapUpEnded, agent="a1")
    assert waiting.state() is AgentState.AVAILABLE
    assert waiting.agent().idle_since == waiting.now
    assert not waiting.live.ignored


def test_what_the_journal_tells_of_a_caller(story: Story) -> None:
    """Number, dialled number, and language are known as soon as they are told."""
    story.tell(CallArrived, call="c1", caller="+96891234567", dialled="1111", channel="x")
    story.tell(LanguageChosen, call="c1", language="en", by="key")
    assert story.call() == LiveCall("c1", 1.0, "+96891234567", "1111", "en")


def test_a_missed_call_keeps_its_place(waiting: Story) -> None:
    """A caller whose agent does not answer stays at the head, with the old beginning of the wait."""
    waiting.queues("c2")
    waiting.reserves()
    waiting.rings()
    waiting.misses("no answer")
    assert waiting.live.position("c1") == 1
    assert waiting.live.position("c2") == 2
    assert waiting.call().queued_at == 3.0


def test_positions_count_calls_whose_agent_is_rung(waiting: Story) -> None:
    """A call that is being offered is before the others until it is answered."""
    waiting.queues("c2")
    waiting.reserves()
    assert waiting.live.position("c2") == 2
    assert waiting.live.waiting("water") == 2
    waiting.answers()
    assert waiting.live.position("c2") == 1
    assert waiting.live.waiting("water") == 1
    assert waiting.live.position("c1") is None


def test_positions_are_ordered_by_the_beginning_of_the_wait_not_by_arrival(story: Story) -> None:
    """A fact that came late does not put its caller behind those who came later."""
    for call, at in (("c1", 10.0), ("c3", 30.0), ("c2", 20.0), ("c4", 20.0)):
        story.live.apply(CallQueued(at=at, call=call, queue="water", language="ar"))
    places = {call: story.live.position(call) for call in ("c1", "c2", "c3", "c4")}
    assert places == {"c1": 1, "c2": 2, "c4": 3, "c3": 4}


def test_abandon_while_ringing_frees_the_agent_at_the_old_place(waiting: Story) -> None:
    """An agent whose caller left while the phone rang is the next one to be rung, as before."""
    waiting.signs_in("a2")
    waiting.reserves()
    waiting.rings()
    assert waiting.free() == ["a2"]
    assert waiting.tell(CallAbandoned, call="c1", queue="water")
    assert waiting.free() == ["a1", "a2"]
    assert (waiting.call().state, waiting.live.waiting("water")) == (CallState.ENDED, 0)


def test_flow_out_and_message(waiting: Story) -> None:
    """Who leaves the queue for a message is in no line any more."""
    assert waiting.tell(CallFlowedOut, call="c1", queue="water", to="message", reason="wish of the caller")
    assert waiting.call().state is CallState.MESSAGE
    assert waiting.tell(MessageStarted, call="c1", message="m1", path="x")
    assert (waiting.call().state, waiting.live.waiting("water")) == (CallState.MESSAGE, 0)


def test_message_from_the_menu(story: Story) -> None:
    """A message can be left without a queue."""
    story.arrives()
    assert story.tell(MessageStarted, call="c1", message="m1", path="x")
    assert story.call().state is CallState.MESSAGE


def test_second_queue_begins_a_new_wait(talking: Story) -> None:
    """A call that enters a queue again after its talk waits anew."""
    talking.talk_ends()
    assert talking.tell(CallQueued, call="c1", queue="general", language="ar")
    assert (talking.call().queue, talking.call().queued_at) == ("general", talking.now)
    assert talking.live.waiting("general") == 1


def test_call_that_changes_its_queue_leaves_the_other(waiting: Story) -> None:
    """A call has one place only."""
    waiting.reserves()
    assert waiting.tell(CallQueued, call="c1", queue="general", language="ar")
    assert (waiting.live.waiting("water"), waiting.live.waiting("general")) == (0, 1)
    assert waiting.state() is AgentState.AVAILABLE


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("queue", CallState.WAITING),
        ("menu", CallState.MENU),
        ("message", CallState.MESSAGE),
        ("end", CallState.ENDED),
    ],
)
def test_resumed_call_is_where_the_new_controller_takes_it(
    waiting: Story, step: str, state: CallState
) -> None:
    """After a crash the agent who was being rung is free, and the call is where its new script goes on."""
    waiting.queues("c2")
    waiting.reserves()
    waiting.rings()
    assert waiting.tell(CallResumed, call="c1", step=step)
    assert (waiting.call().state, waiting.state()) == (state, AgentState.AVAILABLE)
    assert waiting.live.position("c1") == (1 if step == "queue" else None)


def test_resumed_talk_that_is_over(talking: Story) -> None:
    """An agent whose talk ended while no controller saw it is idle from the moment in which it is known."""
    assert talking.tell(CallResumed, call="c1", step="end")
    assert (talking.state(), talking.agent().idle_since) == (AgentState.AVAILABLE, talking.now)


# --- agents ---


def test_the_table_of_states_is_complete() -> None:
    """Every combination of occupation, wish and phone has a state, and every line of the table is used."""
    used = set()
    for occupation in Occupation:
        for wish in Wish:
            for phone in ("unreachable", "idle", "in use"):
                agent = LiveAgent("a1", phone=phone, occupation=occupation)
                agent.signed_in = wish is not Wish.SIGNED_OUT
                agent.set_aside = wish is Wish.PAUSED
                used.add(agent.state)
    assert used == {line[3] for line in STATE_TABLE} == set(AgentState)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], AgentState.AVAILABLE),
        ([AgentSignedOut(at=9, agent="a1")], AgentState.SIGNED_OUT),
        ([AgentPaused(at=9, agent="a1")], AgentState.PAUSED),
        ([AgentPaused(at=9, agent="a1"), AgentResumed(at=9, agent="a1")], AgentState.AVAILABLE),
        (
            [AgentPaused(at=9, agent="a1"), AgentSignedIn(at=9, agent="a1", queues=("water",))],
            AgentState.AVAILABLE,
        ),
        ([AgentSetAside(at=9, agent="a1", call="c1")], AgentState.PAUSED),
        ([AgentSetAside(at=9, agent="a1", call="c1"), AgentResumed(at=9, agent="a1")], AgentState.AVAILABLE),
        ([AgentPhoneChanged(at=9, agent="a1", phone="unreachable")], AgentState.UNREACHABLE),
        ([AgentPhoneChanged(at=9, agent="a1", phone="in use")], AgentState.BUSY_ELSEWHERE),
        (
            [AgentPhoneChanged(at=9, agent="a1", phone=phone) for phone in ("in use", "idle")],
            AgentState.AVAILABLE,
        ),
    ],
)
def test_wishes_and_phones(story: Story, events: list[Event], state: AgentState) -> None:
    """Only an agent who is signed in, not paused, and whose phone is there and idle is available."""
    story.signs_in()
    for event in events:
        assert story.live.apply(event)
    assert story.state() is state
    assert story.free() == (["a1"] if state is AgentState.AVAILABLE else [])


@pytest.mark.parametrize(
    ("reason", "state", "misses"),
    [
        ("no answer", AgentState.PAUSED, 1),
        ("rejected", AgentState.PAUSED, 1),
        ("busy", AgentState.PAUSED, 1),
        ("unreachable", AgentState.UNREACHABLE, 0),
        ("failed", AgentState.AVAILABLE, 0),
    ],
)
def test_who_misses_a_call_gets_no_other(waiting: Story, reason: str, state: AgentState, misses: int) -> None:
    """RONA takes effect with the miss itself; a dead phone is the phone's matter; a failure is nobody's."""
    waiting.reserves()
    assert waiting.misses(reason)
    assert (waiting.state(), waiting.agent().missed) == (state, misses)


def test_misses_are_counted_in_a_row(waiting: Story) -> None:
    """An answered call ends the row."""
    waiting.reserves()
    waiting.misses("no answer")
    waiting.reserves()
    assert waiting.agent().missed == 1
    waiting.answers()
    assert waiting.agent().missed == 0


def test_unreachable_phone_that_comes_back(waiting: Story) -> None:
    """A phone that Asterisk finds again is rung again, without signing in."""
    waiting.reserves()
    waiting.misses("unreachable")
    assert waiting.tell(AgentPhoneChanged, agent="a1", phone="idle")
    assert (waiting.state(), waiting.agent().idle_since) == (AgentState.AVAILABLE, waiting.now)


def test_who_is_available_and_signs_in_again_keeps_the_place(story: Story) -> None:
    """Signing in twice does not put an agent behind the others; the new queues count."""
    story.signs_in("a1")
    story.signs_in("a2")
    story.signs_in("a1", "general", "water", "water")
    assert story.free() == ["a1", "a2"]
    assert story.free("general") == ["a1"]


def test_signed_in_agents_of_a_queue(story: Story) -> None:
    """Whoever is signed in counts, in whatever state, for exactly the queues of the last sign-in."""
    assert story.live.nobody_signed_in("water")
    story.signs_in("a1", "water", "general")
    story.signs_in("a2", "water")
    story.tell(AgentPaused, agent="a2")
    assert story.live.agents_signed_in("water") == {"a1", "a2"}
    story.signs_in("a1", "general")
    assert story.live.agents_signed_in("water") == {"a2"}
    story.tell(AgentSignedOut, agent="a2")
    assert story.live.nobody_signed_in("water")
    assert not story.live.nobody_signed_in("general")


def test_signing_out_while_talking(talking: Story) -> None:
    """The talk goes on; after it the agent is signed out and does not wrap up."""
    talking.tell(AgentSignedOut, agent="a1")
    assert talking.state() is AgentState.TALKING
    talking.talk_ends(wrap_up=5.0)
    assert (talking.state(), talking.agent().wrap_up_until) == (AgentState.SIGNED_OUT, None)


def test_signing_out_ends_wrap_up(talking: Story) -> None:
    """Who signs out in wrap-up is out, and comes back without it."""
    talking.talk_ends(wrap_up=5.0)
    talking.tell(AgentSignedOut, agent="a1")
    assert talking.state() is AgentState.SIGNED_OUT
    talking.signs_in()
    assert talking.state() is AgentState.AVAILABLE


def test_pause_in_wrap_up_holds_after_it(talking: Story) -> None:
    """A pause that was asked for in wrap-up begins when that is over."""
    talking.talk_ends(wrap_up=5.0)
    talking.tell(AgentPaused, agent="a1", reason="lunch")
    assert talking.state() is AgentState.WRAPPING_UP
    talking.tell(WrapUpEnded, agent="a1")
    assert (talking.state(), talking.agent().pause_reason) == (AgentState.PAUSED, "lunch")


# --- events that are lost, late, doubled, or of no interest ---


def test_talk_whose_end_was_lost(talking: Story) -> None:
    """The end of the call frees the agent."""
    assert talking.tell(CallEnded, call="c1", reason="lost")
    assert (talking.state(), talking.agent().call) == (AgentState.AVAILABLE, None)
    assert talking.agent().idle_since == talking.now


def test_answer_after_the_end_of_the_call(waiting: Story) -> None:
    """A late answer is ignored and counted; the agent stays free."""
    waiting.tell(CallEnded, call="c1", reason="caller hung up")
    assert not waiting.answers()
    assert (waiting.state(), waiting.live.calls) == (AgentState.AVAILABLE, {})
    assert waiting.live.ignored == {"AgentAnswered": 1}


def test_reservation_that_was_lost(waiting: Story) -> None:
    """A phone that rings for a call tells that agent and call belong together."""
    assert waiting.rings()
    assert (waiting.call().state, waiting.state()) == (CallState.RINGING, AgentState.RINGING)


def test_end_of_wrap_up_that_was_lost(talking: Story) -> None:
    """An agent who is reserved again is not in wrap-up any more."""
    talking.talk_ends(wrap_up=5.0)
    talking.queues("c2")
    assert talking.reserves("c2")
    assert (talking.state(), talking.agent().wrap_up_until) == (AgentState.RESERVED, None)


def test_answer_by_another_agent_than_the_reserved_one(waiting: Story) -> None:
    """Who talks, talks: the reservation of the other one must have been lost on the way."""
    waiting.signs_in("a2")
    waiting.reserves(agent="a1")
    assert waiting.answers(agent="a2")
    assert (waiting.call().agent, waiting.state("a1"), waiting.state("a2")) == (
        "a2",
        AgentState.AVAILABLE,
        AgentState.TALKING,
    )


def test_nobody_is_taken_from_another_call(talking: Story) -> None:
    """An agent who talks cannot be reserved, rung, or answer for a second call."""
    talking.queues("c2")
    assert not talking.reserves("c2")
    assert not talking.rings("c2")
    assert not talking.answers("c2")
    assert (talking.agent().call, talking.call("c2").agent) == ("c1", None)


def test_a_call_is_reserved_once(waiting: Story) -> None:
    """A second reservation of the call is ignored."""
    waiting.signs_in("a2")
    waiting.reserves(agent="a1")
    assert not waiting.reserves(agent="a2")
    assert (waiting.call().agent, waiting.state("a2")) == ("a1", AgentState.AVAILABLE)


def test_miss_of_an_agent_who_is_not_rung(waiting: Story) -> None:
    """A late miss of an earlier agent does not touch the one who is rung now."""
    waiting.signs_in("a2")
    waiting.reserves(agent="a2")
    assert not waiting.misses("no answer", agent="a1")
    assert (waiting.call().agent, waiting.state("a1")) == ("a2", AgentState.AVAILABLE)


def test_miss_after_the_answer(talking: Story) -> None:
    """A talk is not undone by a late miss."""
    assert not talking.misses("no answer")
    assert talking.state() is AgentState.TALKING


@pytest.mark.parametrize(
    "again",
    [
        lambda story: story.tell(CallArrived, call="c1", caller=None, dialled="1111", channel="x"),
        lambda story: story.tell(CallQueued, call="c1", queue="water", language="ar"),
        lambda story: story.live.apply(CallQueued(at=3.0, call="c1", queue="water", language="ar")),
        lambda story: story.tell(WrapUpEnded, agent="a1"),
        lambda story: story.tell(CallResumed, call="c9", step="queue"),
        lambda story: story.tell(LanguageChosen, call="c9", language="ar", by="key"),
        lambda story: story.tell(MessageStarted, call="c9", message="m", path="p"),
        lambda story: story.tell(CallAbandoned, call="c9", queue="water"),
        lambda story: story.tell(CallEnded, call="c9", reason="completed"),
        lambda story: story.tell(AgentReserved, call="c9", agent="a1", queue="water"),
        lambda story: story.tell(TalkEnded, call="c9", agent="a1", ended_by="agent"),
        lambda story: story.tell(TalkEnded, call="c1", agent="a2", ended_by="agent"),
    ],
)
def test_what_contradicts_changes_nothing(waiting: Story, again: Callable[[Story], bool]) -> None:
    """Doubled events and events of calls that nobody knows leave everything as it is, and are counted."""
    before = repr(waiting.live.facts())
    assert not again(waiting)
    assert repr(waiting.live.facts()) == before
    assert waiting.live.ignored.total() == 1


def test_doubled_beginning_of_a_wait_after_the_talk(talking: Story) -> None:
    """The very same CallQueued, told again, does not put a served caller back into the queue."""
    assert not talking.live.apply(CallQueued(at=3.0, call="c1", queue="water", language="ar"))
    assert talking.call().state is CallState.TALKING


def test_resumed_wait_of_a_call_that_never_waited(story: Story) -> None:
    """`CallResumed` gives no place that was not there before."""
    story.arrives()
    assert not story.tell(CallResumed, call="c1", step="queue")
    assert story.call().state is CallState.MENU


def test_message_does_not_end_a_talk(talking: Story) -> None:
    """A message that contradicts a talk is ignored."""
    assert not talking.tell(MessageStarted, call="c1", message="m", path="p")
    assert talking.call().state is CallState.TALKING


def test_late_events_do_not_bring_a_call_back(waiting: Story) -> None:
    """A call that has ended stays so, whatever comes of it later."""
    waiting.tell(CallEnded, call="c1", reason="caller hung up")
    assert not waiting.tell(CallArrived, call="c1", caller=None, dialled="1111", channel="x")
    assert not waiting.tell(CallQueued, call="c1", queue="water", language="ar")
    assert (waiting.live.calls, waiting.live.waiting("water")) == ({}, 0)


def test_memory_of_ended_calls_is_bounded(story: Story) -> None:
    """Only the last calls that ended are remembered."""
    for number in range(REMEMBERED_CALLS + 5):
        story.arrives(f"c{number}")
        story.tell(CallEnded, call=f"c{number}", reason="completed")
    assert len(story.live.ended) == REMEMBERED_CALLS
    assert "c4" not in story.live.ended


def test_call_whose_arrival_was_lost(story: Story) -> None:
    """A caller of whose arrival nobody heard is served all the same."""
    assert story.tell(CallQueued, call="c1", queue="water", language="ar")
    assert story.live.position("c1") == 1


def test_talk_of_an_agent_of_whom_nobody_heard(story: Story) -> None:
    """An agent whose sign-in was lost talks, and is signed out after it."""
    story.queues()
    assert story.answers()
    assert story.state() is AgentState.TALKING
    story.talk_ends(wrap_up=5.0)
    assert story.state() is AgentState.SIGNED_OUT


def test_events_of_no_interest(waiting: Story) -> None:
    """What says nothing about queues is neither applied nor counted."""
    before = repr(waiting.live.facts())
    assert waiting.tell(ConsentNoticePlayed, call="c1")
    assert repr(waiting.live.facts()) == before
    assert not waiting.live.ignored

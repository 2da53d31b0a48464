"""Transfers, consultations and conferences in the live state: laws that hold however they are interleaved."""

from collections.abc import Callable

import hypothesis.strategies as st
from hypothesis import given, settings

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentSignedIn,
    CallEnded,
    CallHeld,
    CallQueued,
    CallResumed,
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    ControllerStarted,
    Event,
    OutsideEnded,
    TalkEnded,
    TransferFailed,
    WrapUpEnded,
)
from hotline.queue.agents import AgentState
from hotline.queue.calls import WITH_AGENT, CallState
from hotline.queue.checkpoint import dump, load
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.queue.router import RingAgent, Router
from hotline.queue.transfers import Stage, waited_so_far

AGENTS = ("a1", "a2", "a3")
CALLS = ("c1", "c2")

#: What can happen to a call that `agent` has, with another agent as the `other` one.
DEEDS: dict[str, Callable[[str, str, str], Event]] = {
    "answers": lambda call, agent, other: AgentAnswered(at=9.0, call=call, agent=agent, queue="water"),
    "asks": lambda call, agent, other: ConsultationBegan(
        at=9.0, call=call, agent=agent, kind="agent", target=other, expert=other
    ),
    "asks outside": lambda call, agent, other: ConsultationBegan(
        at=9.0, call=call, agent=agent, kind="department", target="roads"
    ),
    "is answered": lambda call, agent, other: ConsultationAnswered(at=9.0, call=call, agent=agent),
    "cancels": lambda call, agent, other: ConsultationEnded(at=9.0, call=call, agent=agent, why="cancelled"),
    "completed": lambda call, agent, other: ConsultationEnded(at=9.0, call=call, agent=agent, why="completed"),
    "takes back": lambda call, agent, other: CallTakenBack(at=9.0, call=call, agent=agent, queue="water"),
    "three": lambda call, agent, other: ConferenceBegan(at=9.0, call=call, agent=agent, queue="water"),
    "gives": lambda call, agent, other: CallTransferred(
        at=9.0, call=call, agent=agent, kind="agent", target=other, way="blind", queue="water"
    ),
    "hands over": lambda call, agent, other: CallTransferred(
        at=9.0, call=call, agent=agent, kind="agent", target=other, way="consultation", queue="water"
    ),
    "leaves": lambda call, agent, other: CallTransferred(
        at=9.0, call=call, agent=agent, kind="agent", target=other, way="conference", queue="water"
    ),
    "is refused": lambda call, agent, other: TransferFailed(
        at=9.0, call=call, agent=agent, kind="agent", target=other, reason="left"
    ),
    "talk ends": lambda call, agent, other: TalkEnded(
        at=9.0, call=call, agent=agent, ended_by="agent", wrap_up_seconds=5.0
    ),
    "queues": lambda call, agent, other: CallQueued(
        at=9.0, call=call, queue="water", language="ar", preferred=other, preferred_seconds=60.0, directed=True
    ),
    "misses": lambda call, agent, other: AgentMissed(
        at=9.0, call=call, agent=agent, queue="water", reason="no answer"
    ),
    "holds": lambda call, agent, other: CallHeld(at=9.0, call=call, agent=agent),
    "outside ends": lambda call, agent, other: OutsideEnded(
        at=9.0, call=call, outside="department:roads", result="answered"
    ),
    "ready": lambda call, agent, other: WrapUpEnded(at=9.0, agent=agent),
    "resumes": lambda call, agent, other: CallResumed(at=9.0, call=call, step="talk"),
    "ends": lambda call, agent, other: CallEnded(at=9.0, call=call, reason="completed"),
    "dies": lambda call, agent, other: ControllerStarted(at=9.0, version="test"),
}  # fmt: skip

deeds = st.tuples(
    st.sampled_from(sorted(DEEDS)), st.sampled_from(CALLS), st.sampled_from(AGENTS), st.sampled_from(AGENTS)
)


def two_talks() -> LiveState:
    """Return a live state in which a1 and a2 talk, and a3 is free; a3 serves another queue."""
    live = LiveState()
    for agent, queue in (("a1", "water"), ("a2", "water"), ("a3", "roads")):
        live.apply(AgentSignedIn(at=0.0, agent=agent, queues=(queue,)))
    for call, agent in (("c1", "a1"), ("c2", "a2")):
        live.apply(CallQueued(at=1.0, call=call, queue="water", language="ar"))
        live.apply(AgentReserved(at=3.0, call=call, agent=agent, queue="water"))
        live.apply(AgentAnswered(at=4.0, call=call, agent=agent, queue="water"))
    return live


def tell(live: LiveState, call: str, *names: str, agent: str = "a1", other: str = "a3") -> None:
    """Have these happen, each of which must be believed."""
    for name in names:
        assert live.apply(DEEDS[name](call, agent, other)), name


def states(live: LiveState, *agents: str) -> list[AgentState]:
    return [live.agents[agent].state for agent in agents]


def assert_lawful(live: LiveState) -> None:
    """Nobody is in two calls, nobody is lost, and who is in a call is offered none."""
    with_calls = {}
    for call in live.calls.values():
        assert (call.agent is not None) == (call.state in WITH_AGENT)
        for name in filter(None, (call.agent, call.expert)):
            assert name not in with_calls, f"{name} is in two calls"
            with_calls[name] = call.call
        if call.expert is not None:
            assert live.agents[call.expert].occupation is Occupation.CONSULTED
        if call.consultation is not None and call.state is CallState.TALKING:
            asks = call.consultation.stage is not Stage.CONFERENCE
            assert (live.agents[call.agent or ""].occupation is Occupation.CONSULTING) == asks
    for name, agent in live.agents.items():
        assert agent.call == with_calls.get(name)
        assert (agent.state is AgentState.AVAILABLE) <= (agent.call is None)


@settings(max_examples=400, deadline=None)
@given(happened=st.lists(deeds, max_size=25))
def test_whatever_is_asked_and_given_in_whatever_order_nobody_is_lost_or_in_two_calls(
    happened: list[tuple[str, str, str, str]],
) -> None:
    """Also after what contradicts what is known, which changes nothing; a checkpoint gives the same state."""
    live = two_talks()
    for name, call, agent, other in happened:
        # Mostly by the agent who has the call: others are believed in nothing.
        known = live.calls.get(call)
        by = known.agent if known is not None and known.agent is not None and name != "answers" else agent
        before = repr(live.facts())
        if not live.apply(DEEDS[name](call, by, other)):
            assert repr(live.facts()) == before
        assert_lawful(live)
    folded, _, _ = load(dump(live, 1, ""))
    assert folded.facts() == live.facts()
    for call in CALLS:
        live.apply(CallEnded(at=99.0, call=call, reason="completed"))
    assert all(agent.call is None for agent in live.agents.values())


def test_who_is_asked_is_offered_no_calls_and_keeps_the_place_among_the_idle_if_nobody_answered() -> None:
    """An unanswered question costs the expert nothing."""
    live = two_talks()
    since = live.agents["a3"].idle_since
    tell(live, "c1", "asks")
    assert states(live, "a3", "a1") == [AgentState.CONSULTED, AgentState.CONSULTING]
    tell(live, "c1", "cancels", "takes back")
    assert states(live, "a3", "a1") == [AgentState.AVAILABLE, AgentState.TALKING]
    assert live.agents["a3"].idle_since == since


def test_who_was_asked_takes_over_and_the_agent_wraps_up() -> None:
    """The call is with one of them at every moment."""
    live = two_talks()
    tell(live, "c1", "asks", "is answered", "hands over", "talk ends")
    assert live.calls["c1"].state is CallState.TRANSFERRED
    assert live.agents["a1"].state is AgentState.WRAPPING_UP
    tell(live, "c1", "completed")
    tell(live, "c1", "answers", agent="a3")
    assert (live.calls["c1"].state, live.calls["c1"].agent) == (CallState.TALKING, "a3")
    assert live.calls["c1"].expert is None
    assert live.calls["c1"].transfer is None
    assert live.calls["c1"].consultation is None


def test_a_caller_left_alone_while_somebody_was_asked_is_on_the_way_and_everybody_is_free() -> None:
    """The agent's phone died: the call did not end, and goes back to its queue."""
    live = two_talks()
    tell(live, "c1", "asks", "is answered", "talk ends")
    assert live.calls["c1"].state is CallState.TRANSFERRED
    assert live.agents["a3"].call is None


def test_a_caller_who_was_given_to_an_agent_waits_for_that_agent_alone_whatever_queues_they_serve() -> None:
    """A colleague chose them; after a miss whoever serves the queue may take the call."""
    live = two_talks()
    tell(live, "c1", "gives", "talk ends", "queues")
    tell(live, "c1", "ready")  # a1 serves the queue and is free, and is not who was chosen
    assert Router(live).decide(10.0) == RingAgent("c1", "a3", "water")
    live.apply(AgentReserved(at=10.0, call="c1", agent="a3", queue="water"))
    tell(live, "c1", "misses", agent="a3")
    assert Router(live).decide(11.0) == RingAgent("c1", "a1", "water")


def test_waits_add_up_over_transfers_and_talks_do_not() -> None:
    """Three seconds in one queue and four in the next are seven, however long the talk between was."""
    assert waited_so_far(since=1.0, answered_at=4.0, before=0.0) == 3.0
    assert waited_so_far(since=100.0, answered_at=104.0, before=3.0) == 7.0
    assert waited_so_far(since=5.0, answered_at=4.0, before=3.0) == 3.0  # a clock that was set back
    live = two_talks()
    tell(live, "c1", "gives", "talk ends")
    assert live.calls["c1"].waited_before == 3.0

"""The table of what our calls make of an agent, and the table of states that stands on it."""

import itertools

import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallHeld,
    CallQueued,
    CallRetrieved,
    CallTakenBack,
    CallTransferred,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    TalkEnded,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.queue.agents import STATE_TABLE, AgentState, LiveAgent, Phone, Wish, longer_wrap_up
from hotline.queue.live import LiveState
from hotline.queue.occupation import TRANSITIONS, Change, Occupation, after

PHONES: tuple[Phone, ...] = ("unreachable", "idle", "in use")

#: a2 talks in the call c3, and asks a1.
A1_IS_ASKED = ConsultationBegan(at=3.0, call="c3", agent="a2", kind="agent", target="a1", expert="a1")

#: One way into each occupation, for the agent a1 and the call c1.
WAYS: dict[Occupation, tuple[Event, ...]] = {
    Occupation.FREE: (),
    Occupation.RESERVED: (AgentReserved(at=2.0, call="c1", agent="a1", queue="water"),),
    Occupation.RINGING: (AgentRinging(at=2.0, call="c1", agent="a1", channel="x"),),
    Occupation.TALKING: (AgentAnswered(at=2.0, call="c1", agent="a1", queue="water"),),
    Occupation.HOLDING: (
        AgentAnswered(at=2.0, call="c1", agent="a1", queue="water"),
        CallHeld(at=3.0, call="c1", agent="a1"),
    ),
    Occupation.CONSULTING: (
        AgentAnswered(at=2.0, call="c1", agent="a1", queue="water"),
        ConsultationBegan(at=3.0, call="c1", agent="a1", kind="department", target="roads"),
    ),
    Occupation.CONSULTED: (A1_IS_ASKED,),
    Occupation.WRAPPING_UP: (
        AgentAnswered(at=2.0, call="c1", agent="a1", queue="water"),
        TalkEnded(at=3.0, call="c1", agent="a1", ended_by="agent", wrap_up_seconds=9.0),
    ),
}

#: The event of each change, as it comes to an agent who has the call c1, or in wrap-up the next call, c2.
EVENTS: dict[Change, type[Event]] = {
    Change.RESERVED: AgentReserved,
    Change.RUNG: AgentRinging,
    Change.ANSWERED: AgentAnswered,
    Change.HELD: CallHeld,
    Change.RETRIEVED: CallRetrieved,
    Change.ASKED: ConsultationBegan,
    Change.TAKEN_BACK: CallTakenBack,
    Change.TALK_ENDED: TalkEnded,
    Change.WRAP_UP_ENDED: WrapUpEnded,
    Change.FREED: AgentMissed,
}


def occupied(occupation: Occupation) -> LiveState:
    """Return a live state in which a1 is so occupied, and another call waits."""
    live = LiveState()
    live.apply(AgentSignedIn(at=1.0, agent="a1", queues=("water",)))
    for call in ("c1", "c2", "c3"):
        live.apply(CallQueued(at=1.0, call=call, queue="water", language="ar"))
    live.apply(AgentAnswered(at=1.0, call="c3", agent="a2", queue="water"))
    for event in WAYS[occupation]:
        assert live.apply(event)
    assert live.agents["a1"].occupation is occupation
    return live


def event_of(change: Change, call: str) -> Event:
    if change is Change.CONSULTED:
        return A1_IS_ASKED
    fields = {
        "at": 5.0, "kind": "department", "target": "roads",
        "agent": "a1", "call": call, "queue": "water", "channel": "x", "ended_by": "agent",
        "wrap_up_seconds": 9.0, "reason": "no answer",
    }  # fmt: skip
    kind = EVENTS[change]
    return kind(**{name: value for name, value in fields.items() if name in kind.__struct_fields__})  # type: ignore[arg-type]


@pytest.mark.parametrize(("occupation", "change"), [pair for pair in itertools.product(Occupation, Change)
                                                    if pair not in TRANSITIONS])  # fmt: skip
def test_what_is_not_in_the_table_changes_nothing_and_is_counted(
    occupation: Occupation, change: Change
) -> None:
    """Every pair of an occupation and a change that cannot be, told by its event."""
    assert after(occupation, change) is None
    live = occupied(occupation)
    call = live.agents["a1"].call or "c2"
    before, agent = repr(live.facts()), repr(live.agents["a1"])
    event = event_of(change, call)
    assert not live.apply(event)
    assert (repr(live.facts()), repr(live.agents["a1"])) == (before, agent)
    assert live.ignored[type(event).__name__] == 1


@pytest.mark.parametrize(("occupation", "change"), TRANSITIONS)
def test_what_is_in_the_table_happens(occupation: Occupation, change: Change) -> None:
    """Every transition, told by its event, also where the events before it were lost."""
    live = occupied(occupation)
    talked = {Occupation.TALKING, Occupation.HOLDING, Occupation.CONSULTING}
    if change is Change.FREED and occupation in talked:
        event: Event = TalkEnded(at=5.0, call="c1", agent="a1", ended_by="agent")  # without wrap-up
    elif occupation is Occupation.CONSULTED:
        event = _of_who_is_asked(live, change)
    else:
        event = event_of(change, "c1" if live.agents["a1"].call or occupation is Occupation.FREE else "c2")
    assert live.apply(event)
    assert live.agents["a1"].occupation is TRANSITIONS[occupation, change]
    assert not live.ignored


def _of_who_is_asked(live: LiveState, change: Change) -> Event:
    """Return what ends the consultation: a1 takes the call of a2 over, or is let go."""
    if change is Change.FREED:
        return ConsultationEnded(at=5.0, call="c3", agent="a2", why="cancelled")
    for event in (
        ConsultationAnswered(at=4.0, call="c3", agent="a2"),
        CallTransferred(
            at=4.0, call="c3", agent="a2", kind="agent", target="a1", way="consultation", queue="water"
        ),
        TalkEnded(at=4.0, call="c3", agent="a2", ended_by="agent"),
    ):
        assert live.apply(event)
    return AgentAnswered(at=5.0, call="c3", agent="a1", queue="water")


def test_every_occupation_can_be_left() -> None:
    """Nobody is stuck: from each a free agent can come."""
    free = {Occupation.FREE}
    while more := {before for (before, _), to in TRANSITIONS.items() if to in free} - free:
        free |= more
    assert free == set(Occupation)


@pytest.mark.parametrize(("occupation", "wish", "phone"), list(itertools.product(Occupation, Wish, PHONES)))
def test_the_state_of_every_combination(occupation: Occupation, wish: Wish, phone: Phone) -> None:
    """Written down once more, without the table: a call first, then the wish, then the phone."""
    agent = LiveAgent("a1", signed_in=wish is not Wish.SIGNED_OUT, occupation=occupation, phone=phone)
    agent.pause_reason = "lunch" if wish is Wish.PAUSED else None
    assert agent.wish is wish
    by_phone = {"unreachable": AgentState.UNREACHABLE, "in use": AgentState.BUSY_ELSEWHERE}
    if occupation not in {Occupation.FREE, Occupation.WRAPPING_UP}:
        expected = AgentState(occupation.value)
    elif wish is Wish.SIGNED_OUT:
        expected = AgentState.SIGNED_OUT
    elif occupation is Occupation.WRAPPING_UP:
        expected = AgentState.WRAPPING_UP
    elif wish is Wish.PAUSED:
        expected = AgentState.PAUSED
    else:
        expected = by_phone.get(phone, AgentState.AVAILABLE)
    assert agent.state is expected


def test_every_state_has_a_line() -> None:
    """No state is only a word."""
    assert {state for *_, state in STATE_TABLE} == set(AgentState)


@pytest.mark.parametrize(
    ("phone", "state"),
    [("idle", "busy elsewhere"), ("in use", "busy elsewhere"), ("unreachable", "unreachable")],
)
def test_whoever_dials_a_feature_code_is_busy_elsewhere(phone: Phone, state: str) -> None:
    """Whatever Asterisk has told of the phone so far; what it says of a dead one counts more."""
    agent = LiveAgent("a1", signed_in=True, phone=phone, held_back=True)
    assert agent.state == state


@pytest.mark.parametrize(
    ("until", "by_seconds", "expected"),
    [(20.0, 30.0, 50.0), (45.0, 30.0, 70.0), (70.0, 30.0, None), (80.0, 30.0, None), (20.0, 0.0, None),
     (None, 30.0, None)],
)  # fmt: skip
def test_a_wrap_up_is_lengthened_up_to_its_maximum(
    until: float | None, by_seconds: float, expected: float | None
) -> None:
    """Sixty seconds from the end of the talk, at 10; None where there is nothing to gain."""
    agent = LiveAgent("a1", talk_ended_at=10.0, wrap_up_until=until)
    assert longer_wrap_up(agent, by_seconds, 60.0) == expected


def test_a_wrap_up_that_is_over_is_not_lengthened() -> None:
    """The event came late: it changes nothing and is counted."""
    live = occupied(Occupation.FREE)
    assert not live.apply(WrapUpExtended(at=5.0, agent="a1", until=99.0))
    assert live.agents["a1"].wrap_up_until is None
    assert live.ignored["WrapUpExtended"] == 1

"""Agents' legs, as AMI's events and the call's own coroutine tell of them."""

import itertools

import pytest

from hotline.asterisk.ami import AmiEvent
from hotline.asterisk.ami.messages import Headers
from hotline.asterisk.channels import ChannelInfo
from hotline.events import (
    AgentAnswered,
    AgentRinging,
    CallHeld,
    CallRetrieved,
    Event,
    TalkEnded,
)
from hotline.ivr.legs import Leg, Legs

CALL, LEG = "demo-1.1", "demo-1.2"


def ami(name: str, at: float, **headers: str) -> AmiEvent:
    return AmiEvent(name, Headers.of({"Timestamp": f"{at:.6f}", **headers}))


DIAL = ami("DialBegin", 10, Uniqueid=CALL, DestUniqueid=LEG, DestChannel="PJSIP/1001-00000002")
ENTER = ami("BridgeEnter", 12, Uniqueid=LEG)
AGENT_HANGS_UP = ami("HangupRequest", 20, Uniqueid=LEG)
CALLER_HANGS_UP = ami("HangupRequest", 20, Uniqueid=CALL)
LEAVE = ami("BridgeLeave", 20.001, Uniqueid=LEG)
GONE = ami("Hangup", 20.002, Uniqueid=LEG)


class Told:
    """Legs with the events that they appended."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.legs = Legs(self.events.append, lambda: 99.0)

    def hear(self, *events: AmiEvent) -> None:
        for event in events:
            self.legs.handle(event)

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def told() -> Told:
    told = Told()
    told.legs.expect(CALL, "1001", "water", 5.0)
    return told


def test_a_talk_is_told_with_asterisks_own_times(told: Told) -> None:
    """Ringing, answer and end carry the times at which Asterisk saw them."""
    told.hear(DIAL, ENTER, AGENT_HANGS_UP, LEAVE, GONE)
    assert told.events == [
        AgentRinging(at=10, call=CALL, agent="1001", channel="PJSIP/1001-00000002"),
        AgentAnswered(at=12, call=CALL, agent="1001", queue="water"),
        TalkEnded(at=20.001, call=CALL, agent="1001", ended_by="agent", wrap_up_seconds=5.0),
    ]


def test_the_caller_who_hangs_up_is_named(told: Told) -> None:
    """Who asked for the hang-up first ended the talk."""
    told.hear(DIAL, ENTER, CALLER_HANGS_UP, AGENT_HANGS_UP, LEAVE)
    assert told.of(TalkEnded) == [
        TalkEnded(at=20.001, call=CALL, agent="1001", ended_by="caller", wrap_up_seconds=5.0)
    ]


@pytest.mark.parametrize("place", range(6))
def test_the_end_is_written_once_whoever_tells_it_first(place: int) -> None:
    """Whenever Dial returns among the events, answer and end stand in the journal exactly once, in this order."""
    told = Told()
    told.legs.expect(CALL, "1001", "water", 0.0)
    for number, event in enumerate([DIAL, ENTER, AGENT_HANGS_UP, LEAVE, GONE]):
        if number == place:
            told.legs.talk_ended(CALL, caller_hung_up=False)
        told.hear(event)
    told.legs.talk_ended(CALL, caller_hung_up=False)
    facts = [type(event).__name__ for event in told.events if not isinstance(event, AgentRinging)]
    assert facts == ["AgentAnswered", "TalkEnded"]


def test_without_ami_the_answer_is_marked_as_estimated(told: Told) -> None:
    """Where no bridge was seen, the answer has a late time and says so."""
    told.legs.talk_ended(CALL, caller_hung_up=True)
    assert told.events == [
        AgentAnswered(at=99, call=CALL, agent="1001", queue="water", estimated=True),
        TalkEnded(at=99, call=CALL, agent="1001", ended_by="caller", wrap_up_seconds=5.0),
    ]


def test_hold_and_retrieve_are_told(told: Told) -> None:
    """The agent's hold becomes a fact, and so does its end."""
    told.hear(DIAL, ENTER, ami("Hold", 14, Uniqueid=LEG), ami("Unhold", 16, Uniqueid=LEG))
    assert told.of(CallHeld) == [CallHeld(at=14, call=CALL, agent="1001")]
    assert told.of(CallRetrieved) == [CallRetrieved(at=16, call=CALL, agent="1001")]


def test_a_phone_that_never_answers_has_no_talk(told: Told) -> None:
    """A leg that only rang ends without a fact of its own: the script knows why."""
    told.hear(DIAL, GONE)
    assert [type(event) for event in told.events] == [AgentRinging]


def test_an_earlier_leg_says_nothing_of_a_later_one(told: Told) -> None:
    """Late events of the agent who missed the call do not touch the next agent's leg."""
    told.hear(DIAL)
    told.legs.expect(CALL, "1002", "water", 0.0)
    told.hear(ENTER, LEAVE, GONE)
    assert [type(event) for event in told.events] == [AgentRinging]


def test_events_of_strangers_are_ignored(told: Told) -> None:
    """Channels that belong to no call of ours become no facts."""
    strangers = [
        ami(name, 1, Uniqueid="demo-9.9", DestUniqueid="x", DestChannel="PJSIP/1001-00000009")
        for name in ("DialBegin", "BridgeEnter", "Hold", "Unhold", "HangupRequest", "BridgeLeave", "Hangup")
    ]
    for order in itertools.permutations(strangers[:4]):
        told.hear(*order)
    told.hear(*strangers)
    assert told.events == []


def test_a_talk_that_outlived_its_controller_is_ended(told: Told) -> None:
    """A restored leg gives the agent back when Asterisk says that it is over."""
    leg = Leg("demo-2.1", "1002", "water", 3.0, uniqueid="demo-2.2", channel="PJSIP/1002-1", answered=True)
    told.legs.restore(leg)
    told.hear(ami("Hangup", 30, Uniqueid="demo-2.2"))
    assert told.events == [
        TalkEnded(at=30, call="demo-2.1", agent="1002", ended_by="unknown", wrap_up_seconds=3.0)
    ]


# --- what was not told ---


def channel(*, bridged: bool) -> ChannelInfo:
    return ChannelInfo("PJSIP/1001-00000002", LEG, CALL, "Up" if bridged else "Ringing", bridged=bridged)


def test_a_ring_that_was_not_told_is_written_when_it_is_found(told: Told) -> None:
    """Once, and what Asterisk tells of it from then on is understood."""
    told.legs.found(CALL, channel(bridged=False))
    told.legs.found(CALL, channel(bridged=False))
    told.hear(DIAL, ENTER, LEAVE)
    assert [type(event) for event in told.events] == [AgentRinging, AgentAnswered, TalkEnded]
    assert [event.at for event in told.events] == [99.0, 12.0, 20.001]


def test_a_talk_that_was_not_told_is_written_when_it_is_found(told: Told) -> None:
    """The answer as an estimate: it was earlier."""
    told.hear(DIAL)
    told.legs.found(CALL, channel(bridged=True))
    told.hear(ENTER)
    assert told.of(AgentAnswered) == [
        AgentAnswered(at=99, call=CALL, agent="1001", queue="water", estimated=True)
    ]


def test_a_leg_that_is_over_is_not_found_again(told: Told) -> None:
    """A list of channels may be older than what was told meanwhile; nor does one of a stranger's call count."""
    told.hear(DIAL, ENTER, LEAVE)
    before = list(told.events)
    told.legs.found(CALL, channel(bridged=True))
    told.legs.found("demo-9.9", channel(bridged=True))
    assert told.events == before


def test_the_newest_ring_of_an_agent_counts(told: Told) -> None:
    """Late events told of an earlier one, with another channel, when the same agent was rung again."""
    told.hear(ami("DialBegin", 9, Uniqueid=CALL, DestUniqueid="demo-1.0", DestChannel="PJSIP/1001-00000001"))
    told.hear(DIAL, ami("Hangup", 11, Uniqueid="demo-1.0"), ENTER, LEAVE)
    assert [type(event) for event in told.events] == [AgentRinging, AgentAnswered, TalkEnded]

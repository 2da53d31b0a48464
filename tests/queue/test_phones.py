"""What Asterisk knows of the agents' phones, as facts."""

import asyncio

import pytest

from hotline.asterisk.ami import AmiEvent
from hotline.events import (
    AgentAnswered,
    AgentPhoneChanged,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallEnded,
    CallQueued,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.agents import AgentState, LiveAgent
from hotline.queue.live import LiveState
from hotline.queue.phones import SETTLED_SECONDS, Phones, phone_of
from hotline.testing.manager import ami_event, device_state
from hotline.testing.queue import ManualClock
from hotline.testing.virtual_time import in_virtual_time


class Desk:
    """Two agents, what the live state knows of them, and the facts about their phones."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.clock = ManualClock(100.0)
        self.facts: list[Event] = []
        self.phones = Phones(("1001", "1002"), self._append, self._known, self.clock)
        for agent in ("1001", "1002"):
            self.live.apply(AgentSignedIn(at=1.0, agent=agent, queues=("water",)))

    def _known(self, agent: str) -> LiveAgent | None:
        return self.live.agents.get(agent)

    def _append(self, event: Event) -> None:
        self.facts.append(event)
        self.live.apply(event)

    def hear(self, agent: str, *states: str) -> list[str]:
        """Hear of the phone; return what became of it as facts, in order."""
        before = len(self.facts)
        for state in states:
            self.phones.handle(device_state(agent, state))
        return [event.phone for event in self.facts[before:] if isinstance(event, AgentPhoneChanged)]

    def call(self, agent: str, call: str = "c1") -> None:
        """Keep the agent for a call of ours."""
        self.live.apply(CallQueued(at=2.0, call=call, queue="water", language="ar"))
        self.live.apply(AgentReserved(at=2.0, call=call, agent=agent, queue="water"))

    def call_ends(self) -> None:
        self.live.apply(CallEnded(at=3.0, call="c1", reason="completed"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("state", "phone"),
    [
        ("UNAVAILABLE", "unreachable"),
        ("INVALID", "unreachable"),
        ("NOT_INUSE", "idle"),
        ("UNKNOWN", "idle"),
        ("INUSE", "in use"),
        ("BUSY", "in use"),
        ("RINGING", "in use"),
        ("RINGINUSE", "in use"),
        ("ONHOLD", "in use"),
        ("SOMETHING NEW", "in use"),
    ],
)
def test_each_state_of_a_device_is_a_state_of_the_phone(state: str, phone: str) -> None:
    """A state that nobody knows is no phone to ring."""
    assert phone_of(state) == phone


def test_a_phone_that_goes_and_comes_back_is_two_facts(desk: Desk) -> None:
    """Each with the time at which it was told; in between nobody rings it."""
    for state, phone, agent in (
        ("UNAVAILABLE", "unreachable", AgentState.UNREACHABLE),
        ("NOT_INUSE", "idle", AgentState.AVAILABLE),
    ):
        assert desk.hear("1001", state) == [phone]
        assert desk.live.agents["1001"].state is agent
        desk.clock.advance(60)
    assert [event.at for event in desk.facts] == [100.0, 160.0]


def test_what_is_told_twice_is_one_fact(desk: Desk) -> None:
    """A list of all phones, asked for now and then, says nothing new."""
    assert desk.hear("1001", "UNAVAILABLE", "UNAVAILABLE", "INVALID") == ["unreachable"]
    assert desk.hear("1001", "NOT_INUSE", "UNKNOWN", "NOT_INUSE") == ["idle"]


def test_a_call_of_their_own_is_a_fact(desk: Desk) -> None:
    """An agent who telephones is not rung meanwhile."""
    assert desk.hear("1001", "INUSE") == ["in use"]
    assert desk.live.agents["1001"].state is AgentState.BUSY_ELSEWHERE
    assert desk.hear("1001", "ONHOLD", "RINGINUSE", "NOT_INUSE") == ["idle"]


def test_a_call_of_ours_is_none(desk: Desk) -> None:
    """The router knows of it already, from the reservation to the end; another agent's is one."""
    desk.call("1001")
    assert desk.hear("1001", "RINGING", "INUSE", "ONHOLD", "INUSE", "NOT_INUSE") == []
    assert desk.hear("1002", "INUSE") == ["in use"]


def test_a_phone_that_dies_in_a_call_of_ours_is_a_fact(desk: Desk) -> None:
    """After the call nobody rings it."""
    desk.call("1001")
    assert desk.hear("1001", "INUSE", "UNAVAILABLE") == ["unreachable"]
    desk.call_ends()
    assert desk.live.agents["1001"].state is AgentState.UNREACHABLE


def test_a_second_call_that_outlives_ours_is_a_fact_as_soon_as_it_is_told(desk: Desk) -> None:
    """A look at all phones finds it."""
    desk.call("1001")
    assert desk.hear("1001", "INUSE") == []
    desk.call_ends()
    assert desk.hear("1001", "INUSE") == ["in use"]


@in_virtual_time
async def test_a_second_call_that_outlives_ours_is_a_fact_though_asterisk_tells_nothing_more() -> None:
    """The device stays INUSE: some moments after our leg is gone nobody has told otherwise."""
    desk = Desk()
    desk.call("1001")
    assert desk.hear("1001", "RINGING", "INUSE") == []
    desk.call_ends()
    desk.phones.handle(ami_event("Hangup", Channel="PJSIP/1001-0000000a"))
    await asyncio.sleep(SETTLED_SECONDS - 0.1)
    assert desk.facts == []
    await asyncio.sleep(0.2)
    assert desk.live.agents["1001"].state is AgentState.BUSY_ELSEWHERE
    assert desk.hear("1001", "NOT_INUSE") == ["idle"]


@pytest.mark.parametrize("first", ["Hangup", "DeviceStateChange"])
@in_virtual_time
async def test_a_phone_that_is_idle_after_our_call_is_no_fact(first: str) -> None:
    """In whatever order Asterisk tells of the channel and of the device; also where the next call is ours already."""
    desk = Desk()
    desk.call("1001")
    desk.hear("1001", "INUSE")
    desk.call_ends()
    ends = [ami_event("Hangup", Channel="PJSIP/1001-0000000a"), device_state("1001", "NOT_INUSE")]
    for event in sorted(ends, key=lambda event: event.name != first):
        desk.phones.handle(event)
    desk.call("1001", "c2")
    assert desk.hear("1001", "RINGING") == []
    await asyncio.sleep(SETTLED_SECONDS + 1)
    assert desk.facts == []


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ([], AgentState.RESERVED),
        ([AgentRinging(at=2.0, call="c1", agent="1001", channel="x")], AgentState.RINGING),
        ([AgentAnswered(at=2.0, call="c1", agent="1001", queue="water")], AgentState.TALKING),
        (
            [TalkEnded(at=2.0, call="c1", agent="1001", ended_by="agent", wrap_up_seconds=5.0)],
            AgentState.WRAPPING_UP,
        ),
    ],
)
def test_a_phone_that_vanishes_waits_for_the_end_of_what_goes_on(
    desk: Desk, before: list[Event], then: AgentState
) -> None:
    """The call decides while there is one, and the wrap-up; after that the agent is unreachable."""
    desk.call("1001")
    for event in before:
        desk.live.apply(event)
    assert desk.hear("1001", "UNAVAILABLE") == ["unreachable"]
    assert desk.live.agents["1001"].state is then
    desk.call_ends()
    desk.live.apply(WrapUpEnded(at=4.0, agent="1001"))
    assert desk.live.agents["1001"].state is AgentState.UNREACHABLE


def test_what_others_wrote_of_the_phone_is_known(desk: Desk) -> None:
    """A phone that a call could not reach is news again when it is back, though Asterisk never missed it."""
    desk.live.apply(AgentPhoneChanged(at=5.0, agent="1001", phone="unreachable"))
    assert desk.hear("1001", "NOT_INUSE") == ["idle"]


def test_an_agent_of_whom_nobody_has_heard_is_told_once(desk: Desk) -> None:
    """Before the first sign-in the phone is known."""
    desk.live = LiveState()
    assert desk.hear("1002", "UNAVAILABLE", "UNAVAILABLE") == ["unreachable"]


@pytest.mark.parametrize(
    "event",
    [
        device_state("9999", "UNAVAILABLE"),
        device_state("1001/extra", "UNAVAILABLE"),
        ami_event("DeviceStateChange", Device="SIP/1001", State="UNAVAILABLE"),
        ami_event("DeviceStateChange", Device="Queue:1001", State="UNAVAILABLE"),
        ami_event("DeviceStateChange", Device="1001", State="UNAVAILABLE"),
        ami_event("DeviceStateChange"),
        ami_event("Hangup", Channel="PJSIP/1001-0000000a"),
        ami_event("Hangup"),
        ami_event("PeerStatus", Device="PJSIP/1001", State="UNAVAILABLE"),
    ],
)
def test_other_devices_and_other_events_are_of_no_interest(desk: Desk, event: AmiEvent) -> None:
    """Trunks, strangers, and phones of another technology that happen to be named alike."""
    desk.phones.handle(event)
    assert desk.facts == []

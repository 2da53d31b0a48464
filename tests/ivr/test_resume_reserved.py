"""The controller died between the reservation of agents and the ringing of their phones."""

from pathlib import Path

import pytest

from hotline.events import AgentAnswered, AgentMissed, AgentReserved, CallAbandoned, ControllerStarted
from hotline.journal import Entry
from hotline.queue.calls import CallState
from hotline.queue.live import AgentState
from hotline.queue.replay import Replay
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time, within

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"

AGENTS = [str(number) for number in range(2001, 2011)]
RESERVED, WAITING = len(AGENTS), 50


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with ten agents, none of whom is signed in."""
    changes: dict[str, object] = {"queues.water.announce_every_seconds": 0, "queues.water.max_waiting": 100}
    for agent in AGENTS:
        changes |= {f"agents.{agent}.name": agent, f"agents.{agent}.queues": ["water"]}
    return House(tmp_path, changes)


async def killed_before_the_ringing(house: House) -> House:
    """Kill the controller when nothing is on the disk that came after the last reservation."""
    events = house.journal.events
    last = max(index for index, event in enumerate(events) if isinstance(event, AgentReserved))
    for call in house.calls:
        call.variables.pop("DIALSTATUS", None)
    del events[last + 1 :]
    after = await house.killed()
    after.journal.append(ControllerStarted(at=clock(), version="test"))
    return after


@in_virtual_time
async def test_ten_reserved_and_fifty_waiting_are_served_in_their_order(house: House) -> None:
    """No agent stays reserved, nobody loses the place or is counted twice, and the journal can be replayed."""
    calls = [house.call(DIRECT, legs=[FakeLeg()]) for _ in range(RESERVED + WAITING)]
    for call in calls:
        await call.until(lambda call=call: house.dispatcher.is_waiting(call.uniqueid))  # type: ignore[misc]
    house.sign_in(*AGENTS)
    await calls[0].until(lambda: len(house.journal.of_type(AgentReserved)) == RESERVED)
    after = await killed_before_the_ringing(house)
    live = after.dispatcher.live
    assert sum(call.state is CallState.RESERVED for call in live.calls.values()) == RESERVED
    assert [live.position(call.uniqueid) for call in calls] == list(range(1, RESERVED + WAITING + 1))

    again = [after.comes_back(call, legs=[FakeLeg(talk_seconds=20.0)]) for call in reversed(calls)]
    for call in again:
        await within(3600, call.ended())

    answered = [event.call for event in after.journal.of_type(AgentAnswered)]
    assert sorted(answered) == sorted(call.uniqueid for call in calls)
    served_in_order(after, calls)
    assert {after.agent(agent) for agent in AGENTS} <= {AgentState.AVAILABLE, AgentState.WRAPPING_UP}
    assert [event.reason for event in after.journal.of_type(AgentMissed)] == ["failed"] * RESERVED
    assert not after.journal.of_type(CallAbandoned)
    replay = Replay()
    entries = [Entry(number, "test", event) for number, event in enumerate(after.journal.events, 1)]
    assert [found for entry in entries if (found := replay.take(entry))] == []


def served_in_order(after: House, calls: list[DirectCall]) -> None:
    """Check that those who only waited were served in the order in which they had come."""
    waited = [call.uniqueid for call in calls[RESERVED:]]
    reserved = [event.call for event in after.journal.of_type(AgentReserved) if event.call in set(waited)]
    assert list(dict.fromkeys(reserved)) == waited

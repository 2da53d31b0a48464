"""The one reader of the manager interface's events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hotline.asterisk.ami import CONNECTED, DROPPED, LOST, AmiNotConnected
from hotline.events import AgentRinging, CallEnded, TalkEnded
from hotline.queue.live import AgentState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.manager import ami_event, device_state
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@asynccontextmanager
async def pumping(house: House) -> AsyncIterator[asyncio.Task[None]]:
    """Let the events be read; they have been when the test leaves."""
    pump = asyncio.create_task(house.pump.run())
    yield pump
    await house.ami.close()
    await pump


def write_audio(call: DirectCall) -> None:
    """Have some seconds of what the caller says on the disk."""
    Path(call.recorded[0]).write_bytes(bytes(100_000))


async def left_alone(house: House) -> tuple[House, DirectCall]:
    """Return the controller after the one that died, and a call that waits without a script."""
    call = house.call("1112")
    await call.hears("next-in-line")
    after = await house.killed()
    after.ami.calls.append(call)
    return after, call


@in_virtual_time
async def test_events_reach_legs_and_phones(house: House) -> None:
    """A leg that begins and a phone that goes are facts."""
    house.legs.expect("c1", "1001", "water", 5.0)
    house.sign_in("1002")
    async with pumping(house):
        house.ami.tell(
            ami_event("DialBegin", Uniqueid="c1", DestUniqueid="l1", DestChannel="PJSIP/1001-00000001")
        )
        house.ami.tell(device_state("1002", "UNAVAILABLE"))
    assert [event.agent for event in house.journal.of_type(AgentRinging)] == ["1001"]
    assert house.agent("1002") is AgentState.UNREACHABLE


@in_virtual_time
async def test_a_caller_who_hangs_up_without_a_script_has_ended(house: House) -> None:
    """Between two controllers nobody else writes the end."""
    after, call = await left_alone(house)
    async with pumping(after):
        after.ami.tell(ami_event("Hangup", Uniqueid=call.uniqueid))
    assert after.told(call)[-2:] == ["CallAbandoned", "CallEnded"]


@in_virtual_time
async def test_a_caller_who_ends_a_talk_without_a_script_leaves_the_agent_the_wrap_up(house: House) -> None:
    """Also where the agent's leg tells nothing, because a page that is put back into the talk is beside it."""
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    after = await house.killed()
    after.ami.calls.append(call)
    after.ami.legs = [
        ami_event(
            "CoreShowChannel", Channel="PJSIP/1001-00000001", Uniqueid="x-10", Linkedid=call.uniqueid,
            ChannelStateDesc="Up", BridgeId="b",
        )
    ]  # fmt: skip
    await after.reconciler.run()
    async with pumping(after):
        after.ami.tell(ami_event("Hangup", Uniqueid=call.uniqueid))
    (ended,) = after.journal.of_type(TalkEnded)
    assert (ended.ended_by, ended.wrap_up_seconds) == ("caller", after.dispatcher.wrap_up_seconds("water"))
    assert after.agent("1001") is AgentState.WRAPPING_UP


@in_virtual_time
async def test_a_caller_who_hangs_up_beside_the_script_is_the_scripts(house: House) -> None:
    """The script alone knows how the call ended."""
    call = house.call("1112")
    async with pumping(house):
        await call.hears("next-in-line")
        house.ami.tell(ami_event("Hangup", Uniqueid=call.uniqueid))
        await house.turn()
        assert house.journal.of_type(CallEnded) == []
        call.hang_up()
        await call.ended()
        await house.turn()
    assert [event.reason for event in house.journal.of_type(CallEnded)] == ["caller hung up"]


@in_virtual_time
async def test_hangups_of_others_are_of_no_interest(house: House) -> None:
    """Agents' legs and calls that have ended change nothing."""
    call = house.call("1112")
    call.hang_up()
    await call.ended()
    async with pumping(house):
        house.ami.tell(ami_event("Hangup", Uniqueid=call.uniqueid))
        house.ami.tell(ami_event("Hangup", Uniqueid="somebody"))
        house.ami.tell(ami_event("Hangup"))
    assert len(house.journal.of_type(CallEnded)) == 1


@pytest.mark.parametrize("marker", [CONNECTED, DROPPED])
@in_virtual_time
async def test_after_a_gap_in_the_events_calls_are_compared(house: House, marker: str) -> None:
    """What was not heard is found out by asking."""
    after, call = await left_alone(house)
    after.ami.calls.clear()
    async with pumping(after):
        after.ami.tell(ami_event(marker))
    assert [event.call for event in after.journal.of_type(CallEnded)] == [call.uniqueid]


@in_virtual_time
async def test_a_lost_link_changes_nothing_by_itself(house: House) -> None:
    """Calls and agents stay as they are until somebody knows better."""
    after, call = await left_alone(house)
    before = after.journal.events.copy()
    async with pumping(after):
        after.ami.tell(ami_event(LOST))
    assert after.journal.events == before
    assert call.uniqueid in after.dispatcher.live.calls


@in_virtual_time
async def test_a_link_that_is_lost_again_at_once_ends_nothing(house: House) -> None:
    """The events go on; the next connection brings the next look."""
    after, call = await left_alone(house)
    after.ami.calls.clear()
    async with pumping(after):
        after.ami.error = AmiNotConnected("lost again")
        after.ami.tell(ami_event(CONNECTED))
        await after.turn()
        assert after.journal.of_type(CallEnded) == []
        after.ami.error = None
        after.ami.tell(ami_event(CONNECTED))
    assert [event.call for event in after.journal.of_type(CallEnded)] == [call.uniqueid]


@in_virtual_time
async def test_a_message_that_cannot_be_kept_stops_no_events(house: House) -> None:
    """The pump goes on: other calls must not suffer from the disk."""
    call = house.call("1113", keys={"main-menu": "3"})
    await call.until(lambda: bool(call.recorded))
    after = await house.killed()
    write_audio(call)
    after.inbox.error = RuntimeError("no database")
    after.sign_in("1002")
    async with pumping(after):
        after.ami.tell(ami_event("Hangup", Uniqueid=call.uniqueid))
        after.ami.tell(device_state("1002", "UNAVAILABLE"))
    assert after.journal.of_type(CallEnded) == []
    assert after.agent("1002") is AgentState.UNREACHABLE

"""The live state and Asterisk's channels are brought together."""

import asyncio
from pathlib import Path

import pytest

from hotline.app.reconcile import KEEP_AGAIN_SECONDS
from hotline.asterisk.ami import AmiNotConnected
from hotline.events import (
    CallAbandoned,
    CallArrived,
    CallEnded,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    TalkEnded,
)
from hotline.queue.live import AgentState, CallState
from hotline.testing.agi import FakeLeg, FakeSpeech
from hotline.testing.caller import DirectCall
from hotline.testing.city import BEGIN, clock
from hotline.testing.manager import ami_event
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import asks, house_with_callbacks


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


async def killed_while(house: House, call: DirectCall, *, gone: bool) -> House:
    """Kill the controller; return the next one, to which Asterisk shows the call if it is not gone."""
    successor = await house.killed()
    if not gone:
        successor.ami.calls.append(call)
    return successor


async def talking(house: House) -> DirectCall:
    """Return a call that talks with 1001."""
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    return call


async def waiting(house: House) -> DirectCall:
    """Return a call that waits for water."""
    call = house.call("1112")
    await call.hears("next-in-line")
    return call


def ends(house: House, call: DirectCall) -> list[str]:
    return [event.reason for event in house.journal.story(call.uniqueid) if isinstance(event, CallEnded)]


@in_virtual_time
async def test_a_waiting_call_whose_channel_is_gone_has_abandoned(house: House) -> None:
    """Nobody waits in the books who does not wait on the line."""
    call = await waiting(house)
    after = await killed_while(house, call, gone=True)
    assert await after.reconciler.run() == {}
    assert after.told(call)[-2:] == ["CallAbandoned", "CallEnded"]
    assert ends(after, call) == ["lost"]
    assert after.dispatcher.live.calls == {}
    (abandoned,) = after.journal.of_type(CallAbandoned)
    assert abandoned.queue == "water"


@in_virtual_time
async def test_a_talk_whose_channel_is_gone_has_ended(house: House) -> None:
    """The agent is free again."""
    call = await talking(house)
    after = await killed_while(house, call, gone=True)
    await after.reconciler.run()
    (ended,) = after.journal.of_type(TalkEnded)
    assert (ended.agent, ended.ended_by) == ("1001", "unknown")
    assert ends(after, call) == ["lost"]
    assert after.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_call_in_the_menu_whose_channel_is_gone_has_only_ended(house: House) -> None:
    """It abandoned no queue."""
    call = house.call("1113")
    await call.hears("main-menu")
    after = await killed_while(house, call, gone=True)
    await after.reconciler.run()
    assert after.told(call)[-1] == "CallEnded"
    assert after.journal.of_type(CallAbandoned) == []


@in_virtual_time
async def test_calls_that_are_there_are_left_alone(house: House) -> None:
    """A waiting caller keeps the place until the dialplan brings the channel back."""
    call = await waiting(house)
    after = await killed_while(house, call, gone=False)
    channels = await after.reconciler.run()
    assert list(channels) == [call.uniqueid]
    assert after.live(call).state is CallState.WAITING
    assert ends(after, call) == []


@in_virtual_time
async def test_a_talk_that_goes_on_gets_its_leg_back(house: House) -> None:
    """Its end is told by the manager interface although no script of ours knows the leg."""
    call = await talking(house)
    after = await killed_while(house, call, gone=False)
    after.ami.legs = [
        ami_event("CoreShowChannel", Channel="PJSIP/1002-00000009", Uniqueid="x-9", Linkedid="other"),
        ami_event("CoreShowChannel", Channel="PJSIP/1001-0000000a", Uniqueid="x-10", Linkedid=call.uniqueid),
    ]
    await after.reconciler.run()
    leg = after.legs.of_call(call.uniqueid)
    assert leg is not None
    assert (leg.uniqueid, leg.agent, leg.queue, leg.answered) == ("x-10", "1001", "water", True)
    after.legs.handle(ami_event("HangupRequest", Uniqueid="x-10"))
    after.legs.handle(ami_event("BridgeLeave", Uniqueid="x-10"))
    (ended,) = after.journal.of_type(TalkEnded)
    assert (ended.ended_by, ended.wrap_up_seconds) == ("agent", 5.0)


@in_virtual_time
async def test_a_leg_that_is_known_is_not_replaced(house: House) -> None:
    """A look in between changes nothing for running calls."""
    call = await talking(house)
    leg = house.legs.of_call(call.uniqueid)
    await house.reconciler.run()
    assert house.legs.of_call(call.uniqueid) is leg
    assert ends(house, call) == []


@in_virtual_time
async def test_phones_are_believed_as_asterisk_lists_them(house: House) -> None:
    """What changed while nobody listened becomes known with every look."""
    house.sign_in("1001", "1002")
    house.ami.phones = {"1001": "UNAVAILABLE", "1002": "NOT_INUSE", "stranger": "UNAVAILABLE"}
    await house.reconciler.run()
    assert house.agent("1001") is AgentState.UNREACHABLE
    assert house.agent("1002") is AgentState.AVAILABLE
    house.ami.phones["1001"] = "NOT_INUSE"
    await house.reconciler.run()
    assert house.agent("1001") is AgentState.AVAILABLE


# --- messages of calls that are gone ---


def write_audio(call: DirectCall, seconds: float) -> None:
    Path(call.recorded[0]).write_bytes(bytes(44 + int(seconds * 16_000)))


async def killed_in_message(house: House, *, said: float) -> tuple[House, DirectCall]:
    """Kill the controller while the caller speaks, who hangs up; `said` seconds are on the disk."""
    call = house.call("1113", keys={"main-menu": "3"}, speeches=[FakeSpeech(60.0)])
    await call.until(lambda: bool(call.recorded))
    after = await killed_while(house, call, gone=True)
    if said:
        write_audio(call, said)
    return after, call


@in_virtual_time
async def test_what_was_said_before_the_controller_died_is_kept_before_the_call_ends(house: House) -> None:
    """A message whose caller hung up in between becomes a case."""
    after, call = await killed_in_message(house, said=9.0)
    await after.reconciler.run()
    assert after.told(call)[-3:] == ["MessageLeft", "CaseOpened", "CallEnded"]
    (left,) = after.journal.of_type(MessageLeft)
    assert (left.seconds, left.language, left.caller) == (9.0, "en", "+96890000001")


@pytest.mark.parametrize("said", [0.0, 0.1])
@in_virtual_time
async def test_a_message_without_words_is_discarded(house: House, said: float) -> None:
    """Nothing on disk, or only a click: no case."""
    after, call = await killed_in_message(house, said=said)
    await after.reconciler.run()
    assert [event.reason for event in after.journal.of_type(MessageDiscarded)] == ["empty"]
    assert ends(after, call) == ["lost"]


@in_virtual_time
async def test_what_cannot_be_kept_leaves_the_call_open_and_is_tried_again(house: House) -> None:
    """A database that cannot be written harms no other call, and nothing is lost when it is back."""
    after, call = await killed_in_message(house, said=9.0)
    other = CallArrived(at=clock(), call="gone-2", caller=None, dialled="1111", channel="PJSIP/x-00000001")
    after.journal.append(other)
    after.inbox.error = RuntimeError("no database")
    await after.reconciler.run()
    assert ends(after, call) == []
    assert len(after.inbox.asked) == 1
    assert [event.call for event in after.journal.of_type(CallEnded)] == ["gone-2"]
    await asyncio.sleep(10 * KEEP_AGAIN_SECONDS)
    assert 5 <= len(after.inbox.asked) <= 11
    after.inbox.error = None
    await asyncio.sleep(2 * KEEP_AGAIN_SECONDS)
    assert after.told(call)[-3:] == ["MessageLeft", "CaseOpened", "CallEnded"]
    assert ends(after, call) == ["lost"]


# --- two at the same time ---


@in_virtual_time
async def test_a_call_is_ended_once_by_whoever_is_first(house: House) -> None:
    """Two looks that meet in the keeping of a message write one end."""
    after, call = await killed_in_message(house, said=9.0)
    after.inbox.disk.clear()
    looks = [asyncio.create_task(after.reconciler.run()) for _ in range(3)]
    await after.turn()
    after.inbox.disk.set()
    await asyncio.gather(*looks)
    assert ends(after, call) == ["lost"]


@in_virtual_time
async def test_a_call_that_ends_during_the_look_is_not_ended_again(house: House) -> None:
    """Its script has written the end while Asterisk was being asked."""
    call = await waiting(house)
    house.ami.latency = 0.5
    look = asyncio.create_task(house.reconciler.run())
    await asyncio.sleep(0.1)
    call.hang_up()
    await call.ended()
    await look
    assert ends(house, call) == ["caller hung up"]


# --- looks that are planned ---


@in_virtual_time
async def test_a_look_is_taken_after_the_wished_time(house: House) -> None:
    """Not before it, and within a second of it; one look serves all who wish for the same."""
    for _ in range(50):
        house.reconciler.look_later(2.0)
    await asyncio.sleep(1.9)
    assert house.ami.actions == []
    await asyncio.sleep(1.2)
    assert [name for name, _ in house.ami.actions] == ["CoreShowChannels", "DeviceStateList"]
    house.reconciler.look_later(2.0)
    await asyncio.sleep(4)
    assert len(house.ami.actions) == 4


@in_virtual_time
async def test_a_look_without_link_is_no_fault(house: House) -> None:
    """It is taken when the link is back, by whoever reads the events."""
    house.ami.error = AmiNotConnected("no link")
    house.reconciler.look_later(1.0)
    await asyncio.sleep(5)
    with pytest.raises(AmiNotConnected):
        await house.reconciler.run()


@in_virtual_time
async def test_close_ends_planned_looks(house: House) -> None:
    """Nothing is asked of an Asterisk that may be gone."""
    house.reconciler.look_later(3.0)
    await asyncio.sleep(0)
    await house.reconciler.close()
    await asyncio.sleep(10)
    assert house.ami.actions == []
    assert clock() == BEGIN + 10


@in_virtual_time
async def test_a_message_that_was_begun_and_kept_is_not_kept_again(house: House) -> None:
    """A second look finds nothing to do."""
    after, call = await killed_in_message(house, said=9.0)
    await after.reconciler.run()
    await after.reconciler.run()
    assert len(after.inbox.asked) == 1
    assert len(after.journal.of_type(MessageStarted)) == 1
    assert ends(after, call) == ["lost"]


@in_virtual_time
async def test_a_callback_is_no_call_whose_channel_is_gone(tmp_path: Path) -> None:
    """It waits without one."""
    house = house_with_callbacks(tmp_path)
    await asks(house)
    await house.reconciler.run()
    (callback,) = house.dispatcher.live.callbacks
    assert house.dispatcher.live.calls[callback].state is CallState.WAITING

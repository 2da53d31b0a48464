"""The time in a queue: agents, position, music, and the offer to leave a message."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import (
    AgentSignedOut,
    CallAbandoned,
    CallFlowedOut,
    CallQueued,
    Event,
    PositionAnnounced,
)
from hotline.queue.live import AgentState, CallState
from hotline.queue.wait_plan import LONGEST_SECONDS
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import PROMPT_SECONDS
from hotline.testing.city import BEGIN, clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"


def only(house: House, kind: type[Event]) -> Event:
    (event,) = house.journal.of_type(kind)
    return event


async def busy_agent(house: House) -> None:
    """Have the only agent who is signed in talk with somebody for as long as the test lasts."""
    house.sign_in("1001")
    talk = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")


# --- agents ---


@in_virtual_time
async def test_a_free_agent_is_rung_before_anything_is_said(house: House) -> None:
    """Whoever need not wait hears no announcement."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    await call.ended()
    assert call.prompts == ["en/thanks", "en/goodbye"]
    assert house.told(call) == [
        "CallArrived", "LanguageChosen", "CallQueued", "AgentReserved", "AgentRinging", "AgentAnswered",
        "TalkEnded", "CallEnded",
    ]  # fmt: skip


@pytest.mark.parametrize("delay", [0.0, 1.0, 5.0, 7.3, 59.9, 61.0, 200.0])
@in_virtual_time
async def test_an_agent_who_becomes_free_is_rung_at_once(house: House, delay: float) -> None:
    """In a prompt, between two waits or in the music: the caller is woken within a moment."""
    await busy_agent(house)
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await asyncio.sleep(delay)
    await house.turn()
    house.sign_in("1002")
    await asyncio.sleep(0.01)
    assert call.leg == "talking"
    assert house.agent("1002") is AgentState.TALKING


@in_virtual_time
async def test_the_caller_who_waits_longest_is_first(house: House) -> None:
    """One agent, two callers: who came first is helped first."""
    first = house.call(DIRECT, legs=[FakeLeg(talk_seconds=20.0)])
    await asyncio.sleep(1)
    second = house.call(DIRECT, legs=[FakeLeg()])
    await asyncio.sleep(10)
    house.sign_in("1001")
    await second.ended()
    assert first.script is not None
    assert first.script.done()
    assert "TalkEnded" in house.told(second)


@in_virtual_time
async def test_a_poke_that_is_lost_costs_seconds_and_no_call(house: House) -> None:
    """The script looks at its state before every wait, and every wait is short."""
    await busy_agent(house)
    house.ami.calls.clear()  # no poke arrives any more
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    house.ami.calls.clear()
    await call.hears("next-in-line")
    await asyncio.sleep(PROMPT_SECONDS + 0.1)
    house.sign_in("1002")
    await asyncio.sleep(LONGEST_SECONDS)
    assert call.leg == "talking"


@in_virtual_time
async def test_a_caller_who_sends_d_harms_nobody(house: House) -> None:
    """The digit of a poke means only "look at your state"."""
    call = house.call(DIRECT)
    for _ in range(50):
        await asyncio.sleep(0.5)
        call.press("D")
    assert house.live(call).state is CallState.WAITING
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_pokes_end_with_the_ring(house: House) -> None:
    """A caller who talks is poked no more."""
    await busy_agent(house)
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await asyncio.sleep(20)
    house.sign_in("1002")
    await asyncio.sleep(60)
    assert call.leg == "talking"
    assert house.ami.pokes() == 1
    call.hang_up()
    await call.ended()


# --- music and position ---


@in_virtual_time
async def test_the_position_is_told_at_the_start_and_again_and_music_plays_between(tmp_path: Path) -> None:
    """From the last word of one announcement to the next there are `announce_every_seconds`."""
    house = House(tmp_path, {"queues.water.offer_message_after_seconds": 0})
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(1.0)
    while_it_is_told = call.music
    await asyncio.sleep(2.0)
    assert (while_it_is_told, call.music) == (None, "default")
    await asyncio.sleep(68)
    assert call.prompts == 3 * ["en/next-in-line"]
    announced = house.journal.of_type(PositionAnnounced)
    assert [event.at - BEGIN for event in announced] == pytest.approx([2.0, 34.0, 66.0])
    assert {(event.call, event.queue, event.position) for event in announced} == {(call.uniqueid, "water", 1)}
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_the_position_becomes_better_as_others_leave(tmp_path: Path) -> None:
    """The second hears so, and later that nobody is before."""
    house = House(tmp_path, {"queues.water.offer_message_after_seconds": 0})
    await busy_agent(house)
    first = house.call(DIRECT)
    await asyncio.sleep(1)
    second = house.call(DIRECT)
    await second.hears("position-you-are", "number-2")
    first.hang_up()
    await second.hears("next-in-line")
    told = [
        event.position for event in house.journal.of_type(PositionAnnounced) if event.call == second.uniqueid
    ]
    assert told == [2]
    second.hang_up()
    await second.ended()


@in_virtual_time
async def test_a_position_that_was_cut_short_is_not_claimed(house: House) -> None:
    """The journal has only what the caller heard to the end."""
    await busy_agent(house)
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await call.hears("next-in-line")
    house.sign_in("1002")
    await call.until(lambda: call.leg == "talking")
    assert house.journal.of_type(PositionAnnounced) == []


@in_virtual_time
async def test_a_queue_can_do_without_announcements(tmp_path: Path) -> None:
    """Zero means never."""
    house = House(
        tmp_path,
        {
            "queues.water.announce_every_seconds": 0,
            "queues.water.offer_message_after_seconds": 0,
            "queues.water.comfort_every_seconds": 0,
        },
    )
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(600)
    assert call.prompts == []
    assert call.music == "default"
    call.hang_up()
    await call.ended()


# --- the offer to leave a message ---


@in_virtual_time
async def test_where_nobody_is_signed_in_the_message_is_offered_at_once(house: House) -> None:
    """Before the position; who does not want to may wait on and is asked again."""
    call = house.call(DIRECT)
    await call.hears("nobody-signed-in", "offer-message", "next-in-line", "nobody-signed-in", "offer-message")
    assert call.prompts[:3] == ["en/nobody-signed-in", "en/offer-message", "en/next-in-line"]
    assert clock() - BEGIN == pytest.approx(2 * PROMPT_SECONDS + 60 + PROMPT_SECONDS, abs=LONGEST_SECONDS)
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_after_a_while_the_message_is_offered(house: House) -> None:
    """After `offer_message_after_seconds` and not before, and then again and again."""
    await busy_agent(house)
    call = house.call(DIRECT)
    await call.hears("agents-busy")
    assert clock() - BEGIN == pytest.approx(60.0)
    await call.hears("offer-message", "agents-busy")
    assert clock() - BEGIN == pytest.approx(60 + 2 * PROMPT_SECONDS + 60)
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_when_the_last_agent_leaves_the_message_is_offered_at_once(tmp_path: Path) -> None:
    """Whoever began to wait while somebody was there is not left waiting for nobody."""
    house = House(tmp_path, {"queues.water.offer_message_after_seconds": 0})
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(10)
    house.journal.append(AgentSignedOut(at=clock(), agent="1001"))
    await asyncio.sleep(LONGEST_SECONDS + 0.1)
    assert "en/nobody-signed-in" in call.prompts
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("prompt", ["nobody-signed-in", "offer-message", "next-in-line"])
@in_virtual_time
async def test_the_key_leaves_a_message_from_its_offer_on(house: House, prompt: str) -> None:
    """In the offer itself, and in every prompt behind it."""
    call = house.call(DIRECT, keys={prompt: "1"})
    await call.hears(prompt, "message-instructions")
    flowed = only(house, CallFlowedOut)
    assert isinstance(flowed, CallFlowedOut)
    assert (flowed.queue, flowed.to, flowed.reason) == ("water", "message", "nobody signed in")
    assert house.live(call).state is CallState.MESSAGE
    assert call.music is None
    await call.ended()
    assert "CallAbandoned" not in house.told(call)


@in_virtual_time
async def test_the_key_leaves_a_message_while_the_music_plays(house: House) -> None:
    """Nobody has to wait for the next offer; the music ends."""
    await busy_agent(house)
    call = house.call(DIRECT)
    await call.hears("offer-message")
    await asyncio.sleep(PROMPT_SECONDS + 20)
    waiting = call.music
    call.press("1")
    await call.hears("message-instructions")
    assert (waiting, call.music) == ("default", None)
    await call.hears("message-review")
    await asyncio.sleep(PROMPT_SECONDS + 2)
    assert call.music is None
    flowed = only(house, CallFlowedOut)
    assert isinstance(flowed, CallFlowedOut)
    assert flowed.reason == "wish of the caller"
    await call.ended()


@in_virtual_time
async def test_the_key_means_nothing_before_the_offer(house: House) -> None:
    """Who presses keys in the music stays in the line."""
    await busy_agent(house)
    call = house.call(DIRECT, keys={"next-in-line": "1"})
    for _ in range(10):
        await asyncio.sleep(5)
        call.press("1")
    assert house.live(call).state is CallState.WAITING
    assert house.journal.of_type(CallFlowedOut) == []
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("key", list("023456789*#"))
@in_virtual_time
async def test_other_keys_mean_nothing_in_the_line(house: House, key: str) -> None:
    """No slip of the finger loses a place."""
    call = house.call(DIRECT, keys={"offer-message": key})
    for _ in range(10):
        await asyncio.sleep(3)
        call.press(key)
    assert house.live(call).state is CallState.WAITING
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_full_queue_takes_a_message_instead(tmp_path: Path) -> None:
    """The caller hears that all are busy and leaves a message; the journal counts the call as offered."""
    house = House(tmp_path, {"queues.water.max_waiting": 1})
    await busy_agent(house)
    waits = house.call(DIRECT)
    await asyncio.sleep(1)
    call = house.call(DIRECT)
    await call.ended()
    assert call.prompts[:2] == ["en/agents-busy", "en/message-instructions"]
    assert house.told(call)[2:4] == ["CallQueued", "CallFlowedOut"]
    flowed = only(house, CallFlowedOut)
    assert isinstance(flowed, CallFlowedOut)
    assert flowed.reason == "all lines busy"
    assert len(house.inbox.kept) == 1
    assert house.live(waits).state is CallState.WAITING
    waits.hang_up()
    await waits.ended()


# --- the caller gives up ---


@pytest.mark.parametrize("seconds", [1.0, 3.0, 25.0, 61.0, 75.0])
@in_virtual_time
async def test_a_caller_who_hangs_up_while_waiting_has_abandoned(house: House, seconds: float) -> None:
    """In a prompt or in the music; the time of the fact is that of the hang-up."""
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(seconds)
    call.hang_up()
    await call.ended()
    assert house.told(call)[-2:] == ["CallAbandoned", "CallEnded"]
    abandoned = only(house, CallAbandoned)
    assert abandoned.at == pytest.approx(BEGIN + seconds)
    assert house.dispatcher.waiting("water") == 0


@in_virtual_time
async def test_a_caller_who_hangs_up_as_an_agent_is_reserved_has_abandoned(house: House) -> None:
    """The agent is free again and keeps the place among the idle."""
    await busy_agent(house)
    call = house.call(DIRECT)
    await asyncio.sleep(5)
    house.sign_in("1002")
    call.hang_up()
    await call.ended()
    assert house.told(call)[-3:] == ["AgentReserved", "CallAbandoned", "CallEnded"]
    assert house.agent("1002") is AgentState.AVAILABLE
    assert call.dialled == []


@in_virtual_time
async def test_the_wait_begins_once_for_each_call(house: House) -> None:
    """The journal's wait counts from the first moment, in the caller's language."""
    call = house.call(DIRECT)
    await asyncio.sleep(200)
    call.hang_up()
    await call.ended()
    queued = only(house, CallQueued)
    assert isinstance(queued, CallQueued)
    assert (queued.at, queued.queue, queued.language) == (BEGIN, "water", "en")

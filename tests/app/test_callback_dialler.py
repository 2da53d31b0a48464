"""A citizen is called back when the turn comes: once per attempt, whatever happens in between."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotline.asterisk.ami import AmiConnectionLost
from hotline.events import (
    AgentMissed,
    AgentReserved,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallbackRested,
    CallQueued,
    CaseOpened,
)
from hotline.queue.callbacks import CallbackState, LiveCallback
from hotline.queue.live import AgentState, CallState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import HANG_UP, DirectCall
from hotline.testing.city import BEGIN, clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import CHANGES, CITIZEN, DIRECT, asks, busy_agent, house_with_callbacks, request

#: The demo's pauses, seconds.
PAUSES = (300, 1200, 3600)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose queue `water` calls back, without wrap-up."""
    return house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0)


async def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait, in virtual time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  nothing tells of all that is waited for
            await asyncio.sleep(0.05)


def the(house: House) -> LiveCallback:
    """Return the only open call-back."""
    (found,) = house.dispatcher.live.callbacks.values()
    return found


async def dials(house: House) -> None:
    """Have a citizen ask for a call-back and the hotline call, with agent 1001 reserved."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    talk.end_leg()
    await until(lambda: len(house.ami.originated) == 1)


async def reached(house: House, **caller: Any) -> DirectCall:  # noqa: ANN401  fields of `DirectCall`
    """Let the citizen answer and press 1."""
    caller.setdefault("legs", [FakeLeg(talk_seconds=None)])
    call = house.citizen_answers(keys={"callback-press-one": "1"}, **caller)
    await until(lambda: bool(house.journal.of_type(CallbackAnswered)))
    return call


# --- the turn comes ---


@in_virtual_time
async def test_an_agent_is_reserved_before_the_citizen_is_called(house: House) -> None:
    """Nobody is called as long as all agents talk; then exactly one citizen for one agent."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    await asks(house, "+96891230002")
    await asyncio.sleep(60)
    assert house.ami.originated == []
    talk.end_leg()
    await until(lambda: bool(house.ami.originated))
    await asyncio.sleep(20)
    (dial,) = house.ami.originated
    assert dial == {
        "Channel": f"PJSIP/{CITIZEN}@trunk-telco",
        "ChannelId": the_first(house).channel,
        "Context": "hotline-callback",
        "Exten": "s",
        "Priority": "1",
        "CallerID": "<1111>",
        "Timeout": "30000",
        "Variable": f"HOTLINE_CITIZEN={CITIZEN}",
        "Async": "true",
    }
    assert house.agent("1001") is AgentState.RESERVED


def the_first(house: House) -> LiveCallback:
    """Return the oldest call-back."""
    return min(house.dispatcher.live.callbacks.values(), key=lambda one: one.since)


@in_virtual_time
async def test_the_attempt_is_on_disk_before_asterisk_is_asked(house: House) -> None:
    """Whoever comes after a crash knows that it may have been made."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    house.journal.hold()
    talk.end_leg()
    await asyncio.sleep(3)
    assert house.ami.originated == []
    house.journal.release()
    await until(lambda: len(house.ami.originated) == 1)
    (dialled,) = house.journal.of_type(CallbackDialled)
    assert dialled.channel == house.ami.originated[0]["ChannelId"]


@in_virtual_time
async def test_the_citizen_is_not_called_while_our_goodbye_is_said(house: House) -> None:
    """The telephone would be busy with ourselves; the agent waits those seconds."""
    house.callbacks.start()
    talk = await busy_agent(house)
    call = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "1"})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-kept")
    talk.end_leg()
    await until(lambda: house.agent("1001") is AgentState.RESERVED)
    assert house.ami.originated == []
    await call.ended()
    await until(lambda: len(house.ami.originated) == 1, 1.0)


@in_virtual_time
async def test_a_citizen_who_presses_one_talks_with_the_reserved_agent(house: House) -> None:
    """The call takes age and agent over; the agent hears who it is; the request is settled by the talk."""
    await dials(house)
    wish = request(house)
    call = await reached(house)
    await call.until(lambda: call.leg == "talking")
    assert call.prompts[:2] == ["en/callback-here-is", "en/callback-press-one"]
    live = house.live(call)
    assert (live.state, live.agent, live.since) == (CallState.TALKING, "1001", wish.since)
    (queued,) = [event for event in house.journal.of_type(CallQueued) if event.call == call.uniqueid]
    assert (queued.callback, queued.since, queued.queue) == (wish.callback, wish.since, "water")
    assert call.dialled[-1].endswith("U(hotline-whisper^001)")
    await house.turn()
    (ended,) = house.journal.of_type(CallbackEnded)
    assert ended.reason == "talked"
    assert house.dispatcher.live.callbacks == {}
    reserved = [event.call for event in house.journal.of_type(AgentReserved)]
    assert reserved[-1] == wish.callback, "the agent was reserved once more"


@in_virtual_time
async def test_when_the_agent_misses_it_the_citizen_is_at_the_head_of_the_line(house: House) -> None:
    """With music, like any caller, until the next agent."""
    await dials(house)
    call = await reached(house, legs=[FakeLeg("NOANSWER", 0), FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.music is not None)
    assert house.live(call).state is CallState.WAITING
    assert house.dispatcher.live.position(call.uniqueid) == 1
    house.sign_in("1002")
    await call.until(lambda: call.leg == "talking")
    await house.turn()
    assert house.journal.of_type(CallbackEnded)[0].reason == "talked"


@in_virtual_time
async def test_an_agent_who_hangs_up_while_hearing_who_it_is_has_missed_the_call(house: House) -> None:
    """Nobody talked: the citizen stays at the head of the line, and the request stays open."""
    await dials(house)
    call = await reached(house, legs=[FakeLeg(hears_whisper=False), FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.music is not None)
    assert house.journal.of_type(AgentMissed)[-1].reason == "rejected"
    assert house.agent("1001") is AgentState.PAUSED
    assert the(house).state is CallbackState.TAKEN_UP
    house.sign_in("1002")
    await call.until(lambda: call.leg == "talking")


@in_virtual_time
async def test_without_confirmation_the_agent_rings_at_once(tmp_path: Path) -> None:
    """Where the operator wants it so."""
    house = house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0, callbacks__confirm=False)
    await dials(house)
    call = house.citizen_answers(legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    assert "en/callback-press-one" not in call.prompts


# --- nobody is reached ---


@pytest.mark.parametrize(
    ("cause", "reason"),
    [(17, "busy"), (0, "no answer"), (19, "no answer"), (21, "refused"), (1, "unreachable"), (127, "failed")],
)
@in_virtual_time
async def test_who_is_not_reached_is_called_again_later_at_the_old_age(
    house: House, cause: int, reason: str
) -> None:
    """The agent is free at once; after the pause the place is the old one."""
    await dials(house)
    house.citizen_is_not_reached(cause)
    await house.turn()
    (failed,) = house.journal.of_type(CallbackFailed)
    assert (failed.attempt, failed.reason, failed.again_at) == (1, reason, failed.at + PAUSES[0])
    assert house.agent("1001") is AgentState.AVAILABLE
    assert house.dispatcher.waiting("water") == 0
    await asyncio.sleep(PAUSES[0] - 1)
    assert len(house.ami.originated) == 1
    await until(lambda: len(house.ami.originated) == 2)
    assert house.dispatcher.live.calls[the(house).callback].since == request(house).since
    assert [event.attempt for event in house.journal.of_type(CallbackDialled)] == [1, 2]
    assert house.ami.originated[0]["ChannelId"] != house.ami.originated[1]["ChannelId"]


@in_virtual_time
async def test_after_the_last_attempt_a_case_is_opened(house: House) -> None:
    """Once; then the request is settled and nobody is called any more."""
    await dials(house)
    for number, pause in enumerate((*PAUSES, None), 1):
        await until(lambda wanted=number: len(house.ami.originated) == wanted, 4000)  # type: ignore[misc]
        house.citizen_is_not_reached(17)
        await house.turn()
        assert house.journal.of_type(CallbackFailed)[-1].again_at == (pause and clock() + pause)
    (opened,) = house.journal.of_type(CaseOpened)
    (ended,) = house.journal.of_type(CallbackEnded)
    assert (ended.reason, ended.reference) == ("not reached", opened.reference)
    assert opened.call == request(house).call
    await asyncio.sleep(10_000)
    assert len(house.ami.originated) == 4
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_an_answering_machine_never_reaches_an_agent(house: House) -> None:
    """Nobody presses 1 within some 20 seconds: not confirmed, and tried again."""
    await dials(house)
    machine = house.citizen_answers()
    began = clock()
    await machine.ended()
    assert clock() - began < 30
    assert [prompt for prompt in machine.prompts if prompt == "en/callback-press-one"] == [
        "en/callback-press-one"
    ] * 3
    await house.turn()
    assert house.journal.of_type(CallbackFailed)[0].reason == "not confirmed"
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_citizen_who_hangs_up_before_the_agent_answers_is_tried_again(house: House) -> None:
    """As a failed attempt: whoever wanted to talk may still want it."""
    await dials(house)
    call = await reached(house, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    call.hang_up()
    await call.ended()
    await house.turn()
    assert house.journal.of_type(CallbackFailed)[0].reason == "hung up"
    assert the(house).state is CallbackState.RESTING
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_citizen_who_hangs_up_at_the_question_did_not_confirm(house: House) -> None:
    """The phone was answered, and nobody pressed 1."""
    await dials(house)
    call = house.citizen_answers(keys={"callback-here-is": HANG_UP})
    await call.ended()
    await house.turn()
    assert house.journal.of_type(CallbackFailed)[0].reason == "not confirmed"


# --- the citizen calls again ---


@pytest.mark.parametrize("when", ["waiting", "dialling", "resting"])
@in_virtual_time
async def test_a_citizen_who_calls_again_is_told_and_keeps_the_place(house: House, when: str) -> None:
    """The new call has the old age, and the agent if one is reserved; the ringing stops."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    if when != "waiting":
        talk.end_leg()
        await until(lambda: bool(house.ami.originated))
    if when == "resting":
        house.citizen_is_not_reached(17)
        await house.turn()
        talk = await busy_agent(house)
    later = house.call(DIRECT, caller="+96891239999")
    if when != "dialling":
        await later.until(lambda: later.music is not None)
    again = house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=None)])
    await until(lambda: house.journal.of_type(CallQueued)[-1].callback is not None)
    assert house.live(again).since == request(house).since
    if when == "dialling":
        await until(lambda: house.ami.ringing == set())
    else:
        assert house.dispatcher.live.position(again.uniqueid) == 1
        await again.hears("callback-place-kept")
        talk.end_leg()
    await again.until(lambda: again.leg == "talking")
    await house.turn()
    assert house.journal.of_type(CallbackEnded)[0].reason == "called again"
    assert house.journal.of_type(CallbackFailed) == [] or when == "resting"
    assert house.dispatcher.live.callbacks == {}


@in_virtual_time
async def test_who_calls_again_and_gives_up_is_called_back_after_all(house: House) -> None:
    """The place stands in the line again, at its old age."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    again = house.call(DIRECT, caller=CITIZEN)
    await again.hears("callback-place-kept")
    assert house.dispatcher.waiting("water") == 1
    again.hang_up()
    await again.ended()
    await house.turn()
    assert len(house.journal.of_type(CallbackDue)) == 1
    place = house.dispatcher.live.calls[the(house).callback]
    assert (place.state, place.since) == (CallState.WAITING, request(house).since)
    talk.end_leg()
    await until(lambda: len(house.ami.originated) == 1)


@in_virtual_time
async def test_who_calls_again_and_asks_again_is_called_once(house: House) -> None:
    """The new request follows the old one, at the same age."""
    house.callbacks.start()
    await busy_agent(house)
    await asks(house)
    since = request(house).since
    await asks(house)
    await house.turn()
    assert len(house.journal.of_type(CallbackRequested)) == 2
    assert the(house).callback == house.journal.of_type(CallbackRequested)[-1].callback
    assert the(house).since == since
    assert house.journal.of_type(CallbackEnded)[0].reason == "called again"


@in_virtual_time
async def test_the_citizen_who_answers_while_another_call_has_the_place_is_let_go(house: House) -> None:
    """Two telephones with one number: one talk."""
    await dials(house)
    again = house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=None)])
    late = house.citizen_answers(keys={"callback-press-one": "1"})
    await late.ended()
    await again.until(lambda: again.leg == "talking")
    assert house.journal.of_type(CallbackAnswered) == []


# --- crashes and lost links ---


@in_virtual_time
async def test_a_new_controller_follows_the_ringing_and_dials_nobody_twice(house: House) -> None:
    """The channel is still there: the citizen answers as if nothing had been."""
    await dials(house)
    house = await house.killed()
    house.callbacks.start()
    await asyncio.sleep(4)
    assert len(house.ami.originated) == 1
    call = await reached(house)
    await call.until(lambda: call.leg == "talking")
    await house.turn()
    assert house.journal.of_type(CallbackEnded)[0].reason == "talked"


@in_virtual_time
async def test_an_attempt_of_which_nothing_is_left_counts_as_made(house: House) -> None:
    """Killed between the commit and the call, or the citizen was not reached meanwhile: nobody knows."""
    await dials(house)
    house.ami.ringing.clear()
    house = await house.killed()
    house.callbacks.start()
    await house.turn()
    (failed,) = house.journal.of_type(CallbackFailed)
    assert (failed.attempt, failed.reason) == (1, "unknown")
    assert house.agent("1001") is AgentState.AVAILABLE
    assert len(house.ami.originated) == 1


@in_virtual_time
async def test_a_new_controller_goes_on_with_pauses(house: House) -> None:
    """The timer is rebuilt from what the journal says."""
    await dials(house)
    house.citizen_is_not_reached(17)
    await asyncio.sleep(100)
    house = await house.killed()
    house.callbacks.start()
    await asyncio.sleep(PAUSES[0] - 105)
    assert len(house.ami.originated) == 1
    await until(lambda: len(house.ami.originated) == 2)


@in_virtual_time
async def test_a_new_controller_opens_the_case_that_was_due(house: House) -> None:
    """Exactly one."""
    await dials(house)
    callback = the(house)
    again = {"at": clock(), "callback": callback.callback}
    house.journal.append(CallbackFailed(**again, attempt=1, reason="busy"))  # type: ignore[arg-type]
    house = await house.killed()
    house.callbacks.start()
    await house.turn()
    assert len(house.journal.of_type(CaseOpened)) == 1


@in_virtual_time
async def test_a_callback_whose_queue_is_gone_becomes_a_case(tmp_path: Path) -> None:
    """Nobody would ever be reserved for it, and a promise is kept in one way or the other."""
    before = house_with_callbacks(
        tmp_path, queues__old={"announce_every_seconds": 0, "callback": {"expected_wait_above_seconds": 1000}},
        numbers__1112__queue="old", agents__1001__queues=["old"],
    )  # fmt: skip
    talk = await busy_agent(before)
    await asks(before)
    talk.end_leg()
    after = await before.killed(CHANGES)
    after.callbacks.start()
    await until(lambda: not after.dispatcher.live.callbacks)
    assert len(after.journal.of_type(CaseOpened)) == 1
    assert after.ami.originated == []


@in_virtual_time
async def test_a_new_controller_settles_a_callback_whose_citizen_talks(house: House) -> None:
    """Killed between the bridge and the end of the request."""
    await dials(house)
    call = await reached(house)
    await call.until(lambda: call.leg == "talking")
    house.journal.events = [event for event in house.journal.events if not isinstance(event, CallbackEnded)]
    house = await house.killed()
    house.callbacks.start()
    assert house.journal.of_type(CallbackEnded)[0].reason == "talked"


@pytest.mark.parametrize("is_there", [True, False])
@in_virtual_time
async def test_when_the_link_breaks_behind_the_order_the_channel_is_looked_for(
    house: House, is_there: bool
) -> None:
    """The order is never given twice."""
    original = house.ami.action

    async def lost(name: str, headers: Any = None, *, seconds: float | None = None) -> Any:  # noqa: ANN401
        answer = await original(name, headers, seconds=seconds)
        if name == "Originate":
            if not is_there:
                house.ami.ringing.clear()
            raise AmiConnectionLost("lost")
        return answer

    house.ami.action = lost  # type: ignore[method-assign]
    await dials(house)
    await asyncio.sleep(10)
    assert len(house.ami.originated) == 1
    assert [event.reason for event in house.journal.of_type(CallbackFailed)] == (
        [] if is_there else ["unknown"]
    )
    assert house.agent("1001") is (AgentState.RESERVED if is_there else AgentState.AVAILABLE)


@in_virtual_time
async def test_without_asterisk_nobody_is_called_and_no_attempt_is_lost(house: House) -> None:
    """The agent is free for those who are there; a little later it is tried again."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    house.ami.connected = False
    talk.end_leg()
    await until(lambda: bool(house.journal.of_type(CallbackRested)))
    assert house.agent("1001") is AgentState.AVAILABLE
    house.ami.connected = True
    await until(lambda: len(house.ami.originated) == 1)
    assert the(house).attempts == 1


# --- hours ---


@in_virtual_time
async def test_nobody_is_called_outside_the_hours(tmp_path: Path) -> None:
    """The place rests until they begin; neither pause nor turn leads out of them."""
    house = house_with_callbacks(
        tmp_path,
        queues__water__wrap_up_seconds=0,
        hours={"day": {"dates": {"2026-11-19": ("08:00-20:00",)}}},
        callbacks__hours="day",
    )
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    talk.end_leg()
    await until(lambda: bool(house.journal.of_type(CallbackRested)))
    (rested,) = house.journal.of_type(CallbackRested)
    assert rested.until > BEGIN
    assert house.agent("1001") is AgentState.AVAILABLE
    await asyncio.sleep(rested.until - clock() - 1)
    assert house.ami.originated == []
    await until(lambda: len(house.ami.originated) == 1)


@in_virtual_time
async def test_a_ringing_that_is_only_about_to_begin_is_stopped_too(house: House) -> None:
    """Asterisk takes a moment to make the channel; the citizen calls in that moment."""
    await dials(house)
    channel = house.ami.originated[-1]["ChannelId"]
    house.ami.ringing.clear()
    house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=None)])
    await asyncio.sleep(1)
    house.ami.ringing.add(channel)
    await asyncio.sleep(3)
    assert house.ami.ringing == set()


@in_virtual_time
async def test_a_citizen_who_answers_too_late_is_told_so(house: House) -> None:
    """The request was dropped meanwhile."""
    await dials(house)
    house.journal.append(CallbackEnded(at=clock(), callback=the(house).callback, reason="cancelled"))
    late = house.citizen_answers()
    await late.ended()
    assert late.prompts == ["ar/callback-settled", "ar/goodbye"]


@in_virtual_time
async def test_without_a_trunk_callbacks_wait_for_one(house: House) -> None:
    """The configuration was changed while they waited: nobody is lost, and no agent is kept."""
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    house.config = house_with_callbacks(house.messages, callbacks__trunk=None).config
    talk.end_leg()
    await until(lambda: bool(house.journal.of_type(CallbackRested)))
    assert house.ami.originated == []
    assert house.agent("1001") is AgentState.AVAILABLE
    assert the(house).not_before == pytest.approx(clock() + 3600, abs=1)

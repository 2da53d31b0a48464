"""The controller died; the next one goes on with each call where it was."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentSetAside,
    CallResumed,
    Event,
    LanguageChosen,
    MenuEntered,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    ReferenceSpoken,
    TalkEnded,
)
from hotline.queue.live import AgentState, CallState
from hotline.testing.agi import FakeLeg, FakeSpeech
from hotline.testing.caller import PROMPT_SECONDS, DirectCall
from hotline.testing.city import BEGIN, clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"


def resumed(house: House, call: DirectCall) -> list[str]:
    """Return the steps at which the call went on."""
    return [event.step for event in house.journal.story(call.uniqueid) if isinstance(event, CallResumed)]


async def lets_go(call: DirectCall) -> None:
    call.hang_up()
    await call.ended()


async def talking(house: House) -> DirectCall:
    """Return a call that talks with 1001."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    return call


def dial_ended(call: DirectCall, status: str, cause: int) -> None:
    """Say how the Dial ended that outlived the controller."""
    call.variables |= {"DIALSTATUS": status, "HANGUPCAUSE": str(cause)}


# --- menus ---


@in_virtual_time
async def test_a_call_in_the_greeting_hears_it_again(house: House) -> None:
    """Nothing was settled yet."""
    call = house.call()
    await call.hears("en/welcome")
    after = await house.killed()
    again = after.comes_back(call, keys={"en/welcome": "2"})
    await again.hears("ar/welcome", "en/main-menu")
    assert resumed(after, again) == ["menu"]
    await lets_go(again)
    assert after.told(again).count("CallArrived") == 1


@in_virtual_time
async def test_a_call_in_a_menu_hears_that_menu_again(house: House) -> None:
    """In the caller's language, and the key for `back` still knows the way."""
    call = house.call(keys={"ar/welcome": "2", "main-menu": "1"})
    await call.hears("water-menu")
    after = await house.killed()
    again = after.comes_back(call, keys={"water-menu": "*"})
    await again.hears("en/water-menu", "en/main-menu")
    assert again.prompts[0] == "en/water-menu"
    assert resumed(after, again) == ["menu"]
    assert [event.menu for event in after.journal.of_type(MenuEntered)] == ["main", "water", "water", "main"]
    assert len(after.journal.of_type(LanguageChosen)) == 1
    await lets_go(again)


@in_virtual_time
async def test_a_call_between_language_and_menu_hears_the_first_menu(house: House) -> None:
    """The question for the language is not asked twice."""
    call = house.call("1113")
    await call.hears("consent-notice")
    house.journal.append(LanguageChosen(at=clock(), call=call.uniqueid, language="ar", by="key"))
    after = await house.killed()
    again = after.comes_back(call)
    await again.hears("main-menu")
    assert again.prompts == ["ar/main-menu"]
    await lets_go(again)


@in_virtual_time
async def test_a_call_that_was_in_no_menu_goes_to_its_queue(house: House) -> None:
    """A number that leads straight to a queue has no menu to hear again."""
    call = house.call(DIRECT)
    await asyncio.sleep(0)
    for event in [*house.journal.events]:
        if not isinstance(event, LanguageChosen):
            house.journal.append(event)
    house.journal.events = house.journal.events[:2]
    after = await house.killed()
    again = after.comes_back(call)
    await again.hears("nobody-signed-in")
    assert after.live(again).queue == "water"
    await lets_go(again)


@in_virtual_time
async def test_a_menu_that_is_no_more_is_the_first_menu(house: House) -> None:
    """The menus may have changed while the controller was away."""
    call = house.call("1113")
    await call.hears("main-menu")
    house.journal.append(MenuEntered(at=clock(), call=call.uniqueid, menu="gone"))
    after = await house.killed()
    again = after.comes_back(call)
    await again.hears("main-menu")
    await lets_go(again)


# --- queues ---


@in_virtual_time
async def test_a_waiting_call_keeps_its_place_and_its_time(house: House) -> None:
    """Who waited before the crash is before those who came after it; the wait is counted from its begin."""
    first = house.call(DIRECT)
    await asyncio.sleep(30)
    second = house.call(DIRECT)
    await asyncio.sleep(30)
    after = await house.killed()
    second_again = after.comes_back(second)
    await asyncio.sleep(1)
    third = after.call(DIRECT, uniqueid="test-9.1", channel="PJSIP/citizens-00000009")
    await asyncio.sleep(1)
    first_again = after.comes_back(first)
    await asyncio.sleep(1)
    assert [after.dispatcher.live.position(call.uniqueid) for call in (first, second, third)] == [1, 2, 3]
    assert after.live(first_again).queued_at == BEGIN
    assert resumed(after, first_again) == ["queue"]
    assert after.told(first_again).count("CallQueued") == 1
    assert first_again.prompts[0] == "en/nobody-signed-in"
    for call in (first_again, second_again, third):
        await lets_go(call)


@in_virtual_time
async def test_a_call_whose_queue_is_gone_waits_in_the_operators_queue_at_its_old_age(tmp_path: Path) -> None:
    """Another configuration came with the restart; nobody serves the queue of before, and nobody waits in it."""
    before = House(tmp_path, {"queues.old": {}, "numbers.1112.queue": "old"})
    call = before.call(DIRECT)
    await call.until(lambda: before.dispatcher.is_waiting(call.uniqueid))
    since = before.live(call).since
    await asyncio.sleep(100)
    after = await before.killed({})
    again = after.comes_back(call, legs=[FakeLeg(talk_seconds=20.0)])
    await again.until(lambda: after.live(again).queue == "general")
    assert after.live(again).since == since
    assert after.dispatcher.live.waiting("old") == 0
    after.sign_in("1001")
    await again.ended()
    assert [event.queue for event in after.journal.of_type(AgentAnswered)] == ["general"]


@in_virtual_time
async def test_an_agent_who_is_free_is_rung_as_soon_as_the_call_is_back(house: House) -> None:
    """Nobody is rung for a call without a script, and at once for one with."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    after = await house.killed()
    after.sign_in("1001")
    await asyncio.sleep(2)
    assert after.journal.of_type(AgentReserved) == []
    again = after.comes_back(call, legs=[FakeLeg(talk_seconds=None)])
    await asyncio.sleep(0.1)
    assert again.leg == "talking"
    assert again.prompts == []
    await lets_go(again)


@in_virtual_time
async def test_a_queue_that_is_no_more_becomes_the_operators(house: House) -> None:
    """The configuration may have changed; the caller waits for somebody who exists."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    after = await house.killed()
    del after.config.queues["water"]
    after.sign_in("1001")
    again = after.comes_back(call, legs=[FakeLeg()])
    await again.ended()
    assert after.told(again)[-3:] == ["AgentAnswered", "TalkEnded", "CallEnded"]


# --- agents ---


@in_virtual_time
async def test_a_reserved_agent_whose_phone_never_rang_is_to_blame_for_nothing(house: House) -> None:
    """The agent is free, and rung again for the same call."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    house.journal.append(AgentReserved(at=clock(), call=call.uniqueid, agent="1001", queue="water"))
    after = await house.killed()
    after.sign_in("1001")
    again = after.comes_back(call, legs=[FakeLeg(talk_seconds=None)])
    await asyncio.sleep(0.1)
    assert [(event.agent, event.reason) for event in after.journal.of_type(AgentMissed)] == [
        ("1001", "failed")
    ]
    assert after.journal.of_type(AgentSetAside) == []
    assert again.leg == "talking"
    await lets_go(again)


@in_virtual_time
async def test_a_phone_that_rang_in_vain_meanwhile_is_a_miss(house: House) -> None:
    """Asterisk's Dial outlived the controller; what it says of its end counts."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    await asyncio.sleep(5)
    after = await house.killed()
    dial_ended(call, "NOANSWER", 0)
    again = after.comes_back(call)
    await asyncio.sleep(1)
    assert [(event.agent, event.reason) for event in after.journal.of_type(AgentMissed)] == [
        ("1001", "no answer")
    ]
    assert after.agent("1001") is AgentState.PAUSED
    assert after.live(again).state is CallState.WAITING
    assert after.live(again).queued_at == BEGIN
    assert resumed(after, again) == ["queue"]
    await lets_go(again)


@pytest.mark.parametrize("cause", ["", "nonsense"])
@in_virtual_time
async def test_a_dial_without_a_known_end_is_a_failure(house: House, cause: str) -> None:
    """Asterisk need not have set the variables."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    await asyncio.sleep(5)
    after = await house.killed()
    call.variables["HANGUPCAUSE"] = cause
    again = after.comes_back(call)
    await asyncio.sleep(1)
    assert [event.reason for event in after.journal.of_type(AgentMissed)] == ["failed"]
    await lets_go(again)


@in_virtual_time
async def test_after_a_talk_that_outlived_the_controller_the_caller_is_thanked(house: House) -> None:
    """The talk is written as ended, the agent wraps up, and nobody is queued again."""
    call = await talking(house)
    after = await house.killed()
    await asyncio.sleep(100)
    dial_ended(call, "ANSWER", 16)
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts == ["en/thanks", "en/goodbye"]
    (ended,) = after.journal.of_type(TalkEnded)
    assert (ended.agent, ended.wrap_up_seconds, ended.at) == ("1001", 5.0, BEGIN + 100)
    assert resumed(after, again) == ["end"]
    assert after.told(again)[-3:] == ["TalkEnded", "CallResumed", "CallEnded"]
    assert after.told(again).count("AgentAnswered") == 1
    assert again.variables["CALLDONE"] == "1"


@in_virtual_time
async def test_a_talk_that_was_seen_counts_whatever_dial_says(house: House) -> None:
    """Asterisk may have lost the variable; nobody who was helped is queued again."""
    call = await talking(house)
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    assert after.told(again)[-3:] == ["TalkEnded", "CallResumed", "CallEnded"]
    assert again.prompts == ["en/thanks", "en/goodbye"]


@in_virtual_time
async def test_an_agent_who_answered_while_nobody_listened_has_talked(house: House) -> None:
    """The phone rang when the controller died; Dial says that it was answered."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    await asyncio.sleep(5)
    after = await house.killed()
    dial_ended(call, "ANSWER", 16)
    again = after.comes_back(call)
    await again.ended()
    assert after.told(again)[-4:] == ["AgentAnswered", "TalkEnded", "CallResumed", "CallEnded"]
    assert again.prompts == ["en/thanks", "en/goodbye"]


@in_virtual_time
async def test_a_call_whose_talk_was_over_is_only_thanked(house: House) -> None:
    """The controller died during the last words; they are said again."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    await call.hears("thanks")
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts == ["en/thanks", "en/goodbye"]
    assert len(after.journal.of_type(TalkEnded)) == 1
    assert resumed(after, again) == ["end"]


@in_virtual_time
async def test_a_queue_without_thanks_says_none_after_a_crash_either(tmp_path: Path) -> None:
    """The call ends with the talk, whoever notices."""
    house = House(tmp_path, {"queues.water.thank": False})
    call = await talking(house)
    after = await house.killed()
    dial_ended(call, "ANSWER", 16)
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts == []


# --- messages ---


async def begins_message(house: House, seconds: float = 60.0) -> DirectCall:
    """Return a call that is just being recorded."""
    call = house.call("1113", keys={"main-menu": "3"}, speeches=[FakeSpeech(seconds)])
    await call.until(lambda: bool(call.recorded))
    return call


def write_audio(call: DirectCall, seconds: float) -> None:
    """Have so much of the recording on the disk."""
    Path(call.recorded[0]).write_bytes(bytes(44 + int(seconds * 16_000)))


def messages_kept(house: House) -> list[str]:
    return [event.message for event in house.journal.of_type(MessageLeft)]


@in_virtual_time
async def test_an_unfinished_message_is_reviewed(house: House) -> None:
    """What was said before the crash need not be said again: hear, again, or keep."""
    call = await begins_message(house)
    after = await house.killed()
    write_audio(call, 9.0)
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts[:2] == ["en/message-review", "en/message-kept"]
    (started,) = after.journal.of_type(MessageStarted)
    assert messages_kept(after) == [started.message]
    assert resumed(after, again) == ["message"]
    assert after.told(again)[-1] == "CallEnded"


@in_virtual_time
async def test_an_unfinished_message_can_be_said_again(house: House) -> None:
    """The first is discarded, with its file."""
    call = await begins_message(house)
    after = await house.killed()
    write_audio(call, 9.0)
    again = after.comes_back(call, keys={"message-review": ["2", "3"]})
    await again.ended()
    assert again.prompts[:3] == ["en/message-review", "en/beep", "en/message-review"]
    assert [event.reason for event in after.journal.of_type(MessageDiscarded)] == ["said again"]
    assert len(messages_kept(after)) == 1
    assert len([*after.messages.rglob("*.wav")]) == 1


@in_virtual_time
async def test_a_message_without_words_is_asked_for_anew(house: House) -> None:
    """Who had said nothing yet hears the instructions again."""
    call = await begins_message(house)
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts[:3] == ["en/message-instructions", "en/beep", "en/message-review"]
    assert [event.reason for event in after.journal.of_type(MessageDiscarded)] == ["empty"]
    assert len(messages_kept(after)) == 1


@in_virtual_time
async def test_a_message_belongs_to_the_queue_from_which_the_caller_came(house: House) -> None:
    """Also after a crash."""
    call = house.call(DIRECT, keys={"offer-message": "1"}, speeches=[FakeSpeech(60.0)])
    await call.until(lambda: bool(call.recorded))
    after = await house.killed()
    write_audio(call, 9.0)
    again = after.comes_back(call)
    await again.ended()
    assert after.inbox.asked[-1]["queue"] == "water"


@pytest.mark.parametrize("prompt", ["message-kept", "your-reference-is", "digit-7"])
@in_virtual_time
async def test_a_reference_that_was_not_heard_is_said_again(house: House, prompt: str) -> None:
    """The message was kept when the controller died: the caller need not say it again, and hears the number."""
    call = house.call("1113", keys={"main-menu": "3"})
    await call.hears(prompt)
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    digits = ["en/digit-4", "en/digit-2", "en/digit-7", "en/digit-1"]
    assert again.prompts[:6] == ["en/message-kept", "en/your-reference-is", *digits]
    assert again.recorded == []
    assert [event.reference for event in after.journal.of_type(ReferenceSpoken)] == ["4271"]
    assert len(messages_kept(after)) == 1
    assert after.told(again).count("CaseOpened") == 1


@in_virtual_time
async def test_after_the_reference_the_caller_is_thanked(house: House) -> None:
    """The controller died during the last words; nobody is asked for a second message."""
    call = house.call("1113", keys={"main-menu": "3"})
    await call.hears("thanks")
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts == ["en/thanks", "en/goodbye"]
    assert len(after.journal.of_type(ReferenceSpoken)) == 1


@in_virtual_time
async def test_an_older_message_is_kept_when_the_call_ends(house: House) -> None:
    """It could not be kept, the caller waited on, and the controller died: a new message is a new message."""
    house.inbox.error = OSError("disk full")
    call = house.call("1113", keys={"main-menu": "3"})
    await call.hears("sorry-problem", "nobody-signed-in")
    after = await house.killed()
    again = after.comes_back(call, keys={"offer-message": "1"})
    await again.ended()
    assert "en/message-instructions" in again.prompts
    await asyncio.sleep(5)
    first, second = after.journal.of_type(MessageStarted)
    assert messages_kept(after) == [second.message, first.message]
    assert after.told(again)[-3:] == ["MessageLeft", "CaseOpened", "CallEnded"]


# --- once and for all ---


@in_virtual_time
async def test_the_dialplan_counts_its_tries_anew(house: House) -> None:
    """A call that was taken over has all its tries for the next crash; a served one says so."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    after = await house.killed()
    again = after.comes_back(call, variables={"TRY": "3"})
    await again.hears("nobody-signed-in")
    assert again.variables["TRY"] == "0"
    assert again.variables["HOTLINE_STEP"] == "served"
    await lets_go(again)


@in_virtual_time
async def test_a_call_survives_crash_after_crash(house: House) -> None:
    """Every controller goes on; there is one arrival, one wait and one end."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    for _ in range(5):
        house = await house.killed()
        call = house.comes_back(call)
        await asyncio.sleep(PROMPT_SECONDS)
    await lets_go(call)
    told = house.told(call)
    assert (told.count("CallArrived"), told.count("CallQueued"), told.count("CallEnded")) == (1, 1, 1)
    assert resumed(house, call) == 5 * ["queue"]


@in_virtual_time
async def test_a_killed_controller_writes_nothing_more(house: House) -> None:
    """What its scripts were at stays as it was, for the next one."""
    calls = [house.call(), house.call("1113"), house.call(DIRECT), await begins_message(house)]
    await asyncio.sleep(3)
    before: list[Event] = [*house.journal.events]
    await house.killed()
    assert house.journal.events == before
    assert all(call.variables.get("CALLDONE") is None for call in calls)

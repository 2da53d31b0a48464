"""The caller leaves a message: law 4 from the beep to the reference."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import (
    CallbackRequested,
    CaseOpened,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    ReferenceSpoken,
)
from hotline.testing.agi import FakeSpeech
from hotline.testing.caller import HANG_UP, PROMPT_SECONDS, DirectCall
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import CITIZEN, house_with_callbacks, request

#: What is said once the message is kept, with the first reference of the fake inbox.
DIGITS = ["digit-4", "digit-2", "digit-7", "digit-1"]
KEPT = ["message-kept", *2 * ["your-reference-is", *DIGITS]]
GOODBYE = ["thanks", "goodbye"]


class Visitor:
    """Callers who choose the message in the menu of the English number."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, *speeches: FakeSpeech, keys: dict[str, str | list[str]] | None = None) -> DirectCall:
        return self.house.call("1113", keys={"main-menu": "3"} | (keys or {}), speeches=list(speeches))


@pytest.fixture
def visitor(house: House) -> Visitor:
    return Visitor(house)


def after_menu(call: DirectCall) -> list[str]:
    """Return what was heard from the instructions on."""
    prompts = [prompt.removeprefix("en/") for prompt in call.prompts]
    return prompts[prompts.index("main-menu") + 1 :]


def files(house: House) -> list[Path]:
    """Return the audio below the folder of messages."""
    return sorted(path for path in house.messages.rglob("*") if path.is_file())


def assert_resolved(house: House) -> None:
    """Every message that was begun is kept or discarded, and there is audio of the kept ones only."""
    begun = {event.message: event.path for event in house.journal.of_type(MessageStarted)}
    left = {event.message for event in house.journal.of_type(MessageLeft)}
    gone = {event.message for event in house.journal.of_type(MessageDiscarded)}
    assert left | gone == set(begun)
    assert not left & gone
    assert files(house) == sorted(house.messages / begun[message] for message in left)


# --- the ordinary way ---


@in_virtual_time
async def test_a_message_is_recorded_reviewed_kept_and_its_reference_said(
    house: House, visitor: Visitor
) -> None:
    """Instructions, beep, hash, review, and the reference twice, digit by digit."""
    call = visitor(FakeSpeech(7.0, "#"))
    await call.ended()
    assert after_menu(call) == ["message-instructions", "beep", "message-review", *KEPT, *GOODBYE]
    assert house.told(call)[-6:] == [
        "MenuChosen", "MessageStarted", "MessageLeft", "CaseOpened", "ReferenceSpoken", "CallEnded",
    ]  # fmt: skip
    (left,) = house.journal.of_type(MessageLeft)
    (started,) = house.journal.of_type(MessageStarted)
    assert (left.message, left.path, left.seconds) == (started.message, started.path, 7.0)
    (spoken,) = house.journal.of_type(ReferenceSpoken)
    assert spoken.reference == "4271"
    assert_resolved(house)


@in_virtual_time
async def test_everything_is_said_in_the_language_of_the_call(house: House) -> None:
    """Arabic callers hear Arabic digits."""
    call = house.call(keys={"ar/welcome": "1", "main-menu": "3"})
    await call.ended()
    assert {prompt.partition("/")[0] for prompt in call.prompts} == {"ar"}
    assert [prompt.removeprefix("ar/") for prompt in call.prompts if "digit-" in prompt] == 2 * DIGITS
    assert house.inbox.asked[0]["language"] == "ar"


@in_virtual_time
async def test_the_message_says_who_left_it_for_whom(house: House, visitor: Visitor) -> None:
    """Number, language and queue come with it."""
    await visitor().ended()
    (asked,) = house.inbox.asked
    assert (asked["caller"], asked["language"], asked["queue"]) == ("+96890000001", "en", "general")


@in_virtual_time
async def test_a_withheld_number_stays_withheld(house: House) -> None:
    """A message without a number is a message all the same."""
    await house.call("1113", keys={"main-menu": "3"}, presentation=32).ended()
    assert house.inbox.asked[0]["caller"] is None
    assert len(house.inbox.kept) == 1


@pytest.mark.parametrize("speech", [FakeSpeech(4.0, "#"), FakeSpeech(9.0, ""), FakeSpeech(500.0, "#")])
@in_virtual_time
async def test_hash_silence_and_the_limit_end_the_recording(
    house: House, visitor: Visitor, speech: FakeSpeech
) -> None:
    """Whichever way it ends the caller may review it."""
    call = visitor(FakeSpeech(speech.seconds, speech.then))
    await call.ended()
    assert "message-review" in after_menu(call)
    (left,) = house.journal.of_type(MessageLeft)
    assert left.seconds == min(speech.seconds, 120)
    (command,) = (words for words in call.commands if words[0] == "RECORD")
    assert command[3:] == ["wav", "#", "120000", "s=4"]


@in_virtual_time
async def test_the_instructions_can_be_cut_short(visitor: Visitor) -> None:
    """Whoever knows them presses the hash."""
    call = visitor(keys={"message-instructions": "#"})
    await call.hears("message-instructions")
    await asyncio.sleep(PROMPT_SECONDS / 2)
    assert after_menu(call) == ["message-instructions", "beep"]
    await call.ended()


# --- law 4 ---


@in_virtual_time
async def test_the_journal_knows_the_path_before_the_beep(house: House, visitor: Visitor) -> None:
    """As long as that is not on disk nobody is asked to speak."""
    call = visitor()
    await call.hears("message-instructions")
    house.journal.hold()
    await asyncio.sleep(PROMPT_SECONDS + 1)
    (started,) = house.journal.of_type(MessageStarted)
    assert after_menu(call) == ["message-instructions"]
    house.journal.release()
    await call.hears("beep")
    await call.ended()
    assert call.recorded == [str(house.messages / started.path)]


@in_virtual_time
async def test_a_disk_that_hangs_is_no_silence_for_ever(house: House, visitor: Visitor) -> None:
    """The caller hears an apology and is taken to a person; a hang-up is noticed."""
    house.journal.hold()
    call = visitor()
    await call.hears("message-instructions", "sorry-problem", "nobody-signed-in")
    call.hang_up()
    await call.ended(10)
    assert call.recorded == []
    assert house.told(call).count("CallEnded") == 1


@in_virtual_time
async def test_the_reference_is_not_said_before_it_is_committed(house: House, visitor: Visitor) -> None:
    """A slow disk is silence, not a promise."""
    house.inbox.disk.clear()
    call = visitor()
    await call.hears("message-review")
    await asyncio.sleep(60)
    assert after_menu(call)[-1] == "message-review"
    house.inbox.disk.set()
    await call.hears("message-kept")
    assert house.journal.of_type(CaseOpened) != []
    await call.ended()


@in_virtual_time
async def test_what_cannot_be_kept_now_is_promised_to_nobody_and_kept_by_others(
    house: House, visitor: Visitor
) -> None:
    """An apology instead of a reference; the call stays open in the journal until what was said is kept."""
    house.inbox.error = OSError("disk full")
    call = visitor()
    await call.hears("message-review", "sorry-problem", "nobody-signed-in")
    assert not {"message-kept", *DIGITS} & set(after_menu(call))
    call.hang_up()
    await call.ended()
    assert "CallEnded" not in house.told(call)
    assert len(files(house)) == 1
    assert call.variables["CALLDONE"] == "1"
    assert house.looks != []


@in_virtual_time
async def test_after_the_apology_a_second_message_can_be_left(house: House, visitor: Visitor) -> None:
    """What failed once may succeed; the first is kept by others then."""
    house.inbox.error = OSError("disk full")
    call = visitor(keys={"nobody-signed-in": "1"})
    await call.hears("sorry-problem")
    house.inbox.error = None
    await call.ended()
    assert after_menu(call)[-2:] == GOODBYE
    assert len(house.journal.of_type(ReferenceSpoken)) == 1
    assert len(house.journal.of_type(MessageStarted)) == 2
    assert "CallEnded" not in house.told(call)


@pytest.mark.parametrize("prompt", ["message-kept", "your-reference-is", "digit-7"])
@in_virtual_time
async def test_a_reference_that_was_not_heard_to_its_end_is_not_claimed(
    house: House, visitor: Visitor, prompt: str
) -> None:
    """The case is there all the same."""
    call = visitor(keys={prompt: HANG_UP})
    await call.ended()
    assert house.journal.of_type(ReferenceSpoken) == []
    assert len(house.journal.of_type(CaseOpened)) == 1


# --- hanging up ---


@in_virtual_time
async def test_a_hang_up_in_mid_message_keeps_what_was_said(house: House, visitor: Visitor) -> None:
    """Nothing needs to be pressed."""
    call = visitor(FakeSpeech(3.0, None))
    await call.ended()
    assert house.told(call)[-4:] == ["MessageStarted", "MessageLeft", "CaseOpened", "CallEnded"]
    assert_resolved(house)


@pytest.mark.parametrize("prompt", ["message-review", "beep", "message-instructions"])
@in_virtual_time
async def test_a_hang_up_at_any_other_moment_leaves_nothing_open(
    house: House, visitor: Visitor, prompt: str
) -> None:
    """In the review it is kept; before the first word there is nothing to keep."""
    call = visitor(keys={prompt: HANG_UP})
    await call.ended()
    assert len(house.inbox.kept) == (prompt == "message-review")
    assert house.told(call)[-1] == "CallEnded"
    assert_resolved(house)


@pytest.mark.parametrize("speech", [FakeSpeech(0.0, None), FakeSpeech(0.4, None)])
@in_virtual_time
async def test_a_slip_of_the_finger_is_no_message(house: House, visitor: Visitor, speech: FakeSpeech) -> None:
    """Less than half a second before the hang-up opens no case."""
    call = visitor(FakeSpeech(speech.seconds, speech.then))
    await call.ended()
    assert [event.reason for event in house.journal.of_type(MessageDiscarded)] == ["empty"]
    assert house.inbox.kept == {}
    assert_resolved(house)


@in_virtual_time
async def test_one_word_before_the_hang_up_is_a_message(house: House, visitor: Visitor) -> None:
    """A word takes 0.6 seconds: what is long enough to be kept is not thrown away before."""
    call = visitor(FakeSpeech(0.6, None))
    await call.ended()
    assert len(house.inbox.kept) == 1
    assert house.journal.of_type(MessageDiscarded) == []
    assert_resolved(house)


# --- the review ---


@pytest.mark.parametrize("key", ["3", "#"])
@in_virtual_time
async def test_a_key_keeps_the_message_at_once(house: House, visitor: Visitor, key: str) -> None:
    """Barge-in works in the review."""
    call = visitor(keys={"message-review": key})
    await call.hears("message-review", "message-kept")
    (review, kept) = (words for words in call.commands if "message-" in words[2] and "instr" not in words[2])
    assert (review[2].endswith("review"), kept[2].endswith("kept")) == (True, True)
    await call.ended()
    assert_resolved(house)


@in_virtual_time
async def test_saying_it_again_discards_the_first_try(house: House, visitor: Visitor) -> None:
    """The first is gone from the disk; only the second becomes a case. The instructions are not repeated."""
    call = visitor(FakeSpeech(5.0), FakeSpeech(8.0), keys={"message-review": ["2", "3"]})
    await call.ended()
    assert after_menu(call)[:5] == [
        "message-instructions",
        "beep",
        "message-review",
        "beep",
        "message-review",
    ]
    assert [event.reason for event in house.journal.of_type(MessageDiscarded)] == ["said again"]
    assert [event.seconds for event in house.journal.of_type(MessageLeft)] == [8.0]
    assert len(house.inbox.kept) == 1
    assert_resolved(house)


@in_virtual_time
async def test_hearing_it_plays_what_was_recorded_and_asks_again(house: House, visitor: Visitor) -> None:
    """After one's own words the choice is open as before."""
    call = visitor(keys={"message-review": ["1", "3"]})
    await call.ended()
    (path,) = files(house)
    assert call.heard.count(str(path.with_suffix(""))) == 1
    prompts = after_menu(call)
    assert [prompt for prompt in prompts if prompt == "message-review"] == 2 * ["message-review"]
    assert_resolved(house)


@in_virtual_time
async def test_a_key_while_hearing_it_counts(house: House, visitor: Visitor) -> None:
    """Whoever has heard enough says it again without waiting for the end."""
    call = visitor(keys={"message-review": ["1", "3"]})
    await call.until(lambda: any("messages" in path for path in call.heard))
    call.press("2")
    await call.ended()
    assert after_menu(call).count("beep") == 2
    assert_resolved(house)


@in_virtual_time
async def test_a_wrong_key_in_the_review_asks_again(visitor: Visitor) -> None:
    """Nothing is decided for the caller."""
    call = visitor()
    await call.hears("message-review")
    await asyncio.sleep(PROMPT_SECONDS + 1)
    call.press("8")
    await call.hears("message-review", "message-kept")
    await call.ended()


@in_virtual_time
async def test_a_caller_who_reviews_for_ever_is_not_kept_for_ever(house: House, visitor: Visitor) -> None:
    """A key that is stuck ends with a kept message."""
    call = visitor(keys={"message-review": "1"})
    await call.ended()
    assert after_menu(call)[-2:] == GOODBYE
    assert_resolved(house)


@in_virtual_time
async def test_the_last_try_is_kept_without_asking(house: House, visitor: Visitor) -> None:
    """After five tries the caller is asked no more; nothing that was said is thrown away against the wish."""
    call = visitor(keys={"message-review": "2"})
    await call.ended()
    assert after_menu(call).count("beep") == 5
    assert len(house.journal.of_type(MessageDiscarded)) == 4
    assert len(house.inbox.kept) == 1
    assert_resolved(house)


# --- nothing to keep ---


@in_virtual_time
async def test_an_empty_message_is_asked_for_again(house: House, visitor: Visitor) -> None:
    """Whoever pressed the hash too early hears so and speaks."""
    call = visitor(FakeSpeech(0.3, "#"), FakeSpeech(5.0))
    await call.ended()
    assert after_menu(call)[:5] == ["message-instructions", "beep", "message-empty", "beep", "message-review"]
    assert [event.reason for event in house.journal.of_type(MessageDiscarded)] == ["empty"]
    assert_resolved(house)


@in_virtual_time
async def test_who_says_nothing_five_times_is_let_go(house: House, visitor: Visitor) -> None:
    """The caller is told that there is no message, and nothing is promised."""
    call = visitor(*(FakeSpeech(0.4, "#") for _ in range(5)))
    await call.ended()
    assert after_menu(call)[-3:] == ["message-cannot", *GOODBYE]
    assert house.inbox.kept == {}
    assert_resolved(house)


@in_virtual_time
async def test_without_room_no_message_is_asked_for(house: House, visitor: Visitor) -> None:
    """The caller hears that messages cannot be taken now."""
    house.room = False
    call = visitor()
    await call.ended()
    assert after_menu(call) == ["message-cannot", *GOODBYE]
    assert house.journal.of_type(MessageStarted) == []
    assert house.told(call)[-1] == "CallEnded"


@in_virtual_time
async def test_without_room_a_call_back_is_offered_instead(tmp_path: Path) -> None:
    """In a queue that has call-backs the caller is promised one, and nothing is recorded."""
    house = house_with_callbacks(tmp_path, queues__general__callback={})
    house.room = False
    call = house.call(
        "1113",
        caller=CITIZEN,
        keys={"main-menu": "3", "message-no-room-callback": "1", "callback-confirm-or-back": "1"},
    )
    await call.ended()
    assert call.prompts[-2:] == ["en/callback-kept", "en/goodbye"]
    assert request(house).queue == "general"
    assert house.journal.of_type(MessageStarted) == []


@in_virtual_time
async def test_who_does_not_want_the_call_back_is_let_go(tmp_path: Path) -> None:
    """Silence at the offer promises nothing."""
    house = house_with_callbacks(tmp_path, queues__general__callback={})
    house.room = False
    call = house.call("1113", caller=CITIZEN, keys={"main-menu": "3"})
    await call.ended()
    assert after_menu(call) == ["message-no-room-callback", *GOODBYE]
    assert house.journal.of_type(CallbackRequested) == []


@in_virtual_time
async def test_a_recording_that_the_inbox_finds_empty_is_discarded(house: House, visitor: Visitor) -> None:
    """No reference is made up."""
    call = visitor(FakeSpeech(2.0))
    await call.hears("message-review")
    (path,) = files(house)
    path.write_bytes(path.read_bytes()[:100])
    await call.ended()
    assert "message-kept" not in after_menu(call)
    assert "message-empty" in after_menu(call)
    assert_resolved(house)


@in_virtual_time
async def test_a_folder_that_cannot_be_made_is_an_apology(house: House, visitor: Visitor) -> None:
    """The caller is taken to a person; the journal begins no message."""
    house.messages.write_text("in the way")
    call = visitor()
    await call.hears("sorry-problem", "nobody-signed-in")
    assert house.journal.of_type(MessageStarted) == []
    call.hang_up()
    await call.ended()
    assert house.told(call)[-1] == "CallEnded"

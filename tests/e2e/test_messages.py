"""A citizen whom nobody can help leaves a message, which becomes a case with a number that is heard."""

import asyncio
from pathlib import Path

from hotline.crm_bridge.reference import is_valid
from hotline.events import (
    CallFlowedOut,
    CaseOpened,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    ReferenceSpoken,
)
from hotline.prompts import grammar
from tests.e2e import audio
from tests.e2e.listening import find
from tests.e2e.parties import Caller, People
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually


async def comes_to_the_beep(caller: Caller, number: str = "1112") -> None:
    """Call while nobody is signed in, choose the message, and listen up to the beep."""
    await caller.dials(number)
    await caller.hears("nobody-signed-in")
    await caller.hears("offer-message")
    await caller.presses("1")
    await caller.hears("message-instructions")
    await caller.hears("beep")


async def wait_until_said(caller: Caller) -> None:
    """Wait until the caller's sentence is over and on its way."""
    await asyncio.sleep(audio.seconds(caller.words) + 0.3)


async def hears_reference(caller: Caller) -> str:
    """Hear a reference digit by digit, not knowing what to expect, until its check digit fits."""
    digits = [f"digit-{digit}" for digit in range(10)]
    await caller.hears("your-reference-is")
    reference = ""
    while len(reference) < 4 or not is_valid(reference):
        heard = await caller.ear.hears_one_of(digits, within=1.5)
        reference += heard.removeprefix("digit-")
        assert len(reference) < 12, f"heard {reference} and no end"
    return reference


def audio_of(system: HotlineSystem, message: MessageLeft) -> Path:
    """Return where the audio of a message is."""
    return system.paths.messages / message.path


async def test_given_nobody_signed_in_when_a_caller_leaves_a_message_then_the_committed_reference_is_heard(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Offer, beep, hash, review by hearing and keeping; the reference heard is the case's; it is listed."""
    story = hotline_system.story
    caller = await people.caller()
    await comes_to_the_beep(caller)
    await caller.speaks()
    await wait_until_said(caller)
    await caller.presses("#")
    await caller.hears("message-review")
    await caller.presses("1")
    await caller.ear.hears_sound(caller.words, name="the caller's own words")
    await caller.hears("message-review")
    await caller.presses("3")
    await caller.hears("message-kept")
    call = await caller.call_id()
    opened = await story.told(CaseOpened, call)
    heard = await hears_reference(caller)
    assert heard == opened.reference
    await caller.hears("goodbye", within=10)
    await caller.is_hung_up()

    await caller.call_ended()
    assert await story.told(ReferenceSpoken, call)
    left = await story.told(MessageLeft, call)
    assert (left.caller, left.language, left.source) == (caller.number, "en", "call")
    assert find(caller.words, audio.read(audio_of(hotline_system, left))).heard
    case = next(case for case in story.cases() if case["reference"] == heard)
    assert (case["caller"], case["call"], case["queue"]) == (caller.number, call, "water")
    flowed = await story.told(CallFlowedOut, call)
    assert flowed.reason == "nobody signed in"
    row = await story.interaction(call)
    assert (row["outcome"], row["reference"]) == ("message", heard)

    await eventually(
        lambda: any(row["transcript_state"] == "not transcribed" for row in story.messages()),
        "the message is marked as not transcribed, for want of a model",
        within=10,
    )
    listed = hotline_system.command("messages")
    assert listed.returncode == 0, listed.stderr
    assert heard in listed.stdout
    assert "not transcribed" in listed.stdout


async def test_given_a_message_when_the_caller_falls_silent_then_silence_ends_it(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Whoever knows of no hash is understood as well; who does not answer the review keeps the message."""
    caller = await people.caller()
    await comes_to_the_beep(caller)
    await caller.speaks()
    await caller.hears("message-review", within=8)
    await caller.hears("message-kept", within=8)
    call = await caller.call_id()
    opened = await hotline_system.story.told(CaseOpened, call)
    assert await hears_reference(caller) == opened.reference
    await caller.hangs_up()
    await caller.call_ended()


async def test_given_a_message_when_the_caller_hangs_up_in_its_middle_then_what_was_said_is_kept(
    hotline_system: HotlineSystem, people: People
) -> None:
    """A hang-up loses nothing: the message is a case."""
    story = hotline_system.story
    caller = await people.caller()
    await comes_to_the_beep(caller)
    await caller.speaks()
    await wait_until_said(caller)
    await caller.hangs_up()
    call = await caller.call_ended()
    left = await story.told(MessageLeft, call)
    assert find(caller.words, audio.read(audio_of(hotline_system, left))).heard
    assert any(case["call"] == call for case in story.cases())


async def test_given_a_message_when_the_caller_says_it_again_then_only_the_second_is_kept(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Saying it again discards the first try, in the journal and on the disk."""
    story = hotline_system.story
    caller = await people.caller()
    await comes_to_the_beep(caller)
    await caller.phone.say(audio.say("This is wrong, forget it."))
    call = await caller.call_id()
    started = await story.told(MessageStarted, call)
    await wait_until_said(caller)
    await caller.presses("#")
    await caller.hears("message-review")
    await caller.presses("2")
    await caller.hears("beep")
    await caller.speaks()
    await wait_until_said(caller)
    await caller.presses("#")
    await caller.hears("message-review")
    await caller.presses("3")
    await caller.hears("message-kept")
    await caller.hangs_up()
    await caller.call_ended()
    discarded = await story.told(MessageDiscarded, call)
    assert discarded.message == started.message
    assert not (hotline_system.paths.messages / started.path).exists()
    messages = [row for row in story.messages() if row["call"] == call]
    assert len(messages) == 1
    assert find(caller.words, audio.read(hotline_system.paths.messages / messages[0]["path"])).heard


async def test_given_all_agents_busy_when_a_caller_waited_long_enough_then_a_message_is_offered(
    hotline_system: HotlineSystem, people: People
) -> None:
    """After three seconds the offer comes; who does not take it hears music on."""
    agent = await people.agent("1001")
    await agent.pauses()
    caller = await people.caller()
    await caller.dials("1113")
    await caller.ear.hears_music()
    await caller.hears("agents-busy")
    await caller.hears("offer-message")
    await caller.ear.hears_music()
    await caller.presses("1")
    await caller.hears("message-instructions")
    await caller.hangs_up()
    call = await caller.call_ended()
    flowed = await hotline_system.story.told(CallFlowedOut, call)
    assert flowed.reason in {"wish of the caller", "waited too long"}


async def test_given_a_full_queue_when_a_caller_comes_then_a_message_is_taken_at_once(
    hotline_system: HotlineSystem, people: People
) -> None:
    """All lines busy: nobody waits without hope."""
    caller = await people.caller()
    await caller.dials("1114")
    await caller.hears("agents-busy")
    await caller.hears("message-instructions")
    await caller.hangs_up()
    call = await caller.call_ended()
    flowed = await hotline_system.story.told(CallFlowedOut, call)
    assert flowed.reason == "all lines busy"


async def test_given_an_arabic_speaker_when_leaving_a_message_by_the_menu_then_the_reference_is_arabic(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The reference comes digit by digit in the chosen language."""
    caller = await people.caller("ar")
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome")
    await caller.presses("1")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("3")
    await caller.hears("message-instructions")
    await caller.hears("beep")
    await caller.speaks()
    await wait_until_said(caller)
    await caller.presses("#")
    await caller.ear.hears_begin("message-review")
    await caller.presses("3")
    await caller.hears("message-kept")
    call = await caller.call_id()
    opened = await hotline_system.story.told(CaseOpened, call)
    await caller.ear.hears_in_order("your-reference-is", *grammar.digits(opened.reference), within=1.5)
    await caller.hangs_up()
    await caller.call_ended()

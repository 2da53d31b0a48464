"""A citizen asks by telephone what became of a case, adds to it, and opens it again."""

import asyncio
from pathlib import Path

import pytest

from hotline.crm_bridge.reference import is_valid
from hotline.events import (
    CallResumed,
    CaseOpened,
    CaseReopened,
    ControllerStarted,
    MessageAddedToCase,
    MessageLeft,
    MessageStarted,
    StatusAsked,
    StatusTold,
)
from hotline.prompts import grammar
from tests.e2e import audio
from tests.e2e.conftest import StartSystem
from tests.e2e.listening import find
from tests.e2e.parties import Caller, People
from tests.e2e.story import Row
from tests.e2e.system import HotlineSystem

CHANGES = """
[numbers.1119]
menu = "main"
language = "en"
consent_notice = false

[departments.pipes]
title = { ar = "دائرة المياه", en = "The water department" }
queue = "water"
"""

NOTE = "We have ordered a new pump for your street."

#: From the death of the controller until callers are served again, as in `test_death.py`.
RESTART_SECONDS = 15.0


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A hotline with a department, and a number whose menu leads to the status."""
    return start_system(CHANGES)


class City:
    """What the department does with cases, and what became of them."""

    def __init__(self, system: HotlineSystem) -> None:
        self._system = system

    async def does(self, *words: str) -> None:
        """Change a case, beside the hotline that runs."""
        done = await asyncio.to_thread(self._system.command, "cases", *words)
        assert done.returncode == 0, done.stderr

    def case(self, reference: str) -> Row:
        """Return a case."""
        return next(row for row in self._system.story.cases() if row["reference"] == reference)

    def messages(self, reference: str) -> list[Row]:
        """Return the messages of a case, the oldest first."""
        return [row for row in self._system.story.messages() if row["reference"] == reference]

    def spoken(self) -> list[Path]:
        """Return the sounds of texts that no catalogue has, the shortest first."""
        files = (self._system.paths.sounds / "spoken").glob("*/en.wav")
        return sorted(files, key=lambda file: file.stat().st_size)


@pytest.fixture
def city(hotline_system: HotlineSystem) -> City:
    return City(hotline_system)


async def leaves_message(caller: Caller, system: HotlineSystem) -> str:
    """Leave a message by the menu, hang up, and return the reference of its case."""
    await caller.dials("1119")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("3")
    await comes_to_the_beep(caller)
    await caller.speaks()
    await asyncio.sleep(audio.seconds(caller.words))
    await caller.hangs_up()
    opened = await system.story.told(CaseOpened, await caller.call_ended())
    return opened.reference


async def any_case(people: People, system: HotlineSystem) -> str:
    """Return the reference of a case, of whoever's: one that is there already, or a new one."""
    known = [str(row["reference"]) for row in system.story.cases()]
    return known[-1] if known else await leaves_message(await people.caller(), system)


async def comes_to_the_beep(caller: Caller) -> None:
    """Skip the instructions."""
    await caller.ear.hears_begin("message-instructions")
    await caller.presses("#")
    await caller.hears("beep")


async def speaks_after_the_beep(caller: Caller) -> None:
    """Say a message, end it with hash, and send it."""
    await comes_to_the_beep(caller)
    await caller.speaks()
    await asyncio.sleep(audio.seconds(caller.words) + 0.3)
    await caller.presses("#")
    await caller.ear.hears_begin("message-review")
    await caller.presses("3")


async def asks(caller: Caller, digits: str, question: str = "status-ask") -> None:
    """Choose the status in the menu and key digits."""
    await caller.dials("1119")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("4")
    await caller.ear.hears_begin(question)
    await caller.presses(f"{digits}#")


async def test_given_a_message_when_the_citizen_calls_again_then_the_case_is_heard_and_a_message_is_added(
    hotline_system: HotlineSystem, people: People, city: City
) -> None:
    """Known by number and three digits: status, department, day, note; what is added belongs to the same case."""
    story = hotline_system.story
    caller = await people.caller()
    reference = await leaves_message(caller, hotline_system)
    await asyncio.gather(
        city.does("assign", reference, "--department", "pipes", "--owner", "1001"),
        city.does("due", reference, "+3d"),
        city.does("note", reference, NOTE, "--public", "--lang", "en"),
    )

    await asks(caller, reference[-3:], "status-ask-known")
    await caller.hears("status-case")
    await caller.ear.hears_in_order(*grammar.reference("en", reference), within=1.5)
    await caller.hears("status-assigned")
    await caller.hears("status-department")
    title, note = city.spoken()
    await caller.ear.hears_sound(audio.read(title), name="the department's title")
    await caller.hears("status-due")
    await caller.hears("status-note")
    await caller.ear.hears_sound(audio.read(note), name="the note")
    call = await caller.call_id()
    asked = await story.told(StatusAsked, call)
    assert (asked.by, asked.reference) == ("number", reference)
    assert await story.told(StatusTold, call)
    await caller.ear.hears_begin("status-press-message", seconds=0.5)

    await caller.presses("2")
    await speaks_after_the_beep(caller)
    await caller.hears("message-added")
    added = await story.told(MessageAddedToCase, call)
    await caller.hangs_up()
    await caller.call_ended()
    assert added.reference == reference
    assert len(city.messages(reference)) == 2
    assert "CaseOpened" not in story.kinds(call)
    heard = audio.read(hotline_system.paths.messages / city.messages(reference)[1]["path"])
    assert find(caller.words, heard).heard
    row = await story.interaction(call)
    assert (row["outcome"], row["reference"]) == ("message", reference)


async def test_given_a_solved_case_when_somebody_keys_the_whole_reference_then_it_can_be_opened_again(
    hotline_system: HotlineSystem, people: People, city: City
) -> None:
    """A slip is heard at once; from another number the whole reference is enough; what is heard is committed."""
    story = hotline_system.story
    reference = await any_case(people, hotline_system)
    friend = await people.caller()
    await city.does("status", reference, "solved")
    slip = f"{reference[:-1]}{(int(reference[-1]) + 1) % 10}"
    assert not is_valid(slip)

    await asks(friend, slip)
    await friend.ear.hears_begin("status-slip")
    await friend.ear.hears_begin("status-ask")
    await friend.presses(f"{reference}#")
    await friend.hears("status-solved")
    await friend.ear.hears_begin("status-press-reopen", seconds=0.5)
    await friend.presses("3")
    await friend.hears("status-is-reopened")
    call = await friend.call_id()
    assert (await story.told(CaseReopened, call)).reference == reference
    assert city.case(reference)["status"] == "reopened"
    await friend.presses("*")
    await friend.ear.hears_begin("main-menu")
    await friend.hangs_up()
    await friend.call_ended()
    assert [event.reference for event in story.of_call(call) if isinstance(event, StatusAsked)] == [reference]


async def test_given_a_message_for_a_case_when_the_controller_is_killed_in_its_middle_then_the_case_has_it_once(
    hotline_system: HotlineSystem, people: People, city: City
) -> None:
    """The next controller takes what was said, and lets the caller hear it or send it."""
    story = hotline_system.story
    caller = await people.caller()
    reference = await any_case(people, hotline_system)
    before = city.messages(reference)
    await asks(caller, reference)
    await caller.ear.hears_begin("status-case")
    await caller.presses("2")
    await comes_to_the_beep(caller)
    await caller.speaks()
    call = await caller.call_id()
    started = await story.told(MessageStarted, call)
    await asyncio.sleep(audio.seconds(caller.words))
    seen = story.last_seq()
    hotline_system.kill("controller")
    await story.wait_for(ControllerStarted, after=seen, within=RESTART_SECONDS)

    assert (await story.told(CallResumed, call, within=RESTART_SECONDS)).step == "message"
    await caller.ear.hears_begin("message-review", within=10)
    await caller.hangs_up()
    await caller.call_ended(within=10)
    assert started.reference == reference
    left = [event for event in story.of_call(call) if isinstance(event, MessageLeft)]
    assert [event.message for event in left] == [started.message]
    assert [row["id"] for row in city.messages(reference)] == [
        *(row["id"] for row in before),
        started.message,
    ]
    assert "CaseOpened" not in story.kinds(call)
    assert find(caller.words, audio.read(hotline_system.paths.messages / started.path)).heard

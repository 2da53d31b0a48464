"""What waiting callers hear on a real Asterisk, where overflow takes them, and who answers them in the end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hotline.events import (
    AgentReserved,
    CallFlowedOut,
    CallQueued,
    ExpectedWaitAnnounced,
    MessageLeft,
    PositionAnnounced,
)
from hotline.prompts import grammar
from hotline.spoken_wait import said
from tests.e2e.audio import RATE
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: What the configuration expects of a call, and so of the wait behind one agent who talks.
HANDLING_SECONDS = 100.0

#: From this wait on anybody may take an Arabic call.
RELAX_SECONDS = 5.0

CONFIGURATION = """
[routing]
language_skills = {{ ar = "arabic", en = "english" }}

[agents.1003]
name = "Huda"
queues = ["line", "small", "experts", "languages", "known"]
skills = {{ arabic = 5 }}

[agents.1004]
name = "John"
queues = ["big", "shut", "experts", "languages", "known"]
skills = {{ english = 5, pipes = 4 }}

[numbers]
1121 = {{ queue = "line", language = "ar", consent_notice = false }}
1122 = {{ queue = "line", language = "en", consent_notice = false }}
1123 = {{ queue = "small", language = "en", consent_notice = false }}
1124 = {{ queue = "shut", language = "en", consent_notice = false }}
1125 = {{ queue = "experts", language = "en", consent_notice = false }}
1126 = {{ queue = "languages", language = "ar", consent_notice = false }}
1127 = {{ queue = "known", language = "en" }}

[queues.line]
expected_handling_seconds = {handling}
announce_every_seconds = 15
offer_message_after_seconds = 16
comfort_prompts = ["comfort-thanks"]
comfort_every_seconds = 1
wrap_up_seconds = 0

[queues.small]
announce_every_seconds = 0
offer_message_after_seconds = 0
overflow = [{{ longer_than = 1, queue = "big" }}]

[queues.big]
wrap_up_seconds = 0

[queues.shut]
hours = "office"

[queues.experts]
requires = "pipes>=3"
overflow = [{{ nobody_signed_in = true, announcement = "agents-busy", message = true }}]

[queues.languages]
requires = "language>=3"
relax = [{{ after_seconds = {relax}, requires = "anyone" }}]
wrap_up_seconds = 0

[queues.known]
preferred_agent_seconds = 20
wrap_up_seconds = 0

[hours.office.week]
{week}

[hours.office.dates]
{dates}
"""


def configuration() -> str:
    """Return queues with every kind of wait; their office is open every day, but not today."""
    days = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    week = "\n".join(f'{day} = ["00:00-24:00"]' for day in days)
    today = datetime.now(ZoneInfo("Asia/Muscat")).date()
    dates = "\n".join(f"{today + timedelta(days=later)} = []" for later in (0, 1))  # midnight may come
    return CONFIGURATION.format(handling=HANDLING_SECONDS, relax=RELAX_SECONDS, week=week, dates=dates)


@pytest.fixture(scope="module")
def system(start_system: StartSystem) -> HotlineSystem:
    """Return a system with these queues."""
    return start_system(configuration())


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Return callers and agents, who leave after the test."""
    async with People(system, tmp_path, ports) as everybody:
        yield everybody


async def takes_call_of(agent: Agent, caller: Caller, number: str) -> None:
    """Let somebody call, and the agent answer."""
    await caller.dials(number)
    await agent.is_rung(caller)
    await agent.answers()


async def hears_place(caller: Caller, position: int, wait_seconds: float) -> None:
    """Hear position and expected wait, prompt by prompt."""
    language = caller.ear.language
    for prompt in (
        *grammar.position(language, position),
        *grammar.expected_wait(language, said(wait_seconds)),
    ):
        await caller.hears(prompt, within=8)


async def leaves_a_message(caller: Caller) -> None:
    """Press the key for a message, and hear how to speak one."""
    await caller.presses("1")
    await caller.hears("message-instructions", within=8)


async def test_given_a_busy_agent_when_callers_wait_then_they_hear_place_and_wait_and_keys_work_in_every_prompt(
    system: HotlineSystem, people: People
) -> None:
    """In Arabic and in English by their own prompts; the key for a message stops comfort and position alike."""
    agent = await people.agent("1003")
    first, arab, briton = await people.caller(), await people.caller("ar"), await people.caller()
    await takes_call_of(agent, first, "1122")
    await arab.dials("1121")
    await hears_place(arab, 1, HANDLING_SECONDS)
    await briton.dials("1122")
    await hears_place(briton, 2, 2 * HANDLING_SECONDS)
    calls = [await caller.call_id() for caller in (arab, briton)]
    told = [await system.story.told(ExpectedWaitAnnounced, call) for call in calls]
    assert [event.said_seconds for event in told] == [120.0, 240.0]
    assert [(await system.story.told(PositionAnnounced, call)).position for call in calls] == [1, 2]

    await briton.hears("offer-message", within=25)
    await briton.ear.hears_begin(grammar.position("en", 2)[0])
    await leaves_a_message(briton)
    await briton.hangs_up()

    await arab.hears("offer-message")
    comfort = await arab.ear.hears_begin("comfort-thanks", within=30)
    await leaves_a_message(arab)
    cut = arab.ear.cut_off("comfort-thanks", comfort)
    whole = len(system.sounds.prompt("ar", "comfort-thanks")) / RATE
    assert cut.end_seconds - cut.start_seconds < whole - 0.5, "comfort went on after the key"
    await arab.hangs_up()
    for call in calls:
        flowed = await system.story.told(CallFlowedOut, call)
        assert (flowed.to, flowed.reason) == ("message", "wish of the caller")
    await first.hangs_up()


async def test_given_a_full_queue_when_another_caller_comes_then_the_other_queue_takes_the_call_at_its_age(
    system: HotlineSystem, people: People
) -> None:
    """The caller hears why, and the agent of the other queue answers; the age counts from the first queue."""
    busy, other = await people.agent("1003"), await people.agent("1004")
    talks, waits, caller = await people.caller(), await people.caller(), await people.caller()
    await takes_call_of(busy, talks, "1123")
    await waits.dials("1123")
    await waits.ear.hears_music(within=8)
    await caller.dials("1123")
    await caller.hears("agents-busy")
    await other.is_rung(caller)
    await other.answers()
    await talk(caller, other)
    call = await caller.call_id()
    queued = [event for event in system.story.of_call(call) if isinstance(event, CallQueued)]
    assert [event.queue for event in queued] == ["small", "big"]
    assert queued[1].since == queued[0].at
    flowed = await system.story.told(CallFlowedOut, call)
    assert (flowed.queue, flowed.reason, flowed.target) == ("small", "all lines busy", "big")
    for person in (caller, waits, talks):
        await person.hangs_up()


async def test_given_a_closed_office_when_a_caller_comes_then_the_caller_hears_so_and_leaves_a_message(
    system: HotlineSystem, people: People
) -> None:
    """The week says open, the date of today says closed, and the date wins."""
    caller = await people.caller()
    await caller.dials("1124")
    await caller.hears("closed")
    await caller.hears("message-instructions")
    await asyncio.sleep(0.8)  # the beep
    await caller.speaks()
    await asyncio.sleep(2.5)
    await caller.hangs_up()
    call = await caller.call_id()
    flowed = await system.story.told(CallFlowedOut, call)
    assert (flowed.to, flowed.reason) == ("message", "closed")
    await system.story.told(MessageLeft, call, within=10)


async def test_given_nobody_with_the_skill_when_a_caller_comes_then_the_rule_says_what_happens(
    system: HotlineSystem, people: People
) -> None:
    """An agent without the skill is signed in for the queue; nobody who could ever take the call is."""
    agent = await people.agent("1003")
    caller = await people.caller()
    await caller.dials("1125")
    await caller.hears("agents-busy")
    await caller.hears("message-instructions")
    flowed = await system.story.told(CallFlowedOut, await caller.call_id())
    assert (flowed.to, flowed.reason) == ("message", "nobody signed in")
    assert not agent.phone.has_told("CALL_INCOMING")
    await caller.hangs_up()


async def test_given_a_busy_arabic_speaker_when_an_arab_has_waited_then_another_agent_is_enough(
    system: HotlineSystem, people: People
) -> None:
    """The Arabic speaker is rung before one who is idle for longer; the next caller gets that one, but not sooner."""
    english = await people.agent("1004")
    arabic = await people.agent("1003")
    first, second = await people.caller("ar"), await people.caller("ar")
    await takes_call_of(arabic, first, "1126")
    assert not english.phone.has_told("CALL_INCOMING")
    await second.dials("1126")
    await english.is_rung(second, within=RELAX_SECONDS + 5)
    call = await second.call_id()
    queued = await system.story.told(CallQueued, call)
    reserved = await system.story.told(AgentReserved, call)
    assert reserved.agent == "1004"
    assert RELAX_SECONDS <= reserved.at - queued.at < 2 * RELAX_SECONDS
    await second.hangs_up()
    await first.hangs_up()


async def test_given_a_citizen_who_calls_again_then_the_agent_of_the_last_talk_is_rung_first(
    system: HotlineSystem, people: People
) -> None:
    """Although another agent has been idle for longer."""
    knows = await people.agent("1003")
    citizen = await people.caller()
    await takes_call_of(knows, citizen, "1127")
    await talk(citizen, knows)
    await citizen.hangs_up()
    await system.story.interaction(await citizen.call_ended())
    other = await people.agent("1004")
    await knows.phone.wait_closed()
    await knows.signs_out()
    await knows.signs_in()
    await takes_call_of(knows, citizen, "1127")
    queued = await system.story.told(CallQueued, await citizen.call_id())
    assert queued.preferred == "1003"
    assert not other.phone.has_told("CALL_INCOMING")
    await citizen.hangs_up()

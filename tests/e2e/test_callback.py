"""A citizen is called back instead of waiting, on a real Asterisk and over a real trunk to the citizen's telephone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.callback_number import spoken_digits
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallFlowedOut,
    CallQueued,
)
from tests.e2e.baresip_files import Account
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.ear import Ear
from tests.e2e.parties import AGENTS_LANGUAGE, Agent, Caller, People
from tests.e2e.phones import Baresip
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

CONFIGURATION = """
[sip.trunks.telco]
match = "127.0.0.99"
gateway = "127.0.0.1:{gateway}"

[callbacks]
trunk = "telco"
ring_seconds = 40
retry_minutes = [0.05, 0.05]

[queues.water.callback]
expected_wait_above_seconds = 1000
"""


@pytest.fixture(scope="module")
def system(start_system: StartSystem, gateway: int) -> HotlineSystem:
    """Return a system that can call citizens."""
    return start_system(CONFIGURATION.format(gateway=gateway))


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Return callers and agents, who leave after the test."""
    async with People(system, tmp_path, ports) as everybody:
        yield everybody
    drop_open_callbacks(system)


def drop_open_callbacks(system: HotlineSystem) -> None:
    """Drop what a test leaves, so that the next one finds an empty line."""
    events = system.story.events()
    ended = {event.callback for event in events if isinstance(event, CallbackEnded)}
    for event in events:
        if isinstance(event, CallbackRequested) and event.callback not in ended:
            dropped = system.command("callbacks", "cancel", event.callback)
            assert dropped.returncode == 0, dropped.stderr + dropped.stdout


async def asks_to_be_called(citizen: Caller, system: HotlineSystem) -> CallbackRequested:
    """Let the citizen wait, press the key, confirm the number, and hang up."""
    seen = system.story.last_seq()
    await citizen.dials("1112")
    await citizen.ear.hears_music(within=12)
    await citizen.presses("2")
    await citizen.hears("callback-number-is")
    await citizen.ear.hears_begin("callback-confirm", within=12)
    await citizen.presses("1")
    await citizen.hears("callback-kept")
    wish = await system.story.wait_for(CallbackRequested, after=seen)
    await citizen.is_hung_up()
    return wish


async def hears_who_it_is(agent: Agent, citizen: Caller) -> None:
    """Hear, as the agent, whom the hotline called."""
    await agent.hears("callback-for-agent", language=AGENTS_LANGUAGE)
    for digit in citizen.number[-3:]:
        await agent.hears(f"digit-{digit}", language=AGENTS_LANGUAGE)


async def talks_with(agent: Agent, other: Caller) -> None:
    """Keep the agent busy."""
    await other.dials("1112")
    await agent.is_rung(other)
    await agent.answers()
    await talk(other, agent)


async def test_given_a_busy_agent_when_a_citizen_asks_then_the_agent_is_reserved_and_the_citizen_called(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """The citizen hangs up, is called when the agent is free, presses 1; the agent hears who it is; both talk."""
    agent = await people.agent("1001")
    other = await people.caller()
    citizen = await people.caller(sip=gateway)
    await talks_with(agent, other)
    wish = await asks_to_be_called(citizen, system)
    assert wish.number == citizen.number
    flowed = await system.story.told(CallFlowedOut, wish.call)
    assert flowed.to == "call-back"

    seen = system.story.last_seq()
    await other.hangs_up()
    await citizen.phone.wait_ringing(15)
    reserved = await system.story.wait_for(AgentReserved, lambda one: one.call == wish.callback, after=seen)
    assert reserved.agent == "1001"
    assert not agent.phone.has_told("CALL_INCOMING"), "the agent rang before the citizen was there"
    citizen.ear.new_call()
    await citizen.phone.answer()
    await citizen.phone.wait_answered()
    await citizen.hears("callback-here-is")
    await citizen.ear.hears_begin("callback-press-one")
    await citizen.presses("1")
    await agent.is_rung(citizen)
    await agent.answers()
    await hears_who_it_is(agent, citizen)
    await talk(citizen, agent)
    await agent.hangs_up()
    await citizen.hears("goodbye")
    await citizen.is_hung_up()

    dialled = await system.story.wait_for(CallbackDialled, after=seen)
    answered = await system.story.wait_for(CallbackAnswered, after=seen)
    ended = await system.story.wait_for(CallbackEnded, after=seen)
    assert answered.call == dialled.channel
    assert ended.reason == "talked"
    row = await system.story.interaction(dialled.channel)
    assert (row["address"], row["queue"], row["agent"], row["outcome"]) == (
        citizen.number, "water", "1001", "answered",
    )  # fmt: skip
    assert row["recording"]
    assert spoken_digits(wish.number, "OM") == citizen.number.removeprefix("+968")


async def requested_while_nobody_is_there(citizen: Caller, people: People, system: HotlineSystem) -> Agent:
    """Have a call-back requested, then an agent come; return the agent when the citizen's phone rings."""
    await asks_to_be_called(citizen, system)
    agent = await people.agent("1001")
    await citizen.phone.wait_ringing(15)
    return agent


async def confirms(citizen: Caller) -> None:
    """Take the hotline's call and press 1."""
    citizen.ear.new_call()
    await citizen.phone.answer()
    await citizen.phone.wait_answered()
    await citizen.ear.hears_begin("callback-press-one", within=15)
    await citizen.presses("1")


async def test_given_a_busy_citizen_when_all_attempts_failed_then_a_case_is_opened_and_the_agent_is_free(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """Three calls, each once, with pauses; the request is settled by a case, and the agent takes the next caller."""
    cases, seen = len(system.story.cases()), system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    agent = await requested_while_nobody_is_there(citizen, people, system)
    await citizen.phone.reject()
    for _ in range(2):
        await citizen.phone.wait_ringing(15)
        await citizen.phone.reject()
    ended = await system.story.wait_for(CallbackEnded, after=seen, within=10)
    assert ended.reason == "not reached"
    events = system.story.events(seen)
    failed = [event for event in events if isinstance(event, CallbackFailed)]
    assert [(event.attempt, event.reason) for event in failed] == [(1, "busy"), (2, "busy"), (3, "busy")]
    case = system.story.cases()[-1]
    assert len(system.story.cases()) == cases + 1
    assert (case["caller"], case["reference"], case["queue"]) == (citizen.number, ended.reference, "water")
    assert not agent.phone.has_told("CALL_INCOMING")

    other = await people.caller()
    await other.dials("1112")
    await agent.is_rung(other)
    await other.hangs_up()


async def test_given_a_ringing_citizen_when_the_same_citizen_calls_then_the_ringing_stops_and_both_talk(
    system: HotlineSystem, people: People, gateway: int, tmp_path: Path, ports: Ports
) -> None:
    """The new call takes the place and the agent who was reserved."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    agent = await requested_while_nobody_is_there(citizen, people, system)
    phone = await Baresip.start(tmp_path / "again", Account(citizen.number, system.sip), ports)
    again = Caller(phone, Ear(phone, system.sounds, "en"), citizen.words, system.story)
    people.all.append(again)
    await again.dials("1112")
    await citizen.phone.wait_closed()
    await agent.is_rung(again)
    await agent.answers()
    await talk(again, agent)
    ended = await system.story.wait_for(CallbackEnded, after=seen)
    assert ended.reason == "called again"
    await again.hangs_up()
    reserved = [event for event in system.story.events(seen) if isinstance(event, AgentReserved)]
    assert len(reserved) == 1, "the agent was reserved anew"


async def test_given_a_waiting_callback_when_the_citizen_calls_and_gives_up_then_it_is_called_after_all(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """The caller is told of the kept place; after the hang-up the call-back stands at its old place."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    wish = await asks_to_be_called(citizen, system)
    await citizen.dials("1112")
    await citizen.hears("callback-place-kept")
    queued = await system.story.wait_for(CallQueued, lambda one: one.callback == wish.callback, after=seen)
    assert queued.since == wish.since
    await citizen.hangs_up()
    await system.story.wait_for(CallbackDue, after=seen)
    agent = await people.agent("1001")
    await citizen.phone.wait_ringing(15)
    await confirms(citizen)
    await agent.is_rung(citizen)
    await agent.answers()
    await hears_who_it_is(agent, citizen)
    await talk(citizen, agent)
    await citizen.hangs_up()


async def test_given_an_agent_who_hears_who_it_is_when_the_citizen_hangs_up_then_nobody_has_talked(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """The agent is let go, and the citizen is tried again."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    agent = await requested_while_nobody_is_there(citizen, people, system)
    await confirms(citizen)
    await agent.is_rung(citizen)
    await agent.answers()
    await agent.ear.hears_begin("callback-for-agent", language=AGENTS_LANGUAGE)
    await citizen.hangs_up()
    failed = await system.story.wait_for(CallbackFailed, after=seen)
    assert failed.reason == "hung up"
    assert not [event for event in system.story.events(seen) if isinstance(event, AgentAnswered)]
    await citizen.phone.wait_ringing(15)
    await citizen.phone.reject()


async def test_given_an_agent_who_hangs_up_while_hearing_who_it_is_then_another_one_takes_the_citizen(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """Nobody talked: the citizen hears music at the head of the line."""
    citizen = await people.caller(sip=gateway)
    agent = await requested_while_nobody_is_there(citizen, people, system)
    await confirms(citizen)
    await agent.is_rung(citizen)
    await agent.answers()
    await agent.ear.hears_begin("callback-for-agent", language=AGENTS_LANGUAGE)
    await agent.hangs_up()
    await citizen.ear.hears_music(within=15)
    other = await people.agent("1002")
    await other.is_rung(citizen)
    await other.answers()
    await hears_who_it_is(other, citizen)
    await talk(citizen, other)
    await citizen.hangs_up()


async def test_given_a_ringing_citizen_when_the_controller_is_killed_then_the_citizen_is_not_called_twice(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """The next controller finds the call under way; who answers it talks with the agent who was reserved."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    agent = await requested_while_nobody_is_there(citizen, people, system)
    system.kill("controller")
    system.wait_healthy()
    await confirms(citizen)
    await agent.is_rung(citizen)
    await agent.answers()
    await hears_who_it_is(agent, citizen)
    await talk(citizen, agent)
    await citizen.hangs_up()
    ended = await system.story.wait_for(CallbackEnded, after=seen)
    assert ended.reason == "talked"
    assert [event.type for event in citizen.phone.events].count("CALL_INCOMING") == 1
    assert len([event for event in system.story.events(seen) if isinstance(event, CallbackDialled)]) == 1


async def test_given_a_killed_controller_when_nobody_knows_of_the_attempt_then_it_counts_as_made(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """Killed as soon as the attempt is in the journal: never more INVITEs than attempts."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    await asks_to_be_called(citizen, system)
    agent = await people.agent("1001", signed_in=False)
    await agent.dials("*11")
    await system.story.wait_for(CallbackDialled, after=seen)
    system.kill("controller")
    system.wait_healthy()
    await agent.phone.hang_up_all()
    if not citizen.phone.has_told("CALL_INCOMING"):
        await citizen.phone.wait_ringing(15)
    await confirms(citizen)
    await agent.is_rung(citizen, within=15)
    await agent.answers()
    await citizen.hangs_up()
    dialled = [event for event in system.story.events(seen) if isinstance(event, CallbackDialled)]
    assert len(dialled) == len({event.channel for event in dialled})
    assert [event.type for event in citizen.phone.events].count("CALL_INCOMING") <= len(dialled)


async def test_given_an_emergency_number_when_it_is_entered_then_it_is_refused_and_the_caller_waits_on(
    system: HotlineSystem, people: People
) -> None:
    """In clear words; nothing is requested, and the place is the old one."""
    seen = system.story.last_seq()
    caller = await people.caller()
    await caller.dials("1112")
    await caller.ear.hears_music(within=12)
    await caller.presses("2")
    await caller.ear.hears_begin("callback-confirm", within=15)
    await caller.presses("2")
    await caller.hears("callback-enter-number")
    await caller.presses("9999#")
    await caller.hears("callback-not-callable")
    await caller.ear.hears_begin("callback-enter-number")
    await caller.presses("*")
    await caller.ear.hears_music(within=15)  # what is due is said first
    assert not [event for event in system.story.events(seen) if isinstance(event, CallbackRequested)]
    agent = await people.agent("1001")
    await agent.is_rung(caller)
    await caller.hangs_up()

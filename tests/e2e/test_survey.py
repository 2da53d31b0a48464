"""Citizens rate the service on a real Asterisk: after the talk, and when they are called because they hung up first."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.events import (
    CallQueued,
    SurveyAnswered,
    SurveyCommentLeft,
    SurveyInvited,
    SurveyOffered,
    TalkEnded,
)
from tests.e2e import audio
from tests.e2e.conftest import StartSystem
from tests.e2e.listening import find
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

CONFIGURATION = """
[sip.trunks.telco]
match = "127.0.0.99"
gateway = "127.0.0.1:{gateway}"

[callbacks]
trunk = "telco"
ring_seconds = 30

[survey]
later = "call-back"
later_minutes = 0.02
comment_seconds = 20

[numbers.1130]
queue = "rated"
language = "en"
consent_notice = false

[queues.rated]
survey = true
record = false
thank = false
announce_every_seconds = 0
ring_seconds = 20
wrap_up_seconds = 0.5

[agents.1003]
name = "Zahra"
queues = ["rated"]
"""


@pytest.fixture(scope="module")
def system(start_system: StartSystem, gateway: int) -> HotlineSystem:
    """Return a system that asks its callers."""
    return start_system(CONFIGURATION.format(gateway=gateway))


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Return callers and agents, who leave after the test."""
    async with People(system, tmp_path, ports) as everybody:
        yield everybody


async def agrees_and_talks(caller: Caller, people: People) -> Agent:
    """Call while nobody is there, agree to rate, and be answered by an agent who comes then."""
    await caller.dials("1130")
    await caller.ear.hears_begin("survey-while-waiting", within=15)
    await caller.presses("5")
    await caller.ear.hears_begin("survey-agreed")
    agent = await people.agent("1003")
    await agent.is_rung(caller)
    await agent.answers()
    return agent


async def test_given_a_caller_who_agreed_when_the_agent_hangs_up_then_mark_and_comment_are_kept(
    system: HotlineSystem, people: People
) -> None:
    """Nobody asks again whether; the mark is the agent's; the comment can be heard."""
    story = system.story
    caller = await people.caller()
    agent = await agrees_and_talks(caller, people)
    await agent.hangs_up()
    await caller.ear.hears_begin("survey-question")
    await caller.presses("4")
    await caller.ear.hears_begin("survey-comment")
    await caller.hears("beep", within=20)
    await caller.speaks()
    await asyncio.sleep(audio.seconds(caller.words) + 0.3)
    await caller.presses("#")
    await caller.hears("survey-thanks")
    await caller.is_hung_up(within=10)

    call = await caller.call_ended()
    assert (await story.told(SurveyOffered, call)).agreed
    answered = await story.wait_for(SurveyAnswered, lambda one: one.survey == call)
    assert (answered.score, answered.agent, answered.queue, answered.by) == (4, "1003", "rated", "call")
    comment = await story.wait_for(SurveyCommentLeft, lambda one: one.survey == call)
    assert find(caller.words, audio.read(system.paths.messages / comment.path)).heard
    summary = system.command("surveys", "summary", "--queue", "rated", "--agent", "1003")
    assert summary.returncode == 0, summary.stderr
    assert "4.00" in summary.stdout


async def test_given_a_caller_who_agreed_and_hung_up_first_when_it_is_due_then_the_hotline_calls_and_asks(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """Over the trunk to the citizen's telephone; 1 shows that somebody is there; a hang-up behind the mark keeps it."""
    story, seen = system.story, system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    await agrees_and_talks(citizen, people)
    queued = await story.wait_for(CallQueued, after=seen)
    await citizen.hangs_up()
    await story.told(TalkEnded, queued.call)
    await citizen.phone.wait_ringing(20)
    invited = await story.wait_for(SurveyInvited, after=seen)
    assert (invited.survey, invited.number) == (queued.call, citizen.number)
    citizen.ear.new_call()
    await citizen.phone.answer()
    await citizen.phone.wait_answered()
    await citizen.ear.hears_begin("survey-press-one", within=20)
    await citizen.presses("1")
    await citizen.ear.hears_begin("survey-question")
    await citizen.presses("2")
    await citizen.ear.hears_begin("survey-comment")
    await citizen.hangs_up()
    answered = await story.wait_for(SurveyAnswered, after=seen)
    assert (answered.survey, answered.score, answered.by, answered.agent) == (
        queued.call,
        2,
        "call-back",
        "1003",
    )

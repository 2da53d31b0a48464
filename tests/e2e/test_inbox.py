"""A message that was left becomes a call-back, the citizen and the agent talk, and the message is done."""

import json
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hotline.events import CaseOpened, MessageCalledBack, MessageLeft
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.parties import Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.test_callback import CONFIGURATION, confirms, hears_who_it_is
from tests.e2e.test_messages import comes_to_the_beep, wait_until_said


@pytest.fixture(scope="module")
def system(start_system: StartSystem, gateway: int) -> HotlineSystem:
    """Return a system that can call citizens."""
    return start_system(CONFIGURATION.format(gateway=gateway))


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Return callers and agents, who leave after the test."""
    async with People(system, tmp_path, ports) as everybody:
        yield everybody


def said(system: HotlineSystem, *words: str) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = system.command("messages", *words)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def fetch(system: HotlineSystem, path: str, **headers: str) -> tuple[int, bytes]:
    """Return status and body of an answer of the API."""
    token = json.loads(system.paths.secrets.read_text())["api_tokens"]["api"]
    request = urllib.request.Request(
        f"http://127.0.0.1:{system.ports.web}{path}", headers={"Authorization": f"Bearer {token}", **headers}
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return response.status, response.read()


async def leaves_message(citizen: Caller, system: HotlineSystem) -> MessageLeft:
    """Speak, and hang up in the middle of the recording."""
    await comes_to_the_beep(citizen)
    await citizen.speaks()
    await wait_until_said(citizen)
    call = await citizen.call_id()
    await citizen.hangs_up()
    await citizen.call_ended()
    return await system.story.told(MessageLeft, call)


async def test_given_a_message_when_an_agent_has_it_called_back_then_both_talk_and_it_is_called_back(
    system: HotlineSystem, people: People, gateway: int
) -> None:
    """From the hang-up to the talk: one case, one call-back, and the API tells and plays all of it."""
    seen = system.story.last_seq()
    citizen = await people.caller(sip=gateway)
    left = await leaves_message(citizen, system)
    opened = await system.story.told(CaseOpened, left.call)
    assert "is called when an agent is free" in said(system, "call-back", opened.reference, "--agent", "1001")
    assert "being called back" in said(system, "list", "--mine", "1001", "--state", "taken")

    agent = await people.agent("1001")
    await citizen.phone.wait_ringing(20)
    await confirms(citizen)
    await agent.is_rung(citizen)
    await agent.answers()
    await hears_who_it_is(agent, citizen)
    await talk(citizen, agent)
    called = await system.story.wait_for(MessageCalledBack, after=seen, within=10)
    assert (called.message, called.agent) == (left.message, "1001")
    await agent.hangs_up()
    await citizen.is_hung_up()

    found: dict[str, Any] = json.loads(fetch(system, f"/api/messages/{left.message}")[1])
    assert (found["state"], found["agent"], found["callback"]) == ("called back", "1001", "")
    status, part = fetch(system, found["audio"], Range="bytes=44-1043")
    whole = (system.paths.messages / left.path).read_bytes()
    assert (status, part) == (206, whole[44:1044])
    assert len(system.story.cases()) == 1
    assert "hotline_messages_open" in system.http("/metrics")[1]

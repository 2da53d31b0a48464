"""The agent's network is really gone for 20 s in the middle of a talk: every packet is lost, sound and signalling."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

from hotline.events import AgentAnswered, CallTransferred, TalkEnded
from tests.desk.test_status_tls import written_certificate
from tests.e2e import audio
from tests.e2e.audio import RATE
from tests.e2e.baresip_files import Account
from tests.e2e.browser import loudest
from tests.e2e.browser_people import (
    PATIENCE,
    Somebody,
    answers,
    browser_that_says,
    hears_tone,
    takes_calls,
)
from tests.e2e.conftest import StartPhone, StartSystem
from tests.e2e.network import Cable, cable
from tests.e2e.phones import Baresip
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: How long the network is away, and how soon after it both hear each other again, seconds.
AWAY, BACK = 20.0, 9.0

#: What each side says, hertz.
CALLER, NOOR = 1100.0, 700.0

CHANGES = """
[desk]
demo_users = true

[numbers.1112]
queue = "leaks"
language = "en"
consent_notice = false

[queues.leaks]
title = { ar = "التسربات", en = "Leaks" }
ring_seconds = 15
wrap_up_seconds = 60

[agents.1003]
name = "Noor"
queues = ["leaks"]
"""


@pytest.fixture(scope="module")
def wire() -> Iterator[Cable]:
    """The cable to the agent's machine."""
    with cable() as laid:
        yield laid


@pytest.fixture(scope="module")
def hotline_system(
    wire: Cable, start_system: StartSystem, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HotlineSystem]:
    """A system that is reached from other machines."""
    folder = tmp_path_factory.mktemp("certificate")
    with pytest.MonkeyPatch.context() as environment:
        for section in ("WEB", "SIP"):
            environment.setenv(f"HOTLINE__{section}__HOST", "0.0.0.0")
        # From another machine people sign in by https only.
        for name, file in zip(("CERTIFICATE", "KEY"), written_certificate(folder), strict=True):
            environment.setenv(f"HOTLINE__WEB__{name}", str(file))
        yield start_system(CHANGES)


@pytest_asyncio.fixture
async def noor(wire: Cable, hotline_system: HotlineSystem, tmp_path: Path) -> AsyncIterator[Page]:
    """The agent's page, on a machine of its own, ready for calls."""
    address = f"https://{wire.here}:{hotline_system.ports.web}"
    chromium = wire.program(shutil.which("chromium") or "chromium", tmp_path)
    async with (
        async_playwright() as playwright,
        browser_that_says(playwright, tmp_path, NOOR, chromium, "--ignore-certificate-errors") as browser,
    ):
        somebody = await Somebody.at(browser, hotline_system)
        somebody.address = address
        page = await somebody.signs_in("noor", then="/desk/agent")
        await takes_calls(page)
        yield page


async def test_given_a_talk_when_every_packet_of_the_agent_is_lost_for_20_seconds_then_both_talk_on(
    wire: Cable, hotline_system: HotlineSystem, noor: Page, start_phone: StartPhone
) -> None:
    """One talk in the journal; what was typed meanwhile is kept; the sound is back soon after the network."""
    caller = await start_phone(Account("citizen", hotline_system.sip), audio.tone(CALLER, seconds=120))
    await caller.dial("1112")
    await answers(noor)
    answered = await hotline_system.story.wait_for(AgentAnswered)
    await hears_tone(noor, CALLER)
    await noor.locator("#case-subject").fill("Typed before")
    wire.cut()
    await asyncio.sleep(1)
    heard = len(caller.heard())
    await asyncio.sleep(AWAY / 2 - 1)
    await noor.locator("#case-subject").fill("Typed without a network")
    await asyncio.sleep(AWAY / 2)
    assert len(caller.heard()) == heard, "nothing comes through"
    wire.mend()
    await eventually(lambda: says_again(caller, heard), "the agent's tone again", within=BACK)
    await hears_tone(noor, CALLER)
    await expect(noor.locator(".state-name")).to_have_text("Talking", timeout=PATIENCE)
    await expect(noor.locator(".kept")).to_have_text("Draft saved", timeout=2 * PATIENCE)
    await expect(noor.locator("#case-subject")).to_have_value("Typed without a network")
    await noor.get_by_role("button", name="Hang up", exact=True).click()
    ended = await hotline_system.story.told(TalkEnded, answered.call)
    assert ended.ended_by == "agent"
    told = hotline_system.story.of_call(answered.call)
    assert [type(event) for event in told].count(AgentAnswered) == 1
    assert not any(isinstance(event, CallTransferred) for event in told)


def says_again(caller: Baresip, heard: int) -> bool:
    """Tell whether the caller has heard the agent for a second since then, `heard` samples."""
    since = caller.heard()[heard:]
    return len(since) >= RATE and abs(loudest(since) - NOOR) < 10

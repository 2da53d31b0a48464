"""A browser as a telephone: real Chromium, real Asterisk, and a caller on a real phone.

The agent's page chooses the browser phone, is rung, answers, and both hear each other's tone. The page is loaded anew
in the middle of the talk, the controller dies in it, and it stays one talk. Strangers with a WebSocket get nothing.
"""

import dataclasses
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from websockets.exceptions import ConnectionClosed

from hotline.events import (
    AgentAnswered,
    AgentLineBack,
    AgentPhoneChanged,
    AgentSignedIn,
    CallHeld,
    CallRetrieved,
    TalkEnded,
)
from tests.e2e import audio
from tests.e2e.baresip_files import Account
from tests.e2e.browser import desk_page, hears, loudest, press, use_browser_phone
from tests.e2e.conftest import StartPhone
from tests.e2e.phones import Baresip
from tests.e2e.sip_socket import Guest, credentials_of
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: What each side says, hertz; the music of the hotline has neither.
AGENT_TONE, CALLER_TONE = 700.0, 1100.0


async def assert_talk(page: Page, caller: Baresip) -> None:
    """Both hear the other's tone, and only that."""

    async def browser_hears() -> bool:
        return abs(await hears(page) - CALLER_TONE) < 10

    await eventually(browser_hears, "the caller's tone in the browser", within=4)
    await eventually(
        lambda: abs(loudest(caller.heard()) - AGENT_TONE) < 10, "the agent's tone at the caller", within=4
    )


async def test_given_an_agent_with_a_browser_when_a_citizen_calls_then_both_talk_whatever_happens(
    hotline_system: HotlineSystem, start_phone: StartPhone, tmp_path: Path
) -> None:
    """Ring, answer, hold, mute, keys, a page that is loaded anew, deaths of controller and Asterisk, and the end."""
    story = hotline_system.story
    async with desk_page(hotline_system, tmp_path, "1001", AGENT_TONE) as page:
        await use_browser_phone(page)
        await story.wait_for(AgentPhoneChanged, lambda event: event.phone == "idle")
        assert await _post(page, "/desk/api/state/sign-in") < 300
        await story.wait_for(AgentSignedIn)

        caller = await start_phone(
            Account("citizen", hotline_system.sip), audio.tone(CALLER_TONE, seconds=60)
        )
        await caller.dial("1112")
        await press(page, "Answer")
        answered = await story.wait_for(AgentAnswered)
        await assert_talk(page, caller)

        await press(page, "Hold")
        await story.wait_for(CallHeld)
        await press(page, "Take back")
        await story.wait_for(CallRetrieved)
        await press(page, "Mute")
        await eventually(lambda: loudest(caller.heard()) == 0.0, "silence at the caller", within=4)
        await press(page, "Unmute")
        await page.locator(".phone-keys summary").click()
        await press(page, "5")
        await caller.wait_event("CALL_DTMF_START", within=4, from_start=True)

        await page.reload()
        await story.wait_for(AgentLineBack)
        await assert_talk(page, caller)

        hotline_system.kill("controller")
        hotline_system.wait_healthy(30)
        await expect(page.get_by_role("button", name="Hold", exact=True)).to_be_enabled(timeout=10_000)
        await assert_talk(page, caller)
        await press(page, "Hang up")
        await story.wait_for(TalkEnded)
        await caller.wait_closed()

        told = story.of_call(answered.call)
        assert [type(event) for event in told].count(AgentAnswered) == 1
        (ended,) = [event for event in told if isinstance(event, TalkEnded)]
        assert ended.ended_by == "agent"

        hotline_system.kill("asterisk")
        await expect(page.get_by_text("Phone ready")).to_be_hidden(timeout=20_000)
        await expect(page.get_by_text("Phone ready")).to_be_visible(timeout=40_000)
        signed_out = story.last_seq()
        assert await _post(page, "/desk/api/sign-out") == 204
        await story.wait_for(AgentPhoneChanged, lambda event: event.phone == "unreachable", after=signed_out)


async def test_given_a_guests_password_when_it_is_used_then_our_numbers_can_be_called_and_nothing_else(
    hotline_system: HotlineSystem,
) -> None:
    """A wrong password, another's name, an agent's number and a feature code lead nowhere."""
    guest = Guest(hotline_system.ports.web)
    mine = credentials_of(guest.asks())
    wrong = dataclasses.replace(mine, password="wrong")
    await guest.connects(mine)
    assert await guest.sends("INVITE", "1112", mine.endpoint, wrong) == 401
    for nowhere in ("1001", "browser-1001", "*11", "0096891230001"):
        assert await guest.sends("INVITE", nowhere, mine.endpoint, mine) == 404
    with pytest.raises(ConnectionClosed) as closed:
        await guest.sends("REGISTER", "browser-1001", "browser-1001", mine)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403
    await guest.close()


async def _post(page: Page, path: str) -> int:
    """Have the page ask for something; return the status of the answer."""
    status: int = await page.evaluate(
        """async (path) => {
          const token = document.cookie.split("; ").find((one) => one.startsWith("hotline_csrf=")).slice(13);
          const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
          return (await fetch(path, { method: "POST", headers, body: "{}" })).status;
        }""",
        path,
    )
    return status

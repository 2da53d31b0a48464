"""The desk as people use it: citizen, agents and supervisor in real Chromium, on a real Asterisk, heard by their tones.

One system and three browsers for all of the file: the citizen's, Noor's, and that of Khalid, who also supervises.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

from hotline.events import AgentRinging, CallDisposed, CaseOpened, MonitoringBegan, MonitoringEnded
from tests.e2e.browser_people import (
    PATIENCE,
    WATCH,
    Somebody,
    answers,
    calls_1111,
    hangs_up,
    hear_each_other,
    is_ready,
    wraps_up,
)
from tests.e2e.browser_pictures import Album, picture_folder
from tests.e2e.conftest import StartSystem
from tests.e2e.desk_cast import (
    CHANGES,
    CITIZEN,
    KHALID,
    NOOR,
    Cast,
    counts_as_the_report,
    hands_over,
    hears_exactly,
    is_listed,
    on_stage,
    opens_case,
)
from tests.e2e.desk_pictures import take_every_page
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: A page that hears of the calls before it has the lock of its tab.
LATE_LOCK = """(() => {
  const request = navigator.locks.request.bind(navigator.locks);
  navigator.locks.request = async (...all) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return request(...all);
  };
})();"""

#: Browsers that cannot telephone: the microphone is not allowed, or there is no WebRTC.
DENIED = (
    "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));"
)
OLD = "delete window.RTCPeerConnection;"

#: What must stay a text.
SCRIPT = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A system with the demo's people, whose number leads straight to a queue."""
    return start_system(CHANGES)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cast(
    hotline_system: HotlineSystem, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cast]:
    """Everybody at their pages, both agents ready for calls."""
    folder = tmp_path_factory.mktemp("tones")
    async with async_playwright() as playwright, on_stage(hotline_system, playwright, folder) as everybody:
        yield everybody


async def test_given_a_citizen_who_calls_when_two_agents_help_then_case_wall_and_report_tell_of_it(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """Pop before ring, answer by keyboard, a case, a consultation, a disposition, the lists and the numbers."""
    citizen, noor, khalid = cast.citizen, cast.noor, cast.khalid
    await khalid.get_by_role("button", name="Stop taking calls").click()
    await noor.evaluate(WATCH)
    await calls_1111(citizen)
    await answers(noor)
    seen = await noor.evaluate("window.firstSeen")
    assert seen["pop"] < seen["ring"]
    await hear_each_other(citizen, CITIZEN, noor, NOOR)

    reference = await opens_case(hotline_system, noor, "Water runs down the street")
    await khalid.get_by_role("button", name="Take calls", exact=True).click()
    await is_ready(khalid)
    await hands_over(noor, khalid)
    await hear_each_other(citizen, CITIZEN, khalid, KHALID)
    await wraps_up(noor)
    await hangs_up(khalid)
    await khalid.get_by_role("radio", name="Case opened").focus()
    await khalid.keyboard.press("1")
    await wraps_up(khalid)

    disposed = await hotline_system.story.wait_for(CallDisposed)
    assert (disposed.agent, disposed.disposition) == ("1004", "case")
    await is_listed(cast, reference)
    await counts_as_the_report(hotline_system, cast.wall)


async def test_given_a_talk_when_page_network_and_controller_go_then_call_text_and_state_stay(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """The page is loaded anew; then the network is away for 20 s, and the controller is killed meanwhile."""
    noor, context = cast.noor, cast.people["noor"].context
    await cast.talk()
    await noor.locator("#case-subject").fill("Typed before the page was loaded anew")
    await expect(noor.locator(".kept")).to_have_text("Draft saved", timeout=PATIENCE)
    await noor.reload()
    await expect(noor.locator("#case-subject")).to_have_value("Typed before the page was loaded anew")
    await hear_each_other(cast.citizen, CITIZEN, noor, NOOR)

    await context.set_offline(True)
    await noor.locator("#case-subject").fill("Typed without a network")
    hotline_system.kill("controller")
    await asyncio.sleep(20)
    hotline_system.wait_healthy(30)
    await context.set_offline(False)
    await expect(noor.locator(".kept")).to_have_text("Draft saved", timeout=2 * PATIENCE)
    await expect(noor.locator(".state-name")).to_have_text("Talking", timeout=PATIENCE)
    await expect(noor.locator("#case-subject")).to_have_value("Typed without a network")
    await hear_each_other(cast.citizen, CITIZEN, noor, NOOR)
    await noor.reload()
    await expect(noor.locator("#case-subject")).to_have_value("Typed without a network")
    await hear_each_other(cast.citizen, CITIZEN, noor, NOOR)
    await cast.is_over()


async def test_given_two_free_agents_when_one_citizen_calls_then_exactly_one_is_rung(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """The other stays free, on the page and in the journal."""
    before = hotline_system.story.last_seq()
    await calls_1111(cast.citizen)
    pages = (cast.noor, cast.khalid)

    async def rung() -> list[Page]:
        return [page for page in pages if await page.locator("#answer").is_visible()]

    (first,) = await eventually(rung, "a page that rings", within=8)
    (other,) = (page for page in pages if page is not first)
    await answers(first)
    await expect(first.locator(".state-name")).to_have_text("Talking", timeout=PATIENCE)
    await is_ready(other)
    rings_told = [event for event in hotline_system.story.events(before) if isinstance(event, AgentRinging)]
    assert len(rings_told) == 1
    await hangs_up(cast.citizen)
    await wraps_up(first)


async def test_given_a_talk_when_the_supervisor_whispers_from_the_wall_then_only_the_agent_hears(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """The supervisor hears both, the agent hears the whisper as well, the citizen hears the agent alone."""
    await cast.talk()
    await cast.wall.bring_to_front()
    await cast.wall.locator("#agents").get_by_role("button", name="Noor").click()
    await cast.wall.get_by_role("button", name="Whisper", exact=True).click()
    await cast.khalid.bring_to_front()
    await answers(cast.khalid)
    began = await hotline_system.story.wait_for(MonitoringBegan)
    assert (began.by, began.agent, began.mode) == ("1004", "1003", "whisper")
    await hears_exactly(cast.noor, {CITIZEN, KHALID})
    await hears_exactly(cast.khalid, {CITIZEN, NOOR})
    await hears_exactly(cast.citizen, {NOOR})
    await cast.wall.bring_to_front()
    await cast.wall.get_by_role("button", name="Stop listening").click()
    await hotline_system.story.wait_for(MonitoringEnded)
    await cast.khalid.bring_to_front()
    await cast.is_over()


async def test_given_a_page_that_is_loaded_anew_when_a_call_comes_at_once_then_it_rings_and_can_be_answered(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """Also where the page learns late that no other tab has its work: it asks for one telephone, not for two."""
    await cast.khalid.get_by_role("button", name="Stop taking calls").click()
    await cast.noor.add_init_script(LATE_LOCK)
    await cast.noor.reload()
    await expect(cast.noor.get_by_text("Telephone in this browser")).to_be_visible(timeout=PATIENCE)
    await is_ready(cast.noor)
    await calls_1111(cast.citizen)
    await answers(cast.noor)
    await hear_each_other(cast.citizen, CITIZEN, cast.noor, NOOR)
    await cast.is_over()


async def test_given_every_page_when_axe_reads_it_in_both_languages_then_it_finds_nothing(
    hotline_system: HotlineSystem, cast: Cast, tmp_path: Path
) -> None:
    """Pictures of each page and of each state of the agent's, light and dark; none is wider than its screen."""
    album = Album(picture_folder(tmp_path))
    await take_every_page(album, hotline_system, cast)
    assert not album.faults, "\n".join(album.faults)


@pytest.mark.parametrize(
    ("script", "agent_reads", "citizen_reads"),
    [(DENIED, "does not let this page use the microphone", "The microphone was not allowed"),
     (OLD, "This browser cannot telephone. Use a current", "This browser cannot telephone. Dial 1111")],
    ids=["microphone denied", "no WebRTC"],
)  # fmt: skip
async def test_given_a_browser_that_cannot_telephone_when_it_is_chosen_then_the_page_says_what_to_do(
    hotline_system: HotlineSystem, cast: Cast, script: str, agent_reads: str, citizen_reads: str
) -> None:
    """Agents are told of the desk phone, citizens of the telephone."""
    agent = await Somebody.at(cast.people["noor"].browser, hotline_system)
    await agent.context.add_init_script(script)
    page = await agent.signs_in("aisha", then="/desk/headset")
    await page.get_by_role("radio", name="This browser").check()
    await expect(page.get_by_text(agent_reads).first).to_be_visible()
    await page.get_by_role("radio", name="My desk phone").check()
    citizen = await agent.opens("/1111#call")
    if script is DENIED:
        await citizen.get_by_role("button", name="Call 1111").last.click()
    await expect(citizen.get_by_text(citizen_reads)).to_be_visible()
    await agent.context.close()


async def test_given_a_script_that_is_typed_when_the_session_ends_then_it_stays_and_is_saved_as_text(
    hotline_system: HotlineSystem, cast: Cast
) -> None:
    """Signed out in another tab, the page says so; signed in again there, it saves what was typed."""
    agent = await Somebody.at(cast.people["noor"].browser, hotline_system)
    page = await agent.signs_in("aisha", then="/desk/agent")
    await page.get_by_role("button", name="A case without a call").click()
    await page.locator("#case-subject").fill(SCRIPT)
    await page.get_by_label("In the citizen's words").fill(SCRIPT)
    other = await agent.opens("/desk/home")
    await other.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_text("Your session has ended.")).to_be_visible(timeout=PATIENCE)
    await agent.signs_in("aisha")
    await expect(page.get_by_text("Your session has ended.")).to_be_hidden(timeout=PATIENCE)
    await expect(page.locator("#case-subject")).to_have_value(SCRIPT)
    before = hotline_system.story.last_seq()
    await page.bring_to_front()
    await page.keyboard.press("Alt+S")
    opened = await hotline_system.story.wait_for(CaseOpened, after=before)
    case = await agent.opens(f"/desk/cases?case={opened.reference}")
    await expect(case.get_by_text(SCRIPT).first).to_be_visible(timeout=PATIENCE)
    for each in (page, case):
        assert await each.evaluate("window.hacked") is None
    await agent.context.close()

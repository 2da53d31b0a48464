"""The desk as people use it: citizen, agents and supervisor in real Chromium, on a real Asterisk, heard by their tones.

One system and three browsers for all of the file: the citizen's, Noor's, and that of Khalid, who also supervises.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, Playwright, async_playwright, expect

from hotline.events import AgentRinging, CallDisposed, CaseOpened, MonitoringBegan, MonitoringEnded
from tests.e2e.browser import AUDIBLE, levels
from tests.e2e.browser_people import (
    PATIENCE,
    WATCH,
    Somebody,
    answers,
    browser_that_says,
    calls_1111,
    hangs_up,
    hear_each_other,
    hears_tone,
    is_ready,
    rings,
    takes_calls,
    wraps_up,
)
from tests.e2e.browser_pictures import DESK, LANGUAGES, TELEPHONE, Album, picture_folder, speak
from tests.e2e.conftest import StartSystem
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: What each microphone says, hertz.
CITIZEN, NOOR, KHALID = 1100.0, 700.0, 900.0

#: Parts of the administration that look unlike each other.
SECTIONS = ("users", "queues", "menus", "hours", "prompts", "publish")

#: Browsers that cannot telephone: the microphone is not allowed, or there is no WebRTC.
DENIED = (
    "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));"
)
OLD = "delete window.RTCPeerConnection;"

#: What must stay a text.
SCRIPT = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"

CHANGES = """
[desk]
demo_users = true

[citizen_page]
enabled = true

[public_statistics]
enabled = true

[numbers.1111]
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

[agents.1004]
name = "Khalid"
queues = ["leaks"]

[dispositions.case]
title = { ar = "فُتح بلاغ", en = "Case opened" }

[departments.city]
title = { ar = "البلدية", en = "the municipality" }

[departments.water]
title = { ar = "دائرة المياه", en = "the water department" }
parent = "city"

[categories.leak]
title = { ar = "تسرب مياه", en = "Water leak" }
group = { ar = "المياه", en = "Water" }
department = "water"
sla = { solution_hours = 24 }
"""


@dataclass(frozen=True)
class Cast:
    """Who plays, and on which pages."""

    citizen: Page
    noor: Page
    khalid: Page
    wall: Page
    people: dict[str, Somebody]

    async def talk(self) -> None:
        """Have the citizen call and Noor answer; Khalid takes no calls meanwhile."""
        await self.khalid.get_by_role("button", name="Stop taking calls").click()
        await calls_1111(self.citizen)
        await answers(self.noor)
        await hear_each_other(self.citizen, CITIZEN, self.noor, NOOR)

    async def is_over(self) -> None:
        """The citizen hangs up; both agents are ready again."""
        await hangs_up(self.citizen)
        await wraps_up(self.noor)
        await self.khalid.get_by_role("button", name="Take calls", exact=True).click()
        await is_ready(self.khalid)


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A system with the demo's people, whose number leads straight to a queue."""
    return start_system(CHANGES)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def playwright() -> AsyncIterator[Playwright]:
    """Playwright, for all of the file."""
    async with async_playwright() as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cast(
    hotline_system: HotlineSystem, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cast]:
    """Everybody at their pages, both agents ready for calls."""
    roles = ("--role", "agent", "--role", "supervisor", "--agent", "1004")
    assert hotline_system.command("users", "roles", "khalid", *roles).returncode == 0
    folder = tmp_path_factory.mktemp("tones")
    async with (
        browser_that_says(playwright, folder, CITIZEN) as first,
        browser_that_says(playwright, folder, NOOR) as second,
        browser_that_says(playwright, folder, KHALID) as third,
    ):
        citizen, noor, khalid = [
            await Somebody.at(browser, hotline_system) for browser in (first, second, third)
        ]
        pages = Cast(
            citizen=await citizen.opens("/1111"),
            noor=await noor.signs_in("noor"),
            khalid=await khalid.signs_in("khalid", then="/desk/agent"),
            wall=await khalid.opens("/desk/wall"),
            people={"citizen": citizen, "noor": noor, "khalid": khalid},
        )
        await pages.khalid.bring_to_front()
        await asyncio.gather(takes_calls(pages.noor), takes_calls(pages.khalid))
        yield pages


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
    await expect(noor.locator(".kept")).to_have_text("Kept", timeout=PATIENCE)
    await noor.reload()
    await expect(noor.locator("#case-subject")).to_have_value("Typed before the page was loaded anew")
    await hear_each_other(cast.citizen, CITIZEN, noor, NOOR)

    await context.set_offline(True)
    await noor.locator("#case-subject").fill("Typed without a network")
    hotline_system.kill("controller")
    await asyncio.sleep(20)
    hotline_system.wait_healthy()
    await context.set_offline(False)
    await expect(noor.locator(".kept")).to_have_text("Kept", timeout=2 * PATIENCE)
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


async def hears_exactly(page: Page, expected: set[float], within: float = 8.0) -> None:
    """Wait until a page hears these microphones, and none of the others."""
    until = time.monotonic() + within
    while (heard := await levels(page, (CITIZEN, NOOR, KHALID))) is not None:
        if {hertz for hertz, level in heard.items() if level > AUDIBLE} == expected:
            return
        assert time.monotonic() < until, f"{page.url} was to hear {expected} Hz and hears {heard}"


async def opens_case(system: HotlineSystem, page: Page, subject: str) -> str:
    """Open a case by keyboard, its category found by search; return the reference that the page shows."""
    await page.keyboard.press("Alt+3")
    await page.locator("#case-subject").fill(subject)
    await page.keyboard.press("Alt+C")
    await page.keyboard.type("leak")
    await expect(page.get_by_role("option", name="Water leak")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Alt+S")
    opened = await system.story.wait_for(CaseOpened)
    await expect(page.locator(".reference")).to_have_text(opened.reference, timeout=PATIENCE)
    return opened.reference


async def hands_over(page: Page, colleague: Page) -> None:
    """Ask the colleague first, hear them, and give the caller over."""
    await page.keyboard.press("Alt+T")
    await page.get_by_label("To whom?").fill("khal")
    await page.get_by_role("button", name="Ask Khalid first").click()
    await answers(colleague)
    await hears_tone(page, KHALID)
    await page.get_by_role("button", name="Hand over").click()


async def is_listed(cast: Cast, reference: str) -> None:
    """The second line finds the case in its list, with its category, and opens it."""
    second_line = await Somebody.at(cast.people["citizen"].browser, cast.people["citizen"].system)
    page = await second_line.signs_in("yusuf")
    await expect(page).to_have_url(f"{second_line.address}/desk/cases")
    await page.get_by_text("Water runs down the street").first.click()
    await expect(page.get_by_text(reference).first).to_be_visible(timeout=PATIENCE)
    await second_line.context.close()


async def counts_as_the_report(system: HotlineSystem, wall: Page) -> None:
    """The wall says of today what `hotline report` says."""
    told = system.command("report", "queue", "--queue", "leaks", "--by", "total", "--format", "json")
    (row,) = json.loads(told.stdout)["rows"]
    await wall.bring_to_front()
    cells = wall.locator("#queues tbody tr", has_text="Leaks").locator("td")
    await expect(cells.nth(4)).to_have_text(str(row["offered"]))
    await expect(cells.nth(5)).to_have_text(str(row["answered"]))
    assert row["answered"] == row["offered"] > 0


async def test_given_every_page_when_axe_reads_it_in_both_languages_then_it_finds_nothing(
    hotline_system: HotlineSystem, cast: Cast, tmp_path: Path
) -> None:
    """Pictures of each page and of each state of the agent's, light and dark; none is wider than its screen."""
    album = Album(picture_folder(tmp_path))
    staff = {
        name: await Somebody.at(cast.people[where].browser, hotline_system)
        for name, where in (
            ("maryam", "citizen"),
            ("huda", "noor"),
            ("admin", "khalid"),
            ("yusuf", "citizen"),
        )
    }
    pages = {name: await one.signs_in(name) for name, one in staff.items()}
    guest = await (await Somebody.at(cast.people["khalid"].browser, hotline_system)).opens("/desk/sign-in")
    await _pictures_of_calls(album, cast)
    wall = (("wall", "/desk/wall", ".queues"), ("wall-big", "/desk/wall?big", ".number"))
    public = (("citizen", "/1111", ".tasks"), ("statistics", "/statistics", "h1"))
    await asyncio.gather(
        album.visit(pages["maryam"], DESK, *wall, ("history", "/desk/history", "#chart")),
        album.visit(
            pages["huda"],
            DESK,
            ("quality", "/desk/quality", "main h1, main .card, main nav"),
            ("home", "/desk/home", "h1"),
        ),
        album.visit(
            pages["admin"], DESK, *((f"admin-{one}", f"/desk/admin#{one}", ".sections") for one in SECTIONS)
        ),
        album.visit(pages["yusuf"], DESK, ("cases", "/desk/cases?list=all", "main")),
        album.visit(guest, DESK, ("sign-in", "/desk/sign-in", "#password"), *public),
    )
    await asyncio.gather(
        album.visit(guest, TELEPHONE, *((f"{name}-phone", path, ready) for name, path, ready in public)),
        album.visit(pages["yusuf"], TELEPHONE, ("field-phone", "/field", "main")),
        album.visit(cast.noor, DESK, ("headset", "/desk/headset", "fieldset")),
    )
    assert not album.faults, "\n".join(album.faults)


async def _pictures_of_calls(album: Album, cast: Cast) -> None:
    """Take the agent's page while it is idle, rings, talks and wraps up, in one language after the other."""
    noor = cast.noor
    await cast.khalid.get_by_role("button", name="Stop taking calls").click()
    await noor.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    for language in LANGUAGES:
        await speak(noor, language)
        await noor.reload()
        await expect(noor.locator(".state-card.good")).to_be_visible(timeout=PATIENCE)
        await expect(noor.locator(".phone p")).to_have_count(0, timeout=2 * PATIENCE)  # its line is ready
        await album.take(noor, f"agent-idle-{language}")
        # A telephone that has just come back may miss a call: Asterisk asks it (qualify, every 5 s) before it is sure.
        await noor.wait_for_timeout(6000)
        await calls_1111(cast.citizen)
        await rings(noor)
        await album.take(noor, f"agent-ringing-{language}")
        await answers(noor)
        await expect(noor.locator("#case-subject")).to_be_visible(timeout=PATIENCE)
        await album.take(noor, f"agent-talking-{language}")
        await hangs_up(cast.citizen)
        await expect(noor.locator(".state-card progress")).to_be_visible(timeout=PATIENCE)
        await album.take(noor, f"agent-wrap-up-{language}")
        await noor.keyboard.press("Alt+W")
    await speak(noor, "en")


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

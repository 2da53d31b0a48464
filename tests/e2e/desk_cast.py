"""Who plays at the desk: citizen, agents and supervisor at their pages, and what they do there."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Page, Playwright, expect

from hotline.events import CallArrived, CaseOpened
from tests.e2e.browser import AUDIBLE, levels
from tests.e2e.browser_people import (
    PATIENCE,
    Somebody,
    answers,
    browser_that_says,
    calls_1111,
    hangs_up,
    hear_each_other,
    hears_tone,
    is_ready,
    takes_calls,
    wraps_up,
)
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import deadline_in

#: What each microphone says, hertz.
CITIZEN, NOOR, KHALID = 1100.0, 700.0, 900.0

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


@asynccontextmanager
async def on_stage(system: HotlineSystem, playwright: Playwright, folder: Path) -> AsyncIterator[Cast]:
    """Everybody at their pages, both agents ready for calls."""
    roles = ("--role", "agent", "--role", "supervisor", "--agent", "1004")
    assert system.command("users", "roles", "khalid", *roles).returncode == 0
    async with (
        browser_that_says(playwright, folder, CITIZEN) as first,
        browser_that_says(playwright, folder, NOOR) as second,
        browser_that_says(playwright, folder, KHALID) as third,
    ):
        citizen, noor, khalid = [await Somebody.at(browser, system) for browser in (first, second, third)]
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


async def hears_exactly(page: Page, expected: set[float], within: float = 8.0) -> None:
    """Wait until a page hears these microphones, and none of the others."""
    until = deadline_in(within)
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
    """Ask the colleague first, who reads who asks, hear them, and give the caller over."""
    await page.keyboard.press("Alt+T")
    await page.get_by_label("To whom?").fill("khal")
    await page.get_by_role("button", name="Ask Khalid first").click()
    await answers(colleague)
    await expect(colleague.locator(".phone")).to_contain_text(
        "Noor asks you about this caller", timeout=PATIENCE
    )
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


def day_of(moment: float) -> date:
    """Return the city's day of a moment (seconds since the epoch)."""
    return datetime.fromtimestamp(moment, ZoneInfo("Asia/Muscat")).date()


async def counts_as_the_report(system: HotlineSystem, wall: Page) -> None:
    """The wall says of today what `hotline report` says, unless midnight came and the calls are yesterday's."""
    days = {day_of(event.at) for event in system.story.events() if isinstance(event, CallArrived)}
    if days != {day_of(time.time())}:
        return
    told = system.command("report", "queue", "--queue", "leaks", "--by", "total", "--format", "json")
    (row,) = json.loads(told.stdout)["rows"]
    await wall.bring_to_front()
    cells = wall.locator("#queues tbody tr", has_text="Leaks").locator("td")
    await expect(cells.nth(4)).to_have_text(str(row["offered"]))
    await expect(cells.nth(5)).to_have_text(str(row["answered"]))
    assert row["answered"] == row["offered"] > 0

"""The wallboard and the history in a real browser: 50 queues and 200 agents, a burst of calls, both languages."""

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.types import ASGIApp

from hotline import database
from hotline.desk import pages
from hotline.desk.roles import Role
from hotline.testing.browser import faults
from hotline.testing.desk import Keys, make_visitor, open_door
from hotline.testing.web_thread import serve_in_thread

from .wall_city import WallCity

#: Where pictures of the pages are put, if anywhere.
PICTURES = os.environ.get("HOTLINE_PICTURES")

SUPERVISOR = make_visitor("fatma", Role.SUPERVISOR, agent="1001")

#: Rows and tiles that are made as those before them; axe reads the first ones.
LIKE_OTHERS = (
    "tbody tr:nth-child(n+4)", ".tile:nth-child(n+3)", ".columns label:nth-child(n+4)", ".big-tile:nth-child(n+3)",
)  # fmt: skip


@contextlib.asynccontextmanager
async def served(
    url: str, keys: dict[str, Keys], burst: list[float], size: tuple[int, int]
) -> AsyncIterator[ASGIApp]:
    """The city and its pages; calls come as fast as `burst` says."""
    engine = database.create_engine(url)
    door, made = open_door(SUPERVISOR)
    keys.update(made)
    city = WallCity(engine, door, *size)
    await city.open()
    work = [
        asyncio.create_task(city.feed.run()),
        asyncio.create_task(city.statistics.run()),
        asyncio.create_task(_bursts(city, burst)),
    ]
    shells = [
        pages.Page("wall", (Role.SUPERVISOR,), ("wall",)),
        pages.Page("history", (Role.SUPERVISOR,), ("wall", "history")),
    ]
    yield Starlette(routes=[*city.routes(), *pages.page_routes(door, shells)])
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    await city.journal.close()
    await engine.dispose()


async def _bursts(city: WallCity, burst: list[float]) -> None:
    while True:
        await asyncio.sleep(0.05)
        if burst:
            await city.burst(burst[0], 40)
            await city.journal.flush()
            burst.clear()


class Desk:
    """Opens pages as a supervisor."""

    def __init__(self, base: str, keys: dict[str, Keys], browser: Browser, burst: list[float]) -> None:
        self.base, self.keys, self.browser = base, keys, browser
        #: Seconds of calls to come.
        self.burst = burst

    def open(self, place: str, language: str = "en", theme: str = "light") -> Page:
        """Open a place."""
        context = self.browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
        keys = self.keys[SUPERVISOR.user]
        context.add_cookies(keys.of_browser(self.base, hotline_language=language, hotline_theme=theme))
        page = context.new_page()
        page.goto(f"{self.base}/desk/{place}")
        return page


@pytest.fixture(scope="module")
def desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    """A large city."""
    file = tmp_path_factory.mktemp("city") / "hotline.db"
    shutil.copyfile(sqlite_template, file)
    keys: dict[str, Keys] = {}
    burst: list[float] = []
    with serve_in_thread(lambda: served(f"sqlite+aiosqlite:///{file}", keys, burst, (50, 200))) as base:
        yield Desk(base, keys, browser, burst)


def picture(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png")


def test_a_burst_is_followed_without_drawing_anew_what_has_not_changed(desk: Desk) -> None:
    """50 queues and 200 agents: rows keep their elements while calls come; a number leads to as many calls."""
    page = desk.open("wall")
    expect(page.locator(".queues tbody tr")).to_have_count(50)
    expect(page.locator(".tile")).to_have_count(200)
    page.evaluate("for (const row of document.querySelectorAll('.queues tbody tr, .tile')) row.kept = true")
    before = page.locator(".summary dd").nth(6).inner_text()
    desk.burst.append(0.5)
    expect(page.locator(".summary dd").nth(6)).not_to_have_text(before)
    rows = page.evaluate("[...document.querySelectorAll('.queues tbody tr')].every((row) => row.kept)")
    assert rows, "rows were made anew"
    while desk.burst:
        page.wait_for_timeout(20)
    number = page.locator(".queues tbody tr").first.locator("td").nth(4).locator("button")
    number.click()
    expect(page.locator("dialog .calls tbody tr").first).to_be_visible()
    expect(number).to_have_text(str(page.locator("dialog .calls tbody tr").count()))
    page.locator("dialog .calls button").first.click()
    expect(page.locator("dialog .story")).to_contain_text("waits in Water")
    picture(page, "wall-story")


def test_an_agent_is_paused_from_the_wall(desk: Desk) -> None:
    """The command changes the tile and the open drawer at once; axe finds nothing in either."""
    page = desk.open("wall", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator(".agent-group.state-available .agent").first.click()
    picture(page, "wall-agent-ar")
    page.locator("dialog select").first.select_option("break")
    expect(page.locator("dialog .tag").first).to_have_class("tag state-paused")
    assert faults(page, *LIKE_OTHERS) == []


def test_an_agents_number_leads_to_as_many_calls(desk: Desk) -> None:
    """The agent's talks of today are listed, one line each, and from there one comes back to the agent."""
    page = desk.open("wall")
    counts = page.locator(".agent-marks .number")
    expect(counts.first).to_be_visible()
    place = next(n for n, text in enumerate(counts.all_text_contents()) if text not in {"0", ""})
    page.locator(".agent").nth(place).click()
    handled = page.locator("dialog .pairs button").first
    wanted = handled.inner_text()
    handled.click()
    expect(page.locator("dialog .calls tbody tr")).to_have_count(int(wanted))
    page.get_by_role("button", name="← Back").click()
    expect(page.locator("dialog .pairs")).to_be_visible()


def test_an_announcement_is_switched_on_and_off_from_the_wall(desk: Desk) -> None:
    """The dialog sends what was typed, shows until when and by whom it is on, and ends it; axe finds nothing."""
    page = desk.open("wall", "ar")
    page.locator(".tools button").last.click()
    dialog = page.locator("dialog[open]")
    dialog.locator("textarea[name=ar]").fill("انقطعت المياه في الحي الأول، والفرق في الطريق.")
    dialog.locator("textarea[name=en]").fill("Water is off in the first district; crews are on the way.")
    dialog.locator("input[name=minutes]").fill("30")
    picture(page, "wall-announcement-ar")
    dialog.locator("form button").nth(1).click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator(".tools button").last.click()
    expect(dialog.locator(".tag.warn")).to_contain_text("1001")
    expect(dialog.locator("textarea[name=en]")).to_have_value(
        "Water is off in the first district; crews are on the way."
    )
    dialog.locator("button.bad").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator(".tools button").last.click()
    expect(dialog.locator(".tag.warn")).to_have_count(0)
    assert faults(page, *LIKE_OTHERS) == []


@pytest.mark.parametrize(
    ("place", "language", "theme"),
    [("wall", "en", "dark"), ("wall?big", "ar", "dark"), ("wall?big", "en", "light"), ("history", "ar", "light"),
     ("history", "en", "dark")],
)  # fmt: skip
def test_everybody_can_read_the_pages(desk: Desk, place: str, language: str, theme: str) -> None:
    """Wall, large screen and history pass axe in both languages, light and dark."""
    page = desk.open(place, language, theme)
    ready = {"wall": ".queues tbody tr", "wall?big": ".big-tile", "history": ".rows tbody tr"}[place]
    expect(page.locator(ready).first).to_be_visible()
    if place == "wall?big":
        expect(page.locator("button, a, select")).to_have_count(0)
    picture(page, f"{place.replace('?', '-')}-{language}-{theme}")
    assert faults(page, *LIKE_OTHERS) == []

"""A television in a real browser: a supervisor makes it, its code is typed, it shows figures, and is revoked."""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.types import ASGIApp

from hotline import database
from hotline.app.desk_screen_parts import ScreenFigures
from hotline.desk import pages
from hotline.desk.door.counted_tries import CountedTries
from hotline.desk.roles import Role
from hotline.desk.screens.routes import MAKERS, ScreenRoutes
from hotline.desk.screens.store import Screens
from hotline.testing.browser import faults
from hotline.testing.desk import Keys, cookies_of_browser, make_visitor, open_door
from hotline.testing.web_thread import serve_in_thread
from tests.desk.wall_city import WallCity

PICTURES = os.environ.get("HOTLINE_PICTURES")
SUPERVISOR = make_visitor("fatma", Role.SUPERVISOR)


@contextlib.asynccontextmanager
async def served(url: str, keys: dict[str, Keys]) -> AsyncIterator[ASGIApp]:
    """The city's wall, with its screens."""
    engine = database.create_engine(url)
    door, made = open_door(SUPERVISOR)
    keys.update(made)
    city = WallCity(engine, door, 6, 20)
    await city.open()
    city.feed.mark_all()
    city.feed.flush()
    figures = ScreenFigures(city.feed, city.alerts, city.current.config, city.clock)
    tries = CountedTries(engine, city.clock)
    screens = ScreenRoutes(door, Screens(city.journal, engine, city.clock), tries, figures)
    shells = [
        pages.Page("screen", None, ("wall", "screens")),
        pages.Page("screens", MAKERS, ("wall", "screens")),
    ]
    yield Starlette(routes=[*city.routes(), *screens.routes(), *pages.page_routes(door, shells)])
    await city.journal.close()
    await engine.dispose()


def opened(browser: Browser, url: str, language: str, cookies: Mapping[str, str]) -> Page:
    """Open a page in a browser of its own."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    context.add_cookies(cookies_of_browser(url, hotline_language=language, **cookies))
    page = context.new_page()
    page.goto(url)
    return page


def picture(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png")


def test_a_television_shows_the_figures_until_it_is_revoked(
    sqlite_template: Path, tmp_path: Path, browser: Browser
) -> None:
    """Its code is typed in a browser without a session; a revoked one asks for a code again; axe finds nothing."""
    file = tmp_path / "hotline.db"
    shutil.copyfile(sqlite_template, file)
    keys: dict[str, Keys] = {}
    with serve_in_thread(lambda: served(f"sqlite+aiosqlite:///{file}", keys)) as base:
        desk = opened(browser, f"{base}/desk/screens", "en", keys["fatma"].cookies)
        desk.get_by_label("Where it hangs").fill("قاعة الاستقبال")
        desk.get_by_role("button", name="Make a screen").click()
        code = desk.locator(".screen-digits").inner_text()
        picture(desk, "screens-en")
        television = opened(browser, f"{base}/desk/screen", "ar", {})
        television.locator("input[name=code]").fill("0000 0000")
        television.locator("button").first.click()
        expect(television.locator(".trouble")).to_be_visible()
        picture(television, "screen-code-ar")
        television.locator("input[name=code]").fill(code)
        television.locator("button").first.click()
        expect(television.locator(".big-tile")).to_have_count(6)
        expect(television.locator("button, a, select, input")).to_have_count(0)
        picture(television, "screen-ar")
        television.reload()
        expect(television.locator(".big-tile")).to_have_count(6)
        desk.reload()
        expect(desk.locator(".tag.good")).to_have_text("in use")
        desk.once("dialog", lambda dialog: dialog.accept())
        desk.get_by_role("button", name="Revoke").click()
        expect(television.locator("input[name=code]")).to_be_visible()
        assert faults(television) == []
        assert faults(desk) == []

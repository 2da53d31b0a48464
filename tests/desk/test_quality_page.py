"""The pages of quality in a real browser: from the draw to the agent's word, in both languages."""

import contextlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from hotline import database
from hotline.desk import pages
from hotline.desk.door import Door, Visitor
from hotline.desk.roles import Role
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.testing.browser import faults
from hotline.testing.desk import make_visitor, open_door
from hotline.testing.recordings import House
from hotline.testing.web_thread import serve_in_thread
from tests.desk.quality_city import ODD, City

VISITORS = (
    make_visitor("fatma", Role.QUALITY),
    make_visitor("noor", Role.QUALITY),
    make_visitor("aisha", Role.AGENT, agent="1001"),
)
DAYS = "from=2026-10-26&to=2026-11-29"


@contextlib.asynccontextmanager
async def served(url: str, folder: Path, door: Door) -> AsyncIterator[ASGIApp]:
    """A city with calls, ratings and complaints, its routes and the page."""
    paths = Paths(folder)
    paths.create()
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    house = House(paths, journal, JournalReader(engine, journal), engine)
    recordings = house.recordings()
    city = City(house, recordings)
    await city.calls("1001", 3, heard=3)
    await city.calls("1002", 2)
    for agent in ("1001", "1002"):
        await city.draw(agent)
    await city.surveys(60, since=house.now - 30 * 86_400)
    await city.surveys(5, agent="1002", queue="general")
    await city.complaints(900)

    async def me(_request: Request, visitor: Visitor) -> Response:
        names = ("user", "name", "agent")
        roles = sorted(visitor.roles)
        return JSONResponse(
            {**{name: getattr(visitor, name) for name in names}, "roles": roles, "departments": []}
        )

    page = pages.Page("quality", (Role.QUALITY, Role.SUPERVISOR, Role.AGENT), ("quality",))
    routes = [*city.routes(door), Route("/desk/api/me", door.guard(me)), *pages.page_routes(door, [page])]
    yield Starlette(routes=routes)
    await recordings.archive.close()
    await journal.close()
    await engine.dispose()


Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def opens(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Opens]:
    """Opens a place of the page as somebody, in a language."""
    folder, (door, keys) = tmp_path_factory.mktemp("city"), open_door(*VISITORS)
    shutil.copyfile(sqlite_template, folder / "hotline.db")
    url = f"sqlite+aiosqlite:///{folder}/hotline.db"
    with serve_in_thread(lambda: served(url, folder, door)) as base:

        def open_as(user: str, place: str, language: str = "en") -> Page:
            context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
            context.add_cookies(keys[user].of_browser(base, hotline_language=language))
            page = context.new_page()
            page.clock.set_fixed_time(1795341600 + 7 * 86_400)
            page.goto(f"{base}/desk/quality#{place}")
            return page

        yield open_as


#: Made as those before them; axe reads the first ones.
ALIKE = ("tbody tr:nth-child(n + 4)", "polygon:nth-of-type(n + 3)", ".question:nth-of-type(n + 3)")


def test_from_the_draw_to_the_agents_word(opens: Opens) -> None:
    """A listener finds a drawn call, listens, assesses and submits by keyboard; the agent sees it and disputes."""
    page = opens("fatma", "calls")
    expect(page.get_by_text("0 of 5 assessed")).to_be_visible()
    page.get_by_text("How was it drawn?").press("Enter")
    expect(page.get_by_text("the same calls").first).to_be_visible()
    page.get_by_role("link", name="Open the call of Aisha").first.press("Enter")
    page.get_by_role("button", name="Listen").press("Enter")
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "5")
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuenow", "0")
    page.get_by_role("button", name="Assess").press("Enter")
    page.locator("fieldset.question").first.wait_for()
    for question in page.locator("fieldset.question").all():
        question.get_by_role("radio").last.press("Space")
    page.get_by_label("What you say of the whole call").fill(ODD)
    expect(page.get_by_role("button", name="Submit")).to_be_enabled()
    page.get_by_role("button", name="Submit").press("Enter")
    expect(page.get_by_text("Assessment by fatma")).to_be_visible()
    other = opens("noor", page.evaluate("location.hash.slice(1)"))
    expect(
        other.get_by_text("What they gave is hidden until your own assessment is submitted")
    ).to_be_visible()
    expect(other.get_by_role("button", name="Assess for calibration")).to_be_visible()
    expect(other.get_by_text(ODD)).to_have_count(0)
    other.get_by_role("button", name="Read it, and assess it no more").press("Enter")
    expect(other.get_by_text(ODD)).to_be_visible()
    expect(other.get_by_role("button", name="Assess for calibration")).to_have_count(0)
    agent = opens("aisha", "own", "ar")
    expect(agent.locator("html")).to_have_attribute("dir", "rtl")
    expect(agent.get_by_text(ODD)).to_be_visible()
    agent.locator("textarea").fill(f"لا {ODD}")
    agent.get_by_role("button", name="اعترض").press("Enter")
    expect(agent.get_by_text("معترض عليه", exact=True)).to_be_visible()
    assert faults(agent, *ALIKE) == faults(page, *ALIKE) == []


def test_figures_and_the_map_are_for_everybody(opens: Opens) -> None:
    """Axe finds nothing; the keys of the map ask for another frame, and the table says the same in numbers."""
    page = opens("fatma", "satisfaction", "ar")
    page.locator(".u-legend").first.wait_for()
    assert faults(page, *ALIKE) == []
    page.evaluate("location.hash = 'complaints'")
    page.locator("polygon.hex").first.wait_for()
    assert faults(page, *ALIKE) == []
    before = page.locator(".map-table tbody tr").first.inner_text()
    with page.expect_response(lambda answer: "complaints/map" in answer.url and "box=" in answer.url):
        page.locator("svg.map").press("+")
    expect(page.locator(".map-table tbody tr").first).not_to_have_text(before)
    page.get_by_role("button", name="دوائر").press("Enter")
    expect(page.locator("circle.map-cluster, circle.map-place").first).to_be_visible()
    page.emulate_media(forced_colors="active")
    grounds = "all => all.map((one) => getComputedStyle(one).backgroundColor)"
    assert len(set(page.locator("[aria-label='ما تعرضه الخريطة'] button").evaluate_all(grounds))) == 2


def test_a_page_begins_when_the_hotline_is_there_again(opens: Opens) -> None:
    """Who opens it while the hotline has too much to do reads so in Arabic, and need not load it again."""
    page = opens("fatma", "calls", "ar")
    away = {"status": 503, "headers": {"Retry-After": "1"}, "body": "<html>Bad Gateway</html>"}
    page.route("**/quality/names", lambda route: route.fulfill(**away))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("لا يمكن تنفيذ هذا الآن")
    expect(page.get_by_role("alert")).not_to_contain_text("Gateway")
    page.unroute("**/quality/names")
    expect(page.get_by_role("link", name="Aisha").first).to_be_visible()
    page.route("**/quality/averages*", lambda route: route.abort(), times=1)
    page.evaluate("location.hash = 'averages'")
    page.get_by_role("button", name="إعادة المحاولة").press("Enter")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_why_a_dialog_was_refused_is_told_within_it(opens: Opens) -> None:
    """In Arabic, by the browser and by the server; what is below an open dialog nobody would hear."""
    page = opens("fatma", "calls", "ar")
    page.get_by_role("button", name="اختر مكالمة يدويًا").press("Enter")
    fields = page.get_by_role("dialog").get_by_role("textbox")
    fields.nth(0).fill("nobody-1")
    fields.nth(1).press("Enter")
    assert fields.nth(1).evaluate("one => one.validationMessage") == "هذا مطلوب."
    fields.nth(1).fill("why")
    fields.nth(1).press("Enter")
    told = page.get_by_role("dialog").get_by_role("alert")
    expect(told).to_contain_text("nobody-1")
    expect(told).to_contain_text("لا توجد مكالمة")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("alert")).to_contain_text("لا توجد مكالمة")

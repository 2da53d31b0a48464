"""The pages of cases and of field teams in a real browser: keys, bulk, a conflict, and a network that is away."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, ViewportSize, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from hotline import database
from hotline.crm_bridge.case_work import set_due
from hotline.crm_bridge.tables import case_note
from hotline.desk import pages
from hotline.desk.page_assets import Assets
from hotline.journal import Journal
from hotline.testing.browser import faults
from hotline.testing.desk import cookies_of_browser
from hotline.testing.web_thread import serve_in_thread
from tests.desk.hostile import HOSTILE, harm

from .case_work_house import PEOPLE, House

#: Shown as text wherever it stands.
EVIL = '<img src=x onerror="document.title=1111">'


async def _me(request: Request) -> Response:
    visitor = PEOPLE[request.cookies["test_user"]]
    known = {"user": visitor.user, "name": visitor.name, "agent": visitor.agent}
    return JSONResponse(known | {"roles": sorted(visitor.roles), "departments": sorted(visitor.departments)})


async def _live(socket: WebSocket) -> None:
    await socket.accept()
    await socket.receive()


def _page(name: str) -> BaseRoute:
    async def serve(request: Request) -> Response:
        return pages.shell(request, pages.Page(name, None, (name,)))

    return Route(f"/desk/{name}", serve)


async def _link(house: House, _request: Request) -> Response:
    """Return the link of the last text."""
    return PlainTextResponse("/field#" + house.sent[-1][1].partition("/field#")[2])


async def _notes(house: House, _request: Request) -> Response:
    """Return how often the team's note was kept."""
    query = sa.select(sa.func.count()).where(case_note.c.text.contains("valve replaced"))
    async with house.engine.connect() as connection:
        return PlainTextResponse(str((await connection.execute(query)).scalar_one()))


@contextlib.asynccontextmanager
async def _served(url: str, folder: Path) -> AsyncIterator[ASGIApp]:
    """A house with cases, some of them overdue, one with a script in each text."""
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    house = House(journal, engine, folder)
    for number in range(6):
        due_at = house.now + 600 * (number - 3)
        reference = await house.opens(f"Leak {number}")
        await house.cases.change(reference, partial(set_due, due_at=due_at, at=house.now, by="1002"))
    for text in HOSTILE.values():
        await house.opens(
            text, department="roads", description=text, place=text, latitude=23.6, longitude=58.5
        )
    await house.opens(EVIL, description=EVIL, place=EVIL, latitude=23.6, longitude=58.5)
    routes = [
        *house.routes(),
        Route("/desk/api/me", _me),
        Route("/desk/assets/{name}", Assets().serve),
        WebSocketRoute("/desk/live", _live),
        _page("cases"),
        _page("field"),
        Route("/1111/api/map", lambda _request: JSONResponse({"districts": []})),
        Route("/test/link", partial(_link, house)),
        Route("/test/notes", partial(_notes, house)),
    ]
    yield Starlette(routes=routes)
    await journal.close()
    await engine.dispose()


@pytest.fixture
def city(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of the house."""
    with serve_in_thread(lambda: _served(migrated_sqlite_url, tmp_path)) as base:
        yield base


@contextlib.contextmanager
def _open(
    browser: Browser, base: str, path: str, user: str, *, language: str = "en", phone: bool = False
) -> Iterator[Page]:
    size: ViewportSize = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
    context = browser.new_context(viewport=size, bypass_csp=True)
    context.add_cookies(cookies_of_browser(base, hotline_language=language, test_user=user))
    page = context.new_page()
    page.goto(base + path)
    yield page
    context.close()


def test_cases_are_worked_on_by_keys_and_in_bulk(browser: Browser, city: str) -> None:
    """Keys open a case, its address can be sent on, ticked cases change after a look, and one undo brings back."""
    with _open(browser, city, "/desk/cases?view=overdue", "salim") as page:
        expect(page.locator(".case-rows tbody tr")).to_have_count(3)
        page.keyboard.press("j")
        page.keyboard.press("o")
        expect(page.locator(".case-head h1")).to_have_text("Leak 1")
        assert "case=" in page.url
        assert faults(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("x")
        page.get_by_role("button", name="Priority…").click()
        page.locator("dialog select").select_option("urgent")
        page.get_by_role("button", name="Look first").click()
        expect(page.locator("dialog [role=status]")).to_contain_text("1 of 1 will change")
        page.get_by_role("button", name="Change them").click()
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".notice")).to_contain_text("as it was")


def test_letters_are_switched_off_and_stay_so_and_keys_with_alt_work(browser: Browser, city: str) -> None:
    """Where the keys are listed, for all pages of this person: a letter that slips, or is said, then does nothing."""
    with _open(browser, city, "/desk/cases?view=overdue", "salim", language="ar") as page:
        rows = page.locator(".case-rows tbody tr")
        expect(rows).to_have_count(3)
        page.keyboard.press("?")
        expect(page.locator("dialog.help tr").first).to_contain_text("Alt+J")
        assert faults(page) == []
        page.locator("dialog.help input").uncheck()
        expect(page.locator("dialog.help tr").first.locator("kbd")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("dialog.help")).to_have_count(0)
        page.reload()
        expect(rows).to_have_count(3)
        for letter in ("?", "o", "8"):
            page.keyboard.press(letter)
        page.keyboard.press("Alt+x")
        expect(page.locator(".case-rows tbody input:checked")).to_have_count(1)
        expect(page.locator("dialog.help, .case-head")).to_have_count(0)
        page.keyboard.press("Alt+o")
        expect(page.locator(".case-head h1")).to_be_visible()


def test_a_conflict_shows_what_changed_and_keeps_what_was_typed(browser: Browser, city: str) -> None:
    """The second of two people is told who was quicker; texts of citizens are text in both languages."""
    with _open(browser, city, "/desk/cases?view=all", "salim", language="ar") as page:
        page.get_by_role("link", name=EVIL, exact=True).click()
        expect(page.locator(".case-head h1")).to_have_text(EVIL)
        page.locator(".note-form textarea").fill("typed and not sent")
        reference = page.locator(".case-head .number").inner_text()
        done = page.request.patch(
            f"{city}/desk/api/cases/{reference}", data={"priority": "high"}, headers={"If-Match": "*"}
        )
        assert done.ok
        page.locator(".ways button.good").click()
        expect(page.locator(".case-one [role=alert]")).to_contain_text("الأولوية: عالية")
        expect(page.locator(".note-form textarea")).to_have_value("typed and not sent")
        assert page.title() != "1111"
        assert faults(page) == []


def test_a_report_waits_for_the_network_and_counts_once(browser: Browser, city: str) -> None:
    """Made without a network it is kept and said to be; with one it is sent by itself, once."""
    with _open(browser, city, "/desk/field", "hamed", phone=True, language="ar") as page:
        page.locator(".job").first.click()
        assert faults(page) == []
        page.context.set_offline(offline=True)
        page.locator("textarea").fill("valve replaced")
        page.locator(".big.good").click()
        expect(page.locator(".field-queue.waits")).to_be_visible()
        page.context.set_offline(offline=False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator(".field-queue.waits")).to_have_count(0)
        expect(page.locator(".job")).to_have_count(6)


def _sign_in(page: Page, base: str, *, jobs: int) -> None:
    """Sign the team in by the link in a text."""
    page.locator("input[type=tel]").fill("91230042")
    page.locator("button.big").click()
    expect(page.locator("form")).to_have_count(0)
    page.goto(base + page.request.get(f"{base}/test/link").text())
    page.locator("button.big").click()
    expect(page.locator(".job")).to_have_count(jobs)


def test_without_network_and_session_a_telephone_says_what_it_has(browser: Browser, city: str) -> None:
    """Opened anew without a network it has the jobs until its team leaves, then the reports; each is sent once."""
    with _open(browser, city, "/field", "", phone=True, language="ar") as page:
        _sign_in(page, city, jobs=7)
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        page.reload()
        page.context.set_offline(offline=True)
        page.locator(".job").first.click()
        page.locator("textarea").fill("valve replaced")
        page.locator(".big.good").click()
        page.reload()
        expect(page.locator(".job")).to_have_count(7)
        expect(page.locator("header + p")).to_contain_text("لا توجد شبكة")
        page.locator("main > button.quiet").click()
        for _ in range(2):  # at once, and opened anew
            expect(page.locator(".card h1")).to_have_text("لا توجد شبكة")
            expect(page.locator(".kept li")).to_contain_text("valve replaced")
            expect(page.locator(".job")).to_have_count(0)
            page.reload()
        assert faults(page) == []
        page.context.set_offline(offline=False)
        page.reload()
        expect(page.locator(".kept li")).to_have_count(1)
        assert page.request.get(f"{city}/test/notes").text() == "0"
        _sign_in(page, city, jobs=6)
        expect(page.locator(".field-queue.waits")).to_have_count(0)
        page.evaluate("dispatchEvent(new Event('online'))")
        assert page.request.get(f"{city}/test/notes").text() == "1"


@pytest.mark.parametrize(("path", "phone"), [("/desk/cases?view=all", False), ("/desk/field", True)])
def test_what_citizens_wrote_is_text(browser: Browser, city: str, path: str, *, phone: bool) -> None:
    """In the list, on a case's own page with its map, and on a telephone in the street: it does nothing to the page."""
    user, rows = ("salim", ".case-rows a") if not phone else ("salim", ".job")
    with _open(browser, city, path, user, language="ar", phone=phone) as page:
        expect(page.locator(rows).first).to_be_visible()
        assert harm(page) == []
        for text in HOSTILE.values():
            page.locator(rows, has_text=text[:12]).first.click()
            expect(page.locator(".case-head h1, main.field > h1")).to_contain_text(text[0])
            assert harm(page) == [], text[:20]
            page.keyboard.press("Escape") if not phone else page.locator(".back").click()

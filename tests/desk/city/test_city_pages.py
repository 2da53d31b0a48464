"""The pages for everybody in a real browser: a case is asked about, a place is chosen by keys, figures are drawn."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from hotline import database
from hotline.crm_bridge.public_statistics import QueueDay, rows_of
from hotline.desk import pages
from hotline.desk.page_assets import Assets
from hotline.journal import Journal
from hotline.testing.browser import faults
from hotline.testing.web_thread import serve_in_thread

from .conftest import CITIZEN, Town

#: Two days, of which the second is not shown.
DAYS = [
    QueueDay(date(2026, 11, day), "q", {"offered": count, "answered": count, "answered_wait": 9.0 * count})
    for day, count in ((21, 120), (22, 3))
]
FIGURES = {
    "by": "day", "timezone": "Asia/Muscat", "least_count": 5, "queues": {}, "service_level_seconds": {},
    "categories": {}, "rows": msgspec.to_builtins(rows_of(DAYS, "day", 5)), "cases": [],
}  # fmt: skip


@contextlib.asynccontextmanager
async def _served(url: str, folder: Path, references: list[str]) -> AsyncIterator[ASGIApp]:
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    town = Town(journal, engine, folder)
    references.append(await town.opens())
    page = pages.Page("public-statistics", None, ("city",))
    routes = [
        *town.app.routes,
        Route("/desk/assets/{name}", Assets().serve),
        Route("/statistics", lambda request: pages.shell(request, page)),
        Route("/statistics/figures.json", lambda _request: JSONResponse(FIGURES)),
    ]
    yield Starlette(routes=routes)
    await town.client.aclose()
    await journal.close()
    await engine.dispose()


@pytest.fixture
def town_page(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the pages, and the reference of a case, once it answers."""
    references: list[str] = []
    with serve_in_thread(lambda: _served(migrated_sqlite_url, tmp_path, references)) as base:
        yield base, references


def _telephone(browser: Browser, base: str) -> Page:
    """Return a telephone in Arabic."""
    context = browser.new_context(
        base_url=base, viewport={"width": 390, "height": 844}, bypass_csp=True, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "hotline_language", "value": "ar", "url": base}])
    return context.new_page()


def test_citizens_ask_and_point_and_read_figures(browser: Browser, town_page: tuple[str, list[str]]) -> None:
    """Wrong pairs are refused in the reader's language, right ones told; places are chosen by keys; axe agrees."""
    base, references = town_page
    shown = _telephone(browser, base)
    shown.goto("/1111#state")
    fields = shown.locator("#task-state input")
    for number, result in (("92000000", ".trouble"), (CITIZEN, ".answer")):
        fields.nth(0).fill(references[0])
        fields.nth(1).fill(number)
        shown.keyboard.press("Enter")
        expect(shown.locator(f"#task-state {result}")).to_be_visible()
        assert not any("a" <= sign <= "z" for sign in shown.locator(f"#task-state {result}").inner_text())
    assert faults(shown) == []
    shown.goto("/1111#request")
    shown.reload()
    shown.locator("#task-request select").first.select_option(index=1)
    shown.locator(".map-face").press("ArrowUp")
    shown.locator(".map-face").press("Enter")
    expect(shown.locator(".city-map .pin")).to_have_count(1)
    assert faults(shown) == []
    shown.goto("/statistics")
    # The tiles say what the table says.
    expect(shown.locator(".tile strong")).to_have_text(["120 على الأقل"] * 2 + ["0 على الأقل", "0:09"])
    expect(shown.locator("tbody td").first).to_have_text("غير معروض")
    assert faults(shown) == []

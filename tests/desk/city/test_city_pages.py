"""The pages for everybody in a real browser: a case is asked about, a place is chosen by keys, figures are drawn."""

import contextlib
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from hotline import database
from hotline.desk import pages
from hotline.desk.page_assets import Assets
from hotline.journal import Journal
from hotline.testing.web_thread import serve_in_thread

from .conftest import CITIZEN, Town

AXE = Path(__file__).parents[3] / "desk" / "front" / "node_modules" / "axe-core" / "axe.min.js"

DAY = {
    "start": "2026-11-22", "queue": "", "offered": 120, "answered": 110, "dropped": 10, "wait_seconds": 21.5,
    "service_level": 0.84,
}  # fmt: skip
FIGURES = {
    "by": "day", "timezone": "Asia/Muscat", "least_count": 5, "queues": {}, "service_level_seconds": {},
    "categories": {}, "rows": [DAY], "cases": [],
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
def page(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A telephone in Arabic at the citizens' page, and the reference of a case."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    references: list[str] = []
    with (
        serve_in_thread(lambda: _served(migrated_sqlite_url, tmp_path, references)) as base,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(
            base_url=base, viewport={"width": 390, "height": 844}, bypass_csp=True, reduced_motion="reduce"
        )
        context.add_cookies([{"name": "hotline_language", "value": "ar", "url": base}])
        yield context.new_page(), references[0]
        browser.close()


def _check_access(page: Page) -> None:
    if not AXE.exists():
        return  # front-end packages are not installed here
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].target))")
    assert found == []


def test_citizens_ask_and_point_and_read_figures(page: tuple[Page, str]) -> None:
    """Wrong pairs are refused in the reader's language, right ones told; places are chosen by keys; axe agrees."""
    shown, reference = page
    shown.goto("/1111#state")
    fields = shown.locator("#task-state input")
    for number, result in (("92000000", ".trouble"), (CITIZEN, ".answer")):
        fields.nth(0).fill(reference)
        fields.nth(1).fill(number)
        shown.keyboard.press("Enter")
        expect(shown.locator(f"#task-state {result}")).to_be_visible()
        assert not any("a" <= sign <= "z" for sign in shown.locator(f"#task-state {result}").inner_text())
    _check_access(shown)
    shown.goto("/1111#request")
    shown.reload()
    shown.locator("#task-request select").first.select_option(index=1)
    shown.locator(".map-face").press("ArrowUp")
    shown.locator(".map-face").press("Enter")
    expect(shown.locator(".city-map .pin")).to_have_count(1)
    _check_access(shown)
    shown.goto("/statistics")
    expect(shown.locator(".tile strong").first).to_have_text("120")
    _check_access(shown)

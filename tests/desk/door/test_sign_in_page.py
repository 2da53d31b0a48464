"""The page of signing in, in a real browser, on a morning when everybody comes at once."""

import contextlib
import re
from collections.abc import AsyncIterator, Callable, Iterator

from playwright.sync_api import Browser, Route, expect
from starlette.applications import Starlette
from starlette.types import ASGIApp

from hotline.desk import pages
from hotline.testing.browser import faults
from hotline.testing.desk import open_door
from hotline.testing.web_thread import serve_in_thread

PAGE = pages.Page("sign-in", None, ("door",))

TURN = {"en": "Many people sign in at this moment", "ar": "يسجّل كثيرون دخولهم في هذه اللحظة"}


@contextlib.asynccontextmanager
async def served() -> AsyncIterator[ASGIApp]:
    """The page alone; what it asks is answered by the test."""
    door, _ = open_door()
    yield Starlette(routes=pages.page_routes(door, [PAGE]))


def refusing(asked: list[str], codes: Iterator[str]) -> Callable[[Route], None]:
    """Return what answers as the door does, each time with the next code, and keeps what was asked."""

    def answer(route: Route) -> None:
        asked.append(route.request.post_data or "")
        body = {"type": "about:blank", "title": "Too Many Requests", "status": 429, "code": next(codes)}
        headers = {"Retry-After": "30"}
        route.fulfill(status=429, json=body, headers=headers, content_type="application/problem+json")

    return answer


def test_whoever_comes_with_many_others_is_let_in_when_it_is_time(browser: Browser) -> None:
    """The page tells when, and asks again then by itself; who tried too often is told so, and asks alone."""
    with serve_in_thread(served) as base:
        for language, words in TURN.items():
            page = browser.new_context(bypass_csp=True).new_page()
            page.context.add_cookies([{"name": "hotline_language", "value": language, "url": base}])
            page.route("**/desk/api/ways", lambda route: route.fulfill(json={"oidc": None, "demo": False}))
            asked: list[str] = []
            page.route("**/desk/api/sign-in", refusing(asked, iter(["busy", ""])))
            page.clock.install()
            page.goto(f"{base}/desk/sign-in")
            page.locator("[name=user]").fill("aisha")
            page.locator("#password").fill("a long password")
            page.locator("#password").press("Enter")
            turn = page.locator(".door-turn")
            expect(turn).to_contain_text(words)
            assert re.search(r"\d{1,2}:\d\d:\d\d", turn.inner_text())
            assert faults(page) == []
            assert len(asked) == 1
            page.clock.fast_forward(31_000)
            expect(page.locator("#trouble .trouble")).to_be_visible()
            expect(turn).to_have_count(0)
            assert len(asked) == 2
            assert asked[0] == asked[1]

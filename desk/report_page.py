"""The web form: citizens report something, and follow what becomes of it. docs/operator/web-form.md.

| method and path | |
|---|---|
| GET /report | the subjects; with `category=` the form of one |
| POST /report | files a report; the answer leads to its page |
| GET /report/REFERENCE/TOKEN | what became of it; the token cannot be guessed |

Pages work without a script, in Arabic and English, whatever the browser. Nothing is kept in the browser.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from importlib.resources import files
from itertools import groupby
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hotline.crm_bridge.case import Case
from hotline.crm_bridge.channels.web_form import Filled

from .report_filing import STORE_ERRORS, ReportFiling, ReportGround, is_public
from .report_page_view import HEADERS, ReportView, in_language
from .report_page_words import WORDS

_ASSETS = {"page.css": ("report_page.css", "text/css"), "page.js": ("report_page.js", "text/javascript")}


class ReportPage:
    """The routes."""

    def __init__(self, ground: ReportGround, case_of: Callable[[str], Awaitable[Case | None]]) -> None:
        """`case_of(reference)` looks a case up. Raises what the store raises where it is away."""
        self._case_of, self._current = case_of, ground.current
        self._tickets, self._clock = ground.tickets, ground.clock
        self._view = ReportView(ground.current)
        self._filing = ReportFiling(ground, view=self._view, filed=self._filed)

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        return [
            Route("/report", self._show, methods=["GET"]),
            Route("/report", self._filing.file, methods=["POST"]),
            *(Route(f"/report/{name}", self._asset) for name in _ASSETS),
            Route("/report/{reference}/{token}", self._follow, methods=["GET"]),
        ]

    # --- GET ---

    async def _asset(self, request: Request) -> Response:
        name, media_type = _ASSETS[request.url.path.rpartition("/")[2]]
        content = (files("hotline") / "desk" / name).read_bytes()
        return Response(content, media_type=media_type, headers=HEADERS)

    async def _show(self, request: Request) -> Response:
        config, lang = self._current(), self._view.language(request)
        if not config.web_form.enabled:
            return self._view.nothing(request)
        key = request.query_params.get("category", "")
        if is_public(config.categories.get(key)):
            try:
                ticket = (await self._tickets()).make(self._clock())
            except STORE_ERRORS:
                return self._view.later(request)
            return self._view.form(request, Filled(category=key), {}, ticket=ticket)
        choices = [
            {
                "key": key,
                "title": in_language(one.title, lang),
                "description": in_language(one.description, lang),
                "group": in_language(one.group, lang),
            }
            for key, one in config.categories.items()
            if one.public
        ]
        choices.sort(key=lambda one: one["group"])
        groups = [(group, list(found)) for group, found in groupby(choices, key=lambda one: one["group"])]
        return self._view.page(request, "choose", groups=groups)

    async def _follow(self, request: Request) -> Response:
        reference, token = request.path_params["reference"], request.path_params["token"]
        try:
            is_theirs = (await self._tickets()).may_follow(reference, token)
            case = await self._case_of(reference) if is_theirs else None
        except STORE_ERRORS:
            return self._view.later(request)
        if case is None:
            return self._view.nothing(request)
        lang, config, now = self._view.language(request), self._current(), self._clock()
        category = config.categories.get(case.category or "")
        zone = ZoneInfo(config.node.timezone)
        due = None if case.due_at is None else f"{datetime.fromtimestamp(case.due_at, zone):%Y-%m-%d}"
        return self._view.page(
            request,
            "case",
            case=case,
            status_words=WORDS[lang].get(f"status_{case.status}", case.status),
            category=None if category is None else {"title": in_language(category.title, lang)},
            due=due,
            overdue=case.due_at is not None and case.due_at < now and not case.is_done,
            is_new="new" in request.query_params,
        )

    def _filed(self, request: Request, _reference: str, path: str) -> Response:
        return RedirectResponse(f"{path}?lang={self._view.language(request)}&new=1", 303, headers=HEADERS)

"""The web form: citizens report something, and follow what becomes of it. docs/operator/web-form.md.

| method and path | |
|---|---|
| GET /report | the subjects; with `category=` the form of one |
| POST /report | files a report; the answer leads to its page |
| GET /report/REFERENCE/TOKEN | what became of it; the token cannot be guessed |

Pages work without a script, in Arabic and English, whatever the browser. Nothing is kept in the browser.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from itertools import groupby
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config_cases import Category
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.channels.web_form import Filled, contact_of, faults_of, read_filled
from hotline.crm_bridge.channels.web_form_guard import Bound, Ticket, Tickets
from hotline.crm_bridge.consents import PURPOSES
from hotline.crm_bridge.contact import IncomingFile, Intake
from hotline.crm_bridge.file_types import PICTURES, media_type_of
from hotline.journal import JournalError

from .body_limit import limited
from .door.tries import network_of
from .problem_json import ProblemError
from .report_page_view import HEADERS, MOST_PHOTOS, ReportView, in_language
from .report_page_words import WORDS

#: Fields of a form, and bytes of one of them and of all.
MOST_FIELDS = 200
LONGEST_FIELD = 65_536
LONGEST_FIELDS = 1_048_576

#: Reports that are read at a time, since each may have its photos in memory; others wait for their turn.
MOST_AT_WORK = 8

#: Whatever keeps the store from being read or written.
STORE_ERRORS = (JournalError, SQLAlchemyError, OSError, TimeoutError)

_ASSETS = {"page.css": ("report_page.css", "text/css"), "page.js": ("report_page.js", "text/javascript")}

log = structlog.get_logger()


class ReportPage:
    """The routes."""

    def __init__(
        self,
        intake: Intake,
        case_of: Callable[[str], Awaitable[Case | None]],
        current: Callable[[], Configuration],
        tickets: Callable[[], Awaitable[Tickets]],
        clock: Clock,
        *,
        bound: Bound | None = None,
        view: ReportView | None = None,
    ) -> None:
        """`case_of(reference)` looks a case up; `tickets()` raises what the store raises where it is away.

        `bound` counts the reports of each address, shared with whoever else takes them; `view` draws the pages in
        another way than as HTML.
        """
        self._intake, self._case_of, self._current = intake, case_of, current
        self._tickets, self._clock = tickets, clock
        self._bound = bound or Bound()
        self._view = view or ReportView(current)
        self._at_work = asyncio.Semaphore(MOST_AT_WORK)

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        return [
            Route("/report", self._show, methods=["GET"]),
            Route("/report", self._file, methods=["POST"]),
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
        if _is_public(config.categories.get(key)):
            try:
                ticket = (await self._tickets()).make(self._clock())
            except STORE_ERRORS:
                return self._later(request)
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
            return self._later(request)
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

    # --- POST ---

    async def _file(self, request: Request) -> Response:
        config, lang = self._current(), self._view.language(request)
        if not config.web_form.enabled:
            return self._view.nothing(request)
        most = config.cases.max_attachment_megabytes * 1_000_000
        try:
            asked = limited(request, MOST_PHOTOS * most + LONGEST_FIELDS)
            async with (
                asked.form(
                    max_files=MOST_PHOTOS + 1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
                ) as form,
                self._at_work,
            ):
                texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
                uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
                photos, photo_fault = await _photos([one for one in uploads if one.filename], most)
                return await self._filled(request, texts, photos, photo_fault=photo_fault)
        except (ProblemError, MultiPartException):
            return self._view.page(request, "words", 413, words=WORDS[lang]["fault_too_large"])

    async def _filled(
        self,
        request: Request,
        texts: Sequence[tuple[str, str]],
        photos: tuple[IncomingFile, ...],
        *,
        photo_fault: bool,
    ) -> Response:
        """Take a form that was filled in, or show it again with what is wrong."""
        config, given = self._current(), dict(texts)
        category = config.categories.get(given.get("category", ""))
        if category is None or not category.public:
            return self._view.nothing(request)
        filled = read_filled(given["category"], texts)
        faults = faults_of(filled, category, config.node.country)
        if photo_fault:
            faults["photos"] = "fault_photo"
        try:
            tickets = await self._tickets()
        except STORE_ERRORS:
            return self._later(request)
        now, ticket = self._clock(), given.get("ticket", "")
        said = tickets.check(ticket, now)
        if said is Ticket.STALE:
            ticket = tickets.make(now)  # otherwise the age of a form that is shown again counts on
        fault = self._guarded(said, given, request)
        if fault is not None:
            faults["form"] = fault
        if faults:
            status = 429 if fault == "fault_many" else 422
            return self._view.form(request, filled, faults, status, ticket=ticket, had_photos=bool(photos))
        return await self._take(request, filled, ticket, photos, tickets)

    def _guarded(self, said: Ticket, given: Mapping[str, str], request: Request) -> str | None:
        """Return why it is not taken: it seems to be a machine's, or there are too many."""
        if given.get("website"):
            return "fault_machine"
        if said is not Ticket.GOOD:
            return "fault_too_quick" if said is Ticket.TOO_QUICK else "fault_stale"
        most = self._current().web_form.reports_per_hour
        return None if self._bound.admits(_address(request), most, self._clock()) else "fault_many"

    async def _take(
        self,
        request: Request,
        filled: Filled,
        ticket: str,
        photos: tuple[IncomingFile, ...],
        tickets: Tickets,
    ) -> Response:
        lang = self._view.language(request)
        wording = " ".join(WORDS[lang][f"consent_{one}"] for one in PURPOSES if one in filled.consents)
        incoming = contact_of(
            filled,
            self._current(),
            at=self._clock(),
            language=lang,
            ticket=ticket,
            files=photos,
            wording=wording,
        )
        try:
            taken = await self._intake.take(incoming)
        except STORE_ERRORS as error:
            log.error("web form: a report cannot be kept now", reason=type(error).__name__)
            fault = {"form": "fault_later"}
            return self._view.form(request, filled, fault, 503, ticket=ticket, had_photos=bool(photos))
        self._bound.count(_address(request), self._clock())
        reference = taken.reference or ""
        path = f"/report/{reference}/{tickets.follow(reference)}?lang={lang}&new=1"
        return RedirectResponse(path, 303, headers=HEADERS)

    def _later(self, request: Request) -> Response:
        return self._view.page(
            request, "words", 503, words=WORDS[self._view.language(request)]["fault_later"]
        )


async def _photos(uploads: list[UploadFile], most: int) -> tuple[tuple[IncomingFile, ...], bool]:
    """Return the photos, and whether one of them is none, or too large."""
    photos = []
    for upload in uploads:
        content = await upload.read(most + 1)
        if not content or len(content) > most or media_type_of(content) not in PICTURES:
            return (), True
        photos.append(IncomingFile(name=upload.filename or "", media_type="", content=content))
    return tuple(photos[:MOST_PHOTOS]), len(photos) > MOST_PHOTOS


def _is_public(category: Category | None) -> bool:
    return category is not None and category.public


def _address(request: Request) -> str:
    """Return whose reports are counted together."""
    return network_of(request.client.host if request.client is not None else "")

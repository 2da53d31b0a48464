"""The web form: citizens report something, and follow what becomes of it. docs/operator/web-form.md.

| method and path | |
|---|---|
| GET /report | the subjects; with `category=` the form of one |
| POST /report | files a report; the answer leads to its page |
| GET /report/REFERENCE/TOKEN | what became of it; the token cannot be guessed |

Pages work without a script, in Arabic and English, whatever the browser. Nothing is kept in the browser.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from importlib.resources import files
from itertools import groupby
from zoneinfo import ZoneInfo

import structlog
from jinja2 import Environment, StrictUndefined
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
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
from .problem_json import ProblemError
from .report_page_words import WORDS

#: Photos of one report.
MOST_PHOTOS = 3

#: Fields of a form, and bytes of one of them and of all.
MOST_FIELDS = 200
LONGEST_FIELD = 65_536
LONGEST_FIELDS = 1_048_576

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

_ASSETS = {"page.css": ("report_page.css", "text/css"), "page.js": ("report_page.js", "text/javascript")}
_environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

log = structlog.get_logger()


class ReportPage:
    """The routes."""

    def __init__(
        self,
        intake: Intake,
        case_of: Callable[[str], Awaitable[Case | None]],
        current: Callable[[], Configuration],
        tickets: Tickets,
        clock: Clock,
    ) -> None:
        """`case_of(reference)` looks a case up."""
        self._intake, self._case_of, self._current = intake, case_of, current
        self._tickets, self._clock = tickets, clock
        self._bound = Bound()
        page = files("hotline") / "desk" / "report_page.html"
        self._template = _environment.from_string(page.read_text(encoding="utf-8"))

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
        config, lang = self._current(), self._language(request)
        if not config.web_form.enabled:
            return self._nothing(request)
        key = request.query_params.get("category", "")
        if _is_public(config.categories.get(key)):
            return self._form(request, Filled(category=key), {})
        choices = [
            {"key": key, "title": _in(one.title, lang), "description": _in(one.description, lang), "group": one.group}
            for key, one in config.categories.items()
            if one.public
        ]  # fmt: skip
        choices.sort(key=lambda one: one["group"])
        groups = [(group, list(found)) for group, found in groupby(choices, key=lambda one: one["group"])]
        return self._page(request, "choose", groups=groups)

    async def _follow(self, request: Request) -> Response:
        reference, token = request.path_params["reference"], request.path_params["token"]
        if not self._tickets.may_follow(reference, token):
            return self._nothing(request)
        try:
            case = await self._case_of(reference)
        except (SQLAlchemyError, OSError, TimeoutError):
            return self._page(request, "words", 503, words=WORDS[self._language(request)]["fault_later"])
        if case is None:
            return self._nothing(request)
        lang, config, now = self._language(request), self._current(), self._clock()
        category = config.categories.get(case.category or "")
        zone = ZoneInfo(config.node.timezone)
        due = None if case.due_at is None else f"{datetime.fromtimestamp(case.due_at, zone):%Y-%m-%d}"
        return self._page(
            request,
            "case",
            case=case,
            status_words=WORDS[lang].get(f"status_{case.status}", case.status),
            category=None if category is None else {"title": _in(category.title, lang)},
            due=due,
            overdue=case.due_at is not None and case.due_at < now and not case.is_done,
            is_new="new" in request.query_params,
        )

    # --- POST ---

    async def _file(self, request: Request) -> Response:
        config, lang = self._current(), self._language(request)
        if not config.web_form.enabled:
            return self._nothing(request)
        most = config.cases.max_attachment_megabytes * 1_000_000
        try:
            asked = limited(request, MOST_PHOTOS * most + LONGEST_FIELDS)
            async with asked.form(
                max_files=MOST_PHOTOS + 1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
            ) as form:
                texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
                uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
                photos, photo_fault = await _photos([one for one in uploads if one.filename], most)
        except (ProblemError, MultiPartException):
            return self._page(request, "words", 413, words=WORDS[lang]["fault_too_large"])
        given = dict(texts)
        key = given.get("category", "")
        category = config.categories.get(key)
        if category is None or not category.public:
            return self._nothing(request)
        filled = read_filled(key, texts)
        faults = faults_of(filled, category, config.node.country)
        if photo_fault:
            faults["photos"] = "fault_photo"
        fault = self._guarded(given, request)
        if fault is not None:
            faults["form"] = fault
        if faults:
            status = 429 if fault == "fault_many" else 422
            return self._form(request, filled, faults, status, had_photos=bool(photos))
        return await self._take(request, filled, given["ticket"], photos)

    def _guarded(self, given: Mapping[str, str], request: Request) -> str | None:
        """Return why it is not taken: it seems to be a machine's, or there are too many."""
        now = self._clock()
        ticket = self._tickets.check(given.get("ticket", ""), now)
        if given.get("website"):
            return "fault_machine"
        if ticket is not Ticket.GOOD:
            return "fault_too_quick" if ticket is Ticket.TOO_QUICK else "fault_stale"
        if not self._bound.admits(_address(request), self._current().web_form.reports_per_hour, now):
            return "fault_many"
        return None

    async def _take(
        self, request: Request, filled: Filled, ticket: str, photos: tuple[IncomingFile, ...]
    ) -> Response:
        lang = self._language(request)
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
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("web form: a report cannot be kept now", reason=type(error).__name__)
            return self._form(request, filled, {"form": "fault_later"}, 503, had_photos=bool(photos))
        self._bound.count(_address(request), self._clock())
        reference = taken.reference or ""
        path = f"/report/{reference}/{self._tickets.follow(reference)}?lang={lang}&new=1"
        return RedirectResponse(path, 303, headers=HEADERS)

    # --- pages ---

    def _form(
        self,
        request: Request,
        filled: Filled,
        faults: Mapping[str, str],
        status: int = 200,
        *,
        had_photos: bool = False,
    ) -> Response:
        config, lang = self._current(), self._language(request)
        category, words = config.categories[filled.category], WORDS[lang]
        megabytes = config.cases.max_attachment_megabytes
        fields = [
            {
                "key": key,
                "question": _in(one.question, lang),
                "datatype": one.datatype,
                "required": one.required,
                "values": [(value, _in(title, lang)) for value, title in one.values.items()],
                "given": filled.answers.get(key, ()),
            }
            for key, one in category.fields.items()
        ]
        shown = {
            "key": filled.category,
            "title": _in(category.title, lang),
            "description": _in(category.description, lang),
        }
        return self._page(
            request,
            "form",
            status,
            category=shown,
            fields=fields,
            filled=filled,
            faults={name: words[fault] for name, fault in faults.items()},
            had_photos=had_photos,
            ticket=self._tickets.make(self._clock()),
            consents=[(purpose, words[f"consent_{purpose}"]) for purpose in PURPOSES],
            photos_hint=words["photos_hint"].format(count=MOST_PHOTOS, megabytes=megabytes),
        )

    def _nothing(self, request: Request) -> Response:
        return self._page(request, "words", 404, words=WORDS[self._language(request)]["not_found"])

    def _page(self, request: Request, view: str, status: int = 200, **more: object) -> Response:
        lang = self._language(request)
        others = [one for one in self._current().node.languages if one in WORDS and one != lang]
        other = None
        if others and request.method == "GET":
            other = str(request.url.include_query_params(lang=others[0]).replace(scheme="", netloc=""))
        page = self._template.render(view=view, lang=lang, w=WORDS[lang], other=other, **more)
        return HTMLResponse(page, status, headers=HEADERS | {"Content-Language": lang})

    def _language(self, request: Request) -> str:
        """Return the language that was chosen, the browser's first that is offered, or the city's."""
        offered = [one for one in self._current().node.languages if one in WORDS] or ["en"]
        wanted = [request.query_params.get("lang", "")]
        accepted = request.headers.get("accept-language", "")[:200].split(",")
        wanted += [one.partition(";")[0].strip().lower().partition("-")[0] for one in accepted]
        return next((one for one in wanted if one in offered), offered[0])


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


def _in(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or next(iter(texts.values()), "")


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""

"""Takes what citizens report by a form in the web: read, checked, guarded against machines, and kept.

`report_page.py` shows the form as HTML, `city/new_request.py` asks for it by a script; both show what `view` draws.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config.cases import Category
from hotline.crm_bridge.channels.web_form import Filled, contact_of, faults_of, read_filled
from hotline.crm_bridge.channels.web_form_guard import Bound, Ticket, Tickets
from hotline.crm_bridge.consents import PURPOSES
from hotline.crm_bridge.contact import IncomingFile, Intake
from hotline.crm_bridge.file_types import PICTURES, media_type_of
from hotline.journal import JournalError

from .body_limit import limited
from .door.tries import network_of
from .problem_json import ProblemError
from .report_page_view import MOST_PHOTOS, ReportView
from .report_page_words import WORDS

#: Fields of a form, and bytes of one of them and of all.
MOST_FIELDS = 200
LONGEST_FIELD = 65_536
LONGEST_FIELDS = 1_048_576

#: Reports that are read at a time, since each may have its photos in memory; others wait for their turn.
MOST_AT_WORK = 8

#: Whatever keeps the store from being read or written.
STORE_ERRORS = (JournalError, SQLAlchemyError, OSError, TimeoutError)

#: Answers that a report was taken: the request, its reference, the path where it can be followed.
FiledAnswer = Callable[[Request, str, str], Response]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ReportGround:
    """What all who take reports stand on."""

    intake: Intake
    #: The configuration as it is now.
    current: Callable[[], Configuration]
    #: Returns what signs forms. Raises what the store raises where it is away.
    tickets: Callable[[], Awaitable[Tickets]]
    clock: Clock
    #: Counts the reports of each address, whichever way they come.
    bound: Bound = field(default_factory=Bound)


class ReportFiling:
    """Takes reports; everything is answered by the view, and what was taken by `filed`."""

    def __init__(self, ground: ReportGround, *, view: ReportView, filed: FiledAnswer) -> None:
        self._intake, self._current = ground.intake, ground.current
        self._tickets, self._clock = ground.tickets, ground.clock
        self._bound = ground.bound
        self._view, self._filed = view, filed
        self._at_work = asyncio.Semaphore(MOST_AT_WORK)

    async def file(self, request: Request) -> Response:
        """Take the report of a form; else show the form again with what is wrong. A closed form is not there."""
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
            return self._view.later(request)
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
        return self._filed(request, reference, f"/report/{reference}/{tickets.follow(reference)}")


async def _photos(uploads: list[UploadFile], most: int) -> tuple[tuple[IncomingFile, ...], bool]:
    """Return the photos, and whether one of them is none, or too large."""
    photos = []
    for upload in uploads:
        content = await upload.read(most + 1)
        if not content or len(content) > most or media_type_of(content) not in PICTURES:
            return (), True
        photos.append(IncomingFile(name=upload.filename or "", media_type="", content=content))
    return tuple(photos[:MOST_PHOTOS]), len(photos) > MOST_PHOTOS


def is_public(category: Category | None) -> bool:
    """Return whether citizens choose the category."""
    return category is not None and category.public


def _address(request: Request) -> str:
    """Return whose reports are counted together."""
    return network_of(request.client.host if request.client is not None else "")

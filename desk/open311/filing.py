"""What needs a key: filing a request, adding a word to one."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import NamedTuple, Protocol

import msgspec
import structlog
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from hotline.config import Configuration
from hotline.crm_bridge import asked_once
from hotline.crm_bridge.case_outcome import CaseError
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.contact import Incoming, IncomingFile, Intake, Taken
from hotline.crm_bridge.file_types import PICTURES, media_type_of
from hotline.crm_bridge.files import clean_name
from hotline.desk.body_limit import limited

from .errors import Open311Error, answer
from .keys import Keys
from .posted import NotPostedError, Posted, read_posted
from .services import language_for, public_categories
from .wire import Format

#: Photos of one request, and fields.
MOST_PHOTOS = 5
MOST_FIELDS = 200

#: What a form may need beside its photos, bytes.
FORM_BYTES = 200_000

#: What a retry says to be the same request (draft-ietf-httpapi-idempotency-key-header).
IDEMPOTENCY = "idempotency-key"

log = structlog.get_logger()


class _Again(NamedTuple):
    """How a request is known when it is sent again."""

    key: str
    fingerprint: str


class Words(Protocol):
    """Adds what citizens say to their cases."""

    async def add(self, reference: str, text: str, language: str, by: str) -> str | None:
        """Keep it for the people who look after the case, and return its name; None: there is no such case.

        Raises `CaseError` for words that cannot be kept.
        """


class Filing:
    """Takes both in."""

    def __init__(
        self,
        config: Callable[[], Configuration],
        keys: Keys,
        intake: Intake,
        words: Words,
        clock: Callable[[], float],
    ) -> None:
        """`config()` is the configuration as it is now."""
        self._config = config
        self._keys = keys
        self._intake = intake
        self._words = words
        self._clock = clock

    async def file(self, request: Request, how: Format) -> Response:
        """File a request: it is a case with everything that came, committed, when the answer goes out."""
        async with self._form(request) as form:
            fields = _fields(form)
            holder = self._keys.holder(_value(fields, "api_key"), _address(request))
            try:
                posted = read_posted(fields, public_categories(self._config()))
            except NotPostedError as error:
                raise Open311Error(error.status, *error.faults) from None
            files = await _photos(form)
        again = _again(request, fields, files)
        self._keys.count(holder)
        taken = await self._take(self._incoming(request, posted, files, holder, again))
        log.info("open311.filed", holder=holder, reference=taken.reference, repeated=taken.repeated)
        filed = {
            "service_request_id": taken.reference,
            "service_notice": "",
            "account_id": _value(fields, "account_id") or None,
        }
        return answer("service_requests", [filed], how)

    async def _take(self, incoming: Incoming) -> Taken:
        try:
            return await self._intake.take(incoming)
        except asked_once.OtherRequestError as error:
            raise Open311Error(422, f"{error}. Use a new key for a new request.") from None

    async def update(self, request: Request, how: Format) -> Response:
        """Add a word to a request. Everybody sees it when somebody of the city has read it."""
        async with self._form(request) as form:
            fields = _fields(form)
        holder = self._keys.holder(_value(fields, "api_key"), _address(request))
        reference, text = _value(fields, "service_request_id"), _value(fields, "description")
        if not reference or not text:
            raise Open311Error(400, "service_request_id and description are needed")
        self._keys.count(holder)
        try:
            name = await self._words.add(reference, text, self._language(request), holder)
        except CaseError as error:
            raise Open311Error(400, f"description: {error}") from None
        if name is None:
            raise Open311Error(404, f"service_request_id `{reference[:40]}` is not known")
        return answer("service_request_updates", [{"update_id": name}], how)

    def _form(self, request: Request) -> AbstractAsyncContextManager[FormData]:
        photos = MOST_PHOTOS * self._config().cases.max_attachment_megabytes * 1_000_000
        return limited(request, photos + FORM_BYTES).form(
            max_files=MOST_PHOTOS, max_fields=MOST_FIELDS, max_part_size=FORM_BYTES
        )

    def _language(self, request: Request) -> str:
        return language_for(self._config(), request.headers.get("accept-language"))

    def _incoming(
        self,
        request: Request,
        posted: Posted,
        files: tuple[IncomingFile, ...],
        holder: str,
        again: _Again | None,
    ) -> Incoming:
        category = self._config().categories[posted.service_code]
        language = self._language(request)
        addresses = [one for one in (posted.email, posted.phone) if one]
        return Incoming(
            channel="open311",
            at=self._clock(),
            sender=addresses[0] if addresses else "",
            sender_name=posted.name,
            recipient=holder,
            subject=category.title.get(language, posted.service_code),
            # What everybody may see is in the report; the second address is for our people only.
            text="\n".join(filter(None, (posted.description, posted.media_url, *addresses[1:]))),
            language=language,
            external_id=None if again is None else f"{holder}:{again.key}",
            fingerprint=None if again is None else again.fingerprint,
            files=files,
            report=_report(posted, category.department, category.priority),
            consents=("case updates",) if posted.notify and addresses else (),
            proof=f"notify=true in a request by Open311 with the key of {holder}" if posted.notify else "",
        )


def _again(
    request: Request, fields: Sequence[tuple[str, str]], files: Sequence[IncomingFile]
) -> _Again | None:
    """Return how the request is known again; None: it is not. What it asks for is the same with another `api_key`."""
    header = request.headers.get(IDEMPOTENCY)
    if header is None:
        return None
    try:
        key = asked_once.key_of(header)
    except ValueError as error:
        raise Open311Error(400, str(error)) from None
    asked = sorted((name, value) for name, value in fields if name != "api_key")
    photos = [asked_once.digest_of(file.content) for file in files]
    return _Again(key, asked_once.digest_of(msgspec.json.encode((asked, photos))))


def _report(posted: Posted, department: str, priority: str) -> Report:
    return Report(
        description=posted.description,
        category=posted.service_code,
        department=department,
        priority=priority,
        form=posted.form,
        place=posted.address or None,
        latitude=posted.latitude,
        longitude=posted.longitude,
    )


def _fields(form: FormData) -> list[tuple[str, str]]:
    """Return the fields without NUL, which PostgreSQL cannot keep."""
    return [(name, value.replace("\0", "")) for name, value in form.multi_items() if isinstance(value, str)]


def _value(fields: list[tuple[str, str]], wanted: str) -> str:
    return next((value.strip() for name, value in fields if name == wanted), "")


async def _photos(form: FormData) -> tuple[IncomingFile, ...]:
    photos = []
    for _, upload in form.multi_items():
        if isinstance(upload, UploadFile) and upload.size:
            content = await upload.read()
            name = clean_name(upload.filename or "")
            if media_type_of(content) not in PICTURES:
                raise Open311Error(400, f"media `{name}` is no picture: send JPEG, PNG, GIF or WebP")
            photos.append(IncomingFile(name=name, media_type=upload.content_type or "", content=content))
    return tuple(photos)


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""

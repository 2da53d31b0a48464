"""What everybody may ask: discovery, services, requests, tokens, updates, photos."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Path as PathParameter
from fastapi import Query
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from hotline.config import Configuration
from hotline.crm_bridge.public_cases import PublicCase, PublicCases, PublicSearch
from hotline.desk.problem_json import PRIVATE

from . import documents
from .asked import MOST, read_asked
from .errors import Open311Error, answer
from .services import definition, language_for, public_categories, service_list
from .wire import Format

#: A parameter of a query; what it may be is checked by `asked.py`, which says so in the standard's way.
Text = Annotated[str | None, Query()]

#: What stands in a path for one thing.
Key = Annotated[str, PathParameter(pattern=r"^[A-Za-z0-9_-]{1,40}$")]

#: No more than any database counts to.
Number = Annotated[int, PathParameter(ge=1, le=2**53 - 1)]


class Reading:
    """Answers them."""

    def __init__(
        self,
        config: Callable[[], Configuration],
        cases: PublicCases,
        picture: Callable[[str], Path],
        clock: Callable[[], float],
    ) -> None:
        """`config()` is the configuration as it is now; `picture` tells where the bytes of a path are."""
        self._config = config
        self._cases = cases
        self._picture = picture
        self._clock = clock

    async def discovery(self, request: Request, how: Format) -> Response:
        """Say where what is served."""
        return answer("discovery", documents.discovery(self._config(), self._url(request)), how)

    async def services(self, request: Request, how: Format) -> Response:
        """List what can be reported."""
        return answer("services", service_list(self._config(), self._language(request)), how)

    async def definition(self, request: Request, service_code: Key, how: Format) -> Response:
        """Say what is asked about a service."""
        category = public_categories(self._config()).get(service_code)
        if category is None:
            raise Open311Error(404, f"service_code `{service_code}` is not known")
        found = definition(service_code, category, self._language(request))
        return answer("service_definition", found, how)

    async def requests(
        self,
        request: Request,
        how: Format,
        *,
        service_request_id: Text = None,
        service_code: Text = None,
        start_date: Text = None,
        end_date: Text = None,
        status: Text = None,
        page: Text = None,
        page_size: Text = None,
        extensions: Text = None,
    ) -> Response:
        """List requests, the newest first: of the last 90 days unless others are asked for, 1,000 at most."""
        given = {
            "service_request_id": service_request_id, "service_code": service_code, "start_date": start_date,
            "end_date": end_date, "status": status, "page": page, "page_size": page_size,
        }  # fmt: skip
        search = read_asked(_given(given), self._clock(), public_categories(self._config()))
        found = await self._cases.search(search, list(public_categories(self._config())))
        return answer("service_requests", await self._documents(request, found, extensions), how)

    async def request(
        self, request: Request, reference: Key, how: Format, extensions: Text = None
    ) -> Response:
        """Show one request."""
        case = await self._case(reference)
        return answer("service_requests", await self._documents(request, [case], extensions), how)

    async def token(self, token: Key, how: Format) -> Response:
        """Return the request of a token. Requests have their number at once here, and it is their token."""
        case = await self._case(token)
        found = [{"service_request_id": case.reference, "token": case.reference}]
        return answer("service_requests", found, how)

    async def updates(self, how: Format, start_date: Text = None, end_date: Text = None) -> Response:
        """List what was said to citizens, the oldest first: FixMyStreet's extension."""
        public = public_categories(self._config())
        given = _given({"start_date": start_date, "end_date": end_date})
        search = read_asked(given, self._clock(), public)
        notes = await self._cases.notes(search.since, search.until, list(public), MOST)
        cases = {case.reference: case for case in await self._named({note.reference for note in notes})}
        timezone = ZoneInfo(self._config().node.timezone)
        found = [documents.update(note, cases[note.reference], timezone) for note in notes]
        return answer("service_request_updates", found, how)

    async def photo(self, number: Number) -> Response:
        """Send a photo that everybody may see."""
        found = await self._cases.picture(number, list(public_categories(self._config())))
        if found is None:
            raise Open311Error(404, f"there is no photo {number}")
        path, media_type = found
        # It is what it is said to be: a browser need not guess, and must not run it.
        headers = {
            "X-Content-Type-Options": PRIVATE["X-Content-Type-Options"],
            "Content-Security-Policy": "sandbox",
        }
        return FileResponse(self._picture(path), media_type=media_type, headers=headers)

    # --- what they share ---

    async def _case(self, reference: str) -> PublicCase:
        found = await self._named({reference})
        if not found:
            raise Open311Error(404, f"service_request_id `{reference[:40]}` is not known")
        return found[0]

    async def _named(self, references: set[str]) -> list[PublicCase]:
        search = PublicSearch(
            references=tuple(references), since=0.0, until=self._clock(), limit=max(1, len(references))
        )
        return await self._cases.search(search, list(public_categories(self._config())))

    async def _documents(
        self, request: Request, found: list[PublicCase], extensions: str | None
    ) -> list[object]:
        config, language = self._config(), self._language(request)
        url = self._url(request)
        extended = (extensions or "").lower() == "true"
        notes = await self._cases.notes_of([case.reference for case in found]) if extended else {}
        return [
            documents.request(
                case,
                config,
                language,
                lambda number: f"{url}/photos/{number}",
                notes=notes.get(case.reference, ()) if extended else None,
            )
            for case in found
        ]

    def _language(self, request: Request) -> str:
        return language_for(self._config(), request.headers.get("accept-language"))

    def _url(self, request: Request) -> str:
        """Return where the service is reached: as configured, else as this request reached it."""
        configured = self._config().open311.public_url
        here = request.url.replace(path=request.scope.get("root_path", ""), query="")
        return (configured or str(here)).rstrip("/")


def _given(parameters: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in parameters.items() if value is not None}

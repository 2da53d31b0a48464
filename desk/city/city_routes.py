"""The citizens' page `/1111` and what it asks for; docs/operator/citizen-page.md."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.desk.api.models import answer
from hotline.desk.pages import Page, shell
from hotline.desk.problem_json import ProblemError
from hotline.desk.quality.outlines import Outlines

from .call_back import CallBacks, Confirmed, Wanted
from .case_state import Asked, CaseStates
from .doorstep import Doorstep, Endpoint, address_of, body, digest
from .near_cases import NearCases
from .new_request import NewRequests

_PAGE = Page("city", None, ("city", "phone"))


class _Where(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    category: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class City:
    """What the page asks."""

    states: CaseStates
    call_backs: CallBacks
    requests: NewRequests
    near: NearCases
    current: Callable[[], Configuration]
    #: The city's own secret, for hashes.
    key: Callable[[], Awaitable[bytes]]
    #: The districts, read again when their file changes; the complaints' map reads them the same way.
    outlines: Outlines = field(default_factory=Outlines)


class CityRoutes:
    """The routes."""

    def __init__(self, city: City) -> None:
        self._city = city

    def routes(self, doorstep: Doorstep) -> list[Route]:
        """Return what the web server serves."""
        table = (
            ("/1111", self._page, "GET"),
            ("/1111/api/options", self._options, "GET"),
            ("/1111/api/state", self._state, "POST"),
            ("/1111/api/near", self._near, "POST"),
            ("/1111/api/call-back", self._call_back, "POST"),
            ("/1111/api/call-back/confirm", self._confirm, "POST"),
            ("/1111/api/call-back/{callback}", self._place, "GET"),
        )
        return [
            Route("/1111/api/map", doorstep.guard(self._map), methods=["GET"]),
            *(Route(path, doorstep.guard(self._enabled(do)), methods=[verb]) for path, do, verb in table),
            *self._city.requests.routes(doorstep),
        ]

    def _enabled(self, endpoint: Endpoint) -> Endpoint:
        async def serve(request: Request) -> Response:
            if not self._city.current().citizen_page.enabled:
                raise ProblemError(404, "Not Found", "There is no such page.")
            return await endpoint(request)

        return serve

    async def _page(self, request: Request) -> Response:
        return shell(request, _PAGE)

    async def _options(self, _request: Request) -> Response:
        config = self._city.current()
        categories = {
            key: {
                "title": one.title,
                "description": one.description,
                "group": one.group,
                "fields": {
                    name: msgspec.to_builtins(field.model_dump()) for name, field in one.fields.items()
                },
            }
            for key, one in config.categories.items()
            if one.public
        }
        return answer(
            {
                "categories": categories,
                "requests": config.web_form.enabled,
                "calls": config.sip.browser_citizens > 0,
                "call_back": self._city.call_backs.hours_are_open(),
                "call_back_offered": config.citizen_page.callback_queue is not None,
                "confirm": config.citizen_page.confirm,
                "statistics": config.public_statistics.enabled,
                "centre": config.citizen_page.centre,
                "photo_megabytes": config.cases.max_attachment_megabytes,
            }
        )

    async def _state(self, request: Request) -> Response:
        asked = await body(request, Asked)
        asker = digest(await self._city.key(), "address", address_of(request))
        return answer(await self._city.states.ask(asked, asker))

    async def _near(self, request: Request) -> Response:
        where = await body(request, _Where)
        if not (abs(where.latitude) <= 90 and abs(where.longitude) <= 180):
            raise ProblemError(422, "Unprocessable Content", "This is no place.")
        found = await self._city.near.find(where.category, where.latitude, where.longitude)
        shown = [
            {**msgspec.structs.asdict(one), "follow": await self._city.requests.follow(one.reference)}
            if one.public
            else msgspec.structs.asdict(one)
            for one in found
        ]
        return answer(shown)

    async def _call_back(self, request: Request) -> Response:
        wanted = await body(request, Wanted)
        return answer(await self._city.call_backs.begin(wanted, address_of(request)))

    async def _confirm(self, request: Request) -> Response:
        return answer(await self._city.call_backs.confirm(await body(request, Confirmed)))

    async def _place(self, request: Request) -> Response:
        return answer(self._city.call_backs.place(request.path_params["callback"]))

    async def _map(self, _request: Request) -> Response:
        outline = await self._city.outlines.of(self._city.current().map.outline)
        districts = [{"name": dict(one.name), "polygons": one.polygons} for one in outline.districts]
        return JSONResponse({"districts": districts}, headers={"Cache-Control": "public, max-age=3600"})

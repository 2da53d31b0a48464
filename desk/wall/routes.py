"""The routes of the wallboard, below `/desk/api/wall`; for supervisors.

| path | body | |
|---|---|---|
| GET `/setup` | | measures, limits, pause reasons, skills, queues |
| GET `/calls?column=&queue=&agent=&since=&until=` | | the calls behind a number; today without times |
| GET `/calls/{call}` | | what happened to one |
| POST `/listen` | `{"agent": "1001", "mode": "listen"}` | calls the supervisor's telephone |
| POST `/listen/mode` | `{"mode": "whisper"}` | `listen`, `whisper`, `barge` |
| POST `/listen/end` | | |
| POST `/agents/{agent}/state` | `{"what": "pause", "reason": "break"}` | `sign-in`, `sign-out`, `pause`, `resume` |
| PUT, DELETE `/agents/{agent}/override` | `{"queues": {"water": 1}, "skills": {"arabic": 4}}` | |
| POST `/alerts/{alert}/acknowledge` | | |
| GET, PUT, DELETE `/surge` | `{"texts": {"ar": "…"}, "minutes": 60, "instead": false}` | |

409: it cannot be now, `detail` says why. 503 with `Retry-After`: others have asked for much.
"""

from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.agent.answers import answered, body_of, json_of, nothing
from hotline.desk.door import Door, Visitor
from hotline.desk.pages import language_of
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role
from hotline.desk.while_asked import while_asked
from hotline.events import MonitoringMode

from .ports import Calls, FullError, Listening, Number, Of, Orders, RefusedError

PATH = "/desk/api/wall"

#: A body with the skills of an agent, or with an announcement in several languages.
LARGE_BODY = 16_384

#: When somebody may ask again who was told that others have asked for much, seconds.
AGAIN_SECONDS = 30

Endpoint = Callable[[Request, Visitor], Awaitable[Response]]


class Listen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to listen to, and how."""

    agent: str
    mode: MonitoringMode = "listen"


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who hears the supervisor."""

    mode: MonitoringMode


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agent shall do."""

    what: Literal["sign-in", "sign-out", "pause", "resume"]
    reason: str = ""


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agent shall take."""

    queues: dict[str, float]
    skills: dict[str, int]


class Announcement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What callers shall hear."""

    texts: dict[str, str]
    minutes: float
    instead: bool = False


class WallRoutes:
    """The routes."""

    def __init__(self, door: Door, calls: Calls, listening: Listening, orders: Orders) -> None:
        self._door = door
        self._calls = calls
        self._listening = listening
        self._orders = orders

    def routes(self) -> list[Route]:
        """Return them."""
        supervisors, readers = (Role.SUPERVISOR,), (Role.SUPERVISOR, Role.QUALITY)
        return [
            self._route("/setup", "GET", self._setup, *readers),
            self._route("/calls", "GET", self._counted, *readers),
            self._route("/calls/{call}", "GET", self._story, *readers),
            self._route("/listen", "POST", self._listen, *supervisors),
            self._route("/listen/mode", "POST", self._mode, *supervisors),
            self._route("/listen/end", "POST", self._end, *supervisors),
            self._route("/agents/{agent}/state", "POST", self._state, *supervisors),
            self._route("/agents/{agent}/override", "PUT", self._override, *supervisors),
            self._route("/agents/{agent}/override", "DELETE", self._take_back, *supervisors),
            self._route("/alerts/{alert}/acknowledge", "POST", self._acknowledge, *supervisors),
            self._route("/surge", "GET", self._surge, *supervisors),
            self._route("/surge", "PUT", self._surge_on, *supervisors),
            self._route("/surge", "DELETE", self._surge_off, *supervisors),
        ]

    def _route(self, path: str, method: str, endpoint: Endpoint, *roles: Role) -> Route:
        guarded = self._door.guard(answered(refusing(endpoint)), *roles)
        return Route(f"{PATH}{path}", guarded, methods=[method])

    # --- numbers and calls ---

    async def _setup(self, _request: Request, _visitor: Visitor) -> Response:
        return json_of(self._orders.setup())

    async def _counted(self, request: Request, visitor: Visitor) -> Response:
        asked = request.query_params
        since, until = seconds_of(asked.get("since")), seconds_of(asked.get("until"))
        of: Of = "agent" if "agent" in asked else "queue"
        number = Number(of, asked.get("column", "offered"), asked.get(of) or None, since, until)
        return json_of(await while_asked(request, self._calls.counted(number, masked=is_masked(visitor))))

    async def _story(self, request: Request, visitor: Visitor) -> Response:
        call, language = request.path_params["call"], language_of(request)
        return json_of(await self._calls.story(call, language, masked=is_masked(visitor)))

    # --- listening ---

    async def _listen(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body_of(request, Listen)
        await self._listening.begin(visitor, wanted.agent, wanted.mode)
        return nothing()

    async def _mode(self, request: Request, visitor: Visitor) -> Response:
        await self._listening.switch(visitor.by, (await body_of(request, Mode)).mode)
        return nothing()

    async def _end(self, _request: Request, visitor: Visitor) -> Response:
        await self._listening.end(visitor.by)
        return nothing()

    # --- commands ---

    async def _state(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body_of(request, State)
        await self._orders.state(request.path_params["agent"], wanted.what, wanted.reason, visitor.by)
        return nothing()

    async def _override(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body_of(request, Override, LARGE_BODY)
        agent = request.path_params["agent"]
        await self._orders.override(agent, wanted.queues, wanted.skills, visitor.by)
        return nothing()

    async def _take_back(self, request: Request, visitor: Visitor) -> Response:
        await self._orders.take_back(request.path_params["agent"], visitor.by)
        return nothing()

    async def _acknowledge(self, request: Request, visitor: Visitor) -> Response:
        await self._orders.acknowledge(request.path_params["alert"], visitor.by)
        return nothing()

    async def _surge(self, _request: Request, _visitor: Visitor) -> Response:
        return json_of(await self._orders.surge())

    async def _surge_on(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body_of(request, Announcement, LARGE_BODY)
        told = await self._orders.surge_on(wanted.texts, wanted.minutes, visitor.by, instead=wanted.instead)
        return json_of(told)

    async def _surge_off(self, _request: Request, visitor: Visitor) -> Response:
        return json_of(await self._orders.surge_off(visitor.by))


def refusing(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint, whose refusals are problems (RFC 9457)."""

    async def asked(request: Request, visitor: Visitor) -> Response:
        try:
            return await endpoint(request, visitor)
        except FullError as error:
            again = {"Retry-After": str(AGAIN_SECONDS)}
            raise ProblemError(503, "Service Unavailable", str(error), again) from None
        except RefusedError as error:
            raise ProblemError(409, "Cannot be done", str(error)) from None

    return asked


def is_masked(visitor: Visitor) -> bool:
    """Return whether numbers of citizens are masked: only those who deal with citizens read them."""
    return not visitor.has((Role.SUPERVISOR, Role.SECOND_LINE))


def seconds_of(text: str | None) -> float | None:
    """Return a time of a query, seconds since the epoch. Raises `ProblemError`."""
    if text is None:
        return None
    try:
        at = float(text)
    except ValueError:
        at = float("nan")
    if not 0 <= at < 1e11:
        raise ProblemError(400, "Bad Request", f"{text[:40]!r} is no time: write seconds since the epoch.")
    return at

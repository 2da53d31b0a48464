"""What the agent's page asks: `/desk/api/agent/…`.

| method and path below `/desk/api/agent` | |
|---|---|
| GET `/setup` | titles, questions of categories, reasons to pause, dispositions |
| GET `/today` | the agent's own numbers since midnight |
| GET `/history` | contacts of the number whose call the agent is shown now, 20 at a time; `after` as `next` says |
| POST `/help` | what is typed of a case: categories it may be about, cases that may be the same |
| GET `/calls/{call}/disposition` | what the agent said the call led to; 204: nothing yet |
| PUT `/calls/{call}/disposition` | `{"disposition": "case", "note": "…"}` |

An agent says so of calls that the agent talked in, and of no others: 403.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.dispositions import DispositionError, Dispositions, check
from hotline.desk.api.places import place_of
from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role

from .answers import Endpoint, agent_of, answered, body_of, json_of, nothing
from .help import CaseHelp, Typed
from .history import NumberHistory
from .setup import setup_of

PATH = "/desk/api/agent"

#: What is typed of a case is no longer, bytes.
_LONGEST_TYPED = 64 * 1024

#: Returns the queue of a call in which the agent talked; raises `LookupError` where the agent did not.
QueueOfTalk = Callable[[str, str], Awaitable[str | None]]


class _Said(msgspec.Struct, forbid_unknown_fields=True):
    disposition: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeskParts:
    """What the routes need."""

    current: Callable[[], Configuration]
    dispositions: Dispositions
    help: CaseHelp
    history: NumberHistory
    #: The agent's own numbers of today.
    today: Callable[[str], Mapping[str, Any]]
    queue_of_talk: QueueOfTalk


class DeskRoutes:
    """The routes."""

    def __init__(self, door: Door, parts: DeskParts) -> None:
        self._door = door
        self._parts = parts

    def routes(self) -> list[Route]:
        """Return them."""
        disposition = "/calls/{call}/disposition"
        return [
            self._route("/setup", self._setup),
            self._route("/today", self._today),
            self._route("/history", self._history),
            self._route("/help", self._help, "POST"),
            self._route(disposition, self._said),
            self._route(disposition, self._say, "PUT"),
        ]

    def _route(self, path: str, endpoint: Endpoint, method: str = "GET") -> Route:
        guarded = self._door.guard(answered(endpoint), Role.AGENT)
        return Route(f"{PATH}{path}", guarded, methods=[method])

    async def _setup(self, _request: Request, visitor: Visitor) -> Response:
        return json_of(setup_of(self._parts.current(), agent_of(visitor)))

    async def _today(self, _request: Request, visitor: Visitor) -> Response:
        return json_of(self._parts.today(agent_of(visitor)))

    async def _history(self, request: Request, visitor: Visitor) -> Response:
        after = place_of(request.query_params.get("after"))
        return json_of(await self._parts.history.of(agent_of(visitor), after))

    async def _help(self, request: Request, visitor: Visitor) -> Response:
        agent_of(visitor)
        return json_of(await self._parts.help.of(await body_of(request, Typed, _LONGEST_TYPED)))

    async def _said(self, request: Request, visitor: Visitor) -> Response:
        found = await self._parts.dispositions.of(request.path_params["call"], agent_of(visitor))
        return nothing() if found is None else json_of({"disposition": found[0], "note": found[1]})

    async def _say(self, request: Request, visitor: Visitor) -> Response:
        agent, call = agent_of(visitor), request.path_params["call"]
        said = await body_of(request, _Said, _LONGEST_TYPED)
        try:
            queue = await self._parts.queue_of_talk(call, agent)
        except LookupError:
            detail = "You say what a call led to that you talked in."
            raise ProblemError(403, "Not your call", detail) from None
        try:
            check(self._parts.current(), said.disposition, queue)
        except DispositionError as error:
            raise ProblemError(409, "Conflict", str(error)) from None
        await self._parts.dispositions.say(call, agent, said.disposition, said.note)
        return nothing()

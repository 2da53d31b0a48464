"""Messages over HTTP: listing, reading, hearing, and what agents do with them. docs/developer/http-api.md.

| method and path | |
|---|---|
| GET /api/messages | a page of them; what is overdue first, then the newest |
| GET /api/messages/next?agent= | what this agent should take next; 204: nothing |
| GET /api/messages/{id} | one |
| GET, HEAD /api/messages/{id}/audio | WAV, with ranges |
| POST /api/messages/{id}/take, return, close, call-back | with `{"agent": "1001"}`; answers the message as it is then |

Who heard a message is a line in the log, with the token's holder; there is no event of it.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.journal import JournalError
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling, UnknownMessageError
from hotline.voicemail.listing import Listing, StoredMessage, Wanted
from hotline.voicemail.states import NotAllowedError, State

from .access import Access, HolderEndpoint
from .audio_response import audio_response
from .holder import Holder
from .json_body import json_body
from .problem_json import PRIVATE, ProblemError
from .scopes import Scope

#: Messages in a page, and at most.
PAGE, LARGEST_PAGE = 50, 500

#: A body that says who does something is no longer, bytes.
LONGEST_BODY = 4096

_FILTERS = frozenset({"state", "queue", "agent", "overdue", "limit", "offset"})
_TRUE = {"1": True, "true": True, "0": False, "false": False}

log = structlog.get_logger()


class _Who(msgspec.Struct, forbid_unknown_fields=True):
    """Who does it."""

    #: An agent's key.
    agent: str


class MessagesApi:
    """The routes."""

    def __init__(
        self,
        access: Access,
        listing: Listing,
        handling: MessageHandling,
        *,
        call_back: Callable[[str, str], Awaitable[str]],
        assignment: Callable[[], Assignment],
        agents: Callable[[], Mapping[str, object]],
        node: str,
    ) -> None:
        """`call_back(message, agent)` is done by the controller; `agents()` are those of the configuration."""
        self._access = access
        self._listing = listing
        self._handling = handling
        self._call_back = call_back
        self._assignment = assignment
        self._agents = agents
        self._node = node

    def routes(self) -> list[Route]:
        """Return what a `StatusPage` serves beside its own."""
        actions: dict[str, Callable[[str, str], Awaitable[object]]] = {
            "take": self._handling.take,
            "return": self._handling.give_back,
            "close": self._handling.close,
            "call-back": self._call_back,
        }
        one = "/api/messages/{id}"
        return [
            self._route("/api/messages", self._list),
            self._route("/api/messages/next", self._next),
            self._route(one, self._show),
            self._route(f"{one}/audio", self._audio),
            *(self._route(f"{one}/{name}", self._doing(name, do), "POST") for name, do in actions.items()),
        ]

    def _route(self, path: str, endpoint: HolderEndpoint, method: str = "GET") -> Route:
        async def answered(request: Request, holder: Holder) -> Response:
            try:
                return await endpoint(request, holder)
            except UnknownMessageError as error:
                raise ProblemError(404, "Not Found", str(error), code="unknown contact") from None
            except NotAllowedError as error:
                raise ProblemError(409, "Conflict", str(error), code="message") from None
            except (JournalError, SQLAlchemyError, OSError) as error:
                log.error("api: database", path=path, reason=type(error).__name__)
                detail = "The database cannot be used now; nothing was changed."
                raise ProblemError(503, "Service Unavailable", detail, {"Retry-After": "5"}) from None

        return Route(path, self._access.guard_holder(answered, Scope.MESSAGES), methods=[method])

    async def _list(self, request: Request, _holder: Holder) -> Response:
        query = request.query_params
        for name in query:
            if name not in _FILTERS:
                raise _bad(f"`{name}` is no parameter; there are: {', '.join(sorted(_FILTERS))}.")
        wanted = Wanted(
            state=_state(query.get("state")),
            queue=query.get("queue"),
            agent=query.get("agent"),
            overdue=_truth("overdue", query.get("overdue", "0")),
        )
        limit = _number("limit", query.get("limit", str(PAGE)), 1, LARGEST_PAGE)
        offset = _number("offset", query.get("offset", "0"), 0, 10**9)
        found = await self._listing.page(wanted, limit, offset)
        total = await self._listing.count(wanted)
        return _json({"messages": [plain(one) for one in found], "total": total, "offset": offset})

    async def _next(self, request: Request, holder: Holder) -> Response:
        agent = self._agent(request.query_params.get("agent", ""), holder)
        found = await self._listing.next_for(agent, self._assignment())
        return Response(status_code=204, headers=PRIVATE) if found is None else _json(plain(found))

    async def _show(self, request: Request, _holder: Holder) -> Response:
        return _json(plain(await self._found(request)))

    async def _audio(self, request: Request, holder: Holder) -> Response:
        found = await self._found(request)
        if found.node != self._node:
            raise ProblemError(404, "Not Found", f"The audio is on the node {found.node}.")
        response = await audio_response(request, found.audio)
        log.info("message heard", message=found.id, who=holder.name)
        return response

    def _doing(self, name: str, do: Callable[[str, str], Awaitable[object]]) -> HolderEndpoint:
        async def done(request: Request, holder: Holder) -> Response:
            agent = self._agent((await json_body(request, _Who, LONGEST_BODY)).agent, holder)
            await do(request.path_params["id"], agent)
            log.info("message", done=name, message=request.path_params["id"], agent=agent, who=holder.name)
            return _json(plain(await self._found(request)))

        return done

    async def _found(self, request: Request) -> StoredMessage:
        found = await self._listing.find(request.path_params["id"])
        if found is None:
            raise ProblemError(404, "Not Found", "There is no such message.")
        return found

    def _agent(self, agent: str, holder: Holder) -> str:
        if agent not in self._agents():
            raise _bad(f"There is no agent `{agent[:40]}`.")
        if not holder.may_be(agent):
            raise ProblemError(403, "Forbidden", "The work of another agent is not for you.")
        return agent


def plain(one: StoredMessage) -> dict[str, Any]:
    """Return a message as programs read it. The file's place is ours; they get the audio by its address."""
    fields: dict[str, Any] = msgspec.to_builtins(one, builtin_types=(float,), enc_hook=str)
    del fields["audio"]
    return fields | {"audio": f"/api/messages/{one.id}/audio"}


def _state(text: str | None) -> State | None:
    try:
        return None if text is None else State(text)
    except ValueError:
        raise _bad(f"`state` is one of: {', '.join(State)}.") from None


def _truth(name: str, text: str) -> bool:
    if text.lower() not in _TRUE:
        raise _bad(f"`{name}` is true or false.")
    return _TRUE[text.lower()]


def _number(name: str, text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most):
        raise _bad(f"`{name}` is a whole number from {least} to {most}.")
    return int(text)


def _bad(detail: str) -> ProblemError:
    return ProblemError(400, "Bad Request", detail)


def _json(body: object) -> Response:
    return Response(msgspec.json.encode(body), media_type="application/json", headers=PRIVATE)

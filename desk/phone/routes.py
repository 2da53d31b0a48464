"""Agents' browser phones: passwords for their pages, which telephone they take calls with, the way to Asterisk.

| route | what |
|---|---|
| POST /desk/api/phone | `{"phone": …, "take": false}` → user and password for the page, for `SIGNED_IN_SECONDS` |
| DELETE /desk/api/phone | the page needs no phone any more |
| POST /desk/api/phone/return | puts a page that was loaded anew back into the talk |
| GET, PUT /desk/api/phone/choice | `{"phone": "browser"}` or `"desk"` |
| WebSocket /desk/phone?phone=… | SIP (RFC 7118) |
"""

from collections.abc import Awaitable
from typing import Protocol

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from hotline.asterisk.ami import AmiError
from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.endpoints import PhoneKind, endpoint_of_agent
from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.journal import JournalError

from .ice import IceServers
from .page_phone import SIGNED_IN_SECONDS, Wanted, answer, away, body, give, line_of
from .proxy import TAKEN_OVER, PhoneProxy


class Choice(Protocol):
    """Which telephone agents take calls with."""

    def of(self, agent: str) -> PhoneKind:
        """Return the telephone of the agent."""

    def was_made(self, agent: str) -> bool:
        """Return whether the agent ever chose."""

    def choose(self, agent: str, phone: PhoneKind) -> Awaitable[None]:
        """Have the agent take calls with this telephone from now on. Raises `JournalError`."""


class Talks(Protocol):
    """Conversations whose page is gone."""

    def may_return(self, agent: str) -> bool:
        """Return whether the agent's browser has a talk that another page can take up."""

    async def bring_back(self, agent: str) -> None:
        """Ring the agent's browser and put it into the talk. Raises `LookupError` and `AmiError`."""


class _Chosen(msgspec.Struct, forbid_unknown_fields=True):
    phone: PhoneKind


class AgentPhones:
    """Their routes."""

    def __init__(
        self,
        door: Door,
        credentials: BrowserCredentials,
        proxy: PhoneProxy,
        choice: Choice,
        talks: Talks,
        *,
        ice: IceServers,
    ) -> None:
        self._door = door
        self._credentials = credentials
        self._proxy = proxy
        self._choice = choice
        self._talks = talks
        self._ice = ice

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        guard = self._door.guard
        return [
            Route("/desk/api/phone", guard(self._give, Role.AGENT), methods=["POST"]),
            Route("/desk/api/phone", guard(self._take_away, Role.AGENT), methods=["DELETE"]),
            Route("/desk/api/phone/return", guard(self._return, Role.AGENT), methods=["POST"]),
            Route("/desk/api/phone/choice", guard(self._chosen, Role.AGENT), methods=["GET"]),
            Route("/desk/api/phone/choice", guard(self._choose, Role.AGENT), methods=["PUT"]),
            WebSocketRoute("/desk/phone", self._serve),
        ]

    async def _give(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body(request, Wanted)
        agent = _agent(visitor)
        endpoint = endpoint_of_agent(agent, "browser")
        line = self._proxy.line(endpoint)
        if line is not None and line.phone != wanted.phone:
            if not wanted.take:
                raise ProblemError(
                    409, "Conflict", "Your phone is open in another window or on another machine."
                )
            line.close(TAKEN_OVER)
        given = await give(
            self._credentials, endpoint, visitor.session, SIGNED_IN_SECONDS, renews=wanted.phone
        )
        is_new = given.phone.phone != wanted.phone
        return answer(given, SIGNED_IN_SECONDS, self._ice, returning=is_new and self._talks.may_return(agent))

    async def _take_away(self, request: Request, visitor: Visitor) -> Response:
        endpoint = endpoint_of_agent(_agent(visitor), "browser")
        known = self._credentials.of(endpoint)
        if known is not None and known.owner == visitor.session:
            await self._credentials.take_away([endpoint])
            self._proxy.close(endpoint)
        return Response(status_code=204, headers=PRIVATE)

    async def _return(self, request: Request, visitor: Visitor) -> Response:
        try:
            await self._talks.bring_back(_agent(visitor))
        except LookupError:
            raise ProblemError(404, "Not Found", "The talk is over: there is none to take up.") from None
        except AmiError:
            raise away() from None
        return Response(status_code=204, headers=PRIVATE)

    async def _chosen(self, request: Request, visitor: Visitor) -> Response:
        agent = _agent(visitor)
        told = {"phone": self._choice.of(agent), "chosen": self._choice.was_made(agent)}
        return JSONResponse(told, headers=PRIVATE)

    async def _choose(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body(request, _Chosen)
        try:
            await self._choice.choose(_agent(visitor), wanted.phone)
        except (JournalError, TimeoutError):
            raise ProblemError(
                503, "Service Unavailable", "Your choice could not be kept. Try again."
            ) from None
        return await self._chosen(request, visitor)

    async def _serve(self, socket: WebSocket) -> None:
        visitor = await self._door.visitor_of_socket(socket)
        endpoint = endpoint_of_agent(visitor.agent, "browser") if visitor and visitor.agent else ""
        known = self._credentials.of(endpoint)
        phone = socket.query_params.get("phone", "")
        if visitor is None or known is None or (known.owner, known.phone) != (visitor.session, phone):
            await socket.close()  # before it was accepted: 403
            return
        await self._proxy.serve(socket, line_of(self._door, socket, self._credentials, endpoint, phone))


def _agent(visitor: Visitor) -> str:
    if visitor.agent is None:
        raise ProblemError(403, "Forbidden", "You are no agent in the configuration: ask the administrator.")
    return visitor.agent

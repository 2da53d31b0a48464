"""Supervisors' telephones on the wallboard: they are called to listen, and call nobody.

| route | what |
|---|---|
| POST /desk/api/wall/phone | `{"phone": …, "take": false}` → a password for the page, as for agents |
| WebSocket /desk/wall/phone?phone=… | SIP (RFC 7118) |

Whoever has an agent's key may use one as well, beside the agent's telephone. There are as many at once as
`monitoring.browser_phones` says; a session has one.
"""

import contextlib
from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.endpoints import is_listener
from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role

from .ice import IceServers
from .page_phone import SIGNED_IN_SECONDS, Wanted, answer, body, give, has, line_of
from .proxy import TAKEN_OVER, PhoneProxy


class ListeningPhones:
    """Those that are open, by the session of their supervisor."""

    def __init__(self) -> None:
        self._open: dict[str, list[str]] = {}

    def of(self, session: str) -> str | None:
        """Return the endpoint of the session's telephone, if it is open."""
        return next(iter(self._open.get(session, ())), None)

    @contextlib.contextmanager
    def opened(self, session: str, endpoint: str) -> Iterator[None]:
        """Count it as open within."""
        lines = self._open.setdefault(session, [])
        lines.append(endpoint)
        try:
            yield
        finally:
            lines.remove(endpoint)
            if not lines and self._open.get(session) is lines:
                del self._open[session]


class SupervisorPhones:
    """Their routes."""

    def __init__(
        self,
        door: Door,
        credentials: BrowserCredentials,
        proxy: PhoneProxy,
        endpoints: Sequence[str],
        phones: ListeningPhones,
        *,
        ice: IceServers,
    ) -> None:
        self._door = door
        self._credentials = credentials
        self._proxy = proxy
        self._endpoints = endpoints
        self._phones = phones
        self._ice = ice

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [
            Route("/desk/api/wall/phone", self._door.guard(self._give, Role.SUPERVISOR), methods=["POST"]),
            WebSocketRoute("/desk/wall/phone", self._serve),
        ]

    async def _give(self, request: Request, visitor: Visitor) -> Response:
        wanted = await body(request, Wanted)
        endpoint = self._own(visitor) or self._free()
        line = self._proxy.line(endpoint)
        if line is not None and line.phone != wanted.phone:
            if not wanted.take:
                raise ProblemError(409, "Conflict", "Your phone is open in another window.")
            line.close(TAKEN_OVER)
        given = await give(
            self._credentials, endpoint, visitor.session, SIGNED_IN_SECONDS, renews=wanted.phone
        )
        return answer(given, SIGNED_IN_SECONDS, self._ice)

    def _own(self, visitor: Visitor) -> str | None:
        """Return the endpoint that the session has already."""
        return next(filter(is_listener, self._credentials.owned(visitor.session)), None)

    def _free(self) -> str:
        """Return one that nobody has. Raises `ProblemError`."""
        for endpoint in self._endpoints:
            if self._credentials.is_free(endpoint) and self._proxy.line(endpoint) is None:
                return endpoint
        detail = "All telephones for listening are in use; more: `monitoring.browser_phones`."
        raise ProblemError(503, "Service Unavailable", detail, {"Retry-After": "60"})

    async def _serve(self, socket: WebSocket) -> None:
        visitor = await self._door.visitor_of_socket(socket)
        endpoint = self._own(visitor) if visitor is not None and visitor.has((Role.SUPERVISOR,)) else None
        phone = socket.query_params.get("phone", "")
        if visitor is None or endpoint is None or not has(self._credentials, endpoint, phone):
            await socket.close()  # before it was accepted: 403
            return

        line = line_of(self._door, socket, self._credentials, endpoint, phone)
        with self._phones.opened(visitor.session, endpoint):
            await self._proxy.serve(socket, line)

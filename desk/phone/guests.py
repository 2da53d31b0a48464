"""Citizens' browser phones, without an account: they dial the citizens' numbers, for a while, and nothing else.

| route | what |
|---|---|
| POST /1111/api/phone | a password for `GUEST_SECONDS`, and a cookie that names whose it is |
| WebSocket /1111/phone?phone=… | SIP (RFC 7118) |

There are as many of them at once as `sip.browser_citizens` says, and `BURST` from one address.
"""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.clock import Clock
from hotline.desk.door.asking import address_of
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.cookies import id_of, new_token
from hotline.desk.door.origin import is_foreign, is_own, is_secure
from hotline.desk.door.tries import network_of
from hotline.desk.problem_json import ProblemError

from .ice import IceServers
from .page_phone import Wanted, answer, body, give, has
from .proxy import Line, PhoneProxy

COOKIE = "hotline_guest"

#: How long a password is valid; a page in a call renews it. No call lasts longer than `LONGEST_SECONDS`.
GUEST_SECONDS = 600.0
LONGEST_SECONDS = 7200.0

#: How long the place is kept for a page whose socket has closed: it may only have changed the network.
KEPT_SECONDS = 60.0

#: Phones for one address: so many at once, and one more each minute. Offices and mobile networks share addresses.
BURST, PER_SECOND = 6.0, 1 / 60


class GuestPhones:
    """Their routes."""

    def __init__(
        self,
        credentials: BrowserCredentials,
        proxy: PhoneProxy,
        endpoints: Sequence[str],
        ice: IceServers,
        clock: Clock,
    ) -> None:
        self._credentials = credentials
        self._proxy = proxy
        self._endpoints = endpoints
        self._ice = ice
        self._clock = clock
        self._buckets = Buckets(BURST, PER_SECOND)
        #: When the phone that has the endpoint now got it.
        self._since: dict[str, float] = {}

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves; nothing where no citizen may call so."""
        if not self._endpoints:
            return []
        return [
            Route("/1111/api/phone", self._explained(self._give), methods=["POST"]),
            WebSocketRoute("/1111/phone", self._serve),
        ]

    async def _give(self, request: Request) -> Response:
        if is_foreign(request):
            raise ProblemError(403, "Forbidden", "The request does not come from a page of the hotline.")
        wanted = await body(request, Wanted)
        token = request.cookies.get(COOKIE, "")
        endpoint = self._own(token, wanted.phone)
        if endpoint is None:
            token, endpoint = new_token(), self._free(request)
            self._since[endpoint] = self._clock()
        elif self._clock() - self._since.setdefault(endpoint, self._clock()) > LONGEST_SECONDS:
            raise ProblemError(403, "Forbidden", "This call has lasted very long. Please call again.")
        given = await give(self._credentials, endpoint, id_of(token), GUEST_SECONDS, renews=wanted.phone)
        response = answer(given, GUEST_SECONDS, self._ice)
        response.set_cookie(
            COOKIE, token, max_age=int(LONGEST_SECONDS), path="/1111", secure=is_secure(request),
            httponly=True, samesite="strict",
        )  # fmt: skip
        return response

    def _own(self, token: str, phone: str | None) -> str | None:
        """Return the endpoint that this page has already."""
        if not token or phone is None:
            return None
        owned = self._credentials.owned(id_of(token))
        return next((one for one in owned if has(self._credentials, one, phone)), None)

    def _free(self, request: Request) -> str:
        """Return a place for one more. Raises `ProblemError`."""
        wait = self._buckets.take(network_of(address_of(request)))
        if wait:
            again = {"Retry-After": str(wait)}
            detail = (
                "So many calls come from your network that this one has to wait. Or dial 1111 by telephone."
            )
            raise ProblemError(429, "Too Many Requests", detail, again)
        for endpoint in self._endpoints:
            if self._credentials.is_free(endpoint) and self._proxy.line(endpoint) is None:
                return endpoint
        detail = "All lines of this page are busy. Dial 1111 by telephone, or try again in a minute."
        raise ProblemError(503, "Service Unavailable", detail, {"Retry-After": "60"})

    async def _serve(self, socket: WebSocket) -> None:
        phone = socket.query_params.get("phone", "")
        endpoint = self._own(socket.cookies.get(COOKIE, ""), phone) if is_own(socket) else None
        if endpoint is None:
            await socket.close()  # before it was accepted: 403
            return

        async def lives() -> bool:
            return has(self._credentials, endpoint, phone)

        await self._proxy.serve(socket, Line(endpoint, phone, lives))

    def _explained(
        self, serve: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def explained(request: Request) -> Response:
            try:
                return await serve(request)
            except ProblemError as problem:
                return problem.response()

        return explained

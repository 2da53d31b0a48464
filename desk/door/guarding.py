"""Lets in who has signed in, and may: the one door of all pages, their calls and their sockets.

| what comes | answer |
|---|---|
| no session, one that is unknown, has ended, or is stolen and was ended | 401 |
| a session without a role that the endpoint names | 403 |
| an unsafe method from another origin, or without the session's token against forged requests | 403 |
| more than `PER_SECOND` requests a second for long | 429, with `Retry-After` |
| a database that is away | 503, with `Retry-After` |
"""

from collections.abc import Awaitable, Callable, Collection

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket

from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role

from .buckets import Buckets
from .cookies import CSRF_HEADER, SESSION, is_forged
from .origin import is_foreign, is_own
from .sessions import VisitorsOfSessions
from .visitor import Visitor

#: What a route does, once it is known who asks.
Endpoint = Callable[[Request, Visitor], Awaitable[Response]]

#: Methods that change nothing (RFC 9110, 9.2.1).
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

#: Requests of one session: so many at once, and so many a second for long. A page at work makes two or three.
BURST, PER_SECOND = 200.0, 20.0

#: When to come again while the database is away, seconds.
AGAIN_SECONDS = 5

log = structlog.get_logger()


class Door:
    """Knows who is there."""

    def __init__(self, sessions: VisitorsOfSessions, buckets: Buckets | None = None) -> None:
        """`buckets` count the requests of sessions."""
        self.sessions = sessions
        self._buckets = buckets or Buckets(BURST, PER_SECOND)

    def guard(self, endpoint: Endpoint, *roles: Role) -> Callable[[Request], Awaitable[Response]]:
        """Return the endpoint of a route that only visitors with one of these roles reach; no role: everybody.

        A `ProblemError` of the endpoint becomes its answer.
        """

        async def guarded(request: Request) -> Response:
            try:
                return await endpoint(request, await self.admit(request, roles))
            except ProblemError as problem:
                return problem.response()

        return guarded

    async def admit(self, request: Request, roles: Collection[Role] = ()) -> Visitor:
        """Return who asks. Raises `ProblemError`."""
        visitor = await self._known(request)
        if visitor is None:
            raise ProblemError(401, "Unauthorized", "Sign in first.", {"WWW-Authenticate": "Session"})
        if request.method not in SAFE:
            self._refuse_forged(request)
        self._count(visitor)
        if not visitor.has(roles):
            log.warning("door: not for this role", user=visitor.user, path=request.url.path)
            raise ProblemError(403, "Forbidden", f"This is for: {', '.join(sorted(roles))}.")
        return visitor

    async def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Return whose session the cookie names; None: nobody's. Raises what the database raises."""
        token = connection.cookies.get(SESSION)
        return await self.sessions.find(token) if token else None

    async def visitor_of_socket(self, socket: WebSocket) -> Visitor | None:
        """Return who opens a WebSocket from one of our pages; None: nobody, or another site in a browser.

        A browser sends cookies along with the sockets of any site, and asks nobody: `Origin` must be ours.
        Raises what the database raises.
        """
        if not is_own(socket):
            log.warning("door: a socket from elsewhere", path=socket.url.path)
            return None
        return await self.visitor(socket)

    async def _known(self, request: Request) -> Visitor | None:
        try:
            return await self.visitor(request)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("door: sessions cannot be read", reason=type(error).__name__)
            again = {"Retry-After": str(AGAIN_SECONDS)}
            raise ProblemError(503, "Service Unavailable", "Try again in a moment.", again) from None

    def _refuse_forged(self, request: Request) -> None:
        token = request.cookies.get(SESSION, "")
        if is_foreign(request) or is_forged(token, request.headers.get(CSRF_HEADER)):
            log.warning("door: a forged request", path=request.url.path)
            raise ProblemError(403, "Forbidden", "The request does not come from a page of this session.")

    def _count(self, visitor: Visitor) -> None:
        wait = self._buckets.take(visitor.session)
        if wait:
            again = {"Retry-After": str(wait)}
            raise ProblemError(429, "Too Many Requests", f"Too many requests: wait {wait} s.", again)

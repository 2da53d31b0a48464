"""Who may use the API: a bearer token (RFC 6750), one for each program that asks.

| request | answer |
|---|---|
| no token | 401, with `WWW-Authenticate` (RFC 9110, 11.6.1) |
| a wrong token | 401, and it counts against the address that it came from |
| anything from an address with `MOST_FAILURES` wrong tokens within `WINDOW_SECONDS` | 429, with `Retry-After` |
| a right one that is not for this (`desk/scopes.py`) | 403, with the scope that is needed (RFC 6750, 3.1) |
| a right one | the endpoint is called, and told whose token it was |
| no token, but the cookie of a session of the desk | as with a token whose scopes are those of the roles |

Tokens are in the file with the passwords, by name of who holds them. They are never written to a log.
"""

import hmac
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping

import structlog
from starlette.requests import Request
from starlette.responses import Response

from hotline.secrets import ApiToken

from .door.asking import address_of
from .door.cookies import SESSION
from .door.guarding import Door
from .door.tries import network_of
from .door.visitor import Visitor
from .holder import Holder
from .problem_json import ProblemError
from .roles import Role, scopes_of
from .scopes import Scope

#: Wrong tokens that an address may send within the window.
MOST_FAILURES = 10
WINDOW_SECONDS = 60.0

#: Addresses that are remembered; of more, the one that was seen first is forgotten.
MOST_ADDRESSES = 1024

#: What a route does, once it is known who asks: gets the request and the name of the token's holder.
Endpoint = Callable[[Request, str], Awaitable[Response]]

#: The same, for what also depends on whether a person or a program asks.
HolderEndpoint = Callable[[Request, Holder], Awaitable[Response]]

log = structlog.get_logger()


class Access:
    """Lets the holders of tokens in."""

    def __init__(
        self,
        tokens: Callable[[], Mapping[str, str | ApiToken]],
        clock: Callable[[], float] = time.monotonic,
        *,
        door: Door | None = None,
    ) -> None:
        """`tokens()` by name of the holder, as they are now; `clock` tells seconds that never go back.

        `door` also lets in who has signed in at the desk.
        """
        self._tokens = tokens
        self._door = door
        self._clock = clock
        #: When each address sent wrong tokens, the oldest first.
        self._failures: dict[str, deque[float]] = {}

    def guard(
        self, endpoint: Endpoint, scope: Scope, *roles: Role
    ) -> Callable[[Request], Awaitable[Response]]:
        """Return the endpoint of a route that only holders of a token for `scope` reach.

        Of people who have signed in only those with one of the `roles`, where any are named. A `ProblemError` of the
        endpoint becomes its answer.
        """

        async def named(request: Request, holder: Holder) -> Response:
            return await endpoint(request, holder.name)

        return self.guard_holder(named, scope, *roles)

    def guard_holder(
        self, endpoint: HolderEndpoint, scope: Scope, *roles: Role
    ) -> Callable[[Request], Awaitable[Response]]:
        """Do what `guard` does, and tell the endpoint all about who asks."""

        async def guarded(request: Request) -> Response:
            try:
                return await endpoint(request, await self.admit(request, scope, roles))
            except ProblemError as problem:
                return problem.response()

        return guarded

    async def who(self, request: Request, scope: Scope) -> str:
        """Return the name of the token's holder. Raises `ProblemError`."""
        return (await self.admit(request, scope)).name

    async def admit(self, request: Request, scope: Scope, roles: Collection[Role] = ()) -> Holder:
        """Return the holder of the token or the session, which is for this scope. Raises `ProblemError`."""
        if self._door is not None and SESSION in request.cookies and "authorization" not in request.headers:
            return self._of_visitor(await self._door.admit(request, roles), scope)
        address = network_of(address_of(request))
        self._refuse_guessers(address)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _unauthorised("Send the header `Authorization: Bearer <token>`.", 'Bearer realm="hotline"')
        return self.holder_of(token.strip(), address, scope)

    def _of_visitor(self, visitor: Visitor, scope: Scope) -> Holder:
        holder = Holder(visitor.by, scopes_of(visitor.roles), visitor)
        if not holder.may(scope):
            log.warning("api: not for this role", user=visitor.user, scope=scope)
            raise ProblemError(403, "Forbidden", f"Your role is not for `{scope}`.")
        return holder

    def holder_of(self, token: str, address: str, scope: Scope) -> Holder:
        """Return the holder of a token that came from this address. Raises `ProblemError`."""
        self._refuse_guessers(address)
        holder = self._holder(token.encode())
        if holder is None:
            self._count(address)
            log.warning("api: wrong token", address=address)
            raise _unauthorised("The token is not known.", 'Bearer realm="hotline", error="invalid_token"')
        if not holder.may(scope):
            challenge = f'Bearer realm="hotline", error="insufficient_scope", scope="{scope}"'
            detail = f"The token of `{holder.name}` is not for `{scope}`."
            raise ProblemError(403, "Forbidden", detail, {"WWW-Authenticate": challenge})
        return holder

    def _holder(self, token: bytes) -> Holder | None:
        """Compare with every token, in a time that does not tell how much of one was right."""
        found = None
        for name, right in self._tokens().items():
            plain, scopes = (
                (right, None) if isinstance(right, str) else (right.token, frozenset(right.scopes))
            )
            if hmac.compare_digest(token, plain.encode()):
                found = Holder(name, scopes)
        return found

    def _refuse_guessers(self, address: str) -> None:
        failures = self._failures.get(address)
        if failures is None:
            return
        now = self._clock()
        while failures and failures[0] <= now - WINDOW_SECONDS:
            failures.popleft()
        if len(failures) >= MOST_FAILURES:
            wait = math.ceil(failures[0] + WINDOW_SECONDS - now)
            detail = f"Too many wrong tokens came from this address: try again in {wait} s."
            raise ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)})

    def _count(self, address: str) -> None:
        failures = self._failures.setdefault(address, deque(maxlen=MOST_FAILURES))
        failures.append(self._clock())
        if len(self._failures) > MOST_ADDRESSES:
            del self._failures[next(iter(self._failures))]


def _unauthorised(detail: str, challenge: str) -> ProblemError:
    return ProblemError(401, "Unauthorized", detail, {"WWW-Authenticate": challenge})

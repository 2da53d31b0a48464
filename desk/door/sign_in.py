"""`/desk/api/sign-in`, `sign-out`, `me`: how a person becomes a visitor, and stops being one.

A flood of wrong passwords costs little: the address, and the user from places that are not known, are counted before
anything is hashed; an unknown user takes as long as a wrong password.
"""

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.desk.body_limit import limited
from hotline.desk.problem_json import PRIVATE, ProblemError

from .buckets import Buckets
from .cookies import clear_session, set_session
from .guarding import AGAIN_SECONDS, Door
from .origin import is_own, is_private, is_secure
from .passwords import Passwords, TooBusyError
from .sessions import Sessions
from .users import Users
from .visitor import Visitor

#: Wrong passwords: so many at once, and one in so many seconds for long; from one address, and for one user.
ADDRESS_BURST, ADDRESS_SECONDS = 20.0, 6.0
USER_BURST, USER_SECONDS = 8.0, 30.0

LONGEST_BODY = 4096

log = structlog.get_logger()


class _Asked(msgspec.Struct):
    """The body."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"_Asked({self.user})"


class SignIn:
    """The routes."""

    def __init__(self, door: Door, users: Users, sessions: Sessions, passwords: Passwords) -> None:
        self._door = door
        self._users = users
        self._sessions = sessions
        self._passwords = passwords
        self._of_address = Buckets(ADDRESS_BURST, 1 / ADDRESS_SECONDS)
        self._of_user = Buckets(USER_BURST, 1 / USER_SECONDS)

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [
            Route("/desk/api/sign-in", self._sign_in, methods=["POST"]),
            Route("/desk/api/sign-out", self._door.guard(self._sign_out), methods=["POST"]),
            Route("/desk/api/me", self._door.guard(self._me)),
        ]

    async def _sign_in(self, request: Request) -> Response:
        try:
            return await self._try(request)
        except ProblemError as problem:
            return problem.response()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("door: nobody can sign in", reason=type(error).__name__)
            again = {"Retry-After": str(AGAIN_SECONDS)}
            return ProblemError(503, "Service Unavailable", "Try again in a moment.", again).response()

    async def _try(self, request: Request) -> Response:
        if not is_own(request):
            raise ProblemError(403, "Forbidden", "Sign in on the page of this hotline.")
        if not is_private(request):
            raise ProblemError(403, "Forbidden", "Sign in over https: here others could read your password.")
        asked = await _read(request)
        user, address = asked.user.strip().lower()[:64], request.client.host if request.client else ""
        self._count(user, address)
        known = await self._users.known(user)
        try:
            right = await self._passwords.is_right(
                known.password if known is not None else None, asked.password
            )
        except TooBusyError:
            raise _too_many(AGAIN_SECONDS) from None
        if known is None or not right:
            log.warning("door: wrong password", address=address)
            raise ProblemError(401, "Unauthorized", "User or password is wrong.")
        self._of_address.give_back(address)
        self._of_user.give_back(user)
        return await self.welcome(request, known.user.name, "password")

    async def welcome(self, request: Request, user: str, how: str) -> Response:
        """Begin a session. Raises what the database raises."""
        token = await self._sessions.begin(user, how)
        self._users.signed_in(user, how)
        visitor = await self._sessions.find(token)
        response: Response = JSONResponse(_answer(visitor) if visitor else {}, headers=PRIVATE)
        set_session(response, token, seconds=int(self._sessions.limits.whole), secure=is_secure(request))
        return response

    def _count(self, user: str, address: str) -> None:
        wait = max(self._of_address.wait(address), self._of_user.wait(user))
        if wait:
            raise _too_many(wait)
        self._of_address.take(address)
        self._of_user.take(user)

    async def _sign_out(self, request: Request, visitor: Visitor) -> Response:
        await self._sessions.end(visitor.session)
        self._users.signed_out(visitor.user)
        response = Response(status_code=204, headers=PRIVATE)
        clear_session(response, secure=is_secure(request))
        return response

    async def _me(self, request: Request, visitor: Visitor) -> Response:
        return JSONResponse(_answer(visitor), headers=PRIVATE)


def _answer(visitor: Visitor) -> dict[str, object]:
    return {
        "user": visitor.user,
        "name": visitor.name,
        "roles": sorted(visitor.roles),
        "agent": visitor.agent,
        "departments": sorted(visitor.departments),
    }


def _too_many(wait: int) -> ProblemError:
    detail = f"Too many tries: wait {wait} s."
    return ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)})


async def _read(request: Request) -> _Asked:
    try:
        return msgspec.json.decode(await limited(request, LONGEST_BODY).body(), type=_Asked)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ProblemError(400, "Bad Request", 'The body must be {"user": "…", "password": "…"}.') from None

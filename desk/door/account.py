"""What people do with their own session and password: `/desk/api/me`, `sign-out`, `sign-out-everywhere`, `password`."""

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.desk.problem_json import PRIVATE, ProblemError

from .asking import address_of, answered, busy, read, too_many
from .cookies import clear_session
from .guarding import Door
from .origin import is_secure
from .passwords import Passwords, TooBusyError, fault
from .sessions import Sessions
from .tries import Tries
from .users import Users
from .visitor import Visitor
from .welcome import Welcome, answer


class _Change(msgspec.Struct):
    """The body; printing it does not show it."""

    old: str
    new: str

    def __repr__(self) -> str:
        return "_Change(…)"


class Account:
    """The routes."""

    def __init__(
        self,
        *,
        door: Door,
        users: Users,
        sessions: Sessions,
        passwords: Passwords,
        welcome: Welcome,
        tries: Tries,
    ) -> None:
        self._door = door
        self._users = users
        self._sessions = sessions
        self._passwords = passwords
        self._welcome = welcome
        self._tries = tries

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        guard = self._door.guard
        return [
            Route("/desk/api/me", answered(guard(self._me))),
            Route("/desk/api/sign-out", answered(guard(self._sign_out)), methods=["POST"]),
            Route("/desk/api/sign-out-everywhere", answered(guard(self._sign_out_all)), methods=["POST"]),
            Route("/desk/api/password", answered(guard(self._change)), methods=["POST"]),
        ]

    async def _me(self, request: Request, visitor: Visitor) -> Response:
        return JSONResponse(answer(visitor), headers=PRIVATE)

    async def _sign_out(self, request: Request, visitor: Visitor) -> Response:
        await self._sessions.end(visitor.session)
        return self._gone(request, visitor)

    async def _sign_out_all(self, request: Request, visitor: Visitor) -> Response:
        await self._sessions.end_all(visitor.user)
        return self._gone(request, visitor)

    def _gone(self, request: Request, visitor: Visitor) -> Response:
        self._users.signed_out(visitor.user)
        response = Response(status_code=204, headers=PRIVATE)
        clear_session(response, secure=is_secure(request))
        return response

    async def _change(self, request: Request, visitor: Visitor) -> Response:
        """Set another password: every session ends, and this browser gets a new one."""
        asked, address = await read(request, _Change), address_of(request)
        wait = await self._tries.begin(address, visitor.user, visitor.session)
        if wait:
            raise too_many(wait)
        known = await self._users.known(visitor.user)
        try:
            right = await self._passwords.is_right(known.password if known is not None else None, asked.old)
        except TooBusyError as error:
            self._tries.undo(visitor.user, visitor.session)
            raise busy(error.seconds) from None
        judge = self._tries.right if right else self._tries.wrong
        wait = await judge(address, visitor.user, visitor.session)
        if wait:
            raise too_many(wait)
        if not right or known is None:
            raise ProblemError(
                403, "Forbidden", "The password until now is another one.", code="old password"
            )
        wrong = fault(asked.new, visitor.user)
        if wrong is not None:
            raise ProblemError(
                422, "Unprocessable Content", f"{wrong[0].upper()}{wrong[1:]}.", code="password"
            )
        known = await self._users.set_password(
            visitor.user, await self._passwords.hash(asked.new), visitor.user
        )
        return await self._welcome.json(request, known, "password")

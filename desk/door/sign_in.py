"""`/desk/api/sign-in` and `sign-in-link`: how a person becomes a visitor.

A flood of wrong passwords is refused before anything is hashed (`tries.py`); an unknown user takes as long as a wrong
password, and is told the same.
"""

from collections.abc import Callable, Mapping

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.desk.problem_json import PRIVATE, ProblemError

from .asking import address_of, answered, busy, read, refuse_strangers, too_many
from .passwords import Passwords, TooBusyError
from .tries import DEVICE, Tries, known
from .user_rows import Known
from .users import Users
from .welcome import Welcome

log = structlog.get_logger()

#: What the page of signing in is told of the ways in.
Ways = Callable[[], Mapping[str, object]]


class _Password(msgspec.Struct):
    """The body; printing it does not show it."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "_Password(…)"


class _Link(msgspec.Struct):
    """The body."""

    token: str


class SignIn:
    """The routes."""

    def __init__(
        self, users: Users, passwords: Passwords, welcome: Welcome, tries: Tries, ways: Ways = dict
    ) -> None:
        self._users = users
        self._passwords = passwords
        self._welcome = welcome
        self._tries = tries
        self._ways = ways

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [
            Route("/desk/api/sign-in", answered(self._by_password), methods=["POST"]),
            Route("/desk/api/sign-in-link", answered(self._by_link), methods=["POST"]),
            Route("/desk/api/ways", self._tell_ways),
        ]

    async def _by_password(self, request: Request) -> Response:
        refuse_strangers(request)
        asked = await read(request, _Password)
        found = await self._users.known(asked.user.strip().lower()[:64])
        if not await self._is_right(request, asked, found) or found is None:
            raise ProblemError(401, "Unauthorized", "User or password is wrong.")
        found = await self._renewed(found, asked.password)
        return await self._welcome.json(request, found, "password")

    async def _is_right(self, request: Request, asked: _Password, found: Known | None) -> bool:
        """Count the try, and compare. Raises `ProblemError`."""
        address, user = address_of(request), asked.user.strip().lower()[:64]
        device = known(request.cookies.get(DEVICE), user, found.device_key) if found is not None else None
        wait = await self._tries.begin(address, user, device)
        if wait:
            log.warning("door: too many tries", address=address)
            raise too_many(wait)
        try:
            right = await self._passwords.is_right(
                found.password if found is not None else None, asked.password
            )
        except TooBusyError as error:
            self._tries.undo(user, device)
            raise busy(error.seconds) from None
        judge = self._tries.right if right else self._tries.wrong
        wait = await judge(address, user, device)
        if not right:
            log.warning("door: wrong password", address=address)
        if wait:  # others took the last permit meanwhile: what was found is not told
            raise too_many(wait)
        return right

    async def _renewed(self, found: Known, password: str) -> Known:
        """Keep the password by today's parameters, if it was by others."""
        if found.password is not None and self._passwords.is_old(found.password):
            await self._users.renew(found, await self._passwords.hash(password))
        return found

    async def _by_link(self, request: Request) -> Response:
        refuse_strangers(request)
        address = address_of(request)
        wait = await self._tries.wait(address)
        if wait:
            raise too_many(wait)
        found = await self._users.use_link((await read(request, _Link)).token)
        if found is None:
            await self._tries.wrong_link(address)
            raise ProblemError(401, "Unauthorized", "The link was used already, or is too old.")
        return await self._welcome.json(request, found, "link")

    async def _tell_ways(self, request: Request) -> Response:
        return JSONResponse(dict(self._ways()), headers=PRIVATE)

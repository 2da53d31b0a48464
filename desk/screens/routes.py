"""The routes of screens.

| request | for | |
|---|---|---|
| GET `/desk/api/screens` | supervisor, administrator | all of them; no code, no token |
| POST `/desk/api/screens` | supervisor, administrator | makes one: `{"name": "Hall"}`, answers with its code, once |
| POST `/desk/api/screens/{n}/code` | supervisor, administrator | another code; the browser of before is let go |
| DELETE `/desk/api/screens/{n}` | supervisor, administrator | revokes it |
| POST `/desk/api/screen/pair` | whoever types the code | `{"code": "12345678"}`; the cookie comes back |
| GET `/desk/api/screen/figures` | the screen | the figures, as often as it asks |

A screen is no session: its cookie goes to the last two addresses only, and opens nothing else. Codes are tried at most
as often as `TRIES` allows.
"""

from collections.abc import Awaitable, Callable, Mapping

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.agent.answers import Endpoint, answered, body_of, json_of, nothing
from hotline.desk.door import Door, Visitor
from hotline.desk.door.asking import address_of
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.origin import is_foreign, is_secure
from hotline.desk.door.tries import network_of
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.journal import JournalError

from .store import CODE_DIGITS, ScreenError, Screens

#: The cookie, and the only path to which browsers send it; they keep it for at most 400 days (RFC 6265bis, 5.5), and
#: get it anew with the figures.
COOKIE, COOKIE_PATH, COOKIE_SECONDS = "hotline_screen", "/desk/api/screen", 400 * 86_400

#: Wrong codes: so many at once, and then so many a second; of one address, and of all. At that pace half of all 10⁸
#: codes take 47 years.
TRIES, ALL_TRIES = (10.0, 1 / 90), (60.0, 1 / 30)

#: Who makes and revokes screens.
MAKERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)

log = structlog.get_logger()


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A screen to make."""

    name: str


class Typed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody types on a screen."""

    code: str


class ScreenRoutes:
    """The routes."""

    def __init__(self, door: Door, screens: Screens, figures: Callable[[], Mapping[str, object]]) -> None:
        """`figures` returns what screens show."""
        self._door = door
        self._screens = screens
        self._figures = figures
        self._of_address, self._of_all = Buckets(*TRIES), Buckets(*ALL_TRIES)

    def routes(self) -> list[Route]:
        """Return them."""
        one = "/desk/api/screens/{number:int}"
        return [
            self._made_by("/desk/api/screens", "GET", self._list),
            self._made_by("/desk/api/screens", "POST", self._make),
            self._made_by(f"{one}/code", "POST", self._code),
            self._made_by(one, "DELETE", self._revoke),
            Route("/desk/api/screen/pair", _told(self._pair), methods=["POST"]),
            Route("/desk/api/screen/figures", _told(self._show), methods=["GET"]),
        ]

    def _made_by(self, path: str, method: str, endpoint: Endpoint) -> Route:
        guarded = self._door.guard(answered(_refusing(endpoint)), *MAKERS)
        return Route(path, guarded, methods=[method])

    # --- for people ---

    async def _list(self, _request: Request, _visitor: Visitor) -> Response:
        return json_of({"screens": await self._screens.all()})

    async def _make(self, request: Request, visitor: Visitor) -> Response:
        return json_of(await self._screens.make((await body_of(request, Named)).name, visitor.by))

    async def _code(self, request: Request, visitor: Visitor) -> Response:
        return json_of(await self._screens.new_code(request.path_params["number"], visitor.by))

    async def _revoke(self, request: Request, visitor: Visitor) -> Response:
        await self._screens.revoke(request.path_params["number"], visitor.by)
        return nothing()

    # --- for televisions ---

    async def _pair(self, request: Request) -> Response:
        if is_foreign(request):
            raise ProblemError(403, "Forbidden", "The request does not come from our page.")
        code = "".join(sign for sign in (await body_of(request, Typed)).code if not sign.isspace())
        asker = network_of(address_of(request))
        # Whoever is refused takes nothing from the others.
        wait = self._of_address.take(asker) or self._of_all.take("")
        if wait:
            detail = f"Too many codes were tried: wait {wait} s."
            raise ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)})
        if not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            raise ProblemError(409, "Cannot be done", f"A code has {CODE_DIGITS} digits.")
        token = await self._screens.pair(code)
        self._of_address.give_back(asker)
        self._of_all.give_back("")
        answer = nothing()
        _keep(answer, request, token)
        return answer

    async def _show(self, request: Request) -> Response:
        token = request.cookies.get(COOKIE, "")
        if await self._screens.find(token) is None:
            raise ProblemError(401, "Unauthorized", "This browser shows no screen.")
        answer = json_of(self._figures())
        _keep(answer, request, token)
        return answer


def _keep(answer: Response, request: Request, token: str) -> None:
    answer.set_cookie(
        COOKIE, token, max_age=COOKIE_SECONDS, path=COOKIE_PATH, secure=is_secure(request), httponly=True,
        samesite="strict",
    )  # fmt: skip


def _refusing(endpoint: Endpoint) -> Endpoint:
    async def asked(request: Request, visitor: Visitor) -> Response:
        try:
            return await endpoint(request, visitor)
        except ScreenError as error:
            raise ProblemError(409, "Cannot be done", str(error)) from None

    return asked


def _told(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint, whose refusals and failures are problems (RFC 9457)."""

    async def asked(request: Request) -> Response:
        try:
            return await endpoint(request)
        except ProblemError as problem:
            return problem.response()
        except ScreenError as error:
            return ProblemError(409, "Cannot be done", str(error)).response()
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("screen: cannot be served now", reason=type(error).__name__)
            again = {"Retry-After": "5", **PRIVATE}
            return ProblemError(503, "Service Unavailable", "Try again in a moment.", again).response()

    return asked

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
as often as `OF_NETWORK` and `OF_ALL` allow, at all controllers together. A flood of guesses from many networks keeps
nobody out who stands in the room: where a screen was paired before, or whence the code was asked for, only the
network's own tries count.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

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
from hotline.desk.door.counted_tries import Count, CountedTries, Limit
from hotline.desk.door.origin import is_foreign, is_secure
from hotline.desk.door.tries import network_of
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.journal import JournalError

from .store import CODE_DIGITS, ScreenError, Screens

#: The cookie, and the only path to which browsers send it; they keep it for at most 400 days (RFC 6265bis, 5.5), and
#: get it anew with the figures.
COOKIE, COOKIE_PATH, COOKIE_SECONDS = "hotline_screen", "/desk/api/screen", 400 * 86_400

#: Wrong codes of one network, and of all that are not known. At that pace half of all 10⁸ codes take 47 years; each
#: network that is known, of at most two a screen, could add a third of that.
OF_NETWORK, OF_ALL = Limit("screen codes of a network", 10.0, 90.0), Limit("screen codes", 60.0, 30.0)

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

    def __init__(
        self,
        door: Door,
        screens: Screens,
        tries: CountedTries,
        figures: Callable[[], Mapping[str, object]],
    ) -> None:
        """`tries` counts for all controllers; `figures` returns what screens show."""
        self._door = door
        self._screens = screens
        self._figures = figures
        self._tries = tries
        self._of_network = Buckets(OF_NETWORK.burst, 1 / OF_NETWORK.seconds)
        self._of_all = Buckets(OF_ALL.burst, 1 / OF_ALL.seconds)

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
        return json_of(
            await self._screens.make((await body_of(request, Named)).name, visitor.by, _network(request))
        )

    async def _code(self, request: Request, visitor: Visitor) -> Response:
        number = request.path_params["number"]
        return json_of(await self._screens.new_code(number, visitor.by, _network(request)))

    async def _revoke(self, request: Request, visitor: Visitor) -> Response:
        await self._screens.revoke(request.path_params["number"], visitor.by)
        return nothing()

    # --- for televisions ---

    async def _pair(self, request: Request) -> Response:
        if is_foreign(request):
            raise ProblemError(403, "Forbidden", "The request does not come from our page.")
        code = "".join(sign for sign in (await body_of(request, Typed)).code if not sign.isspace())
        network = _network(request)
        counts, wait = await self._allowed(network)
        if wait:
            detail = f"Too many codes were tried: wait {wait} s."
            raise ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)})
        if not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            raise ProblemError(409, "Cannot be done", f"A code has {CODE_DIGITS} digits.")
        try:
            token = await self._screens.pair(code, network)
        except ScreenError:
            await self._tries.wrong(*counts)
            raise
        self._of_network.give_back(network)
        if len(counts) > 1:
            self._of_all.give_back("")
        answer = nothing()
        _keep(answer, request, token)
        return answer

    async def _allowed(self, network: str) -> tuple[Sequence[Count], int]:
        """Count a try; return what counts it, and how long to wait for it, whole seconds."""
        own, all_ = Count(OF_NETWORK, network), Count(OF_ALL, "")
        # Whoever is refused takes nothing from the others.
        wait = self._of_network.take(network)
        if wait or await self._screens.knows(network):
            return (own,), wait or await self._tries.wait(own)
        return (own, all_), self._of_all.take("") or await self._tries.wait(own, all_)

    async def _show(self, request: Request) -> Response:
        token = request.cookies.get(COOKIE, "")
        if await self._screens.find(token) is None:
            raise ProblemError(401, "Unauthorized", "This browser shows no screen.")
        answer = json_of(self._figures())
        _keep(answer, request, token)
        return answer


def _network(request: Request) -> str:
    return network_of(address_of(request))


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

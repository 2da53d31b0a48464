"""`/desk/oidc`: to the city's own sign-in, and back."""

import base64
import hmac
from collections.abc import Callable

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.config.desk import Oidc
from hotline.desk.problem_json import PRIVATE
from hotline.journal import JournalError

from .oidc import Flow, OidcError, Provider
from .oidc_person import person_of
from .origin import is_private, is_secure, own_origin
from .user import User, UserError
from .user_rows import Known
from .users import Users
from .welcome import Welcome

#: The cookie with the `Flow`, and how long a person may take at the provider, seconds.
COOKIE, FLOW_SECONDS = "hotline_oidc", 600

BACK = "/desk/oidc/back"
REFUSED = "/desk/sign-in?refused=1"

#: What the journal calls who makes and changes users by the provider's word.
BY = "oidc"

log = structlog.get_logger()


class OidcRoutes:
    """The routes."""

    def __init__(
        self,
        provider: Provider,
        settings: Oidc,
        users: Users,
        welcome: Welcome,
        url: Callable[[], str | None],
    ) -> None:
        """`url()` is where people open the desk, None: where the browser found it."""
        self._provider = provider
        self._settings = settings
        self._users = users
        self._welcome = welcome
        self._url = url

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [Route("/desk/oidc", self._go), Route(BACK, self._come)]

    async def _go(self, request: Request) -> Response:
        if not is_private(request):
            return RedirectResponse(REFUSED, 303, headers=PRIVATE)
        flow = Flow.begin(local(request.query_params.get("next", "")))
        try:
            address = await self._provider.address(flow, self._back(request))
        except OidcError as error:
            return self._refuse(str(error))
        response = RedirectResponse(address, 303, headers=PRIVATE)
        kept = base64.urlsafe_b64encode(msgspec.json.encode(flow)).decode()
        response.set_cookie(
            COOKIE, kept, max_age=FLOW_SECONDS, path="/desk/oidc", secure=is_secure(request), httponly=True,
            samesite="lax",
        )  # fmt: skip
        return response

    async def _come(self, request: Request) -> Response:
        asked = request.query_params
        try:
            flow = _flow(request.cookies.get(COOKIE, ""))
            if flow is None or not hmac.compare_digest(asked.get("state", "").encode(), flow.state.encode()):
                raise OidcError("nobody began this sign-in in this browser (state)")
            if "code" not in asked:
                raise OidcError(f"the provider says no: {asked.get('error', '')[:40]}")
            claims = await self._provider.claims(asked["code"], flow, self._back(request))
            known = await self._known(person_of(claims, self._settings))
            response = RedirectResponse(flow.next, 303, headers=PRIVATE)
            await self._welcome.begin(request, response, known, "oidc")
        except (OidcError, UserError) as error:
            return self._refuse(str(error))
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            return self._refuse(type(error).__name__)
        response.delete_cookie(COOKIE, path="/desk/oidc")
        return response

    async def _known(self, person: User) -> Known:
        """Return the user as the provider's word makes it. Raises `UserError` and what the journal raises."""
        known = await self._users.known(person.name)
        if known is not None and known.password is not None:
            raise UserError("a user of this name has a password here")
        if not self._settings.roles:
            if known is None:
                raise UserError("nobody of this name was added here")
            return known
        if known is None:
            await self._users.add(person, None, BY)
        else:
            await self._users.change(person, BY)
        found = await self._users.known(person.name)
        if found is None:
            raise UserError("the user was removed meanwhile")
        return found

    def _back(self, request: Request) -> str:
        return (self._url() or own_origin(request)).rstrip("/") + BACK

    def _refuse(self, why: str) -> Response:
        log.warning("door: the city's sign-in let nobody in", why=why)
        response = RedirectResponse(REFUSED, 303, headers=PRIVATE)
        response.delete_cookie(COOKIE, path="/desk/oidc")
        return response


def local(wanted: str) -> str:
    """Return a place of the desk that was asked for, else where it begins: never another site."""
    odd = "\\" in wanted or ".." in wanted or not wanted.isprintable()
    return wanted if wanted.startswith("/desk/") and not odd and len(wanted) < 1000 else "/desk/"


def _flow(kept: str) -> Flow | None:
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(kept), type=Flow)
    except (msgspec.DecodeError, ValueError):
        return None

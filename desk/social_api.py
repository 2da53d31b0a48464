"""Posts of social networks, brought by connectors in signed requests. docs/operator/social.md.

    POST /api/social/x   {"id": "…", "from": "@aisha", "text": "…"}
    202                  {"contact": "…", "reference": null, "repeated": false}

The same id is taken in once; with another sender or text it is refused (422). 503 asks the connector to bring it again
later.
"""

from collections.abc import Callable, Mapping

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.clock import Clock
from hotline.config.bridge import Social
from hotline.crm_bridge.asked_once import OtherRequestError
from hotline.crm_bridge.channels.social import Post, contact_of, secrets_of
from hotline.crm_bridge.contact import Intake
from hotline.journal import JournalError
from hotline.signature import SIGNATURE, SignatureError, verify

from .body_limit import limited
from .json_body import UNREADABLE, decoded
from .problem_json import PRIVATE, ProblemError

#: A post is shorter, bytes.
LONGEST_BODY = 262_144

log = structlog.get_logger()


class SocialApi:
    """The route."""

    def __init__(self, intake: Intake, current: Callable[[], Mapping[str, Social]], clock: Clock) -> None:
        """`current()` are the networks as they are configured now."""
        self._intake, self._current, self._clock = intake, current, clock

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        return [Route("/api/social/{name}", self._receive, methods=["POST"])]

    async def _receive(self, request: Request) -> Response:
        try:
            return await self._take(request, request.path_params["name"])
        except ProblemError as problem:
            return problem.response()

    async def _take(self, request: Request, name: str) -> Response:
        settings = self._current().get(name)
        if settings is None:
            raise ProblemError(404, "Not Found", "There is no such network.")
        body = await limited(request, LONGEST_BODY).body()
        self._check(settings, name, request.headers.get(SIGNATURE), body)
        try:
            post = decoded(body, Post)
        except UNREADABLE as error:
            detail = f'The body must be {{"id": "…", "from": "…", "text": "…"}}: {error}.'
            raise ProblemError(400, "Bad Request", detail) from None
        if not post.id.strip() or not post.text.strip():
            raise ProblemError(400, "Bad Request", "A post needs an `id` and a `text`.")
        try:
            taken = await self._intake.take(contact_of(post, name, self._clock()))
        except OtherRequestError:
            detail = "What is new about it needs an `id` of its own."
            raise ProblemError(422, "Another post had this id", detail) from None
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("social: a post cannot be taken in now", network=name, reason=type(error).__name__)
            again = {"Retry-After": "60"}
            raise ProblemError(503, "Service Unavailable", "Bring it again later.", again) from None
        answer = {"contact": taken.contact, "reference": taken.reference, "repeated": taken.repeated}
        content = msgspec.json.encode(answer)
        return Response(content, 202, media_type="application/json", headers=PRIVATE)

    def _check(self, settings: Social, name: str, header: str | None, body: bytes) -> None:
        secrets = secrets_of(settings)
        if not secrets:
            log.error("social: the secret is missing", network=name, variable=settings.secret_variable)
            raise ProblemError(503, "Service Unavailable", "This network is not set up yet.")
        try:
            verify(secrets, header, body, self._clock())
        except SignatureError as error:
            log.warning("social: wrong signature", network=name)
            raise ProblemError(401, "Unauthorized", f"{error}.") from None

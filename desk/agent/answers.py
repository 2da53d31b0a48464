"""What the routes of the agent desktop share: whose agent asks, what was sent, and how they fail."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from hotline.desk.door.visitor import Visitor
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.journal import JournalError

from .commands import AgentCommandError

#: Bodies that are only a few words have at most so many bytes.
SMALL_BODY = 4096

Endpoint = Callable[[Request, Visitor], Awaitable[Response]]
Body = TypeVar("Body", bound=msgspec.Struct)

log = structlog.get_logger()


def agent_of(visitor: Visitor) -> str:
    """Return the agent's key. Raises `ProblemError` for somebody who takes no calls."""
    if visitor.agent is None:
        detail = "An administrator links your name with an agent: hotline users link."
        raise ProblemError(403, "You are no agent", detail)
    return visitor.agent


async def body_of(request: Request, kind: type[Body], most: int = SMALL_BODY) -> Body:
    """Return what was sent; nothing is an empty object. Raises `ProblemError`."""
    return await json_body(request, kind, most)


def answered(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint, whose refusals and failures are problems (RFC 9457)."""

    async def asked(request: Request, visitor: Visitor) -> Response:
        try:
            return await endpoint(request, visitor)
        except AgentCommandError as error:
            detail = "" if str(error) == error.title else str(error)
            raise ProblemError(409, error.title, detail) from None
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("desk: cannot be served now", path=request.url.path, reason=type(error).__name__)
            detail = "The hotline cannot write it down now; try again."
            raise ProblemError(503, "Service Unavailable", detail, {"Retry-After": "5"}) from None

    return asked


def nothing() -> Response:
    """Return an answer without content."""
    return Response(status_code=204, headers=PRIVATE)


def json_of(body: object, status: int = 200) -> Response:
    """Return an answer that is for the one who asked only."""
    return Response(msgspec.json.encode(body), status, media_type="application/json", headers=PRIVATE)

"""How the door reads what it is asked, and says no."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from hotline.desk.json_body import json_body
from hotline.desk.problem_json import ProblemError
from hotline.journal import JournalError

from .guarding import AGAIN_SECONDS
from .origin import is_own, is_private

#: Bytes of a body.
LONGEST_BODY = 4096

T = TypeVar("T")

log = structlog.get_logger()

Answer = Callable[[Request], Awaitable[Response]]


def answered(endpoint: Answer) -> Answer:
    """Return the endpoint, whose problems become answers; a database that is away too."""

    async def ask(request: Request) -> Response:
        try:
            return await endpoint(request)
        except ProblemError as problem:
            return problem.response()
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("door: nobody can come in now", reason=type(error).__name__)
            again = {"Retry-After": str(AGAIN_SECONDS)}
            return ProblemError(503, "Service Unavailable", "Try again in a moment.", again).response()

    return ask


async def read(request: Request, kind: type[T]) -> T:
    """Return the body. Raises `ProblemError`."""
    return await json_body(request, kind, LONGEST_BODY)


def refuse_strangers(request: Request) -> None:
    """Raise `ProblemError` unless it is one of our pages that asks, on a way on which nobody listens."""
    if not is_own(request):
        raise ProblemError(403, "Forbidden", "Sign in on the page of this hotline.")
    if not is_private(request):
        raise ProblemError(403, "Forbidden", "Sign in over https: here others could read your password.")


def too_many(wait: int) -> ProblemError:
    """Return the refusal of somebody who has to wait, seconds (RFC 6585, 4)."""
    detail = f"Too many tries: wait {wait} s."
    return ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)})


def busy(wait: int) -> ProblemError:
    """Return the refusal of somebody who did nothing wrong: too many others sign in; the turn comes in `wait` s.

    The page tells it from `too_many` by its code, and asks again by itself when it is time.
    """
    detail = f"Many people sign in at this moment: come again in {wait} s."
    return ProblemError(429, "Too Many Requests", detail, {"Retry-After": str(wait)}, code="busy")


def address_of(request: Request) -> str:
    """Return where it comes from."""
    return request.client.host if request.client is not None else ""

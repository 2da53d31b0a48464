"""How requests of the pages fail: each refusal of the store is a problem (RFC 9457) with words for people."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
import structlog
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from hotline.crm_bridge.case_lists_saved import SavedFilterError
from hotline.crm_bridge.files import FileRefusedError
from hotline.desk.api.failures import OF_CASES, Refusals
from hotline.desk.body_limit import limited
from hotline.desk.door.visitor import Visitor
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import ProblemError
from hotline.journal import JournalError

#: The largest body, but for files, bytes.
MOST_BYTES = 200_000

#: What is refused.
_STATUS: Refusals = {
    **OF_CASES,
    SavedFilterError: (409, "Conflict", "saved filter"),
    FileRefusedError: (422, "Unprocessable Content", "file"),
    msgspec.DecodeError: (422, "Unprocessable Content", ""),
    ValidationError: (422, "Unprocessable Content", ""),
}
_STORE = (JournalError, SQLAlchemyError, OSError, TimeoutError)

T = TypeVar("T")
Endpoint = Callable[[Request, Visitor], Awaitable[Response]]

log = structlog.get_logger()


def problems(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint whose refusals are problems."""

    async def serve(request: Request, visitor: Visitor) -> Response:
        try:
            return await endpoint(request, visitor)
        except ProblemError:
            raise
        except Exception as error:
            raise problem_of(error, request.url.path) from error

    return serve


def problem_of(error: Exception, path: str) -> Exception:
    """Return the problem that an error is; the error itself where it is a fault of ours."""
    for kind, (status, title, code) in _STATUS.items():
        if isinstance(error, kind):
            return ProblemError(status, title, str(error), code=code)
    if isinstance(error, _STORE):
        log.error("cases: cannot be served now", path=path, reason=type(error).__name__)
        detail = "The store cannot be used now: nothing was changed, try again."
        return ProblemError(503, "Service Unavailable", detail, {"Retry-After": "5"}, code="store")
    return error


async def body_of(request: Request) -> bytes:
    """Return the body. Raises `ProblemError` for one that is too long."""
    return await limited(request, MOST_BYTES).body()


async def asked_of(request: Request, kind: type[T]) -> T:
    """Return what the body asks. Raises `ProblemError` for one that is too long or not understood."""
    return await json_body(request, kind, MOST_BYTES, status=422)

"""How operations fail: every error is a problem (RFC 9457), and none of the store's is a fault of the server."""

from collections.abc import Mapping, Sequence

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from hotline.crm_bridge.article import ArticleError, StaleArticleError, UnknownArticleError
from hotline.crm_bridge.case_outcome import CaseError, NotAllowedError, StaleCaseError, UnknownCaseError
from hotline.crm_bridge.channels.contact_desk import ContactError, UnknownContactError
from hotline.crm_bridge.citizen import CitizenError, StaleCitizenError, UnknownCitizenError
from hotline.crm_bridge.data_protection.ports import KeeperError
from hotline.crm_bridge.outbox.desk import OutboxError
from hotline.desk.problem_json import ProblemError
from hotline.journal import JournalError

#: When who could not be served should come again, seconds.
AGAIN_SECONDS = "5"

#: Status, title, and the code by which pages find their words (`lib/refusals.ts`); the most special refusal first.
Refusals = Mapping[type[Exception], tuple[int, str, str]]

#: What the store refuses of cases, to programs and to our own pages.
OF_CASES: Refusals = {
    UnknownCaseError: (404, "Not Found", "unknown case"),
    StaleCaseError: (412, "Precondition Failed", "stale"),
    NotAllowedError: (403, "Forbidden", "not allowed"),
    CaseError: (409, "Conflict", "state"),
}

#: What the store refuses.
_STATUS: Refusals = {
    **OF_CASES,
    UnknownCitizenError: (404, "Not Found", "unknown citizen"),
    UnknownArticleError: (404, "Not Found", ""),
    UnknownContactError: (404, "Not Found", "unknown contact"),
    StaleCitizenError: (412, "Precondition Failed", ""),
    StaleArticleError: (412, "Precondition Failed", ""),
    CitizenError: (409, "Conflict", "citizen"),
    ArticleError: (409, "Conflict", ""),
    ContactError: (409, "Conflict", "contact"),
    OutboxError: (409, "Conflict", ""),
    KeeperError: (503, "Service Unavailable", ""),
}

log = structlog.get_logger()


class Problem(BaseModel):
    """What is wrong."""

    type: str
    title: str
    status: int
    detail: str = ""
    #: Which refusal it is, where several have the same status.
    code: str = ""


#: Where the description of the whole has `Problem` (`application.py`). By reference: a model would be prepared anew for
#: each of the hundreds of answers, which took most of the time to build the application.
_PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}

#: For the description of operations.
PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"description": "What is wrong", "content": {"application/problem+json": _PROBLEM}}
    for status in (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503)
}


def handle_failures(app: FastAPI) -> None:
    """Have the application answer all of them."""
    for kind in _STATUS:
        app.add_exception_handler(kind, _refused)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _http)
    for kind in (JournalError, SQLAlchemyError, OSError, TimeoutError):
        app.add_exception_handler(kind, _not_now)


async def _refused(_request: Request, error: Exception) -> Response:
    status, title, code = next(known for kind, known in _STATUS.items() if isinstance(error, kind))
    return ProblemError(status, title, f"{error}", code=code).response()


async def _problem(_request: Request, error: Exception) -> Response:
    return error.response() if isinstance(error, ProblemError) else await _not_now(_request, error)


async def _not_understood(_request: Request, error: Exception) -> Response:
    faults = error.errors() if isinstance(error, RequestValidationError) else ()
    words = "; ".join(f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in faults)
    return ProblemError(422, "Unprocessable Content", words).response()


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _not_now(request, error)
    allowed = _methods_of_others(request) if error.status_code == 404 else ()
    if allowed:
        return ProblemError(405, "Method Not Allowed", headers={"Allow": ", ".join(allowed)}).response()
    headers = dict(error.headers or {})
    return ProblemError(error.status_code, error.detail, headers=headers).response()


def _methods_of_others(request: Request) -> Sequence[str]:
    """Return the methods of a path that others serve; none where nobody does.

    This application takes what is left below its path, and so what comes to others' paths by a method of nobody.
    """
    router = request.scope.get("router")
    whole = {**request.scope, "root_path": request.scope.get("app_root_path", "")}
    routes = [one for one in getattr(router, "routes", ()) if isinstance(one, Route)]
    return sorted(
        {name for one in routes if one.matches(whole)[0] is Match.PARTIAL for name in one.methods or ()}
    )


async def _not_now(request: Request, error: Exception) -> Response:
    log.error("api: cannot be served now", path=request.url.path, reason=type(error).__name__)
    detail = "The store cannot be used now: nothing was changed, try again."
    return ProblemError(503, "Service Unavailable", detail, {"Retry-After": AGAIN_SECONDS}).response()

"""The operations of GeoReport v2 and how they fail. docs/developer/open311.md."""

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hotline.desk.problem_json import ProblemError
from hotline.journal import JournalError

from . import schema
from .errors import Open311Error, refusal
from .filing import Filing
from .reading import Reading
from .wire import Format

#: When who could not be served should come again, seconds.
AGAIN_SECONDS = "30"

#: How a form is posted; photos need the second way.
_FORM = ("application/x-www-form-urlencoded", "multipart/form-data")

log = structlog.get_logger()


def open311_application(reading: Reading, filing: Filing) -> FastAPI:
    """Return the ASGI application; its OpenAPI description is at `/openapi.json`."""
    # The pages that draw a description would load scripts from elsewhere.
    app = FastAPI(title="Open311 GeoReport v2", version="2.0", docs_url=None, redoc_url=None)
    _reading(app, reading)
    _filing(app, filing)
    app.add_exception_handler(Open311Error, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(ProblemError, _problem)
    for kind in (JournalError, SQLAlchemyError, OSError, TimeoutError):
        app.add_exception_handler(kind, _not_now)
    return app


def _reading(app: FastAPI, reading: Reading) -> None:
    operations = (
        ("/discovery.{how}", reading.discovery, schema.DISCOVERY),
        ("/services.{how}", reading.services, schema.SERVICES),
        ("/services/{service_code}.{how}", reading.definition, schema.DEFINITION),
        ("/requests.{how}", reading.requests, schema.REQUESTS),
        ("/requests/{reference}.{how}", reading.request, schema.REQUESTS),
        ("/tokens/{token}.{how}", reading.token, schema.TOKENS),
        ("/servicerequestupdates.{how}", reading.updates, schema.UPDATES),
    )
    for path, operation, document in operations:
        app.get(path, responses=schema.answers(document, 400, 404, 503))(operation)
    app.get("/photos/{number}", include_in_schema=False)(reading.photo)


def _filing(app: FastAPI, filing: Filing) -> None:
    wrong = (400, 403, 404, 413, 429, 503)
    app.post(
        "/requests.{how}",
        responses=schema.answers(schema.FILED, *wrong, 422),
        openapi_extra=schema.body(schema.REPORT, *_FORM) | {"parameters": [schema.IDEMPOTENCY_KEY]},
    )(filing.file)
    app.post(
        "/servicerequestupdates.{how}",
        responses=schema.answers(schema.WRITTEN, *wrong),
        openapi_extra=schema.body(schema.UPDATE, *_FORM),
    )(filing.update)


def _how(request: Request) -> Format:
    """Return the format that a request asks for; XML is the standard's own."""
    return "json" if request.url.path.endswith(".json") else "xml"


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Open311Error)  # noqa: S101 - what Starlette promises
    return refusal(error, _how(request))


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    if any("how" in fault["loc"] for fault in error.errors()):
        return refusal(Open311Error(404, "the formats are .xml and .json"), "xml")
    if any(fault["loc"][0] == "path" for fault in error.errors()):
        return refusal(Open311Error(404, "there is nothing of that name"), _how(request))
    faults = [f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors()]
    return refusal(Open311Error(400, *faults), _how(request))


async def _no_such_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    headers = dict(error.headers or {})
    return refusal(Open311Error(error.status_code, error.detail, headers=headers), _how(request))


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101
    return refusal(
        Open311Error(error.status, error.detail or error.title, headers=error.headers), _how(request)
    )


async def _not_now(request: Request, error: Exception) -> Response:
    log.error("open311: a request cannot be served now", reason=type(error).__name__)
    words = "it cannot be served at the moment: try again later"
    return refusal(Open311Error(503, words, headers={"Retry-After": AGAIN_SECONDS}), _how(request))

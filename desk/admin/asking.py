"""Bodies of the administration's requests, and the one guard of all its routes."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.door import Door, Endpoint
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import PRIVATE
from hotline.desk.roles import Role

#: Where all of it is.
PATH = "/desk/api/admin"

#: A longer text is no setting, bytes.
MOST_BYTES = 1_000_000

Body = TypeVar("Body", bound=msgspec.Struct)


async def body_of(request: Request, kind: type[Body], most: int = MOST_BYTES) -> Body:
    """Return the body. Raises `ProblemError` 400 and 413."""
    return await json_body(request, kind, most)


def answer(value: object, status: int = 200) -> Response:
    """Return JSON that no browser or proxy keeps."""
    return Response(msgspec.json.encode(value), status, PRIVATE, "application/json")


def route(door: Door, method: str, path: str, endpoint: Endpoint) -> Route:
    """Return a route for administrators alone."""
    guarded: Callable[[Request], Awaitable[Response]] = door.guard(endpoint, Role.ADMINISTRATOR)
    return Route(PATH + path, guarded, methods=[method])

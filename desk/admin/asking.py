"""Bodies of the administration's requests, and the one guard of all its routes."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.body_limit import limited
from hotline.desk.door import Door, Endpoint
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role

#: Where all of it is.
PATH = "/desk/api/admin"

#: A longer text is no setting, bytes.
MOST_BYTES = 1_000_000

Body = TypeVar("Body", bound=msgspec.Struct)


async def body_of(request: Request, kind: type[Body], most: int = MOST_BYTES) -> Body:
    """Return the body. Raises `ProblemError` 400 and 413."""
    raw = await limited(request, most).body()
    try:
        return msgspec.json.decode(raw or b"{}", type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(400, "Bad Request", f"The body is not understood: {error}") from None


def answer(value: object, status: int = 200) -> Response:
    """Return JSON that no browser or proxy keeps."""
    return Response(msgspec.json.encode(value), status, PRIVATE, "application/json")


def route(door: Door, method: str, path: str, endpoint: Endpoint) -> Route:
    """Return a route for administrators alone."""
    guarded: Callable[[Request], Awaitable[Response]] = door.guard(endpoint, Role.ADMINISTRATOR)
    return Route(PATH + path, guarded, methods=[method])

"""Bodies of requests that are JSON: read to a limit, decoded, and nothing that comes breaks what reads them."""

from typing import TypeVar

import msgspec
from starlette.requests import Request

from .body_limit import limited
from .problem_json import ProblemError

#: What decoding a JSON body may raise: no JSON or another shape, no UTF-8, thousands of lists within one another.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

T = TypeVar("T")


async def json_body(request: Request, kind: type[T], most: int, *, status: int = 400) -> T:
    """Return the body, of at most so many bytes; nothing is an empty object. Raises `ProblemError`.

    `status` is that of a body which is not understood, or in which thousands of lists are within one another.
    """
    content = await limited(request, most).body() or b"{}"
    title = "Bad Request" if status == 400 else "Unprocessable Content"
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(status, title, f"The body is not understood: {error}.") from None
    except RecursionError:
        raise ProblemError(status, title, "The body is not understood: it is nested too deeply.") from None

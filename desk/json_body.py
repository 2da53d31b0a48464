"""Bodies of requests that are JSON: read to a limit, decoded, and nothing that comes breaks what reads them."""

import re
from typing import TypeVar

import msgspec
from starlette.requests import Request

from .body_limit import limited
from .problem_json import ProblemError

#: Lists and objects within one another that are read; people and programs write ten. Python's own limit is another in
#: each of its versions (a thousand in 3.11, many thousands in 3.13), and whatever reads the values later has its own.
DEEPEST = 200

#: Strings, the last of which may have no end, and what opens and closes lists and objects (RFC 8259 section 2).
_TOKEN = re.compile(rb'"(?:[^"\\]+|\\.)*"?|[][{}]', re.DOTALL)

#: What `decoded` may raise: no JSON or another shape, no UTF-8, thousands of lists within one another.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

#: What a token of these does to the depth.
_STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}

T = TypeVar("T")


def decoded(content: bytes, kind: type[T]) -> T:
    """Return what the JSON says. Raises `UNREADABLE`."""
    if content.count(b"[") + content.count(b"{") > DEEPEST and _is_deep(content):
        raise RecursionError(f"more than {DEEPEST} lists and objects are within one another")
    return msgspec.json.decode(content, type=kind)


def _is_deep(content: bytes) -> bool:
    depth = 0
    for token in _TOKEN.finditer(content):
        depth += _STEPS.get(token[0], 0)
        if depth > DEEPEST:
            return True
    return False


async def json_body(request: Request, kind: type[T], most: int, *, status: int = 400) -> T:
    """Return the body, of at most so many bytes; nothing is an empty object. Raises `ProblemError`.

    `status` is that of a body which is not understood, or in which too many lists are within one another.
    """
    content = await limited(request, most).body() or b"{}"
    title = "Bad Request" if status == 400 else "Unprocessable Content"
    try:
        return decoded(content, kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(status, title, f"The body is not understood: {error}.") from None
    except RecursionError:
        raise ProblemError(status, title, "The body is not understood: it is nested too deeply.") from None

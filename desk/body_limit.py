"""Bodies of requests that may be long, but not too long: nothing of the rest is read."""

from starlette.requests import Request
from starlette.types import Message

from .problem_json import ProblemError


def limited(request: Request, most: int) -> Request:
    """Return the same request, whose reading raises `ProblemError` 413 beyond so many bytes."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most:
        raise _too_long(most)
    read = 0

    async def receive() -> Message:
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > most:
            raise _too_long(most)
        return message

    return Request(request.scope, receive)


def _too_long(most: int) -> ProblemError:
    return ProblemError(413, "Content Too Large", f"A body has at most {most} bytes.")

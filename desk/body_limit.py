"""Bodies of requests that may be long, but not too long: nothing of the rest is read."""

from starlette.requests import Request
from starlette.types import Message, Receive

from .problem_json import ProblemError


def limited(request: Request, most: int) -> Request:
    """Return the same request, whose reading raises `ProblemError` 413 beyond so many bytes."""
    too_long = ProblemError(413, "Content Too Large", words(most))
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most:
        raise too_long
    return Request(request.scope, bounded(request.receive, most, too_long))


def bounded(receive: Receive, most: int, too_long: Exception) -> Receive:
    """Return what receives the same, and raises `too_long` beyond so many bytes."""
    read = 0

    async def receive_some() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise too_long
        return message

    return receive_some


def words(most: int) -> str:
    """Return what is said of a longer body."""
    return f"A body has at most {most} bytes."

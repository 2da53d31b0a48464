"""Work that is done for one who waits for it: whoever leaves, or closes the page, ends it.

The server tells nobody when a client goes: a handler that answers at the end only would work on for nobody, and keep
what it holds (a process, a place that others wait for) until then.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog
from starlette.requests import Request

from .problem_json import ProblemError

#: What nginx calls it; nobody reads the answer.
CLIENT_CLOSED_REQUEST = 499

T = TypeVar("T")

log = structlog.get_logger()


async def while_asked(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; it is cancelled, and has ended when this raises, once the client has gone.

    The request's body must have been read before, or be empty. Raises what the work raises, and `ProblemError`.
    """
    doing = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            log.info("desk: nobody waits for it any more", path=request.url.path)
            raise ProblemError(CLIENT_CLOSED_REQUEST, "Client Closed Request")
        return doing.result()
    finally:
        for one in (doing, leaving):
            one.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    """Return when the client has gone (ASGI, HTTP & WebSocket message format, "Disconnect")."""
    while (await request.receive())["type"] != "http.disconnect":
        pass

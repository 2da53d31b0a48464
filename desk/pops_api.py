"""Who calls, for the desktop of one agent: GET `/api/pops/{agent}`, server-sent events (HTML Standard, 9.2).

    id: 1790000000123
    event: pop
    data: {"number": 1790000000123, "kind": "pop", …}

The first event is what the agent is to see now, if anything was ever sent; then each as it comes. Every one is the
whole of it, so whoever reads slowly or comes back later gets the newest one and nothing twice (`Last-Event-ID`).
docs/developer/screen-pop.md describes the data.
"""

from collections.abc import AsyncIterator, Collection
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from hotline.crm_bridge.screen_pop_hub import PopHub
from hotline.crm_bridge.screen_pop_message import PopMessage, encode

from .access import Access
from .holder import Holder
from .problem_json import PRIVATE, ProblemError
from .scopes import Scope

#: A comment goes out when nothing else does, so that proxies keep the connection and its end is noticed, seconds.
ALIVE_SECONDS = 15.0

#: Desktops that may read at once.
MOST_READERS = 2000

#: For nginx and its like: pass on each event at once.
_HEADERS = PRIVATE | {"X-Accel-Buffering": "no"}


class Agents(Protocol):
    """Who is in the configuration now."""

    def __call__(self) -> Collection[str]:
        """Return the agents' keys."""


class PopsApi:
    """Pops over HTTP."""

    def __init__(self, access: Access, hub: PopHub, agents: Agents) -> None:
        self._access = access
        self._hub = hub
        self._agents = agents

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/api/pops/{agent}", self._access.guard_holder(self._read, Scope.POPS))]

    async def _read(self, request: Request, holder: Holder) -> Response:
        agent = request.path_params["agent"]
        if agent not in self._agents():
            raise ProblemError(404, "Not Found", f"There is no agent `{agent}`.")
        if not holder.may_be(agent):
            raise ProblemError(403, "Forbidden", "Who calls another agent is not for you.")
        if self._hub.readers >= MOST_READERS:
            raise ProblemError(503, "Service Unavailable", "Too many desktops read.", {"Retry-After": "5"})
        seen = _number(request.headers.get("last-event-id", ""))
        return StreamingResponse(self._events(agent, seen), headers=_HEADERS, media_type="text/event-stream")

    async def _events(self, agent: str, seen: int) -> AsyncIterator[bytes]:
        with self._hub.reader(agent, seen) as reader:
            yield b": here\n\n"  # the headers reach the desktop at once, also where nobody calls
            while not self._hub.closed:
                message = await reader.next(ALIVE_SECONDS)
                yield event_of(message) if message is not None else b": still here\n\n"


def event_of(message: PopMessage) -> bytes:
    """Return a message as a server-sent event; its JSON has no line breaks."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (message.number, message.kind.encode(), encode(message))


def _number(text: str) -> int:
    """Return the number of the last event that a desktop has; 0 for none, and for what is no number."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else 0

"""Work that is offered and in hand: `/desk/api/work/…`.

| method and path below `/desk/api/work` | |
|---|---|
| POST `/next` | "what next?": answers what is offered now; 204: nothing waits |
| POST `/accept`, `/decline` | `{"kind": "message", "id": "…"}` as it is offered |
| POST `/end` | `{"outcome": "settled"}`, `returned` (to anybody) or `kept` (for later) |
"""

from typing import Literal, Protocol

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.desk.door import Door, Visitor
from hotline.desk.roles import Role

from .answers import Endpoint, agent_of, answered, body_of, json_of, nothing

PATH = "/desk/api/work"


class Offers(Protocol):
    """What the controller does; every method raises `AgentCommandError` where it cannot be."""

    async def next(self, agent: str) -> object | None:
        """Offer something now, and return it."""

    async def accept(self, agent: str, kind: str, work: str) -> object:
        """Take what is offered, and return it."""

    async def decline(self, agent: str, kind: str, work: str) -> None:
        """Let somebody else have it."""

    async def end(self, agent: str, outcome: Literal["settled", "returned", "kept"]) -> None:
        """Be through with what is in hand."""


class _Which(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["message", "contact"]
    id: str


class _End(msgspec.Struct, forbid_unknown_fields=True):
    outcome: Literal["settled", "returned", "kept"]


class WorkRoutes:
    """The routes."""

    def __init__(self, door: Door, offers: Offers) -> None:
        self._door = door
        self._offers = offers

    def routes(self) -> list[Route]:
        """Return them."""
        endpoints: dict[str, Endpoint] = {
            "next": self._next,
            "accept": self._accept,
            "decline": self._decline,
            "end": self._end,
        }
        return [
            Route(f"{PATH}/{name}", self._door.guard(answered(endpoint), Role.AGENT), methods=["POST"])
            for name, endpoint in endpoints.items()
        ]

    async def _next(self, _request: Request, visitor: Visitor) -> Response:
        found = await self._offers.next(agent_of(visitor))
        return nothing() if found is None else json_of(found)

    async def _accept(self, request: Request, visitor: Visitor) -> Response:
        which = await body_of(request, _Which)
        return json_of(await self._offers.accept(agent_of(visitor), which.kind, which.id))

    async def _decline(self, request: Request, visitor: Visitor) -> Response:
        which = await body_of(request, _Which)
        await self._offers.decline(agent_of(visitor), which.kind, which.id)
        return nothing()

    async def _end(self, request: Request, visitor: Visitor) -> Response:
        await self._offers.end(agent_of(visitor), (await body_of(request, _End)).outcome)
        return nothing()

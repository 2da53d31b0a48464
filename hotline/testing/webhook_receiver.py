"""A receiver of our webhook, as `docs/developer/webhooks.md` wants receivers to be."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hotline.clock import wall_clock
from hotline.signature import SIGNATURE, SignatureError, verify

from .loopback_server import Asked, LoopbackServer


@dataclass
class WebhookReceiver(LoopbackServer):
    """It verifies, takes each identity once, and drops what is older than what it knows."""

    secret: str = "secret-of-the-city"  # noqa: S105 -- of tests
    #: What was taken, in order; each identity once.
    taken: list[dict[str, Any]] = field(default_factory=list)
    #: The last state of each case and interaction, by its reference or identity.
    newest: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: How often the same identity came again.
    repeated: int = 0
    _known: set[str] = field(default_factory=set)
    #: Called with each delivery that is taken.
    heard: Callable[[dict[str, Any]], Awaitable[None]] | None = None

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Take a delivery."""
        try:
            verify(self.secret, asked.headers.get(SIGNATURE.lower()), asked.body, wall_clock())
        except SignatureError as error:
            return JSONResponse({"error": str(error)}, status_code=400)
        identity, content = asked.headers["idempotency-key"], asked.json
        if identity in self._known:
            self.repeated += 1
            return Response(status_code=200)
        self._known.add(identity)
        self.taken.append(content)
        part = content.get("case") or content.get("interaction")
        key = part.get("reference") if "case" in content else part["id"]
        if key not in self.newest or self.newest[key]["seq"] < content["seq"]:
            self.newest[key] = content
        if self.heard is not None:
            await self.heard(content)
        return Response(status_code=204)

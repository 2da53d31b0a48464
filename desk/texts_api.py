"""Text messages that citizens send us, handed over by the gateway. docs/developer/http-api.md.

    POST /api/texts   {"from": "+96891230001", "text": "5", "id": "…"}
    200               {"matched": true, "understood": true, "reply": "Thank you for your rating."}

`reply` is what the gateway should send back; empty: nothing. A text that comes again with the same `id` does nothing
and gets the same reply: the first one may have been lost. 503 asks the gateway to bring it again later. Gateways that
put no parts together add `"part": {"reference": "37", "number": 1, "total": 3}`, as the user data header has it; the
whole is answered by a text then.
"""

from typing import Annotated, Protocol

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.journal import JournalError

from .access import Access
from .body_limit import limited
from .json_body import UNREADABLE, decoded
from .problem_json import PRIVATE, ProblemError
from .scopes import Scope

#: A text of several parts is shorter, bytes.
LONGEST_BODY = 16_384

#: Characters of a gateway's name for a text.
LONGEST_NAME = 200

#: When the gateway should come again, seconds.
AGAIN_SECONDS = 60

log = structlog.get_logger()


class Reply(Protocol):
    """What became of a text."""

    @property
    def matched(self) -> bool:
        """It was expected."""

    @property
    def understood(self) -> bool:
        """It is noted."""

    @property
    def words(self) -> str:
        """What the citizen is told; empty: nothing."""


class Replies(Protocol):
    """Takes texts in."""

    async def receive(
        self, sender: str, text: str, *, external_id: str | None = None, recipient: str = ""
    ) -> Reply:
        """Take one; the same `external_id` counts once. Raises what journal and database raise."""

    async def receive_part(
        self, sender: str, text: str, *, reference: str, number: int, total: int, recipient: str = ""
    ) -> Reply:
        """Take a part of one, in any order; raises as `receive` does."""


class _Part(msgspec.Struct):
    """Which part of which text (3GPP TS 23.040, 9.2.3.24.1)."""

    #: What the parts of one text have in common.
    reference: str
    number: Annotated[int, msgspec.Meta(ge=1, le=255)]
    total: Annotated[int, msgspec.Meta(ge=1, le=255)]


class _Text(msgspec.Struct):
    """The body; gateways may send more."""

    sender: str = msgspec.field(name="from")
    text: str
    #: The gateway's own name for it, by which it is known again.
    id: str = ""
    #: To which of our numbers.
    to: str = ""
    #: Given: the text is no whole one.
    part: _Part | None = None


class TextsApi:
    """The route."""

    def __init__(self, access: Access, replies: Replies) -> None:
        self._access = access
        self._replies = replies

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        return [Route("/api/texts", self._access.guard(self._receive, Scope.TEXTS), methods=["POST"])]

    async def _receive(self, request: Request, who: str) -> Response:
        text = await _read(request)
        try:
            reply = await self._take(who, text)
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("a text cannot be taken in now", holder=who, reason=type(error).__name__)
            again = {"Retry-After": str(AGAIN_SECONDS)}
            raise ProblemError(503, "Service Unavailable", "Send it again later.", again) from None
        log.info(
            "text came in", holder=who, id=text.id[:100], matched=reply.matched, understood=reply.understood
        )
        answer = {"matched": reply.matched, "understood": reply.understood, "reply": reply.words}
        return Response(msgspec.json.encode(answer), media_type="application/json", headers=PRIVATE)

    async def _take(self, who: str, text: _Text) -> Reply:
        part = text.part
        if part is None or part.total == 1:
            name = _name(who, text.id)
            return await self._replies.receive(text.sender, text.text, external_id=name, recipient=text.to)
        return await self._replies.receive_part(
            text.sender, text.text, reference=f"{who}:{part.reference[:LONGEST_NAME]}", number=part.number,
            total=part.total, recipient=text.to,
        )  # fmt: skip


def _name(who: str, given: str) -> str | None:
    """Return the name under which a text is known again: two gateways may use the same ones."""
    return f"{who}:{given[:LONGEST_NAME]}" if given else None


async def _read(request: Request) -> _Text:
    body = await limited(request, LONGEST_BODY).body()
    try:
        return decoded(body, _Text)
    except UNREADABLE as error:
        detail = f'The body must be {{"from": "…", "text": "…", "id": "…"}}: {error}.'
        raise ProblemError(400, "Bad Request", detail) from None

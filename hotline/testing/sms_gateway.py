"""A gateway for texts by HTTP, for tests: sends each identity once, and is down when told.

`SmsGateway` is asked within the process; `ListeningSmsGateway` on loopback, by a hotline that runs.
"""

import json
from dataclasses import dataclass, field
from typing import NamedTuple

import httpx
from starlette.requests import Request
from starlette.responses import Response

from .loopback_server import Asked, LoopbackServer


class SentText(NamedTuple):
    """A text that is on a telephone."""

    to: str
    text: str
    #: The request's `Idempotency-Key`.
    identity: str


def take(sent: list[SentText], identity: str, body: bytes) -> None:
    """Send the text of a request, unless one of this identity was sent."""
    if all(identity != known.identity for known in sent):
        content = json.loads(body)
        sent.append(SentText(content["to"], content["text"], identity))


class SmsGateway:
    """Use `transport` for `HttpTexts`."""

    def __init__(self) -> None:
        #: What is on telephones.
        self.sent: list[SentText] = []
        #: Requests that came, with those that were refused and those that came again.
        self.requests = 0
        #: The next answers are lost after the text was sent.
        self.lose_answers = 0
        #: Every request is answered with this; None: with what the gateway does.
        self.status: int | None = None
        self.transport = httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        if self.status is not None:
            return httpx.Response(self.status)
        take(self.sent, request.headers["Idempotency-Key"], request.content)
        if self.lose_answers:
            self.lose_answers -= 1
            raise httpx.ReadTimeout("lost", request=request)
        return httpx.Response(202)


@dataclass
class ListeningSmsGateway(LoopbackServer):
    """The same on a port."""

    #: What is on telephones.
    sent: list[SentText] = field(default_factory=list)

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Send a text."""
        take(self.sent, asked.headers["idempotency-key"], asked.body)
        return Response(status_code=202)

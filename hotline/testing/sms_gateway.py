"""A gateway for texts by HTTP, for tests: sends each identity once, and is down when told."""

import json

import httpx


class SmsGateway:
    """Use `transport` for `HttpTexts`."""

    def __init__(self) -> None:
        #: What is on telephones: number, text, identity.
        self.sent: list[tuple[str, str, str]] = []
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
        body = json.loads(request.content)
        identity = request.headers["Idempotency-Key"]
        if all(identity != known for _, _, known in self.sent):
            self.sent.append((body["to"], body["text"], identity))
        if self.lose_answers:
            self.lose_answers -= 1
            raise httpx.ReadTimeout("lost", request=request)
        return httpx.Response(202)

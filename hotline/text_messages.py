"""Sending text messages (SMS) through a gateway: the port, and the adapter for one that takes HTTP requests.

`hotline.smpp` has the adapter for message centres.

    POST <text_messages.url>
    Authorization: Bearer <the environment variable that text_messages.token_variable names>
    Idempotency-Key: <id>
    {"to": "+968…", "from": "1111", "text": "…", "id": "…"}

Any 2xx means that the gateway has taken it. The same id means the same message: a gateway that gets it again, because
its answer was lost, sends it once. Certificates are verified.
"""

import os
from collections.abc import Callable
from typing import Protocol

import httpx

from hotline.config import TextMessages

#: What the gateway has for the whole request, and for taking the connection, seconds.
ANSWER_SECONDS = 10.0
CONNECT_SECONDS = 5.0

#: Answers that will be the same the next time: the text or its number is wrong.
_FOR_GOOD = frozenset({400, 404, 410, 413, 422})


class TextError(Exception):
    """A text was not sent, as far as is known. The words name no number and no text."""


class TextRefusedError(TextError):
    """It never will be sent, however often it is tried."""


class Texts(Protocol):
    """Sends text messages."""

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Hand a text to the gateway. Raises `TextError`; sending it again with the same id is safe."""


class HttpTexts:
    """A gateway by HTTP."""

    def __init__(
        self, current: Callable[[], TextMessages], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """`current()` is the configuration as it is now; `transport` is another way to a server, for tests."""
        self._current = current
        self._transport = transport

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Hand a text to the gateway. Raises `TextError`."""
        settings = self._current()
        if settings.url is None:
            raise TextError("there is no gateway: set `text_messages.url`")
        headers = {"Idempotency-Key": message_id} | _authorization(settings)
        content = {"to": to, "from": settings.sender, "text": text, "id": message_id}
        timeout = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
        try:
            async with httpx.AsyncClient(timeout=timeout, transport=self._transport) as client:
                response = await client.post(settings.url, json=content, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            # Its words may hold the URL, and that a secret.
            raise TextError(f"the gateway does not answer: {type(error).__name__}") from None
        if response.status_code in _FOR_GOOD:
            raise TextRefusedError(f"the gateway refuses it: HTTP {response.status_code}")
        if not response.is_success:
            raise TextError(f"the gateway refuses it: HTTP {response.status_code}")


def _authorization(settings: TextMessages) -> dict[str, str]:
    """Return the header with the token. Raises `TextError` where the environment lacks it."""
    if settings.token_variable is None:
        return {}
    token = secret(settings.token_variable, "the gateway's token")
    return {"Authorization": f"Bearer {token}"}


def secret(variable: str, what: str) -> str:
    """Return what an environment variable holds. Raises `TextError` where it is empty; `what` belongs there."""
    value = os.environ.get(variable, "").strip()
    if not value:
        raise TextError(f"the environment variable {variable} is empty; it holds {what}")
    return value

"""Pushes pops to another desktop: one signed POST for each message."""

from collections.abc import Callable

import httpx

from hotline.clock import Clock
from hotline.signature import SIGNATURE, sign

from .screen_pop_message import PopMessage, encode

#: Connections that are kept open between calls: the first bytes then go out without a handshake.
CONNECTIONS = 16

#: How long an idle connection is kept, seconds.
KEEP_SECONDS = 120.0


class PushRefusedError(Exception):
    """The other side does not take it."""


class HttpPush:
    """Posts messages to one URL."""

    def __init__(self, url: str, secret: Callable[[], str], clock: Clock) -> None:
        """`secret()` returns the key of the signature."""
        self._url = url
        self._secret = secret
        self._clock = clock
        limits = httpx.Limits(
            max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=KEEP_SECONDS
        )
        # How long it may take is the sender's affair. Neither redirections nor proxies: names and numbers go there.
        self._client = httpx.AsyncClient(limits=limits, timeout=None, trust_env=False)  # noqa: S113

    async def send(self, message: PopMessage) -> None:
        """Return when the other side has it. Raises `PushRefusedError`, `SignatureError`, `httpx.HTTPError`."""
        body = encode(message)
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": f"{message.node}-{message.number}",
            SIGNATURE: sign(self._secret(), self._clock(), body),
        }
        answer = await self._client.post(self._url, content=body, headers=headers)
        if not answer.is_success:
            raise PushRefusedError(answer.status_code)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

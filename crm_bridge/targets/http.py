"""Asking another system over HTTP: bounded in time and size, TLS verified, redirects not followed.

What went wrong is said without the URL and without secrets: either may stand in an error of the library.

    2xx                                          the answer
    401, 403, 407, 408, 423, 425, 429, 5xx, 3xx  it takes nothing now: the fault is not in the delivery
    other 4xx                                    it does not take this one
"""

import asyncio
import contextlib
import os
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import msgspec

from hotline.clock import Clock, wall_clock
from hotline.config.bridge import Target

from .port import Refused, Unreachable

#: What the target has for a whole request, and for taking the connection, seconds.
ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 5.0

#: How long an idle connection is used again, seconds.
KEEP_SECONDS = 30.0

#: Behind the name of a secret's variable: the one that held the secret of before, while it is exchanged.
OLD = "_OLD"

#: Bytes of an answer that are read; a longer one is none that we could use.
MOST_BYTES = 2_000_000

#: Letters of an answer that are kept to say why something was refused.
MOST_LETTERS = 300

#: Whoever else than a delivery is at fault: our key (401, 403, 407), or the moment (RFC 9110 section 15, RFC 6585).
_NOT_NOW = frozenset({401, 403, 407, 408, 423, 425, 429})

_WORDS = {401: "our key is not accepted", 403: "our key may not do this", 429: "too many requests"}


class Answer(msgspec.Struct, frozen=True):
    """What a target said."""

    status: int
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 -- whatever the other side has put there
        """Return the decoded body. Raises `Unreachable` where it is none: a proxy answered, or it was cut off."""
        try:
            return msgspec.json.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise Unreachable(f"HTTP {self.status} with something else than JSON") from None

    def table(self) -> dict[str, Any]:
        """Return the JSON object. Raises `Unreachable` where it is something else."""
        found = self.json()
        if not isinstance(found, dict):
            raise Unreachable(f"HTTP {self.status} with other JSON than an object")
        return found

    def tables(self, *under: str) -> list[dict[str, Any]]:
        """Return the JSON array of objects, which may lie under one of these names. Raises `Unreachable`."""
        found = self.json()
        if isinstance(found, dict):
            found = next((found[name] for name in under if name in found), None)
        if not isinstance(found, list):
            raise Unreachable(f"HTTP {self.status} with other JSON than an array")
        return [one for one in found if isinstance(one, dict)]


class Http:
    """One target's server.

    Every request has a client with one connection to itself, which the next one takes over: a client that is shared
    looks at all its connections for each request, which costs more than the rest of the request.
    """

    def __init__(
        self, target: Target, *, transport: httpx.AsyncBaseTransport | None = None, clock: Clock = wall_clock
    ) -> None:
        """`transport` is another way to the server, for tests."""
        self.url = target.url.rstrip("/")
        self._variable = target.secret_variable
        self._clock = clock
        self._transport = transport
        self._tls = httpx.create_ssl_context()
        #: All clients, and those that nobody uses now; as many as there ever were requests at once.
        self._clients: list[httpx.AsyncClient] = []
        self._idle: list[httpx.AsyncClient] = []
        #: Secrets that were used, which no word of an answer may repeat.
        self._used: set[str] = set()

    async def close(self) -> None:
        """Close the connections."""
        for client in self._clients:
            await client.aclose()

    def secret(self, variable: str | None = None) -> str:
        """Return the target's secret, or that of another variable, as the environment has it now.

        Raises `Unreachable` where that is nothing.
        """
        secret = environment_secret(variable or self._variable)
        self._used.add(secret)
        return secret

    def secrets(self) -> list[str]:
        """Return the secret, and while it is exchanged the one of before. Raises `Unreachable` without any."""
        secrets = [self.secret()]
        with contextlib.suppress(Unreachable):
            secrets.append(self.secret(f"{self._variable}{OLD}"))
        return secrets

    async def ask(self, method: str, path: str, *, base: str = "", **content: Any) -> Answer:  # noqa: ANN401
        """Ask the target; `path` follows its URL (or `base`), `content` is httpx's (`json`, `data`, `params`…).

        Raises `Refused` and `Unreachable`.
        """
        try:
            with self._client() as client:
                async with (
                    asyncio.timeout(ANSWER_SECONDS),  # httpx bounds each read, not all of them
                    client.stream(method, (base or self.url) + path, **content) as response,
                ):
                    body = await _read(response)
        except TimeoutError:
            raise Unreachable(f"no answer within {ANSWER_SECONDS:.0f} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise Unreachable(f"no answer: {type(error).__name__}") from None
        self._judge(response, body)
        return Answer(response.status_code, body)

    @contextlib.contextmanager
    def _client(self) -> Iterator[httpx.AsyncClient]:
        client = self._idle.pop() if self._idle else self._new_client()
        try:
            yield client
        finally:
            self._idle.append(client)

    def _new_client(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=1, keepalive_expiry=KEEP_SECONDS),
            follow_redirects=False,
            verify=self._tls,
            transport=self._transport,
            headers={"User-Agent": "hotline-1111", "Accept": "application/json"},
        )
        self._clients.append(client)
        return client

    def _judge(self, response: httpx.Response, body: bytes) -> None:
        status = response.status_code
        if response.is_success:
            return
        said = f"HTTP {status}" + (f", {_WORDS[status]}" if status in _WORDS else "")
        if response.is_client_error and status not in _NOT_NOW:
            raise Refused(said, self._without_secrets(_words_of(body))[:MOST_LETTERS].strip())
        if response.is_redirect:
            said += ", it wants us to go elsewhere: correct the url"
        raise Unreachable(said, retry_after(response.headers, self._clock()))

    def _without_secrets(self, words: str) -> str:
        with contextlib.suppress(Unreachable):
            self.secrets()
        for secret in sorted(self._used, key=len, reverse=True):
            words = words.replace(secret, "…")
        return words


def environment_secret(variable: str | None) -> str:
    """Return what an environment variable holds now. Raises `Unreachable` where that is nothing."""
    secret = os.environ.get(variable or "", "").strip()
    if not secret:
        raise Unreachable(f"the environment variable {variable} is empty; it holds the secret")
    return secret


async def _read(response: httpx.Response) -> bytes:
    """Return the body. Raises `Unreachable` where it is too large."""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Unreachable(f"an answer of more than {MOST_BYTES:,} bytes")
    return bytes(body)


def _words_of(body: bytes) -> str:
    """Return the beginning of what was said, on one line, without characters that a terminal would obey."""
    text = body[: 4 * MOST_LETTERS].decode(errors="replace")
    return "".join(sign if sign.isprintable() else " " for sign in text)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return after how many seconds the target wants to be asked again; None where it says nothing usable.

    RFC 9110 section 10.2.3: seconds, or a date.
    """
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now) if value else None
    except (ValueError, OverflowError):
        return None

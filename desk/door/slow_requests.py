"""Requests that come byte by byte, so that somebody holds all connections for nothing ("slow loris").

| what | may take, seconds | from |
|---|---|---|
| a request's head | `HEAD_SECONDS` | the connection, or the first byte of a further request |
| its body | `BODY_SECONDS`, and one more for each `LEAST_BYTES` that came | when it is first read |

Who is slow but goes on is served (the rule of Apache's mod_reqtimeout); who only holds the line is told so by 408
(RFC 9110, 15.5.9), or cut off where there is no request yet that could be answered.
"""

import asyncio

import h11
import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from hotline.desk.problem_json import ProblemError

HEAD_SECONDS = 20.0
BODY_SECONDS = 20.0
LEAST_BYTES = 500

log = structlog.get_logger()


class _TooSlowError(Exception):
    """The rest of a body does not come."""


class SlowBodies:
    """ASGI middleware: answers 408 to whoever sends a body too slowly."""

    #: How long, seconds.
    seconds = BODY_SECONDS

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, _in_time(receive, self.seconds), send_and_note)
        except _TooSlowError:
            log.warning("door: a body comes too slowly", path=scope["path"])
            if not begun:
                words = "The rest of the request did not come in time."
                refusal = ProblemError(408, "Request Timeout", words, {"Connection": "close"})
                await refusal.response()(scope, receive, send)


def _in_time(receive: Receive, seconds: float) -> Receive:
    """Return what receives the same, and raises `_TooSlowError` when the body falls behind."""
    loop = asyncio.get_running_loop()
    end, whole = 0.0, False

    async def receive_some() -> Message:
        nonlocal end, whole
        if whole:  # what comes now is only that the other end leaves
            return await receive()
        end = end or loop.time() + seconds
        try:
            # Not by `asyncio.wait_for`: see `set_within` on how that of Python 3.11 loses a cancellation.
            async with asyncio.timeout_at(end):
                message = await receive()
        except TimeoutError:
            raise _TooSlowError from None
        end += len(message.get("body", b"")) / LEAST_BYTES
        whole = not message.get("more_body", False)
        return message

    return receive_some


class SlowHeads(H11Protocol):
    """uvicorn's protocol, which waits for a head only so long."""

    #: How long, seconds.
    seconds = HEAD_SECONDS

    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Take bytes; of a head that is not whole the rest must come soon."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._limit is None:
            self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._limit = self.loop.call_later(self.seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    def _give_up(self) -> None:
        self._limit = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.close()

"""Carries SIP between a browser's WebSocket and Asterisk's, which listens on loopback only (RFC 7118).

One socket to Asterisk for each of a browser. A frame is taken from one side when the other has taken the one before
(back-pressure); who sends too much, too large, or in another's name is cut off. The bytes pass as they are.

| close code | why |
|---|---|
| 4401 | nobody's session, or it has ended |
| 4403 | a frame that may not pass |
| 4409 | the same phone has another socket now, or another page has it |
| 4429 | too many frames |
| 1013 | Asterisk is away: try again |
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from hotline.set_within import set_within

from .sip_frame import MOST_BYTES, RefusedFrameError, begins_a_call, check

#: The subprotocol of SIP (RFC 7118, 4).
SIP = Subprotocol("sip")

#: Frames of one phone: so many at once, and so many a second for long. A call has some 20 in all.
BURST, PER_SECOND = 60.0, 10.0

#: New calls of one phone a minute; each asks twice, without and with its password.
CALLS_PER_MINUTE = 20

#: How often it is looked whether the session still lives, seconds.
LOOK_SECONDS = 5.0

#: How long Asterisk may take to accept a socket, seconds.
CONNECT_SECONDS = 3.0

GOING_AWAY = 1001

ENDED, REFUSED, TAKEN_OVER, TOO_MANY, AWAY = 4401, 4403, 4409, 4429, 1013

log = structlog.get_logger()


@dataclass(slots=True, eq=False)
class Line:
    """A phone's open socket."""

    #: The endpoint, which is also the SIP user.
    endpoint: str
    #: Names the page's phone.
    phone: str
    #: Whether its session and its password still live.
    lives: Callable[[], Awaitable[bool]]
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    #: Set where the line is to be closed, or may no longer live.
    looking: asyncio.Event = field(default_factory=asyncio.Event)
    code: int = AWAY
    #: The page itself has closed the socket: it was left or is being loaded anew (RFC 6455, 7.4.1: 1001).
    left: bool = False
    _left: float = BURST
    _at: float = field(default_factory=time.monotonic)
    _calls: list[float] = field(default_factory=list)

    def close(self, code: int) -> None:
        """Have the socket closed."""
        if not self.closing.is_set():
            self.code = code
            self.closing.set()
            self.looking.set()

    def check(self, frame: str) -> None:
        """Count a frame and look at it. Raises `RefusedFrameError`."""
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND) - 1
        self._at = now
        if self._left < 0:
            self.code = TOO_MANY
            raise RefusedFrameError("too many frames")
        if begins_a_call(frame, check(frame, self.endpoint)):
            self._calls = [at for at in self._calls if at > now - 60] + [now]
            if len(self._calls) > CALLS_PER_MINUTE:
                self.code = TOO_MANY
                raise RefusedFrameError("too many calls")


class PhoneProxy:
    """All open lines, one for each endpoint: the newest."""

    def __init__(self, url: str, gone: Callable[[Line], object]) -> None:
        """`url` is Asterisk's WebSocket; `gone(line)` hears that a line has closed, unless another took its place."""
        self._url = url
        self._gone = gone
        self._lines: dict[str, Line] = {}

    def line(self, endpoint: str) -> Line | None:
        """Return the open line of the endpoint."""
        return self._lines.get(endpoint)

    def close(self, endpoint: str, code: int = ENDED) -> None:
        """Close the endpoint's line, if there is one."""
        line = self._lines.get(endpoint)
        if line is not None:
            line.close(code)

    def look(self) -> None:
        """Have every line look at once whether its session still lives: somebody's has ended."""
        for line in self._lines.values():
            line.looking.set()

    async def serve(self, socket: WebSocket, line: Line) -> None:
        """Carry a browser's frames until one side ends it."""
        before = self._lines.get(line.endpoint)
        self._lines[line.endpoint] = line
        if before is not None:
            before.close(TAKEN_OVER)
        try:
            await self._carry(socket, line)
        finally:
            if self._lines.get(line.endpoint) is line:
                del self._lines[line.endpoint]
                self._gone(line)

    async def _carry(self, socket: WebSocket, line: Line) -> None:
        try:
            asterisk = await connect(
                self._url, subprotocols=[SIP], max_size=MOST_BYTES * 4, max_queue=4, compression=None,
                open_timeout=CONNECT_SECONDS, ping_interval=None, close_timeout=1, proxy=None,
            )  # fmt: skip
        except (OSError, TimeoutError, InvalidHandshake) as error:
            log.warning("browser phone: Asterisk does not take it", reason=type(error).__name__)
            await socket.close(AWAY)
            return
        async with asterisk:
            await socket.accept(subprotocol=SIP)
            tasks = [
                asyncio.create_task(_to_asterisk(socket, asterisk, line)),
                asyncio.create_task(_to_browser(asterisk, socket)),
                asyncio.create_task(_watch(line)),
            ]
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the browser closed it first
            await socket.close(line.code)


async def _to_asterisk(socket: WebSocket, asterisk: ClientConnection, line: Line) -> None:
    with contextlib.suppress(ConnectionClosed):
        while True:
            try:
                frame = await socket.receive_text()
                line.check(frame)
            except WebSocketDisconnect as error:
                line.left = error.code == GOING_AWAY
                return
            except KeyError:  # a binary frame, which SIP would allow and our phones never send
                line.code = REFUSED
                return
            except RefusedFrameError as error:
                line.code = TOO_MANY if line.code == TOO_MANY else REFUSED
                log.warning("browser phone: refused", endpoint=line.endpoint, why=str(error))
                return
            await asterisk.send(frame)


async def _to_browser(asterisk: ClientConnection, socket: WebSocket) -> None:
    with contextlib.suppress(WebSocketDisconnect, ConnectionClosed, RuntimeError):
        async for frame in asterisk:
            await socket.send_text(frame if isinstance(frame, str) else frame.decode(errors="replace"))


async def _watch(line: Line) -> None:
    """Return when the line is to be closed: another has its place, or the session is over."""
    while not line.closing.is_set():
        await set_within(line.looking, LOOK_SECONDS)
        line.looking.clear()
        if not line.closing.is_set() and not await line.lives():
            line.close(ENDED)

"""One page that follows topics over its WebSocket.

| time | seconds | why |
|---|---|---|
| between two frames | `PAUSE_SECONDS` | what changes meanwhile goes in one frame: 20 frames a second at most |
| sign of life | `BEAT_SECONDS` | the page takes longer silence for a dead line |
| for one frame to be taken | `STUCK_SECONDS` | then the reader is cut off; it connects again when it can |
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping

import msgspec
import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from hotline.desk import json_body
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.visitor import Visitor

from .outbox import Outbox
from .topic import LiveTopic

PAUSE_SECONDS = 0.05
BEAT_SECONDS = 4.0
STUCK_SECONDS = 30.0

#: What a page may say: signs in one message, topics it names, messages at once and a second for long.
LONGEST = 4096
MOST_TOPICS = 32
BURST, PER_SECOND = 20.0, 2.0

#: Why a socket is closed (RFC 6455, 7.4.1; from 4000 on our own).
UNREADABLE, TOO_MUCH, TOO_LONG, STUCK, SESSION_ENDED = 1007, 1008, 1009, 4408, 4401

log = structlog.get_logger()


class _Asked(msgspec.Struct):
    """What a page says."""

    subscribe: list[str]


class Reader:
    """Sends what is due, as fast as the page takes it; nobody waits for it."""

    def __init__(
        self, socket: WebSocket, visitor: Visitor, topics: Mapping[str, LiveTopic], clock: Callable[[], float]
    ) -> None:
        self.visitor = visitor
        self._socket = socket
        self._topics = topics
        self._clock = clock
        self._outbox = Outbox(lambda name: len(topics[name]), lambda name: topics[name].snapshot(visitor))
        self._due = asyncio.Event()
        self._said = Buckets(BURST, PER_SECOND, most=1)
        self._close_code = 1000

    @property
    def waiting(self) -> int:
        """How many changes wait for the page."""
        return self._outbox.waiting

    def changed(self, topic: str, key: str, tail: str) -> None:
        """Have a change sent."""
        self._outbox.change(topic, key, tail)
        self._due.set()

    def renewed(self, topic: str) -> None:
        """Have the whole topic sent."""
        self._outbox.renew(topic)
        self._due.set()

    async def run(self) -> None:
        """Serve the page until it leaves or is cut off."""
        sending = asyncio.create_task(self._send_all(), name="live socket")
        try:
            await self._hear_all(sending)
        finally:
            for topic in self._topics.values():
                topic.leave(self)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending
            await self.close(self._close_code)

    async def close(self, code: int) -> None:
        """Cut the page off."""
        if self._socket.application_state is WebSocketState.CONNECTED:
            with contextlib.suppress(RuntimeError, OSError, WebSocketDisconnect):
                await asyncio.wait_for(self._socket.close(code), 1.0)

    # --- from the page ---

    async def _hear_all(self, sending: asyncio.Task[int]) -> None:
        while True:
            hearing = asyncio.ensure_future(self._socket.receive())
            await asyncio.wait({hearing, sending}, return_when=asyncio.FIRST_COMPLETED)
            if not hearing.done():
                hearing.cancel()
                self._close_code = sending.result()
                return
            message = hearing.result()
            if message["type"] == "websocket.disconnect":
                return
            refused = self._hear(message.get("text"))
            if refused is not None:
                self._close_code = refused
                return

    def _hear(self, text: str | None) -> int | None:
        """Follow what the page asks for; return why it is cut off, if it is."""
        if text is None:
            return UNREADABLE
        if len(text) > LONGEST:
            return TOO_LONG
        if self._said.take(""):
            return TOO_MUCH
        try:
            asked = msgspec.json.decode(text, type=_Asked)
        except json_body.UNREADABLE:
            return UNREADABLE
        for name in asked.subscribe[:MOST_TOPICS]:
            topic = self._topics.get(name)
            if topic is None or not topic.may(self.visitor):
                log.warning("live: not for this user", user=self.visitor.user, topic=name[:40])
                continue
            topic.follow(self, self.visitor)
            self.renewed(name)
        return None

    # --- to the page ---

    async def _send_all(self) -> int:
        """Send until the page cannot be reached, and return with what code to close."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                beat = loop.call_later(BEAT_SECONDS, self._due.set)
                await self._due.wait()
                beat.cancel()
                self._due.clear()
                messages = self._outbox.take() or [f'{{"at":{self._clock():.3f}}}']
                frame = messages[0] if len(messages) == 1 else f"[{','.join(messages)}]"
                # Not by `asyncio.wait_for`: see `set_within` on how that of Python 3.11 loses a cancellation.
                async with asyncio.timeout(STUCK_SECONDS):
                    await self._socket.send_text(frame)
                await asyncio.sleep(PAUSE_SECONDS)
        except TimeoutError:
            log.warning("live: a page takes nothing any more", user=self.visitor.user)
            return STUCK
        except (RuntimeError, OSError, WebSocketDisconnect):
            return 1000  # it is gone

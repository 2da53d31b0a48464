"""All topics and all readers: who may follow what, how many, and for how long.

A session that has ended closes its sockets, at the latest `SWEEP_SECONDS` later; an open socket counts as use.
"""

import asyncio
from collections import Counter
from collections.abc import Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from hotline.clock import Clock, wall_clock
from hotline.desk.door import Door, Visitor

from .reader import SESSION_ENDED, Reader
from .topic import LiveTopic

#: Sockets of one session (tabs), and of all.
MOST_OF_SESSION = 12
MOST = 2000

#: How often it is looked whether sessions go on.
SWEEP_SECONDS = 2.0

log = structlog.get_logger()


class LiveHub:
    """Serves `/desk/live`."""

    def __init__(self, door: Door, clock: Clock = wall_clock) -> None:
        self._door = door
        self._clock = clock
        self._topics: dict[str, LiveTopic] = {}
        self._readers: set[Reader] = set()
        self._of_session: Counter[str] = Counter()

    def topic(
        self,
        name: str,
        may: Callable[[Visitor], bool],
        sees: Callable[[Visitor, str], bool] | None = None,
    ) -> LiveTopic:
        """Make a topic: who may follow it, and which keys of it each of them sees (None: all)."""
        if name in self._topics:
            message = f"there are two topics {name}"
            raise ValueError(message)
        topic = self._topics[name] = LiveTopic(name, may, sees, self._clock)
        return topic

    @property
    def readers(self) -> int:
        """How many pages follow."""
        return len(self._readers)

    @property
    def waiting(self) -> int:
        """How many changes the slowest of them has still to be sent."""
        return max((reader.waiting for reader in self._readers), default=0)

    def routes(self) -> list[BaseRoute]:
        """Return what the web server serves."""
        return [WebSocketRoute("/desk/live", self._serve)]

    async def run(self) -> None:
        """Cut off those whose sessions have ended, until cancelled."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            await self.sweep()

    async def sweep(self) -> None:
        """Look once."""
        sessions = set(self._of_session)
        if not sessions:
            return
        try:
            alive = await self._door.sessions.alive(sessions)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("live: sessions cannot be read", reason=type(error).__name__)
            return
        ended = [reader for reader in self._readers if reader.visitor.session in sessions - alive]
        await asyncio.gather(*(reader.close(SESSION_ENDED) for reader in ended))

    async def _serve(self, socket: WebSocket) -> None:
        visitor = await self._visitor(socket)
        if visitor is None or len(self._readers) >= MOST or self._is_full(visitor):
            await socket.close()  # before it was accepted: 403
            return
        await socket.accept()
        reader = Reader(socket, visitor, self._topics, self._clock)
        self._readers.add(reader)
        self._of_session[visitor.session] += 1
        try:
            await reader.run()
        finally:
            self._readers.discard(reader)
            self._of_session[visitor.session] -= 1
            self._of_session += Counter()  # forgets those with none

    async def _visitor(self, socket: WebSocket) -> Visitor | None:
        try:
            return await self._door.visitor_of_socket(socket)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("live: sessions cannot be read", reason=type(error).__name__)
            return None

    def _is_full(self, visitor: Visitor) -> bool:
        if self._of_session[visitor.session] < MOST_OF_SESSION:
            return False
        log.warning("live: too many sockets", user=visitor.user)
        return True

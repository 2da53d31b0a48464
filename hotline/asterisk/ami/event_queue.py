"""The one ordered, bounded queue between the connection and the reader of events.

When the reader is too slow, the oldest ordinary event goes: what is new is nearer to the truth, and the
reader has to look at Asterisk afresh in any case. It is told so by a `HotlineDropped` event (header `Count`)
before the next event that it gets. `HotlineConnected` and `HotlineLost` are never dropped and keep their
places; so a queue full of them may outgrow its size.
"""

import asyncio
from collections import deque

from .messages import AmiEvent, Headers

#: Names of the events that this client makes.
CONNECTED = "HotlineConnected"
LOST = "HotlineLost"
DROPPED = "HotlineDropped"

#: After so many events a reader that never waits lets the rest of the program run.
EVENTS_IN_A_ROW = 50


class QueueClosed(Exception):  # noqa: N818
    """No event will come any more."""


class EventQueue:
    """Many may put, one may get."""

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"the queue of events needs room for at least one, not {size}")
        self._size = size
        self._events: deque[AmiEvent] = deque()
        self._markers = 0
        self._waiter: asyncio.Future[None] | None = None
        self._end: Exception | None = None
        self._untold = 0
        self._taken = 0
        #: Ordinary events that no reader got, since the start.
        self.dropped = 0

    def __len__(self) -> int:
        return len(self._events)

    def put(self, event: AmiEvent) -> None:
        """Append an event; never waits."""
        if self._end is not None:
            return
        while len(self._events) >= self._size and len(self._events) > self._markers:
            self._drop_oldest()
        self._events.append(event)
        self._wake()

    def put_marker(self, name: str) -> None:
        """Append `HotlineConnected` or `HotlineLost`."""
        if self._end is not None:
            return
        self._markers += 1
        self._events.append(AmiEvent(name))
        self._wake()

    def close(self, reason: Exception | None = None) -> None:
        """Let the reader have what is left, then raise `reason`, or `QueueClosed`."""
        if self._end is None:
            self._end = reason or QueueClosed()
            self._wake()

    async def get(self) -> AmiEvent:
        """Return the next event.

        Raises what `close` was given, and `RuntimeError` if somebody else already waits.
        """
        if self._waiter is not None:
            raise RuntimeError("AMI events: only one reader at a time, or each would see half of them")
        self._taken += 1
        if self._taken % EVENTS_IN_A_ROW == 0:
            await asyncio.sleep(0)
        while not self._events:
            if self._end is not None:
                raise self._end
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._untold:
            count, self._untold = self._untold, 0
            return AmiEvent(DROPPED, Headers.of({"Count": str(count)}))
        event = self._events.popleft()
        if event.name in (CONNECTED, LOST):
            self._markers -= 1
        return event

    def _drop_oldest(self) -> None:
        for place, event in enumerate(self._events):
            if event.name not in (CONNECTED, LOST):
                del self._events[place]
                break
        self.dropped += 1
        self._untold += 1

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

"""A journal in memory and a clock that stands still, to drive queues without database and waiting."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

from hotline.events import Event
from hotline.journal import Entry

AnyEvent = TypeVar("AnyEvent", bound=Event)


class ManualClock:
    """A clock that goes only when it is told to."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Return the time, seconds."""
        return self.now

    def advance(self, seconds: float) -> float:
        """Let time pass; return the new time."""
        self.now += seconds
        return self.now


class MemoryJournal:
    """Keeps events in a list. Tells listeners in the journal's order, and reads like `JournalReader`."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events: list[Event] = list(events)
        self.listeners: list[Callable[[Event], None]] = []
        #: How often `after` was called.
        self.reads = 0
        self._untold: deque[Event] = deque()
        self._telling = False

    def append(self, event: Event) -> asyncio.Future[int]:
        """Keep the event and tell the listeners; the future is done already."""
        self.events.append(event)
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        done.set_result(len(self.events))
        self._untold.append(event)
        if not self._telling:
            self._telling = True
            while self._untold:
                told = self._untold.popleft()
                for listener in list(self.listeners):
                    listener(told)
            self._telling = False
        return done

    def of_type(self, kind: type[AnyEvent]) -> list[AnyEvent]:
        """Return the events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    async def after(self, seq: int, limit: int = 1000) -> list[Entry]:
        """Return the entries that follow number `seq`; numbers begin with 1."""
        self.reads += 1
        events = self.events[seq : seq + limit]
        return [Entry(number, "test", event) for number, event in enumerate(events, seq + 1)]

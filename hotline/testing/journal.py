"""A journal in memory, for tests of those who write facts and hear of them."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event
from hotline.journal import Entry
from hotline.journal.entry import call_of, row_of

AnyEvent = TypeVar("AnyEvent", bound=Event)
R = TypeVar("R")


class MemoryJournal:
    """Does what `Journal` does, at once and without a database, and reads like `JournalReader`.

    While `held`, nothing comes to the disk: who awaits an event waits until `release`.
    """

    def __init__(self, events: Iterable[Event] = (), *, node: str = "test",
                 connection: AsyncConnection | None = None) -> None:  # fmt: skip
        self.node = node
        #: What was appended and committed, in order.
        self.events: list[Event] = list(events)
        self.listeners: list[Callable[[Event], None]] = []
        self.healthy = True
        #: Set to have every event refused with it, of which listeners hear all the same.
        self.refusal: Exception | None = None
        #: How often `after` was called.
        self.reads = 0
        self._connection = connection
        self._untold: deque[Event] = deque()
        self._telling = False
        self._held: list[tuple[asyncio.Future[int], int]] | None = None

    # --- for the test ---

    def of_type(self, kind: type[AnyEvent]) -> list[AnyEvent]:
        """Return the events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def story(self, call: str) -> list[Event]:
        """Return the events of one call, in order."""
        return [event for event in self.events if call_of(event) == call]

    def hold(self) -> None:
        """Let the disk hang: from now on nothing is committed."""
        self._held = self._held or []

    def release(self) -> None:
        """Let the disk go on."""
        for future, seq in self._held or ():
            if not future.done():
                future.set_result(seq)
        self._held = None

    # --- as `Journal` ---

    @property
    def waiting(self) -> int:
        """How many appended events are not on disk yet."""
        return len(self._held or ())

    def append(self, event: Event) -> asyncio.Future[int]:
        """Keep the event and tell the listeners; the future is done unless the disk hangs, and fails if refused."""
        row_of(self.node, event)  # refuses what the real one refuses
        self.events.append(event)
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        if self.refusal is not None:
            future.set_exception(self.refusal)
            future.exception()  # nobody need await it
        elif self._held is None:
            future.set_result(len(self.events))
        else:
            self._held.append((future, len(self.events)))
        self._tell(event)
        return future

    async def commit(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[R]] | None = None
    ) -> R:
        """Do the work with the connection of the constructor, then keep the events."""
        result = None if work is None else await work(cast("AsyncConnection", self._connection))
        await asyncio.gather(*(self.append(event) for event in events))
        return cast("R", result)

    async def flush(self) -> None:
        """Return: everything is kept."""

    async def close(self) -> None:
        """Return: there is nothing to close."""

    # --- as `JournalReader` ---

    async def after(self, seq: int, limit: int = 1000) -> list[Entry]:
        """Return the entries that follow number `seq`; numbers begin with 1."""
        self.reads += 1
        return self._entries()[seq : seq + limit]

    async def of_call(self, call: str) -> list[Entry]:
        """Return the entries of one call."""
        return [entry for entry in self._entries() if call_of(entry.event) == call]

    async def last_seq(self) -> int:
        """Return the number of the newest entry, 0 where there is none."""
        return len(self.events)

    # --- inside ---

    def _entries(self) -> list[Entry]:
        return [Entry(number, self.node, event) for number, event in enumerate(self.events, 1)]

    def _tell(self, event: Event) -> None:
        """Tell the listeners; one who appends meanwhile is told after the others have heard."""
        self._untold.append(event)
        if self._telling:
            return
        self._telling = True
        while self._untold:
            told = self._untold.popleft()
            for listener in list(self.listeners):
                listener(told)
        self._telling = False

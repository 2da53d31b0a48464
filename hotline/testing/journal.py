"""A journal in memory, for tests of those who only append and commit."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event
from hotline.journal import Entry
from hotline.journal.entry import call_of, row_of

R = TypeVar("R")


class MemoryJournal:
    """Does what `Journal` does, at once and without a database: everything is "on disk" when append() returns."""

    def __init__(self, node: str = "demo", connection: AsyncConnection | None = None) -> None:
        self.node = node
        #: What was appended and committed, in order.
        self.entries: list[Entry] = []
        self.listeners: list[Callable[[Event], None]] = []
        self.healthy = True
        self._connection = connection

    @property
    def events(self) -> list[Event]:
        """The events without their numbers."""
        return [entry.event for entry in self.entries]

    def of_call(self, call: str) -> list[Event]:
        """Return the events of one call."""
        return [event for event in self.events if call_of(event) == call]

    def append(self, event: Event) -> asyncio.Future[int]:
        """Keep the event and tell the listeners; the future is done."""
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        future.set_result(self._keep(event))
        return future

    async def commit(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[R]] | None = None
    ) -> R:
        """Do the work with the connection of the constructor, then keep the events."""
        result = None if work is None else await work(cast("AsyncConnection", self._connection))
        for event in events:
            self._keep(event)
        return cast("R", result)

    async def flush(self) -> None:
        """Return: everything is kept."""

    async def close(self) -> None:
        """Return: there is nothing to close."""

    def _keep(self, event: Event) -> int:
        row_of(self.node, event)  # refuses what the real one refuses
        seq = len(self.entries) + 1
        self.entries.append(Entry(seq, self.node, event))
        for listener in self.listeners:
            listener(event)
        return seq

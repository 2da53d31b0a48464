"""What waits to be written, in its order: events, and transactions between them."""

import asyncio
import contextvars
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event

from .entry import Row

#: What a transaction does besides writing its events.
Work = Callable[[AsyncConnection], Awaitable[Any]]


class Receipt(asyncio.Future[int]):
    """Becomes the event's sequence number as soon as it is on disk.

    Nobody needs to await it. Whoever does is not kept waiting for others to share the commit with.
    """

    #: Called when somebody begins to wait for it.
    hurry: Callable[[], None] | None = None

    def add_done_callback(
        self, fn: Callable[[Any], object], /, *, context: contextvars.Context | None = None
    ) -> None:
        """Call `fn` when the event is on disk, and write now: every kind of awaiting comes through here."""
        if self.hurry is not None and not self.done():
            self.hurry()
        super().add_done_callback(fn, context=context)

    def fail(self, error: Exception) -> None:
        """End with an error that nobody needs to fetch."""
        if not self.done():
            self.set_exception(error)
            self.exception()  # marks it as fetched: no "exception was never retrieved"

    def succeed(self, seq: int) -> None:
        """End with the sequence number, unless whoever waited has given up."""
        if not self.done():
            self.set_result(seq)


class Appended:
    """An event that waits to be written."""

    __slots__ = ("event", "receipt", "row")

    def __init__(self, event: Event, row: Row, receipt: Receipt) -> None:
        self.event = event
        self.row = row
        self.receipt = receipt


class Transaction:
    """Work and events that are committed together; without both a barrier: done when all before it is."""

    __slots__ = ("done", "events", "rows", "work")

    def __init__(
        self, events: Sequence[Event], rows: Sequence[Row], work: Work | None, done: asyncio.Future[Any]
    ) -> None:
        self.events = events
        self.rows = rows
        self.work = work
        self.done = done

    @property
    def is_barrier(self) -> bool:
        """True where there is nothing to do."""
        return self.work is None and not self.rows

    def fail(self, error: Exception) -> None:
        """Tell the caller, if there still is one."""
        if not self.done.done():
            self.done.set_exception(error)


class Backlog:
    """A queue of what waits. It forgets nothing by itself; its owner bounds it."""

    def __init__(self) -> None:
        self._items: deque[Appended | Transaction] = deque()
        self._appended = 0

    def __len__(self) -> int:
        """Return how many items wait."""
        return len(self._items)

    @property
    def events(self) -> int:
        """How many appended events wait."""
        return self._appended

    def put(self, item: Appended | Transaction) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self._appended += isinstance(item, Appended)

    def transaction_next(self) -> Transaction | None:
        """Return the transaction at the head, None where an event or nothing is there."""
        head = self._items[0] if self._items else None
        return head if isinstance(head, Transaction) else None

    def batch(self, limit: int) -> list[Appended]:
        """Return the events at the head, up to the next transaction; they stay in the backlog."""
        events = []
        for item in islice(self._items, limit):
            if isinstance(item, Transaction):
                break
            events.append(item)
        return events

    def drop(self, count: int) -> None:
        """Take `count` items from the head."""
        for _ in range(count):
            self._appended -= isinstance(self._items.popleft(), Appended)

    def take_transactions(self) -> list[Transaction]:
        """Take all transactions out, wherever they stand, and leave the events."""
        taken = [item for item in self._items if isinstance(item, Transaction)]
        if taken:
            self._items = deque(item for item in self._items if isinstance(item, Appended))
        return taken

    def take_events(self) -> list[Appended]:
        """Take everything out and return the events."""
        events = [item for item in self._items if isinstance(item, Appended)]
        self._items.clear()
        self._appended = 0
        return events

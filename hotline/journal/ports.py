"""What most parts need of the journal; `Journal` and `JournalReader` give it, and so does the journal in memory."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event

from .entry import Entry

R = TypeVar("R")


class JournalPort(Protocol):
    """Takes facts; what the methods promise and raise stands in `Journal`."""

    @property
    def node(self) -> str:
        """Which node's facts these are."""

    @property
    def listeners(self) -> list[Callable[[Event], None]]:
        """Who hears of each event, synchronously and in order."""

    def append(self, event: Event) -> asyncio.Future[int]:
        """Take the event and return at once; the future becomes its sequence number when it is on disk."""

    async def commit(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[R]] | None = None
    ) -> R:
        """Do `work` and write the events in one transaction; return what `work` returned (None without work)."""


class ReaderPort(Protocol):
    """Reads facts again; what the methods raise stands in `JournalReader`."""

    async def after(self, seq: int, limit: int = 1000) -> list[Entry]:
        """Return the entries that follow number `seq`, the oldest first; empty only at the journal's end."""

    async def of_call(self, call: str) -> list[Entry]:
        """Return what is known of one call, the oldest first."""

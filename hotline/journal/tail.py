"""The newest entries in memory, so that readers in this process need not ask the database for them."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from .entry import Entry

#: Entries that are kept: some seconds of a busy node.
TAIL_ENTRIES = 5000


class Tail:
    """What this process wrote last, and who waits for more."""

    def __init__(self, size: int = TAIL_ENTRIES) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)
        self._bells: set[asyncio.Event] = set()

    def add(self, entries: Sequence[Entry]) -> None:
        """Take entries that were just committed, and wake those who wait."""
        for entry in entries:
            if self._entries and entry.seq != self._entries[-1].seq + 1:
                # Somebody else wrote in between: what we have is no longer all there is.
                self._entries.clear()
            self._entries.append(entry)
        for bell in self._bells:
            bell.set()

    def after(self, seq: int, limit: int) -> list[Entry]:
        """Return the entries that follow number `seq` without a gap; empty: ask the database."""
        if not self._entries:
            return []
        skip = seq + 1 - self._entries[0].seq
        if skip < 0 or skip >= len(self._entries):
            return []
        return list(islice(self._entries, skip, skip + limit))

    @contextlib.contextmanager
    def bell(self) -> Iterator[asyncio.Event]:
        """Give an event that is set at each commit."""
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)

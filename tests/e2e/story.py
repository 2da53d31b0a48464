"""What the system under test wrote down: journal, case store, messages.

The tests read SQLite's tables and not through the product's own readers, so that a reader's mistake cannot
hide a writer's.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from hotline.events import CallEvent, CaseOpened, CaseReopened, Event, decode
from tests.e2e.waiting import ExpectationError, eventually

E = TypeVar("E", bound=Event)
C = TypeVar("C", bound=CallEvent | CaseOpened | CaseReopened)

Row = dict[str, Any]


def _always(_event: Event) -> bool:
    return True


class Story:
    """The database of one system, opened anew for every question and never written."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def events(self, after: int = 0) -> list[Event]:
        """Return all events after a sequence number."""
        rows = self._rows("SELECT type, data FROM journal WHERE seq > ? ORDER BY seq", after)
        return [decode(row["type"], row["data"]) for row in rows]

    def last_seq(self) -> int:
        """Return the sequence number of the newest event, 0 if there is none."""
        return int(self._rows("SELECT coalesce(max(seq), 0) AS last FROM journal")[0]["last"])

    def of_call(self, call: str) -> list[CallEvent | CaseOpened]:
        """Return the events of one call."""
        told = (event for event in self.events() if isinstance(event, CallEvent | CaseOpened))
        return [event for event in told if event.call == call]

    def kinds(self, call: str) -> list[str]:
        """Return the names of a call's events, in order."""
        return [type(event).__name__ for event in self.of_call(call)]

    async def wait_for(
        self,
        kind: type[E],
        where: Callable[[E], bool] = _always,
        *,
        after: int = 0,
        within: float = 5.0,
    ) -> E:
        """Return the first event of a kind for which `where` holds, as soon as it is committed."""

        def look() -> E | None:
            events = (event for event in self.events(after) if isinstance(event, kind))
            return next((event for event in events if where(event)), None)

        try:
            found = await eventually(look, f"{kind.__name__} in the journal", within=within)
        except ExpectationError as error:
            told = " ".join(type(event).__name__ for event in self.events(after)[-15:])
            raise ExpectationError(f"{error}; the journal ends with: {told}") from None
        assert found is not None
        return found

    async def told(self, kind: type[C], call: str, *, within: float = 5.0) -> C:
        """Return the first event of a kind in one call, as soon as it is committed."""
        return await self.wait_for(kind, lambda event: event.call == call, within=within)

    async def interaction(self, call: str, within: float = 5.0, *, recording: str | None = None) -> Row:
        """Return the interaction row of a call, as soon as it is there, with this recording if given; exactly one."""

        def look() -> list[Row]:
            rows = self._rows("SELECT * FROM interaction WHERE id = ?", call)
            return [row for row in rows if recording in (None, row["recording"])]

        rows = await eventually(look, f"interaction row of {call}", within=within)
        assert len(rows) == 1, f"{len(rows)} interaction rows of one call"
        return rows[0]

    def cases(self) -> list[Row]:
        """Return all cases, oldest first."""
        return self._rows("SELECT * FROM cases ORDER BY number")

    def interactions(self) -> list[Row]:
        """Return all interactions, oldest first."""
        return self._rows("SELECT * FROM interaction ORDER BY started_at")

    def messages(self) -> list[Row]:
        """Return all messages, oldest first."""
        return self._rows("SELECT * FROM message ORDER BY created_at")

    def tail(self, count: int = 60) -> str:
        """Return the newest events in words, for a failed test's report."""
        if not self._database.exists():
            return "no database"
        return "\n".join(str(event) for event in self.events()[-count:])

    def _rows(self, query: str, *values: object) -> list[Row]:
        with self._open() as connection:
            return [dict(row) for row in connection.execute(query, values)]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        deadline = time.monotonic() + 5.0
        while not self._database.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        address = f"file:{self._database}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=5.0)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection

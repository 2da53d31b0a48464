"""Following the journal with a place that is kept beside what is made of it.

    entries ──> take(connection, entries) ──> one transaction: what `take` wrote, its facts, the place

What was taken and how far one has come are committed together, so a follower that dies anywhere goes on as if it had
not. Several controllers on one PostgreSQL may run a follower of the same name: the place is locked while one of them
takes, and the other goes on behind it. So each entry is taken once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import explain, for_reading
from hotline.events import Event
from hotline.journal import Entry, Journal, JournalError, JournalReader, cursors

#: Entries that are taken in one transaction: while it lasts nobody else writes, and calls have facts to write.
CHUNK = 100

#: A place behind which only entries of other types lie is kept at most so often, seconds: each time costs a commit.
KEEP_SECONDS = 30.0

#: Pauses between attempts, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 5.0)

#: Does what the entries ask for within the transaction, and returns the facts that follow. It must not await the
#: journal, a network or another connection, and may be called again for the same entries after a rollback.
Take = Callable[[AsyncConnection, Sequence[Entry]], Awaitable[Sequence[Event] | None]]

R = TypeVar("R")
log = structlog.get_logger()


class Follower:
    """Takes each entry of the journal once, in order."""

    def __init__(
        self,
        name: str,
        engine: AsyncEngine,
        reader: JournalReader,
        take: Take,
        *,
        journal: Journal | None = None,
        types: tuple[type[Event], ...] = (Event,),
        from_now: bool = False,
        gather_seconds: float = 0.0,
        chunk: int = CHUNK,
    ) -> None:
        """`name` is that of the kept place.

        A `take` that returns facts needs the `journal` that writes them; without one the transaction does not hold up
        that writer. Entries of other `types` are passed over. The first run begins with the journal's first entry, or
        `from_now` with what comes. Who is in no hurry saves work by `gather_seconds`. A `take` that works long on
        each entry gets a smaller `chunk`: so many in one transaction.
        """
        #: The last entry that was taken or passed over.
        self.place = 0
        self._name = name
        self._engine = engine
        self._reader = reader
        self._take = take
        self._journal = journal
        self._types = types
        self._from_now = from_now
        self._gather = gather_seconds
        self._chunk = chunk
        #: The place in the database, and when it was kept there (the loop's time).
        self._kept, self._kept_at = 0, 0.0

    async def run(self) -> None:
        """Follow until cancelled. No database that is away ends it, and no `take` that fails: it is tried again."""
        await self.begin()
        async for entries in self._reader.follow(self.place, gather_seconds=self._gather):
            for first in range(0, len(entries), self._chunk):
                await self.pass_on(entries[first : first + self._chunk])

    async def begin(self) -> None:
        """Find the place where the last run ended."""
        self.place = self._kept = await self._persistently(self._resume)
        self._kept_at = _loop_time()

    async def pass_on(self, entries: Sequence[Entry]) -> None:
        """Take the next entries and commit what follows."""
        wanted = [entry for entry in entries if isinstance(entry.event, self._types)]
        place = entries[-1].seq
        if wanted or _loop_time() - self._kept_at >= KEEP_SECONDS:
            self._kept = await self._persistently(lambda: self._commit(wanted, place))
            self._kept_at = _loop_time()
        self.place = place

    async def _resume(self) -> int:
        async with for_reading(self._engine).connect() as connection:
            kept = await cursors.load(connection, self._name)
        if kept is not None:
            return kept.seq
        place = await self._reader.last_seq() if self._from_now else 0
        async with self._engine.begin() as connection:
            return await cursors.begin(connection, self._name, place)

    async def _commit(self, wanted: Sequence[Entry], place: int) -> int:
        """Take the entries in a transaction; return the place that is kept then."""

        async def work(connection: AsyncConnection) -> tuple[int, Sequence[Event]]:
            kept = await cursors.lock(connection, self._name)
            if kept >= place:  # somebody else was here
                return kept, ()
            fresh = [entry for entry in wanted if entry.seq > kept]
            facts = (await self._take(connection, fresh) or ()) if fresh else ()
            await cursors.store(connection, self._name, place)
            return place, facts

        if self._journal is not None and wanted:
            kept, _ = await self._journal.commit_result(work, lambda result: result[1])
            return kept
        async with self._engine.begin() as connection:
            kept, facts = await work(connection)
            if facts:
                message = f"the follower {self._name} has facts and no journal to write them"
                raise RuntimeError(message)
        return kept

    async def _persistently(self, attempt: Callable[[], Awaitable[R]]) -> R:
        """Try until it succeeds; each problem is reported once."""
        pause, longest = RETRY_SECONDS
        reported = ""
        while True:
            try:
                return await attempt()
            except Exception as error:
                problem = _in_words(self._engine, error)
                if problem != reported:
                    unexpected = not isinstance(error, SQLAlchemyError | JournalError | OSError)
                    log.error("follower.held_up", follower=self._name, problem=problem, exc_info=unexpected)
                reported = problem
            await asyncio.sleep(pause)
            pause = min(2 * pause, longest)


def _in_words(engine: AsyncEngine, error: Exception) -> str:
    """Return what went wrong, without the values of a statement: they are personal."""
    if isinstance(error, SQLAlchemyError | OSError):
        return explain(engine.url, error)
    return f"{type(error).__name__}: {error}"


def _loop_time() -> float:
    return asyncio.get_running_loop().time()

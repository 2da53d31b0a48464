"""Reading the journal: in order, from a number on; a follower never misses an entry and sees none twice."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Collection, Sequence

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database, events
from hotline.set_within import set_within

from .entry import Entry
from .table import journal
from .writer import Journal

#: How often a follower looks for what other processes wrote, seconds.
POLL_SECONDS = 1.0

#: Entries in one list of a follower.
PAGE = 1000

_Row = sa.Row[int, str, str, str]
_Query = sa.Select[int, str, str, str]
_COLUMNS = (journal.c.seq, journal.c.node, journal.c.type, journal.c.data)
log = structlog.get_logger()


class JournalReader:
    """Reads entries. One that follows the process's own writer is woken by it and asks the database seldom.

    Entries that this version does not know are skipped, counted in `unknown` and reported once for each type.
    """

    def __init__(self, engine: AsyncEngine, writer: Journal | None = None) -> None:
        #: Entries that were skipped: of types or with contents that this version does not know.
        self.unknown = 0
        self._engine = database.for_reading(engine)
        self._tail = writer.tail if writer is not None else None
        self._reported: set[str] = set()
        self._reachable = True

    async def after(self, seq: int, limit: int = PAGE) -> list[Entry]:
        """Return the entries that follow number `seq`, the oldest first; empty only at the journal's end.

        Raises `SQLAlchemyError` or `OSError` where the database cannot be read.
        """
        while True:
            rows = await self._rows(sa.select(*_COLUMNS).where(journal.c.seq > seq).limit(limit))
            entries = self._entries(rows)
            if entries or not rows:
                return entries
            seq = rows[-1].seq  # a whole page that we do not know

    async def of_call(self, call: str, *, until: int | None = None) -> list[Entry]:
        """Return a call's entries in order, up to number `until` if that is given."""
        query = sa.select(*_COLUMNS).where(journal.c.call == call)
        if until is not None:
            query = query.where(journal.c.seq <= until)
        return self._entries(await self._rows(query))

    async def of_calls(self, calls: Collection[str], types: Sequence[str]) -> list[Entry]:
        """Return the entries of these types of some calls, a few thousand at most."""
        mine = journal.c.call.in_(calls)
        return self._entries(await self._rows(sa.select(*_COLUMNS).where(mine, journal.c.type.in_(types))))

    async def of_types(self, types: Sequence[str], *, since: float, until: float) -> list[Entry]:
        """Return the entries of these types that happened from `since` to `until` (epoch seconds)."""
        in_time = journal.c.at.between(since, until)
        return self._entries(await self._rows(sa.select(*_COLUMNS).where(in_time, journal.c.type.in_(types))))

    async def newest(self, count: int) -> list[Entry]:
        """Return the newest `count` entries, the oldest of them first."""
        newest = sa.select(journal.c.seq).order_by(journal.c.seq.desc()).limit(count)
        return self._entries(await self._rows(sa.select(*_COLUMNS).where(journal.c.seq.in_(newest))))

    async def last_seq(self) -> int:
        """Return the highest number, 0 for an empty journal."""
        async with self._engine.connect() as connection:
            return (await connection.execute(sa.select(sa.func.max(journal.c.seq)))).scalar() or 0

    async def before(self, at: float) -> int:
        """Return the number after which everything is that happened at `at` (epoch seconds) or later."""
        async with self._engine.connect() as connection:
            first = sa.select(sa.func.min(journal.c.seq)).where(journal.c.at >= at)
            found: int | None = (await connection.execute(first)).scalar()
        return await self.last_seq() if found is None else found - 1

    async def calls_like(self, part: str, limit: int = 10) -> list[str]:
        """Return the calls of this name, or else those whose names begin so, or else end so."""
        call = journal.c.call
        for matches in (
            call == part,
            call.startswith(part, autoescape=True),
            call.endswith(part, autoescape=True),
        ):
            query = sa.select(call).where(matches).distinct().order_by(call).limit(limit)
            async with self._engine.connect() as connection:
                found = list((await connection.execute(query)).scalars())
            if found:
                return [name for name in found if name is not None]
        return []

    async def follow(
        self, after: int, poll_seconds: float = POLL_SECONDS, *, gather_seconds: float = 0.0
    ) -> AsyncGenerator[list[Entry], None]:
        """Yield the entries after number `after`, and then what comes, for ever; no list is empty.

        Entries of this process come as soon as they are committed, those of others within `poll_seconds`. A
        reader that is in no hurry saves work by `gather_seconds`: it waits so long for more. A database that
        cannot be read is reported and tried again.
        """
        with self._bell() as bell:
            while True:
                bell.clear()
                entries = await self._next(after)
                if entries:
                    after = entries[-1].seq
                    yield entries
                if len(entries) < PAGE:
                    await set_within(bell, poll_seconds)
                    if gather_seconds:
                        await asyncio.sleep(gather_seconds)

    def _bell(self) -> contextlib.AbstractContextManager[asyncio.Event]:
        return contextlib.nullcontext(asyncio.Event()) if self._tail is None else self._tail.bell()

    async def _next(self, after: int) -> list[Entry]:
        entries = self._tail.after(after, PAGE) if self._tail is not None else []
        if entries:
            return entries
        try:
            entries = await self.after(after)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if self._reachable:
                log.error("journal.unreadable", problem=database.explain(self._engine.url, error))
            self._reachable = False
        else:
            self._reachable = True
        return entries

    async def _rows(self, query: _Query) -> Sequence[_Row]:
        async with self._engine.connect() as connection:
            return (await connection.execute(query.order_by(journal.c.seq))).all()

    def _entries(self, rows: Sequence[_Row]) -> list[Entry]:
        entries = []
        for seq, node, type_name, data in rows:
            try:
                entries.append(Entry(seq, node, events.decode(type_name, data)))
            except KeyError:
                self._skip(seq, type_name, "this version does not know the type")
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                self._skip(seq, type_name, str(error))
        return entries

    def _skip(self, seq: int, type_name: str, reason: str) -> None:
        self.unknown += 1
        if type_name not in self._reported:
            self._reported.add(type_name)
            log.warning("journal.entry_skipped", seq=seq, type=type_name, reason=reason)

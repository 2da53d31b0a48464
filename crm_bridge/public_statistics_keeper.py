"""Keeps the public figures: each day that is over is counted once from the journal, and today from the live fold."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.database import for_reading
from hotline.journal import Journal, JournalError, JournalReader
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.figures import QueueFigures
from hotline.queue.statistics.history import statistics_of
from hotline.queue.statistics.report import Span, queue_rows
from hotline.queue.statistics.today import thresholds_of

from .page_tables import public_day
from .public_statistics import COMPONENTS, CasesRow, Grouping, PublicRow, QueueDay, cases_of, rows_of
from .sla_compliance import Grouping as SlaGrouping
from .sla_compliance import count, read_outcomes

#: How often it is looked whether a day is over, and how long figures of cases are kept, seconds.
LOOK_SECONDS = 300.0

#: A row of this queue says that a day was counted, also where nothing happened.
COUNTED = ""

log = structlog.get_logger()


class PublicStatistics:
    """Counts and tells."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        reader: JournalReader,
        *,
        current: Callable[[], Configuration],
        today: Callable[[], Mapping[str, QueueFigures]],
        clock: Clock,
    ) -> None:
        """`today()` has the components of each queue since local midnight."""
        self._journal, self._engine, self._reader = journal, engine, reader
        self._current, self._today, self._clock = current, today, clock
        self._days: list[QueueDay] = []
        self._cases: list[CasesRow] = []

    async def run(self) -> None:
        """Count until cancelled. A database that is away ends nothing."""
        while True:
            try:
                if self._current().public_statistics.enabled:
                    await self.refresh()
            except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
                log.warning("public statistics: not counted", reason=type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def refresh(self) -> None:
        """Count the days that are over and were not counted, the newest first; read the others."""
        config, calendar = self._current(), self._calendar()
        today = calendar.local(self._clock()).date()
        first = today - timedelta(days=config.public_statistics.days)
        kept = await self._read(first)
        counted = {one.day for one in kept if one.queue == COUNTED}
        oldest = await self._reader.after(0, 1)
        self._days = [one for one in kept if one.queue != COUNTED]
        day = today - timedelta(days=1)
        begin = calendar.local(oldest[0].event.at).date() if oldest else today
        while day >= max(first, begin):
            if day not in counted:
                self._days += await self._count(day, calendar)
            day -= timedelta(days=1)
        self._cases = await self._count_cases(first, calendar)

    def queues(self, by: Grouping, since: date, until: date) -> list[PublicRow]:
        """Return the rows of the days from `since` to `until`, both included."""
        config, today = self._current(), self._calendar().local(self._clock()).date()
        now = [QueueDay(today, name, _components(one)) for name, one in self._today().items()]
        chosen = [one for one in (*self._days, *now) if since <= one.day <= until]
        return rows_of(chosen, by, config.public_statistics.least_count, today)

    def cases(self) -> list[CasesRow]:
        """Return how many cases were solved in time, by month and category."""
        return self._cases

    def today(self) -> date:
        """Return the local day."""
        return self._calendar().local(self._clock()).date()

    def _calendar(self) -> Calendar:
        return Calendar(self._current().node.timezone)

    async def _count(self, day: date, calendar: Calendar) -> list[QueueDay]:
        """Count a day; it is kept once nobody who came on it waits any more."""
        config, now = self._current(), self._clock()
        since, until = calendar.day_start(day), calendar.day_start(day + timedelta(days=1))
        statistics = await statistics_of(self._reader, thresholds_of(config.queues), since, until)
        span = Span.of(since, until, now, "total", statistics.interval_seconds)
        rows = queue_rows(statistics, span, calendar, config.queues)
        found = [QueueDay(day, row.name, _components(row.figures)) for row in rows]
        if not any(row.figures.still_there for row in rows):
            await self._keep(day, found)
        return found

    async def _keep(self, day: date, found: list[QueueDay]) -> None:
        rows = [
            {"day": day.isoformat(), "queue": one.queue, "figures": dict(one.figures)}
            for one in (*found, QueueDay(day, COUNTED, {}))
        ]

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(public_day).where(public_day.c.day == day.isoformat()))
            await connection.execute(sa.insert(public_day), rows)

        await self._journal.commit((), work)

    async def _read(self, first: date) -> list[QueueDay]:
        query = sa.select(public_day).where(public_day.c.day >= first.isoformat())
        async with for_reading(self._engine).connect() as connection:
            rows = (await connection.execute(query)).all()
        return [QueueDay(date.fromisoformat(row.day), row.queue, row.figures) for row in rows]

    async def _count_cases(self, first: date, calendar: Calendar) -> list[CasesRow]:
        now, config = self._clock(), self._current()
        outcomes = await read_outcomes(self._engine, calendar.day_start(first), now)
        groups = (SlaGrouping.CATEGORY, SlaGrouping.MONTH)
        found = count(outcomes, groups, lambda at: f"{calendar.local(at):%Y-%m}", now)
        public = {key for key, one in config.categories.items() if one.public}
        shown: dict[tuple[str | None, ...], tuple[int, int]] = {}
        for (category, month), one in found.items():
            key = (category if category in public else None, month)
            due, within = shown.get(key, (0, 0))
            shown[key] = (due + one.due, within + one.within)
        return cases_of(shown, config.public_statistics.least_count)


def _components(figures: QueueFigures) -> dict[str, float]:
    return {name: getattr(figures, name) for name in COMPONENTS}

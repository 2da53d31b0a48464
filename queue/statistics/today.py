"""The numbers as they are now: follows the journal, with the fold that makes the reports as well.

The controller's status page and metrics read it, and so does `hotline queue`, whether a controller runs or not.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.config import Queue
from hotline.events import Event
from hotline.journal import JournalReader

from .calendar import Calendar
from .figures import AgentFigures, QueueFigures
from .fold import Statistics
from .history import read_history
from .intervals import start_of
from .places import Thresholds
from .report import Span, agent_rows, queue_rows

log = structlog.get_logger()

#: Intervals that are kept: a local day has 25 hours where the clocks go back.
KEEP_SECONDS = 26 * 3600.0

#: How soon a journal that could not be read is tried again, seconds.
AGAIN_SECONDS = 5.0


def thresholds_of(queues: Mapping[str, Queue]) -> dict[str, Thresholds]:
    """Return by what each queue is measured."""
    return {
        name: Thresholds(queue.service_level_seconds, queue.short_abandon_seconds)
        for name, queue in queues.items()
    }


class LiveStatistics:
    """Today's numbers of this moment, over all nodes that write this journal."""

    def __init__(
        self,
        reader: JournalReader,
        queues: Callable[[], Mapping[str, Queue]],
        calendar: Calendar,
        clock: Clock,
        *,
        keep_waits: bool = False,
    ) -> None:
        """`queues` returns the queues as they are configured now; `keep_waits` as in `Statistics`."""
        #: Today's events are in it.
        self.is_ready = False
        self.statistics = Statistics(keep_waits=keep_waits)
        self._keep_waits = keep_waits
        self.calendar = calendar
        #: Hear of the events that were counted, after they were; of none where the day was counted anew.
        self.listeners: list[Callable[[Sequence[Event]], None]] = []
        self._reader = reader
        self._queues = queues
        self._clock = clock
        self._seq = 0
        self._forgotten = 0

    async def start(self) -> None:
        """Read what today's numbers need. Raises what the reader raises."""
        since, _ = self.calendar.today(self._clock())
        statistics = Statistics(thresholds_of(self._queues()), keep_waits=self._keep_waits)
        statistics.forget_before(since)
        self._seq = await read_history(self._reader, statistics.apply, since)
        self.statistics, self.is_ready = statistics, True
        self._tell(())

    async def changes(self, poll_seconds: float = 1.0) -> AsyncIterator[None]:
        """Take what comes, and yield each time that something came, for ever; `start` must have been awaited.

        Where a queue is measured by other thresholds than before, the day is counted anew.
        """
        while True:
            async with contextlib.aclosing(self._reader.follow(self._seq, poll_seconds)) as following:
                async for entries in following:
                    for entry in entries:
                        self.statistics.apply(entry.event)
                    self._seq = entries[-1].seq
                    self._forget()
                    self._tell([entry.event for entry in entries])
                    yield
                    if thresholds_of(self._queues()) != self.statistics.thresholds:
                        break
            await self._start_at_last()

    async def run(self) -> None:
        """Be right from soon on and for ever; run it as a task."""
        await self._start_at_last()
        async for _ in self.changes():
            pass

    async def _start_at_last(self) -> None:
        while True:
            try:
                await self.start()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("statistics not read", error=type(error).__name__, again_in=AGAIN_SECONDS)
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                return

    def queues_today(self, only: Collection[str] | None = None) -> dict[str, QueueFigures]:
        """Return the components of each queue since local midnight; of the others than `only` nothing."""
        return self._queue_figures(self.today(), only)

    def queues_in_interval(self) -> dict[str, QueueFigures]:
        """Return the components of each queue in the interval of this moment."""
        now, length = self._clock(), self.statistics.interval_seconds
        start = start_of(now, length)
        return self._queue_figures(Span(start, start + length, now, "total"))

    def agents_today(
        self, agents: Collection[str], only: Collection[str] | None = None
    ) -> dict[str, AgentFigures]:
        """Return the components of each of these agents since local midnight; of the others than `only` nothing."""
        rows = agent_rows(self.statistics, self.today(), self.calendar, agents, only)
        return {row.name: row.figures for row in rows}

    def today(self) -> Span:
        """Return since local midnight what numbers of today, and the lists behind them, are about."""
        return self.span(*self.calendar.today(self._clock()))

    def span(self, since: float, until: float) -> Span:
        """Return the whole intervals of a time that have begun.

        What a node whose clock is ahead wrote into the next one counts when that begins.
        """
        return Span.of(since, until, self._clock(), "total", self.statistics.interval_seconds)

    def _queue_figures(self, span: Span, only: Collection[str] | None = None) -> dict[str, QueueFigures]:
        rows = queue_rows(self.statistics, span, self.calendar, self._queues(), only)
        return {row.name: row.figures for row in rows}

    def _tell(self, events: Sequence[Event]) -> None:
        for listener in self.listeners:
            listener(events)

    def _forget(self) -> None:
        interval = start_of(self._clock(), self.statistics.interval_seconds)
        if interval != self._forgotten:
            self._forgotten = interval
            self.statistics.forget_before(interval - KEEP_SECONDS)

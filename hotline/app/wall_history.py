"""Reports for the history page: the rows of `hotline report`, read from the journal."""

from collections.abc import Callable
from typing import get_args

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.wall.ports import By, Of, RefusedError, Report
from hotline.problems import did_you_mean
from hotline.queue.statistics.calendar import Calendar, TimeError
from hotline.queue.statistics.measures import SERVICE_LEVELS, ServiceLevel
from hotline.queue.statistics.report import Span
from hotline.queue.statistics.today import thresholds_of
from hotline.queue.statistics.written import definitions_of

from .history_jobs import ReportJob
from .history_reading import HistoryReading

#: The longest time of a report, seconds, and with rows by the quarter of an hour.
LONGEST_SECONDS = 400 * 86_400.0
LONGEST_BY_QUARTERS = 32 * 86_400.0

_KINDS = {True: "text/csv; charset=utf-8", False: "application/json"}


class WallHistory:
    """Makes them."""

    def __init__(
        self,
        reading: HistoryReading,
        current: Callable[[], Configuration],
        calendar: Calendar,
        interval_seconds: int,
        clock: Clock,
    ) -> None:
        self._reading = reading
        self._current = current
        self._calendar = calendar
        self._interval_seconds = interval_seconds
        self._clock = clock

    async def report(self, of: Of, since: str, until: str, by: By, variant: str, *, csv: bool) -> Report:
        """Return it. Raises `RefusedError`, and what the reading raises."""
        if variant not in get_args(ServiceLevel):
            remedy = did_you_mean(variant[:40], SERVICE_LEVELS)
            message = f"there is no definition `{variant[:40]}` of the service level. {remedy}"
            raise RefusedError(message)
        level: ServiceLevel = next(name for name in SERVICE_LEVELS if name == variant)
        span = self._span(since, until, by)
        return Report(_KINDS[csv], await self._reading.answer(self._job(of, span, level, csv=csv)))

    def _job(self, of: Of, span: Span, variant: ServiceLevel, *, csv: bool) -> ReportJob:
        config = self._current()
        return ReportJob(
            of=of,
            span=span,
            variant=variant,
            csv=csv,
            timezone=self._calendar.name,
            thresholds=thresholds_of(config.queues),
            names=list(config.agents if of == "agent" else config.queues),
            definitions={} if of == "agent" else definitions_of(config.queues, variant),
        )

    def _span(self, since: str, until: str, by: By) -> Span:
        now = self._clock()
        try:
            begin = self._calendar.parse(since, now, end=False)
            end = self._calendar.parse(until, now, end=True)
        except TimeError as error:
            raise RefusedError(str(error)) from None
        longest = LONGEST_BY_QUARTERS if by == "interval" else LONGEST_SECONDS
        if not begin < end:
            message = "the end must be after the beginning"
            raise RefusedError(message)
        if end - begin > longest:
            message = f"a report like this covers {longest / 86_400:g} days at most"
            raise RefusedError(message)
        return Span.of(begin, end, now, by, self._interval_seconds)

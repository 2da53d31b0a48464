"""Reports for the history page: the rows of `hotline report`, read from the journal."""

from collections.abc import Callable
from typing import Any, get_args

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.wall.ports import By, Of, RefusedError
from hotline.journal import JournalReader
from hotline.problems import did_you_mean
from hotline.queue.statistics.calendar import Calendar, TimeError
from hotline.queue.statistics.history import statistics_of
from hotline.queue.statistics.measures import SERVICE_LEVELS, ServiceLevel
from hotline.queue.statistics.report import AGENT_COLUMNS, Span, agent_rows, queue_columns, queue_rows
from hotline.queue.statistics.today import thresholds_of
from hotline.queue.statistics.written import (
    WrittenReport,
    agent_details,
    definitions_of,
    queue_details,
)

#: The longest time of a report, seconds, and with rows by the quarter of an hour.
LONGEST_SECONDS = 400 * 86_400.0
LONGEST_BY_QUARTERS = 32 * 86_400.0

_KINDS = {True: "text/csv; charset=utf-8", False: "application/json"}


class WallHistory:
    """Makes them."""

    def __init__(
        self,
        reader: JournalReader,
        current: Callable[[], Configuration],
        calendar: Calendar,
        interval_seconds: int,
        clock: Clock,
    ) -> None:
        self._reader = reader
        self._current = current
        self._calendar = calendar
        self._interval_seconds = interval_seconds
        self._clock = clock

    async def report(
        self, of: Of, since: str, until: str, by: By, variant: str, *, csv: bool
    ) -> tuple[str, bytes]:
        """Return content type and content. Raises `RefusedError`, and what the reader raises."""
        if variant not in get_args(ServiceLevel):
            remedy = did_you_mean(variant[:40], SERVICE_LEVELS)
            message = f"there is no definition `{variant[:40]}` of the service level. {remedy}"
            raise RefusedError(message)
        level: ServiceLevel = next(name for name in SERVICE_LEVELS if name == variant)
        report = await self._made(of, self._span(since, until, by), level)
        return _KINDS[csv], (report.csv() if csv else report.json()).encode()

    async def _made(self, of: Of, span: Span, variant: ServiceLevel) -> WrittenReport[Any]:
        config, calendar = self._current(), self._calendar
        thresholds = thresholds_of(config.queues)
        statistics = await statistics_of(self._reader, thresholds, span.since, span.until)
        length = statistics.interval_seconds
        if of == "agent":
            return WrittenReport(
                of=of, span=span, calendar=calendar, interval_seconds=length, columns=AGENT_COLUMNS,
                rows=agent_rows(statistics, span, calendar, config.agents), details=agent_details,
            )  # fmt: skip
        return WrittenReport(
            of=of, span=span, calendar=calendar, interval_seconds=length, columns=queue_columns(variant),
            rows=queue_rows(statistics, span, calendar, config.queues), details=queue_details,
            definitions=definitions_of(config.queues, variant),
        )  # fmt: skip

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

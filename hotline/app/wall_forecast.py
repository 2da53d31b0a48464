"""Looks ahead for each queue, now and then: reads what the same half hour brought on earlier days of the same kind."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.config import Configuration, Queue
from hotline.events import CallQueued
from hotline.journal import JournalReader
from hotline.queue.forecast import HORIZON_SECONDS, EarlierDay, Forecast, agents_for, forecast
from hotline.queue.staffing import Service, Target
from hotline.queue.statistics import measures
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.figures import Activity, QueueFigures
from hotline.queue.statistics.today import LiveStatistics

#: How often it is looked ahead, seconds.
LOOK_SECONDS = 60.0

#: Weeks that are looked back.
WEEKS = 6

#: How far back today is compared with those days, seconds.
SO_FAR_SECONDS = 3 * 3600.0

#: Calls from which the mean handling time and the patience of today are believed.
ENOUGH = 10

log = structlog.get_logger()

#: Calls by queue, from `since` on and before now, in the last half hour, and in the half hour to come.
_Counts = tuple[Counter[str], Counter[str], Counter[str]]


class WallForecast:
    """The forecasts of all queues."""

    def __init__(
        self,
        reader: JournalReader,
        statistics: LiveStatistics,
        current: Callable[[], Configuration],
        calendar: Calendar,
        clock: Clock,
    ) -> None:
        #: Told of each queue whose forecast is new.
        self.listeners: list[Callable[[str], object]] = []
        self._reader = reader
        self._statistics = statistics
        self._current = current
        self._calendar = calendar
        self._clock = clock
        self._found: Mapping[str, Mapping[str, object]] = {}
        #: Earlier days by the end of what is counted of them: the past does not change.
        self._earlier: dict[float, _Counts] = {}

    def of_queue(self, queue: str) -> Mapping[str, object]:
        """Return what the record of a queue says of the next half hour."""
        return {"forecast": self._found.get(queue)}

    async def run(self) -> None:
        """Look ahead until cancelled."""
        while True:
            try:
                await self.look()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("forecast: the journal cannot be read", reason=type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Look once. Raises what the reader raises."""
        now = self._clock()
        earlier = [await self._counts(self._weeks_ago(now, weeks)) for weeks in range(1, WEEKS + 1)]
        so_far, last, _ = await self._read(now)
        days = [counts for counts in earlier if any(counts[0].values()) or any(counts[2].values())]
        config = self._current()
        figures = self._statistics.queues_today() if self._statistics.is_ready else {}
        found = {}
        for name, queue in config.queues.items():
            known = [EarlierDay(one[0][name], one[2][name]) for one in days]
            expected = forecast(known, so_far[name], last[name])
            service = _service(queue, figures.get(name), config.alerts.service_level_target)
            found[name] = None if expected is None else _record(expected, service)
        self._found = {name: record for name, record in found.items() if record is not None}
        for name in config.queues:
            for listener in self.listeners:
                listener(name)

    async def _counts(self, at: float) -> _Counts:
        at -= at % LOOK_SECONDS
        known = self._earlier.get(at)
        if known is None:
            known = self._earlier[at] = await self._read(at)
            for old in sorted(self._earlier)[: -2 * WEEKS]:
                del self._earlier[old]
        return known

    async def _read(self, at: float) -> _Counts:
        """Count who entered a queue around a time; who takes over the place of a call-back entered it before."""
        since, until = at - SO_FAR_SECONDS, at + HORIZON_SECONDS
        so_far, last, then = Counter[str](), Counter[str](), Counter[str]()
        for entry in await self._reader.of_types([CallQueued.__name__], since=since, until=until):
            event = entry.event
            if not isinstance(event, CallQueued) or event.callback is not None:
                continue
            (so_far if event.at < at else then)[event.queue] += 1
            last[event.queue] += at - HORIZON_SECONDS <= event.at < at
        return so_far, last, then

    def _weeks_ago(self, at: float, weeks: int) -> float:
        """Return the same local time so many weeks ago, also where the clocks have changed since."""
        local = self._calendar.local(at)
        day: datetime = local.replace(tzinfo=None) - timedelta(weeks=weeks)
        midnight = self._calendar.day_start(day.date())
        return midnight + day.hour * 3600 + day.minute * 60 + day.second


def _service(queue: Queue, figures: QueueFigures | None, share: float) -> Service | None:
    """Return what a call costs: as today where there are enough, else as it is configured; None: nobody knows."""
    handling, ringing, patience = queue.expected_handling_seconds, 0.0, None
    if figures is not None and figures.handled >= ENOUGH:
        handling = measures.average_handling_time(figures)
        ringing = figures.seconds.get(Activity.RINGING, 0.0) / figures.handled
    if figures is not None and figures.abandoned >= ENOUGH:
        # The maximum-likelihood estimate of an exponential patience: all waited time over the abandons.
        patience = (figures.answered_wait + figures.abandoned_wait) / figures.abandoned
    if not handling:
        return None
    return Service(
        handling_seconds=handling,
        ringing_seconds=ringing,
        patience_seconds=patience or None,
        target=Target(share, queue.service_level_seconds),
        short=queue.short_abandon_seconds,
    )


def _record(expected: Forecast, service: Service | None) -> Mapping[str, object]:
    needed = None if service is None else agents_for(expected.calls, service)
    return {
        "calls": round(expected.calls, 1),
        "low": round(expected.low),
        "high": round(expected.high),
        "sureness": expected.sureness,
        "days": expected.days,
        "factor": round(expected.factor, 2),
        "agents_needed": needed,
        "model": None if service is None else "A" if service.patience_seconds else "C",
        "handling_seconds": None if service is None else round(service.handling_seconds),
    }

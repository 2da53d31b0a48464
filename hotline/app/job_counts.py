"""How many jobs wait, as metrics: counted now and then, so that a scrape asks no database."""

import asyncio
from collections.abc import Collection, Iterator, Mapping

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import job_queue
from hotline.crm_bridge.job_queue import Count
from hotline.database import for_reading

#: How old a number may be, seconds.
COUNT_SECONDS = 15.0

log = structlog.get_logger()


class JobCounts(Collector):
    """Counts jobs by kind."""

    def __init__(self, engine: AsyncEngine, kinds: Collection[str], clock: Clock) -> None:
        """`kinds` are those that this controller does: one without jobs has 0."""
        self._reading = for_reading(engine)
        self._kinds = kinds
        self._clock = clock
        #: None until the first count, and where the last one failed: no number is better than an old one.
        self._counts: Mapping[str, Count] | None = None

    async def run(self) -> None:
        """Count until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(COUNT_SECONDS)

    async def look(self) -> None:
        """Count once."""
        try:
            async with self._reading.connect() as connection:
                self._counts = await job_queue.counts(connection, self._clock())
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if self._counts is not None:
                log.error("jobs.not_counted", reason=type(error).__name__)
            self._counts = None

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        waiting = GaugeMetricFamily("hotline_jobs_waiting", "Jobs that are to be done", labels=["kind"])
        overdue = GaugeMetricFamily("hotline_jobs_overdue", "Those whose time has passed", labels=["kind"])
        failing = GaugeMetricFamily("hotline_jobs_failing", "Those that were tried in vain", labels=["kind"])
        if self._counts is not None:
            for kind in sorted({*self._kinds, *self._counts}):
                count = self._counts.get(kind, Count(0, 0, 0))
                waiting.add_metric([kind], count.waiting)
                overdue.add_metric([kind], count.overdue)
                failing.add_metric([kind], count.failing)
        yield from (waiting, overdue, failing)

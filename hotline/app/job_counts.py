"""How many jobs wait, as metrics: counted now and then, so that a scrape asks no database."""

from collections.abc import Collection, Iterator, Mapping

from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import job_queue
from hotline.crm_bridge.job_queue import Count
from hotline.database import for_reading

from .counted import Counted


class JobCounts(Counted[Mapping[str, Count]]):
    """Counts jobs by kind."""

    def __init__(self, engine: AsyncEngine, kinds: Collection[str], clock: Clock) -> None:
        """`kinds` are those that this controller does: one without jobs has 0."""
        super().__init__(self._of_kinds, "jobs")
        self._reading = for_reading(engine)
        self._kinds = kinds
        self._clock = clock

    async def _of_kinds(self) -> Mapping[str, Count]:
        async with self._reading.connect() as connection:
            return await job_queue.counts(connection, self._clock())

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

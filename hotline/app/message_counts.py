"""How many messages wait for somebody, as metrics: counted now and then, so that a scrape asks no database."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from hotline.voicemail.listing import Count

#: How old a number may be, seconds.
COUNT_SECONDS = 15.0

log = structlog.get_logger()


class MessageCounts(Collector):
    """Counts open messages by queue."""

    def __init__(
        self, count: Callable[[], Awaitable[Mapping[str, Count]]], queues: Callable[[], Collection[str]]
    ) -> None:
        """`queues()` are those of the configuration: one without messages has 0."""
        self._count = count
        self._queues = queues
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
            self._counts = await self._count()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if self._counts is not None:
                log.error("messages cannot be counted", reason=type(error).__name__)
            self._counts = None

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        waiting = GaugeMetricFamily("hotline_messages_open", "Messages that are not closed", labels=["queue"])
        late = GaugeMetricFamily("hotline_messages_overdue", "Those whose time has passed", labels=["queue"])
        if self._counts is not None:
            for queue in sorted({*self._queues(), *self._counts}):
                count = self._counts.get(queue, Count(0, 0))
                waiting.add_metric([queue], count.open)
                late.add_metric([queue], count.overdue)
        yield from (waiting, late)

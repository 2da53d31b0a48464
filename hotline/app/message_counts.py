"""How many messages wait for somebody, as metrics: counted now and then, so that a scrape asks no database."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping

from prometheus_client.core import GaugeMetricFamily, Metric

from hotline.voicemail.listing import Count

from .counted import Counted


class MessageCounts(Counted[Mapping[str, Count]]):
    """Counts open messages by queue."""

    def __init__(
        self, count: Callable[[], Awaitable[Mapping[str, Count]]], queues: Callable[[], Collection[str]]
    ) -> None:
        """`queues()` are those of the configuration: one without messages has 0."""
        super().__init__(count, "messages")
        self._queues = queues

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

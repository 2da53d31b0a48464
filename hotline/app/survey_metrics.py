"""Today's marks as metrics, from the same rows as `hotline surveys summary`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.survey_summary import Summary, summarise
from hotline.crm_bridge.surveys import SurveyRows
from hotline.crm_bridge.tables import survey
from hotline.queue.hours import time_zone


class SurveyMetrics(Collector):
    """Tells how many marks were given today and how good they are, by queue."""

    def __init__(self, rows: SurveyRows, current: Callable[[], Configuration], clock: Clock) -> None:
        self._rows = rows
        self._current = current
        self._clock = clock
        self._today: dict[str, Summary] = {}

    async def refresh(self) -> None:
        """Read today's marks. Raises what the database raises."""
        zone = time_zone(self._current().node.timezone)
        midnight = datetime.combine(datetime.fromtimestamp(self._clock(), zone), time(), zone).timestamp()
        rows = await self._rows.where(survey.c.answered_at >= midnight)
        self._today = {queue: summarise(of_queue) for queue, of_queue in _by_queue(rows)}

    def collect(self) -> Iterable[Metric]:
        """Yield the metrics as Prometheus wants them."""
        answered = CounterMetricFamily(
            "hotline_survey_answered", "Marks that citizens gave today.", labels=["queue"]
        )
        mean = GaugeMetricFamily("hotline_survey_mean", "Today's mean mark, 1 to 5.", labels=["queue"])
        for queue, summary in self._today.items():
            answered.add_metric([queue], summary.answered)
            if summary.mean is not None:
                mean.add_metric([queue], summary.mean)
        return (answered, mean)


def _by_queue(rows: list[Survey]) -> Iterator[tuple[str, list[Survey]]]:
    for queue in sorted({row.queue for row in rows}):
        yield queue, [row for row in rows if row.queue == queue]

"""An outcome as rows: a line of a table, an object of JSON, a record of CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import AgentFigures, QueueFigures

from .run import Outcome

#: Stands for all queues together.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Row:
    """One queue, or all, in one period, or all day. Shares are 0 to 1, times seconds; None: there was nobody."""

    queue: str
    #: Beginning of the period, seconds from midnight; None: the whole day.
    begin: int | None
    #: Calls of a day, on average.
    offered: float
    answered: float
    abandoned: float
    #: By the default definition: answered in T / (answered + abandoned - short abandons).
    service_level: float | None
    asa: float | None
    wait_p50: float | None
    wait_p90: float | None
    abandonment: float | None
    #: Agents belong to several queues, so the rows of all queues have these two and no other.
    occupancy: float | None
    #: Agents who were signed in, on average.
    agents: float | None

    @property
    def clock(self) -> str:
        """The beginning as a time of day; empty for the whole day."""
        return "" if self.begin is None else clock(self.begin)


def clock(seconds: float) -> str:
    """Return a time of day: `07:30`."""
    return f"{int(seconds // 3600):02}:{int(seconds % 3600 // 60):02}"


def rows(outcome: Outcome) -> list[Row]:
    """Return all: each queue and then all queues together, each by period and then the whole day."""
    names = [queue.queue for queue in outcome.plan.queues]
    periods = sorted({period for _, period in outcome.queues} | set(outcome.agents))
    groups = [(name, [name]) for name in names] + [(ALL, names)]
    return [row for name, queues in groups for row in _group(outcome, name, queues, periods)]


def _group(outcome: Outcome, name: str, queues: Sequence[str], periods: Sequence[int]) -> Iterator[Row]:
    for period in periods:
        yield _row(outcome, name, queues, [period], period)
    yield _row(outcome, name, queues, periods, None)


def _row(
    outcome: Outcome, name: str, queues: Sequence[str], periods: Sequence[int], begin: int | None
) -> Row:
    keys = [(queue, period) for queue in queues for period in periods]
    figures = QueueFigures.total([outcome.queues[key] for key in keys if key in outcome.queues])
    waits = [wait for key in keys for wait in outcome.waits.answered.get(key, ())]
    agents = AgentFigures.total([outcome.agents[period] for period in periods if period in outcome.agents])
    seconds = len(periods) * outcome.period_seconds * outcome.days
    return Row(
        queue=name,
        begin=begin,
        offered=figures.offered / outcome.days,
        answered=figures.answered / outcome.days,
        abandoned=figures.abandoned / outcome.days,
        service_level=measures.service_level(figures),
        asa=measures.average_speed_of_answer(figures),
        wait_p50=_quantile(waits, 0.5),
        wait_p90=_quantile(waits, 0.9),
        abandonment=measures.abandonment_rate(figures),
        occupancy=measures.occupancy(agents) if name == ALL else None,
        agents=measures.signed_in(agents) / seconds if name == ALL else None,
    )


def _quantile(waits: Sequence[float], share: float) -> float | None:
    return float(np.quantile(waits, share)) if waits else None

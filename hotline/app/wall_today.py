"""Today's numbers as the wallboard shows them, kept until an event counts towards them.

At 20 calls a second every queue is looked at ten times a second, because agents change their states; its numbers of
today change seldom, and are the sum of up to a hundred intervals.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from hotline.queue.statistics.figures import Figures
from hotline.queue.statistics.report import AGENT_COLUMNS, Number, queue_columns, rounded
from hotline.queue.statistics.today import LiveStatistics

Cells = Mapping[str, Number]

F = TypeVar("F", bound=Figures)

#: Columns of the report on queues that the wall shows of today.
QUEUE_TODAY = (
    "offered", "answered", "abandoned", "abandoned_short", "flowed_out", "still_there", "service_level",
    "abandonment_rate", "asa_seconds", "aht_seconds", "callbacks_requested", "callbacks_reached",
)  # fmt: skip

#: Columns of the report on agents; those that grow with time alone would be news at every second.
AGENT_TODAY = ("handled", "rung", "rung_missed", "set_aside", "aht_seconds")

_QUEUE_COLUMNS = queue_columns("default")


class WallToday:
    """Keeps them."""

    def __init__(self, statistics: LiveStatistics) -> None:
        self._statistics = statistics
        self._queues: dict[str, Cells] = {}
        self._agents: dict[str, Cells] = {}

    def forget(self, queues: Iterable[str], agents: Iterable[str]) -> None:
        """Count these anew when they are asked for."""
        for queue in queues:
            self._queues.pop(queue, None)
        for agent in agents:
            self._agents.pop(agent, None)

    def queues(self, names: Collection[str]) -> Mapping[str, Cells]:
        """Return the numbers of these queues, and perhaps of others; none until today's events were read."""
        return self._known(self._queues, names, self._count_queues)

    def agents(self, names: Collection[str]) -> Mapping[str, Cells]:
        """Return the same of agents."""
        return self._known(self._agents, names, self._count_agents)

    def _known(
        self,
        known: dict[str, Cells],
        names: Collection[str],
        count: Callable[[Collection[str]], Mapping[str, Cells]],
    ) -> Mapping[str, Cells]:
        if not self._statistics.is_ready:
            return {}
        missing = [name for name in names if name not in known]
        if missing:
            known |= count(missing)
        return known

    def _count_queues(self, names: Collection[str]) -> Mapping[str, Cells]:
        found = self._statistics.queues_today(names)
        return {name: _cells(QUEUE_TODAY, _QUEUE_COLUMNS, found[name]) for name in names if name in found}

    def _count_agents(self, names: Collection[str]) -> Mapping[str, Cells]:
        found = self._statistics.agents_today(names, names)
        return {name: _cells(AGENT_TODAY, AGENT_COLUMNS, found[name]) for name in names if name in found}


def _cells(names: Iterable[str], columns: Mapping[str, Callable[[F], Number]], figures: F) -> Cells:
    return {name: rounded(name, columns[name](figures)) for name in names}

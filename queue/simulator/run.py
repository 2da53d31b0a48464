"""Many days of a plan, and their numbers from the house's own fold."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from hotline.events import AgentAnswered, CallEnded, CallQueued, Event
from hotline.queue.statistics.figures import AgentFigures, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.places import Thresholds

from .day import MIDNIGHT, Day
from .plan import Plan


@dataclass(slots=True)
class Waits:
    """How long each answered caller waited, by queue and beginning of the period: for medians and other quantiles."""

    period_seconds: int
    #: Seconds from the entry to the bridge.
    answered: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    _since: dict[str, tuple[float, str]] = field(default_factory=dict)

    def watch(self, event: Event) -> None:
        """Take the day's next event."""
        if type(event) is CallQueued:
            self._since[event.call] = (event.at, event.queue)
        elif type(event) is AgentAnswered:
            since, queue = self._since.pop(event.call)
            period = int((since - MIDNIGHT) // self.period_seconds * self.period_seconds)
            self.answered.setdefault((queue, period), []).append(event.at - since)
        elif type(event) is CallEnded:
            self._since.pop(event.call, None)


@dataclass(slots=True)
class Outcome:
    """What came of all days together; periods are named by their beginning, seconds from midnight."""

    plan: Plan
    period_seconds: int
    days: int = 0
    queues: dict[tuple[str, int], QueueFigures] = field(default_factory=dict)
    #: All agents together.
    agents: dict[int, AgentFigures] = field(default_factory=dict)
    waits: Waits = field(init=False)

    def __post_init__(self) -> None:
        self.waits = Waits(self.period_seconds)

    def absorb(self, day: Statistics) -> None:
        """Add a day that is over."""
        self.days += 1
        # All calls come before the end, and their outcomes belong to when they came.
        begin, end = MIDNIGHT + self.plan.begin, MIDNIGHT + self.plan.end
        for key, figures in day.queues(begin, end, end, self._period).items():
            self.queues[key] = QueueFigures.total([self.queues.get(key, QueueFigures()), figures])
        together: dict[int, list[AgentFigures]] = {}
        for (_, period), agent in day.agents(begin, end, end, self._period).items():
            together.setdefault(period, []).append(agent)
        for period, agents in together.items():
            self.agents[period] = AgentFigures.total([self.agents.get(period, AgentFigures()), *agents])

    def _period(self, start: int) -> int:
        return int((start - MIDNIGHT) // self.period_seconds * self.period_seconds)


def simulate(
    plan: Plan,
    *,
    seed: int,
    days: int,
    period_seconds: int,
    progress: Callable[[int], None] = lambda _days: None,
) -> Outcome:
    """Simulate so many independent days and return what came of them.

    The same plan, seed and version of numpy give the same outcome. `period_seconds` is a multiple of a quarter of an
    hour. `progress` hears how many days are done.
    """
    outcome = Outcome(plan, period_seconds)
    thresholds = {
        queue.queue: Thresholds(queue.service_level_seconds, queue.short_abandon_seconds)
        for queue in plan.queues
    }
    for number in range(days):
        fold = Statistics(thresholds)
        Day(plan, np.random.SeedSequence((seed, number)), fold, outcome.waits.watch).run()
        outcome.absorb(fold)
        progress(number + 1)
    return outcome

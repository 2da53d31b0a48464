"""One day of one queue of equal agents, long enough for the law of large numbers, and what it says of the theory."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    CallAbandoned,
    CallQueued,
    Event,
    TalkEnded,
)
from hotline.queue.simulator.day import MIDNIGHT, Day, LiveFold
from hotline.queue.simulator.plan import AgentPlan, Plan, QueuePlan
from hotline.queue.simulator.times import Exponential
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules

#: Batches of which each gives one nearly independent mean (Law, Simulation Modeling and Analysis, 9.5.3).
BATCHES = 40

#: Two-sided 99 % of Student's t with BATCHES - 1 degrees of freedom.
STUDENT_99 = 2.708


@dataclass(frozen=True)
class Interval:
    """A mean with its 99 % confidence interval by batch means."""

    mean: float
    half: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Interval":
        """Cut the values into batches; they must be in the order of time."""
        size = len(values) // BATCHES
        means = np.asarray(values[: size * BATCHES]).reshape(BATCHES, size).mean(axis=1)
        return cls(float(means.mean()), float(STUDENT_99 * means.std(ddof=1) / math.sqrt(BATCHES)))

    @classmethod
    def of_ratio(cls, parts: Sequence[float], wholes: Sequence[float]) -> "Interval":
        """The ratio of two sums: its batch residuals part − r·whole have mean 0 (Law, 9.5.3, ratio estimators)."""
        ratio = math.fsum(parts) / math.fsum(wholes)
        residuals = cls.of([part - ratio * whole for part, whole in zip(parts, wholes, strict=True)])
        return cls(ratio, residuals.half / (math.fsum(wholes) / len(wholes)))

    def holds(self, value: float) -> bool:
        """Return whether the value lies within."""
        return abs(value - self.mean) <= self.half

    def meets(self, other: "Interval") -> bool:
        """Return whether two independent estimates agree: their difference has the variance of both."""
        return abs(self.mean - other.mean) <= math.hypot(self.half, other.half)


class Callers:
    """Follows the callers of a day, by queue, and how busy agents are from one arrival to the next."""

    def __init__(self) -> None:
        #: Wait and whether answered, by queue, in the order of arrival.
        self.waits: dict[str, list[float]] = {}
        self.answered: dict[str, list[bool]] = {}
        #: Seconds between two arrivals, and agents' busy seconds in them.
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._places: dict[str, tuple[str, int, float]] = {}
        self._arrived = self._changed = MIDNIGHT
        self._agents = 0
        self._busy_seconds = 0.0

    def watch(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, CallQueued | AgentReserved | TalkEnded):
            self._busy_seconds += self._agents * (event.at - self._changed)
            self._changed = event.at
        if isinstance(event, CallQueued):
            self._queued(event)
        elif isinstance(event, AgentAnswered | CallAbandoned):
            queue, index, since = self._places.pop(event.call)
            self.waits[queue][index] = event.at - since
            self.answered[queue][index] = isinstance(event, AgentAnswered)
        elif isinstance(event, AgentReserved):
            self._agents += 1
        elif isinstance(event, TalkEnded):
            self._agents -= 1

    def _queued(self, event: CallQueued) -> None:
        waits, answered = self.waits.setdefault(event.queue, []), self.answered.setdefault(event.queue, [])
        self._places[event.call] = (event.queue, len(waits), event.at)
        waits.append(math.nan)
        answered.append(False)
        self.gaps.append(event.at - self._arrived)
        self.busy.append(self._busy_seconds)
        self._arrived, self._busy_seconds = event.at, 0.0


@dataclass(frozen=True)
class Measures:
    """What theory and simulation are compared by, each with its confidence interval."""

    wait_probability: Interval
    asa: Interval
    service_level: Interval
    abandon_probability: Interval


def measures_of(waits: Sequence[float], answered: Sequence[bool], within: float) -> Measures:
    """Return the measures of callers in the order of their arrival."""
    pairs = list(zip(waits, answered, strict=True))
    return Measures(
        wait_probability=Interval.of([wait > 0 for wait, _ in pairs]),
        asa=Interval.of_ratio([wait if taken else 0.0 for wait, taken in pairs], answered),
        service_level=Interval.of([taken and wait <= within for wait, taken in pairs]),
        abandon_probability=Interval.of([not taken for _, taken in pairs]),
    )


def one_queue(calls: int, rate: float, agents: int, handling: float, patience: float | None) -> Plan:
    """Return a plan of so many calls (on average) at this rate a second; everybody answers at once."""
    seconds = calls / rate
    names = [f"agent-{number}" for number in range(agents)]
    rules = RoutingRules(
        queues={"water": QueueRules()}, agents={name: AgentRules(queues={"water": 1.0}) for name in names}
    )
    queue = QueuePlan(
        queue="water", calls_per_hour=(rate * 3600,), piece_seconds=seconds, handling=Exponential(handling),
        patience=None if patience is None else Exponential(patience),
    )  # fmt: skip
    desks = tuple(AgentPlan(agent=name, queues=("water",), shifts=((0.0, 2 * seconds),)) for name in names)
    return Plan(rules=rules, queues=(queue,), agents=desks, end=seconds)


def run(plan: Plan, seed: int) -> Callers:
    """Simulate the day and return what became of its callers."""
    callers = Callers()
    Day(plan, np.random.SeedSequence(seed), LiveFold(), callers.watch).run()
    return callers

"""Callers and agents of a simulated day, and what chance makes of them.

Each kind of chance has a stream of its own, drawn from the seed. So the same callers, with the same patience and the
same troubles, meet other agents where only the agents of a plan change, and differences are the plan's.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

import numpy as np

from .plan import AgentPlan, Habits, QueuePlan
from .times import Times, arrivals, shares, stream


class Phase(Enum):
    """Where a caller is."""

    WAITING = 0
    RINGING = 1
    TALKING = 2
    GONE = 3


class Caller:
    """One caller. All that chance decides is decided on arrival, so that the same callers meet other agents."""

    __slots__ = ("handling", "name", "phase", "queue", "wrap_up")

    def __init__(self, name: str, queue: "Callers") -> None:
        self.name = name
        self.queue = queue
        self.phase = Phase.WAITING
        self.handling = next(queue.handling)
        self.wrap_up = next(queue.wrap_up) if queue.wrap_up else 0.0


class Callers:
    """The callers of a queue, by chance."""

    def __init__(self, plan: QueuePlan, seed: np.random.SeedSequence) -> None:
        coming, handling, wrap_up, patience, language = map(np.random.default_rng, seed.spawn(5))
        self.plan = plan
        self.arrivals = arrivals(plan.calls_per_hour, plan.piece_seconds, coming)
        self.handling = stream(plan.handling, handling)
        self.wrap_up = _stream(plan.wrap_up, wrap_up)
        self.patience = _stream(plan.patience, patience)
        self.language = shares(plan.languages, language)


class Desk:
    """One agent; agents with the same habits share the streams of chance."""

    def __init__(self, plan: AgentPlan, streams: "Streams") -> None:
        self.plan = plan
        self.streams = streams
        self.signed_in = False


class Streams:
    """What chance makes of the agents of a group."""

    def __init__(self, habits: Habits, seed: np.random.SeedSequence) -> None:
        answer, misses = map(np.random.default_rng, seed.spawn(2))
        self.answer = _stream(habits.answer, answer)
        self.luck = _luck(misses)


def _stream(times: Times | None, generator: np.random.Generator) -> Iterator[float] | None:
    return None if times is None else stream(times, generator)


def _luck(generator: np.random.Generator) -> Iterator[float]:
    while True:
        yield from generator.random(256).tolist()


def desks_of(agents: Iterable[AgentPlan], seed: np.random.SeedSequence) -> dict[str, Desk]:
    """Return the desks by agent; the streams come in the order of the plan, so that a seed means the same."""
    streams: dict[Habits, Streams] = {}
    for agent in agents:
        if agent.habits not in streams:
            (own,) = seed.spawn(1)
            streams[agent.habits] = Streams(agent.habits, own)
    return {agent.agent: Desk(agent, streams[agent.habits]) for agent in agents}

"""Two skills and agents who have both: our router against SimPy, which knows nothing of us.

The design that Garnett and Mandelbaum call W: callers who need `water` or `roads`, agents with one of the skills, and
agents with both. Served is the oldest call of all that an agent may take, by the agent who has been idle longest. In
SimPy that is a `FilterStore`: waiting requests are served in their order, and agents are handed out in the order in
which they came back.
"""

import random
from collections.abc import Generator, Mapping

import pytest
import simpy

from hotline.queue.simulator.plan import AgentPlan, Plan, QueuePlan
from hotline.queue.simulator.times import Exponential
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule
from tests.queue.simulator.theory import Measures, measures_of, run

HANDLING = 180.0
PATIENCE = 120.0
WITHIN = 20.0

#: Offered erlangs by skill, and calls of the shorter line.
ERLANGS = {"water": 5.5, "roads": 3.5}
CALLS = 16_000

#: How many agents have which skills.
TEAMS = {("water",): 3, ("roads",): 3, ("water", "roads"): 4}

SECONDS = CALLS / (ERLANGS["roads"] / HANDLING)


def ours(teams: Mapping[tuple[str, ...], int] = TEAMS, seconds: float = SECONDS) -> dict[str, Measures]:
    """Everybody is signed in for both queues; the queues require the skills."""
    queues = tuple(
        QueuePlan(
            queue=name, calls_per_hour=(erlangs / HANDLING * 3600,), piece_seconds=seconds,
            handling=Exponential(HANDLING), patience=Exponential(PATIENCE),
        )
        for name, erlangs in ERLANGS.items()
    )  # fmt: skip
    skills = {f"{'-'.join(team)}-{number}": team for team, count in teams.items() for number in range(count)}
    both = tuple(ERLANGS)
    rules = RoutingRules(
        queues={name: QueueRules(steps=(StepRule(requires=name),)) for name in ERLANGS},
        agents={
            name: AgentRules(queues=dict.fromkeys(both, 1.0), skills=dict.fromkeys(team, 3))
            for name, team in skills.items()
        },
    )
    agents = tuple(AgentPlan(agent=name, queues=both, shifts=((0.0, 2 * seconds),)) for name in skills)
    callers = run(Plan(rules=rules, queues=queues, agents=agents, end=seconds), seed=11)
    return {name: measures_of(callers.waits[name], callers.answered[name], WITHIN) for name in ERLANGS}


class Simpy:
    """The same, told to SimPy."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.environment = simpy.Environment()
        self.idle = simpy.FilterStore(self.environment)
        self.waits: dict[str, list[float]] = {name: [] for name in ERLANGS}
        self.answered: dict[str, list[bool]] = {name: [] for name in ERLANGS}
        for team, count in TEAMS.items():
            for _ in range(count):
                self.idle.put(team)

    def run(self) -> dict[str, Measures]:
        for name, erlangs in ERLANGS.items():
            self.environment.process(self._arrivals(name, erlangs / HANDLING))
        self.environment.run()
        return {name: measures_of(self.waits[name], self.answered[name], WITHIN) for name in ERLANGS}

    def _arrivals(self, skill: str, rate: float) -> Generator[simpy.Event, object, None]:
        while True:
            yield self.environment.timeout(self.chance.expovariate(rate))
            if self.environment.now > SECONDS:
                return
            self.environment.process(self._caller(skill))

    def _caller(self, skill: str) -> Generator[simpy.Event, object, None]:
        arrived, index = self.environment.now, len(self.waits[skill])
        self.waits[skill].append(0.0)
        self.answered[skill].append(False)
        agent = self.idle.get(lambda team: skill in team)
        yield agent | self.environment.timeout(self.chance.expovariate(1 / PATIENCE))
        self.waits[skill][index] = self.environment.now - arrived
        if not agent.triggered:
            agent.cancel()
            return
        self.answered[skill][index] = True
        yield self.environment.timeout(self.chance.expovariate(1 / HANDLING))
        yield self.idle.put(agent.value)


@pytest.fixture(scope="module")
def both() -> tuple[dict[str, Measures], dict[str, Measures]]:
    """Ours and SimPy's, from different seeds."""
    return ours(), Simpy(seed=5).run()


@pytest.mark.parametrize("measure", ["wait_probability", "asa", "service_level", "abandon_probability"])
@pytest.mark.parametrize("skill", ERLANGS)
def test_two_simulators_agree(
    both: tuple[dict[str, Measures], dict[str, Measures]], skill: str, measure: str
) -> None:
    """Each measure of each skill lies within the 99 % interval of the difference."""
    mine, theirs = (getattr(simulated[skill], measure) for simulated in both)
    assert mine.meets(theirs), (mine, theirs)
    assert mine.half < 0.15 * mine.mean  # narrow enough to mean something


def test_the_comparison_would_see_a_mistake(both: tuple[dict[str, Measures], dict[str, Measures]]) -> None:
    """With two agents of both skills turned into two of water alone, the simulators disagree."""
    other = ours({("water",): 5, ("roads",): 3, ("water", "roads"): 2}, SECONDS / 3)
    assert not other["roads"].service_level.meets(both[1]["roads"].service_level)

"""The router of production on simulated time behaves as queueing theory says.

60,000 calls each; all intervals are of 99 % by batch means, so one of a hundred true statements would fall outside by
chance. The seeds are fixed, so the same numbers come every time. Each interval must also leave out the theory of one
agent more and of one less: it is narrow enough to see a mistake.
"""

from collections.abc import Callable

import pytest

from hotline.queue.erlang import ErlangA, ErlangC
from hotline.queue.erlang_inputs import Load
from tests.queue.simulator.theory import Callers, Interval, Measures, measures_of, one_queue, run

CALLS = 60_000
WITHIN = 20.0

#: The golden vector's load: 10 erlangs.
LOAD = Load(100 / 1800, 180)
PATIENCE = 120.0

#: Agents for everybody who waits for ever, and for callers of whom one in ten abandons.
AGENTS = {"Erlang C": 14, "Erlang A": 11}


def theory(name: str, agents: int) -> ErlangC | ErlangA:
    return ErlangC(LOAD, agents) if name == "Erlang C" else ErlangA(LOAD, agents, PATIENCE)


@pytest.fixture(scope="module", params=AGENTS)
def named(request: pytest.FixtureRequest) -> str:
    """The theory's name."""
    return str(request.param)


@pytest.fixture(scope="module")
def callers(named: str) -> Callers:
    """What became of the callers; one run for all measures."""
    patience = None if named == "Erlang C" else PATIENCE
    plan = one_queue(
        CALLS * 101 // 100, LOAD.calls_per_second, AGENTS[named], LOAD.handling_seconds, patience
    )
    return run(plan, seed=3)


@pytest.fixture(scope="module")
def seen(callers: Callers) -> Measures:
    """The measures of the run."""
    assert len(callers.waits["water"]) >= CALLS
    return measures_of(callers.waits["water"], callers.answered["water"], WITHIN)


@pytest.mark.parametrize(
    ("measure", "of_theory"),
    [
        ("wait_probability", lambda one: one.wait_probability),
        ("asa", lambda one: one.asa),
        ("service_level", lambda one: one.service_level(WITHIN)),
        ("abandon_probability", lambda one: one.abandon_probability),
    ],
)
def test_the_simulator_agrees_with_the_theory(
    named: str, seen: Measures, measure: str, of_theory: Callable[[ErlangC | ErlangA], float]
) -> None:
    """P(wait), ASA, service level and P(abandon) of M/M/n and M/M/n+M."""
    interval: Interval = getattr(seen, measure)
    agents = AGENTS[named]
    expected = of_theory(theory(named, agents))
    assert interval.holds(expected), (interval, expected)
    if interval.half:  # nobody abandons an endless wait
        assert not interval.holds(of_theory(theory(named, agents + 1)))
        assert not interval.holds(of_theory(theory(named, agents - 1)))


def test_occupancy_agrees_with_the_theory(named: str, callers: Callers) -> None:
    """Busy time of all agents over their time."""
    agents = AGENTS[named]
    interval = Interval.of_ratio(callers.busy, [gap * agents for gap in callers.gaps])
    expected = theory(named, agents).occupancy
    assert interval.holds(expected), (interval, expected)
    assert not interval.holds(theory(named, agents + 1).occupancy)

"""Erlang B, C and A: the golden vector, the limits, and what must hold whatever the numbers."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.queue.erlang import ErlangA, ErlangC, erlang_b, erlang_c
from hotline.queue.erlang_inputs import ErlangError, Load

#: 100 calls in half an hour, three minutes each: 10 erlangs.
GOLDEN = Load(100 / 1800, 180)

#: What floating point may be wrong by, of 1.
ROUNDING = 1e-9

agents = st.integers(1, 200)
handling = st.floats(10, 1000)
patience = st.floats(5, 2000)
#: Offered load as a share of the agents; Erlang A takes any, C only less than 1.
loads = st.floats(0.05, 2.0)
stable = st.floats(0.05, 0.97)


def load(agents: int, share: float, handling_seconds: float) -> Load:
    return Load(share * agents / handling_seconds, handling_seconds)


# --- golden ---


def test_golden_vector() -> None:
    """14 agents for 10 erlangs: the numbers that the definitions of the measures name."""
    theory = ErlangC(GOLDEN, 14)
    assert theory.wait_probability == pytest.approx(0.1741319, abs=5e-8)
    assert theory.service_level(20) == pytest.approx(0.8883500, abs=5e-8)
    assert theory.occupancy == pytest.approx(0.7142857, abs=5e-8)
    assert theory.asa == pytest.approx(0.1741319 * 180 / 4, abs=1e-5)


def test_erlang_b_of_a_table() -> None:
    """Printed tables: 10 erlangs on 10 trunks lose 21.5 %, 1 erlang on 1 loses half."""
    assert erlang_b(10, 10) == pytest.approx(0.21458, abs=5e-6)
    assert erlang_b(1, 1) == 0.5
    assert erlang_b(0, 3) == 1.0
    assert erlang_b(5, 0) == 0.0


def test_one_agent_waits_as_often_as_the_agent_is_busy() -> None:
    """M/M/1: P(wait) = ρ."""
    assert erlang_c(1, 0.37) == pytest.approx(0.37, rel=1e-12)


@pytest.mark.parametrize(("count", "erlangs"), [(10_000, 9_900), (10_000, 9_999), (10_000, 10)])
def test_ten_thousand_agents(count: int, erlangs: float) -> None:
    """Nothing overflows, underflows or becomes more than certain."""
    assert 0 <= erlang_c(count, erlangs) <= 1
    theory = ErlangA(Load(erlangs / 200, 200), count, 90)
    for value in (
        theory.wait_probability,
        theory.abandon_probability,
        theory.occupancy,
        theory.service_level(20),
    ):
        assert 0 <= value <= 1
    assert theory.occupancy == pytest.approx(erlangs * (1 - theory.abandon_probability) / count, rel=1e-9)


# --- Erlang A against another way to it ---


def integral(function: Callable[[float], float], upper: float, steps: int = 20_000) -> float:
    width = upper / steps
    return width * math.fsum(function((step + 0.5) * width) for step in range(steps))


@pytest.mark.parametrize(("count", "patience_seconds"), [(6, 30), (9, 60), (12, 300)])
def test_erlang_a_agrees_with_the_density_of_the_virtual_wait(count: int, patience_seconds: float) -> None:
    """Baccelli and Hébuterne (1981): f(v) = λ·π(n−1)·exp((λ/θ)(1 − e^(−θv)) − nμv), integrated."""
    arrivals, service, impatience = GOLDEN.calls_per_second, 1 / 180, 1 / patience_seconds
    theory = ErlangA(GOLDEN, count, patience_seconds)

    def shape(v: float) -> float:
        return math.exp(arrivals / impatience * (1 - math.exp(-impatience * v)) - count * service * v)

    scale = theory.wait_probability / integral(shape, 3000)

    def density(v: float) -> float:
        return scale * shape(v)

    def patient(v: float) -> float:
        return math.exp(-impatience * v)

    answered = integral(lambda v: density(v) * patient(v), 20)
    assert theory.answered_within(20) == pytest.approx(1 - theory.wait_probability + answered, abs=1e-6)
    left = integral(lambda v: density(v) * (1 - patient(v)), 3000)
    assert theory.abandon_probability == pytest.approx(left, abs=1e-6)
    waits = integral(lambda v: v * density(v) * patient(v), 3000)
    assert theory.asa == pytest.approx(waits / (1 - left), abs=1e-4)


def test_erlang_a_of_equal_rates_is_poisson() -> None:
    """Where θ = μ the chain is M/M/∞: the number in the system is Poisson, so P(wait) = P(Poisson(A) ≥ n)."""
    poisson = [math.exp(-10 + k * math.log(10) - math.lgamma(k + 1)) for k in range(9)]
    theory = ErlangA(GOLDEN, 9, 180)
    assert theory.wait_probability == pytest.approx(1 - math.fsum(poisson), rel=1e-12)


def test_the_variants_of_the_service_level() -> None:
    """One numerator over three denominators; within no time at all nobody who waits is answered."""
    theory = ErlangA(GOLDEN, 9, 60)
    answered = 1 - theory.abandon_probability
    assert theory.service_level(20) == theory.answered_within(20)
    assert theory.service_level_of_answered(20) == pytest.approx(theory.answered_within(20) / answered)
    short = theory.abandoned_within(5)
    assert theory.service_level(20, short=5) == pytest.approx(theory.answered_within(20) / (1 - short))
    assert theory.left_line_within(20) > theory.answered_within(20)
    assert theory.answered_within(0) == pytest.approx(1 - theory.wait_probability)
    assert theory.abandoned_within(0) == pytest.approx(0, abs=1e-12)


# --- properties ---


@given(agents, stable, handling)
@settings(max_examples=60, deadline=None)
def test_patience_without_end_is_erlang_c(count: int, share: float, handling_seconds: float) -> None:
    """A becomes C as θ goes to 0, where C has an answer."""
    traffic = load(count, share, handling_seconds)
    patient, endless = ErlangA(traffic, count, 1e9 * handling_seconds), ErlangC(traffic, count)
    assert patient.wait_probability == pytest.approx(endless.wait_probability, abs=1e-5)
    assert patient.service_level(20) == pytest.approx(endless.service_level(20), abs=1e-5)
    assert patient.asa == pytest.approx(endless.asa, rel=1e-3, abs=1e-6)
    assert patient.abandon_probability < 1e-5


@given(agents, loads, handling, patience)
@settings(max_examples=60, deadline=None)
def test_one_agent_more_never_hurts(count: int, share: float, handling_seconds: float, mean: float) -> None:
    """Waits, abandons and occupancy fall with the agents; the service level rises."""
    traffic = load(count, share, handling_seconds)
    few, more = ErlangA(traffic, count, mean), ErlangA(traffic, count + 1, mean)
    assert more.wait_probability <= few.wait_probability + ROUNDING
    assert more.abandon_probability <= few.abandon_probability + ROUNDING
    assert more.mean_wait <= few.mean_wait * (1 + ROUNDING)
    assert more.occupancy <= few.occupancy + ROUNDING
    assert more.service_level(20) >= few.service_level(20) - ROUNDING


@given(agents, st.floats(0.05, 1.5), handling, patience)
@settings(max_examples=60, deadline=None)
def test_more_calls_never_help(count: int, share: float, handling_seconds: float, mean: float) -> None:
    """Waits, abandons and occupancy rise with the calls; the service level falls."""
    quiet = ErlangA(load(count, share, handling_seconds), count, mean)
    busy = ErlangA(load(count, share * 1.1, handling_seconds), count, mean)
    assert busy.wait_probability >= quiet.wait_probability - ROUNDING
    assert busy.abandon_probability >= quiet.abandon_probability - ROUNDING
    assert busy.occupancy >= quiet.occupancy - ROUNDING
    assert busy.service_level(20) <= quiet.service_level(20) + ROUNDING


@given(agents, loads, handling, patience)
@settings(max_examples=60, deadline=None)
def test_what_comes_goes(count: int, share: float, handling_seconds: float, mean: float) -> None:
    """Busy agents · μ = λ · P(answered); everybody leaves the line in the end, answered or not."""
    traffic = load(count, share, handling_seconds)
    theory = ErlangA(traffic, count, mean)
    answered = 1 - theory.abandon_probability
    assert theory.occupancy * count == pytest.approx(traffic.erlangs * answered, rel=1e-9)
    # A threshold that the patience cannot reach: e^-40 are left.
    assert theory.answered_within(40 * mean) == pytest.approx(answered, abs=1e-9)
    assert theory.abandoned_within(40 * mean) == pytest.approx(theory.abandon_probability, abs=1e-9)
    assert theory.answered_within(0) <= theory.answered_within(5) + ROUNDING
    assert theory.answered_within(5) <= theory.answered_within(50) + ROUNDING


@given(st.integers(1, 300), st.floats(0.01, 400))
@settings(max_examples=60, deadline=None)
def test_a_lost_call_is_rarer_than_a_waiting_one(count: int, erlangs: float) -> None:
    """B ≤ C ≤ 1 for the same agents, and B falls with each agent."""
    assert erlang_b(count, erlangs) <= erlang_b(count - 1, erlangs)
    if erlangs < count:
        assert erlang_b(count, erlangs) <= erlang_c(count, erlangs) <= 1


# --- what is no queue ---


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ErlangC(GOLDEN, 10), "10 erlangs are too much for 10 agents.*at least 11 agents.*patience"),
        (lambda: erlang_c(3, 3.2), "at least 4 agents"),
        (lambda: ErlangC(GOLDEN, 0), "0 agents answer nobody"),
        (lambda: ErlangA(GOLDEN, -1, 60), "-1 agents answer nobody"),
        (lambda: ErlangA(GOLDEN, 9, 0), "patience cannot be 0"),
        (lambda: ErlangA(GOLDEN, 9, math.inf), "patience cannot be inf"),
        (lambda: ErlangA(Load(100, 180), 5, 1e6), "millions of calls.*more agents.*shorter patience"),
        (lambda: ErlangA(Load(1, 10.00001), 10, 1e15), "millions of calls"),
        (lambda: Load(-1, 180), "calls per second cannot be -1"),
        (lambda: Load(1, math.nan), "handling time cannot be nan"),
        (lambda: erlang_b(-1, 3), "there cannot be -1 agents"),
        (lambda: erlang_b(3, math.nan), "cannot be nan erlangs"),
        (lambda: ErlangC(GOLDEN, 14).service_level(-1), "threshold cannot be -1 seconds"),
        (lambda: ErlangA(GOLDEN, 14, 60).service_level(20, -1), "cannot be -1 seconds"),
    ],
)
def test_what_is_no_queue_is_refused(make: Callable[[], object], said: str) -> None:
    """In words, with what to do about it."""
    with pytest.raises(ErlangError, match=said):
        make()

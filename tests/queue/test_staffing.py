"""How many agents a target needs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.queue.erlang import ErlangA, ErlangC, Load
from hotline.queue.staffing import StaffingError, Target, agents_needed, parse_target, rostered

GOLDEN = Load(100 / 1800, 180)


def test_golden_vector() -> None:
    """100 calls in half an hour of three minutes: 80/20 needs 14 agents by Erlang C, 20 on the roster at 30 %."""
    assert agents_needed(GOLDEN, Target(0.8, 20), None) == 14
    assert rostered(14, 0.30) == 20


def test_impatient_callers_need_fewer_agents() -> None:
    """Who abandons needs nobody; with endless patience Erlang A asks for what C asks for."""
    assert agents_needed(GOLDEN, Target(0.8, 20), 120) < 14
    assert agents_needed(GOLDEN, Target(0.8, 20), 1e9) == 14


@given(st.floats(0.001, 5), st.floats(20, 600), st.floats(0.5, 0.98), st.sampled_from([None, 30.0, 300.0]))
@settings(max_examples=40, deadline=None)
def test_one_agent_less_misses_the_target(
    rate: float, seconds: float, share: float, patience: float | None
) -> None:
    """The number is enough, and the smallest that is."""
    load, target = Load(rate, seconds), Target(share, 20)
    count = agents_needed(load, target, patience, short=5)

    def level(agents: int) -> float:
        if patience is None:
            return ErlangC(load, agents).service_level(20, 5) if agents > load.erlangs else 0.0
        return ErlangA(load, agents, patience).service_level(20, 5)

    assert level(count) >= share
    assert count == 1 or level(count - 1) < share


@pytest.mark.parametrize(
    ("agents", "shrinkage", "expected"), [(7, 0.3, 10), (7, 0.0, 7), (1, 0.3, 2), (0, 0.3, 0), (90, 0.1, 100)]
)
def test_rostered_rounds_up_but_not_twice(agents: int, shrinkage: float, expected: int) -> None:
    """What divides without a rest stays so in floating point."""
    assert rostered(agents, shrinkage) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [("80/20", Target(0.8, 20)), (" 92.5 % / 10 s ", Target(0.925, 10)), ("90/0", Target(0.9, 0))],
)
def test_targets_are_read(text: str, target: Target) -> None:
    """Per cent over seconds, and back."""
    assert parse_target(text) == target
    assert parse_target(str(target)) == target


@pytest.mark.parametrize("text", ["", "80", "80/", "0/20", "100/20", "120/20", "80/-5", "a/b"])
def test_what_is_no_target_is_refused(text: str) -> None:
    """With an example of one."""
    with pytest.raises(StaffingError, match="for example 80/20"):
        parse_target(text)


@pytest.mark.parametrize("shrinkage", [-0.1, 1.0, 2.0])
def test_impossible_shrinkage_is_refused(shrinkage: float) -> None:
    """Somebody must be left."""
    with pytest.raises(StaffingError, match="leaves nobody: give 0 to less than 100 per cent"):
        rostered(14, shrinkage)


def test_more_work_than_anybody_has_agents_for_is_refused() -> None:
    """A handling time in milliseconds is a mistake, not a plan."""
    with pytest.raises(StaffingError, match="even 10000 agents"):
        agents_needed(Load(10, 180_000), Target(0.8, 20), None)

"""How many agents a target needs."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.queue.erlang import ErlangA, ErlangC
from hotline.queue.erlang_inputs import Load
from hotline.queue.staffing import (
    Need,
    Profile,
    Service,
    StaffingError,
    Target,
    agents_needed,
    needs_of,
    parse_target,
    profile_of,
    rostered,
    shifts_of,
)

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
    ("agents", "shrinkage", "expected"),
    [(21, 0.3, 30), (7, 0.3, 10), (7, 0.0, 7), (1, 0.3, 2), (0, 0.3, 0), (90, 0.1, 100)],
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
    with pytest.raises(StaffingError, match="is impossible: give 0 to less than 100 per cent"):
        rostered(14, shrinkage)


def test_more_work_than_anybody_has_agents_for_is_refused() -> None:
    """A handling time in milliseconds is a mistake, not a plan."""
    with pytest.raises(StaffingError, match="even 10000 agents"):
        agents_needed(Load(10, 180_000), Target(0.8, 20), None)


# --- a day ---

SERVICE = Service(handling_seconds=176, ringing_seconds=4, patience_seconds=None, target=Target(0.8, 20))


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).timestamp()


def local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, ZoneInfo("Europe/Berlin"))


def test_a_profile_is_the_mean_of_the_days_with_calls() -> None:
    """A day without any call was a day off; 09:10 stays 09:10 over a change of the clocks."""
    arrivals = [
        at("2026-10-24T09:10"),
        at("2026-10-24T09:50"),
        at("2026-10-24T11:00"),
        at("2026-10-26T09:10"),
    ]
    profile = profile_of(arrivals, local, 3600)
    assert (profile.days, profile.calls) == (2, {9 * 3600: 1.5, 11 * 3600: 0.5})
    assert profile_of(arrivals, local, 1800).calls == {9 * 3600: 1.0, 9 * 3600 + 1800: 0.5, 11 * 3600: 0.5}


def test_a_profile_of_one_day_of_the_week() -> None:
    """Only Mondays count; of Sundays there is nothing."""
    arrivals = [at("2026-10-24T09:10"), at("2026-10-26T09:10"), at("2026-11-02T10:10")]
    assert profile_of(arrivals, local, 3600, weekday=0) == Profile(3600, 2, {9 * 3600: 0.5, 10 * 3600: 0.5})
    assert profile_of(arrivals, local, 3600, weekday=6) == Profile(3600, 0, {})


def test_ringing_takes_agents_and_time() -> None:
    """The phone rings within the promised time, and its agent can do nothing else meanwhile."""
    assert SERVICE.busy_seconds == 180
    assert SERVICE.target_in_line == Target(0.8, 16)
    (need,) = needs_of(Profile(1800, 1, {0: 100.0}), SERVICE, 0.3)
    assert need.agents == agents_needed(GOLDEN, Target(0.8, 16), None) == 14
    assert need.rostered == 20
    assert need.erlangs == pytest.approx(10)
    assert need.service_level == pytest.approx(ErlangC(GOLDEN, 14).service_level(16))
    assert need.occupancy == pytest.approx(10 / 14)


def test_each_interval_has_its_own_need() -> None:
    """More calls, more agents; impatient callers, fewer."""
    profile = Profile(1800, 5, {0: 20.0, 1800: 100.0, 3600: 5.0})
    patient = [need.agents for need in needs_of(profile, SERVICE, 0.0)]
    impatient = needs_of(profile, replace(SERVICE, patience_seconds=60.0), 0.0)
    assert patient[1] > patient[0] > patient[2]
    assert [need.agents for need in impatient] < patient
    assert all(need.abandonment > 0 for need in impatient)
    assert [need.begin for need in impatient] == [0, 1800, 3600]


def test_shifts_put_as_many_at_the_phone_as_are_needed() -> None:
    """Each agent's stretches are joined where they touch, also over an interval in which nobody calls."""
    needs = [
        Need(begin, 1.0, 1.0, agents, agents, 0.9, 0.0, 0.5)
        for begin, agents in ((0, 1), (900, 3), (2700, 2))
    ]
    assert shifts_of(needs, 900) == [[(0, 1800), (2700, 3600)], [(900, 1800), (2700, 3600)], [(900, 1800)]]
    assert shifts_of([], 900) == []

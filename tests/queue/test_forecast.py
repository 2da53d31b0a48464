"""What the next half hour brings."""

import pytest

from hotline.queue.forecast import EarlierDay, agents_for, forecast
from hotline.queue.staffing import Service, Target

WEEKS = [EarlierDay(so_far=60, then=30), EarlierDay(60, 34), EarlierDay(60, 26), EarlierDay(60, 30)]


def test_a_usual_day_is_the_mean_of_the_weeks_before() -> None:
    """Four weeks of about thirty calls: thirty, surely, and the band holds them."""
    found = forecast(WEEKS, today=60, last_half_hour=12)
    assert found is not None
    assert (found.calls, found.sureness, found.days, found.factor) == (30.0, "good", 4, 1.0)
    assert found.low < 26
    assert found.high > 34


def test_a_busy_day_is_expected_to_stay_busy_and_few_calls_say_little() -> None:
    """Twice the calls so far: nearly twice as many to come; with one call instead of two it hardly matters."""
    busy = forecast(WEEKS, today=120, last_half_hour=0)
    assert busy is not None
    assert 50 < busy.calls < 60
    quiet = forecast([EarlierDay(1, 30)] * 4, today=2, last_half_hour=0)
    assert quiet is not None
    assert 30 < quiet.calls < 33


def test_without_history_it_says_so() -> None:
    """One week is little, none is a guess from today, and nothing at all is nothing."""
    one, none = forecast(WEEKS[:1], 60, 0), forecast([], 60, 12)
    assert one is not None
    assert none is not None
    assert (one.sureness, none.sureness, none.calls) == ("little", "today only", 12.0)
    assert one.high - one.low > 1.2 * (30**0.5)
    assert forecast([], 0, 0) is None


def test_agents_are_those_of_erlang_c() -> None:
    """100 calls in half an hour of 3 minutes each, 80 % in 20 s: the golden 14 reach it, 13 do not."""
    service = Service(handling_seconds=180, ringing_seconds=0, patience_seconds=None, target=Target(0.8, 20))
    assert agents_for(100.0, service) == 14
    assert agents_for(0.0, service) == 0


@pytest.mark.parametrize("patience", [60.0, 300.0])
def test_impatient_callers_need_fewer_agents(patience: float) -> None:
    """By Erlang A some give up, which spares the others."""
    service = Service(
        handling_seconds=180, ringing_seconds=0, patience_seconds=patience, target=Target(0.8, 20)
    )
    needed = agents_for(100.0, service)
    assert needed is not None
    assert needed < 14

"""Simulated citizens."""

import random
from statistics import mean

import pytest

from hotline.traffic.plan import LONG_PATIENCE_SECONDS, citizens, talk_seconds
from hotline.traffic.telephones import MOST_KEYS


def test_calls_come_at_the_rate_that_was_asked_for() -> None:
    """A Poisson process: as many as its rate says, within four times the root of that."""
    calls = list(citizens(7, calls_per_hour=600, seconds=36_000, languages=2))
    assert len(calls) == pytest.approx(6000, abs=4 * 6000**0.5)
    assert [call.at for call in calls] == sorted(call.at for call in calls)
    assert calls[-1].at < 36_000


def test_the_same_number_gives_the_same_calls() -> None:
    """A day that was looked at can be looked at again."""
    first, again, other = (
        list(citizens(seed, calls_per_hour=60, seconds=3600, languages=2)) for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize(("languages", "first"), [(1, {"1", "2", "3", "5", "0"}), (2, {"1", "2"})])
def test_the_first_key_is_for_the_language_where_there_are_several(languages: int, first: set[str]) -> None:
    """One language has no key of its own; no way has more keys than a telephone is told."""
    calls = list(citizens(3, calls_per_hour=600, seconds=3600, languages=languages))
    assert {call.keys[0][0] for call in calls} == first
    assert max(len(call.keys) for call in calls) <= MOST_KEYS
    assert {call.patience_seconds < LONG_PATIENCE_SECONDS for call in calls} == {True, False}


def test_talks_are_as_long_as_asked_for_on_average() -> None:
    """Log-normal: the mean is the one that was named, not that of its logarithm."""
    chance = random.Random(5)  # noqa: S311 - a simulation
    assert mean(talk_seconds(chance, 60) for _ in range(20_000)) == pytest.approx(60, rel=0.05)

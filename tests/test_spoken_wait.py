"""Which words an expected wait becomes, and what they mean."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.spoken_wait import MINUTES, Said, said


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (0, Said(1, "at most")),
        (45, Said(1, "at most")),
        (45.1, Said(1)),
        (60, Said(1)),
        (60.1, Said(2)),
        (120, Said(2)),
        (200, Said(4)),
        (240, Said(4)),
        (599, Said(10)),
        (600, Said(10)),
        (601, Said(15)),
        (900, Said(15)),
        (901, Said(20)),
        (3300, Said(55)),
        (3301, Said(60)),
        (3600, Said(60)),
        (3600.1, Said(60, "at least")),
        (math.inf, Said(60, "at least")),
    ],
)
def test_an_estimate_becomes_the_next_words_above_it(expected: float, words: Said) -> None:
    """The table of the module, at its borders."""
    assert said(expected) == words


@given(st.floats(0, 3600))
def test_words_never_promise_less_than_the_estimate(expected: float) -> None:
    """Nobody is told a shorter wait than the data say; and never one that is absurdly longer."""
    meant = said(expected).seconds
    assert expected <= meant <= max(60, expected + 60, expected + 300 if expected > 600 else 0)


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_a_longer_estimate_never_sounds_shorter(one: float, other: float) -> None:
    """Who hears the words twice can compare them."""
    shorter, longer = sorted((one, other))
    assert said(shorter).seconds <= said(longer).seconds


def test_only_bounds_say_that_they_are_bounds() -> None:
    """For the metric of said versus real."""
    assert (said(10).at_most, said(10).at_least) == (True, False)
    assert (said(100).at_most, said(100).at_least) == (False, False)
    assert (said(5000).at_most, said(5000).at_least) == (False, True)


def test_every_number_of_minutes_can_come() -> None:
    """No recording is made for nothing, and none is missing."""
    assert {said(seconds).minutes for seconds in range(1, 4000)} == set(MINUTES)


@pytest.mark.parametrize("estimate", [-1.0, -math.inf, math.nan])
def test_what_is_no_wait_is_refused(estimate: float) -> None:
    """A mistake of the estimate must not become words."""
    with pytest.raises(ValueError, match="nobody waits"):
        said(estimate)

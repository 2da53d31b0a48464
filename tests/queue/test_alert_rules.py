"""When a number is worth an alert."""

import itertools

import pytest

from hotline.config.wall import AlertRule
from hotline.queue.alert_rules import AlertWatch, Fall, Open, Rise, level_of

WAIT = AlertRule(measure="longest_wait_seconds", warn=60, bad=180, hold_seconds=30)
KEY = ("wait", "water")


def looks(rule: AlertRule, *values: tuple[float, float | None]) -> list[tuple[float, str]]:
    """Return what is told, and when, of a number that has these values from these moments on; looked at each second."""
    watch, known = AlertWatch(), None
    told: list[tuple[float, str]] = []
    moments = [*values, (values[-1][0] + 120, values[-1][1])]
    for (begin, value), (end, _) in itertools.pairwise(moments):
        for now in range(int(begin), int(end)):
            step = watch.look(KEY, rule, value, calls=100, known=known, now=float(now))
            if isinstance(step, Rise):
                known = Open("a", step.level)
                told.append((now, step.level))
            elif isinstance(step, Fall):
                known = None
                told.append((now, "over"))
    return told


def test_it_is_told_once_and_only_of_what_lasts() -> None:
    """A peak of 20 s is nobody's news; one that lasts is told after 30 s, once, and is over 30 s after its end."""
    assert looks(WAIT, (0, 100.0), (20, 10.0)) == []
    assert looks(WAIT, (0, 100.0), (200, 10.0)) == [(30, "warn"), (230, "over")]


def test_a_worse_level_is_a_rise_and_a_lesser_one_is_no_news() -> None:
    """From warning to alarm it is told again; back to warning it is not, and within the limit it is over."""
    found = looks(WAIT, (0, 100.0), (100, 200.0), (300, 100.0), (500, 10.0))
    assert found == [(30, "warn"), (130, "bad"), (530, "over")]


def test_a_number_that_flickers_between_levels_has_been_beyond_the_lesser_one() -> None:
    """Alarm for 20 s, then a warning: the warning counts from when the first limit was broken."""
    assert looks(WAIT, (0, 200.0), (20, 100.0))[0] == (30, "warn")


@pytest.mark.parametrize(
    ("rule", "value", "calls", "level"),
    [
        (AlertRule(measure="service_level", warn=0.8, bad=0.6), 0.7, 50, "warn"),
        (AlertRule(measure="service_level", warn=0.8, bad=0.6), 0.8, 50, None),
        (AlertRule(measure="service_level", warn=0.8, bad=0.6), 0.1, 9, None),
        (AlertRule(measure="free_agents", bad=1), 0, 0, "bad"),
        (AlertRule(measure="waiting", warn=5), 5, 0, None),
        (AlertRule(measure="waiting", warn=5), None, 0, None),
    ],
)
def test_limits(rule: AlertRule, value: float | None, calls: int, level: str | None) -> None:
    """Of some numbers a small one is bad; shares need enough calls; what nobody knows breaks nothing."""
    assert level_of(rule, value, calls) == level

"""Local days and hours over changes of the clocks, and what an operator types."""

from datetime import date

import pytest

from hotline.queue.statistics.calendar import Calendar, Grouping, TimeError
from hotline.queue.statistics.intervals import start_of

HOUR, QUARTER = 3600, 900

BERLIN, MUSCAT = Calendar("Europe/Berlin"), Calendar("Asia/Muscat")

#: Half an hour and three quarters of an hour off, and a change of the clocks by half an hour.
ODD_ZONES = ("Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe")


def lengths(calendar: Calendar, day: date, grouping: Grouping) -> list[int]:
    """Return how many quarters each period of a local day has."""
    end = calendar.today(calendar.day_start(day))[1]
    period_of = calendar.period_of(grouping, 0)
    periods = [period_of(start) for start in range(int(calendar.day_start(day)), int(end), QUARTER)]
    assert periods == sorted(periods)
    return [periods.count(period) for period in dict.fromkeys(periods)]


def test_day_has_23_or_25_hours_when_the_clocks_change() -> None:
    """In Berlin on 29 March and 25 October 2026; in Muscat never."""
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 3, 28), 24)):
        assert lengths(BERLIN, day, "day") == [hours * 4]
        assert lengths(BERLIN, day, "hour") == [4] * hours
        assert lengths(MUSCAT, day, "hour") == [4] * 24


def test_hour_that_comes_twice_is_two_hours() -> None:
    """At 03:00 summer time it is 02:00 again; the two differ by their offsets."""
    summer = BERLIN.parse("2026-10-25T02:00+02:00", 0, end=False)
    winter = BERLIN.parse("2026-10-25T02:00+01:00", 0, end=False)
    assert winter - summer == HOUR
    hour_of = BERLIN.period_of("hour", 0)
    assert {hour_of(int(summer) + quarter * QUARTER) for quarter in range(8)} == {int(summer), int(winter)}
    assert [BERLIN.local(at).isoformat() for at in (summer, winter)] == [
        "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
    ]


@pytest.mark.parametrize("zone", ODD_ZONES)
def test_no_interval_lies_across_a_local_midnight_or_hour(zone: str) -> None:
    """Also where the offset is no whole hour: each local day and hour begins with an interval."""
    calendar = Calendar(zone)
    for month in range(1, 13):
        assert start_of(calendar.day_start(date(2026, month, 15)), QUARTER) == calendar.day_start(
            date(2026, month, 15)
        )
        assert lengths(calendar, date(2026, month, 15), "day") == [96]
        assert lengths(calendar, date(2026, month, 15), "hour") == [4] * 24


def test_hour_in_which_the_clocks_change_by_half_an_hour_is_cut() -> None:
    """Lord Howe on 5 April 2026: from 02:00 back to 01:30, so that half an hour comes twice."""
    calendar = Calendar("Australia/Lord_Howe")
    assert lengths(calendar, date(2026, 4, 5), "hour") == [4, 4, 2, *[4] * 22]
    again = int(calendar.parse("2026-04-05T01:30+10:30", 0, end=False))
    hour_of = calendar.period_of("hour", 0)
    assert hour_of(again) == hour_of(again + QUARTER) == again
    assert calendar.period_end("hour", again, QUARTER, again + HOUR) == again + 2 * QUARTER


def test_hour_starts_on_the_local_clock() -> None:
    """In Kathmandu, 5:45 ahead, 09:00 local is 03:15 UTC."""
    calendar = Calendar("Asia/Kathmandu")
    nine = calendar.parse("2026-11-22T09:00", 0, end=False)
    assert {calendar.period_of("hour", 0)(int(nine) + quarter * QUARTER) for quarter in range(4)} == {
        int(nine)
    }
    assert calendar.period_of("hour", 0)(int(nine) - QUARTER) == nine - HOUR


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("today", False, "2026-11-22T00:00:00+04:00"),
        ("today", True, "2026-11-23T00:00:00+04:00"),
        ("yesterday", False, "2026-11-21T00:00:00+04:00"),
        ("yesterday", True, "2026-11-22T00:00:00+04:00"),
        ("now", True, "2026-11-22T08:00:00+04:00"),
        ("2026-11-01", False, "2026-11-01T00:00:00+04:00"),
        ("2026-11-01", True, "2026-11-02T00:00:00+04:00"),
        ("2026-11-01T08:30", False, "2026-11-01T08:30:00+04:00"),
        (" 2026-11-01 08:30 ", True, "2026-11-01T08:30:00+04:00"),
        ("2026-11-01T08:30+00:00", False, "2026-11-01T12:30:00+04:00"),
    ],
)
def test_times_that_an_operator_types(text: str, end: bool, expected: str) -> None:
    """A day as an end is its end; times are local unless they say otherwise."""
    now = MUSCAT.parse("2026-11-22T08:00", 0, end=False)
    assert MUSCAT.local(MUSCAT.parse(text, now, end=end)).isoformat() == expected


def test_today_is_the_local_day() -> None:
    """At 23:30 UTC it is tomorrow in Muscat."""
    late = Calendar("UTC").parse("2026-11-21T23:30", 0, end=False)
    assert MUSCAT.local(MUSCAT.today(late)[0]).isoformat() == "2026-11-22T00:00:00+04:00"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tomorow", r"'tomorow' is no time: write today, yesterday, now, a date \(2026-11-22\)"),
        ("2026-02-30", "there is no day 2026-02-30"),
        ("2026-11-22T25:00", "is no time"),
        ("", "is no time"),
    ],
)
def test_what_is_no_time_is_refused(text: str, says: str) -> None:
    """The message shows what can be typed."""
    with pytest.raises(TimeError, match=says):
        MUSCAT.parse(text, 0, end=False)


@pytest.mark.parametrize("zone", ["Asia/Muscut", "", "../etc/passwd"])
def test_zone_that_does_not_exist_is_refused(zone: str) -> None:
    """The key is named."""
    with pytest.raises(TimeError, match=r"node\.timezone: this machine knows no time zone"):
        Calendar(zone)

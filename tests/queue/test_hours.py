"""Opening hours: local times over clock changes, holidays, exceptions."""

import subprocess
import sys

import pytest

from hotline.config import Hours, Weekday
from hotline.queue.hours import (
    HORIZON_DAYS,
    Calendar,
    HoursError,
    Range,
    parse_date,
    parse_range,
    time_zone,
)
from tests.queue.opening import BERLIN, MUSCAT, at, changes, every_day

#: Of a city whose week-end is Friday and Saturday.
OMAN: dict[Weekday, tuple[str, ...]] = {
    "sunday": ("07:30-14:30",),
    "monday": ("07:30-14:30",),
    "tuesday": ("07:30-14:30",),
    "wednesday": ("07:30-14:30",),
    "thursday": ("07:30-12:00", "13:00-16:00"),
}


# --- an ordinary week ---


@pytest.mark.parametrize(
    ("moment", "is_open", "change"),
    [
        ("2026-11-22T07:29:59", False, "2026-11-22T07:30"),
        ("2026-11-22T07:30", True, "2026-11-22T14:30"),
        ("2026-11-22T14:29:59.9", True, "2026-11-22T14:30"),
        ("2026-11-22T14:30", False, "2026-11-23T07:30"),
        ("2026-11-26T12:30", False, "2026-11-26T13:00"),
        ("2026-11-26T15:00", True, "2026-11-26T16:00"),
        ("2026-11-27T09:00", False, "2026-11-29T07:30"),
        ("2026-11-28T23:59", False, "2026-11-29T07:30"),
    ],
)
def test_week_of_a_city(moment: str, is_open: bool, change: str) -> None:
    """The week may have any days; a range holds its begin and not its end."""
    calendar = Calendar(Hours(week=OMAN), MUSCAT)
    assert calendar.is_open(at(moment)) is is_open
    assert calendar.next_change(at(moment)) == at(change)
    assert calendar.opens_at(at(moment)) == (at(moment) if is_open else at(change))


def test_range_over_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    """Thursday's night is open into Friday, which has no range of its own."""
    calendar = Calendar(Hours(week={"thursday": ("22:00-02:00",)}), MUSCAT)
    assert changes(calendar, at("2026-11-25T00:00"), at("2026-12-02T00:00")) == [
        at("2026-11-26T22:00"),
        at("2026-11-27T02:00"),
    ]
    assert calendar.is_open(at("2026-11-27T01:59"))
    assert not calendar.is_open(at("2026-11-26T01:00"))


def test_ranges_that_touch_are_one_opening() -> None:
    """At midnight between 24:00 and 00:00 nothing changes."""
    calendar = Calendar(Hours(week={"sunday": ("20:00-24:00",), "monday": ("00:00-06:00",)}), MUSCAT)
    assert calendar.next_change(at("2026-11-22T21:00")) == at("2026-11-23T06:00")


@pytest.mark.parametrize(("hours", "is_open"), [(every_day("00:00-24:00"), True), (Hours(), False)])
def test_hours_that_never_change(hours: Hours, is_open: bool) -> None:
    """Always open or never: there is no next change, however long one asks."""
    calendar = Calendar(hours, BERLIN)
    for day in range(0, 900, 3):
        now = at("2026-11-22T12:00", BERLIN) + day * 86_400
        assert calendar.is_open(now) is is_open
        assert calendar.next_change(now) is None
        assert calendar.opens_at(now) == (now if is_open else None)


def test_a_change_beyond_the_horizon_is_no_change_yet() -> None:
    """One single day in two years is found when it has come near."""
    calendar = Calendar(Hours(dates={"2028-11-22": ("08:00-09:00",)}), MUSCAT)
    opens = at("2028-11-22T08:00")
    assert calendar.next_change(at("2026-11-22T08:00")) is None
    assert calendar.next_change(opens - (HORIZON_DAYS - 1) * 86_400) == opens
    assert not calendar.is_open(opens - 1)
    assert calendar.is_open(opens)


# --- holidays and dates ---


def test_public_holidays_are_closed() -> None:
    """Oman's National Day is a Wednesday in 2026; the week goes on after it."""
    calendar = Calendar(Hours(week=OMAN, holidays="OM"), MUSCAT)
    assert calendar.next_change(at("2026-11-24T14:30")) == at("2026-11-29T07:30")
    assert not calendar.is_open(at("2026-11-25T09:00"))


def test_dates_win_over_holidays_both_ways() -> None:
    """The moon decides: a day that was worked out as a holiday can be open, and another one closed."""
    dates = {"2026-11-25": ("09:00-11:00",), "2026-11-24": ()}
    calendar = Calendar(Hours(week=OMAN, holidays="OM", dates=dates), MUSCAT)
    assert changes(calendar, at("2026-11-23T15:00"), at("2026-11-29T00:00")) == [
        at("2026-11-25T09:00"),
        at("2026-11-25T11:00"),
    ]


def test_night_before_a_holiday_ends_in_it() -> None:
    """The range that began before the holiday is not cut off; the holiday's own is."""
    calendar = Calendar(Hours(week=every_day("22:00-02:00").week, holidays="OM"), MUSCAT)
    assert calendar.is_open(at("2026-11-25T01:00"))
    assert not calendar.is_open(at("2026-11-25T23:00"))
    assert calendar.opens_at(at("2026-11-25T03:00")) == at("2026-11-27T22:00")


def test_holidays_are_only_imported_where_they_are_needed() -> None:
    """The package takes a tenth of a second, which hours without holidays do not cost."""
    code = """\
import sys
from hotline.config import Hours
from hotline.queue.hours import Calendar
Calendar(Hours(week={"sunday": ["08:00-09:00"]}), "Asia/Muscat").is_open(0)
assert "holidays" not in sys.modules
Calendar(Hours(holidays="OM"), "Asia/Muscat").is_open(0)
assert "holidays" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


# --- what people write ---


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("07:30-14:30", Range(450, 870)),
        ("7:30-24:00", Range(450, 1440)),
        ("00:00-24:00", Range(0, 1440)),
        ("22:00-02:00", Range(1320, 1560)),
        ("22:00-00:00", Range(1320, 1440)),
    ],
)
def test_ranges_that_are_understood(text: str, meaning: Range) -> None:
    """An end before the begin lies in the next day."""
    assert parse_range(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "08:00",
        "08:00-",
        "8-16",
        "24:00-02:00",
        "08:60-09:00",
        "08:00 - 09:00",
        "٠٨:٠٠-٠٩:٠٠",
        "08:00-25:00",
    ],
)
def test_ranges_that_are_not(text: str) -> None:
    """Whatever is no range is told with an example of one."""
    with pytest.raises(HoursError, match=r'no range of times\. Write for example "07:30-14:30"'):
        parse_range(text)


def test_range_without_length() -> None:
    """The whole day has its own way to be written, and so has a closed one."""
    with pytest.raises(HoursError, match="begins and ends at the same time"):
        parse_range("08:00-08:00")


@pytest.mark.parametrize("text", ["2026-02-29", "20260320", "2026-W12-5", "20.3.2026", "", "٢٠٢٦-٠٣-٢٠"])
def test_dates_that_are_none(text: str) -> None:
    """Only year, month and day of a day that exists are a date."""
    with pytest.raises(HoursError, match="is no date"):
        parse_date(text)


@pytest.mark.parametrize("name", ["Asia", "", "../x", "/etc/passwd", "Asia/Muskat", "a\0b", "x" * 300, "ü"])
def test_zones_that_are_none(name: str) -> None:
    """Whatever the operating system makes of the name, the answer is ours."""
    with pytest.raises(HoursError, match="is no time zone"):
        time_zone(name)


def test_country_without_holidays() -> None:
    """A country that the package does not know is refused, not taken to have no holidays."""
    with pytest.raises(HoursError, match="the holidays of `XX` are not known"):
        Calendar(Hours(holidays="XX"), MUSCAT)

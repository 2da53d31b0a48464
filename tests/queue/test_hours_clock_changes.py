"""Opening hours while the clock is changed, and properties of all hours."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.config import Hours, Weekday
from hotline.queue.hours import WEEKDAYS, Calendar, parse_range
from tests.queue.opening import BERLIN, MUSCAT, at, changes, every_day

#: In Berlin 02:00 is followed by 03:00 on 2026-03-29, and 03:00 by 02:00 on 2026-10-25.
SPRING, AUTUMN = "2026-03-29", "2026-10-25"


@pytest.mark.parametrize(
    ("ranges", "opens", "closes"),
    [
        (("01:00-04:00",), "01:00", "04:00"),  # two hours long
        (("02:30-05:00",), "03:00", "05:00"),  # begins in the missing hour
        (("01:00-02:30",), "01:00", "03:00"),  # ends in it
    ],
)
def test_range_in_the_missing_hour(ranges: tuple[str, ...], opens: str, closes: str) -> None:
    """A time that the clock skips is the moment at which it jumps."""
    calendar = Calendar(Hours(dates={SPRING: ranges}), BERLIN)
    assert changes(calendar, at(f"{SPRING}T00:00", BERLIN), at(f"{SPRING}T23:00", BERLIN)) == [
        at(f"{SPRING}T{opens}", BERLIN),
        at(f"{SPRING}T{closes}", BERLIN),
    ]


def test_range_that_lies_in_the_missing_hour() -> None:
    """An opening that the clock leaves out does not take place."""
    calendar = Calendar(Hours(dates={SPRING: ("02:10-02:50",)}), BERLIN)
    assert calendar.next_change(at(f"{SPRING}T00:00", BERLIN)) is None


@pytest.mark.parametrize(
    ("ranges", "opens", "closes", "seconds"),
    [
        (("01:00-04:00",), ("01:00", 0), ("04:00", 0), 4 * 3600),
        (("02:30-05:00",), ("02:30", 0), ("05:00", 0), 3.5 * 3600),
        (("01:00-02:30",), ("01:00", 0), ("02:30", 0), 1.5 * 3600),
        (("02:10-02:50",), ("02:10", 0), ("02:50", 0), 40 * 60),
    ],
)
def test_range_in_the_doubled_hour(
    ranges: tuple[str, ...], opens: tuple[str, int], closes: tuple[str, int], seconds: float
) -> None:
    """A time that comes twice is the first of the two, and no range is open twice."""
    calendar = Calendar(Hours(dates={AUTUMN: ranges}), BERLIN)
    first, last = changes(calendar, at(f"{AUTUMN}T00:00", BERLIN), at(f"{AUTUMN}T23:00", BERLIN))
    assert (first, last) == (
        at(f"{AUTUMN}T{opens[0]}", BERLIN, fold=opens[1]),
        at(f"{AUTUMN}T{closes[0]}", BERLIN, fold=closes[1]),
    )
    assert last - first == seconds


def test_night_over_a_clock_change() -> None:
    """A night of four hours by the clock lasts three in spring and five in autumn."""
    calendar = Calendar(every_day("23:00-03:00"), BERLIN)
    for day, hours in (("2026-03-28", 3), ("2026-10-24", 5), ("2026-06-01", 4)):
        opened = at(f"{day}T23:00", BERLIN)
        assert calendar.next_change(opened) == opened + hours * 3600


def test_zone_that_left_out_a_day() -> None:
    """Samoa had no 30 December 2011: what was open then is not, and the night before ends with the jump."""
    zone = "Pacific/Apia"
    calendar = Calendar(Hours(dates={"2011-12-30": ("08:00-16:00",)}), zone)
    assert calendar.next_change(at("2011-12-29T00:00", zone)) is None
    night = Calendar(Hours(dates={"2011-12-29": ("22:00-06:00",)}), zone)
    assert night.next_change(at("2011-12-29T22:00", zone)) == at("2011-12-31T00:00", zone)


def test_zone_whose_offset_changed_without_summer_time() -> None:
    """Volgograd put the clock back for good on 2020-12-27: the hours follow the clock."""
    calendar = Calendar(every_day("08:00-16:00"), "Europe/Volgograd")
    before, after = at("2020-12-26T08:00", "Europe/Volgograd"), at("2020-12-27T08:00", "Europe/Volgograd")
    assert after - before == 25 * 3600
    assert calendar.opens_at(before + 9 * 3600) == after


def test_oman_has_no_clock_changes() -> None:
    """Each day of the year is as long as the next."""
    opened = changes(
        Calendar(every_day("07:30-14:30"), MUSCAT), at("2026-01-01T00:00"), at("2027-01-01T00:00")
    )
    assert {later - earlier for earlier, later in pairwise(opened)} == {7 * 3600.0, 17 * 3600.0}


# --- properties ---

ZONES = st.sampled_from([MUSCAT, BERLIN, "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu", "UTC"])
RANGES = st.builds(
    lambda begin, length: (
        f"{begin // 60:02}:{begin % 60:02}-"
        f"{(begin + length) % 1440 // 60:02}:{(begin + length) % 1440 % 60:02}"
    ),
    st.integers(0, 1439),
    st.integers(1, 1439),
)
RANGE_LISTS = st.lists(RANGES, max_size=3).map(tuple)
WEEKS = st.dictionaries(st.sampled_from(WEEKDAYS), RANGE_LISTS)
#: Days around clock changes of the zones above, and an ordinary one.
DAYS = ("2011-12-29", "2026-03-08", "2026-03-28", "2026-10-24", "2026-11-01", "2006-10-28", "2026-11-22")
DATES = st.dictionaries(
    st.sampled_from((*DAYS, "2026-03-29", "2026-10-25", "2006-10-29", "2011-12-30")), RANGE_LISTS
)


def open_by_the_clock(hours: Hours, zone: str, begin: float, minutes: int) -> list[bool]:
    """Return minute by minute whether it is open, by a clock on the wall that is never put back."""
    spans = list(spans_of(hours, datetime.fromtimestamp(begin, ZoneInfo(zone))))
    # Two days before, so that an hour that came twice is known to have come.
    latest = datetime.min  # noqa: DTZ901  local times, as they stand on the wall
    answers = []
    for minute in range(-2880, minutes):
        shown = datetime.fromtimestamp(begin + 60 * minute, ZoneInfo(zone)).replace(tzinfo=None)
        latest = max(latest, shown)
        if minute >= 0:
            answers.append(any(one <= latest < other for one, other in spans))
    return answers


def spans_of(hours: Hours, around: datetime) -> list[tuple[datetime, datetime]]:
    """Return the openings of the days around a moment in local times."""
    found = []
    for offset in range(-3, 6):
        midnight = datetime.combine(around.date() + timedelta(days=offset), datetime.min.time())
        texts = hours.dates.get(midnight.date().isoformat(), hours.week.get(WEEKDAYS[midnight.weekday()], ()))
        for text in texts:
            one = parse_range(text)
            found.append((midnight + timedelta(minutes=one.begin), midnight + timedelta(minutes=one.end)))
    return found


@given(week=WEEKS, dates=DATES, zone=ZONES, day=st.sampled_from(DAYS), seed=st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_it_is_open_by_the_clock_on_the_wall(
    week: Mapping[Weekday, tuple[str, ...]],
    dates: Mapping[str, tuple[str, ...]],
    zone: str,
    day: str,
    seed: int,
) -> None:
    """Minute by minute over two days it is open where the clock on the wall says so, in any order of questions."""
    hours = Hours(week=dict(week), dates=dict(dates))
    begin = at(f"{day}T06:00", zone)
    expected = open_by_the_clock(hours, zone, begin, 2880)
    calendar = Calendar(hours, zone)
    assert [calendar.is_open(begin + 60 * minute) for minute in range(2880)] == expected
    mixed = Random(seed).sample(range(2880), 200)  # noqa: S311
    asked = Calendar(hours, zone)
    assert all(asked.is_open(begin + 60 * minute) is expected[minute] for minute in mixed)


@given(week=WEEKS, dates=DATES, zone=ZONES, day=st.sampled_from(DAYS), offset=st.integers(0, 86_399))
@settings(max_examples=150, deadline=None)
def test_nothing_changes_before_the_next_change(
    week: Mapping[Weekday, tuple[str, ...]],
    dates: Mapping[str, tuple[str, ...]],
    zone: str,
    day: str,
    offset: int,
) -> None:
    """`is_open` is constant up to the next change and different from it on."""
    hours = Hours(week=dict(week), dates=dict(dates))
    now = at(f"{day}T00:00", zone) + offset
    change = Calendar(hours, zone).next_change(now)
    fresh = Calendar(hours, zone)
    state = fresh.is_open(now)
    end = now + 380 * 86_400 if change is None else change
    assert end > now
    for part in range(40):
        assert fresh.is_open(now + (end - now) * part / 40) is state
    assert fresh.is_open(end - 0.001) is state
    if change is not None:
        assert fresh.is_open(change) is not state

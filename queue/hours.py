"""Opening hours: when a queue is open, and when that changes next. Pure; `now` is an argument.

Times are local. A local time means the first moment at which the clock shows it or a later one, so

- a time that the clock skips in spring is the moment at which it jumps,
- a time that comes twice in autumn is the first of the two (as in RFC 5545, 3.3.5),

and whatever the clock does, ranges keep their order and none is open twice.
A range over midnight (`22:00-02:00`) belongs to the day on which it begins: that day's holiday closes it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from math import inf
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hotline.config import Hours, Weekday

#: In the order of `date.weekday()`.
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

MINUTES_OF_DAY = 24 * 60

#: How far ahead a change is looked for: each week and each year's holidays come up in it.
HORIZON_DAYS = 400

#: Days whose openings are remembered; reports go over years.
_REMEMBERED_DAYS = 4_000

_range = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])-(?:([01]?[0-9]|2[0-3]):([0-5][0-9])|24:00)")
_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class HoursError(ValueError):
    """A text that is no range, no date, no time zone or no country; `remedy` says how to write it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}. {remedy}")
        self.problem = problem
        self.remedy = remedy


class Range(NamedTuple):
    """A stretch of one day in minutes from its local midnight; an end after 1440 lies in the next day."""

    begin: int
    end: int


class Opening(NamedTuple):
    """A stretch of time without a break, seconds since the epoch: `begin` belongs to it, `end` does not."""

    begin: float
    end: float


def parse_range(text: str) -> Range:
    """Return the range that `"07:30-14:30"` means. Raises `HoursError`."""
    found = _range.fullmatch(text)
    if found is None:
        raise HoursError(f"`{text}` is no range of times", 'Write for example "07:30-14:30".')
    begin = 60 * int(found[1]) + int(found[2])
    end = MINUTES_OF_DAY if found[3] is None else 60 * int(found[3]) + int(found[4])
    if begin == end:
        remedy = 'Write "00:00-24:00" for the whole day and [] for a closed one.'
        raise HoursError(f"`{text}` begins and ends at the same time", remedy)
    return Range(begin, end if begin < end else end + MINUTES_OF_DAY)


def parse_date(text: str) -> date:
    """Return the date. Raises `HoursError`."""
    if _date.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise HoursError(f"`{text}` is no date", 'Write year, month and day: "2026-03-20".')


def time_zone(name: str) -> ZoneInfo:
    """Return the zone of the IANA database. Raises `HoursError`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: `Asia` is a folder
        raise HoursError(f"`{name}` is no time zone", "Write for example `Asia/Muscat`.") from None


def is_known_country(country: str) -> bool:
    """Return whether the public holidays of the country (ISO 3166, two letters) are known."""
    import holidays  # noqa: PLC0415  a tenth of a second, for those who need it

    return country in holidays.list_supported_countries(include_aliases=False)


class Calendar:
    """The opening hours of one table under `[hours]`."""

    def __init__(self, hours: Hours, timezone: str) -> None:
        """Raise `HoursError` where the table cannot be understood."""
        self._zone = time_zone(timezone)
        self._week = tuple(_ranges(hours.week.get(day, ())) for day in WEEKDAYS)
        self._dates = {parse_date(text): _ranges(ranges) for text, ranges in hours.dates.items()}
        self._is_holiday = _holidays_of(hours.holidays)
        #: Openings that begin on each day that was asked for.
        self._days: dict[date, tuple[Opening, ...]] = {}
        #: The newest answer, and how long it holds: asked for at every turn of a waiting call.
        self._known = Opening(inf, inf)
        self._known_open = False
        #: Whether it changes at the end of `_known`, or nobody looked further.
        self._known_changes = False

    def is_open(self, at: float) -> bool:
        """Return whether somebody is there."""
        if not self._known.begin <= at < self._known.end:
            self._look(at)
        return self._known_open

    def next_change(self, at: float) -> float | None:
        """Return when it opens or closes next, after `at`; None if not within `HORIZON_DAYS`."""
        if not self._known.begin <= at < self._known.end or not self._known_changes:
            self._look(at)
        return self._known.end if self._known_changes else None

    def opens_at(self, at: float) -> float | None:
        """Return the first moment from `at` on at which it is open; None if not within `HORIZON_DAYS`."""
        return at if self.is_open(at) else self.next_change(at)

    def openings_of_day(self, at: float) -> tuple[Opening, ...]:
        """Return the openings that begin on the local day of this moment, in their order; one may end the next day."""
        return self._day(self._local_date(at))

    def openings_from(self, at: float) -> Iterator[Opening]:
        """Yield the openings of the next `HORIZON_DAYS` that may end after `at`, in the order in which they begin.

        Those of neighbouring days may touch or overlap.
        """
        yesterday = self._local_date(at) - timedelta(days=1)
        for offset in range(HORIZON_DAYS):
            yield from self._day(yesterday + timedelta(days=offset))

    def _look(self, at: float) -> None:
        """Find out whether it is open, and until when that is so."""
        today = self._local_date(at)
        horizon = self._instant(today + timedelta(days=HORIZON_DAYS), 0)
        self._known, self._known_open = Opening(at, horizon), False
        # What is open now began yesterday at the earliest.
        for opening in self._openings(today - timedelta(days=1)):
            if at < opening.end:
                self._known_open = opening.begin <= at
                self._known = opening if self._known_open else Opening(at, opening.begin)
                break
        self._known_changes = self._known.end < horizon

    def _local_date(self, at: float) -> date:
        return datetime.fromtimestamp(at, self._zone).date()

    def _openings(self, first: date) -> Iterator[Opening]:
        """Yield the openings that begin on `first` or later, in their order; those that touch are one."""
        current: Opening | None = None
        for offset in range(HORIZON_DAYS + 2):
            for opening in self._day(first + timedelta(days=offset)):
                if current is not None and opening.begin <= current.end:
                    current = Opening(current.begin, max(current.end, opening.end))
                    continue
                if current is not None:
                    yield current
                current = opening
        if current is not None:
            yield current

    def _day(self, day: date) -> tuple[Opening, ...]:
        """Return the openings that begin on this day, in their order."""
        known = self._days.get(day)
        if known is None:
            if len(self._days) >= _REMEMBERED_DAYS:
                self._days.clear()
            spans = (
                Opening(self._instant(day, one.begin), self._instant(day, one.end))
                for one in self._ranges_of(day)
            )
            known = self._days[day] = tuple(span for span in spans if span.begin < span.end)
        return known

    def _ranges_of(self, day: date) -> tuple[Range, ...]:
        if day in self._dates:
            return self._dates[day]
        return () if self._is_holiday(day) else self._week[day.weekday()]

    def _instant(self, day: date, minutes: int) -> float:
        """Return the first moment at which the clock shows this time of this day or a later one."""
        days, minute = divmod(minutes, MINUTES_OF_DAY)
        clock = time_of_day(minute // 60, minute % 60)
        local = datetime.combine(day + timedelta(days=days), clock, self._zone)
        if local.utcoffset() == local.replace(fold=1).utcoffset():
            return local.timestamp()
        return self._beside_a_jump(local)

    def _beside_a_jump(self, local: datetime) -> float:
        """Do so for a time that the clock skips or shows twice (PEP 495: then `fold` makes a difference)."""
        one, other = int(local.timestamp()), int(local.replace(fold=1).timestamp())
        if one < other:  # shown twice
            return float(one)
        # Skipped: read with the offset before the jump it lies after it, and the other way round.
        before, after = other, one
        offset = datetime.fromtimestamp(after, self._zone).utcoffset()
        while after - before > 1:
            middle = (before + after) // 2
            if datetime.fromtimestamp(middle, self._zone).utcoffset() == offset:
                after = middle
            else:
                before = middle
        return float(after)


def _ranges(texts: Sequence[str]) -> tuple[Range, ...]:
    return tuple(sorted(map(parse_range, texts)))


def _holidays_of(country: str | None) -> Callable[[date], bool]:
    """Return what tells the public holidays; each year is worked out when it is first asked for."""
    if country is None:
        return lambda day: False
    if not is_known_country(country):
        raise HoursError(f"the holidays of `{country}` are not known", "Write them under `dates`.")
    import holidays  # noqa: PLC0415  see is_known_country

    known = holidays.country_holidays(country)
    return lambda day: day in known

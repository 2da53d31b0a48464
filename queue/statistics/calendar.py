"""Local time of the city: days and hours of a report, and what an operator types. Pure.

A local day has 23 or 25 hours where the clocks change; the hour that comes twice is told apart by its offset from UTC.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .intervals import QUARTER_SECONDS

#: By what a report adds up intervals.
Grouping = Literal["interval", "hour", "day", "week", "total"]

GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)

_date = re.compile(r"\d{4}-\d{2}-\d{2}")


class TimeError(ValueError):
    """What was typed is no time; the text says what can be typed."""


def _week_of(day: date) -> date:
    """Return the first day of the week: Sunday, with which the working week begins."""
    return day - timedelta(days=(day.weekday() + 1) % 7)


class Calendar:
    """Days and hours of one time zone."""

    def __init__(self, timezone: str) -> None:
        """`timezone` is an IANA name. Raises `TimeError` for one that this machine does not know."""
        self.name = timezone
        try:
            self._zone = ZoneInfo(timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            message = f"node.timezone: this machine knows no time zone {timezone!r} (package tzdata?)"
            raise TimeError(message) from error

    def local(self, at: float) -> datetime:
        """Return the local time with its offset of a time in seconds since the epoch."""
        return datetime.fromtimestamp(at, UTC).astimezone(self._zone)

    def day_start(self, day: date) -> float:
        """Return when the local day begins, seconds since the epoch."""
        return datetime.combine(day, time(), self._zone).timestamp()

    def today(self, now: float) -> tuple[float, float]:
        """Return when the local day of `now` begins and ends."""
        day = self.local(now).date()
        return self.day_start(day), self.day_start(day + timedelta(days=1))

    def period_of(self, grouping: Grouping, since: float) -> Callable[[int], int]:
        """Return the function from the beginning of an interval to that of its period.

        `since` is the beginning of the report, that of the period `total`.
        """
        if grouping == "interval":
            return int
        if grouping == "total":
            return lambda _start: int(since)
        if grouping == "day":
            return lambda start: int(self.day_start(self.local(start).date()))
        if grouping == "week":
            return lambda start: int(self.day_start(_week_of(self.local(start).date())))
        return self._hour_start

    def period_end(self, grouping: Grouping, start: int, length: int, until: float) -> float:
        """Return when the period that begins at `start` ends; `length` is that of an interval, `until` the report's."""
        if grouping == "total":
            return until
        if grouping == "day":
            return min(until, self.today(start)[1])
        if grouping == "week":
            return min(until, self.day_start(_week_of(self.local(start).date()) + timedelta(days=7)))
        period_of, end = self.period_of(grouping, start), start + length
        while end < until and period_of(end) == start:
            end += length
        return end

    def _hour_start(self, start: int) -> int:
        """Return the first interval of the same local hour, also in zones that are 30 or 45 minutes off."""
        at = self.local(start)
        first = start - at.minute * 60 - at.second
        while self.local(first).utcoffset() != at.utcoffset():  # the clocks changed within the hour
            first += QUARTER_SECONDS
        return first

    def parse(self, text: str, now: float, *, end: bool) -> float:
        """Return the time that was typed, seconds since the epoch.

        `today`, `yesterday`, `now`, a date, or a date with a time, local unless it has an offset. A day means its
        beginning, or its end where `end` is said. Raises `TimeError`.
        """
        text = text.strip()
        if text == "now":
            return now
        day = self._day(text, now)
        if day is not None:
            return self.day_start(day + timedelta(days=1) if end else day)
        try:
            at = datetime.fromisoformat(text)
        except ValueError as error:
            message = (
                f"{text!r} is no time: write today, yesterday, now, a date (2026-11-22) or a date with a local time "
                "(2026-11-22T08:30)"
            )
            raise TimeError(message) from error
        return (at if at.tzinfo is not None else at.replace(tzinfo=self._zone)).timestamp()

    def _day(self, text: str, now: float) -> date | None:
        today = self.local(now).date()
        if text in {"today", "yesterday"}:
            return today if text == "today" else today - timedelta(days=1)
        if not _date.fullmatch(text):
            return None
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            message = f"there is no day {text}"
            raise TimeError(message) from error

"""Weeks of the city: from midnight of their first day, known by that day's date. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

from hotline.config.field_types import Weekday
from hotline.queue.statistics.calendar import Calendar

_DAYS: tuple[str, ...] = get_args(Weekday)


class Weeks:
    """The weeks of one time zone."""

    def __init__(self, timezone: str, begins: Weekday) -> None:
        """Raises `TimeError` for a time zone that this machine does not know."""
        self._calendar = Calendar(timezone)
        self._first = _DAYS.index(begins)

    def of(self, at: float) -> date:
        """Return the first day of the week in which a moment lies."""
        return self.of_day(self._calendar.local(at).date())

    def of_day(self, day: date) -> date:
        """Return the first day of the week of a day."""
        return day - timedelta(days=(day.weekday() - self._first) % 7)

    def span(self, week: date) -> tuple[float, float]:
        """Return when a week begins and ends, seconds since the epoch."""
        return self._calendar.day_start(week), self._calendar.day_start(week + timedelta(days=7))

    def begins(self, week: date) -> bool:
        """Return whether a week begins on this day."""
        return week.weekday() == self._first

    def starts(self, since: float, until: float) -> list[float]:
        """Return when each week begins that has some of this time, the first one first."""
        return [self._calendar.day_start(week) for week in self._weeks(since, until)]

    def _weeks(self, since: float, until: float) -> Iterator[date]:
        week = self.of(since)
        while self._calendar.day_start(week) < until:
            yield week
            week += timedelta(days=7)

    def due_at(self, week: date, hour: int) -> float:
        """Return when a week is drawn: at this local hour of the day after it."""
        return self.span(week)[1] + hour * 3600.0


def buckets(starts: list[float], until: float) -> list[tuple[float, float]]:
    """Return begin and end of each stretch of time; the last one ends at `until`."""
    return list(pairwise([*starts, until]))

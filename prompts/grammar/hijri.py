"""Days of the Hijri calendar as Umm al-Qura computes it; the tables are those of `hijridate`."""

from datetime import date

from hijridate import Gregorian

from .language import SpokenDate


def hijri(day: date) -> SpokenDate:
    """Return the day; a weekday is the same in both calendars.

    Raises `ValueError` for days that Umm al-Qura has no table for: before 1 August 1924 and after 16 November 2077.
    """
    try:
        converted = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        message = f"the calendar of Umm al-Qura does not reach {day.isoformat()}"
        raise ValueError(message) from None
    year, month, number = converted.datetuple()
    return SpokenDate("hijri", year, month, number, day.isoweekday())

"""English dates and times of day.

Years and clock times: Quirk et al., A Comprehensive Grammar of the English Language, §§ 6.66 to 6.67.
"""

from hotline.prompts.grammar.language import SpokenDate

from .numbers import below_hundred, number

_MONTHS = range(1, 13)

#: The parts of the day, and the first minute of the day of each: `half past twelve at night`, then `in the morning`.
_PARTS = ((0, "night"), (31, "morning"), (12 * 60, "afternoon"), (18 * 60, "evening"), (22 * 60, "night"))

FRAGMENTS = frozenset(
    {f"date-weekday-{n}" for n in range(1, 8)}
    | {f"date-day-{n}" for n in range(1, 32)}
    | {f"date-{month}-{n}" for month in ("month", "hijri-month") for n in _MONTHS}
    | {"date-hijri-era", "date-year-hundred"}
    | {f"date-year-oh-{n}" for n in range(1, 10)}
    | {"time-midnight", "time-noon", "time-quarter-past", "time-half-past", "time-quarter-to", "time-oclock"}
    | {f"time-{part}" for _, part in _PARTS}
    | {f"time-minutes-{way}-{n}" for way in ("past", "to") for n in range(1, 30) if n != 15}
)


def weekday(n: int) -> list[str]:
    """Say the day of the week."""
    return [f"date-weekday-{n}"]


def date(date: SpokenDate) -> list[str]:
    """Say weekday, day, month and year."""
    day = [*weekday(date.weekday), f"date-day-{date.day}"]
    if date.calendar == "hijri":
        return [*day, f"date-hijri-month-{date.month}", *_year(date.year), "date-hijri-era"]
    return [*day, f"date-month-{date.month}", *_year(date.year)]


def _year(year: int) -> list[str]:
    """Say a year of four digits in pairs, the first ten of each millennium and what has no pairs as a number."""
    century, rest = divmod(year, 100)
    if century < 10 or (century % 10 == 0 and rest < 10):
        return number(year)
    first = [f"number-{n}" for n in below_hundred(century)]
    if rest == 0:
        return [*first, "date-year-hundred"]
    if rest < 10:
        return [*first, f"date-year-oh-{rest}"]
    return [*first, *(f"number-{n}" for n in below_hundred(rest))]


def time_of_day(hour: int, minute: int) -> list[str]:
    """Say `past` to the half hour and `to` after it; the part of the day is that of the time itself."""
    if minute == 0 and hour in (0, 12):
        return ["time-noon" if hour else "time-midnight"]
    named = (hour if minute <= 30 else hour + 1) % 12 or 12
    part = [words for begin, words in _PARTS if hour * 60 + minute >= begin][-1]
    spoken = f"number-{named}"
    if minute == 0:
        return [spoken, "time-oclock", f"time-{part}"]
    return [_minutes(minute), spoken, f"time-{part}"]


def _minutes(minute: int) -> str:
    quarters = {15: "time-quarter-past", 30: "time-half-past", 45: "time-quarter-to"}
    if minute in quarters:
        return quarters[minute]
    return f"time-minutes-past-{minute}" if minute < 30 else f"time-minutes-to-{60 - minute}"

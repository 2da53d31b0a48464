"""Arabic dates and times of day.

A date says when something happens, so it is an adverb, and all that follows `يوم` is in the genitive: يومَ الأحدِ الثاني
والعشرينَ من نوفمبرَ عامَ ألفين (Abu-Chacra, Arabic: An Essential Grammar, 34.18). A time has the case that the words
before it ask for: الساعةُ الثالثةُ وخمسُ دقائق، من الساعةِ الثالثةِ وخمسِ دقائق (the same, ch. 35).
"""

from hotline.prompts.grammar.language import Case, SpokenDate

from .nouns import counted
from .numbers import number

#: The parts of the day, by the hour that is named (of 24, and 24 itself for a quarter to midnight).
_PARTS = ((0, "after-midnight"), (4, "dawn"), (6, "morning"), (12, "noon"), (15, "afternoon"), (18, "evening"),
          (21, "night"))  # fmt: skip

#: The minutes that are said as parts of an hour; `less` ones are said with the next hour.
_SHARES = {0: "", 15: "time-and-quarter", 20: "time-and-third", 30: "time-and-half", 40: "time-less-third",
           45: "time-less-quarter"}  # fmt: skip

FRAGMENTS = frozenset(
    {f"date-weekday-{n}" for n in range(1, 8)}
    | {f"date-on-weekday-{n}" for n in range(1, 8)}
    | {f"date-day-{n}" for n in range(1, 32)}
    | {f"date-{month}-{n}" for month in ("month", "hijri-month") for n in range(1, 13)}
    | {"date-year", "date-hijri-era", "time-midnight", "time-midnight-genitive"}
    | {f"time-hour-{n}{ending}" for n in range(1, 13) for ending in ("", "-genitive")}
    | {f"time-{part}" for _, part in _PARTS}
    | {share for share in _SHARES.values() if share}
)


def weekday(n: int) -> list[str]:
    """Say the day of the week, as on a list of opening hours."""
    return [f"date-weekday-{n}"]


def date(date: SpokenDate) -> list[str]:
    """Say weekday, day, month and year."""
    month = "hijri-month" if date.calendar == "hijri" else "month"
    spoken = [f"date-on-weekday-{date.weekday}", f"date-day-{date.day}", f"date-{month}-{date.month}"]
    spoken += ["date-year", *number(date.year, "masculine", "genitive")]
    return [*spoken, "date-hijri-era"] if date.calendar == "hijri" else spoken


def time_of_day(hour: int, minute: int, case: Case) -> list[str]:
    """Say the hour, what is added to it or lacks from it, and the part of the day."""
    ending = "-genitive" if case == "genitive" else ""
    if hour == minute == 0:
        return [f"time-midnight{ending}"]
    named = hour + (minute in (40, 45))
    part = [words for begin, words in _PARTS if named >= begin][-1]
    spoken = [f"time-hour-{named % 12 or 12}{ending}"]
    if minute not in _SHARES:
        spoken += counted(minute, "minute", case, joined=True)
    elif minute:
        spoken.append(_SHARES[minute])
    return [*spoken, f"time-{part}"]

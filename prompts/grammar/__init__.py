"""How languages put prompts together: pure functions from numbers, dates and times to lists of prompt ids.

Each takes the language's tag first and never fails within its range; outside it raises `ValueError`, and
`UnknownLanguageError` (a `ValueError` too) for a language without grammar. How a language says it is the matter of
`prompts/<language>/grammar.py`; `docs/developer/spoken-grammar.md` tells how to write one.
"""

import datetime
from collections.abc import Collection

from hotline.spoken_wait import Said

from . import groups, place, wait
from .groups import digits
from .hijri import hijri
from .known import BUILT_IN as LANGUAGES
from .known import UnknownLanguageError, forget, language_of, languages, register
from .language import (
    CALENDARS,
    LARGEST,
    LARGEST_ORDINAL,
    NOUNS,
    Calendar,
    Case,
    Count,
    Gender,
    Language,
    Noun,
    SpokenDate,
    language_in,
)

__all__ = [
    "CALENDARS",
    "LANGUAGES",
    "LARGEST",
    "LARGEST_ORDINAL",
    "NOUNS",
    "Calendar",
    "Case",
    "Count",
    "Gender",
    "Language",
    "Noun",
    "SpokenDate",
    "UnknownLanguageError",
    "counted",
    "date",
    "digits",
    "duration",
    "expected_wait",
    "forget",
    "fragment_ids",
    "language_in",
    "languages",
    "money",
    "number",
    "ordinal",
    "position",
    "reference",
    "register",
    "telephone",
    "time_of_day",
    "weekday",
]

_BAISAS_A_RIAL = 1000

#: Seconds of each unit of a duration, longest first.
_UNITS: tuple[tuple[Noun, int], ...] = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def number(language: str, n: int, *, gender: Gender = "masculine", case: Case = "nominative") -> list[str]:
    """Say a whole number from 0 to 999,999,999 that no noun follows; `gender` is that of what is counted."""
    grammar = language_of(language)
    _within(n, 0, LARGEST)
    return grammar.number(n, gender, case)


def ordinal(language: str, n: int, *, gender: Gender = "masculine", case: Case = "nominative") -> list[str]:
    """Say `first`, `second` … to `one hundredth`; `gender` is that of what is ordered."""
    grammar = language_of(language)
    _within(n, 1, LARGEST_ORDINAL)
    return grammar.ordinal(n, gender, case)


def counted(language: str, n: int, noun: Noun, *, case: Case = "nominative") -> list[str]:
    """Say so many of something, 0 to 999,999,999: `three minutes`."""
    grammar = language_of(language)
    _within(n, 0, LARGEST)
    _known_word(noun, NOUNS)
    return grammar.counts([(n, noun)], case)


def money(language: str, baisa: int, *, case: Case = "nominative") -> list[str]:
    """Say an amount in rials and baisas, 1,000 baisas a rial, from 0 to 999,999,999.999 rials."""
    grammar = language_of(language)
    _within(baisa, 0, LARGEST * _BAISAS_A_RIAL + _BAISAS_A_RIAL - 1)
    rials, rest = divmod(baisa, _BAISAS_A_RIAL)
    counts: list[Count] = [(rials, "rial"), (rest, "baisa")]
    return grammar.counts([one for one in counts if one[0]] or [(0, "baisa")], case)


def duration(language: str, seconds: int, *, case: Case = "nominative") -> list[str]:
    """Say a duration in whole seconds as days, hours, minutes and seconds without those of which there is none."""
    grammar = language_of(language)
    _within(seconds, 0, (LARGEST + 1) * 86_400 - 1)
    counts: list[Count] = []
    rest = seconds
    for noun, length in _UNITS:
        count, rest = divmod(rest, length)
        if count:
            counts.append((count, noun))
    return grammar.counts(counts or [(0, "second")], case)


def date(language: str, day: datetime.date, calendar: Calendar = "gregorian") -> list[str]:
    """Say when: weekday, day, month and year.

    Hijri dates are those of Umm al-Qura: from 1 August 1924 to 16 November 2077.
    """
    grammar = language_of(language)
    _known_word(calendar, CALENDARS)
    if calendar == "hijri":
        return grammar.date(hijri(day))
    return grammar.date(SpokenDate("gregorian", day.year, day.month, day.day, day.isoweekday()))


def time_of_day(language: str, time: datetime.time, *, case: Case = "nominative") -> list[str]:
    """Say the time in twelve hours with the part of the day; seconds are left out."""
    return language_of(language).time_of_day(time.hour, time.minute, case)


def weekday(language: str, n: int) -> list[str]:
    """Say the day of the week; 1 is Monday and 7 Sunday, as in `date.isoweekday`."""
    grammar = language_of(language)
    _within(n, 1, 7)
    return grammar.weekday(n)


def reference(language: str, text: str) -> list[str]:
    """Say the digits of a case's reference in groups of three with pauses; a group may have four, or two at the end."""
    language_of(language)
    return groups.in_groups(text, 3)


def telephone(language: str, text: str) -> list[str]:
    """Say the digits of a telephone number in pairs with pauses; the last group may have three."""
    language_of(language)
    return groups.in_groups(text, 2)


def position(language: str, n: int) -> list[str]:
    """Tell a caller the place in the queue; 1 is next. Raises `ValueError` for a position below 1."""
    return place.position(language_of(language), n)


def expected_wait(language: str, said: Said) -> list[str]:
    """Tell a caller how long it will take; `hotline.spoken_wait.said` chooses the words.

    Raises `ValueError` for minutes that no recording says.
    """
    language_of(language)
    return wait.expected_wait(said)


def fragment_ids(language: str) -> frozenset[str]:
    """Return every prompt that needs a text in this language so that the functions here can speak it."""
    return language_of(language).FRAGMENTS | place.FRAGMENTS | groups.FRAGMENTS | wait.FRAGMENTS


def _within(n: int, least: int, most: int) -> None:
    if not least <= n <= most:
        message = f"{n} cannot be said: it is not from {least} to {most}"
        raise ValueError(message)


def _known_word(word: str, words: Collection[str]) -> None:
    if word not in words:
        message = f"`{word}` cannot be said; there are: {', '.join(words)}"
        raise ValueError(message)

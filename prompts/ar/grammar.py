"""Arabic as it is spoken to a caller: numbers with gender and case, counted nouns, dates and times.

The cases that our own sentences ask for are listed in docs/developer/spoken-grammar.md.
"""

from collections.abc import Sequence

from hotline.prompts.grammar.language import Case, Count, Gender, SpokenDate

from . import nouns, numbers, ordinals, times

FRAGMENTS = numbers.FRAGMENTS | nouns.FRAGMENTS | ordinals.FRAGMENTS | times.FRAGMENTS


def number(n: int, gender: Gender, case: Case) -> list[str]:
    """Say a number that no noun follows."""
    return numbers.number(n, gender, case)


def ordinal(n: int, gender: Gender, case: Case) -> list[str]:
    """Say `الثالث والعشرون`."""
    return ordinals.ordinal(n, gender, case)


def counts(counts: Sequence[Count], case: Case) -> list[str]:
    """Say `ساعتان ودقيقة واحدة وثلاث ثوان`: each after the first takes `و`."""
    return [
        prompt
        for place, (n, noun) in enumerate(counts)
        for prompt in nouns.counted(n, noun, case, joined=place > 0)
    ]


def weekday(n: int) -> list[str]:
    """Say `الاثنين`."""
    return times.weekday(n)


def date(date: SpokenDate) -> list[str]:
    """Say `يوم الأحد الثاني والعشرين من نوفمبر عام ألفين وستة وعشرين`."""
    return times.date(date)


def time_of_day(hour: int, minute: int, case: Case) -> list[str]:
    """Say `الساعة الثالثة والنصف عصرًا`."""
    return times.time_of_day(hour, minute, case)

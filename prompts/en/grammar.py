"""English as it is spoken to a caller: numbers, counted nouns, dates and times. It has no gender and no case."""

from collections.abc import Sequence

from hotline.prompts.grammar.language import LARGEST_ORDINAL, NOUNS, Case, Count, Gender, Noun, SpokenDate

from . import numbers, times

#: What comes last in a duration or an amount of money, after something larger.
_LAST: tuple[Noun, ...] = ("hour", "minute", "second", "baisa")

_COUNTS = frozenset(
    {f"count-{noun}-{form}" for noun in NOUNS for form in ("one", "plural")}
    | {f"count-and-{noun}-one" for noun in _LAST}
)
#: `third`, and what comes before it in `twenty-third`, is a number.
_ORDINALS = frozenset(f"ordinal-{n}" for n in (*numbers.UNITS, *numbers.TENS, LARGEST_ORDINAL))

FRAGMENTS = numbers.FRAGMENTS | _COUNTS | _ORDINALS | times.FRAGMENTS


def number(n: int, gender: Gender, case: Case) -> list[str]:
    """Say a number; gender and case change nothing."""
    return numbers.number(n)


def ordinal(n: int, gender: Gender, case: Case) -> list[str]:
    """Say `twenty-third`: only the last word is an ordinal (Quirk et al. § 6.64)."""
    if n == LARGEST_ORDINAL:
        return [f"ordinal-{n}"]
    *before, last = numbers.below_hundred(n)
    return [*(f"number-{part}" for part in before), f"ordinal-{last}"]


def counts(counts: Sequence[Count], case: Case) -> list[str]:
    """Say `two hours, one minute and three seconds`: `and` before the last."""
    spoken: list[str] = []
    for place, (n, noun) in enumerate(counts, 1):
        joined = place > 1 and place == len(counts)
        if n == 1:
            spoken.append(f"count-and-{noun}-one" if joined else f"count-{noun}-one")
        else:
            spoken += [*numbers.number(n, joined=joined), f"count-{noun}-plural"]
    return spoken


def weekday(n: int) -> list[str]:
    """Say `Monday`."""
    return times.weekday(n)


def date(date: SpokenDate) -> list[str]:
    """Say `Sunday, the twenty-second of November, twenty twenty-six`."""
    return times.date(date)


def time_of_day(hour: int, minute: int, case: Case) -> list[str]:
    """Say `twenty past three in the afternoon`."""
    return times.time_of_day(hour, minute)

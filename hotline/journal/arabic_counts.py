"""So many of something in written Arabic. Pure.

The number decides the form of the noun (CLDR, plural rules of Arabic): one and two are words of their own, 3 to 10 take
the plural, 11 to 99 and whole hundreds the singular; of longer numbers the last two digits decide.
"""

from typing import NamedTuple


class Noun(NamedTuple):
    """The forms of a noun, as subjects."""

    #: Nothing of it.
    none: str
    one: str
    two: str
    #: After 3 to 10.
    few: str
    #: After 11 to 99 (accusative).
    many: str
    #: After 100, 101, 102, 200… (genitive).
    other: str


SECONDS = Noun("أقل من ثانية", "ثانية واحدة", "ثانيتان", "ثوانٍ", "ثانية", "ثانية")
MINUTES = Noun("أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة")
PAGES = Noun("لا صفحات", "صفحة واحدة", "صفحتان", "صفحات", "صفحة", "صفحة")


def counted(n: float, noun: Noun) -> str:
    """Return so many of it; of a fraction the nearest whole number."""
    whole = round(n)
    if whole in (0, 1, 2):
        return noun[whole]
    rest = whole % 100
    form = noun.few if 3 <= rest <= 10 else noun.many if rest >= 11 else noun.other
    return f"{whole} {form}"

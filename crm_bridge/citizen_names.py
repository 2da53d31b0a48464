"""Names of citizens: which script they are in, and how they are found again. Pure."""

from collections.abc import Sequence

from .arabic import normalise_arabic
from .plain_text import clean_line

#: Letters of a name; the longest ones of real people are below it.
MOST_LETTERS = 200

_ARABIC = range(0x0600, 0x0780)


def is_arabic(name: str) -> bool:
    """Return whether most letters of a name are Arabic ones."""
    letters = [sign for sign in name if sign.isalpha()]
    return 2 * sum(ord(sign) in _ARABIC for sign in letters) > len(letters)


def by_script(name: str) -> tuple[str | None, str | None]:
    """Return a name that somebody gave as (Arabic, English) one: its script tells which. Too long ones are cut."""
    clean = clean_line(name, MOST_LETTERS)
    if not clean:
        return None, None
    return (clean, None) if is_arabic(clean) else (None, clean)


def searchable(names: Sequence[str | None]) -> str:
    """Return what a search looks into: the names' words in one spelling, a space before each."""
    words = [word for name in names if name for word in search_words(name)]
    return "".join(f" {word}" for word in dict.fromkeys(words))


def search_words(text: str) -> list[str]:
    """Return the words of a text as `searchable` spells them."""
    plain = normalise_arabic(clean_line(text, MOST_LETTERS)).casefold()
    spaced = "".join(sign if sign.isalnum() else " " for sign in plain)
    return spaced.split()

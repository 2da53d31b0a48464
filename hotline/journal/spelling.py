"""How a telephone number looks to whoever reads a story."""

from collections.abc import Callable

#: Spells a telephone number, None being a withheld one.
Spelling = Callable[[str | None], str]


def isolated(number: str) -> str:
    """Return a number that keeps its order in a line from right to left (Unicode UAX #9: LRI, PDI)."""
    return f"\u2066{number}\u2069"

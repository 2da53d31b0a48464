"""The place in a queue: whole sentences, and a beginning that a number follows."""

from .language import Language

_NEXT, _YOU_ARE, _FAR_BACK = "next-in-line", "position-you-are", "position-far-back"

#: Every prompt that `position` can name, but for the number's.
FRAGMENTS = frozenset({_NEXT, _YOU_ARE, _FAR_BACK})

#: A caller behind this place is told that the queue is long: a larger number helps nobody.
LARGEST_POSITION = 999


def position(grammar: Language, n: int) -> list[str]:
    """Return the prompts for this place; 1 is next. Raises `ValueError` for a position below 1."""
    if n < 1:
        message = f"there is no position {n} in a queue; 1 is the first"
        raise ValueError(message)
    if n == 1:
        return [_NEXT]
    if n > LARGEST_POSITION:
        return [_FAR_BACK]
    return [_YOU_ARE, *grammar.number(n, "masculine", "nominative")]

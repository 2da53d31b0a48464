"""How languages put prompts together: pure functions from numbers to lists of prompt ids.

A language is a module with `number(n)`; its catalogue has a text for each fragment.
"""

from collections.abc import Callable, Mapping

from hotline.spoken_wait import Said

from . import arabic, english, wait
from .fragments import NUMBERS

__all__ = ["LANGUAGES", "UnknownLanguageError", "digits", "expected_wait", "fragment_ids", "position"]

#: The largest number that can be said; a queue that is longer is only called long.
LARGEST = 999

_DIGITS = "0123456789"


class UnknownLanguageError(ValueError):
    """No grammar for this language."""


#: How each language says a number from 1 to 999.
_numbers: Mapping[str, Callable[[int], list[str]]] = {"ar": arabic.number, "en": english.number}

#: Languages whose grammar we know.
LANGUAGES = frozenset(_numbers)


def digits(text: str) -> list[str]:
    """Return the prompts that say each digit of a reference. Raises `ValueError` for anything but 0 to 9."""
    if not text or any(sign not in _DIGITS for sign in text):
        message = "a reference has digits only"
        raise ValueError(message)
    return [f"digit-{sign}" for sign in text]


def position(language: str, n: int) -> list[str]:
    """Return the prompts that tell a caller the place in the queue; 1 is next.

    Raises `UnknownLanguageError`, and `ValueError` for a position below 1.
    """
    number = _number_of(language)
    if n < 1:
        message = f"there is no position {n} in a queue; 1 is the first"
        raise ValueError(message)
    if n == 1:
        return ["next-in-line"]
    if n > LARGEST:
        return ["position-far-back"]
    return ["position-you-are", *number(n)]


def expected_wait(language: str, said: Said) -> list[str]:
    """Return the prompts that tell a caller how long it will take; `hotline.spoken_wait.said` chooses the words.

    Raises `UnknownLanguageError`, and `ValueError` for minutes that no recording says.
    """
    _number_of(language)
    return wait.expected_wait(said)


def fragment_ids(language: str) -> frozenset[str]:
    """Return every prompt that the functions here can name. Raises `UnknownLanguageError`."""
    _number_of(language)
    whole = ("next-in-line", "position-you-are", "position-far-back")
    return frozenset({*whole, *(f"digit-{sign}" for sign in _DIGITS), *NUMBERS, *wait.FRAGMENTS})


def _number_of(language: str) -> Callable[[int], list[str]]:
    number = _numbers.get(language)
    if number is None:
        message = (
            f"no grammar of numbers for the language `{language}`; there are: {', '.join(sorted(_numbers))}"
        )
        raise UnknownLanguageError(message)
    return number

"""What a text tells at a glance: its language, and the cases that it names. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from .reference import is_valid

#: Named cases that are looked up; who names more is no citizen with a question.
MOST_MENTIONS = 10

#: Letters that are looked at: nobody names a case after the tenth page.
_LOOKED_AT = 20_000

#: Letters of either script below which nothing is said about a language.
_FEWEST_LETTERS = 2

#: Digits that stand alone, with what marks them as a reference.
_number = re.compile(r"(#|№|\[)?(?<![\d+])(\d{4,12})(?!\d)")


def language_of(text: str, offered: Sequence[str]) -> str | None:
    """Return `ar` or `en`, whichever script most letters have, where it is offered; None: nobody can tell.

    That is all that can be said honestly of short texts: English stands for what is written in Latin letters.
    """
    arabic = latin = 0
    for sign in text[:_LOOKED_AT]:
        if "\u0600" <= sign <= "\u06ff" or "\u0750" <= sign <= "\u077f" or "\ufb50" <= sign <= "\ufeff":
            arabic += sign.isalpha()
        elif "a" <= sign.lower() <= "z":
            latin += 1
    if max(arabic, latin) < _FEWEST_LETTERS or arabic == latin:
        return None
    language = "ar" if arabic > latin else "en"
    return language if language in offered else None


def mentions(*texts: str) -> tuple[str, ...]:
    """Return the references that the texts may name, the surest first: marked ones (`#4271`, `[#4271]`) before others.

    Digits of any script count. Every tenth number has a right check digit, so a mention alone proves nothing.
    """
    marked: dict[str, None] = {}
    bare: dict[str, None] = {}
    for text in texts:
        for mark, digits in _number.findall(_western(text[:_LOOKED_AT])):
            if is_valid(digits):
                (marked if mark else bare)[digits] = None
    return tuple(dict.fromkeys([*marked, *bare]))[:MOST_MENTIONS]


def _western(text: str) -> str:
    """Return the text with the digits of all scripts as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() and not sign.isascii() else sign for sign in text
    )

"""Words of cases, and of what is looked for in them. Pure.

A word that is looked for fits a word of a case that begins with it, or that has the same stem: `leak` finds `leaks`
and `leaking`, `بلدية` finds `البلدية`. Words are normalised, which makes one spelling of several (`arabic.py`).
"""

import re
from typing import NamedTuple

from .arabic import normalise_arabic
from .article_words import MOST_WORDS, index_words, question_words, stem

_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[\W_]")

#: What may stand around words and says nothing.
_PUNCTUATION = ".,;:!?'\"()[]{}<>«»“”‘’…-–—،؛؟"


class Word(NamedTuple):
    """A word that is looked for."""

    #: With which a word begins; letters and digits only.
    beginning: str
    #: What a whole word, or its stem, is.
    stem: str


def kept_words(*texts: str | None) -> str:
    """Return what is kept of a case to be found by: each word and stem once, with a space before and behind each."""
    found = dict.fromkeys(word for text in texts if text for word in index_words(text))
    return f" {' '.join(found)} "


def looked_for(text: str) -> list[Word]:
    """Return the words of a text that is looked for; none where it has no letter and no digit."""
    return [Word(word, stem(word)) for word in question_words(text)]


def as_written(text: str) -> list[str]:
    """Return the words of a text that is looked for as they stand there, the first ones of a long one."""
    return _WORD.findall(text)[:MOST_WORDS]


def with_signs(text: str) -> list[str]:
    """Return what has signs in it (`100%`, `a@b.om`), which is to stand there as it is written."""
    pieces = [piece.strip(_PUNCTUATION) for piece in text.split()[:MOST_WORDS]]
    return [piece for piece in pieces if _SIGN.search(normalise_arabic(piece))]

"""Words of cases, and of what is looked for in them. Pure.

A word that is looked for fits a word of a case that begins with it, or that has the same stem: `leak` finds `leaks`
and `leaking`, `بلدية` finds `البلدية`. Words are normalised, which makes one spelling of several (`arabic.py`).
"""

from typing import NamedTuple

from .article_words import index_words, question_words, stem


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

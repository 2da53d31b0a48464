"""A menu's words: from the words to a recogniser's grammar, and from what it heard to a key. Pure.

A phrase is one word or several ("street light"). Case, punctuation and Arabic vowel signs do not count: models write
words without them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .utterance import HeardWord, Utterance

#: What a recogniser calls speech that is none of its words.
UNKNOWN_WORDS = frozenset({"[unk]", "<unk>", "<UNK>"})

Phrases = Mapping[str, Sequence[str]]

#: Vowel signs, the small alif above, and the tatweel.
_ARABIC_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
#: Signs of other scripts are part of their letters (category M), so that only punctuation goes.
_PUNCTUATION = re.compile(r"""[.,;:!?"()\[\]{}<>/\\|_*#+=~`«»“”„…؟،؛—–-]+""")


@dataclass(frozen=True, slots=True)
class Understood:
    """The caller wants this key."""

    key: str
    #: 0 to 1.
    confidence: float


@dataclass(frozen=True, slots=True)
class Unheard:
    """The caller said something that leads nowhere, or to two places."""

    #: Of the best word, 0 to 1; None where there was none.
    confidence: float | None = None


Verdict = Understood | Unheard


def normalised(phrase: str) -> str:
    """Return the phrase as a model writes it: lower case, single blanks, no signs, no Arabic vowels or tatweel."""
    plain = _ARABIC_SIGNS.sub("", unicodedata.normalize("NFC", phrase))
    return " ".join(_PUNCTUATION.sub(" ", plain).lower().split())


def grammar_of(phrases: Phrases) -> tuple[str, ...]:
    """Return every phrase once, as the recogniser is to expect it, in a fixed order."""
    return tuple(sorted({text for said in phrases.values() for one in said if (text := normalised(one))}))


def understand(utterance: Utterance, phrases: Phrases, min_confidence: float) -> Verdict | None:
    """Return what the utterance means; None where nobody spoke.

    A key's confidence is that of its least sure word, times the likeness. Two keys that are both sure enough are an
    `Unheard`: "not water, streets" cannot be told from "water, not streets".
    """
    if not utterance.words:
        return None
    found: dict[str, float] = {}
    for key, confidence in _found(utterance.words, phrases):
        found[key] = max(found.get(key, 0.0), confidence * utterance.likeness)
    sure = [key for key, confidence in found.items() if confidence >= min_confidence]
    if len(sure) == 1:
        return Understood(sure[0], found[sure[0]])
    return Unheard(max(found.values(), default=None))


def _found(words: Sequence[HeardWord], phrases: Phrases) -> Iterator[tuple[str, float]]:
    """Yield key and confidence of each phrase that is in the words; the words of a longer one are its own."""
    wanted = sorted(
        ((tuple(normalised(one).split()), key) for key, said in phrases.items() for one in said),
        key=lambda pair: -len(pair[0]),
    )
    heard = [word.word for word in words]
    at = 0
    while at < len(heard):
        match = next(((p, key) for p, key in wanted if p and tuple(heard[at : at + len(p)]) == p), None)
        if match is None:
            at += 1
            continue
        phrase, key = match
        yield key, min(word.confidence for word in words[at : at + len(phrase)])
        at += len(phrase)

"""From a menu's words to a grammar, and from what was heard to a key."""

import pytest

from hotline.speech import HeardWord, Phrases, Understood, Unheard, Utterance, understand
from hotline.speech.phrases import grammar_of, normalised

PHRASES: Phrases = {"1": ("Water", "water leak"), "2": ("street light",), "3": ("light",)}


def said(*words: str, likeness: float = 1.0) -> Utterance:
    """Return an utterance; a word may have its confidence behind a slash."""
    heard = []
    for place, text in enumerate(words):
        word, _, confidence = text.partition("/")
        heard.append(HeardWord(word, float(place), place + 1.0, float(confidence or 0.9)))
    return Utterance(tuple(heard), likeness)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("  Water-Leak! ", "water leak"), ("المِيَاه", "المياه"), ("شــارع", "شارع"), ("हिन्दी", "हिन्दी"),
     ("don't", "don't"), ("…", "")],
)  # fmt: skip
def test_a_phrase_is_written_as_models_write_it(written: str, expected: str) -> None:
    """Case, punctuation, Arabic vowel signs and tatweel do not count; signs of other scripts are letters."""
    assert normalised(written) == expected


def test_the_grammar_has_every_phrase_once() -> None:
    """Whatever is said for several keys, or written in several ways, is expected once."""
    assert grammar_of({"1": ("Water", "water!"), "2": ("water", "street light", "…")}) == (
        "street light",
        "water",
    )


@pytest.mark.parametrize(
    ("utterance", "verdict"),
    [
        (said("water"), Understood("1", 0.9)),
        (said("[unk]", "water", "[unk]"), Understood("1", 0.9)),
        (said("street", "light"), Understood("2", 0.9)),
        (said("light"), Understood("3", 0.9)),
        (said("water/0.8", "leak/0.75"), Understood("1", 0.75)),
        (said("water", "water/0.2"), Understood("1", 0.9)),
        (said("water/0.6"), Unheard(0.6)),
        (said("water", likeness=0.5), Unheard(0.45)),
        (said("water", "light"), Unheard(0.9)),
        (said("water", "light/0.3"), Understood("1", 0.9)),
        (said("[unk]"), Unheard(None)),
        (said("street"), Unheard(None)),
        (said(), None),
    ],
)
def test_what_was_heard_means_one_key_or_none(utterance: Utterance, verdict: object) -> None:
    """One sure key is understood; two sure keys, an unsure one, and foreign words are not; silence is nothing."""
    assert understand(utterance, PHRASES, 0.7) == verdict

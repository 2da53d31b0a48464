"""How long a speaker takes for a text, from its letters alone, so that a recording of another text is noticed.

Fitted to espeak-ng at 150 words a minute over our catalogues: 95 % of the texts take 0.7 to 1.4 times the estimate. A
letter takes 0.06 s; a sign above or below it, as Arabic has for its short vowels, 0.09 s; a pause of the text 0.4 s.
People differ more, so the limits are wide: they find a wrong file, not a slow speaker.
"""

import unicodedata

_START_SECONDS, _LETTER_SECONDS, _VOWEL_SIGN_SECONDS, _PAUSE_SECONDS = 0.12, 0.06, 0.09, 0.4

#: What a recording may take of the expected time, and what beyond that does not matter in very short ones, seconds.
_LEAST, _MOST, _SLACK_SECONDS = 0.4, 2.2, 0.7

#: What the speaker is asked to keep below, of the expected time.
_HINT = 1.5


def expected_seconds(text: str) -> float:
    """Return how long the text takes to be said, without silence around it."""
    said = text.strip()
    kinds = [unicodedata.category(sign)[0] for sign in said]
    letters = sum(kind in "LN" for kind in kinds)
    vowel_signs = kinds.count("M")
    pauses = sum(sign in ".،؛:؟!,;?…" for sign in said[:-1])
    spoken = letters * _LETTER_SECONDS + vowel_signs * _VOWEL_SIGN_SECONDS
    return _START_SECONDS + spoken + pauses * _PAUSE_SECONDS


def longest_hint(text: str) -> float:
    """Return how long a recording should take at most, seconds, for the speaker."""
    return round(expected_seconds(text) * _HINT + 0.5, 1)


def possible_seconds(text: str) -> tuple[float, float]:
    """Return how long a recording of this text takes at least and at most; others say something else."""
    expected = expected_seconds(text)
    return max(0.0, expected * _LEAST - _SLACK_SECONDS / 4), expected * _MOST + _SLACK_SECONDS

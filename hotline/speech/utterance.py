"""What a recogniser heard between two silences. Pure data."""

import msgspec


class HeardWord(msgspec.Struct, frozen=True):
    """A word of the grammar that the recogniser believes to have heard."""

    word: str
    #: Seconds from the beginning of the audio.
    start: float
    end: float
    #: 0 to 1, among the words of the grammar.
    confidence: float


class Utterance(msgspec.Struct, frozen=True):
    """One thing that was said."""

    words: tuple[HeardWord, ...] = ()
    #: 0 to 1: how well the grammar explains the sound, compared with all words of the language.
    likeness: float = 1.0
    #: Nothing comes after it: the answer to `finish`.
    last: bool = False

"""A recogniser without speech: loud audio is a word, and what follows it in silence ends the utterance.

`python -m hotline.testing.recogniser WORDS [WISH]` is the process for `Recognisers`. WORDS is JSON: the level of the
samples → the word. A wish has it fail as real engines do.
"""

import json
import os
import struct
import sys
import time
from collections.abc import Mapping, Sequence

from hotline.speech import HeardWord, Utterance
from hotline.speech.process import serve_stdin

#: It aborts when it hears something.
CRASH = "crash"
#: It does not read on when it hears something.
HANG = "hang"
#: It aborts before it is ready.
REFUSE = "refuse"

RATE = 8000


class FakeRecogniser:
    """Listens to one caller."""

    def __init__(self, words: Mapping[int, str], wish: str) -> None:
        self._words, self._wish = words, wish
        self._heard: list[HeardWord] = []
        self._samples = 0

    def hear(self, samples: bytes) -> Utterance | None:
        """Take one piece of audio; all of it has the level of its first sample."""
        (level,) = struct.unpack_from("<h", samples)
        start, self._samples = self._samples / RATE, self._samples + len(samples) // 2
        if level and self._wish == CRASH:
            os.abort()
        if level and self._wish == HANG:
            time.sleep(3600)
        if level:
            word = HeardWord(self._words.get(level, "[unk]"), start, self._samples / RATE, 0.95)
            if not self._heard or self._heard[-1].word != word.word:
                self._heard.append(word)
            return None
        return self._taken() if self._heard else None

    def finish(self) -> Utterance:
        """Return what was heard until now."""
        return self._taken(last=True)

    def _taken(self, *, last: bool = False) -> Utterance:
        heard, self._heard = tuple(self._heard), []
        return Utterance(heard, last=last)


class FakeModel:
    """Knows some words."""

    def __init__(self, words: Mapping[int, str], wish: str) -> None:
        self._words, self._wish = words, wish

    def recogniser(self, phrases: Sequence[str]) -> FakeRecogniser:
        """Return a recogniser. Raises `LookupError` where none of the phrases is known."""
        if not set(phrases) & set(self._words.values()):
            raise LookupError("no word is known")
        return FakeRecogniser(self._words, self._wish)


def command(words: Mapping[int, str], wish: str = "") -> list[str]:
    """Return the command of a recogniser's process."""
    return [sys.executable, "-m", "hotline.testing.recogniser", json.dumps(words), wish]


def _load(words: str, wish: str) -> FakeModel:
    if wish == REFUSE:
        os.abort()
    return FakeModel({int(level): word for level, word in json.loads(words).items()}, wish)


if __name__ == "__main__":
    serve_stdin(lambda: _load(*sys.argv[1:3]))

"""Vosk with a grammar of a few phrases, and a check that it was one of them.

A recogniser with a small grammar finds one of its phrases in almost anything: with three words in it, an unknown
fourth comes back as one of the three with a confidence of 1.0, and so does noise. So what it found is decoded once more
in two ways, with the grammar and with all words of the language. The difference of both log likelihoods per second
says how much better the sound is explained by something else (Rahim, Lee and Juang, "Discriminative utterance
verification for connected digits recognition", 1997: a likelihood ratio test against a filler model).
"""

import json
import math
import random
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from .phrases import UNKNOWN_WORDS
from .quiet import Quiet
from .utterance import HeardWord, Utterance

RATE = 8000

#: The difference of the log likelihoods per second at which both explanations are as good, and how steeply the likeness
#: rises with it. Measured with the Korean model and espeak-ng: docs/decisions, "Speech instead of keys".
EVEN_POINT = -1.0
#: The sound around the words that is decoded again, and most of it, seconds.
MARGIN_SECONDS = 0.3
MOST_SECONDS = 5.0
#: What is kept of the past for that, bytes.
KEPT_BYTES = 20 * 2 * RATE


class _VoskWord(msgspec.Struct):
    word: str
    start: float
    end: float
    conf: float


class _VoskResult(msgspec.Struct):
    text: str = ""
    result: list[_VoskWord] = []


class UnknownPhrasesError(Exception):
    """The model knows none of the phrases."""


class VoskModel:
    """A model in memory; its recognisers may be used by several threads, each by one."""

    def __init__(self, folder: Path) -> None:
        """Raises `Exception`, which is Vosk's own."""
        import vosk  # noqa: PLC0415 - 40 MB that only this process needs

        vosk.SetLogLevel(-1)
        self._vosk = vosk
        self._model: Any = vosk.Model(str(folder))
        #: Expects all words of the language. It finds its way through the graph as it goes and remembers it: the first
        #: second of speech costs 1.5 s of processor time, later ones 0.2 s. So all callers share it.
        self._filler: Any = self.decoder(None)
        self._filler.SetMaxAlternatives(1)
        self._filler_is_ours = threading.Lock()
        self.score(None, random.Random(1).randbytes(2 * 2 * RATE))  # noqa: S311 - two seconds of noise, to begin with
        self._unknown = [word for word in sorted(UNKNOWN_WORDS) if self._knows(word)]

    def _knows(self, phrase: str) -> bool:
        return all(self._model.vosk_model_find_word(word) >= 0 for word in phrase.split())

    def recogniser(self, phrases: Sequence[str]) -> "VoskRecogniser":
        """Return a recogniser for the phrases that the model knows. Raises `UnknownPhrasesError`."""
        known = [phrase for phrase in phrases if self._knows(phrase)]
        if not known:
            raise UnknownPhrasesError("the model knows no word of the menu")
        return VoskRecogniser(self, json.dumps([*known, *self._unknown], ensure_ascii=False))

    def score(self, grammar: str | None, sound: bytes) -> float:
        """Return the log likelihood of the best explanation; without grammar, with all words of the language."""
        if grammar is not None:
            decoder = self.decoder(grammar)
            decoder.SetMaxAlternatives(1)
            return _best(decoder, sound)
        with self._filler_is_ours:
            self._filler.Reset()
            return _best(self._filler, sound)

    def decoder(self, grammar: str | None) -> Any:  # noqa: ANN401 - Vosk has no types
        """Return Vosk's own recogniser; without grammar it expects all words of the language."""
        arguments = [] if grammar is None else [grammar]
        return self._vosk.KaldiRecognizer(self._model, float(RATE), *arguments)


class VoskRecogniser:
    """Listens to one caller."""

    def __init__(self, model: VoskModel, grammar: str) -> None:
        self._model = model
        self._grammar = grammar
        self._decoder = model.decoder(grammar)
        self._decoder.SetWords(True)
        self._quiet = Quiet()
        self._past = bytearray()
        #: Bytes that came before `_past`.
        self._forgotten = 0

    def hear(self, samples: bytes) -> Utterance | None:
        """Take 16-bit samples; return what was said when it is over: Vosk finds so, or it has become quiet."""
        self._past += samples
        surplus = len(self._past) - KEPT_BYTES
        if surplus > 0:
            del self._past[:surplus]
            self._forgotten += surplus
        is_over = bool(self._decoder.AcceptWaveform(samples))
        if self._quiet.begins(samples) and not is_over and self._has_words():
            result = self._decoder.FinalResult()
        elif is_over:
            result = self._decoder.Result()
        else:
            return None
        utterance = self._utterance(result)
        return utterance if utterance.words else None

    def _has_words(self) -> bool:
        return bool(json.loads(self._decoder.PartialResult())["partial"])

    def finish(self) -> Utterance:
        """Return what was said until now; perhaps nothing."""
        return msgspec.structs.replace(self._utterance(self._decoder.FinalResult()), last=True)

    def _utterance(self, result: str) -> Utterance:
        heard = msgspec.json.decode(result, type=_VoskResult).result
        words = tuple(HeardWord(one.word, one.start, one.end, min(1.0, one.conf)) for one in heard)
        if not any(word.word not in UNKNOWN_WORDS for word in words):
            return Utterance(words)
        return Utterance(words, self._likeness(words[0].start, words[-1].end))

    def _likeness(self, start: float, end: float) -> float:
        """Return how well the grammar explains the sound between two times, 0 to 1."""
        first = self._at(max(start - MARGIN_SECONDS, end - MOST_SECONDS))
        sound = bytes(self._past[first : self._at(end + MARGIN_SECONDS)])
        seconds = len(sound) / 2 / RATE
        if seconds <= 0:
            return 0.0
        difference = (self._model.score(self._grammar, sound) - self._model.score(None, sound)) / seconds
        return 1 / (1 + math.exp(min(700.0, EVEN_POINT - difference)))

    def _at(self, seconds: float) -> int:
        return min(max(0, 2 * round(seconds * RATE) - self._forgotten), len(self._past))


def _best(decoder: Any, sound: bytes) -> float:  # noqa: ANN401
    decoder.AcceptWaveform(sound)
    best = json.loads(decoder.FinalResult())["alternatives"][0]
    return float(best["confidence"])

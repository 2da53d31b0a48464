"""A speech engine without speech: it says what its script tells it to, or fails as real engines do.

The script is JSON: the stem of an audio file → its text, or one of the wishes below, such as `CRASH`; `load` tells
how the model behaves. Words are made of the text, each a second long, with the confidence in `WORD/0.3`, else 0.9.
`python -m hotline.testing.transcription SCRIPT` is the engine's process for `EngineHost`.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from hotline.voicemail.transcription.engine import AudioUnreadableError, ModelUnusableError, Transcript, Word
from hotline.voicemail.transcription.engine_process import serve_stdin

#: The engine aborts, as C++ does.
CRASH = "!crash"
#: The engine never answers.
HANG = "!hang"
#: The engine computes for ever.
SPIN = "!spin"
#: The engine takes 300 MB of memory, and never answers.
GOBBLE = "!gobble"
#: An out-of-memory killer ends the engine.
KILLED = "!killed"
#: The engine is slow: it gets little processor time, for two seconds.
CRAWL = "!crawl"
#: The engine raises an exception of its own.
RAISE = "!raise"
#: The engine finds that the audio is none.
UNREADABLE = "!unreadable"

#: What the script says of the model.
LOAD = "load"

CONFIDENCE = 0.9


class FakeEngine:
    """An engine behind the real port. It prints, as real ones do."""

    name = "fake"

    def __init__(self, script: Mapping[str, str]) -> None:
        self.script = script
        #: Languages in the order in which their models were loaded.
        self.loaded: list[str] = []

    def load(self, language: str) -> None:
        """Load nothing; raises or dies if the script says so."""
        if language in self.loaded:
            return
        _behave(self.script.get(LOAD, ""), ModelUnusableError)
        self.loaded.append(language)

    def transcribe(self, path: Path, language: str) -> Transcript:
        """Return the script's text for this file."""
        self.load(language)
        print("LOG (engines print)", flush=True)
        text = self.script.get(path.stem, "")
        _behave(text, AudioUnreadableError)
        words = [_word(place, word) for place, word in enumerate(text.split())]
        return Transcript.of(" ".join(word.word for word in words), words)


def _behave(wish: str, refusal: type[Exception]) -> None:
    if wish == CRASH:
        os.abort()
    if wish == KILLED:
        os.kill(os.getpid(), signal.SIGKILL)
    if wish == GOBBLE:
        taken = bytearray(b"x") * 300_000_000
        time.sleep(3600 + len(taken) % 2)
    if wish == HANG:
        time.sleep(3600)
    while wish == SPIN:
        pass
    if wish == CRAWL:
        for _ in range(8):
            time.sleep(0.25)
            _compute(0.02)
    if wish == RAISE:
        message = "the script says so"
        raise RuntimeError(message)
    if wish == UNREADABLE:
        message = "it is no sound"
        raise refusal(message)


def _compute(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def _word(place: int, text: str) -> Word:
    word, _, confidence = text.partition("/")
    return Word(word, float(place), place + 1.0, float(confidence or CONFIDENCE))


def command(script: Mapping[str, str]) -> list[str]:
    """Return the command of an engine's process with this script."""
    return [sys.executable, "-m", "hotline.testing.transcription", json.dumps(script)]


if __name__ == "__main__":
    serve_stdin(FakeEngine(json.loads(sys.argv[1])))

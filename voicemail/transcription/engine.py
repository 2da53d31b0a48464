"""The port behind which every speech engine stands, and what it returns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word that the engine believes to have heard."""

    word: str
    #: Seconds from the beginning of the audio.
    start: float
    end: float
    #: 0 to 1; None where the engine gives none.
    confidence: float | None = None
    #: What the engine wrote, where this is a name from the list of names in its place; empty elsewhere.
    heard: str = ""

    def doubtful(self, below: float) -> bool:
        """Return whether somebody has to listen: the engine was less sure than that, or a name was put in."""
        return bool(self.heard) or (self.confidence is not None and self.confidence < below)


class Transcript(msgspec.Struct, frozen=True):
    """What an engine wrote down. No text: it heard no words."""

    text: str
    #: 0 to 1, the mean over the words; None where there are none or the engine gives none.
    confidence: float | None = None
    words: tuple[Word, ...] = ()

    @classmethod
    def of(cls, text: str, words: Sequence[Word]) -> "Transcript":
        """Return the transcript with the mean of its words' confidences."""
        known = [word.confidence for word in words if word.confidence is not None]
        return cls(text.strip(), sum(known) / len(known) if known else None, tuple(words))


class ModelUnusableError(Exception):
    """The model of a language cannot be loaded; the text says why. No message is at fault."""


class AudioUnreadableError(Exception):
    """This audio cannot be read; trying again may help only if the file changes."""


class Engine(Protocol):
    """Writes speech down. It may take long, print, or abort: give it a process of its own."""

    #: What `MessageTranscribed` calls it.
    name: str

    def load(self, language: str) -> None:
        """Load the model of a language, once; does nothing if it is loaded. Raises `ModelUnusableError`."""

    def transcribe(self, path: Path, language: str) -> Transcript:
        """Return what is said in a WAV file.

        Raises `ModelUnusableError`, `AudioUnreadableError`, or whatever the engine itself raises.
        """


class NoModelError(ModelUnusableError):
    """The configuration names no model for this language."""

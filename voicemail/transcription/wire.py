"""What the worker and the engine's process say to each other: one JSON object a line."""

import msgspec

from .engine import Transcript


class Setup(msgspec.Struct, frozen=True):
    """How an engine's process is set up: the engine, and per language its model and its list of names."""

    engine: str
    models: dict[str, str]
    words: dict[str, str] = {}
    #: A word of which the engine is less sure may be a name.
    min_word_confidence: float = 0.6


class Request(msgspec.Struct, frozen=True):
    """Load the model of a language, and write a file down if one is named."""

    language: str
    path: str | None = None


class Loaded(msgspec.Struct, frozen=True, tag=True):
    """The model is in memory; comes first. Who dies before it had a bad model, not a bad message."""


class Written(msgspec.Struct, frozen=True, tag=True):
    """The transcript."""

    transcript: Transcript


class NoModel(msgspec.Struct, frozen=True, tag=True):
    """The model cannot be loaded; comes instead of `Loaded`."""

    reason: str


class Failed(msgspec.Struct, frozen=True, tag=True):
    """This file could not be written down."""

    reason: str


Reply = Loaded | Written | NoModel | Failed

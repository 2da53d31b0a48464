"""What listening needs from the rest of the house."""

from dataclasses import dataclass
from typing import Protocol

from hotline.asterisk.audiosocket import AudioSocketServer
from hotline.speech import Phrases, Utterance


class Hearing(Protocol):
    """A caller who is listened to."""

    failed: bool

    def audio(self, samples: bytes) -> None:
        """Let the engine hear samples."""

    def finish(self) -> None:
        """Ask what was said until now."""

    def heard(self) -> Utterance | None:
        """Return the next thing that was said."""

    def stuck(self) -> None:
        """Report that no answer comes."""

    def close(self) -> None:
        """Let somebody else be listened to."""


class Engine(Protocol):
    """Listens to callers."""

    def begin(self, language: str, phrases: Phrases) -> Hearing | None:
        """Listen to a caller; None: keys only."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What listening needs."""

    server: AudioSocketServer
    engine: Engine

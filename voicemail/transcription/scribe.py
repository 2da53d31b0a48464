"""An engine with what belongs around it: nobody is asked what silence says, and names are put right."""

from collections.abc import Mapping
from pathlib import Path

from .engine import Engine, Transcript
from .names import Names
from .speech import SpeechDetector


class Scribe:
    """An engine that hears whether anybody speaks at all, and knows names; behind the engine's own port."""

    def __init__(self, engine: Engine, names: Mapping[str, Names], doubtful_below: float) -> None:
        """`names` are by language; words of which the engine is less sure than `doubtful_below` may be names."""
        self.name = engine.name
        self._engine = engine
        self._names = names
        self._doubtful_below = doubtful_below
        self._detector = SpeechDetector()

    def load(self, language: str) -> None:
        """Load the model of a language, once. Raises `ModelUnusableError`."""
        self._engine.load(language)

    def transcribe(self, path: Path, language: str) -> Transcript:
        """Return what is said in a WAV file; no words where nobody speaks. Raises what the engine raises."""
        self.load(language)
        if not self._detector.anybody_in(path):
            return Transcript("")
        transcript = self._engine.transcribe(path, language)
        names = self._names.get(language)
        return transcript if names is None else names.correct(transcript, self._doubtful_below)

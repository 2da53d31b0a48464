"""The sounds of a system under test: its rendered prompts and its hold music."""

from functools import cache
from pathlib import Path

from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.listening import find

#: What is shorter is found by chance in what others say.
SHORTEST_RECOGNISED_SECONDS = 0.4


class Sounds:
    """Reads what the system rendered."""

    def __init__(self, sounds: Path, music: Path) -> None:
        self._sounds = sounds
        self._music = music

    def prompt(self, language: str, prompt: str) -> Sound:
        """Return a prompt as the system plays it."""
        return _read(self._sounds / language / f"{prompt}.wav")

    def music(self) -> list[Sound]:
        """Return every tune, with its beginning once more at its end because it plays round and round."""
        files = sorted(self._music.rglob("*.wav"))
        assert files, f"there is no hold music in {self._music}"
        return [audio.join(tune, tune[: 3 * RATE]) for tune in map(_read, files)]

    def recognise(self, heard: Sound) -> str:
        """Return the names of all prompts in what was heard, in order: for people who look for a mistake."""
        found = []
        for path in sorted(self._sounds.rglob("*.wav")):
            sound = _read(path)
            if len(sound) < SHORTEST_RECOGNISED_SECONDS * RATE or len(heard) < len(sound):
                continue
            match = find(sound, heard)
            if match.heard:
                found.append(
                    (match.offset_seconds, f"{path.parent.name}/{path.stem}@{match.offset_seconds:.1f}")
                )
        return ", ".join(name for _, name in sorted(found)) or "no prompt"


@cache
def _read(path: Path) -> Sound:
    return audio.read(path)

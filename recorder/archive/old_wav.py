"""Recordings of earlier versions: a 16-bit stereo WAV, caller left, agent right, neither encrypted nor in the table."""

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from hotline.recorder.errors import PlanError

from .metadata import CHANNELS, RATE
from .mixing import BLOCK_FRAMES, Block


class OldWav:
    """Such a file, read as a `Mix` is. Must be closed."""

    def __init__(self, file: Path) -> None:
        """Raises `PlanError` for another kind of file, and `OSError`."""
        try:
            self._audio = wave.open(str(file), "rb")  # noqa: SIM115 -- closed by `close`
        except (wave.Error, EOFError) as error:
            message = f"{file} is no WAV: {error}"
            raise PlanError(message) from error
        shape = (self._audio.getnchannels(), self._audio.getsampwidth(), self._audio.getframerate())
        if shape != (CHANNELS, 2, RATE):
            self._audio.close()
            message = f"{file} is no recording of ours: channels, bytes and rate are {shape}"
            raise PlanError(message)
        self.frames = self._audio.getnframes()

    def close(self) -> None:
        """Close it."""
        self._audio.close()

    def stretches(self) -> tuple[tuple[float, float], ...]:
        """Return the whole of it."""
        return ((0.0, self.frames / RATE),)

    def blocks(self) -> Iterator[Block]:
        """Yield blocks shaped (samples, 2)."""
        while content := self._audio.readframes(BLOCK_FRAMES):
            yield np.frombuffer(content, dtype="<i2").reshape(-1, CHANNELS)

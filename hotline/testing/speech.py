"""Sounds for tests: real speech by espeak-ng and pure tones, at 8 kHz."""

import wave
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotline.prompts.catalogue import Voice
from hotline.prompts.conditioning import RATE, condition, to_samples
from hotline.prompts.synthesis import synthesise

#: A voice that no prompt of ours has, so that a test can tell a caller from the hotline.
_VOICES = {"ar": Voice("ar+f3", 150), "en": Voice("en-us+f3", 150)}


def speak(text: str, language: str) -> NDArray[np.int16]:
    """Return the spoken text, 16 bit, 8 kHz. The same words are spoken only once in a process.

    Raises `SynthesisError` without espeak-ng, and `KeyError` for a language other than `ar` and `en`.
    """
    return _speak(text, language).copy()


def tone(frequency: float, seconds: float, *, level_db: float = -12.0) -> NDArray[np.int16]:
    """Return a sine tone of `frequency` hertz, 16 bit, 8 kHz, with an RMS of `level_db` below full scale."""
    time = np.arange(round(seconds * RATE)) / RATE
    amplitude = 10 ** (level_db / 20) * np.sqrt(2)
    return to_samples(amplitude * np.sin(2 * np.pi * frequency * time))


def save(path: Path, samples: NDArray[np.int16]) -> Path:
    """Write the samples, shaped (n,) or (n, channels), as an 8 kHz WAV file and return its path."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, RATE, len(samples), "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return path


@lru_cache(maxsize=256)
def _speak(text: str, language: str) -> NDArray[np.int16]:
    return condition(*synthesise(text, _VOICES[language]))

"""Sounds as arrays: 8,000 samples a second, mono, float32 between -1 and 1."""

import io
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import ArrayLike, NDArray

Sound = NDArray[np.float32]

RATE = 8_000


def read(path: Path) -> Sound:
    """Return a finished mono WAV file."""
    samples, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE, f"{path} has {rate} samples a second, not {RATE}"
    assert samples.ndim == 1, f"{path} has {samples.shape[1]} channels, not one"
    return _sound(samples)


def read_sides(path: Path) -> tuple[Sound, Sound]:
    """Return the left and the right channel of a finished stereo WAV file."""
    samples, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE, f"{path} has {rate} samples a second, not {RATE}"
    assert samples.ndim == 2, f"{path} is mono"
    assert samples.shape[1] == 2, f"{path} has {samples.shape[1]} channels, not two"
    return _sound(samples[:, 0]), _sound(samples[:, 1])


def write(path: Path, sound: Sound) -> Path:
    """Write 16-bit mono WAV, the form that baresip's `aufile` and Asterisk play."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound, RATE, subtype="PCM_16", format="WAV")
    return path


def say(text: str, voice: str = "en") -> Sound:
    """Return the text as espeak-ng speaks it, peak at half of full scale."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(
            ["espeak-ng", "-v", voice, "-w", file.name, text], check=True, stdin=subprocess.DEVNULL
        )
        samples, rate = soundfile.read(file.name, dtype="float32")
    sound = _sound(soxr.resample(samples, rate, RATE))
    return _sound(0.5 * sound / np.abs(sound).max())


def silence(seconds: float) -> Sound:
    """Return nothing to hear."""
    return np.zeros(int(seconds * RATE), dtype=np.float32)


def tone(hertz: float, seconds: float, level: float = 0.3) -> Sound:
    """Return a sine wave."""
    return _sound(level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE))


def join(*sounds: Sound) -> Sound:
    """Return the sounds one after the other."""
    return np.concatenate(sounds)


def repeat(sound: Sound, seconds: float) -> Sound:
    """Return the sound, repeated until the given length."""
    times = int(np.ceil(seconds * RATE / len(sound)))
    return np.tile(sound, times)[: int(seconds * RATE)]


def through_ulaw(sound: Sound) -> Sound:
    """Return what is left of the sound after G.711 µ-law."""
    return _through(sound, "ULAW")


def through_alaw(sound: Sound) -> Sound:
    """Return what is left of the sound after G.711 A-law."""
    return _through(sound, "ALAW")


def seconds(sound: Sound) -> float:
    """Return the length."""
    return len(sound) / RATE


def _through(sound: Sound, subtype: str) -> Sound:
    coded = io.BytesIO()
    form = {"samplerate": RATE, "subtype": subtype, "format": "RAW"}
    soundfile.write(coded, sound, **form)
    coded.seek(0)
    samples, _ = soundfile.read(coded, channels=1, dtype="float32", **form)
    return _sound(samples)


def _sound(samples: ArrayLike) -> Sound:
    return np.ascontiguousarray(samples, dtype=np.float32)

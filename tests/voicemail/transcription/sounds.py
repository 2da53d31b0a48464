"""Sounds without speech, as lines and pockets make them: arrays of samples from -1 to 1 at 8 kHz."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float64]

RATE = 8000
SECONDS = 8
_TIMES = np.arange(SECONDS * RATE) / RATE


def at_level(sound: Sound, decibels: float) -> Sound:
    """Return the sound with that RMS level, dB below full scale."""
    rms = float(np.sqrt(np.mean(sound**2)))
    return sound * (10 ** (decibels / 20) / rms)


def noise(slope: float = 0.0, seed: int = 1111) -> Sound:
    """Return noise whose amplitude falls with frequency to that power: 0 white, 0.5 pink, 1 brown."""
    white = np.random.default_rng(seed).normal(size=len(_TIMES))
    frequencies = np.fft.rfftfreq(len(white), 1 / RATE)
    frequencies[0] = frequencies[1]
    spectrum = np.fft.rfft(white) / frequencies**slope
    spectrum[frequencies < 100] = 0  # below the telephone's band
    return np.asarray(np.fft.irfft(spectrum, len(white)))


def hum() -> Sound:
    """Return the mains: 50 Hz and its harmonics."""
    return np.asarray(sum(np.sin(2 * np.pi * 50 * k * _TIMES + k) / k for k in range(1, 16)))


def music() -> Sound:
    """Return plucked chords, one a second."""
    chords = ((220, 277, 330), (196, 247, 294), (174, 220, 261), (196, 247, 294))
    sound = np.zeros_like(_TIMES)
    for second in range(SECONDS):
        place = slice(second * RATE, (second + 1) * RATE)
        ago = _TIMES[place] - second
        for tone in chords[second % 4]:
            sound[place] += sum(np.sin(2 * np.pi * tone * k * ago) / k for k in range(1, 6)) * np.exp(
                -2 * ago
            )
    return sound


def breath() -> Sound:
    """Return breathing: noise between 300 and 2,500 Hz that swells every four seconds."""
    spectrum = np.fft.rfft(noise(0.4))
    frequencies = np.fft.rfftfreq(len(_TIMES), 1 / RATE)
    spectrum[(frequencies < 300) | (frequencies > 2500)] = 0
    swelling: Sound = (
        np.fft.irfft(spectrum, len(_TIMES)) * np.clip(np.sin(2 * np.pi * 0.25 * _TIMES), 0, 1) ** 2
    )
    return swelling


def tone(*frequencies: float, on: float, off: float) -> Sound:
    """Return tones that are on and off for so many seconds."""
    sound = sum(np.sin(2 * np.pi * frequency * _TIMES) for frequency in frequencies)
    return np.asarray(sound * (_TIMES % (on + off) < on))


#: What must be found empty: name → sound.
EMPTY: dict[str, Callable[[], Sound]] = {
    "silence": lambda: np.zeros_like(_TIMES),
    "hiss": lambda: at_level(noise(), -50),
    "loud hiss": lambda: at_level(noise(), -15),
    "wind": lambda: at_level(noise(1.0), -20),
    "road": lambda: at_level(noise(0.5), -30),
    "hum": lambda: at_level(hum(), -20),
    "music": lambda: at_level(music(), -20),
    "breath": lambda: at_level(breath(), -25),
    "busy tone": lambda: at_level(tone(425, on=0.35, off=0.35), -15),
    "keys": lambda: at_level(tone(770, 1336, on=0.2, off=0.3), -15),
}

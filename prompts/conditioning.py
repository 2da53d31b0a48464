"""From any speech to what a telephone line wants: even loudness, no silence around, in both bands of the telephone.

A line of G.711 carries 8,000 samples a second, one of G.722 16,000. Both get the same sound at the same gain; what is
measured is the narrow one, because nearly all callers hear that.
"""

from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from .g711 import Samples
from .loudness import Signal, loudness, true_peak_db

#: Samples a second on a telephone line, and on one that carries the wide band (G.722).
RATE = 8000
WIDE_RATE = 16000

#: Integrated loudness of every prompt, LUFS: that of EBU R 128. Measured: the peaks of espeak-ng's speech are 14 to
#: 20 dB above its loudness, so that every prompt reaches it below the highest peak.
LOUDNESS_LUFS = -23.0
#: No true peak is higher, dB below full scale: G.711 distorts most at the top.
PEAK_DB = -3.0
#: Quieter than the loudest sample by so much is silence before and after the speech, dB.
_SILENCE_DB = 45.0
#: Quieter than this at its loudest is no recording of anything, dB below full scale.
_NOTHING_DB = -60.0

#: What is kept around the speech, seconds: prompts that follow one another shall not stumble.
_LEAD_SECONDS, _TAIL_SECONDS, _FADE_SECONDS = 0.02, 0.083, 0.005


@dataclass(frozen=True, slots=True)
class LineSound:
    """One sound as 16-bit mono samples, for both bands."""

    #: `RATE` samples a second.
    narrow: Samples
    #: `WIDE_RATE` samples a second.
    wide: Samples


def for_line(sound: NDArray[np.float64], rate: int) -> LineSound:
    """Return the sound, shaped (samples,) or (samples, channels) with full scale 1, ready for the line.

    Raises `ValueError` for a sound without anything to hear.
    """
    mono = sound.mean(axis=1) if sound.ndim > 1 else sound
    whole = _resample(mono, rate, WIDE_RATE)
    if not whole.size or float(np.abs(whole).max()) < _gain(_NOTHING_DB):
        message = "there is nothing to hear"
        raise ValueError(message)
    start, end = speech_bounds(whole)
    gain = _gain(_wanted_gain_db(whole[start:end]))
    lead, tail = int(_LEAD_SECONDS * WIDE_RATE), int(_TAIL_SECONDS * WIDE_RATE)
    wide = _fade(gain * whole[max(0, start - lead) : end + tail])
    return LineSound(to_samples(_fade(_resample(wide, WIDE_RATE, RATE), RATE)), to_samples(wide))


def condition(sound: NDArray[np.float64], rate: int) -> Samples:
    """Return what `for_line` makes, in the narrow band."""
    return for_line(sound, rate).narrow


def to_samples(signal: Signal) -> Samples:
    """Return 16-bit samples of a signal with full scale 1."""
    return np.clip(np.round(signal * 32768), -32768, 32767).astype(np.int16)


def to_signal(samples: Samples) -> Signal:
    """Return 16-bit samples as a signal with full scale 1."""
    return samples.astype(np.float64) / 32768


def speech_bounds(signal: Signal) -> tuple[int, int]:
    """Return where what can be heard begins and ends, in samples. The signal must not be silent."""
    level = np.abs(signal)
    loud = np.flatnonzero(level > level.max() * _gain(-_SILENCE_DB))
    return int(loud[0]), int(loud[-1]) + 1


def _wanted_gain_db(speech: Signal) -> float:
    """Return by how much the sound is raised to its loudness; less where a peak would be too high."""
    narrow = _resample(speech, WIDE_RATE, RATE)
    peak = max(true_peak_db(narrow, RATE), true_peak_db(speech, WIDE_RATE))
    measured = loudness(narrow, RATE)
    if not np.isfinite(measured):  # nothing that the narrow band carries
        return PEAK_DB - peak
    return min(LOUDNESS_LUFS - measured, PEAK_DB - peak)


def _resample(signal: Signal, rate: int, wanted: int) -> Signal:
    return signal if rate == wanted else soxr.resample(signal, rate, wanted, quality="HQ")


def _gain(db: float) -> float:
    return float(10 ** (db / 20))


def _fade(signal: Signal, rate: int = WIDE_RATE) -> Signal:
    length = min(int(_FADE_SECONDS * rate), signal.size // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, length)) ** 2
    faded = signal.copy()
    faded[:length] *= ramp
    faded[faded.size - length :] *= ramp[::-1]
    return faded

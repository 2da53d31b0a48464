"""From any speech to what a telephone line wants: 8 kHz, 16 bit, mono, even loudness, no silence around."""

import numpy as np
import soxr
from numpy.typing import NDArray

from .g711 import Samples

#: Samples a second on a telephone line.
RATE = 8000

#: Level of the parts in which somebody speaks, dB below full scale (RMS): what national networks send, and
#: far enough from clipping. Compare ITU-T P.56 (active level) and EBU R 128 (gating).
ACTIVE_LEVEL_DB = -20.0
#: No sample is louder, dB below full scale: μ-law distorts most at the top.
PEAK_DB = -3.1
#: A frame counts as speech down to so much below the loudest one, dB.
_ACTIVE_RANGE_DB = 25.0
#: Quieter than the loudest sample by so much is silence before and after the speech, dB.
_SILENCE_DB = 45.0

_FRAME = RATE // 50
#: What is kept around the speech, samples: prompts that follow one another shall not stumble.
_LEAD, _TAIL = RATE // 50, RATE // 12
_FADE = RATE // 200

Signal = NDArray[np.float64]


def condition(sound: NDArray[np.float64], rate: int) -> Samples:
    """Return the sound, shaped (samples,) or (samples, channels) with full scale 1, ready for the line.

    Raises `ValueError` for a sound without anything to hear.
    """
    mono = sound.mean(axis=1) if sound.ndim > 1 else sound
    line = soxr.resample(mono, rate, RATE, quality="HQ") if rate != RATE else mono
    if not line.size or float(np.abs(line).max()) < _gain(-60):
        message = "there is nothing to hear"
        raise ValueError(message)
    return to_samples(_fade(_level(_trim(line))))


def to_samples(signal: Signal) -> Samples:
    """Return 16-bit samples of a signal with full scale 1."""
    return np.clip(np.round(signal * 32768), -32768, 32767).astype(np.int16)


def active_level_db(samples: Samples) -> float:
    """Return the RMS of the parts that hold speech, in dB below full scale."""
    return float(20 * np.log10(_active_rms(samples.astype(np.float64) / 32768)))


def _gain(db: float) -> float:
    return float(10 ** (db / 20))


def _trim(signal: Signal) -> Signal:
    loud = np.flatnonzero(np.abs(signal) > np.abs(signal).max() * _gain(-_SILENCE_DB))
    return signal[max(0, loud[0] - _LEAD) : loud[-1] + 1 + _TAIL]


def _active_rms(signal: Signal) -> float:
    whole = signal[: max(_FRAME, signal.size // _FRAME * _FRAME)]
    padded = np.pad(whole, (0, -whole.size % _FRAME))
    power = np.mean(padded.reshape(-1, _FRAME) ** 2, axis=1)
    active = power[power > power.max() * _gain(-_ACTIVE_RANGE_DB) ** 2]
    return float(np.sqrt(active.mean()))


def _level(signal: Signal) -> Signal:
    wanted = _gain(ACTIVE_LEVEL_DB) / _active_rms(signal)
    allowed = _gain(PEAK_DB) / float(np.abs(signal).max())
    return signal * min(wanted, allowed)


def _fade(signal: Signal) -> Signal:
    length = min(_FADE, signal.size // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, length)) ** 2
    faded = signal.copy()
    faded[:length] *= ramp
    faded[faded.size - length :] *= ramp[::-1]
    return faded

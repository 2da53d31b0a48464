"""How loud people find a sound: integrated loudness and true peak. Source: ITU-R BS.1770-4, annexes 1 and 2.

EBU R 128 measures the same way (EBU Tech 3341). One channel only: a telephone has no more.
"""

from functools import lru_cache

import numpy as np
import soxr
from numpy.typing import NDArray

Signal = NDArray[np.float64]

#: The two filters of the K weighting, for 48 kHz (BS.1770-4, tables 1 and 2): numerator and denominator in z⁻¹.
_SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)
_HIGH_PASS = (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)
_FILTER_RATE = 48_000
#: The high pass is at −100 dB after so long, seconds: a signal is followed by so much silence before it is filtered.
_RINGING_SECONDS = 0.25

#: BS.1770-4, annex 1: a sine of 997 Hz at full scale has −3.01 LKFS.
_OFFSET_DB = -0.691
_BLOCK_SECONDS, _HOP_SECONDS = 0.4, 0.1
_ABSOLUTE_GATE, _RELATIVE_GATE_DB = -70.0, -10.0

_OVERSAMPLING = 4


def loudness(signal: Signal, rate: int) -> float:
    """Return the integrated, gated loudness of a sound with full scale 1, in LUFS; −∞ for silence.

    Pauses do not count (gating). A sound shorter than a block of 0.4 s, as a spoken digit may be, is one block as
    long as itself; the Recommendation says nothing of these.
    """
    power = _block_powers(_weighted(signal, rate), rate)
    loud = power[power > _power(_ABSOLUTE_GATE)]
    if not loud.size:
        return -np.inf
    gate = _lufs(float(loud.mean())) + _RELATIVE_GATE_DB
    return _lufs(float(loud[loud > _power(gate)].mean()))


def true_peak_db(signal: Signal, rate: int) -> float:
    """Return the highest level between the samples too, dB below full scale; −∞ for silence."""
    if not signal.size:
        return -np.inf
    between = soxr.resample(signal, rate, rate * _OVERSAMPLING, quality="HQ")
    peak = max(float(np.abs(signal).max()), float(np.abs(between).max(initial=0.0)))
    return float(20 * np.log10(peak)) if peak else -np.inf


def _weighted(signal: Signal, rate: int) -> Signal:
    """Return the signal as the ear weights it.

    The filters are applied as their response at each frequency. So the Recommendation's own coefficients hold for every
    rate below 48 kHz, where others derive new ones.
    """
    # Powers of two are what the transform is fast for.
    length = 1 << (signal.size + int(_RINGING_SECONDS * rate)).bit_length()
    spectrum = np.fft.rfft(signal, length) * _response(length, rate)
    weighted: Signal = np.fft.irfft(spectrum, length)[: signal.size]
    return weighted


@lru_cache(maxsize=16)
def _response(length: int, rate: int) -> NDArray[np.complex128]:
    """Return what both filters do to each frequency of a transform of so many samples."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(length, 1 / rate) / _FILTER_RATE)
    response: NDArray[np.complex128] = np.ones(turn.size, np.complex128)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        response = response * np.polyval(numerator[::-1], turn) / np.polyval(denominator[::-1], turn)
    return response


def _block_powers(signal: Signal, rate: int) -> Signal:
    """Return the mean square of each block; three quarters of a block are also in the next one."""
    block, hop = round(_BLOCK_SECONDS * rate), round(_HOP_SECONDS * rate)
    if signal.size <= block:
        return np.array([np.mean(signal**2)]) if signal.size else np.zeros(0)
    sums = np.concatenate([[0.0], np.cumsum(signal**2)])
    starts = np.arange(0, signal.size - block + 1, hop)
    powers: Signal = np.maximum(sums[starts + block] - sums[starts], 0.0) / block
    return powers


def _lufs(power: float) -> float:
    return _OFFSET_DB + 10 * float(np.log10(power))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_DB) / 10))

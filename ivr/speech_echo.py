"""Our own prompt in the caller's audio: a loudspeaker phone, or the hybrid of an analogue line, sends it back. Pure.

A prompt that says "for water, say water" would answer itself. So what was heard is compared with what was played: the
normalised cross-correlation at its best delay. An echo is a delayed and weaker copy and correlates, speech does not;
a caller who speaks at the same time, louder than the echo, lowers the correlation and is heard.
"""

import numpy as np
from numpy.typing import NDArray

RATE = 8000
#: The longest way of an echo, there and back, seconds: jitter buffers and a mobile network.
MOST_DELAY_SECONDS = 0.8
#: Above this it is an echo. Measured: speech over other speech stays below 0.25, an echo 20 dB down above 0.9.
ECHO_CORRELATION = 0.5

Samples = NDArray[np.float32]


def is_echo(played: bytes, heard: bytes, start: float, end: float) -> bool:
    """Return whether `heard` between two times, in seconds, is what was `played` shortly before.

    Both are 16 bit, 8 kHz, and begin at the same moment.
    """
    said = _samples(heard, start, end)
    source = _samples(played, start - MOST_DELAY_SECONDS, end)
    return correlation(said, source) > ECHO_CORRELATION


def correlation(said: Samples, source: Samples) -> float:
    """Return the highest normalised correlation of `said` with any stretch of `source`, 0 to 1."""
    energy = float(np.dot(said, said))
    if len(source) < len(said) or len(said) == 0 or energy == 0:
        return 0.0
    size = 1 << (len(source) + len(said)).bit_length()
    product = np.fft.irfft(np.fft.rfft(source, size) * np.conj(np.fft.rfft(said, size)), size)
    places = len(source) - len(said) + 1
    sums = np.concatenate(([0.0], np.cumsum(source.astype(np.float64) ** 2)))
    energies = sums[len(said) :] - sums[:places]
    loud = energies > 1e-6 * energies.max(initial=0.0) + 1e-9
    if not loud.any():
        return 0.0
    return float(np.max(np.abs(product[:places][loud]) / np.sqrt(energies[loud] * energy)))


def _samples(audio: bytes, start: float, end: float) -> Samples:
    """Return a stretch; what is before the beginning or behind the end is silent."""
    first, last = round(start * RATE), round(end * RATE)
    whole = np.frombuffer(audio[: len(audio) // 2 * 2], dtype="<i2").astype(np.float32) / 32768
    inside = whole[max(0, first) : max(0, last)]
    before = min(max(0, -first), max(0, last - first))
    behind = max(0, last - first - before - len(inside))
    return np.concatenate((np.zeros(before, np.float32), inside, np.zeros(behind, np.float32)))

"""The measure of loudness, against the signals that EBU and ITU publish for meters."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.prompts.loudness import loudness, true_peak_db

RATES = [8000, 16000, 22050, 44100, 48000]


def tone(db: float, seconds: float, rate: int, hertz: float = 1000.0) -> NDArray[np.float64]:
    return 10 ** (db / 20) * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)


@pytest.mark.parametrize("rate", RATES)
def test_a_sine_of_full_scale_has_minus_three_lkfs(rate: int) -> None:
    """ITU-R BS.1770-4, annex 1: 997 Hz at 0 dBFS in one channel is −3.01 LKFS, at every rate."""
    assert loudness(tone(0, 3, rate, 997), rate) == pytest.approx(-3.01, abs=0.01)


#: EBU Tech 3341, table 1, cases 1 to 5: parts of (dB, seconds) of a stereo sine. One channel is 3.01 dB less.
EBU_3341 = [
    ([(-23.0, 20)], -23.0),
    ([(-33.0, 20)], -33.0),
    ([(-36.0, 10), (-23.0, 60), (-36.0, 10)], -23.0),
    ([(-72.0, 10), (-36.0, 10), (-23.0, 60), (-36.0, 10), (-72.0, 10)], -23.0),
    ([(-26.0, 20), (-20.0, 20.1), (-26.0, 20)], -23.0),
]


@pytest.mark.parametrize("rate", [8000, 16000])  # those of telephones; the weighting above is measured at all
@pytest.mark.parametrize(("parts", "expected"), EBU_3341)
def test_the_gates_are_those_of_ebu_r128(
    parts: list[tuple[float, float]], expected: float, rate: int
) -> None:
    """Quiet parts and pauses do not count: the meter is within the 0.1 LU that EBU Tech 3341 allows."""
    signal = np.concatenate([tone(db, seconds, rate) for db, seconds in parts])
    assert loudness(signal, rate) == pytest.approx(expected - 3.01, abs=0.1)


def test_high_tones_count_more_and_very_low_ones_less() -> None:
    """The K weighting: +4 dB at the top, the ear's deafness at the bottom."""
    middle, high, low = (loudness(tone(-20, 2, 48000, hertz), 48000) for hertz in (1000, 8000, 30))
    assert high - middle == pytest.approx(3.3, abs=0.2)
    assert low < middle - 5


def test_a_sound_shorter_than_a_block_is_one_block() -> None:
    """A digit of 0.2 s is as loud as the same tone for longer."""
    assert loudness(tone(-20, 0.2, 8000), 8000) == pytest.approx(loudness(tone(-20, 5, 8000), 8000), abs=0.2)


@pytest.mark.parametrize("signal", [np.zeros(0), np.zeros(8000), np.full(8000, 1e-6)])
def test_silence_has_no_loudness(signal: NDArray[np.float64]) -> None:
    """Below the absolute gate there is nothing to measure."""
    assert loudness(signal, 8000) == -np.inf


def test_a_peak_between_the_samples_is_seen() -> None:
    """EBU Tech 3341, case 16 and the like: a sine of a quarter of the rate, whose samples miss its peak by 3 dB."""
    signal = np.sin(np.pi / 2 * np.arange(8000) + np.pi / 4) * np.hanning(8000)
    assert np.abs(signal).max() < 0.71
    assert true_peak_db(signal, 8000) == pytest.approx(0.0, abs=0.2)


def test_silence_has_no_peak() -> None:
    """And no warning of numpy."""
    assert true_peak_db(np.zeros(100), 8000) == true_peak_db(np.zeros(0), 8000) == -np.inf

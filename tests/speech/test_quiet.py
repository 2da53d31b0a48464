"""A quiet line tells early that the caller has spoken."""

import numpy as np
import pytest

from hotline.speech.quiet import QUIET_SECONDS, RATE, Quiet


def sound(seconds: float, level: float) -> bytes:
    noise = np.random.default_rng(1).normal(0, level, round(seconds * RATE))
    return (np.clip(noise, -1, 1) * 32767).astype("<i2").tobytes()


def begins_at(samples: bytes, step: int) -> list[float]:
    """Return when the quiet begins, in seconds, where so many bytes come at a time."""
    quiet = Quiet()
    starts = range(0, len(samples), step)
    return [round((at + step) / 2 / RATE, 2) for at in starts if quiet.begins(samples[at : at + step])]


def test_quiet_begins_half_a_second_behind_each_word() -> None:
    """Once for each, however long it lasts."""
    word, pause = sound(0.5, 0.05), sound(2.0, 0.001)
    assert begins_at(word + pause + word + pause, 320) == [0.5 + QUIET_SECONDS, 3.0 + QUIET_SECONDS]


def test_a_pause_inside_a_phrase_is_no_end() -> None:
    """Nor is the breath before the first word."""
    word = sound(0.3, 0.05)
    assert begins_at(sound(0.4, 0.001) + word + sound(0.4, 0.001) + word, 320) == []


def test_a_noisy_line_is_never_quiet() -> None:
    """There the recogniser has to find the end."""
    assert begins_at(sound(0.5, 0.05) + sound(5.0, 0.008), 320) == []


@pytest.mark.parametrize("step", [640, 3200, 32000])
def test_a_late_machine_hears_the_same(step: int) -> None:
    """Many frames may come at a time; a word in the middle of them begins it anew."""
    word, pause = sound(0.5, 0.05), sound(1.5, 0.001)
    assert len(begins_at(word + pause + word + pause, step)) == 2

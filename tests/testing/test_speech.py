"""The sounds that tests are made with."""

import wave
from pathlib import Path

import numpy as np
import pytest

from hotline.testing.speech import save, speak, tone


def test_the_same_words_are_the_same_sound_and_nobody_can_spoil_it() -> None:
    """A test that changes its copy changes no other test."""
    first = speak("good morning", "en")
    first[:] = 0
    again = speak("good morning", "en")
    assert np.any(again)
    assert np.array_equal(again, speak("good morning", "en"))


def test_languages_sound_different() -> None:
    """Each is spoken by its own voice."""
    assert len(speak("one", "en")) != len(speak("one", "ar"))


def test_a_tone_has_its_pitch_length_and_level() -> None:
    """A second of 440 Hz, 12 dB below full scale."""
    samples = tone(440, 1.0)
    assert np.argmax(np.abs(np.fft.rfft(samples.astype(float)))) == 440
    level = 20 * np.log10(np.sqrt(np.mean((samples / 32768) ** 2)))
    assert level == pytest.approx(-12, abs=0.1)


def test_a_saved_sound_is_read_again(tmp_path: Path) -> None:
    """One channel or two."""
    left, right = tone(440, 0.1), tone(880, 0.1)
    file = save(tmp_path / "both.wav", np.stack([left, right], axis=1))
    with wave.open(str(file)) as read:
        assert (read.getnchannels(), read.getframerate()) == (2, 8000)
        samples = np.frombuffer(read.readframes(read.getnframes()), "<i2").reshape(-1, 2)
    assert np.array_equal(samples[:, 1], right)

"""The tone and the music."""

import numpy as np

from hotline.prompts.conditioning import RATE
from hotline.prompts.tones import beep, hold_music


def test_the_tone_is_one_kilohertz() -> None:
    """What answering machines have taught people."""
    samples = beep()
    spectrum = np.abs(np.fft.rfft(samples.astype(float)))
    assert np.argmax(spectrum) * RATE / len(samples) == 1000
    assert 0.2 <= len(samples) / RATE <= 0.5


def test_the_music_is_a_quiet_minute() -> None:
    """Quieter than speech, and never silent for long."""
    music = hold_music().astype(float) / 32768
    assert len(music) == 60 * RATE
    assert -32 < 20 * np.log10(np.sqrt(np.mean(music**2))) < -24
    seconds = np.sqrt(np.mean(music.reshape(60, RATE) ** 2, axis=1))
    assert seconds.min() > seconds.mean() / 3


def test_the_music_loops_without_a_click() -> None:
    """The step from the last sample to the first is no larger than usual, and the last notes sound on."""
    music = hold_music().astype(float)
    assert abs(music[0] - music[-1]) <= np.abs(np.diff(music)).max()
    first = music[: RATE // 2000]
    assert np.sqrt(np.mean(first**2)) > 0.2 * np.sqrt(np.mean(music**2))


def test_the_music_can_be_heard_through_a_telephone() -> None:
    """Most of its power lies between 300 and 3,400 Hz."""
    power = np.abs(np.fft.rfft(hold_music().astype(float))) ** 2
    hertz = np.fft.rfftfreq(60 * RATE, 1 / RATE)
    assert power[(hertz >= 200) & (hertz <= 3400)].sum() > 0.7 * power.sum()


def test_the_music_is_always_the_same() -> None:
    """What is computed twice needs to be stored once."""
    assert np.array_equal(hold_music(), hold_music())

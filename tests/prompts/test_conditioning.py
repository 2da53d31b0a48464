"""What a sound is like after it was made ready for the line."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.prompts.conditioning import LOUDNESS_LUFS, RATE, WIDE_RATE, condition, for_line, to_signal
from hotline.prompts.loudness import loudness, true_peak_db


def loudness_of(samples: NDArray[np.int16], rate: int = RATE) -> float:
    return loudness(to_signal(samples), rate)


def sine(hertz: float, seconds: float, rate: int, level: float = 0.3) -> NDArray[np.float64]:
    return level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)


def peak_db(samples: NDArray[np.int16]) -> float:
    return float(20 * np.log10(np.abs(samples.astype(float)).max() / 32768))


def loudest_hertz(samples: NDArray[np.int16]) -> float:
    spectrum = np.abs(np.fft.rfft(samples.astype(float)))
    return float(np.argmax(spectrum) * RATE / len(samples))


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_any_rate_becomes_8_khz_without_changing_the_pitch(rate: int) -> None:
    """A tone of 440 Hz stays one, and its second stays a second."""
    samples = condition(sine(440, 1.0, rate), rate)
    assert samples.dtype == np.int16
    assert len(samples) == pytest.approx(RATE, abs=RATE * 0.15)
    assert loudest_hertz(samples) == pytest.approx(440, abs=2)


def test_what_a_telephone_cannot_carry_does_not_fold_back() -> None:
    """A tone above 4 kHz is gone instead of becoming a lower one."""
    both = sine(1000, 1.0, 48000) + sine(6000, 1.0, 48000)
    spectrum = np.abs(np.fft.rfft(condition(both, 48000).astype(float)))
    folded = spectrum[round(2000 * len(spectrum) / 4000)]
    assert 20 * np.log10(folded / spectrum.max()) < -60


@pytest.mark.parametrize("level", [0.002, 0.05, 0.9])
def test_every_sound_is_equally_loud(level: float) -> None:
    """Quiet and loud sources come to the same loudness, in both bands."""
    sound = for_line(sine(440, 1.0, 16000, level), 16000)
    assert loudness_of(sound.narrow) == pytest.approx(LOUDNESS_LUFS, abs=0.1)
    assert loudness_of(sound.wide, WIDE_RATE) == pytest.approx(LOUDNESS_LUFS, abs=0.1)


@pytest.mark.parametrize("seconds", [0.15, 0.39, 0.41, 3.0])
def test_a_short_word_is_as_loud_as_a_sentence(seconds: float) -> None:
    """A digit is shorter than a block of the measurement."""
    samples = condition(sine(440, seconds, WIDE_RATE), WIDE_RATE)
    speech = to_signal(samples)[RATE // 50 : RATE // 50 + int(seconds * RATE)]
    rms = 20 * np.log10(np.sqrt(np.mean(speech[RATE // 50 : -RATE // 50] ** 2)))
    assert rms == pytest.approx(LOUDNESS_LUFS, abs=0.7)


def test_pauses_do_not_make_a_prompt_louder() -> None:
    """The level is that of the parts in which somebody speaks."""
    word, pause = sine(440, 2.0, RATE), np.zeros(3 * RATE)
    samples = condition(np.concatenate([word, pause, word]), RATE)
    assert loudness_of(samples[: 2 * RATE]) == pytest.approx(LOUDNESS_LUFS, abs=0.6)


def test_peaks_stay_below_the_limit() -> None:
    """A sound with high peaks is made quieter rather than clipped."""
    clicks = np.zeros(RATE)
    clicks[::400] = 0.9
    sound = for_line(clicks, RATE)
    assert -5 < true_peak_db(to_signal(sound.narrow), RATE) <= -2.9
    assert true_peak_db(to_signal(sound.wide), WIDE_RATE) <= -2.9
    assert peak_db(sound.narrow) <= -3.0


def test_the_wide_band_keeps_what_the_narrow_one_cannot_carry() -> None:
    """A caller with G.722 hears up to 7 kHz, at the same gain."""
    sound = for_line(sine(1000, 1.0, 48000) + sine(6000, 1.0, 48000, 0.1), 48000)
    spectrum = np.abs(np.fft.rfft(to_signal(sound.wide)))
    middle = len(spectrum)
    assert spectrum[middle * 6 // 8 - 40 : middle * 6 // 8 + 40].max() > 0.1 * spectrum.max()
    assert abs(len(sound.wide) - 2 * len(sound.narrow)) <= 2
    assert np.corrcoef(sound.wide[::2][: len(sound.narrow)], sound.narrow[: len(sound.wide[::2])])[0, 1] > 0.9


def test_silence_around_the_speech_is_cut() -> None:
    """Prompts that follow one another have no holes between them."""
    sound = np.concatenate([np.zeros(RATE), sine(440, 0.5, RATE), np.zeros(RATE)])
    assert len(condition(sound, RATE)) / RATE == pytest.approx(0.6, abs=0.03)


def test_a_prompt_begins_and_ends_softly() -> None:
    """The first and the last sample are silent: no click."""
    samples = condition(sine(440, 0.5, RATE), RATE)
    assert abs(int(samples[0])) <= 1
    assert abs(int(samples[-1])) <= 1


def test_stereo_becomes_mono() -> None:
    """Both channels are heard."""
    stereo = np.stack([sine(440, 0.5, RATE), sine(440, 0.5, RATE)], axis=1)
    assert condition(stereo, RATE).ndim == 1


@pytest.mark.parametrize("sound", [np.zeros(0), np.zeros(8000), np.full(8000, 1e-5)])
def test_a_sound_without_anything_to_hear_is_refused(sound: NDArray[np.float64]) -> None:
    """It would be silence on the line, or noise made loud."""
    with pytest.raises(ValueError, match="nothing to hear"):
        condition(sound, RATE)


def test_a_very_short_sound_is_no_trouble() -> None:
    """Shorter than a frame and shorter than the fades."""
    assert len(condition(np.array([0.5, -0.5, 0.5]), RATE)) == 3

"""A file from the studio: what is refused, and what is only noted."""

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from numpy.typing import NDArray

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.speaking_time import expected_seconds, longest_hint, possible_seconds
from hotline.prompts.synthesis import synthesise
from hotline.prompts.take import MOST_BYTES, Take, examine

RATE = 48_000
TEXT = "Welcome to the city's hotline, one thousand one hundred and eleven."


def voice(seconds: float, level: float = 0.3, seed: int = 1) -> NDArray[np.float64]:
    """Return something like speech: noise in syllables of a quarter of a second."""
    time = np.arange(int(seconds * RATE)) / RATE
    noise = np.random.default_rng(seed).standard_normal(time.size).clip(-2, 2) / 2
    return level * noise * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time))


def quiet(seconds: float) -> NDArray[np.float64]:
    return np.zeros(int(seconds * RATE))


def good() -> NDArray[np.float64]:
    return np.concatenate([quiet(0.25), voice(expected_seconds(TEXT)), quiet(0.25)])


def write(file: Path, sound: NDArray[np.float64], *, rate: int = RATE, subtype: str = "PCM_24") -> Path:
    sf.write(file, sound, rate, subtype=subtype)
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "welcome.wav"


def refusals(take: Take) -> str:
    return "\n".join(str(problem) for problem in take.refused)


def test_a_good_recording_is_taken_without_a_word(file: Path) -> None:
    """What a studio sends when all is well."""
    take = examine(write(file, good()), "welcome", TEXT)
    assert (take.refused, take.noted) == ((), ())
    assert take.speech.size == pytest.approx(expected_seconds(TEXT) * 8000, rel=0.01)


@pytest.mark.parametrize(
    ("sound", "rate", "subtype", "why"),
    [
        (good(), 4000, "PCM_16", "4000 samples a second"),
        (good(), RATE, "PCM_U8", "WAV, PCM_U8"),
        (good(), RATE, "ULAW", "WAV, ULAW"),
        (np.stack([good()] * 3, axis=1), RATE, "PCM_16", "3 channels"),
        (np.stack([good(), good()[::-1]], axis=1), RATE, "PCM_16", "different things on the left"),
        (np.clip(good() * 20, -1, 1), RATE, "PCM_16", "is clipped"),
        (good() * 0.0005, RATE, "PCM_24", "nothing to hear|too quiet"),
        (good() * 0.01, RATE, "PCM_24", "too quiet"),
        (quiet(2), RATE, "PCM_16", "nothing to hear"),
        (voice(0.8), RATE, "PCM_16", r"speaks for 0\.8 s, and its text takes about"),
        (voice(30), RATE, "PCM_16", r"speaks for 30\.0 s"),
        (
            np.concatenate([voice(2), quiet(3.5), voice(2)]),
            RATE,
            "PCM_16",
            r"silence of 3\.5 s in its middle",
        ),
        (voice(0.05), RATE, "PCM_16", r"is 0\.1 s long|is 0\.0 s long"),
        (quiet(121), RATE, "PCM_16", r"is 121\.0 s long"),
    ],
)
def test_what_callers_should_not_hear_is_refused(
    file: Path, sound: NDArray[np.float64], rate: int, subtype: str, why: str
) -> None:
    """Each with the file, the reason and the way to mend it."""
    take = examine(write(file, sound, rate=rate, subtype=subtype), "welcome", TEXT)
    with pytest.raises(AssertionError, match=why):
        raise AssertionError(refusals(take))
    assert all(problem.file == file and problem.remedy for problem in take.refused)


@pytest.mark.parametrize(
    ("sound", "rate", "why"),
    [
        (np.concatenate([quiet(1.5), voice(3), quiet(0.2)]), RATE, "1.5 s of silence at its beginning"),
        (np.concatenate([quiet(0.2), voice(3), quiet(1.2)]), RATE, "1.2 s of silence at its end"),
        (voice(3), RATE, "no silence at its beginning"),
        (np.concatenate([quiet(0.2), voice(0.7), quiet(0.2)]), 12_000, "12000 samples a second"),
    ],
)
def test_what_may_be_meant_is_noted_and_taken(
    file: Path, sound: NDArray[np.float64], rate: int, why: str
) -> None:
    """Somebody should listen."""
    take = examine(write(file, sound, rate=rate), "welcome", TEXT)
    assert take.refused == ()
    assert any(why in str(problem) for problem in take.noted), take.noted


def test_a_voice_on_both_channels_is_one_voice(file: Path) -> None:
    """Stereo that is mono is no mistake."""
    assert examine(write(file, np.stack([good(), good()], axis=1)), "welcome", TEXT).refused == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"MZ not a sound", "cannot be read"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", "cannot be read"),
    ],
)
def test_a_file_that_is_no_sound_is_refused(file: Path, content: bytes, why: str) -> None:
    """Whatever came over the wire."""
    file.write_bytes(content)
    assert why in refusals(examine(file, "welcome", TEXT))


def test_a_huge_file_is_refused_unread(file: Path) -> None:
    """The whole session, or a disk image with a wrong name."""
    with file.open("wb") as sparse:
        sparse.truncate(MOST_BYTES + 1)
    assert "100 MB" in refusals(examine(file, "welcome", TEXT))


def test_links_and_folders_are_refused(tmp_path: Path) -> None:
    """A link could lead to any file of this machine."""
    write(tmp_path / "real.wav", good())
    (tmp_path / "welcome.wav").symlink_to(tmp_path / "real.wav")
    (tmp_path / "goodbye.wav").mkdir()
    for prompt in ("welcome", "goodbye"):
        assert "no ordinary file" in refusals(examine(tmp_path / f"{prompt}.wav", prompt, TEXT))


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """And the next one is looked at all the same."""
    assert "no ordinary file" in refusals(examine(tmp_path / "gone.wav", "gone", TEXT))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_limits_of_time_fit_every_fifteenth_text(language: str) -> None:
    """The synthetic voice speaks all of them within what is possible, and near to what is expected."""
    catalogue = load_catalogues((language,))[language]
    for one in list(catalogue.texts.values())[::15]:
        sound, rate = synthesise(one.text, catalogue.voice)
        loud = np.flatnonzero(np.abs(sound) > np.abs(sound).max() * 0.006)
        seconds = (loud[-1] - loud[0]) / rate
        least, most = possible_seconds(one.text)
        assert least < seconds < most
        assert seconds < longest_hint(one.text)
        assert 0.6 < seconds / expected_seconds(one.text) < 1.7, one.text

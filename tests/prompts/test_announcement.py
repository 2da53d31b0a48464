"""Announcements that somebody gives now: made by the house's own voice, or from a recording."""

import os
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from hotline.prompts.announcement import KEPT_SECONDS, Spoken, remove_older, render_announcement
from hotline.prompts.catalogue import Voice
from hotline.prompts.conditioning import LOUDNESS_LUFS, RATE, to_signal
from hotline.prompts.errors import RenderError, StudioError
from hotline.prompts.loudness import loudness
from hotline.prompts.sound_files import SUFFIXES

VOICES = {"ar": Voice("ar", 150), "en": Voice("en-gb", 150)}


def samples(folder: Path, language: str) -> np.ndarray:
    with wave.open(str(folder / f"{language}.wav")) as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (8000, 2, 1)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def tone(path: Path, *, seconds: float = 1.0, level: float = 0.05, rate: int = 44_100) -> Path:
    times = np.arange(int(seconds * rate)) / rate
    sf.write(path, level * np.sin(2 * np.pi * 440 * times), rate)
    return path


def test_texts_are_spoken_and_recordings_are_conditioned_for_the_line(tmp_path: Path) -> None:
    """Both come out equally loud, in every format that Asterisk chooses from."""
    folder = tmp_path / "surge" / "1"
    spoken = Spoken({"ar": "المِيَاهُ مَقْطُوعَة."}, {"en": tone(tmp_path / "quiet.wav")})
    render_announcement(folder, spoken, VOICES)
    files = {f"{language}{suffix}" for language in ("ar", "en") for suffix in SUFFIXES}
    assert {path.name for path in folder.iterdir()} == files
    for language in ("ar", "en"):
        sound = samples(folder, language)
        assert (folder / f"{language}.ulaw").stat().st_size == len(sound)
        assert loudness(to_signal(sound), RATE) == pytest.approx(LOUDNESS_LUFS, abs=1.5)


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    """As everything that is written."""
    render_announcement(tmp_path / "1", Spoken({"en": "Hello."}), VOICES)
    assert (tmp_path / "1").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("silence.wav", "nothing to hear"),
        ("short.wav", "0.0 s long"),
        ("clipped.wav", "clipped"),
        ("text.wav", "read"),
    ],
)
def test_a_recording_that_cannot_be_used_is_refused_and_nothing_stays(
    tmp_path: Path, file: str, why: str
) -> None:
    """With what is wrong with it; the languages that were made are removed."""
    tone(tmp_path / "silence.wav", level=0.0)
    tone(tmp_path / "short.wav", seconds=0.01)
    tone(tmp_path / "clipped.wav", level=3.0)
    (tmp_path / "text.wav").write_text("no sound")
    with pytest.raises(StudioError, match=why):
        render_announcement(tmp_path / "1", Spoken({"ar": "نَعَم."}, {"en": tmp_path / file}), VOICES)
    assert not (tmp_path / "1").exists()


@pytest.mark.parametrize(("text", "why"), [("…", "gives no speech"), ("a" * 2001, "2001 letters")])
def test_a_text_that_cannot_be_spoken_is_refused(tmp_path: Path, text: str, why: str) -> None:
    """Naming the language."""
    with pytest.raises(RenderError, match=rf"`en`.*{why}"):
        render_announcement(tmp_path / "1", Spoken({"en": text}), VOICES)
    assert not (tmp_path / "1").exists()


def test_only_what_nobody_hears_any_more_is_removed(tmp_path: Path) -> None:
    """The one that is kept, and one that a call may still hear to its end, stay."""
    now = 1_800_000_000.0
    for name, age in (("old", KEPT_SECONDS + 1), ("kept", KEPT_SECONDS + 1), ("young", 60)):
        render_announcement(tmp_path / name, Spoken({"en": "Hello."}), VOICES)
        os.utime(tmp_path / name, (now - age, now - age))
    remove_older(tmp_path, {"kept"}, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "young"]

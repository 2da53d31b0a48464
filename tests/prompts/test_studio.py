"""Studio recordings: which are used and which are refused."""

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from hotline.prompts.conditioning import LOUDNESS_LUFS, RATE, to_signal
from hotline.prompts.errors import StudioError
from hotline.prompts.loudness import loudness
from hotline.prompts.studio import find_recordings, read_recording

PROMPTS = {"ar": {"welcome", "goodbye"}, "en": {"welcome"}}


def record(file: Path, seconds: float = 1.0, level: float = 0.3, rate: int = 48000) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    sound = level * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
    sf.write(file, np.clip(sound, -1, 1), rate, subtype="PCM_24")
    return file


def refusal(file: Path) -> str:
    with pytest.raises(StudioError) as caught:
        read_recording(file)
    assert str(file) in str(caught.value)
    return str(caught.value)


def finding_refusal(folder: Path) -> str:
    with pytest.raises(StudioError) as caught:
        find_recordings(folder, PROMPTS)
    return str(caught.value)


def test_recordings_are_found_per_language(tmp_path: Path) -> None:
    """WAV and FLAC; languages that are not configured are left alone, as are the traces of tools."""
    welcome, goodbye = record(tmp_path / "ar/welcome.wav"), record(tmp_path / "ar/goodbye.flac")
    record(tmp_path / "fr/bonjour.wav")
    (tmp_path / "ar/.DS_Store").touch()
    assert find_recordings(tmp_path, PROMPTS) == {("ar", "welcome"): welcome, ("ar", "goodbye"): goodbye}
    assert find_recordings(None, PROMPTS) == {}


def test_a_recording_comes_to_the_line_like_any_prompt(tmp_path: Path) -> None:
    """24 bit and 48 kHz become 8 kHz at the loudness of all prompts."""
    samples = read_recording(record(tmp_path / "welcome.wav", level=0.05)).narrow
    assert loudness(to_signal(samples), RATE) == pytest.approx(LOUDNESS_LUFS, abs=0.5)
    assert len(samples) / 8000 == pytest.approx(1.0, abs=0.1)


def test_a_recording_of_no_prompt_is_refused(tmp_path: Path) -> None:
    """A mistyped name would silently leave the synthetic voice."""
    record(tmp_path / "ar/welcom.wav")
    message = finding_refusal(tmp_path)
    assert "welcom.wav" in message
    assert "Did you mean `welcome`?" in message


def test_another_format_is_refused(tmp_path: Path) -> None:
    """An MP3 would silently not be used."""
    record(tmp_path / "ar/welcome.wav").rename(tmp_path / "ar/welcome.mp3")
    assert ".flac or .wav" in finding_refusal(tmp_path)


def test_two_recordings_of_one_prompt_are_refused(tmp_path: Path) -> None:
    """Nobody could tell which one callers hear."""
    record(tmp_path / "ar/welcome.wav")
    record(tmp_path / "ar/welcome.flac")
    assert "Keep one of them" in finding_refusal(tmp_path)


def test_a_clipped_recording_is_refused(tmp_path: Path) -> None:
    """It would sound broken on every call."""
    assert "is clipped" in refusal(record(tmp_path / "welcome.wav", level=1.5))


@pytest.mark.parametrize("seconds", [0.05, 121.0])
def test_a_recording_of_a_strange_length_is_refused(tmp_path: Path, seconds: float) -> None:
    """An accident of the editor, or the whole session in one file."""
    assert "s long" in refusal(record(tmp_path / "welcome.wav", seconds=seconds, rate=8000))


def test_a_silent_recording_is_refused(tmp_path: Path) -> None:
    """The microphone was off."""
    assert "nothing to hear" in refusal(record(tmp_path / "welcome.wav", level=0.0))


@pytest.mark.parametrize("content", [b"", b"not a sound at all", b"RIFF\xff\xff\xff\xffWAVE"])
def test_an_unreadable_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    """Whatever is wrong with the file, the error names it."""
    file = tmp_path / "welcome.wav"
    file.write_bytes(content)
    refusal(file)

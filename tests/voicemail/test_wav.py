"""The length of a recording, and the repair of what a crash left."""

import io
import os
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.voicemail import wav
from tests.voicemail.conftest import wav_bytes


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "m.wav"
    path.write_bytes(data)
    return path


def test_a_finished_file_is_as_long_as_its_header_says(tmp_path: Path) -> None:
    """The length comes from rate, channels and the audio chunk."""
    audio = wav.read(written(tmp_path, wav_bytes(2.5)))
    assert (audio.rate, audio.channels, audio.seconds, audio.finished) == (8000, 1, 2.5, True)


def test_a_chunk_before_and_after_the_audio_is_no_audio(tmp_path: Path) -> None:
    """Chunks of other programs do not count, and a finished file is not touched."""
    data = wav_bytes(1.0)
    with_chunks = data[:36] + b"LIST\x03\x00\x00\x00abc\x00" + data[36:] + b"id3 \x04\x00\x00\x00tags"
    path = written(tmp_path, with_chunks)
    assert wav.repair(path).seconds == 1.0
    assert path.read_bytes() == with_chunks


def test_sizes_of_zero_are_filled_in_from_the_file(tmp_path: Path) -> None:
    """What Asterisk wrote before its crash can be played and measured by others afterwards."""
    path = written(tmp_path, wav_bytes(3.0, unfinished=True))
    assert wav.repair(path).seconds == 3.0
    assert path.read_bytes() == wav_bytes(3.0)
    with wave.open(str(path)) as other_reader:
        assert other_reader.getnframes() == 24000


def test_a_repair_leaves_the_time_of_the_file_alone(tmp_path: Path) -> None:
    """The file's time tells when it was said."""
    path = written(tmp_path, wav_bytes(1.0, unfinished=True))
    os.utime(path, (1e9, 1e9))
    wav.repair(path)
    assert path.stat().st_mtime == 1e9


def test_a_file_that_was_cut_off_is_as_long_as_what_is_there(tmp_path: Path) -> None:
    """A size beyond the end is corrected, and half a sample at the end is dropped."""
    path = written(tmp_path, wav_bytes(2.0)[:-16001])
    repaired = wav.repair(path)
    assert repaired.data_bytes == 15998
    assert repaired.finished
    assert path.stat().st_size == 44 + 15998


def test_an_empty_recording_has_no_seconds(tmp_path: Path) -> None:
    """A header alone is a sound file without sound."""
    assert wav.read(written(tmp_path, wav_bytes(0))).seconds == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "RIFF/WAVE"),
        (b"\0" * 5000, "RIFF/WAVE"),
        (wav_bytes(1.0)[:30], "cut off"),
        (wav_bytes(1.0)[:36], "no audio chunk"),
        (wav_bytes(1.0).replace(b"fmt ", b"xxxx", 1), "no format chunk"),
        (wav_bytes(1.0)[:20] + b"\x07\x00" + wav_bytes(1.0)[22:], "not 16-bit PCM"),
        (wav_bytes(1.0, rate=0), "not 16-bit PCM"),
    ],
)
def test_what_is_no_recording_of_ours_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    """A damaged file gives a clear error, never a length."""
    with pytest.raises(wav.WavError, match=reason):
        wav.repair(written(tmp_path, data))


def test_a_file_that_is_missing_is_refused_with_the_reason(tmp_path: Path) -> None:
    """A missing file is the file system's error, not damage."""
    with pytest.raises(FileNotFoundError, match=r"nothing\.wav"):
        wav.read(tmp_path / "nothing.wav")


@given(st.binary(max_size=200), st.integers(0, 10**10))
def test_no_bytes_can_do_more_than_be_refused(head: bytes, file_bytes: int) -> None:
    """Whatever is in the file, there is an answer or a `WavError`."""
    for data in (head, wav_bytes(0)[:36] + head, wav_bytes(0)[:12] + head):
        try:
            audio = wav.parse(data, file_bytes)
        except wav.WavError:
            continue
        assert 0 <= audio.data_bytes <= file_bytes


@given(st.integers(0, 3000), st.integers(1, 2), st.sampled_from([8000, 16000, 48000]))
def test_the_length_is_that_of_the_standard_library(frames: int, channels: int, rate: int) -> None:
    """Python's `wave` module and we agree on every file that it writes."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((channels, 2, rate, 0, "NONE", ""))
        writer.writeframes(b"\1\2" * channels * frames)
    audio = wav.parse(file.getvalue()[:4096], len(file.getvalue()))
    assert audio.seconds == frames / rate
    assert audio.finished

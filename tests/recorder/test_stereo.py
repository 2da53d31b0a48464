"""Both sides become one stereo file."""

import tracemalloc
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.recorder import stereo
from hotline.recorder.errors import NothingRecordedError
from hotline.recorder.stereo import join_sides


def raw(file: Path, samples: NDArray[np.int16], rest: bytes = b"") -> Path:
    file.write_bytes(samples.astype("<i2").tobytes() + rest)
    return file


def read(file: Path) -> NDArray[np.int16]:
    with wave.open(str(file)) as audio:
        assert (audio.getnchannels(), audio.getsampwidth(), audio.getframerate()) == (2, 2, 8000)
        return np.frombuffer(audio.readframes(audio.getnframes()), "<i2").reshape(-1, 2)


def counting(n: int) -> NDArray[np.int16]:
    return (np.arange(n) % 30000).astype(np.int16)


@pytest.mark.parametrize("frames", [1, 100, 60 * 8000 - 1, 60 * 8000, 60 * 8000 + 1])
def test_the_caller_is_left_and_the_agent_right(tmp_path: Path, frames: int) -> None:
    """Sample by sample, also where blocks meet."""
    caller, agent = counting(frames), -counting(frames)
    target = tmp_path / "2026/11/22/call.wav"
    seconds = join_sides(raw(tmp_path / "c", caller), raw(tmp_path / "a", agent), target)
    assert seconds == frames / 8000
    assert np.array_equal(read(target), np.stack([caller, agent], axis=1))


@pytest.mark.parametrize(
    ("caller", "agent"), [(100, 60), (60, 100), (0, 100), (480_100, 100), (100, 960_000)]
)
def test_a_side_that_ends_early_is_silent_from_there(tmp_path: Path, caller: int, agent: int) -> None:
    """A crash of Asterisk loses up to 2 s of each side, not the same of both."""
    left, right = counting(caller), counting(agent)
    join_sides(raw(tmp_path / "c", left), raw(tmp_path / "a", right), tmp_path / "call.wav")
    both = read(tmp_path / "call.wav")
    assert len(both) == max(caller, agent)
    assert np.array_equal(both[:caller, 0], left)
    assert np.array_equal(both[:agent, 1], right)
    assert not both[caller:, 0].any()
    assert not both[agent:, 1].any()


def test_half_a_sample_at_the_end_is_left_out(tmp_path: Path) -> None:
    """A file that was cut anywhere is read up to there."""
    samples = counting(10)
    join_sides(raw(tmp_path / "c", samples, b"\x7f"), raw(tmp_path / "a", samples), tmp_path / "call.wav")
    assert np.array_equal(read(tmp_path / "call.wav")[:, 0], samples)


def test_a_side_without_a_file_is_silent(tmp_path: Path) -> None:
    """What there is of the talk is kept."""
    join_sides(raw(tmp_path / "c", counting(10)), tmp_path / "none", tmp_path / "call.wav")
    assert not read(tmp_path / "call.wav")[:, 1].any()


@pytest.mark.parametrize("content", [b"", b"\x01"])
def test_without_a_single_sample_there_is_no_file(tmp_path: Path, content: bytes) -> None:
    """An empty WAV would look like a recording."""
    (tmp_path / "c").write_bytes(content)
    with pytest.raises(NothingRecordedError):
        join_sides(tmp_path / "c", tmp_path / "a", tmp_path / "day/call.wav")
    assert list((tmp_path / "day").iterdir()) == []


def test_a_failure_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither under the final name nor under another; the raw files stay."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stereo.os, "fsync", fail)
    caller = raw(tmp_path / "c", counting(10))
    with pytest.raises(OSError, match="No space"):
        join_sides(caller, tmp_path / "a", tmp_path / "day/call.wav")
    assert list((tmp_path / "day").iterdir()) == []
    assert caller.exists()


def test_joining_again_gives_the_same_file(tmp_path: Path) -> None:
    """After a crash between rename and commit the work is simply done again."""
    sides = raw(tmp_path / "c", counting(10)), raw(tmp_path / "a", counting(10))
    join_sides(*sides, tmp_path / "call.wav")
    first = (tmp_path / "call.wav").read_bytes()
    join_sides(*sides, tmp_path / "call.wav")
    assert (tmp_path / "call.wav").read_bytes() == first


def test_memory_does_not_grow_with_the_talk(tmp_path: Path) -> None:
    """An hour (57 MB a side) takes a few blocks of memory."""
    for name in ("c", "a"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(3600 * 16000)
    tracemalloc.start()
    try:
        assert join_sides(tmp_path / "c", tmp_path / "a", tmp_path / "call.wav") == 3600
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()

"""The shape of a recording."""

import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hotline.recorder.picture.drawing import clock, draw
from hotline.recorder.picture.waveform import Block, Shape, Waveform
from hotline.recorder.plan import Gap, Segment

RATE = 8000


def tone(seconds: float, *, caller: int = 0, agent: int = 0) -> Block:
    """Return a square wave of these magnitudes on each side."""
    sign = np.where(np.arange(round(seconds * RATE)) % 16 < 8, 1, -1)
    return np.stack([sign * caller, sign * agent], axis=1).astype(np.int16)


def shape_of(sound: Block, *, columns: int = 100, block: int = 4096) -> Waveform:
    shape = Shape(len(sound), columns, RATE)
    for start in range(0, len(sound), block):
        shape.add(sound[start : start + block])
    return shape.waveform()


def test_each_column_has_what_was_loudest_in_it() -> None:
    """The caller speaks in the first half, the agent in the second."""
    sound = np.concatenate([tone(1, caller=16384), tone(1, agent=8192)])
    found = shape_of(sound, columns=10)
    assert found.seconds == 2.0
    assert found.peaks[:, 0] == pytest.approx([0.5] * 5 + [0.0] * 5)
    assert found.peaks[:, 1] == pytest.approx([0.0] * 5 + [0.25] * 5)
    assert found.levels == pytest.approx(found.peaks, abs=1e-6)


def test_where_neither_side_speaks_is_found() -> None:
    """Pauses of speech are not, and one side that speaks is no silence."""
    sound = np.concatenate([
        tone(1, caller=9000), tone(3), tone(1, agent=9000), tone(1.5), tone(1, caller=9000), tone(2.5),
    ])  # fmt: skip
    first, second = shape_of(sound).silences
    assert first == pytest.approx((1.0, 4.0))
    assert second == pytest.approx((7.5, 10.0))


def test_noise_of_the_line_is_silence() -> None:
    """-55 dB are no speech, -45 dB are."""
    quiet = np.concatenate([tone(3, caller=58, agent=58), tone(1, caller=9000)])
    (silence,) = shape_of(quiet).silences
    assert silence == pytest.approx((0.0, 3.0))
    assert shape_of(tone(3, caller=184)).silences == ()


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, 400), st.integers(1, 900), st.integers(0, 2**32 - 1))
def test_the_way_it_comes_makes_no_difference(frames: int, columns: int, block: int, seed: int) -> None:
    """In blocks of any length the shape is that of the whole, and no peak is lost."""
    sound = np.random.default_rng(seed).integers(-32768, 32767, (frames, 2), dtype=np.int16)
    whole, pieces = (
        shape_of(sound, columns=columns, block=frames),
        shape_of(sound, columns=columns, block=block),
    )
    assert np.array_equal(whole.peaks, pieces.peaks)
    assert pieces.levels == pytest.approx(whole.levels, abs=1e-5)
    assert whole.silences == pieces.silences
    assert whole.peaks.max(axis=0) == pytest.approx(np.abs(sound / 32768).max(axis=0), abs=1e-6)
    assert len(whole.peaks) == min(columns, frames)
    assert (whole.levels <= whole.peaks + 1e-6).all()


def test_more_than_was_announced_is_left_out() -> None:
    """A file that is longer than it says harms nothing."""
    shape = Shape(100, 10, RATE)
    shape.add(tone(1, caller=9000))
    shape.add(tone(1, caller=32000))
    assert shape.waveform().peaks.max() == pytest.approx(9000 / 32768)


@pytest.mark.parametrize(("frames", "columns"), [(0, 10), (10, 0)])
def test_no_sound_is_no_picture(frames: int, columns: int) -> None:
    """It is said, not drawn."""
    with pytest.raises(ValueError, match="needs sound and columns"):
        Shape(frames, columns, RATE)


# --- the picture ---

GAPS = [
    Gap(begins=1, ends=2, side="both", why="pause"),
    Gap(begins=3, ends=4, side="agent", why="hold"),
    Gap(begins=5, ends=6, side="both", why="digits"),
]
SEGMENTS = [
    Segment(agent="1001", queue="water", begins=0, ends=4),
    Segment(agent="x<&>y", queue="", begins=5, ends=8),
]


def drawn(kind: str, sound: Block) -> bytes:
    file = io.BytesIO()
    draw(shape_of(sound), GAPS, SEGMENTS, file, kind)  # type: ignore[arg-type]
    return file.getvalue()


def colours(picture: bytes, column: float) -> set[tuple[int, ...]]:
    """Return the colours in a column of pixels at this part of the width."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    at = round(column * image.width)
    return {image.getpixel((at, row)) for row in range(image.height)}  # type: ignore[misc]


def test_a_png_shows_both_sides_gaps_and_segments() -> None:
    """Its columns have the colours of who speaks there and of what is left out."""
    sound = np.concatenate([tone(4, caller=20000), tone(4, agent=20000)])
    picture = drawn("png", sound)
    assert Image.open(io.BytesIO(picture)).size == (1440, 432)
    speaking, answering, paused = colours(picture, 0.3), colours(picture, 0.9), colours(picture, 0.19)
    assert (0, 114, 178) in speaking - answering
    assert (213, 94, 0) in answering - speaking
    assert len(paused - speaking) > 1


def test_an_svg_is_well_formed_and_always_the_same() -> None:
    """Whatever an agent is called; twice the same bytes."""
    picture = drawn("svg", tone(8, caller=20000, agent=100))
    assert ET.fromstring(picture).tag.endswith("svg")  # noqa: S314 -- our own
    assert picture == drawn("svg", tone(8, caller=20000, agent=100))
    assert b"x<&>y" not in picture


def test_an_empty_recording_is_a_flat_line() -> None:
    """Silence is not blown up to noise, and nothing is divided by it."""
    assert (0, 114, 178) not in colours(drawn("png", tone(8)), 0.3)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (65, "1:05"), (3599.6, "1:00:00"), (7325, "2:02:05")]
)
def test_times_are_written_as_on_a_clock(seconds: float, text: str) -> None:
    """Hours only where there are any."""
    assert clock(seconds) == text


def test_a_picture_says_where_its_time_begins_and_ends() -> None:
    """Whoever clicks on it finds the moment: what speaks in the second half begins in the middle of the two."""
    sound = np.concatenate([tone(4), tone(4, caller=20000)])
    picture = drawn("png", sound)
    image = Image.open(io.BytesIO(picture))
    begins, ends = map(float, str(image.info["Description"]).removeprefix("time-axis:").split("-"))
    assert 0 < begins < 0.1
    assert 0.9 < ends < 1
    speaking = np.flatnonzero(np.all(np.asarray(image.convert("RGB")) == (0, 114, 178), axis=2).any(axis=0))
    assert speaking[0] == pytest.approx((begins + ends) / 2 * image.width, abs=3)
    assert f"time-axis:{begins:.5f}-{ends:.5f}".encode() in drawn("svg", sound)

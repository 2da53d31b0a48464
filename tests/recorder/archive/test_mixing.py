"""Raw files on the timeline of their recording."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hotline.recorder.archive.mixing import BLOCK_FRAMES, Mix
from hotline.recorder.errors import PlanError
from hotline.recorder.plan import Gap, RecordingPlan, Side, Stretch


def raw(folder: Path, name: str, samples: NDArray[np.int16] | bytes) -> str:
    content = samples if isinstance(samples, bytes) else samples.astype("<i2").tobytes()
    (folder / name).write_bytes(content)
    return name


def level(seconds: float, value: int) -> NDArray[np.int16]:
    return np.full(round(seconds * 8000), value, np.int16)


def mixed(folder: Path, stretches: tuple[Stretch, ...], gaps: tuple[Gap, ...] = ()) -> NDArray[np.int16]:
    mix = Mix(RecordingPlan(call="1", begins_at=0.0, stretches=stretches, gaps=gaps), folder)
    blocks = list(mix.blocks())
    mix.close()
    return np.concatenate(blocks) if blocks else np.zeros((0, 2), np.int16)


def test_sides_are_left_and_right(tmp_path: Path) -> None:
    """The caller is left, the agent right; the shorter side is silent to the end."""
    stretch = Stretch(
        caller=raw(tmp_path, "c", level(2, 7)), agent=raw(tmp_path, "a", level(1, -9)), begins=0
    )
    samples = mixed(tmp_path, (stretch,))
    assert samples.shape == (16_000, 2)
    assert (samples[:, 0] == 7).all()
    assert (samples[:8000, 1] == -9).all()
    assert (samples[8000:, 1] == 0).all()


def test_between_stretches_is_silence_of_its_length(tmp_path: Path) -> None:
    """A second stretch is where it belongs, also beyond a block."""
    first = Stretch(caller=raw(tmp_path, "c1", level(1, 1)), agent="", begins=0.5)
    second = Stretch(caller=raw(tmp_path, "c2", level(1, 2)), agent="", begins=25.0)
    samples = mixed(tmp_path, (first, second))
    assert len(samples) == 26 * 8000
    assert list(np.flatnonzero(samples[:, 0])[[0, 7999, 8000, -1]]) == [4000, 11_999, 200_000, 207_999]


def test_overlapping_stretches_lose_nothing(tmp_path: Path) -> None:
    """They are added, and do not run over."""
    first = Stretch(caller=raw(tmp_path, "c1", level(1, 30_000)), agent="", begins=0.0)
    second = Stretch(caller=raw(tmp_path, "c2", level(1, 10_000)), agent="", begins=0.5)
    samples = mixed(tmp_path, (first, second))[:, 0]
    assert (samples[:4000] == 30_000).all()
    assert (samples[4000:8000] == 32_767).all()
    assert (samples[8000:] == 10_000).all()


@pytest.mark.parametrize(("side", "silent"), [("caller", (0,)), ("agent", (1,)), ("both", (0, 1))])
def test_a_gap_is_silent_on_its_side(tmp_path: Path, side: Side, silent: tuple[int, ...]) -> None:
    """It keeps its length, and the other side is heard."""
    stretch = Stretch(caller=raw(tmp_path, "c", level(3, 5)), agent=raw(tmp_path, "a", level(3, 5)), begins=0)
    gap = Gap(begins=1.0, ends=2.0, side=side, why="pause")
    samples = mixed(tmp_path, (stretch,), (gap,))
    for channel in (0, 1):
        expected = 16_000 if channel in silent else 24_000
        assert np.count_nonzero(samples[:, channel]) == expected


def test_what_is_missing_odd_or_empty_is_silence(tmp_path: Path) -> None:
    """A file that does not exist, half a sample at the end, and a file of no bytes."""
    stretch = Stretch(caller=raw(tmp_path, "c", b"\x01\x00\x02\x00\x03"), agent="none", begins=0)
    empty = Stretch(caller=raw(tmp_path, "e", b""), agent=raw(tmp_path, "f", b"\x01"), begins=9.0)
    assert mixed(tmp_path, (stretch, empty)).tolist() == [[1, 0], [2, 0]]
    assert len(mixed(tmp_path, (empty,))) == 0


@pytest.mark.parametrize("begins", [-1.0, float("inf"), float("nan"), 1e9])
def test_a_stretch_of_another_year_is_refused(tmp_path: Path, begins: float) -> None:
    """Silence for years would fill the disk."""
    with pytest.raises(PlanError):
        mixed(tmp_path, (Stretch(caller=raw(tmp_path, "c", level(1, 1)), agent="", begins=begins),))


@pytest.mark.parametrize("name", ["/etc/passwd", "../other/c"])
def test_files_of_others_are_refused(tmp_path: Path, name: str) -> None:
    """A plan names files below the folder of recordings."""
    with pytest.raises(PlanError, match="not within"):
        mixed(tmp_path, (Stretch(caller=name, agent="", begins=0.0),))


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 3 * BLOCK_FRAMES), st.integers(0, 20_000)), min_size=1, max_size=4
    ),
    gaps=st.lists(st.tuples(st.floats(-1, 40), st.floats(0, 15)), max_size=3),
)
def test_blocks_are_what_one_piece_would_be(
    tmp_path_factory: pytest.TempPathFactory, spans: list[tuple[int, int]], gaps: list[tuple[float, float]]
) -> None:
    """Wherever blocks end, the result is that of a plain computation of the whole."""
    folder = tmp_path_factory.mktemp("mix")
    total = max((begins + count for begins, count in spans if count), default=0)
    whole = np.zeros(total, np.int32)
    stretches = []
    for number, (begins, count) in enumerate(spans):
        whole[begins : begins + count] += 100
        name = raw(folder, f"c{number}", np.full(count, 100, np.int16))
        stretches.append(Stretch(caller=name, agent="", begins=begins / 8000))
    for begins_at, length in gaps:
        first, last = (
            max(0, int(np.floor(begins_at * 8000))),
            max(0, int(np.ceil((begins_at + length) * 8000))),
        )
        whole[first:last] = 0
    plan_gaps = tuple(Gap(begins=b, ends=b + n, side="both", why="pause") for b, n in gaps)
    samples = mixed(folder, tuple(stretches), plan_gaps)
    assert np.array_equal(samples[:, 0] if len(samples) else np.zeros(0), whole)

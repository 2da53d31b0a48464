"""From two raw files, one for each side, to one stereo WAV: caller left, agent right.

The standard library writes the WAV: on a full disk it says so, where libsndfile only counts fewer frames.
"""

import contextlib
import os
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotline.files import sync

from .errors import NothingRecordedError

#: Samples a second: what Asterisk writes into .sln, whatever the phones speak.
RATE = 8000

_SAMPLE_BYTES = 2
#: A minute at a time: 1 MB of each side in memory, however long the talk was.
_BLOCK_BYTES = 60 * RATE * _SAMPLE_BYTES


def join_sides(caller: Path, agent: Path, target: Path) -> float:
    """Write both sides to `target`, which appears as a whole or not at all; return its length in seconds.

    The sides are aligned at their begin. A shorter side (its end was lost in a crash) is silent from there
    on; half a sample at the end is left out; a file that does not exist is an empty side. Raises
    `NothingRecordedError` and `OSError`.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    try:
        frames = _write(caller, agent, new)
        if frames == 0:
            raise NothingRecordedError
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    sync(target.parent)  # or a loss of power takes the new name
    return frames / RATE


def _write(caller: Path, agent: Path, new: Path) -> int:
    frames = 0
    with new.open("wb") as file:
        with wave.open(file, "wb") as audio:
            audio.setparams((2, _SAMPLE_BYTES, RATE, 0, "NONE", ""))
            for block in _blocks(caller, agent):
                audio.writeframesraw(block.tobytes())
                frames += len(block)
        file.flush()
        os.fsync(file.fileno())
    return frames


def _blocks(caller: Path, agent: Path) -> Iterator[NDArray[np.int16]]:
    """Yield blocks shaped (samples, 2)."""
    sides = (_samples(caller), _samples(agent))
    while True:
        left, right = (next(side, None) for side in sides)
        if left is None and right is None:
            return
        length = max(side.size for side in (left, right) if side is not None)
        block = np.zeros((length, 2), dtype="<i2")
        for channel, side in enumerate((left, right)):
            if side is not None:
                block[: side.size, channel] = side
        yield block


def _samples(file: Path) -> Iterator[NDArray[np.int16]]:
    with contextlib.suppress(FileNotFoundError), file.open("rb") as raw:
        while block := raw.read(_BLOCK_BYTES):
            yield np.frombuffer(block[: len(block) // _SAMPLE_BYTES * _SAMPLE_BYTES], dtype="<i2")

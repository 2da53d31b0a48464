"""Lays raw files on the timeline of their recording: caller left, agent right, what must not be heard silent.

Block by block: ten seconds are in memory, however long the call was.
"""

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from hotline.recorder.errors import PlanError
from hotline.recorder.plan import Gap, RecordingPlan, Side

from .metadata import RATE

Block = NDArray[np.int16]

#: Samples of each channel in a block.
BLOCK_FRAMES = 10 * RATE

#: No call is longer; a plan that says so is wrong, and silence for years would fill the disk.
LONGEST_SECONDS = 24 * 3600.0

_SAMPLE_BYTES = 2
_CHANNELS: dict[Side, slice] = {"caller": slice(0, 1), "agent": slice(1, 2), "both": slice(0, 2)}


@dataclass(frozen=True, slots=True)
class _Source:
    """One raw file, where it belongs; frames are samples since the recording's begin."""

    file: BinaryIO
    channel: int
    begins: int
    #: Exclusive; half a sample at the file's end is left out.
    ends: int

    def add_to(self, block: Block, at: int) -> None:
        """Add what belongs to the block that begins at frame `at`."""
        first, last = max(self.begins, at), min(self.ends, at + len(block))
        if first >= last:
            return
        self.file.seek((first - self.begins) * _SAMPLE_BYTES)
        content = self.file.read((last - first) * _SAMPLE_BYTES)
        samples = np.frombuffer(content[: len(content) // _SAMPLE_BYTES * _SAMPLE_BYTES], dtype="<i2")
        part = block[first - at : first - at + len(samples), self.channel]
        # Clocks may let stretches overlap by some milliseconds: nothing of either is lost.
        np.clip(part.astype(np.int32) + samples, -32768, 32767, out=part, casting="unsafe")


class Mix:
    """The recording as it is to be heard. Must be closed."""

    def __init__(self, plan: RecordingPlan, folder: Path) -> None:
        """Open the plan's raw files, relative to `folder`. A file that does not exist is a silent side.

        Raises `PlanError`, and `OSError` for a file that is there and cannot be read.
        """
        self._files = contextlib.ExitStack()
        self._gaps = [_Gap.of(gap) for gap in plan.gaps]
        with contextlib.ExitStack() as files:
            self._sources = [
                source for source in _open_all(plan, folder, files) if source.ends > source.begins
            ]
            self._files = files.pop_all()
        #: Samples of each channel; 0 where nothing was recorded.
        self.frames = max((source.ends for source in self._sources), default=0)
        if self.frames > LONGEST_SECONDS * RATE:
            self.close()
            message = f"the plan is {self.frames / RATE / 3600:.0f} hours long"
            raise PlanError(message)

    def close(self) -> None:
        """Close the raw files."""
        self._files.close()

    def stretches(self) -> tuple[tuple[float, float], ...]:
        """Return from when to when something was written, by the files themselves, seconds."""
        spans = sorted({source.begins: 0 for source in self._sources})
        ends = {begin: max(one.ends for one in self._sources if one.begins == begin) for begin in spans}
        return tuple((begin / RATE, ends[begin] / RATE) for begin in spans)

    def blocks(self) -> Iterator[Block]:
        """Yield blocks shaped (samples, 2). Raises `OSError`."""
        for at in range(0, self.frames, BLOCK_FRAMES):
            block = np.zeros((min(BLOCK_FRAMES, self.frames - at), 2), dtype=np.int16)
            for source in self._sources:
                source.add_to(block, at)
            for gap in self._gaps:
                gap.blank(block, at)
            yield block


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is silent, in frames."""

    begins: int
    ends: int
    channels: slice

    @classmethod
    def of(cls, gap: Gap) -> Self:
        """Round outwards: of a card's number not even a part of a tone may be left. Raises `PlanError`."""
        if not (math.isfinite(gap.begins) and math.isfinite(gap.ends)):
            message = f"a gap from {gap.begins} to {gap.ends} s"
            raise PlanError(message)
        return cls(math.floor(gap.begins * RATE), math.ceil(gap.ends * RATE), _CHANNELS[gap.side])

    def blank(self, block: Block, at: int) -> None:
        first, last = max(self.begins - at, 0), max(self.ends - at, 0)
        block[first:last, self.channels] = 0


def _open_all(plan: RecordingPlan, folder: Path, files: contextlib.ExitStack) -> Iterator[_Source]:
    for stretch in plan.stretches:
        if not 0 <= stretch.begins <= LONGEST_SECONDS:
            message = f"a stretch begins {stretch.begins} s after the recording"
            raise PlanError(message)
        begins = round(stretch.begins * RATE)
        for channel, name in enumerate((stretch.caller, stretch.agent)):
            path = _inside(folder, name)
            if path is None or not path.is_file():
                continue
            file = files.enter_context(path.open("rb"))
            yield _Source(file, channel, begins, begins + path.stat().st_size // _SAMPLE_BYTES)


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file of this name; None for an empty one. Raises `PlanError` for one that is elsewhere."""
    if not name:
        return None
    if Path(name).is_absolute() or ".." in Path(name).parts:
        message = f"the raw file {name!r} is not within the folder of recordings"
        raise PlanError(message)
    return folder / name

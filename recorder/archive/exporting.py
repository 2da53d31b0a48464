"""Gives a recording out as a plain file: WAV, FLAC or Opus, as its name says."""

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, get_args

import soundfile

from .encoding import encode, quiet_decoder
from .metadata import CHANNELS, RATE, Format
from .mixing import BLOCK_FRAMES, Block
from .reading import AudioReader

#: What a file may be called.
ENDINGS = (".wav", ".flac", ".opus")

_BLOCK_BYTES = 1 << 20

#: Of a 16-bit sample on each channel.
_FRAME_BYTES = 2 * CHANNELS

#: Is told how much was written, and of how much.
Progress = Callable[[int, int], None]


class ExportError(Exception):
    """It cannot be written as asked; the text says why."""


def export(
    audio: AudioReader, stored: Format, target: Path, progress: Progress = lambda _done, _of: None
) -> None:
    """Write the recording to a new file that only this user can read. Blocks.

    In the format in which it is stored it is a copy, with all that the file says of itself. Raises `ExportError`,
    `SealBrokenError`, `StorageError` and `OSError`; nothing is left then.
    """
    check_target(target)
    ending = target.suffix.lower()
    try:
        file = target.open("xb")
    except FileExistsError as error:
        message = f"{target} exists: choose another name"
        raise ExportError(message) from error
    try:
        with file:
            target.chmod(0o600)
            if ending == f".{stored}":
                _copy(audio, file, progress)
            else:
                _convert(audio, file, ending, progress)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def check_target(target: Path) -> None:
    """Find what is wrong with the name before anything is written down about it. Raises `ExportError`."""
    if target.suffix.lower() not in ENDINGS:
        message = f"{target} must end in one of {', '.join(ENDINGS)}"
    elif target.exists():
        message = f"{target} exists: choose another name"
    elif not os.access(target.parent, os.W_OK | os.X_OK):
        message = f"{target.parent} is no folder in which you may write"
    else:
        return
    raise ExportError(message)


def write_wav(audio: AudioReader, file: BinaryIO, progress: Progress = lambda _done, _of: None) -> None:
    """Write it as a 16-bit WAV, also into a pipe. Blocks; raises as `export`."""
    with closing(Sound(audio, progress)) as sound:
        file.write(_wav_header(sound.frames * _FRAME_BYTES))
        for block in sound.blocks():
            file.write(block.tobytes())
        file.flush()


def _wav_header(size: int) -> bytes:
    """Return what comes before so many bytes of 16-bit samples (RIFF WAVE, format 1: PCM)."""
    rates = struct.pack("<HHIIHH", 1, CHANNELS, RATE, RATE * _FRAME_BYTES, _FRAME_BYTES, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + size)
        + b"WAVEfmt \x10\0\0\0"
        + rates
        + b"data"
        + struct.pack("<I", size)
    )


def _copy(audio: AudioReader, file: BinaryIO, progress: Progress) -> None:
    audio.seek(0)
    while block := audio.read(_BLOCK_BYTES):
        file.write(block)
        progress(audio.tell(), audio.size)


def _convert(audio: AudioReader, file: BinaryIO, ending: str, progress: Progress) -> None:
    if ending == ".wav":
        write_wav(audio, file, progress)
        return
    kind = next(one for one in get_args(Format) if ending == f".{one}")
    with closing(Sound(audio, progress)) as sound:
        encode(sound.blocks(), file, kind, sound.tag)


class Sound:
    """The decoded recording; what went wrong in reading is raised, where libsndfile would only stop."""

    def __init__(self, audio: AudioReader, progress: Progress = lambda _done, _of: None) -> None:
        """Open it, without taking the reader over. Raises `ExportError`, and what reading raises."""
        audio.seek(0)
        self._audio = audio
        self._progress = progress
        try:
            with quiet_decoder():
                self._sound = soundfile.SoundFile(audio)
        except soundfile.SoundFileError as error:
            message = f"the audio cannot be decoded: {error}"
            raise audio.fault or ExportError(message) from error
        self.frames: int = self._sound.frames
        self.tag: str = self._sound.comment

    def close(self) -> None:
        """Close the decoder."""
        self._sound.close()

    def blocks(self) -> Iterator[Block]:
        """Yield blocks shaped (samples, 2). Raises `ExportError`, `SealBrokenError` and `StorageError`."""
        done = 0
        while True:
            with quiet_decoder():
                block: Block = self._sound.read(BLOCK_FRAMES, dtype="int16", always_2d=True)
            if self._audio.fault is not None:
                raise self._audio.fault
            if not len(block):
                break
            done += len(block)
            self._progress(done, self.frames)
            yield block
        if done != self.frames:
            message = f"the audio ends after {done / RATE:.1f} of {self.frames / RATE:.1f} s"
            raise ExportError(message)

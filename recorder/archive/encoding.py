"""From the mixed blocks to a FLAC or Ogg Opus file, written by libsndfile (1.2 or newer for Opus)."""

import contextlib
import errno
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import soundfile

from .metadata import CHANNELS, RATE, Format
from .mixing import Block

#: libsndfile's names; 16-bit samples go into FLAC as they are.
_KINDS: dict[Format, tuple[str, str]] = {"flac": ("FLAC", "PCM_16"), "opus": ("OGG", "OPUS")}

#: libsndfile's scale from 0 (largest file) to 1. FLAC: beyond this it costs time and saves nothing on telephone sound.
#: Opus: libsndfile 1.2 takes `(1 - level) * 250 kbit/s + 6 kbit/s` for each channel (ogg_opus.c): 16 kbit/s, which
#: RFC 6716, table 1 and section 2.1.1, calls enough for wideband speech; ours is narrowband.
_LEVELS: dict[Format, float] = {"flac": 0.5, "opus": 0.96}


def encode(blocks: Iterable[Block], file: BinaryIO, kind: Format, tag: str) -> None:
    """Write the blocks and the tag to an empty, seekable file. Raises `OSError`, also for a full disk."""
    target = _Target(file)
    major, minor = _KINDS[kind]
    try:
        with soundfile.SoundFile(
            target, "w", RATE, CHANNELS, format=major, subtype=minor, compression_level=_LEVELS[kind]
        ) as audio:
            audio.comment = tag
            for block in blocks:
                audio.write(block)
                if target.fault is not None:
                    break
        file.flush()
    except (soundfile.SoundFileError, AssertionError) as error:
        raise target.fault or OSError(errno.EIO, f"the audio could not be encoded: {error}") from error
    if target.fault is not None:
        raise target.fault


def length_of(file: BinaryIO) -> int:
    """Return how many samples each channel of a file has. Raises `OSError` for one that is no audio."""
    file.seek(0)
    try:
        with soundfile.SoundFile(file) as audio:
            frames: int = audio.frames
    except soundfile.SoundFileError as error:
        raise OSError(errno.EIO, f"the encoded file cannot be read: {error}") from error
    return frames


class _Target:
    """A file for libsndfile, which neither passes on nor tells what goes wrong in writing."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fault: OSError | None = None
        self.tell, self.seek, self.read = file.tell, file.seek, file.read

    def write(self, content: bytes) -> int:
        """Write, or keep what went wrong."""
        try:
            return self._file.write(content)
        except OSError as error:
            self.fault = self.fault or error
            return 0


@contextlib.contextmanager
def quiet_decoder() -> Iterator[None]:
    """Keep what a reader raises within libsndfile out of stderr; whoever reads asks the reader itself."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = hook

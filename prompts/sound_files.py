"""The files of one sound: each in a format that a line carries as it is, so that Asterisk needs not transcode.

| file | for whom |
|---|---|
| `.ulaw`, `.alaw` | lines of G.711, 8,000 bytes a second |
| `.g722` | lines of G.722, the wide band, 8,000 bytes a second |
| `.wav` | everybody else, and people: 8 kHz, 16 bit |
"""

import io
import secrets
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

from G722 import G722

from hotline.files import replace_file

from .conditioning import RATE, WIDE_RATE, LineSound
from .g711 import Samples, encode_alaw, encode_ulaw

#: Bits a second of the only mode of G.722 that telephones use (RFC 3551, 4.5.2).
_G722_BITS = 64_000

#: How each file is made.
_encoders: Mapping[str, Callable[[LineSound], bytes]] = {
    ".wav": lambda sound: _wav(sound.narrow),
    ".ulaw": lambda sound: encode_ulaw(sound.narrow),
    ".alaw": lambda sound: encode_alaw(sound.narrow),
    ".g722": lambda sound: encode_g722(sound.wide),
}

#: The endings of the files of a sound.
SUFFIXES = tuple(_encoders)


def write_sound(target: Path, sound: LineSound) -> None:
    """Write the files that Asterisk plays, and have them on disk; `target` has no extension. Raises `OSError`."""
    for suffix, encode in _encoders.items():
        replace_file(file_of(target, suffix), encode(sound))


def write_remade(target: Path, sound: LineSound) -> None:
    """Do what `write_sound` does, without waiting for the disk, for what can be made again. Raises `OSError`.

    Each file is replaced as a whole. Its content is not forced to disk: after a loss of power it may be shorter, which
    whoever remembers the sizes notices.
    """
    for suffix, encode in _encoders.items():
        replace_quickly(file_of(target, suffix), encode(sound))


def replace_quickly(path: Path, content: bytes) -> None:
    """Put the content in place at once or not at all; only this user can read the file. Raises `OSError`.

    It is not forced to disk.
    """
    new = beside(path)
    try:
        new.touch(mode=0o600, exist_ok=False)
        new.write_bytes(content)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def beside(path: Path) -> Path:
    """Return a name in the same folder that nobody else has."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def file_of(target: Path, suffix: str) -> Path:
    """Return the file of the sound that `target` names without extension."""
    return target.with_name(f"{target.name}{suffix}")


def encode_g722(samples: Samples) -> bytes:
    """Return G.722 at 64 kbit/s, one byte for two of the 16,000 samples a second."""
    even = samples[: samples.size // 2 * 2]
    return bytes(G722(WIDE_RATE, _G722_BITS).encode(even))


def _wav(samples: Samples) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, RATE, samples.size, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return buffer.getvalue()

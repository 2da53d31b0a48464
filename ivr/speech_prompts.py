"""The prompts as samples, for what plays them itself instead of Asterisk."""

import asyncio
import wave
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

#: A menu's prompts in some languages, at 16 KB a second of speech.
MOST_FILES = 128


class UnplayableError(Exception):
    """A prompt is missing, or is not 16 bit, 8 kHz, mono."""


async def samples_of(paths: Sequence[str]) -> bytes:
    """Return the prompts one behind the other, 16 bit, 8 kHz; named without extension. Raises `UnplayableError`."""
    return await asyncio.to_thread(_all, tuple(paths))


def _all(paths: tuple[str, ...]) -> bytes:
    return b"".join(_of(Path(f"{path}.wav")) for path in paths)


def _of(path: Path) -> bytes:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, EOFError, wave.Error) as error:
        message = f"{path.name}: {error}"
        raise UnplayableError(message) from error


@lru_cache(maxsize=MOST_FILES)
def _read(path: Path, _written_at: int) -> bytes:
    with wave.open(str(path), "rb") as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        if form != (1, 2, 8000):
            message = f"{path.name} has {form[0]} channels of {8 * form[1]} bits at {form[2]} Hz"
            raise UnplayableError(message)
        return file.readframes(file.getnframes())

"""The audio of spoken comments: on disk for good, whatever happened while it was recorded."""

import asyncio
from pathlib import Path

import structlog

from hotline.voicemail import wav
from hotline.voicemail.files import QUARANTINE, put_into_quarantine, secure

log = structlog.get_logger()


async def secure_comment(folder: Path, path: str) -> float:
    """Bring a comment to the disk for good and return its seconds; 0.0 where there is none.

    `path` is relative to `folder`, that of the messages. A header that a crash left unfinished is repaired, a file
    that cannot be read goes into the quarantine. Doing it again changes nothing. Raises `OSError`.
    """
    return await asyncio.to_thread(_secure, folder, folder / path)


def _secure(folder: Path, audio: Path) -> float:
    if not audio.is_file() or audio.stat().st_size <= wav.HEADER_BYTES:
        audio.unlink(missing_ok=True)
        return 0.0
    try:
        seconds = wav.repair(audio).seconds
    except wav.WavError as error:
        kept_in = put_into_quarantine(audio, folder / QUARANTINE)
        log.error("a comment cannot be read", reason=str(error), kept_in=str(kept_in))
        return 0.0
    secure(audio, folder)
    return seconds

"""The folder in which Asterisk writes while calls last (`takes.py` has the names)."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .takes import BYTES_PER_SECOND, RAW, Found, Kind, Take

#: Folder of raw files of which no recording can be made, below the folder of recordings.
QUARANTINE = "quarantine"

#: Bytes in a megabyte.
MEGABYTE = 1_000_000


def new_take(folder: Path, call: str, at: float, kind: Kind) -> Take:
    """Return a take whose files do not exist yet. Raises `ValueError` for a call that cannot name a file."""
    take = Take.begun(call, at, kind)
    while any(file.exists() for file in raw_files(folder, take)):
        take = replace(take, at_ms=take.at_ms + 1)
    return take


def prepare(folder: Path, call: str, at: float, kind: Kind, *, min_free_megabytes: int) -> Take:
    """Make room for a take and name it. Raises `OSError` where there is no room, `ValueError` as `new_take` does."""
    (folder / RAW).mkdir(mode=0o700, parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < min_free_megabytes:
        least = f"recording.min_free_megabytes is {min_free_megabytes}"
        message = f"only {free} MB are free for recordings, and {least}"
        raise OSError(message)
    return new_take(folder, call, at, kind)


def raw_files(folder: Path, take: Take) -> tuple[Path, Path]:
    """Return the raw files of the caller and of the agent."""
    return folder / take.caller_path, folder / take.agent_path


def find_raw(folder: Path, below: str = RAW) -> list[Take]:
    """Return the takes that have a raw file, the oldest first; files of other names are not ours."""
    raw = folder / below
    if not raw.is_dir():
        return []
    takes = {Take.named(file.name) for file in raw.iterdir()} - {None}
    return sorted((take for take in takes if take), key=lambda take: (take.at_ms, take.call, take.kind))


def look_at(folder: Path, takes: Iterable[Take]) -> list[Found]:
    """Return what is on disk of these takes. Raises `OSError`."""
    return [_look_at(folder, take) for take in takes]


def remove(folder: Path, takes: Iterable[Take]) -> None:
    """Destroy the raw files. Raises `OSError`."""
    for take in takes:
        for file in raw_files(folder, take):
            file.unlink(missing_ok=True)


def set_aside(folder: Path, takes: Iterable[Take]) -> None:
    """Move the raw files to where nobody tries them any more. Raises `OSError`."""
    quarantine = folder / QUARANTINE
    quarantine.mkdir(mode=0o700, exist_ok=True)
    for take in takes:
        for file in raw_files(folder, take):
            if file.exists():
                file.replace(quarantine / file.name)


def set_aside_calls(folder: Path) -> set[str]:
    """Return the calls whose raw files were set aside. Raises `OSError`."""
    return {take.call for take in find_raw(folder, QUARANTINE)}


def _look_at(folder: Path, take: Take) -> Found:
    size, written_at = 0, 0.0
    for file in raw_files(folder, take):
        if file.exists():
            found = file.stat()
            size, written_at = max(size, found.st_size), max(written_at, found.st_mtime)
    return Found(take, size / BYTES_PER_SECOND, written_at)

"""The outline of the city as its file is now: read again when the file or the configuration has changed."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from hotline.crm_bridge.complaints_districts import Districts
from hotline.map_outline import District, OutlineError, load

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outline:
    """The districts of a file, and their lines to count by."""

    districts: tuple[District, ...] = ()
    lines: Districts = field(default_factory=lambda: Districts(()))


class Outlines:
    """Keeps what was read last."""

    def __init__(self) -> None:
        self._read: tuple[object, Outline] = (None, Outline())

    async def of(self, file: Path | None) -> Outline:
        """Return the outline; a file that was spoiled meanwhile draws nothing, and the log says so, once."""
        if file is None:
            return Outline()
        state = await asyncio.to_thread(_state, file)
        if state != self._read[0]:
            self._read = (state, await asyncio.to_thread(_outline, file))
        return self._read[1]


def _state(file: Path) -> object:
    """Return what is another one when the file has changed."""
    try:
        found = file.stat()
    except OSError:
        return file
    return file, found.st_mtime_ns, found.st_size


def _outline(file: Path) -> Outline:
    try:
        districts = load(file)
    except OutlineError as error:
        log.warning("map.outline_unreadable", reason=str(error))
        return Outline()
    return Outline(districts, Districts(districts))

"""Watches the room on the disks of messages and recordings, and tells it before it hurts.

Journal, log and metrics all say the same; `hotline doctor` looks by itself. Whether one more message or
recording is taken is decided where it begins, by the same limit.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.disk_level import DiskLevel, disk_level
from hotline.events import DiskHasRoom, DiskNearlyFull, Event
from hotline.paths import Paths

Folder = Literal["messages", "recordings"]

#: A busy hotline writes less than 10 MB a second.
LOOK_SECONDS = 10.0

#: Bytes in a megabyte of the configuration.
MEGABYTE = 1_000_000

log = structlog.get_logger()


@dataclass(slots=True)
class _Watched:
    path: Path
    #: None until the first look, and while the folder cannot be used.
    free_megabytes: int | None = None
    level: DiskLevel = DiskLevel.ROOMY


class DiskWatch(Collector):
    """Looks at the disks now and then."""

    def __init__(
        self,
        paths: Paths,
        current: Callable[[], Configuration],
        append: Callable[[Event], object],
        clock: Clock,
    ) -> None:
        self._current = current
        self._append = append
        self._clock = clock
        self._folders: dict[Folder, _Watched] = {
            "messages": _Watched(paths.messages),
            "recordings": _Watched(paths.recordings),
        }

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_SECONDS)

    def look(self) -> None:
        """Look once, and tell what has changed."""
        for name, watched in self._folders.items():
            try:
                free = shutil.disk_usage(watched.path).free // MEGABYTE
            except OSError as error:
                if watched.free_megabytes is not None:
                    log.error("disk.cannot_be_read", folder=name, reason=error.strerror)
                watched.free_megabytes = None
                continue
            watched.free_megabytes = free
            self._judge(name, watched, free)

    def free_megabytes(self) -> Mapping[str, int]:
        """Return the free space by folder, as of the last look; without folders that cannot be used."""
        found = {name: watched.free_megabytes for name, watched in self._folders.items()}
        return {name: free for name, free in found.items() if free is not None}

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics as they are now."""
        free = GaugeMetricFamily(
            "hotline_disk_free_bytes", "Free space on the folder's disk", labels=["folder"]
        )
        level = GaugeMetricFamily(
            "hotline_disk_level", "1: nearly full, 2: nothing more is taken", labels=["folder"]
        )
        for name, megabytes in self.free_megabytes().items():
            free.add_metric([name], megabytes * MEGABYTE)
        for name, watched in self._folders.items():
            level.add_metric([name], watched.level)
        yield from (free, level)

    def _judge(self, name: Folder, watched: _Watched, free: int) -> None:
        config = self._current()
        limits = config.messages if name == "messages" else config.recording
        before = watched.level
        watched.level = disk_level(
            free, warn=limits.warn_free_megabytes, least=limits.min_free_megabytes, before=before
        )
        if watched.level is before:
            return
        at = self._clock()
        if watched.level is DiskLevel.ROOMY:
            log.info("disk.has_room", folder=name, free_megabytes=free)
            self._append(DiskHasRoom(at=at, folder=name, free_megabytes=free))
            return
        refusing = watched.level is DiskLevel.FULL
        log.error("disk.nearly_full", folder=name, free_megabytes=free, refusing=refusing)
        self._append(DiskNearlyFull(at=at, folder=name, free_megabytes=free, refusing=refusing))

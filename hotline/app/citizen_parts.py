"""Wires citizens: the desk, and what the law gives them, with what other folders hold. No logic."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.data_protection.erasing import Eraser
from hotline.crm_bridge.data_protection.exporting import Exporter
from hotline.crm_bridge.data_protection.retention import Retention
from hotline.crm_bridge.files import FileStore
from hotline.journal import Journal
from hotline.paths import Paths
from hotline.queue.hours import time_zone
from hotline.recorder.archive.opening import Recordings

from .citizen_keepers import FaxKeeper, MessageKeeper, RecordingKeeper
from .ground import Ground


@dataclass(frozen=True, slots=True)
class CitizenParts:
    """What concerns citizens."""

    desk: CitizenDesk
    exporter: Exporter
    eraser: Eraser
    retention: Retention


def citizen_parts(ground: Ground, recordings: Recordings) -> CitizenParts:
    """Make them for a controller."""
    return make_citizen_parts(
        ground.journal,
        ground.engine,
        recordings,
        ground.loaded.paths,
        current=ground.current.config,
        clock=ground.clock,
    )


def make_citizen_parts(
    journal: Journal,
    engine: AsyncEngine,
    recordings: Recordings,
    paths: Paths,
    *,
    current: Callable[[], Configuration],
    clock: Clock,
) -> CitizenParts:
    """Make them; nothing is opened yet. `current` returns the configuration as it is now."""
    config, folder = current(), paths.messages
    keepers = (RecordingKeeper(recordings), MessageKeeper(engine, folder), FaxKeeper(engine, folder))
    files = FileStore(paths.files, config.cases.max_attachment_megabytes * 1_000_000)
    eraser = Eraser(journal, engine, keepers, files, messages=folder, clock=clock)
    return CitizenParts(
        desk=CitizenDesk(journal, engine, clock, country=config.node.country),
        exporter=Exporter(
            journal,
            engine,
            keepers,
            files,
            messages=folder,
            zone=time_zone(config.node.timezone),
            clock=clock,
        ),
        eraser=eraser,
        retention=Retention(
            journal,
            engine,
            eraser,
            keepers,
            files,
            messages=folder,
            rules=lambda: current().retention,
            clock=clock,
        ),
    )

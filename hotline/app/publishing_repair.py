"""What a controller left that ended while it published: found by comparing the planned version with the files.

| the files | what is done |
|---|---|
| all as before | it was not written: said so, and the draft is still there |
| some as before, some as planned | the rest is written, and it is published |
| none as before | it was written (and may have been changed by hand since): it is published |
"""

import asyncio
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.administration import store
from hotline.administration.files import write
from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import SettingsNotWritten
from hotline.files import kind_of
from hotline.journal import Journal
from hotline.toml_file import read_text

from .publishing_finish import finish

log = structlog.get_logger()


async def repair(journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
    """Finish or give up what is planned. Raises what the database, the journal and the files raise."""
    async with for_reading(engine).connect() as connection:
        planned = await store.planned(connection, journal.node)
    for version in planned:
        before = await asyncio.to_thread(_unwritten, version)
        if len(before) == len(version.files):
            await _give_up(journal, version, clock())
            continue
        for file in before:
            await asyncio.to_thread(write, Path(file.path), file.after)
        await finish(journal, version, clock(), repaired=True)
        log.warning("settings: finished what an earlier controller published", version=version.id)


async def _give_up(journal: Journal, version: store.Version, at: float) -> None:
    fact = SettingsNotWritten(at=at, version=version.id, by=version.by)
    await journal.commit_result(
        lambda connection: store.set_state(connection, version.id, store.NOT_WRITTEN),
        lambda is_first: [fact] if is_first else [],
    )
    log.warning("settings: an earlier controller ended before it wrote them", version=version.id)


def _unwritten(version: store.Version) -> list[store.WrittenFile]:
    """Return the files of a version that are as they were before it."""
    return [file for file in version.files.values() if _text(Path(file.path)) == file.before]


def _text(path: Path) -> str | None:
    return None if kind_of(path) == "nothing" else read_text(path)

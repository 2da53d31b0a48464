"""What a controller left that ended while it published.

| what is beside the configuration | what is done |
|---|---|
| an intent | `settle` completes the files, before anybody reads them; then as below |
| that the files of this version are in place | it is published; what somebody changed by hand stays in the draft |
| neither | it was not written: said so, and the draft is still there |
"""

import asyncio
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.administration import store, switch
from hotline.clock import Clock
from hotline.database import for_reading
from hotline.journal import Journal

from .publishing_finish import finish, give_up, kept_by_hand

log = structlog.get_logger()


async def repair(configuration: Path, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
    """Finish or give up what is planned; call it while nobody else publishes.

    Raises `ConfigurationError` and what the database, the journal and the files raise.
    """
    await asyncio.to_thread(switch.settle, configuration)
    async with for_reading(engine).connect() as connection:
        planned = await store.planned(connection, journal.node)
    done = await asyncio.to_thread(switch.completed, configuration)
    for version in planned:
        in_place = done is not None and (done.node, done.version) == (journal.node, version.id)
        kept = await asyncio.to_thread(kept_by_hand, version) if in_place else version.edits
        if len(kept) == len(version.edits):
            await asyncio.to_thread(switch.clear, tuple(version.files.values()))
            await give_up(journal, version, clock())
            log.warning("settings: an earlier controller ended before it wrote them", version=version.id)
            continue
        await finish(journal, version, clock(), kept=kept, repaired=True)
        log.warning(
            "settings: finished what an earlier controller published", version=version.id, kept=len(kept)
        )
    await asyncio.to_thread(switch.forget, configuration)

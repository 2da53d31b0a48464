"""Removes the bytes of attachments whose rows are gone; the same bytes may be somebody else's, too."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.files import FileStore
from hotline.database import for_reading

from .about import batches

#: Bytes that somebody brought again so shortly ago may be about to get a row, seconds.
YOUNG_SECONDS = 60.0


async def remove_orphans(files: FileStore, engine: AsyncEngine, paths: Sequence[str]) -> int:
    """Remove those of these files that no row knows; return how many. `FileStore.collect_orphans` does what is left."""
    removed = 0
    for batch in batches(paths):
        async with for_reading(engine).connect() as connection:
            known = sa.union(
                sa.select(attachment.c.path).where(attachment.c.path.in_(batch)),
                sa.select(correspondence.c.raw_path).where(correspondence.c.raw_path.in_(batch)),
            )
            orphans = set(batch) - set((await connection.execute(known)).scalars())
        removed += await files.remove(sorted(orphans), YOUNG_SECONDS)
    return removed

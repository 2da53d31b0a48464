"""The faxes that came, as people read them."""

from pathlib import Path

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .table import fax


class StoredFax(msgspec.Struct, frozen=True, kw_only=True):
    """A fax; the fields are those of the table."""

    id: str
    reference: str
    node: str
    call: str
    caller: str | None
    station: str
    queue: str
    pages: int
    whole: bool
    #: When it came, seconds since the epoch.
    created_at: float
    #: The PDF, absolute (on the node that took it).
    pdf: Path


async def newest_faxes(engine: AsyncEngine, folder: Path, count: int) -> list[StoredFax]:
    """Return the newest faxes, the newest first; `folder` is the one of messages. Raises what the database raises."""
    query = sa.select(fax).order_by(fax.c.created_at.desc(), fax.c.id).limit(count)
    async with for_reading(engine).connect() as connection:
        rows = (await connection.execute(query)).mappings().all()
    names = [name for name in StoredFax.__struct_fields__ if name != "pdf"]
    return [StoredFax(**{name: row[name] for name in names}, pdf=folder / row["path"]) for row in rows]

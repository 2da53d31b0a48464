"""Rows of files: whose they are, and which bytes are somebody's."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading

from .contact_tables import attachment, correspondence


async def add(connection: AsyncConnection, **values: object) -> int:
    """Write a row of `attachment` and return its number. Raises what the database raises."""
    inserted = await connection.execute(sa.insert(attachment).values(values).returning(attachment.c.id))
    number: int = inserted.scalar_one()
    return number


async def known(engine: AsyncEngine, paths: Sequence[str]) -> set[str]:
    """Return those of these paths that a row names. Raises what the database raises."""
    async with for_reading(engine).connect() as connection:
        rows = sa.union(
            sa.select(attachment.c.path).where(attachment.c.path.in_(paths)),
            sa.select(correspondence.c.raw_path).where(correspondence.c.raw_path.in_(paths)),
        )
        return set((await connection.execute(rows)).scalars())

"""Requests to open a case that come twice: a double click, or an answer that was lost on its way.

The key of the request is written in the transaction that opens the case, so the case and the memory of it are there
together or not at all.
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .desk_tables import opened_once

_table = opened_once.c


async def find(connection: AsyncConnection, by: str, key: str) -> str | None:
    """Return the reference of the case that this request has opened; None: none yet."""
    query = sa.select(_table.reference).where(_table.by == by, _table.key == key)
    return (await connection.execute(query)).scalar()


async def note(connection: AsyncConnection, by: str, key: str, reference: str, at: float) -> None:
    """Remember it, within the transaction that opens the case. Raises `IntegrityError` where another was quicker."""
    await connection.execute(sa.insert(opened_once).values(by=by, key=key, reference=reference, at=at))

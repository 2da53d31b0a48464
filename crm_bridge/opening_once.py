"""Requests to open a case that come twice: a double click, or an answer that was lost on its way.

The key of the request is written in the transaction that opens the case, so the case and the memory of it are there
together or not at all. With it goes a digest of what was asked (`asked_once.py`).
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import asked_once
from .desk_tables import opened_once

_table = opened_once.c


async def find(connection: AsyncConnection, by: str, key: str, digest: str) -> str | None:
    """Return the reference of the case that this request has opened; None: none yet.

    Raises `asked_once.OtherRequestError`.
    """
    query = sa.select(_table.reference, _table.digest).where(_table.by == by, _table.key == key)
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    asked_once.check(digest, row.digest or None, row.reference)
    return str(row.reference)


async def note(
    connection: AsyncConnection, by: str, key: str, digest: str, *, reference: str, at: float
) -> None:
    """Remember it, within the transaction that opens the case. Raises `IntegrityError` where another was quicker."""
    row = {"by": by, "key": key, "digest": digest, "reference": reference, "at": at}
    await connection.execute(sa.insert(opened_once).values(row))

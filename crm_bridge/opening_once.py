"""Requests to open a case that come twice: a double click, or an answer that was lost on its way.

The key of the request is written in the transaction that opens the case, so the case and the memory of it are there
together or not at all. With it goes a digest of what was asked: a key names one request, not another one.
"""

import hashlib

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .desk_tables import opened_once

_table = opened_once.c


class OtherRequestError(Exception):
    """The key named another request before, which opened `reference`."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"this Idempotency-Key named another request, which opened case {reference}")
        self.reference = reference


def digest_of(content: bytes) -> str:
    """Return what is kept of a request's content. Pure."""
    return hashlib.sha256(content).hexdigest()


async def find(connection: AsyncConnection, by: str, key: str, digest: str) -> str | None:
    """Return the reference of the case that this request has opened; None: none yet. Raises `OtherRequestError`."""
    query = sa.select(_table.reference, _table.digest).where(_table.by == by, _table.key == key)
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    if row.digest not in {"", digest}:
        raise OtherRequestError(row.reference)
    return str(row.reference)


async def note(
    connection: AsyncConnection, by: str, key: str, digest: str, *, reference: str, at: float
) -> None:
    """Remember it, within the transaction that opens the case. Raises `IntegrityError` where another was quicker."""
    row = {"by": by, "key": key, "digest": digest, "reference": reference, "at": at}
    await connection.execute(sa.insert(opened_once).values(row))

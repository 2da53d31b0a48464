"""Rows of recordings as others read them."""

from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .metadata import Format, Metadata, MetadataError, from_json
from .tables import DELETED, KEPT, recording


class RecordingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A recording as the database knows it; the fields are those of the table."""

    id: str
    call: str
    node: str
    storage: str
    path: str
    #: Seconds since the epoch.
    begins_at: float
    seconds: float
    format: Format
    language: str
    queue: str
    #: Bytes of the stored file.
    size: int
    sha256: str
    #: Empty: not encrypted.
    key: str
    #: Segments, gaps and stretches; None once it is deleted, and where the table is damaged.
    metadata: Metadata | None
    keep_until: float | None
    held_by: str
    state: str
    damage: str
    verified_at: float | None
    next_key: str = ""
    next_sha256: str = ""

    @property
    def is_kept(self) -> bool:
        """Return whether there is something to hear."""
        return self.state == KEPT

    @property
    def may_be_deleted(self) -> bool:
        """Return whether no legal hold keeps it."""
        return not self.held_by


async def load(connection: AsyncConnection, recording_id: str) -> RecordingRow | None:
    """Return a recording, also a deleted one; None where there never was one."""
    found = await select(connection, recording.c.id == recording_id, limit=1)
    return found[0] if found else None


async def select(
    connection: AsyncConnection,
    *where: sa.ColumnElement[bool],
    limit: int,
    order: sa.ColumnElement[Any] | None = None,
) -> list[RecordingRow]:
    """Return at most `limit` recordings, by their begin if no other order is given."""
    first = recording.c.begins_at if order is None else order
    query = sa.select(recording).where(*where).order_by(first, recording.c.id).limit(limit)
    return [row_of(row) for row in (await connection.execute(query)).mappings()]


def row_of(row: sa.RowMapping) -> RecordingRow:
    """Return the row as a structure."""
    fields: dict[str, Any] = dict(row)
    text = fields.pop("metadata")
    return RecordingRow(**fields, metadata=_metadata(text) if fields["state"] != DELETED else None)


def _metadata(text: str) -> Metadata | None:
    """Return what is readable; that the others are damaged is for a check to say, and no reason to list nothing."""
    try:
        return from_json(text)
    except MetadataError:
        return None

"""The audit: who changed what of a citizen, a case or an article, field by field, in the change's own transaction."""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .citizen_tables import audit


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One field that became something else."""

    #: Seconds since the epoch.
    at: float
    by: str
    field: str
    #: JSON values: what was, and what is.
    old: object
    new: object


async def write(
    connection: AsyncConnection,
    *,
    at: float,
    by: str,
    kind: str,
    subject: object,
    changes: Mapping[str, tuple[object, object]],
) -> None:
    """Write down each field with its old and new value, where they differ; values are what JSON can say."""
    await insert(connection, rows_of(at=at, by=by, kind=kind, subject=subject, changes=changes))


def rows_of(
    *, at: float, by: str, kind: str, subject: object, changes: Mapping[str, tuple[object, object]]
) -> list[dict[str, object]]:
    """Return what `write` writes, for those who write of several subjects at once. Pure."""
    return [
        {
            "at": at, "by": by, "kind": kind, "subject": str(subject), "field": field,
            "old": _json(old), "new": _json(new),
        }
        for field, (old, new) in changes.items()
        if old != new
    ]  # fmt: skip


async def insert(connection: AsyncConnection, rows: Sequence[Mapping[str, object]]) -> None:
    """Write down rows of `rows_of`, in their order."""
    if rows:
        await connection.execute(sa.insert(audit), rows)


async def read(connection: AsyncConnection, kind: str, subject: object) -> list[AuditLine]:
    """Return the changes of a subject, the oldest first. Raises what the database raises."""
    query = sa.select(audit).where(audit.c.kind == kind, audit.c.subject == str(subject)).order_by(audit.c.id)
    return [
        AuditLine(
            at=row.at,
            by=row.by,
            field=row.field,
            old=msgspec.json.decode(row.old),
            new=msgspec.json.decode(row.new),
        )
        for row in await connection.execute(query)
    ]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

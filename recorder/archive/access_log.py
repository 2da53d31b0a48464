"""Who had a recording, when and why: the events about it, in a table of their own so that a list is quick."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .tables import recording_access


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the access log."""

    recording: str
    #: Seconds since the epoch.
    at: float
    #: `played`, `exported`, `picture`, `held`, `released` or `deleted`.
    how: str
    who: str
    why: str


async def note(connection: AsyncConnection, access: Access) -> None:
    """Write a line, in the transaction of the event that says the same."""
    await connection.execute(sa.insert(recording_access).values(msgspec.structs.asdict(access)))


async def read_log(connection: AsyncConnection, count: int, recording_id: str | None) -> list[Access]:
    """Return the newest `count` lines, of one recording or of all, the newest first."""
    columns = [recording_access.c[name] for name in Access.__struct_fields__]
    query = sa.select(*columns).order_by(recording_access.c.id.desc()).limit(count)
    if recording_id is not None:
        query = query.where(recording_access.c.recording == recording_id)
    return [Access(**row) for row in (await connection.execute(query)).mappings()]

"""How many contacts wait for people, and how many letters for their gateway."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .contact_tables import correspondence
from .outgoing import SENDING, TO_SEND

WAITING = "waiting"


class ContactCount(msgspec.Struct, frozen=True, kw_only=True):
    """What is in one state at one place."""

    state: str
    #: The queue of what waits for people, the channel of what is to be sent.
    place: str
    count: int
    #: When the oldest of them came or was written, seconds since the epoch.
    oldest_at: float


async def count(engine: AsyncEngine) -> list[ContactCount]:
    """Count them. Raises what the database raises."""
    table = correspondence.c
    place = sa.case((table.state == WAITING, table.queue), else_=table.channel)
    state = sa.case((table.state == SENDING, TO_SEND), else_=table.state)
    query = (
        sa.select(state, sa.func.coalesce(place, ""), sa.func.count(), sa.func.min(table.at))
        .where(table.state.in_((WAITING, TO_SEND, SENDING)))
        .group_by(sa.literal_column("1"), sa.literal_column("2"))
    )
    async with for_reading(engine).connect() as connection:
        rows = (await connection.execute(query)).all()
    return [ContactCount(state=row[0], place=row[1], count=row[2], oldest_at=row[3]) for row in rows]

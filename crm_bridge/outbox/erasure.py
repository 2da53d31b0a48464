"""Who was erased is erased from the outbox, too: from what was sent and is remembered, and from what waits."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.work_tables import delivery

from .snapshot import without_person

#: Deliveries that are looked through at a time.
PAGE = 200


async def erase(connection: AsyncConnection, citizen: int) -> None:
    """Take the citizen out of every payload. They are told by the number in it, wherever the rows themselves are."""
    # JSON is written without spaces, so this finds a case's and an interaction's `citizen`, and a person's `id`.
    marks = (f'"citizen":{citizen},', f'"citizen":{citizen}}}', f'"citizen":{{"id":{citizen},')
    wanted = sa.or_(*(delivery.c.payload.contains(mark, autoescape=True) for mark in marks))
    last = 0
    while True:
        query = sa.select(delivery.c.id, delivery.c.payload).where(delivery.c.id > last, wanted)
        rows = (await connection.execute(query.order_by(delivery.c.id).limit(PAGE))).all()
        for number, payload in rows:
            stripped = without_person(payload)
            await connection.execute(
                sa.update(delivery).where(delivery.c.id == number).values(payload=stripped)
            )
        if len(rows) < PAGE:
            return
        last = rows[-1].id

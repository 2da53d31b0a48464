"""Who was erased is erased from the outbox, too: from what was sent and is remembered, and from what waits."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.citizen_tables import citizen
from hotline.crm_bridge.tables import cases, interaction
from hotline.crm_bridge.work_tables import delivery

from .snapshot import without_person

#: Deliveries that are held in memory at a time.
PAGE = 200


async def erase(connection: AsyncConnection, number: int) -> None:
    """Take a citizen, and everybody who was merged into that one, out of what other systems were or will be told.

    These are the deliveries of whose cases and interactions they are now, and of whose they were when it was put there.
    """
    members = sa.select(citizen.c.id).where(sa.or_(citizen.c.id == number, citizen.c.merged_into == number))
    theirs = sa.union(
        sa.select(delivery.c.id).where(delivery.c.citizen.in_(members)),
        *(
            sa.select(delivery.c.id).where(delivery.c.key.in_(sa.select(key).where(owner.in_(members))))
            for key, owner in (
                (cases.c.reference, cases.c.citizen),
                (interaction.c.id, interaction.c.citizen),
            )
        ),
    )
    found = list((await connection.execute(theirs)).scalars())
    for first in range(0, len(found), PAGE):
        await _erase(connection, found[first : first + PAGE])


async def _erase(connection: AsyncConnection, numbers: list[int]) -> None:
    query = sa.select(delivery.c.id, delivery.c.payload, delivery.c.problem)
    for row in (await connection.execute(query.where(delivery.c.id.in_(numbers)))).all():
        # What the target said of it may hold a name; what went wrong stands before.
        problem = row.problem and row.problem.partition(": ")[0]
        values = {"payload": without_person(row.payload), "problem": problem}
        await connection.execute(sa.update(delivery).where(delivery.c.id == row.id).values(values))

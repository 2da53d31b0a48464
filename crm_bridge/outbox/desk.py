"""What people do with the outbox: look, send again, drop."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.work_tables import delivery
from hotline.database import for_reading
from hotline.journal import Journal

from .delivery import Delivery, State

#: The payload of what was erased.
NOTHING = "{}"

_COLUMNS = [delivery.c[name] for name in Delivery.__struct_fields__]


class OutboxError(Exception):
    """It cannot be done; the text says why, and what can be."""


class Count(msgspec.Struct, frozen=True):
    """Deliveries of one target in one state."""

    target: str
    state: State
    count: int
    #: When the oldest of them was caused, seconds since the epoch.
    oldest_at: float


class OutboxDesk:
    """Each method raises what the database raises, those that change something what the journal raises."""

    def __init__(self, engine: AsyncEngine, journal: Journal) -> None:
        self._reading = for_reading(engine)
        self._journal = journal

    async def counts(self, open_of: Sequence[str] | None = None) -> list[Count]:
        """Return how many there are, by target and state.

        All of them are read, with what was sent in a month; `open_of` some targets only what waits or is dead.
        """
        oldest = sa.func.min(delivery.c.at)
        query = sa.select(delivery.c.target, delivery.c.state, sa.func.count(), oldest)
        if open_of is not None:
            query = query.where(delivery.c.target.in_(open_of), delivery.c.state.in_(("waiting", "dead")))
        query = query.group_by(delivery.c.target, delivery.c.state)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.order_by(delivery.c.target, delivery.c.state))).all()
        return [Count(*row) for row in rows]

    async def find(self, number: int) -> Delivery:
        """Return one. Raises `OutboxError`."""
        async with self._reading.connect() as connection:
            return await _find(connection, number)

    async def some(
        self, target: str | None, state: State | None, limit: int, *, after: int = 0
    ) -> list[Delivery]:
        """Return the oldest of a target (None: of all), in this state or, by None, those that wait or are dead.

        `after` is the last one of the page before.
        """
        query = sa.select(*_COLUMNS).where(delivery.c.id > after).order_by(delivery.c.id).limit(limit)
        if target is not None:
            query = query.where(delivery.c.target == target)
        states = ("waiting", "dead") if state is None else (state,)
        query = query.where(delivery.c.state.in_(states))
        async with self._reading.connect() as connection:
            return [Delivery(**row) for row in (await connection.execute(query)).mappings()]

    async def send_again(self, number: int, now: float) -> Delivery:
        """Have one sent (again): at once, and with all its attempts. Raises `OutboxError`."""

        async def work(connection: AsyncConnection) -> Delivery:
            found = await _find(connection, number)
            if not found.content:
                raise OutboxError(f"delivery {number} is of somebody who was erased: nothing is left to send")
            await _waiting(connection, delivery.c.id == number, now)
            return found

        return await self._journal.commit((), work)

    async def send_dead_again(self, target: str, now: float) -> int:
        """Have all dead letters of a target sent again; return how many."""
        dead = (delivery.c.target == target) & (delivery.c.state == "dead") & (delivery.c.payload != NOTHING)
        return await self._journal.commit((), lambda connection: _waiting(connection, dead, now))

    async def drop(self, numbers: Sequence[int], *, by: str, why: str) -> int:
        """Have these never sent; return how many that is. Who and why is kept with them."""
        statement = (
            sa.update(delivery)
            .where(delivery.c.id.in_(numbers), delivery.c.state.in_(("waiting", "dead")))
            .values(state="dropped", problem=f"dropped by {by}: {why}", claimed_by=None)
        )

        async def work(connection: AsyncConnection) -> int:
            return (await connection.execute(statement)).rowcount

        return await self._journal.commit((), work)


async def _find(connection: AsyncConnection, number: int) -> Delivery:
    row = (await connection.execute(sa.select(*_COLUMNS).where(delivery.c.id == number))).mappings().first()
    if row is None:
        raise OutboxError(f"there is no delivery {number}: `hotline outbox list` shows them")
    return Delivery(**row)


async def _waiting(connection: AsyncConnection, wanted: sa.ColumnElement[bool], now: float) -> int:
    # What is being sent at this moment is sent: once is enough.
    in_hand = delivery.c.claimed_by.is_not(None) & (delivery.c.next_at > now)
    statement = sa.update(delivery).where(wanted, ~in_hand)
    values = {
        "state": "waiting",
        "next_at": now,
        "attempts": 0,
        "refusals": 0,
        "sent_at": None,
        "claimed_by": None,
    }
    return (await connection.execute(statement.values(**values))).rowcount

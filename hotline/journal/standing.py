"""Facts that hold until another one ends them, in a table of their own: a start reads what stands, not what was.

Each is written, replaced and taken away in the transaction of the fact that does so, so the table is what a fold of the
whole journal would leave, and a start costs as much as there is to take over, however long the journal has become.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import events
from hotline.database import for_reading
from hotline.events import Event

from .store import take_turn
from .table import standing
from .writer import Journal

E = TypeVar("E", bound=Event)

#: What else is done in the transaction.
Work = Callable[[AsyncConnection], Awaitable[object]]


class Standing:
    """What stands of one journal. Methods raise what the journal and the database raise."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        #: Where the facts are written.
        self.journal = journal
        self._engine = engine

    async def keep(self, subject: str, event: Event, also: Work | None = None) -> None:
        """Write a fact that stands from now on, in place of the earlier one of its type about the same subject."""

        async def work(connection: AsyncConnection) -> None:
            await self.keep_in(connection, subject, event)
            if also is not None:
                await also(connection)

        await self.journal.commit([event], work)

    async def end(self, subject: str, event: Event, kinds: Sequence[type[Event]]) -> None:
        """Write a fact that ends those of these types about a subject."""
        await self.journal.commit([event], lambda connection: drop(connection, kinds, subject))

    async def keep_in(self, connection: AsyncConnection, subject: str, event: Event) -> None:
        """Have a fact stand that the caller's transaction writes."""
        await drop(connection, [type(event)], subject)
        row = {
            "type": type(event).__name__, "subject": subject, "node": self.journal.node,
            "data": events.encode(event),
        }  # fmt: skip
        await connection.execute(sa.insert(standing).values(row))

    async def read(self, kind: type[E], *, of_all_nodes: bool = False) -> dict[str, E]:
        """Return the facts of a type that stand, by subject: those of this node, or of all."""
        query = sa.select(standing.c.subject, standing.c.data).where(standing.c.type == kind.__name__)
        if not of_all_nodes:
            query = query.where(standing.c.node == self.journal.node)
        async with for_reading(self._engine).connect() as connection:
            rows = (await connection.execute(query)).all()
        found = {subject: events.decode(kind.__name__, data) for subject, data in rows}
        return {subject: event for subject, event in found.items() if isinstance(event, kind)}


async def drop(connection: AsyncConnection, kinds: Sequence[type[Event]], subject: str) -> None:
    """Take away the facts of these types about a subject; nothing where there are none.

    Nodes do it one after the other, in the order of their facts: what stands is what the last of these leaves.
    """
    await take_turn(connection)
    names = [kind.__name__ for kind in kinds]
    mine = sa.and_(standing.c.type.in_(names), standing.c.subject == subject)
    await connection.execute(sa.delete(standing).where(mine))

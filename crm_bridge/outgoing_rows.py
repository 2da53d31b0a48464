"""The rows of what is written to citizens while it is sent: what is due, whose it is to send, what became of it.

Several nodes may send from one database. Who sends a message has it for `CLAIM_SECONDS`, under the node's name; a node
that dies leaves its messages to the others after that, and takes them up at once when it starts again.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .contact_tables import correspondence
from .outgoing import SENDING, TO_SEND, Letter, Outgoing, earlier_in_thread

#: So long a node has a message to itself, seconds: longer than any attempt, and than clocks of nodes differ.
CLAIM_SECONDS = 900.0

#: Messages that are looked at together.
_BATCH = 50

#: Messages named in a References field (RFC 5322, 3.6.4): the first and the newest.
_MOST_EARLIER = 20

#: Messages that rest and are left out of a look; a look at more of them finds some that are not due.
_MOST_RESTING = 1000

_table = correspondence.c


async def due(
    connection: AsyncConnection, channel: str, resting: Sequence[str], now: float
) -> Sequence[Letter]:
    """Return what is to be sent by a channel, the oldest first; `resting` are tried again later."""
    query = sa.select(correspondence).where(
        _table.channel == channel,
        _table.direction == "out",
        _free(now),
        _table.contact.not_in(resting[:_MOST_RESTING]),
    )
    rows = (await connection.execute(query.order_by(_table.at).limit(_BATCH))).all()
    return [await _letter(connection, row) for row in rows]


async def claim(connection: AsyncConnection, contact: str, node: str, now: float) -> bool:
    """Return whether it is this node's to send; another one may have been faster."""
    mine = sa.update(correspondence).where(_table.contact == contact, _free(now))
    values = {"state": SENDING, "claimed_by": node, "claimed_until": now + CLAIM_SECONDS}
    return (await connection.execute(mine.values(values))).rowcount == 1


async def settle(connection: AsyncConnection, contact: str, node: str, state: str) -> bool:
    """Say what became of it, unless a receipt was faster; False: it is another node's meanwhile."""
    mine = sa.update(correspondence).where(_table.contact == contact, _table.claimed_by == node)
    new = sa.case((_table.state == SENDING, state), else_=_table.state)
    values = {"state": new, "claimed_by": None, "claimed_until": None}
    return (await connection.execute(mine.values(values))).rowcount == 1


async def recover(connection: AsyncConnection, channel: str, node: str) -> None:
    """Free what this node was about to send when it ended."""
    mine = sa.update(correspondence).where(
        _table.state == SENDING,
        _table.direction == "out",
        _table.channel == channel,
        sa.or_(_table.claimed_by == node, _table.claimed_by.is_(None)),
    )
    await connection.execute(mine.values(state=TO_SEND, claimed_by=None, claimed_until=None))


def _free(now: float) -> sa.ColumnElement[bool]:
    """Whatever nobody sends, or somebody who has not been heard of."""
    return sa.or_(_table.state == TO_SEND, sa.and_(_table.state == SENDING, _table.claimed_until < now))


async def _letter(connection: AsyncConnection, row: sa.Row[tuple[object, ...]]) -> Letter:
    found = row._mapping
    names = (
        "channel",
        "subject",
        "text",
        "what",
        "reference",
        "citizen",
        "language",
        "external_id",
        "thread",
    )
    message = Outgoing(to=found["recipient"], **{name: found[name] for name in names})
    earlier = await earlier_in_thread(connection, message.thread, found["at"]) if message.thread else ()
    if len(earlier) > _MOST_EARLIER:
        earlier = [earlier[0], *earlier[1 - _MOST_EARLIER :]]
    return Letter(contact=found["contact"], at=found["at"], message=message, earlier=tuple(earlier))

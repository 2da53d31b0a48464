"""The outbox's rows: put, claimed, settled, forgotten. Every function works within the caller's transaction.

A claim is a time in `next_at`: until then nobody else takes the row, nor a later one of its key, and should the node
that claimed it die, it is tried again after that, or as soon as the same node is there again. So any number of
controllers share the work of one target, each key keeps its order, and a killed sender loses nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.work_tables import delivery

from .delivery import Delivery

_COLUMNS = [delivery.c[name] for name in Delivery.__struct_fields__]

#: Rows of what was sent that one transaction forgets, so that it does not last.
SWEEP_ROWS = 1000


async def put(connection: AsyncConnection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add what targets are to learn; what the same entry of the journal caused before is there already, and stays."""
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    waiting: list[dict[str, Any]] = [
        {"state": "waiting", "attempts": 0, "refusals": 0, "next_at": row["at"], **row} for row in rows
    ]
    await connection.execute(
        insert(delivery).on_conflict_do_nothing(index_elements=["target", "seq", "key"]), waiting
    )


async def candidates(connection: AsyncConnection, target: str, count: int, now: float) -> list[int]:
    """Return the oldest waiting delivery of up to `count` keys; `claim` tells which of them are free still.

    It looks through whatever waits behind others of its key, which takes long where that is much: so it is read, and
    holds up nobody who writes.
    """
    query = sa.select(delivery.c.id).where(delivery.c.target == target, *_is_free(now))
    return list(
        (await connection.execute(query.order_by(delivery.c.next_at, delivery.c.id).limit(count))).scalars()
    )


async def claim(
    connection: AsyncConnection, ids: Sequence[int], *, node: str, now: float, until: float
) -> list[Delivery]:
    """Return those of these candidates that are free still, and keep others than this node from them until then."""
    query = sa.select(*_COLUMNS).where(delivery.c.id.in_(ids), *_is_free(now)).order_by(delivery.c.id)
    rows = (await connection.execute(query.with_for_update(skip_locked=True, of=delivery))).mappings().all()
    found = [Delivery(**row) for row in rows]
    await _update(connection, [one.id for one in found], next_at=until, claimed_by=node)
    return found


def _is_free(now: float) -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions: it is due, and nothing older of its key waits."""
    earlier = delivery.alias("earlier")
    older = sa.exists().where(
        earlier.c.target == delivery.c.target,
        earlier.c.key == delivery.c.key,
        earlier.c.state == "waiting",
        earlier.c.id < delivery.c.id,
    )
    return delivery.c.state == "waiting", delivery.c.next_at <= now, ~older


async def release(connection: AsyncConnection, found: Iterable[Delivery]) -> None:
    """Give back what was claimed and not tried."""
    for one in found:
        await _update(connection, [one.id], next_at=one.next_at, claimed_by=None)


async def take_back(connection: AsyncConnection, target: str, node: str, now: float) -> int:
    """Give back what an earlier process of this node claimed, and died; return how much."""
    claimed = (delivery.c.target == target) & (delivery.c.state == "waiting") & (delivery.c.next_at > now)
    mine = sa.update(delivery).where(claimed, delivery.c.claimed_by == node)
    return (await connection.execute(mine.values(next_at=now, claimed_by=None))).rowcount


async def sent(connection: AsyncConnection, found: Sequence[Delivery], at: float) -> None:
    """Note that the target has taken these."""
    await _update(
        connection, [one.id for one in found], state="sent", sent_at=at, problem=None, claimed_by=None
    )


async def failed(
    connection: AsyncConnection, one: Delivery, *, refused: bool, dead: bool, problem: str, next_at: float
) -> None:
    """Note that a delivery was tried in vain. One that was dropped meanwhile stays so."""
    await connection.execute(
        sa.update(delivery)
        .where(delivery.c.id == one.id, delivery.c.state == "waiting")
        .values(
            attempts=one.attempts + 1, refusals=one.refusals + refused, problem=problem, next_at=next_at,
            state="dead" if dead else "waiting", claimed_by=None,
        )
    )  # fmt: skip


async def next_due(connection: AsyncConnection, target: str) -> float | None:
    """Return when something waiting for this target may be tried at the earliest; None where nothing waits."""
    query = sa.select(sa.func.min(delivery.c.next_at))
    query = query.where(delivery.c.target == target, delivery.c.state == "waiting")
    due_at: float | None = (await connection.execute(query)).scalar()
    return due_at


async def is_known(connection: AsyncConnection, target: str, key: str) -> bool:
    """Return whether the target was told of this case before, as far as is remembered."""
    query = sa.select(delivery.c.id).where(delivery.c.target == target, delivery.c.key == key).limit(1)
    return (await connection.execute(query)).first() is not None


async def forget_sent(connection: AsyncConnection, before: float) -> int:
    """Delete some of what was sent or dropped before then; return how many. Call it again until none is left."""
    old = sa.select(delivery.c.id).where(
        delivery.c.state.in_(("sent", "dropped")),
        sa.func.coalesce(delivery.c.sent_at, delivery.c.at) < before,
    )
    result = await connection.execute(sa.delete(delivery).where(delivery.c.id.in_(old.limit(SWEEP_ROWS))))
    return result.rowcount


async def _update(connection: AsyncConnection, ids: Sequence[int], **values: object) -> None:
    if ids:
        await connection.execute(sa.update(delivery).where(delivery.c.id.in_(ids)).values(**values))

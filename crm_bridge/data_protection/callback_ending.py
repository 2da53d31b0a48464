"""Call-backs that wait for a citizen who is erased: they end in the same transaction.

The number to call stands in the journal only. With a pseudonym in its place a controller that starts again would dial
that, so the promise ends with the number. `hotline.app.erased_callbacks` tells a controller that runs.
"""

from collections.abc import Collection, Iterable

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CallbackEnded, CallbackRequested
from hotline.journal.table import journal

from .about import batches

_REQUESTED, _ENDED = CallbackRequested.__name__, CallbackEnded.__name__


class _Named(msgspec.Struct, frozen=True):
    callback: str


async def waiting(
    connection: AsyncConnection, calls: Collection[str], seqs: Collection[int], *, but_of: Collection[str]
) -> list[str]:
    """Return the call-backs that were asked for in these calls or entries and have not ended, in order.

    Those that were asked for in the calls of `but_of` are left alone. Raises what the database raises.
    """
    asked: dict[str, int] = {}
    conditions: list[sa.ColumnElement[bool]] = [journal.c.call.in_(batch) for batch in batches(calls)]
    conditions += [journal.c.seq.in_(batch) for batch in batches(seqs)]
    for condition in conditions:
        query = sa.select(journal.c.seq, journal.c.call, journal.c.data)
        for row in await connection.execute(query.where(journal.c.type == _REQUESTED, condition)):
            if row.call not in but_of:
                asked[_name(row.data)] = row.seq
    if not asked:
        return []
    ended = sa.select(journal.c.data).where(journal.c.type == _ENDED, journal.c.seq > min(asked.values()))
    over = {_name(data) for data in (await connection.execute(ended)).scalars()}
    return sorted(asked.keys() - over)


def endings(callbacks: Iterable[str], at: float) -> list[CallbackEnded]:
    """Return the facts that end them. Pure."""
    return [CallbackEnded(at=at, callback=one, reason="cancelled") for one in callbacks]


def _name(data: str) -> str:
    return msgspec.json.decode(data, type=_Named).callback

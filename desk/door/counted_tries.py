"""Wrong tries as all controllers of one database see them, also after a restart.

Each count is one number: when all its permits are there again (GCRA, ITU-T I.371, A.2). It is written only by a wrong
try, so that whoever signs in rightly costs nothing but a look.

| | |
|---|---|
| what is kept | hashes of networks and users, for the minutes until their permits are there again |
| a flood | `WRITES_PER_SECOND` tries of a kind and process are written, `MOST` rows kept: the soonest free go first |
| a database that is away | nothing is counted here; what each process counts by itself (`tries.py`) still holds |
| a clock that was set back | a count that cannot be is none |
"""

import hashlib
import math
import time
from collections.abc import Callable
from typing import NamedTuple

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading

from .buckets import Buckets
from .tables import desk_try

#: Rows of the table, and how often it is swept, seconds.
MOST, SWEEP_SECONDS = 10_000, 60.0

#: Wrong tries of a kind that one process writes down: at once, and then so many a second. Passwords take longer than
#: that to be compared, so each of them is written.
WRITES_BURST, WRITES_PER_SECOND = 100.0, 25.0

#: By how much the clocks of two controllers may differ, seconds.
CLOCKS_SECONDS = 60.0

#: What fractions of seconds do to a count of whole permits.
_NOTHING = 1e-6

log = structlog.get_logger()


class Limit(NamedTuple):
    """How often somebody may be wrong."""

    #: What is counted; a part of the key.
    kind: str
    #: Permits at once, and in how many seconds one comes back.
    burst: float
    seconds: float

    @property
    def most_seconds(self) -> float:
        """How long it may take at most until all permits are there again, seconds, however many tries overtook it."""
        return 2 * self.burst * self.seconds


class Count(NamedTuple):
    """Who is counted, and by which limit."""

    limit: Limit
    who: str

    @property
    def key(self) -> str:
        """What the table knows it by."""
        return hashlib.sha256(f"{self.limit.kind} {self.who}".encode()).hexdigest()

    def used(self, full_at: float | None, now: float) -> float:
        """Return how many permits are taken."""
        if full_at is None or full_at > now + self.limit.most_seconds + CLOCKS_SECONDS:
            return 0.0
        return max(0.0, full_at - now) / self.limit.seconds

    def wait(self, used: float) -> int:
        """Return how long to wait for a permit, whole seconds; 0: there is one."""
        missing = used + 1 - self.limit.burst
        return 0 if missing <= _NOTHING else math.ceil(missing * self.limit.seconds)


class CountedTries:
    """Counts them, in the database."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        *,
        most: int = MOST,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ticks` tells seconds that never go back."""
        self._engine = engine
        self._reading = for_reading(engine)
        self._clock = clock
        self._most = most
        self._writes = Buckets(WRITES_BURST, WRITES_PER_SECOND, ticks)
        self._swept_at = float("-inf")
        self._reachable = True

    async def wait(self, *counts: Count) -> int:
        """Return how long to wait for a permit of all of these, whole seconds; 0 where nobody knows."""
        now, keys = self._clock(), [count.key for count in counts]
        query = sa.select(desk_try.c.id, desk_try.c.full_at).where(desk_try.c.id.in_(keys))
        try:
            async with self._reading.connect() as connection:
                rows = (await connection.execute(query)).all()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            self._failed(error)
            return 0
        self._reachable = True
        known = {row.id: float(row.full_at) for row in rows}
        return max(count.wait(count.used(known.get(count.key), now)) for count in counts)

    async def wrong(self, *counts: Count) -> int:
        """Count a wrong try, and return how long it should have waited, whole seconds: 0 where it had a permit.

        Others may have taken the last one since `wait` was asked: what was tried then must not be told.
        """
        if self._writes.take(counts[0].limit.kind):
            return 0
        now = self._clock()
        try:
            async with self._engine.begin() as connection:
                used = [
                    await _take(connection, count, now) for count in sorted(counts, key=lambda one: one.key)
                ]
                if abs(now - self._swept_at) >= SWEEP_SECONDS:
                    await self._sweep(connection, now)
                    self._swept_at = now
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            self._failed(error)
            return 0
        self._reachable = True
        return max(used)

    async def _sweep(self, connection: AsyncConnection, now: float) -> None:
        """Drop the counts that are full again, and of too many those that are soonest."""
        await connection.execute(sa.delete(desk_try).where(desk_try.c.full_at <= now))
        count = await connection.scalar(sa.select(sa.func.count()).select_from(desk_try)) or 0
        if count > self._most:
            first = sa.select(desk_try.c.id).order_by(desk_try.c.full_at).limit(count - self._most)
            await connection.execute(sa.delete(desk_try).where(desk_try.c.id.in_(first)))

    def _failed(self, error: Exception) -> None:
        if self._reachable:
            log.error("door: wrong tries are counted by this process alone", reason=type(error).__name__)
        self._reachable = False


async def _take(connection: AsyncConnection, count: Count, now: float) -> int:
    """Take a permit of a count; return how long it should have been waited for, seconds."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    limit, at = count.limit, desk_try.c.full_at
    longest = now + limit.most_seconds
    later = sa.case(
        (at <= now, now + limit.seconds),
        (at <= longest - limit.seconds, at + limit.seconds),
        (at <= longest + CLOCKS_SECONDS, longest),
        else_=now + limit.seconds,
    )
    statement = (
        insert(desk_try)
        .values(id=count.key, full_at=now + limit.seconds)
        .on_conflict_do_update(index_elements=["id"], set_={"full_at": later})
        .returning(desk_try.c.full_at)
    )
    full_at = float((await connection.execute(statement)).scalar_one())
    return count.wait(count.used(full_at, now) - 1)

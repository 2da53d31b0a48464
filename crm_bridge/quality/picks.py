"""The calls to listen to: drawn, passed over because their recordings are gone, or chosen by hand.

Recordings belong to another folder: `CallBook` is how they are asked about, within the transaction of whoever asks.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .tables import assessment, pick

#: Of `Pick.source`.
SAMPLE, HAND = "sample", "hand"


class TalkedCall(NamedTuple):
    """A call whose recording can be heard."""

    call: str
    agent: str
    queue: str
    #: When it began, seconds since the epoch.
    called_at: float


class RecordingState(NamedTuple):
    """What became of a recording."""

    #: It can be heard.
    kept: bool
    held: bool
    #: When retention ends, seconds since the epoch; None: never.
    keep_until: float | None
    seconds: float


class CallBook(Protocol):
    """Knows which calls were recorded. Its methods raise what the database raises."""

    async def talks(
        self, connection: AsyncConnection, agent: str, since: float, until: float, shortest: float
    ) -> Sequence[TalkedCall]:
        """Return the calls of a time in which this agent talked, `shortest` seconds or longer."""

    async def find(
        self, connection: AsyncConnection, call: str, agent: str | None = None
    ) -> TalkedCall | None:
        """Return an agent's talk that can be heard, without a name the last one's; None where there is none."""

    async def states(
        self, connection: AsyncConnection, calls: Collection[str]
    ) -> Mapping[str, RecordingState]:
        """Return what became of these recordings; those that nobody knows are missing."""


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """The row; `tables.py` says what its columns mean."""

    id: int
    call: str
    agent: str
    week: str
    queue: str
    called_at: float
    source: str
    place: int
    by: str
    why: str
    at: float
    passed_over: bool


_COLUMNS = [pick.c[name] for name in Pick.__struct_fields__]


async def insert(connection: AsyncConnection, values: Sequence[Mapping[str, object]]) -> None:
    """Write picks that are not there yet."""
    if values:
        await connection.execute(sa.insert(pick), [dict(one) for one in values])


async def find(connection: AsyncConnection, number: int, *, lock: bool = False) -> Pick | None:
    """Return a pick; `lock` keeps others from assessing it meanwhile (on SQLite every writing transaction does)."""
    query = sa.select(*_COLUMNS).where(pick.c.id == number)
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().first()
    return None if row is None else Pick(**row)


async def of_call(connection: AsyncConnection, call: str, agent: str) -> Pick | None:
    """Return the pick of an agent's call; None where there is none."""
    query = sa.select(*_COLUMNS).where(pick.c.call == call, pick.c.agent == agent)
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else Pick(**row)


async def of_weeks(
    connection: AsyncConnection, first: str, last: str, agent: str | None, limit: int
) -> list[Pick]:
    """Return the picks of some weeks, the newest week first, each agent's drawn ones by rank."""
    where = [pick.c.week >= first, pick.c.week <= last, ~pick.c.passed_over]
    if agent is not None:
        where.append(pick.c.agent == agent)
    query = (
        sa.select(*_COLUMNS)
        .where(*where)
        .order_by(pick.c.week.desc(), pick.c.agent, pick.c.source.desc(), pick.c.place, pick.c.id)
        .limit(limit)
    )
    return [Pick(**row) for row in (await connection.execute(query)).mappings()]


async def of_sample(connection: AsyncConnection, agent: str, week: str) -> list[Pick]:
    """Return all that were drawn for an agent and week, also those that were passed over, by rank."""
    query = sa.select(*_COLUMNS).where(pick.c.agent == agent, pick.c.week == week, pick.c.source == SAMPLE)
    return [Pick(**row) for row in (await connection.execute(query.order_by(pick.c.place))).mappings()]


async def is_assessed(connection: AsyncConnection, number: int) -> bool:
    """Return whether somebody submitted an assessment of it."""
    query = sa.select(assessment.c.id).where(assessment.c.pick == number, assessment.c.state != "draft")
    return (await connection.execute(query.limit(1))).first() is not None

"""The rows of the jobs: put there, moved, taken away; always within the transaction of whoever calls."""

from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event

from .work_tables import job as table

#: A job is late when its time passed so long ago, seconds: before, somebody may be at it.
OVERDUE_SECONDS = 5.0


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done."""

    id: int
    #: A key of the worker's handlers.
    kind: str
    #: To what: a reference, a number. With the kind it names the job.
    subject: str
    #: Seconds since the epoch.
    due_at: float
    #: What else the handler must know, JSON.
    data: str = "{}"
    #: How often it was tried in vain.
    attempts: int = 0


class Plan(NamedTuple):
    """A job to come; the fields are those of `Job`."""

    kind: str
    subject: str
    due_at: float
    data: str


#: Does a job within the transaction that has just removed it, and returns the facts that follow. It may plan the same
#: job again. What it raises undoes all of it, and the job is tried again later.
Handler = Callable[[AsyncConnection, Job], Awaitable[Sequence[Event]]]

_COLUMNS = (table.c.id, table.c.kind, table.c.subject, table.c.due_at, table.c.data, table.c.attempts)


async def plan(connection: AsyncConnection, kind: str, subject: str, due_at: float, data: str = "{}") -> None:
    """Have a job done at `due_at` (epoch seconds), once the connection's transaction is committed.

    A job of this kind for this subject is there once: planned again it has the new time and the new `data`, and what
    was tried in vain is forgotten.
    """
    values = {"kind": kind, "subject": subject, "due_at": due_at, "data": data}
    await connection.execute(_plan_statement(connection.dialect.name), values)


async def plan_all(connection: AsyncConnection, planned: Sequence[Plan]) -> None:
    """Plan many jobs at once, as `plan` does."""
    if planned:
        await connection.execute(_plan_statement(connection.dialect.name), [one._asdict() for one in planned])


async def cancel_all(connection: AsyncConnection, kind: str, subjects: Sequence[str]) -> None:
    """Have all jobs of this kind for these subjects not done."""
    if subjects:
        await connection.execute(sa.delete(table).where(table.c.kind == kind, table.c.subject.in_(subjects)))


async def cancel(connection: AsyncConnection, kind: str, subject: str) -> bool:
    """Have a job not done; return whether there was one."""
    gone = sa.delete(table).where(table.c.kind == kind, table.c.subject == subject)
    return (await connection.execute(gone)).rowcount > 0


async def find(connection: AsyncConnection, kind: str, subject: str) -> Job | None:
    """Return the job of this kind for this subject; None where there is none."""
    query = sa.select(*_COLUMNS).where(table.c.kind == kind, table.c.subject == subject)
    return _job((await connection.execute(query)).first())


async def take(connection: AsyncConnection, kinds: Sequence[str], now: float) -> Job | None:
    """Remove the job that has been due longest and return it; None where none is due that nobody else has."""
    due = (
        sa.select(*_COLUMNS)
        .where(table.c.due_at <= now, table.c.kind.in_(kinds))
        .order_by(table.c.due_at, table.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)  # SQLite knows no such clause: one transaction writes at a time
    )
    found = _job((await connection.execute(due)).first())
    if found is not None:
        await connection.execute(sa.delete(table).where(table.c.id == found.id))
    return found


async def put_off(connection: AsyncConnection, job: Job, until: float, problem: str) -> None:
    """Note that it failed, and have it tried again; nothing where it has been done or planned anew meanwhile."""
    same = (table.c.id == job.id, table.c.attempts == job.attempts, table.c.due_at == job.due_at)
    values = {"attempts": job.attempts + 1, "due_at": until, "problem": problem}
    await connection.execute(sa.update(table).where(*same).values(values))


async def next_due(connection: AsyncConnection, kinds: Sequence[str]) -> float | None:
    """Return when the next job of these kinds is due; None where there is none."""
    query = sa.select(sa.func.min(table.c.due_at)).where(table.c.kind.in_(kinds))
    due: float | None = (await connection.execute(query)).scalar()
    return due


async def unknown_kinds(connection: AsyncConnection, kinds: Sequence[str], now: float) -> list[str]:
    """Return the kinds of jobs that are due and are none of these."""
    query = sa.select(table.c.kind).where(table.c.due_at <= now, table.c.kind.not_in(kinds)).distinct()
    return sorted((await connection.execute(query)).scalars())


def _job(row: sa.Row[int, str, str, float, str, int] | None) -> Job | None:
    return None if row is None else Job(**row._mapping)


@lru_cache
def _plan_statement(dialect: str) -> sa.Executable:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(table).values(
        kind=sa.bindparam("kind"),
        subject=sa.bindparam("subject"),
        due_at=sa.bindparam("due_at"),
        data=sa.bindparam("data"),
        attempts=0,
        problem=None,
    )
    changed = {name: new.excluded[name] for name in ("due_at", "data", "attempts", "problem")}
    return new.on_conflict_do_update(index_elements=["kind", "subject"], set_=changed)


async def find_all(connection: AsyncConnection, kind: str, subjects: Sequence[str]) -> dict[str, Job]:
    """Return the jobs of this kind for these subjects, by subject."""
    query = sa.select(*_COLUMNS).where(table.c.kind == kind, table.c.subject.in_(subjects))
    found = [_job(row) for row in await connection.execute(query)]
    return {job.subject: job for job in found if job is not None}


class Count(NamedTuple):
    """How many jobs of a kind there are."""

    waiting: int
    #: Of these, whose time has passed.
    overdue: int
    #: Of these, that were tried in vain.
    failing: int


async def counts(connection: AsyncConnection, now: float) -> dict[str, Count]:
    """Return how many jobs there are, by kind."""
    query = sa.select(
        table.c.kind,
        sa.func.count(),
        sa.func.count().filter(table.c.due_at < now - OVERDUE_SECONDS),
        sa.func.count().filter(table.c.attempts > 0),
    ).group_by(table.c.kind)
    rows = await connection.execute(query)
    return {kind: Count(waiting, overdue, failing) for kind, waiting, overdue, failing in rows}

"""Processes that follow the journal or do jobs, and are killed at a moment: functions for a `Nursery`."""

import os
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline import database
from hotline.crm_bridge import job_queue, projector
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.jobs import Job, JobWorker
from hotline.crm_bridge.work_tables import external
from hotline.events import CaseSlaWarned, Event
from hotline.journal import Entry, Journal, JournalReader, cursors, pen
from hotline.journal.store import insert_within
from hotline.testing.mortal import dying


async def copy(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
    """Write a row for each entry: taken twice, it would not fit."""
    rows = [{"target": "copy", "kind": "entry", "ours": str(entry.seq), "theirs": "x"} for entry in entries]
    await connection.execute(sa.insert(external), rows)


async def sign(connection: AsyncConnection, job: Job) -> list[Event]:
    """Write a row for the job (done twice, it would not fit) and name a fact."""
    row = {"target": "done", "kind": job.kind, "ours": job.subject, "theirs": job.data}
    await connection.execute(sa.insert(external), row)
    return [CaseSlaWarned(at=1.0, reference=job.subject, by="sla", sla="solution", due_at=job.due_at)]


async def follow(url: str, moment: str, steps: int) -> None:
    """Copy what the journal has, and die when the moment has come for the time of that number."""
    engine = database.create_engine(url)
    reader = JournalReader(engine)
    take = dying(copy, steps) if moment == "taken" else copy
    if moment == "taken and kept":
        cursors.store = dying(cursors.store, steps)
    elif moment == "committed":
        Follower._commit = dying(Follower._commit, steps)  # type: ignore[method-assign]
    follower = Follower("copy", engine, reader, take)
    await follower.begin()
    while True:
        await follower.pass_on(await reader.after(follower.place, limit=9))


async def project(url: str, moment: str, steps: int) -> None:
    """Write the rows of interactions, and die when the moment has come for the time of that number."""
    engine = database.create_engine(url)
    reader = JournalReader(engine)
    if moment == "rows are written":
        projector.upsert = dying(projector.upsert, steps)
    elif moment == "rows and place are written":
        cursors.store = dying(cursors.store, steps)
    elif moment == "all is committed":
        projector.Projector._write = dying(projector.Projector._write, steps)  # type: ignore[method-assign]
    following = projector.Projector(engine, reader)
    await following._resume()
    while True:
        await following.project(await reader.after(following.place, limit=9))


async def work(url: str, moment: str, steps: int) -> None:
    """Do jobs, and die when the moment has come for the job of that number."""
    engine = database.create_engine(url)
    if moment == "taken":
        job_queue.take = dying(job_queue.take, steps)
    elif moment == "facts written":
        pen.insert_within = dying(insert_within, steps)  # type: ignore[attr-defined]
    elif moment == "committed":
        pen.Pen.transact = dying(pen.Pen.transact, steps)  # type: ignore[method-assign]
    handler = dying(sign, steps) if moment == "done" else sign
    journal = Journal(engine, f"killed-{os.getpid()}")
    await JobWorker(engine, journal, {"sign": handler}, lambda: 1000.0).run()

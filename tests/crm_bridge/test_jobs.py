import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from structlog.testing import capture_logs

from hotline.crm_bridge import job_queue, jobs
from hotline.crm_bridge.jobs import Job, JobWorker
from hotline.crm_bridge.work_tables import external
from hotline.crm_bridge.work_tables import job as table
from hotline.events import CaseSlaWarned, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.nursery import Nursery
from hotline.testing.waiting import eventually

from .mortal import sign, work


class HandClock:
    """A clock that stands until it is set."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


async def plan(journal: Journal, kind: str, subject: str, due_at: float, data: str = "{}") -> None:
    await journal.commit([], lambda connection: jobs.plan(connection, kind, subject, due_at, data))


async def signed(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return sorted((await connection.execute(sa.select(external.c.ours))).scalars())


async def facts(engine: AsyncEngine) -> list[str]:
    entries = await JournalReader(engine).after(0)
    return sorted(entry.event.reference for entry in entries if isinstance(entry.event, CaseSlaWarned))


async def rows(engine: AsyncEngine) -> Sequence[Mapping[str, Any]]:
    async with engine.connect() as connection:
        return [dict(row) for row in (await connection.execute(sa.select(table))).mappings()]


@contextlib.asynccontextmanager
async def running(*workers: JobWorker) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(worker.run()) for worker in workers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_does_what_is_due(engine: AsyncEngine, journal: Journal, clock: HandClock) -> None:
    """A job is done once its time has come, with its facts, and is gone then; others stay."""
    worker = JobWorker(engine, journal, {"sign": sign}, clock)
    await plan(journal, "sign", "1", 1000.0)
    await plan(journal, "sign", "2", 1000.5)
    assert await worker.work() == 1000.5
    assert (await signed(engine), await facts(engine)) == (["1"], ["1"])
    assert [row["subject"] for row in await rows(engine)] == ["2"]
    clock.now = 1000.5
    assert await worker.work() is None
    assert (await signed(engine), await facts(engine)) == (["1", "2"], ["1", "2"])


async def test_planned_again_it_moves(engine: AsyncEngine, journal: Journal) -> None:
    """A job of a kind for a subject is there once, with the time and the data of the last plan."""
    await plan(journal, "sign", "1", 1000.0, "a")
    await plan(journal, "sign", "1", 3000.0, "b")
    await plan(journal, "other", "1", 2000.0, "c")
    async with engine.begin() as connection:
        found = await jobs.find(connection, "sign", "1")
        assert found is not None
        assert (found.due_at, found.data, found.attempts) == (3000.0, "b", 0)
        assert await jobs.cancel(connection, "sign", "1")
        assert not await jobs.cancel(connection, "sign", "1")
        assert await jobs.find(connection, "sign", "1") is None
        assert await jobs.find(connection, "other", "1") is not None


async def test_handler_may_plan_its_own_job_again(
    engine: AsyncEngine, journal: Journal, clock: HandClock
) -> None:
    """What repeats plans itself anew in the transaction that does it."""

    async def every_hour(connection: AsyncConnection, job: Job) -> list[Event]:
        await jobs.plan(connection, job.kind, job.subject, job.due_at + 3600.0)
        return []

    await plan(journal, "tick", "1", 1000.0)
    worker = JobWorker(engine, journal, {"tick": every_hour}, clock)
    assert await worker.work() == 4600.0
    assert worker.done == 1


async def test_failing_job_is_put_off_and_holds_up_nobody(
    engine: AsyncEngine, journal: Journal, clock: HandClock
) -> None:
    """A handler that fails leaves nothing behind, is tried again after longer and longer, and the others go on."""

    async def break_down(connection: AsyncConnection, job: Job) -> list[Event]:
        await sign(connection, job)
        message = "out of paper"
        raise KeyError(message)

    worker = JobWorker(engine, journal, {"bad": break_down, "sign": sign}, clock)
    await plan(journal, "bad", "1", 900.0)
    await plan(journal, "sign", "2", 1000.0)
    for attempts, due_at in ((1, 1005.0), (2, 1015.0), (3, 1035.0)):
        assert await worker.work() == due_at
        (row,) = await rows(engine)
        assert (row["attempts"], row["due_at"], row["problem"]) == (
            attempts,
            due_at,
            "KeyError: 'out of paper'",
        )
        clock.now = due_at
    assert await signed(engine) == ["2"]
    assert (worker.done, worker.failed) == (1, 3)
    await plan(journal, "bad", "1", 5000.0)
    assert [(row["attempts"], row["problem"]) for row in await rows(engine)] == [(0, None)]


async def test_a_slow_handler_is_named(
    engine: AsyncEngine, journal: Journal, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever keeps calls from writing their facts is in the log; what it did counts."""
    monkeypatch.setattr(jobs, "SLOW_SECONDS", -1.0)
    await plan(journal, "sign", "100", 999.0)
    with capture_logs() as logs:
        await JobWorker(engine, journal, {"sign": sign}, clock).work()
    assert [line["kind"] for line in logs if line["event"] == "jobs.slow"] == ["sign"]
    assert await signed(engine) == ["100"]


async def test_longest_pause(engine: AsyncEngine, journal: Journal, clock: HandClock) -> None:
    """However often it failed, a job is tried again within the hour."""

    async def break_down(connection: AsyncConnection, job: Job) -> list[Event]:
        raise OSError

    await plan(journal, "bad", "1", 900.0)
    async with engine.begin() as connection:
        await connection.execute(sa.update(table).values(attempts=2000))
    assert await JobWorker(engine, journal, {"bad": break_down}, clock).work() == 4600.0


async def test_a_database_error_of_one_handler_holds_up_nobody(
    engine: AsyncEngine, journal: Journal, clock: HandClock
) -> None:
    """An error that looks as if the database were away is the job's own, where the database is there."""

    async def break_down(connection: AsyncConnection, job: Job) -> list[Event]:
        raise OperationalError("select 1", {}, Exception("no such table"))

    await plan(journal, "bad", "1", 900.0)
    await plan(journal, "sign", "2", 1000.0)
    worker = JobWorker(engine, journal, {"bad": break_down, "sign": sign}, clock)
    await worker.work()
    assert await signed(engine) == ["2"]


async def test_unknown_kinds_stay(engine: AsyncEngine, journal: Journal, clock: HandClock) -> None:
    """A job that nobody here can do waits for a controller that can."""
    await plan(journal, "new", "1", 900.0)
    await plan(journal, "sign", "2", 1000.0)
    assert await JobWorker(engine, journal, {"sign": sign}, clock).work() is None
    assert [row["subject"] for row in await rows(engine)] == ["1"]
    assert await JobWorker(engine, journal, {"new": sign}, clock).work() is None
    assert await signed(engine) == ["1", "2"]


async def test_a_plan_wakes_the_worker(
    engine: AsyncEngine, journal: Journal, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this process plans is done without waiting for the next look; what others plan at that."""
    monkeypatch.setattr(jobs, "POLL_SECONDS", 3600.0)
    worker = JobWorker(engine, journal, {"sign": sign}, clock)
    async with running(worker):
        await asyncio.sleep(0.05)
        await plan(journal, "sign", "1", 1000.0)
        await eventually(lambda: worker.done == 1)
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.05)
    async with running(worker):
        async with engine.begin() as connection:
            await jobs.plan(connection, "sign", "2", 1000.0)
        await eventually(lambda: worker.done == 2)


async def test_survives_a_database_that_is_away(
    engine: AsyncEngine, journal: Journal, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that cannot read goes on when it can."""
    monkeypatch.setattr(jobs, "RETRY_SECONDS", (0.01, 0.02))
    read, broken = job_queue.next_due, True

    async def next_due(connection: AsyncConnection, kinds: Sequence[str]) -> float | None:
        if broken:
            raise OSError
        return await read(connection, kinds)

    monkeypatch.setattr(job_queue, "next_due", next_due)
    await plan(journal, "sign", "1", 1000.0)
    worker = JobWorker(engine, journal, {"sign": sign}, clock)
    async with running(worker):
        await asyncio.sleep(0.1)
        assert worker.done == 0
        broken = False
        await eventually(lambda: worker.done == 1)


async def test_workers_share(engine: AsyncEngine, journal: Journal, clock: HandClock) -> None:
    """Several workers of several controllers do each job once between them."""
    for number in range(60):
        await plan(journal, "sign", f"{number:02}", 900.0)
    others = [Journal(engine, f"other-{number}") for number in range(2)]
    workers = [JobWorker(engine, writer, {"sign": sign}, clock) for writer in (journal, *others)]
    async with running(*workers):
        await eventually(lambda: sum(worker.done for worker in workers) == 60)
    for writer in others:
        await writer.close()
    everything = [f"{number:02}" for number in range(60)]
    assert (await signed(engine), await facts(engine), await rows(engine)) == (everything, everything, [])


async def die(nursery: Nursery, url: str, moment: str, steps: int) -> None:
    """Run a worker in a process of its own that is killed at this moment of the job with this number."""
    assert await nursery.run(work, url, moment, steps) == -signal.SIGKILL


async def test_killed_workers_lose_nothing_and_do_nothing_twice(
    engine: AsyncEngine, journal: Journal, migrated_url: str, clock: HandClock, nursery: Nursery
) -> None:
    """Kill -9 at every step of a job, several workers at once: in the end each job was done once."""
    everything = [f"{number:02}" for number in range(40)]
    for subject in everything:
        await plan(journal, "sign", subject, 900.0)
    moments = ("taken", "done", "facts written", "committed")
    for steps in (1, 3):
        await asyncio.gather(*(die(nursery, migrated_url, moment, steps) for moment in moments))
        left = [row["subject"] for row in await rows(engine)]
        done = await signed(engine)
        assert sorted([*left, *done]) == everything  # each is to be done, or was, and never both
        assert done == await facts(engine)
    assert left
    worker = JobWorker(engine, journal, {"sign": sign}, clock)
    await worker.work()
    assert (await signed(engine), await facts(engine), await rows(engine)) == (everything, everything, [])

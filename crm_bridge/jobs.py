"""Jobs: something to be done at a time, by whichever worker comes first, once.

    plan(kind, subject, due_at) ──> row ──> due: one transaction takes the row away, does the job, writes its facts
                                     ^                                        │ fails
                                     └── later, the others go on ─────────────┘

A worker that dies at any point loses nothing: without the commit the row is still there and nothing of the job is;
with the commit both are settled. A handler therefore works within the connection that it is given, and nowhere else.
What must happen outside (a message is sent) has two steps: the job writes what is to be sent, in the same transaction,
and whoever sends it hands the receiver an identity that does not change from attempt to attempt, since a sender that
dies after sending sends again.

Handlers hold up the one writer of this process: some milliseconds are long. Any number of workers, in any number of
processes, share the work (PostgreSQL: SKIP LOCKED; SQLite: one transaction writes at a time).
"""

import asyncio
import time
from collections.abc import Mapping
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import explain, for_reading
from hotline.events import Event
from hotline.journal import Journal, JournalError
from hotline.set_within import set_within

from . import job_queue
from .job_queue import Handler, Job, cancel, find, plan

__all__ = ["Handler", "Job", "JobWorker", "cancel", "find", "plan"]

#: How often jobs are looked for that other processes planned, and how late a job is after the clock was set, seconds.
POLL_SECONDS = 1.0

#: How long plans of this process wait for others, so that a busy journal does not mean a look at each commit, seconds.
GATHER_SECONDS = 0.1

#: A failed job is tried again after so long, then twice as long…, seconds: the first pause, and the longest.
BACK_OFF_SECONDS = (5.0, 3600.0)

#: Pauses while the database cannot be used, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 5.0)

#: How often it is looked for jobs that nobody here can do, seconds.
UNKNOWN_SECONDS = 60.0

#: A handler that takes longer is reported: calls have facts to write meanwhile, seconds. It is not cut off: a database
#: driver does not survive being cancelled in every place.
SLOW_SECONDS = 0.25

#: Letters of what went wrong that are kept.
PROBLEM_LETTERS = 500

R = TypeVar("R")
log = structlog.get_logger()


class JobFailedError(Exception):
    """A handler raised; `job` is what it was to do."""

    def __init__(self, job: Job) -> None:
        super().__init__(f"{job.kind} {job.subject}")
        self.job = job


class JobWorker:
    """Does the jobs of the kinds that it has a handler for; jobs of other kinds stay where they are."""

    def __init__(
        self, engine: AsyncEngine, journal: Journal, handlers: Mapping[str, Handler], clock: Clock
    ) -> None:
        #: Jobs that were done since the start, and attempts that failed.
        self.done = self.failed = 0
        self._engine = engine
        self._reading = for_reading(engine)
        self._journal = journal
        self._handlers = dict(handlers)
        self._kinds = tuple(handlers)
        self._clock = clock
        self._reported: set[str] = set()
        self._unknown_at = float("-inf")

    async def run(self) -> None:
        """Work until cancelled; a database that is away is waited for, and reported once."""
        pause, longest = RETRY_SECONDS
        with self._journal.tail.bell() as bell:
            while True:
                bell.clear()
                try:
                    due_at = await self.work()
                except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
                    if pause == RETRY_SECONDS[0]:
                        log.error("jobs.held_up", problem=self._in_words(error))
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, longest)
                    continue
                pause = RETRY_SECONDS[0]
                if await set_within(bell, self._rest(due_at)):
                    await asyncio.sleep(min(GATHER_SECONDS, self._rest(due_at)))

    async def work(self) -> float | None:
        """Do all jobs that are due, one after the other; return when the next one is, None where nobody knows.

        Raises what the database and the journal raise where they cannot be used; calling it again is safe.
        """
        await self._report_unknown()
        while True:
            due_at = await self._read_next_due()
            if due_at is None or due_at > self._clock():
                return due_at
            if not await self._do_one():
                return None
            await asyncio.sleep(0)  # calls come first

    async def _do_one(self) -> bool:
        """Do the job that has been due longest; False where others have all that is due."""
        try:
            job, _ = await self._journal.commit_result(self._take_and_do, lambda result: result[1])
        except JobFailedError as failure:
            await self._put_off(failure)
            return True
        self.done += job is not None
        return job is not None

    async def _take_and_do(self, connection: AsyncConnection) -> tuple[Job | None, list[Event]]:
        job = await job_queue.take(connection, self._kinds, self._clock())
        if job is None:
            return None, []
        began = time.monotonic()
        try:
            facts = await self._handlers[job.kind](connection, job)
        except Exception as error:
            raise JobFailedError(job) from error
        seconds = time.monotonic() - began
        if seconds > SLOW_SECONDS:
            log.warning("jobs.slow", kind=job.kind, subject=job.subject, seconds=round(seconds, 3))
        return job, list(facts)

    async def _put_off(self, failure: JobFailedError) -> None:
        """Note the failure. Where the database is what failed, this raises, and the job stays as it was."""
        job, cause = failure.job, failure.__cause__
        first, longest = BACK_OFF_SECONDS
        seconds = min(first * 2.0 ** min(job.attempts, 30), longest)
        problem = self._in_words(cause)[:PROBLEM_LETTERS]
        until = self._clock() + seconds
        await self._journal.commit_result(
            lambda connection: job_queue.put_off(connection, job, until, problem), lambda _: ()
        )
        self.failed += 1
        log.error(
            "jobs.failed", kind=job.kind, subject=job.subject, attempts=job.attempts + 1,
            again_in_seconds=seconds, exc_info=cause if job.attempts == 0 else None,
        )  # fmt: skip

    async def _report_unknown(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._unknown_at < UNKNOWN_SECONDS:
            return
        async with self._reading.connect() as connection:
            kinds = await job_queue.unknown_kinds(connection, self._kinds, self._clock())
        self._unknown_at = now
        for kind in sorted({*kinds} - self._reported):
            self._reported.add(kind)
            log.warning("jobs.unknown_kind", kind=kind, remedy="a controller that knows it will do them")

    async def _read_next_due(self) -> float | None:
        async with self._reading.connect() as connection:
            return await job_queue.next_due(connection, self._kinds)

    def _rest(self, due_at: float | None) -> float:
        """Return how long it may sleep, seconds."""
        return POLL_SECONDS if due_at is None else min(max(due_at - self._clock(), 0.0), POLL_SECONDS)

    def _in_words(self, error: BaseException | None) -> str:
        if isinstance(error, SQLAlchemyError | OSError):
            return explain(self._engine.url, error)
        return f"{type(error).__name__}: {error}"

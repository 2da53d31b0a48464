"""The worker: writes down one message after the other. Calls always come first."""

import asyncio
import contextlib
import os
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock, wall_clock
from hotline.config import Configuration
from hotline.database import create_engine, database_url
from hotline.journal import Journal, JournalError
from hotline.paths import Paths

from .engine import ModelUnusableError
from .engine_host import EngineFailedError, EngineHost, engine_command
from .jobs import Job, Jobs, LeaseLostError
from .models import check_models

#: How often the worker looks for new messages, seconds.
POLL_SECONDS = 1.0

#: How much less urgent than calls, as in nice(1); the engine's process inherits it.
NICENESS = 15

log = structlog.get_logger()


class Worker:
    """Writes messages down until it is told to stop."""

    def __init__(
        self,
        jobs: Jobs,
        host: EngineHost,
        folder: Path,
        *,
        engine: str,
        languages: set[str],
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        """`folder` is the one of messages; `languages` are those with a model that looks sound."""
        self._jobs = jobs
        self._host = host
        self._folder = folder
        self._engine = engine
        self._languages = set(languages)
        self._poll_seconds = poll_seconds
        #: Whether the last look failed; an outage is logged once.
        self._failing = False

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what was begun then goes back untouched."""
        revived = False
        try:
            while not stop.is_set():
                try:
                    revived = revived or await self._revive()
                    worked = await self.step(stop)
                except (SQLAlchemyError, JournalError, OSError) as error:
                    self._failed(error)
                    worked = False
                else:
                    self._failing = False
                if not worked:
                    await _wait(stop, self._poll_seconds)
        finally:
            await self._host.close()

    def _failed(self, error: Exception) -> None:
        if not self._failing:
            log.error("the database cannot be used, trying again", reason=_reason(error))
        self._failing = True

    async def _revive(self) -> bool:
        count = await self._jobs.revive(self._languages)
        if count:
            log.info("messages have a model now", messages=count)
        return True

    async def step(self, stop: asyncio.Event) -> bool:
        """Deal with the next message; False if there is none."""
        await self._jobs.skip_other_than(self._languages)
        await self._jobs.take_back()
        job = await self._jobs.claim()
        if job is None:
            return False
        try:
            await self._write_down(job, stop)
        except LeaseLostError:
            log.warning("took too long, somebody else has it", message=job.message)
        return True

    async def _write_down(self, job: Job, stop: asyncio.Event) -> None:
        work = asyncio.create_task(
            self._host.transcribe(self._folder / job.path, job.language, seconds=job.limit_seconds)
        )
        told = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, told}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                await self._jobs.give_back(job)
                return
            transcript = work.result()
        except ModelUnusableError as error:
            await self._without(job, str(error))
        except EngineFailedError as error:
            await self._jobs.fail(job, str(error))
        else:
            await self._jobs.finish(job, transcript, self._engine)
            log.info("written down", message=job.message, words=len(transcript.words))
        finally:
            for task in (work, told):
                task.cancel()
            await asyncio.gather(work, told, return_exceptions=True)

    async def _without(self, job: Job, reason: str) -> None:
        """Do without a model that cannot be loaded, until the next start; its messages wait for it."""
        log.error("a model cannot be used", language=job.language, reason=reason)
        self._languages.discard(job.language)
        await self._jobs.give_back(job, without_model=True)


def _reason(error: Exception) -> str:
    """Return what the database says, without the statement and its values."""
    return str(getattr(error, "orig", None) or error)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


async def run_worker(
    config: Configuration,
    paths: Paths,
    stop: asyncio.Event,
    *,
    clock: Clock = wall_clock,
) -> None:
    """Write down this node's messages with the configured engine until `stop` is set.

    Raises `DatabaseError` for a URL that cannot be used.
    """
    os.nice(max(0, NICENESS - os.nice(0)))
    rules = config.transcription
    problems = check_models(config)
    for problem in problems:
        log.error(problem.what, key=problem.key, remedy=problem.remedy)
    unusable = {problem.language for problem in problems}
    languages = set() if rules.engine == "none" or None in unusable else set(rules.models) - unusable
    log.info("transcriber started", engine=rules.engine, languages=sorted(str(one) for one in languages))
    database = create_engine(database_url(config, paths))
    journal = Journal(database, config.node.name)
    try:
        jobs = Jobs(database, journal, clock)
        host = EngineHost(engine_command(rules.engine, rules.models))
        worker = Worker(
            jobs, host, paths.messages, engine=rules.engine, languages={one for one in languages if one}
        )
        await worker.run(stop)
    finally:
        await journal.close()
        await database.dispose()
    log.info("transcriber stopped")

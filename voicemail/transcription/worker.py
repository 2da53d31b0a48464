"""A worker: writes down one message after the other, with an engine of its own."""

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock, wall_clock
from hotline.journal import JournalError
from hotline.set_within import set_within

from .engine import ModelUnusableError
from .engine_host import EngineFailedError, EngineHost
from .jobs import Job, Jobs, LeaseLostError
from .languages import Languages

#: How often the worker looks for new messages, seconds.
POLL_SECONDS = 1.0

log = structlog.get_logger()


class Worker:
    """Writes messages down, one at a time, until it is told to stop."""

    def __init__(
        self,
        jobs: Jobs,
        host: EngineHost,
        folder: Path,
        *,
        engine: str,
        languages: Languages,
        clock: Clock = wall_clock,
        poll_seconds: float = POLL_SECONDS,
        may_begin: Callable[[], bool] = lambda: True,
        rest_seconds: float | None = None,
    ) -> None:
        """`folder` is the one of messages, `languages` are those with a model that looks sound.

        A message is only taken while `may_begin`. An engine that had nothing to do for `rest_seconds` is ended, to
        free its memory; None: never.
        """
        self._jobs = jobs
        self._host = host
        self._folder = folder
        self._engine = engine
        self._languages = languages
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._may_begin = may_begin
        self._rest_seconds = rest_seconds
        #: Whether it has a message now.
        self.busy = False
        self._worked_at = clock()
        #: Whether the last look failed; an outage is logged once.
        self._failing = False

    @property
    def has_engine(self) -> bool:
        """Whether its engine runs, and so takes memory already."""
        return self._host.pid is not None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what was begun then goes back untouched."""
        revived = False
        try:
            while not stop.is_set():
                try:
                    revived = revived or await self._revive(self._languages.usable)
                    worked = await self.step(stop)
                except (SQLAlchemyError, JournalError, OSError) as error:
                    self._failed(error)
                    worked = False
                else:
                    self._failing = False
                if not worked:
                    await self._rest()
                    await set_within(stop, self._poll_seconds)
        finally:
            await self._host.close()

    def _failed(self, error: Exception) -> None:
        if not self._failing:
            log.error("the database cannot be used, trying again", reason=_reason(error))
        self._failing = True

    async def _rest(self) -> None:
        idle = self._clock() - self._worked_at
        if self._rest_seconds is not None and idle > self._rest_seconds and self.has_engine:
            await self._host.close()

    async def _revive(self, languages: Collection[str]) -> bool:
        count = await self._jobs.revive(languages)
        if count:
            log.info("messages have a model now", messages=count)
        return True

    async def step(self, stop: asyncio.Event) -> bool:
        """Deal with the next message; False if there is none for us."""
        again = self._languages.take_back(self._clock())
        if again:
            await self._revive(again)
        await self._jobs.skip_other_than(self._languages.usable)
        await self._jobs.take_back()
        if not self._may_begin():
            return False
        self.busy = True
        try:
            job = await self._jobs.claim()
            if job is None:
                return False
            await self._write_down(job, stop)
        except LeaseLostError:
            log.warning("took too long, somebody else has it")
        finally:
            self.busy = False
        self._worked_at = self._clock()
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
            self._languages.works(job.language)
            await self._jobs.finish(job, transcript, self._engine)
            log.info("written down", message=job.message, words=len(transcript.words))
        finally:
            for task in (work, told):
                task.cancel()
            await asyncio.gather(work, told, return_exceptions=True)

    async def _without(self, job: Job, reason: str) -> None:
        """Do without a model that cannot be loaded for a while; its messages wait for it."""
        pause = self._languages.set_aside(job.language, self._clock())
        log.error("a model cannot be used", language=job.language, reason=reason, again_in=pause)
        await self._jobs.give_back(job, without_model=True)


def _reason(error: Exception) -> str:
    """Return what the database says, without the statement and its values."""
    return str(getattr(error, "orig", None) or error)

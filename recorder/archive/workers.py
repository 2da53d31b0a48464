"""Has recordings finalised in a process of its own, so that no ring waits for it.

    finalise ── a line to the process ── wait ── a line from it ── the file, or what went wrong
                                          ├─ it ended ──────── start another one, ask again, TRIES times
                                          └─ no answer in time ── kill it, the same

The process starts with the first job. What it had not finished when it died is made anew from the raw files.
"""

import asyncio
import contextlib
import errno
import os
import sys
from asyncio.subprocess import PIPE, Process

import msgspec
import structlog

from hotline.recorder.errors import NothingRecordedError, PlanError

from .jobs import JOBS, Answer, Job

#: How often a job is tried whose process dies.
TRIES = 3

#: Longest that a job may take, seconds: three hours of sound take less than one minute of an idle processor, but ours
#: is the last to be served.
LONGEST_SECONDS = 1800.0

#: A process that has closed its stdout has ended by then, seconds.
END_SECONDS = 1.0

#: Longest line from the process: metadata of a call with thousands of gaps.
_LINE_BYTES = 1 << 24

log = structlog.get_logger()


class _ProcessEndedError(Exception):
    """The process ended before it answered."""


class Workers:
    """Finalises, several jobs at a time; more wait for their turn. Ends with `close`."""

    def __init__(self, *, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._places = asyncio.Semaphore(JOBS)
        self._starting = asyncio.Lock()
        self._process: Process | None = None
        self._reader: asyncio.Task[None] | None = None
        #: Jobs without an answer, by number.
        self._asked: dict[int, asyncio.Future[Answer]] = {}
        self._last = 0

    async def finalise(self, job: Job) -> Answer:
        """Return what became of the job.

        Raises `NothingRecordedError`, `PlanError` and `OSError`, also where the process dies again and again.
        """
        async with self._places:
            for _ in range(TRIES):
                try:
                    async with asyncio.timeout(self._longest_seconds):
                        answer = await self._ask(job)
                except _ProcessEndedError:
                    log.warning("recording.worker_ended")
                except TimeoutError:
                    log.warning("recording.worker_stuck", seconds=self._longest_seconds)
                    await self._end()
                else:
                    return _checked(answer)
        raise OSError(errno.EIO, f"the process that finalises recordings died or hung {TRIES} times")

    async def close(self) -> None:
        """End the process; what it has not finished is for the next controller."""
        await self._end()

    async def _end(self) -> None:
        async with self._starting:
            process, self._process = self._process, None
            if process is not None:
                _kill(process)
            if self._reader is not None:
                await self._reader

    async def _ask(self, job: Job) -> Answer:
        process = await self._running()
        self._last += 1
        job = msgspec.structs.replace(job, number=self._last)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked[job.number] = answer
        try:
            assert process.stdin is not None  # noqa: S101 -- a pipe
            process.stdin.write(msgspec.json.encode(job) + b"\n")
            return await answer
        finally:
            self._asked.pop(job.number, None)

    async def _running(self) -> Process:
        async with self._starting:
            if self._process is None:
                if self._reader is not None:
                    await self._reader
                program = (sys.executable, "-m", f"{__package__}.worker_process", str(os.getpid()))
                self._process = await asyncio.create_subprocess_exec(
                    *program, stdin=PIPE, stdout=PIPE, limit=_LINE_BYTES
                )
                self._reader = asyncio.create_task(self._read(self._process), name="finalised recordings")
            return self._process

    async def _read(self, process: Process) -> None:
        """Hand out answers until the process ends; then tell everybody who waits."""
        assert process.stdout is not None  # noqa: S101 -- a pipe
        async for line in process.stdout:
            answer = msgspec.json.decode(line, type=Answer)
            waiting = self._asked.get(answer.number)
            if waiting is not None and not waiting.done():
                waiting.set_result(answer)
        if self._process is process:
            self._process = None
        try:
            await asyncio.wait_for(process.wait(), END_SECONDS)
        except TimeoutError:
            _kill(process)  # it has closed its stdout only
            await process.wait()
        for waiting in self._asked.values():
            if not waiting.done():
                waiting.set_exception(_ProcessEndedError())


def _checked(answer: Answer) -> Answer:
    if answer.trouble == "nothing":
        raise NothingRecordedError
    if answer.trouble == "plan":
        raise PlanError(answer.problem)
    if answer.trouble == "system":
        raise OSError(answer.errno, answer.problem)
    return answer


def _kill(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()

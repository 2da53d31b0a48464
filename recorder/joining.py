"""Has the sides of recordings joined in a process of its own, so that no ring waits for it.

    join ── a line to the process ── wait ── a line from it ── seconds, or what went wrong
                                      └─ it ended ── start another one, ask again, TRIES times

The process starts with the first join. What it had not finished when it died is joined anew; the raw files stay until
then.
"""

import asyncio
import contextlib
import errno
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import msgspec
import structlog

from .errors import NothingRecordedError
from .jobs import JOINS, Answer, Job

#: How often a join is tried whose process dies.
TRIES = 3

log = structlog.get_logger()


class _ProcessEndedError(Exception):
    """The process ended before it answered."""


class Joiner:
    """Joins sides, several at a time. Ends with `close`."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(JOINS)
        self._starting = asyncio.Lock()
        self._process: Process | None = None
        self._reader: asyncio.Task[None] | None = None
        #: Jobs without an answer, by number.
        self._asked: dict[int, asyncio.Future[Answer]] = {}
        self._last = 0

    async def join(self, caller: Path, agent: Path, target: Path) -> float:
        """Do what `stereo.join_sides` does, and return what it returns.

        Raises `NothingRecordedError` and `OSError`, also where the process dies again and again.
        """
        async with self._places:
            for _ in range(TRIES):
                try:
                    answer = await self._ask(caller, agent, target)
                except _ProcessEndedError:
                    log.warning("recording.join_process_ended")
                    continue
                if answer.problem is not None:
                    raise OSError(answer.errno, answer.problem)
                if not answer.seconds:
                    raise NothingRecordedError
                return answer.seconds
        raise OSError(errno.EIO, f"the process that joins the sides died {TRIES} times")

    async def close(self) -> None:
        """End the process; what it has not finished is for the next controller."""
        async with self._starting:
            process, self._process = self._process, None
            if process is not None:
                _kill(process)
            if self._reader is not None:
                await self._reader

    async def _ask(self, caller: Path, agent: Path, target: Path) -> Answer:
        process = await self._running()
        self._last += 1
        job = Job(self._last, str(caller), str(agent), str(target))
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
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    f"{__package__}.join_process",
                    str(os.getpid()),
                    stdin=PIPE,
                    stdout=PIPE,
                )
                self._reader = asyncio.create_task(self._read(self._process), name="joined recordings")
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
        _kill(process)  # it may have closed its stdout only
        await process.wait()
        for waiting in self._asked.values():
            if not waiting.done():
                waiting.set_exception(_ProcessEndedError())


def _kill(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()

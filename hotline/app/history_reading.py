"""Has a long time of the journal read by a process of its own, so that no call waits for a report.

A quarter of a year takes minutes of a processor; in this process it would stand in everybody's way for as long, page
by page. The answer comes in a file that has no name, so that a long one is in nobody's memory. `PLACES` are read at a
time, `MOST_WAITING` more wait for their turn, and whoever comes then is asked to come again.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from io import BytesIO
from typing import BinaryIO, Protocol

import msgspec
import structlog

from hotline.desk.wall.ports import FullError
from hotline.journal import JournalReader

from .history_jobs import Job, carry_out
from .history_process import Order

#: Times that are read at once, and how many more wait for their turn. The page asks for two, to compare them.
PLACES, MOST_WAITING = 2, 6

#: Longest that one may take, seconds.
LONGEST_SECONDS = 1800.0

log = structlog.get_logger()


class HistoryReading(Protocol):
    """Reads the journal of a long time."""

    async def answer(self, job: Job) -> BinaryIO:
        """Return a file with the answer, from its beginning on; close it.

        Raises `FullError` and what the database and the files raise.
        """


class ReadHere:
    """Reads in this process: for tests, and for little."""

    def __init__(self, reader: JournalReader) -> None:
        self._reader = reader

    async def answer(self, job: Job) -> BinaryIO:
        """Return the answer, in memory."""
        file = BytesIO()
        await carry_out(job, self._reader, file)
        file.seek(0)
        return file


class ReadElsewhere:
    """Reads in processes."""

    def __init__(
        self, url: str, *, longest_seconds: float = LONGEST_SECONDS, places: int = PLACES,
        most_waiting: int = MOST_WAITING,
    ) -> None:  # fmt: skip
        """`url` is the database's, with its password."""
        self._url = url
        self._longest_seconds = longest_seconds
        self._places = asyncio.Semaphore(places)
        self._room = places + most_waiting
        #: Those who are read for, or wait for it.
        self._asking = 0

    async def answer(self, job: Job) -> BinaryIO:
        """Return a file on the disk that has no name. Raises as said, and `OSError` where the process fails."""
        if self._asking >= self._room:
            message = "many reports are being made at this moment; ask again in a minute"
            raise FullError(message)
        self._asking += 1
        try:
            async with self._places:
                return await self._read(job)
        finally:
            self._asking -= 1

    async def _read(self, job: Job) -> BinaryIO:
        order = msgspec.json.encode(Order(url=self._url, job=job))
        with contextlib.ExitStack() as opened:
            file = opened.enter_context(tempfile.TemporaryFile())
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", f"{__package__}.history_process", str(os.getpid()),
                stdin=PIPE, stdout=file, stderr=PIPE,
                start_new_session=True,  # Ctrl-C in a terminal is for us
            )  # fmt: skip
            try:
                async with asyncio.timeout(self._longest_seconds):
                    _, said = await process.communicate(order)
            finally:
                await _end(process)
            if process.returncode:
                reason = said.decode(errors="replace").strip().rpartition("\n")[2]
                log.warning("history: it could not be read", status=process.returncode, reason=reason[:200])
                raise OSError("the process that reads the history failed")
            file.seek(0)
            opened.pop_all()  # it is the caller's
            return file


async def _end(process: Process) -> None:
    """End a process that nobody waits for any more."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

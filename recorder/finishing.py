"""Makes the file of a recording in the background: joins both sides, renames, commits, then removes the raw.

Whatever goes wrong leaves the raw files where they are, so that a later `Recorder.recover` can try again.
"""

import asyncio
from collections.abc import Collection
from pathlib import Path

import structlog

from .errors import NothingRecordedError
from .joining import Joiner
from .ledger import Ledger
from .takes import Take, raw_files

#: More than this are not begun: their raw files wait for the next `Recorder.recover`.
MAX_FINISHING = 1000

#: Without an answer from Asterisk the files are taken as closed when they have been still for so long,
#: seconds.
STILL_SECONDS, STILL_AT_MOST_SECONDS = 1.0, 10.0

log = structlog.get_logger()


class Finisher:
    """Finishes takes, each in a task of its own."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder = folder
        self._ledger = ledger
        self._tasks: dict[Take, asyncio.Task[None]] = {}
        self._joiner = Joiner()

    def __contains__(self, take: Take) -> bool:
        """Return whether the take is being finished."""
        return take in self._tasks

    def begin(self, take: Take, *, closed: bool, fresh: bool) -> None:
        """Finish a take.

        `closed` says that Asterisk does not write it any more, `fresh` that no other controller can have
        finished it.
        """
        if len(self._tasks) >= MAX_FINISHING:
            log.warning("recording.put_off", call=take.call, finishing=len(self._tasks))
            return
        work = self._finish(take, closed=closed, fresh=fresh)
        task = asyncio.create_task(work, name=f"recording {take.call}")
        self._tasks[take] = task
        task.add_done_callback(lambda _: self._tasks.pop(take, None))

    async def settle(self) -> None:
        """Wait until everything that was begun is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values())

    async def close(self, grace_seconds: float) -> None:
        """Finish what can be finished in time."""
        pending: Collection[asyncio.Task[None]] = tuple(self._tasks.values())
        if pending:
            _, pending = await asyncio.wait(pending, timeout=grace_seconds)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await self._joiner.close()

    async def _finish(self, take: Take, *, closed: bool, fresh: bool) -> None:
        """Make the file; what goes wrong here concerns no other call."""
        try:
            if not closed:
                await self._until_still(take)
            await self._make_file(take, fresh=fresh)
        except OSError as error:
            self._ledger.failed(take.call, f"the file could not be made: {error.strerror or error}")
        except Exception as error:
            log.exception("recording.not_finished", call=take.call)
            self._ledger.failed(take.call, f"the file could not be made: {error}")

    async def _make_file(self, take: Take, *, fresh: bool) -> None:
        files = raw_files(self._folder, take)
        try:
            seconds = await self._joiner.join(*files, self._folder / take.path)
        except NothingRecordedError:
            if await self._ledger.talked(take.call):
                self._ledger.failed(take.call, "Asterisk wrote nothing although both talked")
        else:
            await self._ledger.finalised(take, seconds, fresh=fresh)
            log.info("recording.finalised", call=take.call, seconds=round(seconds, 1))
        await asyncio.to_thread(_remove, files)

    async def _until_still(self, take: Take) -> None:
        """Wait until Asterisk has surely closed the files."""
        files = raw_files(self._folder, take)
        size = -1
        for _ in range(round(STILL_AT_MOST_SECONDS / STILL_SECONDS)):
            before, size = size, await asyncio.to_thread(_size, files)
            if before == size:
                return
            await asyncio.sleep(STILL_SECONDS)


def _size(files: tuple[Path, Path]) -> int:
    return sum(file.stat().st_size for file in files if file.exists())


def _remove(files: tuple[Path, Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)

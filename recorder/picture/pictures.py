"""Has recordings drawn, in a process of its own, one at a time, so that no ring waits for a picture.

A picture shows who talked when, so it is never on a disk: it stays in memory for `KEPT_SECONDS`, for a page that is
looked at again, and is given out only while its recording is kept. What is deleted is gone from memory by then too.
"""

import asyncio
import contextlib
import os
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hotline.recorder.archive.rows import RecordingRow

from .order import Kind, Order

#: How long a picture stays in memory, and how many at most: one is 30 to 150 KB.
KEPT_SECONDS, MOST_KEPT = 600.0, 32

#: Longest that one may take: three hours of Opus take a minute of an idle processor, and ours is the last to be served.
LONGEST_SECONDS = 600.0


class PictureError(Exception):
    """It cannot be drawn; the text says why."""


@dataclass(frozen=True, slots=True)
class _Made:
    content: bytes
    #: When it must be forgotten, seconds of the clock.
    until: float


class Pictures:
    """Draws recordings. Whoever asks must have written down before who wants to see one, and why."""

    def __init__(
        self,
        folder: Path,
        keys: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        """`folder` has recordings, `keys` is the file of their key ring; `clock` tells seconds that never go back."""
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._longest_seconds = longest_seconds
        self._turn = asyncio.Lock()
        #: By checksum of the recording and kind, the oldest first.
        self._made: dict[tuple[str, str, Kind], _Made] = {}

    async def picture(self, row: RecordingRow, kind: Kind) -> bytes:
        """Return the picture of a recording. Raises `PictureError`; who is cancelled ends the process."""
        name = (row.id, row.sha256, kind)
        async with self._turn:  # who asks for the same one finds it when it is his turn
            self._forget_old()
            if name not in self._made:
                content = await self._draw(self._order(row, kind))
                self._made[name] = _Made(content, self._clock() + KEPT_SECONDS)
                self._schedule()
            return self._made[name].content

    def forget(self, recording_id: str) -> None:
        """Forget the pictures of a recording that is deleted."""
        for name in [name for name in self._made if name[0] == recording_id]:
            del self._made[name]

    def _order(self, row: RecordingRow, kind: Kind) -> Order:
        metadata = row.metadata
        return Order(
            folder=str(self._folder),
            storage=row.storage,
            path=row.path,
            keys=str(self._keys) if row.key else "",
            kind=kind,
            gaps=metadata.gaps if metadata else (),
            segments=metadata.segments if metadata else (),
        )

    def _schedule(self) -> None:
        """See to it that what is old is forgotten even if nobody asks again."""
        asyncio.get_running_loop().call_later(KEPT_SECONDS + 1, self._forget_old)

    def _forget_old(self) -> None:
        now = self._clock()
        for name, made in list(self._made.items()):
            if made.until <= now:
                del self._made[name]
        while len(self._made) >= MOST_KEPT:
            del self._made[next(iter(self._made))]

    async def _draw(self, order: Order) -> bytes:
        program = (sys.executable, "-m", f"{__package__}.process", str(os.getpid()))
        process = await asyncio.create_subprocess_exec(*program, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        try:
            content, said = await asyncio.wait_for(
                process.communicate(msgspec.json.encode(order)), self._longest_seconds
            )
        except TimeoutError:
            message = f"drawing took longer than {self._longest_seconds:g} s"
            raise PictureError(message) from None
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            lines = said.decode(errors="replace").strip().splitlines()
            raise PictureError(lines[-1] if lines else f"the process ended with {process.returncode}")
        return content

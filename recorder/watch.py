"""Notices that a recording does not come about: MixMonitor replies success whatever happens.

after the start       both files must exist within APPEAR_SECONDS
after the answer      they must grow within FIRST_SECONDS (Asterisk writes in lumps of 32 KB, 2 s of one side)
during the talk       they must grow within STALL_SECONDS; a talk in which neither phone sends anything is cut by the
                      RTP time-out at about the same time
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

APPEAR_SECONDS = 2.0
FIRST_SECONDS = 10.0
STALL_SECONDS = 30.0

#: How often the files are looked at, seconds: before they exist, and then.
SOON_SECONDS, LATER_SECONDS = 0.2, 5.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each step may take, seconds; tests have less."""

    appear: float = APPEAR_SECONDS
    first: float = FIRST_SECONDS
    stall: float = STALL_SECONDS
    soon: float = SOON_SECONDS
    later: float = LATER_SECONDS


class Watch:
    """Looks at the files of one recording."""

    def __init__(self, files: tuple[Path, Path], patience: Patience) -> None:
        self._files = files
        self._patience = patience
        #: Whether agent and caller are bridged; only then is there anything to write.
        self.talking = False

    async def run(self, fail: Callable[[str], None], *, grows: bool = True) -> None:
        """Look until the task is cancelled; `fail` is called at most once, with the reason.

        What is not a talk need not grow: a caller who is silent in a menu may send nothing.
        """
        fault = await self._appear()
        if fault is None and grows:
            fault = await self._grow()
        if fault is not None:
            fail(fault)

    async def _appear(self) -> str | None:
        patience = self._patience
        for _ in range(max(1, round(patience.appear / patience.soon))):
            await asyncio.sleep(patience.soon)
            if await self._size() is not None:
                return None
        return f"Asterisk did not create the files; may it write into {self._files[0].parent}?"

    async def _grow(self) -> str:
        """Return when nothing was written for too long in a talk."""
        patience = self._patience
        loop = asyncio.get_running_loop()
        size = await self._size() or 0
        last_growth = loop.time()
        while True:
            await asyncio.sleep(patience.later)
            now = await self._size()
            if now is None:
                return "the files were removed while Asterisk wrote them"
            if now > size or not self.talking:
                size, last_growth = now, loop.time()
            elif loop.time() - last_growth >= (patience.stall if size else patience.first):
                return "Asterisk writes nothing although both talk; is the disk full?"

    async def _size(self) -> int | None:
        """Return the bytes of both files, None where one is missing."""
        return await asyncio.to_thread(_total_size, self._files)


def _total_size(files: tuple[Path, Path]) -> int | None:
    try:
        return sum(file.stat().st_size for file in files)
    except FileNotFoundError:
        return None

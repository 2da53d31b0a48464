"""Has Asterisk write silence while a recording is paused, and sound again afterwards.

The recording's plan leaves a pause out whatever Asterisk wrote; this keeps it off the disk in the first place.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()

#: Switches the recordings on a caller's channel to silence (True) or sound; raises where Asterisk does not do it.
Mute = Callable[[str, bool], Awaitable[None]]


async def nobody(_call: str, _on: bool) -> None:
    """Mute nothing: the plan alone leaves pauses out."""


class Muting:
    """What Asterisk was told of each call; one word after the other, so that the last one counts."""

    def __init__(self, mute: Mute) -> None:
        self._mute = mute
        self._wanted: dict[str, bool] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def want(self, call: str, *, muted: bool) -> None:
        """Have the recordings of the call silent, or not."""
        self._wanted[call] = muted
        if call not in self._tasks:
            self._tasks[call] = task = asyncio.create_task(self._tell(call), name=f"mute {call}")
            task.add_done_callback(lambda _: self._tasks.pop(call, None))

    async def settle(self, call: str) -> None:
        """Return when Asterisk was told what is wanted now."""
        task = self._tasks.get(call)
        if task is not None:
            await asyncio.shield(task)

    def forget(self, call: str) -> None:
        """Let go of the call: what runs next on its channel begins with sound."""
        self._wanted.pop(call, None)

    async def close(self) -> None:
        """End what goes on."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _tell(self, call: str) -> None:
        told: bool | None = None
        while (wanted := self._wanted.get(call)) is not None and wanted != told:
            try:
                await self._mute(call, wanted)
            except Exception as error:  # whatever it is, the plan leaves the pause out
                log.warning("recording.not_muted", call=call, muted=wanted, error=str(error))
            told = wanted

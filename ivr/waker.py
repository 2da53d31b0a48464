"""Wakes the AGI command in which a caller waits.

A poke is AMI `PlayDTMF` with `Receive: true` and the digit D: the waiting AGI command returns as if the caller had
pressed D. A poke that reaches an idle AGI session is forgotten after 100 ms, so it is repeated until the script says
that it has seen what it was woken for. D itself means only "look at your state": a caller who sends it harms nobody.
"""

import asyncio
from collections.abc import Callable

import structlog

from hotline.asterisk.ami import AmiError, AmiPort

#: The digit of a poke; every prompt that a waiting caller hears has it among its escape digits.
POKE = "D"

#: Seconds between pokes of one wish.
REPEAT_SECONDS = 0.25

log = structlog.get_logger()


class Waker:
    """Pokes channels through AMI."""

    def __init__(self, ami: AmiPort) -> None:
        self._ami = ami
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self, channel: str, *, until: Callable[[], bool]) -> None:
        """Poke the channel now and again until `until()` is true or the channel is gone. Returns at once."""
        task = asyncio.create_task(self._poke(channel, until), name=f"wake {channel}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _poke(self, channel: str, until: Callable[[], bool]) -> None:
        while not until():
            try:
                response = await self._ami.action(
                    "PlayDTMF", {"Channel": channel, "Digit": POKE, "Receive": "true"}
                )
            except AmiError as error:
                # The script looks at its state by itself now and then, so a lost poke costs time, no call.
                log.warning("poke failed", channel=channel, error=str(error))
            else:
                if not response.success:
                    return
            await asyncio.sleep(REPEAT_SECONDS)

    async def close(self) -> None:
        """End all pokes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

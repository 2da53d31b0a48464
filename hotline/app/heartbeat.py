"""Tells the supervisor that the controller's event loop turns.

The supervisor hands down the writing end of a pipe. A byte comes from the event loop itself, so that a loop that is
stuck or a process that is stopped falls silent, which no time-out of Asterisk would notice.
"""

import asyncio
import os

#: The environment variable that names the pipe's file descriptor.
VARIABLE = "HOTLINE_HEARTBEAT_FD"

BEAT, READY = b".", b"R"

#: Seconds between beats.
INTERVAL_SECONDS = 0.5


class Heartbeat:
    """The controller's end of the pipe; without a supervisor it does nothing."""

    def __init__(self) -> None:
        descriptor = os.environ.get(VARIABLE)
        self._descriptor = int(descriptor) if descriptor else None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to beat."""
        if self._descriptor is not None:
            os.set_blocking(self._descriptor, False)
            self._task = asyncio.create_task(self._beat(), name="heartbeat")

    def ready(self) -> None:
        """Say that calls can be served from now on."""
        self._write(READY)

    async def _beat(self) -> None:
        while True:
            self._write(BEAT)
            await asyncio.sleep(INTERVAL_SECONDS)

    def _write(self, byte: bytes) -> None:
        if self._descriptor is None:
            return
        try:
            os.write(self._descriptor, byte)
        except (BlockingIOError, BrokenPipeError):
            # A full pipe: the supervisor is slow, not we. A broken one: it died, and the calls go on without it.
            return

    async def stop(self) -> None:
        """End beating."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

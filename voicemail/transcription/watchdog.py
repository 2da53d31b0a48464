"""When an engine is stuck: by its processor time, not by the clock on the wall.

On a machine that is busy with calls an engine may wait long for its turn, which is meant. One that computes far
longer than it should, or does not compute at all, is stuck.
"""

import asyncio
import time

import psutil

#: How often the engine's processor time is looked at, seconds.
LOOK_SECONDS = 1.0

#: An engine that has something to do and used no processor time for so long is stuck, seconds.
STANDSTILL_SECONDS = 120.0


class StuckError(Exception):
    """The engine is stuck; the text says how, as the end of a sentence about it."""


async def watch(
    pid: int, work: asyncio.Future[bytes], processor_seconds: float, standstill_seconds: float
) -> None:
    """Return when `work`, which the process does, is done or the process is gone.

    Raises `StuckError` when it used more than `processor_seconds`, or none for `standstill_seconds`.
    """
    begun = used = _processor_seconds(pid)
    moved_at = time.monotonic()
    look_seconds = min(LOOK_SECONDS, standstill_seconds / 4)
    while begun is not None:
        await asyncio.wait({work}, timeout=look_seconds)
        now = _processor_seconds(pid)
        if work.done() or now is None:
            break
        if now - begun > processor_seconds:
            message = f"took more than {processor_seconds:.0f} s of processor time"
            raise StuckError(message)
        if now != used:
            used, moved_at = now, time.monotonic()
        elif time.monotonic() - moved_at > standstill_seconds:
            message = f"stood still for {standstill_seconds:.0f} s"
            raise StuckError(message)
    await asyncio.wait({work})


def _processor_seconds(pid: int) -> float | None:
    """Return the processor time that a process used so far, None if it is gone."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return None
    return times.user + times.system

"""When an engine is stuck: by its processor time, not by the clock on the wall; and when it takes too much memory.

On a machine that is busy with calls an engine may wait long for its turn, which is meant. One that computes far
longer than it should, or does not compute at all, is stuck.
"""

import asyncio
import time
from dataclasses import dataclass

import psutil

#: How often the engine's processor time is looked at, seconds.
LOOK_SECONDS = 1.0

#: An engine that has something to do and used no processor time for so long is stuck, seconds.
STANDSTILL_SECONDS = 120.0


class StuckError(Exception):
    """The engine is stuck or takes too much; the text says how, as the end of a sentence about it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of an engine at any time."""

    #: How long it may use no processor time while it has something to do.
    standstill_seconds: float = STANDSTILL_SECONDS
    #: Resident memory that it may take; None: any.
    most_bytes: int | None = None


async def watch(pid: int, work: asyncio.Future[bytes], processor_seconds: float, limits: Limits) -> None:
    """Return when `work`, which the process does, is done or the process is gone.

    Raises `StuckError` when it used more than `processor_seconds`, or did not keep to the limits.
    """
    standstill_seconds = limits.standstill_seconds
    begun = used = _processor_seconds(pid)
    moved_at = time.monotonic()
    look_seconds = min(LOOK_SECONDS, standstill_seconds / 4)
    while begun is not None:
        await asyncio.wait({work}, timeout=look_seconds)
        now = _processor_seconds(pid)
        if work.done() or now is None:
            break
        _look_at_memory(pid, limits.most_bytes)
        if now - begun > processor_seconds:
            message = f"took more than {processor_seconds:.0f} s of processor time"
            raise StuckError(message)
        if now != used:
            used, moved_at = now, time.monotonic()
        elif time.monotonic() - moved_at > standstill_seconds:
            message = f"stood still for {standstill_seconds:.0f} s"
            raise StuckError(message)
    await asyncio.wait({work})


def _look_at_memory(pid: int, most: int | None) -> None:
    if most is None:
        return
    try:
        taken = psutil.Process(pid).memory_info().rss
    except psutil.Error:
        return
    if taken > most:
        message = f"took {taken / 1e6:.0f} MB of memory, more than {most / 1e6:.0f} MB"
        raise StuckError(message)


def _processor_seconds(pid: int) -> float | None:
    """Return the processor time that a process used so far, None if it is gone."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return None
    return times.user + times.system

"""No caller listens to silence for ever: work that is given only so much time."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

R = TypeVar("R")


async def within(seconds: float, work: Coroutine[Any, Any, R]) -> R:
    """Return what the work returns, and raise what it raises. Raises `TimeoutError`; the work goes on then."""
    task = asyncio.create_task(work)
    _going_on.add(task)
    task.add_done_callback(_forget)
    done, _ = await asyncio.wait([task], timeout=seconds)
    if not done:
        raise TimeoutError(f"not done within {seconds:g} s")
    return task.result()


#: Kept from being collected while nobody waits for them any more.
_going_on: set[asyncio.Task[Any]] = set()


def _forget(task: asyncio.Task[Any]) -> None:
    _going_on.discard(task)
    if not task.cancelled():
        task.exception()  # whoever waited has it; of others the journal tells

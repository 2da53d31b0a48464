"""Work that a cancellation does not leave half done."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


async def uninterrupted(work: Coroutine[object, object, R]) -> R:
    """Do the work and return its result; whoever is cancelled meanwhile is so when it is done, and not before.

    What the work raises is then lost with its result: it must have said itself what the next one has to know.
    """
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # it is nobody's any more, which asyncio would complain of
        raise cancelled
    return task.result()


async def in_thread(work: Callable[P, R], *given: P.args, **more: P.kwargs) -> R:
    """Do the work in a thread, as `asyncio.to_thread` does, and never leave while the thread is still at it."""
    return await uninterrupted(asyncio.to_thread(work, *given, **more))

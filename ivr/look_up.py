"""A question about the caller that is answered beside the greeting, and never keeps the caller waiting."""

import asyncio
from collections.abc import Awaitable
from typing import Generic, TypeVar

import structlog

log = structlog.get_logger()

#: Later nobody would need the answer, seconds.
LOOK_UP_SECONDS = 5.0

#: So long a caller may wait for it, seconds; it mostly takes a few milliseconds.
MOMENT_SECONDS = 0.05

T = TypeVar("T")


class LookUp(Generic[T]):
    """One question; it must be ended with `cancel`. What goes wrong is logged and is no answer."""

    def __init__(self, asked: Awaitable[T], *, call: str, what: str) -> None:
        """`what` is said in the log: "who talked with the caller last"."""
        self._task = asyncio.create_task(_answer(asked, call, what), name=what)

    def answer(self) -> T | None:
        """Return the answer if it is there."""
        return self._task.result() if self._task.done() and not self._task.cancelled() else None

    async def answer_soon(self) -> T | None:
        """Return the answer if it is there in a moment."""
        if not self._task.done():
            await asyncio.wait({self._task}, timeout=MOMENT_SECONDS)
        return self.answer()

    def cancel(self) -> None:
        """Look no further."""
        self._task.cancel()


async def _answer(asked: Awaitable[T], call: str, what: str) -> T | None:
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            return await asked
    except TimeoutError:
        log.warning(f"nobody could say {what}", call=call)
    except Exception:
        log.exception(f"cannot look up {what}", call=call)
    return None

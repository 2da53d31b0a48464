"""Waiting for something that a test expects, with a limit and a word about what was missing."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, overload

T = TypeVar("T")

#: The limits of waits say how long something takes on a machine that does nothing else, with room. A machine may have
#: so many times as much to do: that is no fault of the product. What must be quick is proved by what the journal says
#: of it, and measured in bench/.
PATIENCE = 3.0


class ExpectationError(AssertionError):
    """What the test waited for did not come in time."""


def allowed(seconds: float) -> float:
    """Return how long is waited for something that takes at most so long on an idle machine, seconds."""
    return PATIENCE * seconds


def deadline_in(seconds: float) -> float:
    """Return the moment until which is waited for something that takes at most so long (`time.monotonic`)."""
    return time.monotonic() + allowed(seconds)


@overload
async def eventually(
    look: Callable[[], Awaitable[T]], what: str, *, within: float, every: float = 0.05
) -> T: ...


@overload
async def eventually(look: Callable[[], T], what: str, *, within: float, every: float = 0.05) -> T: ...


async def eventually(
    look: Callable[[], T | Awaitable[T]], what: str, *, within: float, every: float = 0.05
) -> T:
    """Return the first true result of `look`. Raises `ExpectationError` after `within` seconds, with patience."""
    deadline = deadline_in(within)
    while True:
        found = look()
        result: T = await found if inspect.isawaitable(found) else found
        if result:
            return result
        if time.monotonic() > deadline:
            raise ExpectationError(
                f"did not happen within {allowed(within):g} s: {what} (last look: {result!r})"
            )
        await asyncio.sleep(every)

"""Waiting for something that a test expects, with a limit and a word about what was missing."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, overload

T = TypeVar("T")


class ExpectationError(AssertionError):
    """What the test waited for did not come in time."""


@overload
async def eventually(
    look: Callable[[], Awaitable[T]], what: str, *, within: float, every: float = 0.05
) -> T: ...


@overload
async def eventually(look: Callable[[], T], what: str, *, within: float, every: float = 0.05) -> T: ...


async def eventually(
    look: Callable[[], T | Awaitable[T]], what: str, *, within: float, every: float = 0.05
) -> T:
    """Return the first true result of `look`. Raises `ExpectationError` after `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        found = look()
        result: T = await found if inspect.isawaitable(found) else found
        if result:
            return result
        if time.monotonic() > deadline:
            raise ExpectationError(f"did not happen within {within:g} s: {what} (last look: {result!r})")
        await asyncio.sleep(every)

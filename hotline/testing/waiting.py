"""Waiting in tests for what comes soon."""

import asyncio
from collections.abc import Callable


async def eventually(condition: Callable[[], object], seconds: float = 30.0) -> None:
    """Return as soon as the condition is true. Raises `TimeoutError` if it is not within `seconds`.

    The limit is for a machine that does much else; where all is well, nobody waits for it.
    """
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - nothing announces anybody's condition
            await asyncio.sleep(0.005)

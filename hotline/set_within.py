"""Waiting for an event, but not for ever, and without ever losing a cancellation."""

import asyncio


async def set_within(event: asyncio.Event, seconds: float) -> bool:
    """Wait until the event is set or so many seconds are over; return whether it is set.

    Not by `asyncio.wait_for`: that of Python 3.11 returns, rather than being cancelled, where the cancellation comes in
    the moment in which the event is set (python/cpython#86296). A loop that waits so would go on for ever.
    """
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True

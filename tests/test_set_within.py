"""Waiting for an event, but not for ever."""

import asyncio

import pytest

from hotline.set_within import set_within


async def test_it_returns_when_the_event_is_set() -> None:
    """At once, and says so."""
    event = asyncio.Event()
    waiting = asyncio.create_task(set_within(event, 60))
    await asyncio.sleep(0)
    event.set()
    assert await waiting


async def test_it_returns_when_the_time_is_over() -> None:
    """And says that nothing came."""
    assert not await set_within(asyncio.Event(), 0.01)


async def test_a_cancellation_in_the_moment_of_the_event_is_not_lost() -> None:
    """Whoever waits in a loop ends when told to."""
    event = asyncio.Event()
    waiting = asyncio.create_task(set_within(event, 60))
    for _ in range(3):
        await asyncio.sleep(0)
    event.set()  # has woken its waiter, which has not run yet
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@pytest.mark.parametrize("steps", range(6))
async def test_a_loop_ends_whenever_it_is_cancelled(steps: int) -> None:
    """At any step between the event and the waiter."""
    event = asyncio.Event()

    async def loop() -> None:
        while True:
            await set_within(event, 60)
            event.clear()

    running = asyncio.create_task(loop())
    await asyncio.sleep(0.01)
    event.set()
    for _ in range(steps):
        await asyncio.sleep(0)
    running.cancel()
    done, _ = await asyncio.wait({running}, timeout=5)
    assert done

"""Work that a cancellation does not leave half done."""

import asyncio
import threading

import pytest

from hotline.testing.waiting import eventually
from hotline.uninterrupted import in_thread, uninterrupted


async def test_result_and_failure_are_those_of_the_work() -> None:
    """Nobody is cancelled: it is as if the work had been awaited."""
    assert await in_thread(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await in_thread(divmod, 7, 0)


@pytest.mark.parametrize("fails", [False, True])
async def test_who_is_cancelled_leaves_when_the_work_is_done(fails: bool) -> None:
    """However often: the thread is not left alone, and then the cancellation counts, also over a failure."""
    begun, go, done = threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        assert go.wait(30)
        done.append(True)
        if fails:
            raise OSError("no room")

    waiting = asyncio.create_task(in_thread(work))
    await eventually(begun.is_set)
    for _ in range(3):
        waiting.cancel()
        await asyncio.sleep(0)
    assert (waiting.done(), done) == (False, [])
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert done == [True]


async def test_work_that_is_cancelled_itself_is_told() -> None:
    """An event loop that ends cancels it too: then there is nothing to wait for."""

    async def work() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await uninterrupted(work())

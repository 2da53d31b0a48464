"""An event loop whose time is counted and not waited for: an hour of hold music passes at once, always alike.

    @in_virtual_time
    async def test_somebody_waits() -> None:
        await asyncio.sleep(3600)

For coroutines and timers only: whoever waits for a socket, a process or a thread waits for ever here, and is told so.
"""

import asyncio
import functools
import selectors
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

#: Turns of the loop without any time passing after which something runs in a circle.
MOST_IDLE_TURNS = 100_000

P = ParamSpec("P")
R = TypeVar("R")


class StuckError(Exception):
    """Nothing can ever happen again, or the same happens again and again while no time passes."""


class _Selector(selectors.DefaultSelector):
    """Lets time pass where others wait."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self._idle_turns = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            self._idle_turns += 1
            if self._idle_turns > MOST_IDLE_TURNS:
                raise StuckError(f"the loop turned {MOST_IDLE_TURNS:,} times and no time passed")
            return ready
        self._idle_turns = 0
        if timeout is None:
            raise StuckError("everybody waits for somebody else")
        self.now += timeout
        return ready


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """`time()` begins with 0 and goes on to the next timer as soon as nothing else is to be done."""

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)

    def time(self) -> float:
        """Return the seconds since the loop was made."""
        return self._virtual.now


def run(main: Coroutine[Any, Any, R]) -> R:
    """Run to the end in virtual time; what is left over is cancelled.

    Raises what `main` raises, `StuckError`, and `AssertionError` where a callback or a task failed unseen.
    """
    unseen: list[dict[str, Any]] = []
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.get_loop().set_exception_handler(lambda _, context: unseen.append(context))
        result = runner.run(main)
    assert not unseen, unseen  # noqa: S101 - for tests
    return result


def in_virtual_time(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Make an ordinary test function of an asynchronous one."""

    @functools.wraps(test)
    def in_loop(*args: P.args, **kwargs: P.kwargs) -> None:
        run(test(*args, **kwargs))

    return in_loop


async def within(seconds: float, awaited: Awaitable[R]) -> R:
    """Return what is awaited. Raises `TimeoutError` if it takes longer."""
    async with asyncio.timeout(seconds):
        return await awaited

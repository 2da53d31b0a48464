"""Does for several what each of them asked for, so that they share one commit.

    first ──┬── work([first]) ──┬── work([all that came meanwhile]) ── …
            └─ others come ─────┘

Nobody waits for others to come: what comes while one batch is worked on is the next one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

#: Items in one batch: more would hold the database's lock for long.
LARGEST_BATCH = 100

T = TypeVar("T")
R = TypeVar("R")


class Gatherer(Generic[T, R]):
    """Gathers items. What was begun is finished even if whoever asked is cancelled."""

    def __init__(
        self,
        work: Callable[[Sequence[T]], Awaitable[Sequence[R]]],
        *,
        apart: Callable[[T], frozenset[Hashable]] = lambda _item: frozenset(),
        most: int = LARGEST_BATCH,
    ) -> None:
        """`work` returns a result for each item, or raises for all. Items of which `apart` shares something follow
        each other in different batches, in their order.
        """  # noqa: D205 - one sentence needs two lines
        self._work = work
        self._apart = apart
        self._most = most
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._task: asyncio.Task[None] | None = None

    async def do(self, item: T) -> R:
        """Return the item's result. Raises what `work` raises for it."""
        done: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="gathered work")
        return await done

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._do(self._next())
        finally:
            self._task = None

    def _next(self) -> list[tuple[T, "asyncio.Future[R]"]]:
        batch: list[tuple[T, asyncio.Future[R]]] = []
        later: list[tuple[T, asyncio.Future[R]]] = []
        taken: set[Hashable] = set()
        for place, entry in enumerate(self._waiting):
            if len(batch) == self._most:
                later += self._waiting[place:]
                break
            names = self._apart(entry[0])
            (batch if taken.isdisjoint(names) else later).append(entry)
            taken |= names
        self._waiting = later
        return batch

    async def _do(self, batch: Sequence[tuple[T, "asyncio.Future[R]"]]) -> None:
        """Do a batch; where it fails, each of it alone, so that one item fails for itself."""
        try:
            results = await self._work([item for item, _ in batch])
        except Exception as error:
            if len(batch) == 1:
                _fail(batch[0][1], error)
                return
            for entry in batch:
                await self._do([entry])
            return
        for (_, done), result in zip(batch, results, strict=True):
            if not done.done():
                done.set_result(result)


def _fail(done: "asyncio.Future[R]", error: Exception) -> None:
    if not done.done():
        done.set_exception(error)

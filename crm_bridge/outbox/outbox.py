"""The outbox as a whole: the feeder, a relay for each target, and the broom.

Targets come and go with a reload of the configuration. A new one begins with what happens from then on; without any
target nothing is followed at all. What waits for a target that is gone from the configuration stays, and can be seen
and dropped by `hotline outbox`.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge.targets.making import make_adapter
from hotline.crm_bridge.targets.names import Names
from hotline.crm_bridge.targets.port import TargetPort
from hotline.journal import Journal, JournalError
from hotline.journal.table import cursor

from . import store
from .feeder import CURSOR, Feeder
from .projected import ProjectedReader
from .relay import Relay

#: How soon a reload is noticed, seconds.
LOOK_SECONDS = 2.0

#: How often what was sent long ago is forgotten, seconds.
SWEEP_SECONDS = 3600.0

DAY = 86_400.0

_DATABASE_ERRORS = (SQLAlchemyError, JournalError, OSError, TimeoutError)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Serving:
    """A target that is served."""

    target: Target
    relay: Relay
    port: TargetPort
    task: asyncio.Task[None]


class Outbox:
    """Brings other systems what they are to learn."""

    def __init__(
        self, engine: AsyncEngine, journal: Journal, bridge: Callable[[], Bridge], clock: Clock
    ) -> None:
        """`bridge()` is the configuration as it is now."""
        #: By key.
        self.serving: dict[str, Serving] = {}
        self._engine = engine
        self._journal = journal
        self._bridge = bridge
        self._clock = clock
        self._feeding: asyncio.Task[None] | None = None
        self._forgot = False

    async def run(self) -> None:
        """Serve the targets until cancelled."""
        sweeping = asyncio.create_task(self._sweep(), name="outbox sweep")
        try:
            while True:
                await self.look()
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            await _end([sweeping, *(one.task for one in self.serving.values()), self._feeding])

    async def look(self) -> None:
        """Begin and end relays as the configuration has it."""
        wanted = self._bridge().targets
        gone = [
            name
            for name, one in self.serving.items()
            if wanted.get(name) != one.target or self._has_died(name, one.task)
        ]
        await _end([self.serving.pop(name).task for name in gone])
        for name, target in wanted.items():
            if name not in self.serving:
                self._begin(name, target)
        await self._feed(wanted)

    def _has_died(self, name: str, task: asyncio.Task[None]) -> bool:
        """Return whether a relay ended by a fault of ours, and say so: another one takes its place."""
        if not task.done() or task.cancelled():
            return False
        log.error("outbox.relay_ended", target=name, exc_info=task.exception())
        return True

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong with targets that are lost, by target."""
        served = self.serving.items()
        return {name: one.relay.circuit.problem for name, one in served if one.relay.is_lost}

    def _begin(self, name: str, target: Target) -> None:
        adapter = make_adapter(target, Names(name, self._engine, self._journal))
        relay = Relay(
            name, adapter.port, engine=self._engine, journal=self._journal, bridge=self._bridge, clock=self._clock
        )  # fmt: skip

        async def serve() -> None:
            try:
                await relay.run()
            finally:
                await adapter.http.close()

        task = asyncio.create_task(serve(), name=f"outbox {name}")
        self.serving[name] = Serving(target, relay, adapter.port, task)

    async def _feed(self, wanted: Mapping[str, Target]) -> None:
        if wanted and self._feeding is None:
            reader = ProjectedReader(self._engine, self._journal)
            feeder = Feeder(self._engine, reader, self._journal, lambda: self._bridge().targets)
            self._feeding = asyncio.create_task(feeder.run(), name="outbox feeder")
            self._forgot = False
        elif not wanted and not self._forgot:
            await _end([self._feeding])
            self._feeding = None
            self._forgot = await self._forget_place()

    async def _forget_place(self) -> bool:
        """Nobody is owed anything: the next target begins with what happens then."""

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(cursor).where(cursor.c.name == CURSOR))

        try:
            await self._journal.commit((), work)
        except _DATABASE_ERRORS:
            return False
        return True

    async def _sweep(self) -> None:
        while True:
            with contextlib.suppress(*_DATABASE_ERRORS):  # next time, then
                await self.forget()
            await asyncio.sleep(SWEEP_SECONDS)

    async def forget(self) -> None:
        """Forget what was sent or dropped more than `bridge.keep_days` ago, a little at a time."""
        before = self._clock() - self._bridge().keep_days * DAY

        async def work(connection: AsyncConnection) -> int:
            return await store.forget_sent(connection, before)

        while await self._journal.commit((), work):
            pass


async def _end(tasks: list[asyncio.Task[None] | None]) -> None:
    there = [task for task in tasks if task is not None]
    for task in there:
        task.cancel()
    await asyncio.gather(*there, return_exceptions=True)

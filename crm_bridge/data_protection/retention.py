"""Forgets what was kept long enough, by itself: `[retention]` in the configuration says how long.

A batch at a time, each one transaction with its fact, and a pause after it, so that calls come first. A crash costs a
batch that is done again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config.bridge import Retention as Rules
from hotline.crm_bridge.citizen import CitizenError
from hotline.crm_bridge.files import FileStore
from hotline.database import for_reading
from hotline.events import Event, RetentionApplied
from hotline.journal import Journal, JournalError

from . import retention_rows
from .erasing import OPEN_CASE, Eraser
from .erasing_rows import comments_of
from .file_removal import remove_orphans
from .ports import Keeper, KeeperError

Kind = Literal["interactions", "cases", "citizens", "correspondence", "audit"]

#: How often it looks for what is too old, and the pause between two batches, seconds.
LOOK_SECONDS, PAUSE_SECONDS = 3600.0, 1.0

#: Rows in one batch, and citizens, each of whom is an erasure.
BATCH, CITIZENS = 200, 20

#: Who does it.
BY = "retention"

DAY = 86_400.0

log = structlog.get_logger()


class Retention:
    """Applies the rules. Methods raise what the database and the journal raise, but for `run`."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        eraser: Eraser,
        keepers: Sequence[Keeper],
        files: FileStore,
        *,
        messages: Path,
        rules: Callable[[], Rules],
        clock: Clock,
    ) -> None:
        """`messages` is the folder of messages; keepers with a retention of their own are left alone."""
        self._journal = journal
        self._engine = engine
        self._reading = for_reading(engine)
        self._eraser = eraser
        self._keepers = [keeper for keeper in keepers if keeper.follows_call]
        self._files = files
        self._messages = messages
        self._rules = rules
        self._clock = clock

    async def run(self) -> None:
        """Look for ever; what cannot be done now is done later."""
        while True:
            pause = LOOK_SECONDS
            try:
                if any((await self.once()).values()):
                    pause = PAUSE_SECONDS  # there may be more
            except (SQLAlchemyError, JournalError, KeeperError, CitizenError, OSError) as error:
                log.warning("retention.put_off", reason=type(error).__name__)
            except Exception as error:  # calls go on, whatever is wrong with something old
                log.exception("retention.put_off", reason=type(error).__name__)
            await asyncio.sleep(pause)

    async def once(self) -> dict[Kind, int]:
        """Take away one batch of each kind; return how many that were."""
        steps: dict[Kind, tuple[float, Callable[[float], Awaitable[int]]]] = {
            "interactions": (self._rules().interactions_days, self._interactions),
            "correspondence": (self._rules().correspondence_days, self._correspondence),
            "cases": (self._rules().cases_days, self._cases),
            "citizens": (self._rules().citizens_days, self._citizens),
            "audit": (self._rules().audit_days, self._audit),
        }
        now = self._clock()
        gone: dict[Kind, int] = {}
        for kind, (days, step) in steps.items():
            gone[kind] = await self._step(kind, step, now - days * DAY) if days else 0
        await self._finish()
        return gone

    async def _step(self, kind: Kind, step: Callable[[float], Awaitable[int]], before: float) -> int:
        """Do a step; where a file cannot be removed, or somebody is in contact with us now, the next ones go on."""
        try:
            return await step(before)
        except (KeeperError, CitizenError) as error:
            log.warning("retention.step_put_off", kind=kind, reason=type(error).__name__)
            return 0

    async def _interactions(self, before: float) -> int:
        async with self._reading.connect() as connection:
            contacts = await retention_rows.old_interactions(connection, before, BATCH)
            comments = await comments_of(connection, contacts)
        if not contacts:
            return 0
        held = {keeper: await keeper.of_calls(contacts) for keeper in self._keepers}
        for keeper, holdings in held.items():
            for one in holdings:
                await keeper.remove(one, by=BY, why=BY)
        for path in comments:
            await asyncio.to_thread((self._messages / path).unlink, missing_ok=True)

        async def work(connection: AsyncConnection) -> None:
            for keeper, holdings in held.items():
                await keeper.forget(connection, holdings)
            await retention_rows.remove_interactions(connection, contacts)

        await self._journal.commit([self._fact("interactions", len(contacts))], work)
        return len(contacts)

    async def _cases(self, before: float) -> int:
        return await self._with_files(
            "cases", lambda connection: retention_rows.remove_cases(connection, before, BATCH)
        )

    async def _correspondence(self, before: float) -> int:
        return await self._with_files(
            "correspondence",
            lambda connection: retention_rows.remove_correspondence(connection, before, BATCH),
        )

    async def _audit(self, before: float) -> int:
        async def work(connection: AsyncConnection) -> tuple[int, list[str]]:
            return await retention_rows.remove_audit(connection, before, BATCH), []

        return await self._with_files("audit", work)

    async def _with_files(
        self, kind: Kind, work: Callable[[AsyncConnection], Awaitable[tuple[int, list[str]]]]
    ) -> int:
        def facts(done: tuple[int, list[str]]) -> list[Event]:
            return [self._fact(kind, done[0])] if done[0] else []

        count, paths = await self._journal.commit_result(work, facts)
        await remove_orphans(self._files, self._engine, paths)
        return count

    async def _citizens(self, before: float) -> int:
        async with self._reading.connect() as connection:
            numbers = await retention_rows.silent_citizens(connection, before, CITIZENS)
        erased = sum([await self._erase(number) for number in numbers])
        if erased:
            await self._journal.commit([self._fact("citizens", erased)])
        return erased

    async def _finish(self) -> None:
        """Erase the rest of citizens whose last open case is done by now."""
        async with self._reading.connect() as connection:
            numbers = await retention_rows.half_erased(connection, CITIZENS)
        for number in numbers:
            # A number that only this citizen has may have an open case which is nobody's.
            if OPEN_CASE not in (await self._eraser.plan(number)).kept:
                await self._erase(number)

    async def _erase(self, number: int) -> bool:
        """Erase a citizen; one who cannot be erased now holds up no other."""
        try:
            await self._eraser.erase(number, by=BY)
        except (KeeperError, CitizenError) as error:
            log.warning("retention.citizen_put_off", citizen=number, reason=type(error).__name__)
            return False
        return True

    def _fact(self, kind: Kind, count: int) -> RetentionApplied:
        return RetentionApplied(at=self._clock(), kind=kind, count=count)

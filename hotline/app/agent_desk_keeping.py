"""What agents' desks need besides facts that come: what an earlier controller knew, and old drafts that go."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.crm_bridge.drafts import Drafts
from hotline.events import TalkEnded
from hotline.journal import JournalReader
from hotline.queue.occupation import Occupation
from hotline.queue.statistics.today import LiveStatistics

from .agent_desk import AgentDesk
from .agent_work import AgentWork
from .screen_popper import ScreenPopper

#: How often old drafts are looked for, and how soon after a failure it is tried again, seconds.
SWEEP_SECONDS, AGAIN_SECONDS = 3600.0, 2.0

#: A wrap-up is no longer than this; the longest that can be configured, seconds.
LONGEST_WRAP_UP = 3600.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class AgentDeskKeeping:
    """Restores desks at a start, then keeps them clean."""

    desk: AgentDesk
    work: AgentWork
    popper: ScreenPopper
    drafts: Drafts
    reader: JournalReader
    statistics: LiveStatistics
    clock: Clock

    async def run(self) -> None:
        """Do all of it until cancelled; a database that is away is tried again."""
        await self._counted()
        restored = False
        while True:
            restored = restored or await self._tried(self._restore)
            swept = await self._tried(self._sweep)
            await asyncio.sleep(SWEEP_SECONDS if restored and swept else AGAIN_SECONDS)

    async def _counted(self) -> None:
        """Wait until today's numbers are there: they tell since when everybody does what."""
        counted = asyncio.Event()
        self.statistics.listeners.append(lambda _: counted.set())
        if not self.statistics.is_ready:
            await counted.wait()

    async def _tried(self, do: Callable[[], Awaitable[None]]) -> bool:
        try:
            await do()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("desks of agents cannot be looked after now", reason=type(error).__name__)
            return False
        return True

    async def _restore(self) -> None:
        wrapping = self.desk.agents_in(Occupation.WRAPPING_UP)
        last: dict[str, str] = {}
        if wrapping:
            now = self.clock()
            ended = await self.reader.of_types(["TalkEnded"], since=now - LONGEST_WRAP_UP, until=now)
            for entry in ended:
                if isinstance(entry.event, TalkEnded) and entry.event.agent in wrapping:
                    last[entry.event.agent] = entry.event.call
        doing = self.statistics.statistics.doing
        since = {name: stretch.since for name in self.desk.known() if (stretch := doing(name)) is not None}
        self.desk.restore(last, since)
        for agent, call in last.items():
            self.popper.show_again(agent, call)
        await self.work.restore(self.reader)

    async def _sweep(self) -> None:
        forgotten = await self.drafts.forget_old()
        if forgotten:
            log.info("old drafts are gone", count=forgotten)

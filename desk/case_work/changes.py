"""Tells open pages which cases changed just now: the live topic `cases`, of the newest changes of all nodes."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge.tables import cases
from hotline.database import for_reading
from hotline.desk.door.visitor import Visitor
from hotline.desk.live import LiveHub
from hotline.events import CaseEvent
from hotline.journal import JournalReader

from .people import READERS, caller_of

#: Changes that are kept for who opens a page now.
MOST_KEPT = 300

#: Pause after a database that was away, seconds.
AGAIN_SECONDS = 2.0

log = structlog.get_logger()


class CaseChanges:
    """Follows the journal and keeps the topic."""

    def __init__(
        self, hub: LiveHub, reader: JournalReader, engine: AsyncEngine, current: Callable[[], Configuration]
    ) -> None:
        self._reader = reader
        self._reading = for_reading(engine)
        self._current = current
        #: Departments of the cases in the topic, the oldest change first.
        self._kept: OrderedDict[str, str | None] = OrderedDict()
        self._topic = hub.topic("cases", lambda visitor: visitor.has(READERS), self._sees)

    async def run(self) -> None:
        """Follow until cancelled; a database that is away ends nothing."""
        place: int | None = None
        while True:
            try:
                place = await self._reader.last_seq() if place is None else place
                async for entries in self._reader.follow(place):
                    facts = [entry.event for entry in entries]
                    await self._tell([one for one in facts if isinstance(one, CaseEvent)])
                    place = entries[-1].seq
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("cases: changes cannot be followed", reason=type(error).__name__)
                await asyncio.sleep(AGAIN_SECONDS)

    async def _tell(self, facts: list[CaseEvent]) -> None:
        if not facts:
            return
        by = {fact.reference: getattr(fact, "by", "") for fact in facts}
        columns = (cases.c.reference, cases.c.version, cases.c.department, cases.c.status, cases.c.owner)
        query = sa.select(*columns).where(cases.c.reference.in_(sorted(by)))
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        for row in rows:
            self._kept[row.reference] = row.department
            self._kept.move_to_end(row.reference)
            record = {
                "version": row.version,
                "by": by[row.reference],
                "status": row.status,
                "owner": row.owner,
            }
            self._topic.put(row.reference, record)
        while len(self._kept) > MOST_KEPT:
            reference, _ = self._kept.popitem(last=False)
            self._topic.remove(reference)

    def _sees(self, visitor: Visitor, reference: str) -> bool:
        within = caller_of(visitor, self._current()).actor.departments
        return within is None or self._kept.get(reference) in within

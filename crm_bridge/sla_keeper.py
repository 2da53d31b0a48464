"""Keeps the due times of all cases true: after each change of one, at each start, with another configuration.

journal ──> cases to which something happened ──> SlaWork.renew ──> due times, facts, jobs: one transaction
start, changed configuration ──> all cases that are not done, some at a time
"""

import asyncio
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config import Configuration
from hotline.database import explain, for_reading
from hotline.events import (
    CaseAssigned,
    CaseCategorised,
    CaseDueChanged,
    CaseNoteAdded,
    CaseOpened,
    CasePrioritised,
    CaseReopened,
    CaseStatusChanged,
    ContactNotSent,
    ContactReceived,
    ContactSent,
    Event,
)
from hotline.journal import Entry, Journal, JournalError, JournalReader

from . import sla_store
from .follower import Follower
from .sla_history import SLA
from .sla_work import SlaWork

#: Under which the place in the journal is kept.
CURSOR = "sla"

#: After these facts something else may be due.
FACTS = (
    CaseOpened,
    CaseStatusChanged,
    CaseReopened,
    CaseCategorised,
    CasePrioritised,
    CaseAssigned,
    CaseNoteAdded,
    CaseDueChanged,
    ContactReceived,
    ContactSent,
    ContactNotSent,
)

#: Cases in one transaction, and the pause after each, seconds: calls have facts to write, and nobody waits for this.
BATCH, PAUSE_SECONDS = 10, 0.05

#: How often it is looked whether the configuration is another one, seconds.
LOOK_SECONDS = 1.0

#: Pause where the database cannot be used, seconds.
RETRY_SECONDS = 5.0

log = structlog.get_logger()


class SlaKeeper:
    """One for each controller; several do the same work again, and no harm."""

    def __init__(
        self,
        engine: AsyncEngine,
        journal: Journal,
        reader: JournalReader,
        work: SlaWork,
        current: Callable[[], Configuration],
    ) -> None:
        #: Cases that were looked at because of the configuration, since the start.
        self.recomputed = 0
        self._engine = engine
        self._reading = for_reading(engine)
        self._journal = journal
        self._work = work
        self._current = current
        self.follower = Follower(
            CURSOR, engine, reader, self._take, journal=journal, types=FACTS, from_now=True, chunk=BATCH
        )

    async def run(self) -> None:
        """Keep them until cancelled. A database that is away is waited for."""
        # The place first: a case that is opened while all are looked at would otherwise lie before it, and be seen by
        # neither.
        await self.follower.begin()
        async with asyncio.TaskGroup() as group:
            group.create_task(self.follower.run())
            group.create_task(self._follow_configuration())

    async def recompute(self) -> None:
        """Look at all cases that are not done. Raises what the journal and the database raise; it can be repeated."""
        number = 0
        while True:
            async with self._reading.connect() as connection:
                found = await sla_store.open_after(connection, number, BATCH)
            if not found:
                return
            await self._renew(list(found.values()))
            number = max(found)
            self.recomputed += len(found)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _renew(self, references: Sequence[str]) -> None:
        await self._journal.commit_result(
            lambda connection: self._renew_within(connection, references), lambda facts: facts
        )

    async def _take(self, connection: AsyncConnection, entries: Sequence[Entry]) -> Sequence[Event]:
        references = {_reference(entry.event): None for entry in entries}
        return await self._renew_within(connection, [reference for reference in references if reference])

    async def _renew_within(self, connection: AsyncConnection, references: Sequence[str]) -> list[Event]:
        """Renew the cases; one that cannot be computed is reported, and holds up none of the others.

        Raises what the database raises. Whatever else goes wrong does so while computing: nothing is written then.
        """
        try:
            return await self._work.renew(connection, references)
        except (SQLAlchemyError, OSError, TimeoutError):
            raise
        except Exception:
            if len(references) == 1:
                log.exception("sla.case_not_computed", reference=references[0])
                return []
        facts: list[Event] = []
        for reference in references:
            facts += await self._renew_within(connection, [reference])
        return facts

    async def _follow_configuration(self) -> None:
        """Recompute at the start, and whenever what counts for due times is another one."""
        seen: Configuration | None = None
        known = ""
        while True:
            config = self._current()
            if config is not seen and fingerprint(config) != known:
                try:
                    await self.recompute()
                except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
                    log.error("sla.not_recomputed", problem=self._in_words(error))
                    await asyncio.sleep(RETRY_SECONDS)
                    continue
            seen, known = config, fingerprint(config)
            await asyncio.sleep(LOOK_SECONDS)

    def _in_words(self, error: Exception) -> str:
        return str(error) if isinstance(error, JournalError) else explain(self._engine.url, error)


def fingerprint(config: Configuration) -> str:
    """Return what of the configuration counts for due times, as one text."""
    tables = {"departments", "categories", "hours", "cases"}
    return config.model_dump_json(include={**dict.fromkeys(tables, True), "node": {"timezone"}})


def _reference(event: Event) -> str | None:
    """Return the case of which this may change what is due; None: of none."""
    ours = isinstance(event, CaseDueChanged) and event.by == SLA
    internal = isinstance(event, CaseNoteAdded) and not event.public and event.by != "citizen"
    reference: str | None = getattr(event, "reference", None)
    return None if ours or internal else reference

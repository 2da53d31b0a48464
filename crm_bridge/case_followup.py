"""What follows from what happened to a case, by itself: it closes in the end; whoever looks after it hears.

    journal ──> settled, told, reopened ──┬── the job `close case`, planned anew or taken back
                                          └── reopened: `DepartmentTold`, and words to the department

What is planned and told is committed with the place in the journal, so that a controller that dies loses nothing of
it and does nothing twice. When a case closes is computed from the case as it is then, never from what was planned.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import (
    CaseNoteAdded,
    CaseReopened,
    CaseStatusChanged,
    ContactNotSent,
    ContactSent,
    DepartmentTold,
    Event,
)
from hotline.journal import Entry

from . import case_finder, case_writer, jobs
from .case import Case
from .case_closing import DAY, close, closes_at
from .case_department import DepartmentWords, who_hears
from .case_status import REOPENED

#: Under which the place in the journal is kept.
CURSOR = "cases"

#: The kind of job that closes a case.
CLOSE = "close case"

#: Who closes it.
BY = "automatic"

#: The facts that are followed.
FACTS = (CaseStatusChanged, CaseNoteAdded, CaseReopened, ContactSent, ContactNotSent)


class CaseFollowup:
    """Plans and tells; one for each controller."""

    def __init__(self, current: Callable[[], Configuration], words: DepartmentWords, clock: Clock) -> None:
        self._current = current
        self._words = words
        self._clock = clock

    @property
    def handlers(self) -> Mapping[str, jobs.Handler]:
        """The jobs, for the worker."""
        return {CLOSE: self.close}

    async def take(self, connection: AsyncConnection, entries: Sequence[Entry]) -> list[Event]:
        """Do what follows from these entries; return the facts."""
        facts: list[Event] = []
        # Each case once, in the order of the last word about it.
        for reference in dict.fromkeys(_reference(entry.event) for entry in reversed(entries)):
            case = None if reference is None else await case_finder.find(connection, reference)
            if case is not None:
                await self._plan(connection, case)
        for entry in entries:
            if isinstance(entry.event, CaseReopened):
                facts += await self._tell(connection, entry.event, entry.seq)
        return facts

    async def close(self, connection: AsyncConnection, job: jobs.Job) -> Sequence[Event]:
        """Close a case whose time has come; one that was talked about meanwhile is left for later."""
        case = await case_finder.find(connection, job.subject, lock=True)
        at = None if case is None else closes_at(case, self._current().cases.close_after_days)
        if case is None or at is None:
            return ()
        if case.duplicate_of is not None:
            other = await case_finder.find(connection, case.duplicate_of)
            if other is not None and not other.is_done:  # its citizen is to hear how that one ends
                at = max(at, self._clock() + DAY)
        if at > self._clock():
            await jobs.plan(connection, CLOSE, case.reference, at)
            return ()
        change = partial(close, at=self._clock(), by=BY)
        return (await case_writer.change(connection, case.reference, change)).facts

    async def _plan(self, connection: AsyncConnection, case: Case) -> None:
        at = closes_at(case, self._current().cases.close_after_days)
        if at is None:
            await jobs.cancel(connection, CLOSE, case.reference)
        else:
            await jobs.plan(connection, CLOSE, case.reference, at)

    async def _tell(self, connection: AsyncConnection, event: CaseReopened, seq: int) -> list[Event]:
        """Tell whoever looks after a case that it is open again, unless somebody saw to it meanwhile."""
        case = await case_finder.find(connection, event.reference)
        if case is None or case.status != REOPENED:
            return []
        hearing = who_hears(case, self._current())
        told = DepartmentTold(
            at=self._clock(), by=event.by, reference=case.reference, what="reopened",
            department=hearing.department, agents=hearing.agents,
        )  # fmt: skip
        identity = f"reopened {case.reference} {seq}"
        return [told, *await self._words.reopened(connection, case, hearing, identity, at=self._clock())]


def _reference(event: Event) -> str | None:
    found: str | None = getattr(event, "reference", None)
    return found

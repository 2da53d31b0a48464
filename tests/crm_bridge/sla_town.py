"""A town with offices and a case store whose time a test sets. All hours are local, in Muscat."""

import copy
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge import case_change
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_outcome import Change
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.sla_keeper import SlaKeeper
from hotline.crm_bridge.sla_notices import Notice
from hotline.crm_bridge.sla_work import SlaWork
from hotline.crm_bridge.work_tables import job
from hotline.events import (
    CaseEscalated,
    CaseOpened,
    CaseSlaWarned,
    Event,
)
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration

OFFICE = dict.fromkeys(("sunday", "monday", "tuesday", "wednesday", "thursday"), ("08:00-16:00",))


CHANGES: dict[str, object] = {
    "hours.office": {"week": OFFICE},
    "departments": {
        "town": {"hours": "office", "email": "town@example.org"},
        "water": {"parent": "town", "email": "water@example.org", "phone": "+96824000001"},
        "leaks": {"parent": "water"},
        "roads": {"parent": "town", "email": "roads@example.org"},
    },
    "categories.leak": {
        "department": "leaks",
        "sla": {"first_response_hours": 2, "update_hours": 40, "solution_hours": 10},
        "sla_by_priority": {"urgent": {"solution_hours": 4}},
    },
}


def at(text: str) -> float:
    """Return a moment of November 2026; the 22nd is a Sunday."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=ZoneInfo("Asia/Muscat")).timestamp()


def shown(moment: float | None) -> str | None:
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, ZoneInfo("Asia/Muscat")).strftime("%dT%H:%M")


class Told:
    """Keeps notices."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    async def tell(self, connection: AsyncConnection, notice: Notice, *, at: float) -> Sequence[Event]:
        self.notices.append(notice)
        return ()


class Town:
    """A case store whose time we set, with its keeper and its worker."""

    def __init__(self, engine: AsyncEngine, journal: Journal) -> None:
        self.engine, self.journal = engine, journal
        self.reader = JournalReader(engine, journal)
        self.now = at("22T08:00")
        self.config: Configuration = configuration(copy.deepcopy(CHANGES))
        self.told = Told()
        self.work = SlaWork(lambda: self.config, self.told, lambda: self.now)
        self.keeper = SlaKeeper(engine, journal, self.reader, self.work, lambda: self.config)
        self.worker = JobWorker(engine, journal, self.work.handlers, lambda: self.now)
        self.desk = CaseDesk(journal, engine)

    async def opens(self, *, category: str | None = "leak") -> str:
        reference = await self.opens_unseen(category=category)
        await self.follow()
        return reference

    async def opens_unseen(self, *, category: str | None = "leak") -> str:
        """Open a case of which the keeper does not hear from us."""

        async def work(connection: AsyncConnection) -> str:
            return await open_case(
                connection, at=self.now, channel="voice", caller=None, language="ar", queue="water", call=None,
                subject="Leak", report=Report(category=category, department="leaks"),
            )  # fmt: skip

        return await self.journal.commit_result(work, lambda made: [CaseOpened(at=self.now, reference=made)])

    async def change(
        self, reference: str, when: str, how: Callable[..., Change], *values: object, **more: object
    ) -> None:
        """Change the case then, and let the keeper follow."""
        await self.wait_until(when)

        def changed(case: Case) -> Change:
            return how(case, *values, at=self.now, by="101", **more)

        assert await self.desk.change(reference, changed)
        await self.follow()

    async def says(self, reference: str, when: str) -> None:
        """Have a person tell the citizen something."""
        await self.change(reference, when, case_change.add_note, "We look at it.", language="en", public=True)

    async def follow(self) -> None:
        if not self.keeper.follower.place:
            self.keeper.follower._from_now = False
            await self.keeper.follower.begin()
        while entries := await self.reader.after(self.keeper.follower.place):
            await self.keeper.follower.pass_on(entries)

    async def wait_until(self, when: str) -> None:
        """Let time pass, from job to job, with the worker at work."""
        while self.now < at(when):
            self.now = min(max(await self.next_job(), self.now + 1.0), at(when))
            await self.worker.work()
            await self.follow()

    async def next_job(self) -> float:
        async with self.engine.connect() as connection:
            first = await connection.scalar(sa.select(sa.func.min(job.c.due_at)))
        return math.inf if first is None else float(first)

    async def due(self, reference: str) -> tuple[str | None, ...]:
        """Return when the first response, the update and the solution are due."""
        case = await self.desk.find(reference)
        assert case is not None
        return shown(case.response_due_at), shown(case.update_due_at), shown(case.due_at)

    async def happened(self, kind: type[Any]) -> list[Any]:
        return [
            entry.event
            for entry in await JournalReader(self.engine).after(0)
            if isinstance(entry.event, kind)
        ]

    async def warned(self) -> list[tuple[str, str | None]]:
        return [(fact.sla, shown(fact.at)) for fact in await self.happened(CaseSlaWarned)]

    async def escalated(self, sla: str = "solution") -> list[tuple[str | None, int, str | None]]:
        facts = [fact for fact in await self.happened(CaseEscalated) if fact.sla == sla]
        return [(fact.department, fact.level, shown(fact.at)) for fact in facts]

    async def jobs(self) -> list[tuple[str, str]]:
        async with self.engine.connect() as connection:
            rows = await connection.execute(sa.select(job.c.kind, job.c.subject).order_by(job.c.id))
            return [(kind, subject) for kind, subject in rows]

"""What the SLA does with cases within a transaction: due times, warnings, escalations, and the jobs for them.

| job | when | what it does |
|---|---|---|
| `sla warn` | `cases.warn_percent_left` of the limit is left | `CaseSlaWarned`; the owner and the department are told |
| `sla escalate` | at the due time, then every `cases.escalate_every_hours` | `CaseEscalated`; a department is told |

The subject of each is the reference and the clock: `4271 first response`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock as Time
from hotline.config import Configuration
from hotline.events import CaseDueChanged, CaseEscalated, CaseSlaWarned, Event
from hotline.queue.open_time import HOUR

from . import departments, job_queue, sla_store
from .job_queue import Handler, Job, Plan
from .sla import CLOCKS, FIRST_RESPONSE, SOLUTION, UPDATE, Clock, clock_of, clocks_of
from .sla_escalation import Escalation, chain, moment_of, next_step, step_after, warns_at
from .sla_history import SLA
from .sla_notices import Notice, Notices
from .sla_store import SlaCase

#: The kinds of the jobs.
WARN, ESCALATE = "sla warn", "sla escalate"

#: The column of each clock's due time.
COLUMNS: Mapping[str, str] = {
    FIRST_RESPONSE: "response_due_at",
    UPDATE: "update_due_at",
    SOLUTION: "due_at",
}


@dataclass(slots=True)
class _Wanted:
    """What is to be written of several cases, each kind at once."""

    due: dict[str, Mapping[str, float | None]] = field(default_factory=dict)
    jobs: list[Plan] = field(default_factory=list)
    #: Kind and subject of jobs that are not to be done.
    settled: list[tuple[str, str]] = field(default_factory=list)
    facts: list[Event] = field(default_factory=list)

    async def write(self, connection: AsyncConnection) -> None:
        """Write it."""
        await sla_store.write_due(connection, self.due)
        for kind in (ESCALATE, WARN):
            subjects = [name for settled, name in self.settled if settled == kind]
            await job_queue.cancel_all(connection, kind, subjects)
        await job_queue.plan_all(connection, self.jobs)


class SlaWork:
    """Recomputes cases, and does the jobs that this plans."""

    def __init__(self, current: Callable[[], Configuration], notices: Notices, time: Time) -> None:
        self._current = current
        self._notices = notices
        self._time = time

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """For the worker of jobs."""
        return {WARN: self.warn, ESCALATE: self.escalate}

    async def renew(self, connection: AsyncConnection, references: Sequence[str]) -> list[Event]:
        """Compute what is due of these cases, write what is different, and plan the jobs for it; return the facts.

        Doing it again changes nothing.
        """
        subjects = [subject(reference, sla) for reference in references for sla in CLOCKS]
        jobs = await job_queue.find_all(connection, ESCALATE, subjects)
        wanted = _Wanted()
        for case in await sla_store.load(connection, references, lock=True):
            clocks = clocks_of(self._current(), case.history)
            self._compare_due(case, clocks, jobs, wanted)
            for clock in clocks:
                self._compare_jobs(case, clock, jobs.get(subject(case.reference, clock.sla)), wanted)
        await wanted.write(connection)
        return wanted.facts

    def _compare_due(
        self, case: SlaCase, clocks: Sequence[Clock], jobs: Mapping[str, Job], wanted: _Wanted
    ) -> None:
        """Note the due times where they are different."""
        before = {column: getattr(case, column) for column in sla_store.DUE_COLUMNS}
        after = before | {
            COLUMNS[clock.sla]: _shown(clock)
            for clock in clocks
            # Without a limit there is nothing to say, except that what we said before no longer holds.
            if clock.state != "none" or clock.sla != SOLUTION or subject(case.reference, clock.sla) in jobs
        }
        if after == before:
            return
        wanted.due[case.reference] = after
        due_at = after["due_at"]
        if due_at != before["due_at"]:
            fact = CaseDueChanged(at=self._time(), by=SLA, reference=case.reference, due_at=due_at)
            wanted.facts.append(fact)

    def _compare_jobs(self, case: SlaCase, clock: Clock, job: Job | None, wanted: _Wanted) -> None:
        """Note the clock's next step and its warning, where they are not planned like that."""
        name = subject(case.reference, clock.sla)
        before = None if job is None else msgspec.json.decode(job.data, type=Escalation)
        step = next_step(clock, case.department, before, self._time())
        if step is None:
            if job is not None:
                wanted.settled += [(ESCALATE, name), (WARN, name)]
            return
        moment = moment_of(self._current(), clock, step)
        if job is None or step != before or (moment != job.due_at and job.attempts == 0):
            wanted.jobs.append(_planned(ESCALATE, name, moment, step))
        if before is not None and before.due_at == step.due_at:
            return
        warns = warns_at(clock, self._current().cases.warn_percent_left)
        if warns is not None and max(warns, self._time()) < step.due_at:
            wanted.jobs.append(_planned(WARN, name, warns, step))
        elif job is not None:
            wanted.settled.append((WARN, name))

    # --- what the jobs do ---

    async def warn(self, connection: AsyncConnection, job: Job) -> Sequence[Event]:
        """Say that little time is left, if that is still so."""
        found = await self._look(connection, job)
        step = msgspec.json.decode(job.data, type=Escalation)
        now = self._time()
        if found is None or found[1].due_at != step.due_at or found[1].state != "runs" or now >= step.due_at:
            return []
        case, clock = found
        fact = CaseSlaWarned(at=now, by=SLA, reference=case.reference, sla=clock.sla, due_at=step.due_at)
        return [fact, *await self._tell(connection, "sla warning", fact, case.department, agent=case.owner)]

    async def escalate(self, connection: AsyncConnection, job: Job) -> Sequence[Event]:
        """Have the next department hear of it, if it is still overdue, and plan the next step."""
        found = await self._look(connection, job)
        if found is None:
            return []
        case, clock = found
        before = msgspec.json.decode(job.data, type=Escalation)
        now, config = self._time(), self._current()
        step = next_step(clock, case.department, before, now)
        if step is None:
            return []
        moment = moment_of(config, clock, step)
        if step != before or moment > now:
            await job_queue.plan_all(connection, [_planned(ESCALATE, job.subject, moment, step)])
            return []
        department = chain(config, step.department)[step.level]
        fact = CaseEscalated(
            at=now, by=SLA, reference=case.reference, sla=clock.sla, due_at=step.due_at,
            department=department, level=step.level,
        )  # fmt: skip
        after = step_after(step, clock, now, config.cases.escalate_every_hours * HOUR)
        planned = _planned(ESCALATE, job.subject, moment_of(config, clock, after), after)
        await job_queue.plan_all(connection, [planned])
        return [fact, *await self._tell(connection, "escalation", fact, department, level=step.level)]

    async def _look(self, connection: AsyncConnection, job: Job) -> tuple[SlaCase, Clock] | None:
        reference, _, sla = job.subject.partition(" ")
        for case in await sla_store.load(connection, [reference], lock=True):
            return case, clock_of(self._current(), case.history, sla)
        return None

    async def _tell(
        self,
        connection: AsyncConnection,
        what: Literal["sla warning", "escalation"],
        fact: CaseSlaWarned | CaseEscalated,
        department: str | None,
        *,
        agent: str | None = None,
        level: int = 0,
    ) -> Sequence[Event]:
        """Tell the department, or the nearest one above it where nobody can be reached."""
        contact = next(iter(departments.contacts(self._current(), department)), None)
        notice = Notice(
            what=what,
            reference=fact.reference,
            sla=fact.sla,
            due_at=fact.due_at,
            level=level,
            department=department,
            agent=agent or (contact.lead if contact else None),
            email=contact.email if contact else None,
            phone=contact.phone if contact else None,
        )
        return await self._notices.tell(connection, notice, at=fact.at)


def subject(reference: str, sla: str) -> str:
    """Return the subject of a clock's jobs."""
    return f"{reference} {sla}"


def _shown(clock: Clock) -> float | None:
    """Return the due time for the case's row: of words to the citizen none once it is settled."""
    if clock.state == "none" or (clock.state == "stopped" and clock.sla != SOLUTION):
        return None
    return clock.due_at


def _planned(kind: str, name: str, moment: float, step: Escalation) -> Plan:
    return Plan(kind, name, moment, msgspec.json.encode(step).decode())

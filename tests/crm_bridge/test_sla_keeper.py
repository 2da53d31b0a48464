"""Due times, warnings and escalations of cases as they are changed by people. All hours are local, in Muscat."""

import asyncio
import contextlib
import copy
import math
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge import case_change, citizen_writer, sla_keeper
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_outcome import Change
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.sla import Clock, clocks_of
from hotline.crm_bridge.sla_history import History
from hotline.crm_bridge.sla_keeper import SlaKeeper
from hotline.crm_bridge.sla_notices import Notice
from hotline.crm_bridge.sla_work import SlaWork
from hotline.crm_bridge.work_tables import job
from hotline.events import (
    CaseDueChanged,
    CaseEscalated,
    CaseOpened,
    CaseSlaWarned,
    ContactNotSent,
    ContactSent,
    Event,
)
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration
from hotline.testing.waiting import eventually

_OFFICE = dict.fromkeys(("sunday", "monday", "tuesday", "wednesday", "thursday"), ("08:00-16:00",))

CHANGES: dict[str, object] = {
    "hours.office": {"week": _OFFICE},
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


@pytest.fixture
def town(engine: AsyncEngine, journal: Journal) -> Town:
    return Town(engine, journal)


async def test_due_times_of_a_new_case(town: Town) -> None:
    """They are in its row, and the journal says by when it is to be solved."""
    reference = await town.opens()
    assert await town.due(reference) == ("22T10:00", None, "23T10:00")
    (fact,) = await town.happened(CaseDueChanged)
    assert (fact.reference, fact.by, shown(fact.due_at)) == (reference, "sla", "23T10:00")


async def test_looking_again_changes_nothing(town: Town) -> None:
    """Neither facts nor jobs come twice where nothing happened."""
    reference = await town.opens()
    jobs = await town.jobs()
    last = await town.reader.last_seq()
    await town.keeper.recompute()
    await town.journal.commit_result(
        lambda connection: town.work.renew(connection, [reference]), lambda facts: facts
    )
    assert (await town.jobs(), await town.reader.last_seq()) == (jobs, last)


async def test_a_word_of_a_person_answers_and_begins_the_next_time(town: Town) -> None:
    """Then nothing is owed as first response, and the next word is."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    assert await town.due(reference) == (None, "29T09:00", "23T10:00")


async def _execute(connection: AsyncConnection, statement: sa.Executable) -> None:
    await connection.execute(statement)


async def test_an_answer_that_came_back_is_no_word(town: Town) -> None:
    """The citizen has heard nothing, so the first response is owed as before."""
    reference = await town.opens()

    async def answered(connection: AsyncConnection) -> None:
        person, _ = await citizen_writer.find_or_add(
            connection, "email", "aisha@example.org", at=town.now, by="101"
        )
        letter = Outgoing(
            channel="email", to="aisha@example.org", subject="", text="We look at it.", what="answer",
            reference=reference, citizen=person,
        )  # fmt: skip
        await write(connection, letter, at=town.now)

    sent = ContactSent(at=town.now, contact="x", channel="email", what="answer", reference=reference)
    back = ContactNotSent(
        at=town.now, contact="x", channel="email", what="answer", reference=reference, why="it came back"
    )
    await town.journal.commit((), answered)
    for state, fact, due in (("sent", sent, None), ("failed", back, "22T10:00")):
        settled = sa.update(correspondence).values(state=state)
        await town.journal.commit([fact], partial(_execute, statement=settled))
        await town.follow()
        assert (await town.due(reference))[0] == due


async def test_waiting_and_going_on(town: Town) -> None:
    """A pause takes the due time away, and what was left comes back with its end."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T10:00", case_change.set_status, "waiting for citizen")
    assert await town.due(reference) == (None, None, None)
    assert await town.jobs() == []
    await town.change(reference, "24T10:00", case_change.set_status, "in progress")
    assert await town.due(reference) == (None, "01T09:00", "25T10:00")


async def test_warning_while_a_fifth_is_left(town: Town) -> None:
    """Once for each due time, to the owner and the department; nobody is named in it."""
    reference = await town.opens()
    await town.change(reference, "22T08:30", case_change.assign, "water", "1001")
    await town.says(reference, "22T09:00")
    await town.wait_until("23T09:45")
    assert await town.warned() == [("solution", "22T16:00")]
    (notice,) = town.told.notices
    assert (notice.what, notice.reference, notice.agent) == ("sla warning", reference, "1001")
    assert (notice.email, notice.phone) == ("water@example.org", "+96824000001")


async def test_escalation_up_the_tree(town: Town) -> None:
    """Its own department at the due time, then one level more every eight open hours, up to the top."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.wait_until("30T16:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("water", 1, "24T10:00"),
        ("town", 2, "25T10:00"),
    ]
    escalations = [
        notice for notice in town.told.notices if notice.sla == "solution" and notice.what == "escalation"
    ]
    told = [notice.email for notice in escalations]
    # Nobody can be reached in `leaks`: the next above is told.
    assert told == ["water@example.org", "water@example.org", "town@example.org"]


async def test_an_unanswered_case_escalates_by_its_first_response(town: Town) -> None:
    """Each clock has its own warnings and escalations."""
    await town.opens()
    await town.wait_until("22T11:00")
    assert await town.warned() == [("first response", "22T09:36")]
    assert await town.escalated("first response") == [("leaks", 0, "22T10:00")]


async def test_no_escalation_once_it_is_solved(town: Town) -> None:
    """A solution ends it; the due time stays to be compared with."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.set_status, "solved")
    await town.wait_until("30T16:00")
    assert await town.escalated() == [("leaks", 0, "23T10:00")]
    assert await town.due(reference) == (None, None, "23T10:00")
    assert await town.jobs() == []


async def test_escalation_waits_while_we_wait_for_somebody(town: Town) -> None:
    """The next level hears after so many open hours in which nobody was waited for."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.set_status, "waiting for third party")
    await town.change(reference, "25T12:00", case_change.set_status, "in progress")
    assert (await town.due(reference))[2] == "23T10:00"
    await town.wait_until("30T09:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("water", 1, "26T10:00"),
        ("town", 2, "29T10:00"),
    ]


async def test_another_department_hears_of_it_from_the_beginning(town: Town) -> None:
    """Who gets an overdue case is told at once, then those above."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.assign, "roads", None)
    await town.wait_until("25T16:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("roads", 0, "23T12:00"),
        ("town", 1, "24T12:00"),
    ]


async def test_another_department_hears_of_it_after_the_top_has(town: Town) -> None:
    """A case that everybody above has heard of begins anew where it goes then, and ends at the top again."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.wait_until("30T10:00")
    assert [level for _, level, _ in await town.escalated()] == [0, 1, 2]
    await town.change(reference, "30T12:00", case_change.assign, "roads", None)
    await town.wait_until("30T15:00")
    assert (await town.escalated())[3:] == [("roads", 0, "30T12:00")]
    town.now = at("30T15:00") + 3 * 86_400
    await town.worker.work()
    assert [(name, level) for name, level, _ in (await town.escalated())[3:]] == [("roads", 0), ("town", 1)]
    town.now += 9 * 86_400
    await town.worker.work()
    assert len(await town.escalated()) == 5


async def test_more_urgent_is_due_earlier(town: Town) -> None:
    """At once, where the shorter time is used up; a warning makes no sense then."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T13:00", case_change.set_priority, "urgent")
    assert (await town.due(reference))[2] == "22T13:00"
    await town.wait_until("22T14:00")
    assert await town.warned() == []
    assert await town.escalated() == [("leaks", 0, "22T13:00")]


async def test_a_time_that_a_person_named_wins_until_it_is_taken_back(town: Town) -> None:
    """Whatever happens to the case meanwhile."""
    reference = await town.opens()
    await town.change(reference, "22T09:00", case_change.set_due, at("25T12:00"))
    await town.change(reference, "22T09:30", case_change.set_priority, "urgent")
    await town.change(reference, "22T10:00", case_change.set_status, "waiting for citizen")
    assert (await town.due(reference))[2] == "25T12:00"
    await town.change(reference, "22T10:30", case_change.set_due, None)
    assert (await town.due(reference))[2] is None  # it waits
    await town.change(reference, "22T11:00", case_change.set_status, "in progress")
    assert (await town.due(reference))[2] == "22T13:00"


async def test_a_due_time_without_any_limit_is_left_alone(town: Town) -> None:
    """Of a case without a category only people say when it is due; one that loses its limits loses our due time."""
    other = await town.opens(category=None)
    await town.change(other, "22T09:00", case_change.set_due, at("25T12:00"))
    await town.change(other, "22T09:30", case_change.set_priority, "urgent")
    assert (await town.due(other))[2] == "25T12:00"
    ours = await town.opens()
    town.config = configuration(copy.deepcopy(CHANGES) | {"categories": {}})
    await town.keeper.recompute()
    assert await town.due(ours) == (None, None, None)
    assert [name for name in await town.jobs() if name[1].startswith(ours)] == []


async def test_reopened_it_goes_on(town: Town) -> None:
    """With the time that it had used."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T10:00", case_change.set_status, "solved")
    await town.change(reference, "24T08:00", case_change.reopen)
    assert (await town.due(reference))[2] == "24T16:00"


@contextlib.asynccontextmanager
async def kept(town: Town) -> AsyncIterator[None]:
    task = asyncio.create_task(town.keeper.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_recomputed_at_the_start_and_with_another_configuration(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed hours move the due times of all cases that are not done; so does what was missed while nobody ran."""
    monkeypatch.setattr(sla_keeper, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(sla_keeper, "BATCH", 2)
    monkeypatch.setattr(sla_keeper, "PAUSE_SECONDS", 0.0)
    references = [await town.opens() for _ in range(5)]
    await town.change(references[0], "22T09:00", case_change.set_status, "solved")
    async with kept(town):
        await eventually(lambda: town.keeper.recomputed == 4)
        holiday = copy.deepcopy(CHANGES) | {"hours.office": {"week": _OFFICE, "dates": {"2026-11-23": ()}}}
        town.config = configuration(holiday)
        await eventually(lambda: town.keeper.recomputed == 8)
    assert [(await town.due(reference))[2] for reference in references] == ["23T10:00"] + 4 * ["24T10:00"]


async def test_follows_what_happens(town: Town) -> None:
    """A change is followed as soon as it is committed."""
    async with kept(town):
        await eventually(lambda: town.keeper.follower._kept_at)
        heard: list[Event] = []
        town.journal.listeners.append(heard.append)

        async def work(connection: AsyncConnection) -> str:
            return await open_case(
                connection, at=town.now, channel="web", caller=None, language="en", queue=None, call=None,
                subject="Leak", report=Report(category="leak", department="leaks"),
            )  # fmt: skip

        reference = await town.journal.commit_result(
            work, lambda made: [CaseOpened(at=town.now, reference=made)]
        )
        await eventually(lambda: any(isinstance(event, CaseDueChanged) for event in heard))
    assert (await town.due(reference))[2] == "23T10:00"


async def test_a_case_that_comes_while_the_first_place_is_found(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies before the follower's first place is among those that are looked at because of the start."""
    begin = town.keeper.follower.begin

    async def late() -> None:
        await asyncio.sleep(0.2)  # whoever looks at all cases now has done so
        if not town.keeper.follower.place:
            await town.opens_unseen()
        await begin()

    monkeypatch.setattr(town.keeper.follower, "begin", late)
    async with kept(town):
        await eventually(lambda: town.keeper.recomputed == 1)


async def test_a_case_that_cannot_be_computed_holds_up_no_other(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left as it is; those that came or are looked at with it have their due times."""

    def compute(config: Configuration, history: History) -> tuple[Clock, ...]:
        if history.stretches[0].category is None:
            raise ZeroDivisionError
        return clocks_of(config, history)

    monkeypatch.setattr("hotline.crm_bridge.sla_work.clocks_of", compute)
    bad, good = await town.opens(category=None), await town.opens()
    assert (await town.due(good))[2] == "23T10:00"
    limits = {"first_response_hours": 2, "solution_hours": 4}
    town.config = configuration(CHANGES | {"categories.leak": {"department": "leaks", "sla": limits}})
    await town.keeper.recompute()
    assert (await town.due(good))[2] == "22T12:00"
    assert (await town.due(bad))[2] is None

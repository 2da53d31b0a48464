"""Cases close by themselves in the end, and departments hear of reopenings."""

from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import case_change, case_followup, jobs
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import Change
from hotline.crm_bridge.case_closing import DAY
from hotline.crm_bridge.case_department import Hearing, WrittenDepartmentWords, who_hears
from hotline.crm_bridge.case_followup import CLOSE, CaseFollowup
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.follower import Follower
from hotline.events import CaseStatusChanged, DepartmentTold, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration

from .case_samples import AT, a_case
from .conftest import Office

TITLE = {"ar": "دائرة", "en": "Department"}
CITY = configuration(
    {
        "departments.works": {
            "title": TITLE, "email": "works@city.example", "phone": "+96824000001", "lead": "1001",
        },
        "departments.water": {"title": TITLE, "parent": "works"},
        "email": {"address": "city@example.com", "smtp": {"host": "localhost", "port": 2525}},
        "text_messages": {"url": "http://127.0.0.1:9/texts"},
    }
)  # fmt: skip


class Street:
    """A case store that somebody follows, at a time that is set."""

    def __init__(self, office: Office, engine: AsyncEngine, journal: Journal, reader: JournalReader) -> None:
        self.office, self.now, self.config = office, AT, CITY
        self.followup = CaseFollowup(
            lambda: self.config, WrittenDepartmentWords(lambda: self.config), lambda: self.now
        )
        self.reader = reader
        self.follower = Follower(
            case_followup.CURSOR,
            engine,
            reader,
            self.followup.take,
            journal=journal,
            types=case_followup.FACTS,
        )
        self.worker = jobs.JobWorker(engine, journal, self.followup.handlers, lambda: self.now)

    async def does(self, reference: str, how: partial[Change]) -> None:
        await self.office.desk.change(reference, partial(how, at=self.now, by="1001"))
        await self.catches_up()

    async def catches_up(self) -> None:
        await self.follower.begin()
        entries = await self.reader.after(self.follower.place)
        if entries:
            await self.follower.pass_on(entries)

    async def works(self, days: float) -> None:
        self.now += days * DAY
        await self.worker.work()

    async def case(self, reference: str) -> Case:
        found = await self.office.desk.find(reference)
        assert found is not None
        return found

    async def facts(self, kind: type[Event]) -> list[Event]:
        return [entry.event for entry in await self.reader.after(0) if isinstance(entry.event, kind)]

    async def planned(self, reference: str) -> float | None:
        async with self.office.engine.connect() as connection:
            job = await jobs.find(connection, CLOSE, reference)
        return None if job is None else job.due_at


@pytest.fixture
def street(office: Office, engine: AsyncEngine, journal: Journal, reader: JournalReader) -> Street:
    """Nobody is at the desk; the machine is."""
    return Street(office, engine, journal, reader)


SOLVE = partial(case_change.set_status, status="solved")
REOPEN = partial(case_change.reopen)
TELL = partial(case_change.add_note, text="تم", language="ar", public=True)


async def test_a_solved_case_of_which_the_citizen_was_told_closes_after_the_days(street: Street) -> None:
    """Not before; once; and with who did it."""
    reference = await street.office.opens()
    await street.does(reference, SOLVE)
    assert await street.planned(reference) is None
    street.now += DAY
    await street.does(reference, TELL)
    assert await street.planned(reference) == AT + 8 * DAY
    await street.works(6.9)
    assert (await street.case(reference)).status == "solved"
    await street.works(0.2)
    await street.works(10)
    assert (await street.case(reference)).status == "closed"
    closed = CaseStatusChanged(at=AT + 8.1 * DAY, by="automatic", reference=reference, status="closed")
    assert (await street.facts(CaseStatusChanged))[-1:] == [closed]


async def test_without_a_word_it_stays_solved_for_ever(street: Street) -> None:
    """Nothing ends without a word to the citizen."""
    reference = await street.office.opens()
    await street.does(reference, SOLVE)
    await street.works(400)
    assert (await street.case(reference)).status == "solved"


async def test_a_reopened_case_does_not_close(street: Street) -> None:
    """The plan is taken back; so it is where nobody followed the journal in time."""
    first, second = await street.office.opens(), await street.office.opens()
    for reference in (first, second):
        await street.does(reference, SOLVE)
        await street.does(reference, TELL)
    await street.does(first, REOPEN)
    assert await street.planned(first) is None
    await street.office.desk.change(second, partial(REOPEN, at=street.now, by="citizen"))
    await street.works(10)
    assert {(await street.case(one)).status for one in (first, second)} == {"reopened"}


async def test_another_word_puts_the_end_off(street: Street) -> None:
    """The days count from the last word, also where the job was planned before it."""
    reference = await street.office.opens()
    await street.does(reference, SOLVE)
    await street.does(reference, TELL)
    street.now += 6 * DAY
    await street.office.desk.change(reference, partial(TELL, at=street.now, by="1001"))
    await street.works(2)
    assert (await street.case(reference)).status == "solved"
    assert await street.planned(reference) == AT + 13 * DAY
    await street.works(5)
    assert (await street.case(reference)).status == "closed"


async def test_a_city_that_closes_by_hand_only_is_obeyed(street: Street) -> None:
    """`cases.close_after_days = 0`, also where it was otherwise when the job was planned."""
    reference = await street.office.opens()
    await street.does(reference, SOLVE)
    await street.does(reference, TELL)
    by_hand = street.config.cases.model_copy(update={"close_after_days": 0})
    street.config = street.config.model_copy(update={"cases": by_hand})
    await street.works(30)
    assert (await street.case(reference)).status == "solved"


async def test_a_duplicate_waits_for_the_case_that_goes_on(street: Street) -> None:
    """Its citizen is to hear how that one ends."""
    first, again = await street.office.opens(), await street.office.opens()
    await street.does(again, partial(case_change.mark_duplicate, of=first))
    await street.does(again, TELL)
    await street.works(8)
    assert (await street.case(again)).status == "duplicate"
    await street.does(first, SOLVE)
    await street.works(2)
    assert (await street.case(again)).status == "closed"


async def test_whoever_looks_after_a_case_hears_that_it_is_open_again(street: Street) -> None:
    """Owner and lead by the fact, the department above that can be written to; once, and without a name."""
    reference = await street.office.opens()
    await street.does(reference, partial(case_change.assign, department="water", owner="1002"))
    await street.does(reference, SOLVE)
    await street.does(reference, REOPEN)
    await street.catches_up()
    assert await street.facts(DepartmentTold) == [
        DepartmentTold(
            at=AT,
            by="1001",
            reference=reference,
            what="reopened",
            department="works",
            agents=("1002", "1001"),
        )
    ]
    async with street.office.engine.connect() as connection:
        rows = (await connection.execute(sa.select(correspondence))).mappings().all()
    assert {(row["channel"], row["recipient"]) for row in rows} == {
        ("email", "works@city.example"),
        ("sms", "+96824000001"),
    }
    for row in rows:
        assert row["subject"] == f"أُعيد فتح البلاغ {reference}"
        assert (row["reference"], row["citizen"]) == (reference, None)


async def test_nothing_is_written_that_cannot_be_sent(street: Street) -> None:
    """Without a gateway for texts there is the e-mail alone."""
    silent = type(street.config.text_messages)()
    street.config = street.config.model_copy(update={"text_messages": silent})
    reference = await street.office.opens()
    await street.does(reference, partial(case_change.assign, department="water", owner="1002"))
    await street.does(reference, SOLVE)
    await street.does(reference, REOPEN)
    async with street.office.engine.connect() as connection:
        channels = list((await connection.execute(sa.select(correspondence.c.channel))).scalars())
    assert channels == ["email"]


async def test_a_follower_that_fails_tells_once_when_it_works_again(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was told is committed with the place: no loss, no repetition."""
    reference = await street.office.opens()
    await street.does(reference, SOLVE)
    told = street.followup.take
    broken = [True]

    async def take(connection: AsyncConnection, entries: object) -> object:
        facts = await told(connection, entries)  # type: ignore[arg-type]
        if broken.pop() if broken else False:
            message = "killed before the commit"
            raise RuntimeError(message)
        return facts

    monkeypatch.setattr(street.follower, "_take", take)
    monkeypatch.setattr("hotline.crm_bridge.follower.RETRY_SECONDS", (0.0, 0.0))
    await street.does(reference, REOPEN)
    assert len(await street.facts(DepartmentTold)) == 1


async def test_what_was_seen_to_meanwhile_is_told_to_nobody(street: Street) -> None:
    """A journal that is read from its beginning tells no old stories."""
    reference = await street.office.opens()
    for how in (SOLVE, REOPEN, SOLVE):
        await street.office.desk.change(reference, partial(how, at=AT, by="1001"))
    await street.catches_up()
    assert await street.facts(DepartmentTold) == []


@pytest.mark.parametrize(
    ("department", "owner", "expected"),
    [
        ("water", None, Hearing("works", ("1001",), "works@city.example", "+96824000001")),
        ("works", "1001", Hearing("works", ("1001",), "works@city.example", "+96824000001")),
        (None, "1002", Hearing(None, ("1002",), None, None)),
        ("gone", "9999", Hearing(None, (), None, None)),
    ],
)
def test_who_hears_is_the_nearest_that_can(
    department: str | None, owner: str | None, expected: Hearing
) -> None:
    """Nobody is named twice, and no agent who is gone."""
    assert who_hears(a_case(department=department, owner=owner), CITY) == expected

"""A city that tells citizens what becomes of their cases."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import citizen_writer, consents
from hotline.crm_bridge.case_change import set_status
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_writer import How
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.citizen_words.announcer import JOB, TYPES, Announcer
from hotline.crm_bridge.citizen_words.templates import Templates
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.jobs import JobWorker
from hotline.events import CaseOpened, ContactNotSent, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration

CITIZEN, NEIGHBOUR = "+96891230001", "+96891230002"
ZONE = ZoneInfo("Asia/Muscat")
NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE).timestamp()
NIGHT = datetime(2026, 11, 24, 23, tzinfo=ZONE).timestamp()
MORNING = datetime(2026, 11, 25, 8, tzinfo=ZONE).timestamp()

CITY = {
    "departments": {"water": {"title": {"en": "Water Department", "ar": "دائرة المياه"}}},
    "categories": {"leak": {"title": {"en": "Leaking pipe", "ar": "تسرب مياه"}, "department": "water"}},
    "text_messages.url": "https://sms.example/send",
    "citizen_words.events": ["received", "assigned", "on the way", "solved", "closed", "reopened"],
}


class City:
    """Cases, and the words about them."""

    def __init__(self, journal: Journal, engine: AsyncEngine, reader: JournalReader) -> None:
        self.now = NOON
        self.journal, self.engine, self.reader = journal, engine, reader
        self.config = configuration(CITY)
        announcer = Announcer(lambda: self.config, Templates, lambda: self.now)
        self.follower = Follower("words", engine, reader, announcer.take, types=TYPES)
        self.worker = JobWorker(engine, journal, {JOB: announcer.announce}, lambda: self.now)

    async def opens(self, *, number: str = CITIZEN, consent: bool = True, channel: str = "voice") -> str:
        """Open a case of somebody, and return its reference."""

        async def work(connection: AsyncConnection) -> tuple[str, list[Event]]:
            person, facts = await citizen_writer.find_or_add(
                connection, "phone", number, at=self.now, by="1001"
            )
            assert person is not None
            if consent:
                facts += await consents.record(connection, person, "case updates", given=True, at=self.now,
                                               by="1001", proof="key 1")  # fmt: skip
            reference = await open_case(
                connection, at=self.now, channel=channel, caller=number, language="en", queue="water", call=None,
                subject="Leak", report=Report(citizen=person, category="leak"),
            )  # fmt: skip
            facts.append(CaseOpened(at=self.now, reference=reference, channel=channel, citizen=person))
            return reference, facts

        reference, _ = await self.journal.commit_result(work, lambda result: result[1])
        return reference

    async def changes(self, reference: str, how: How) -> None:
        """Change a case."""
        await CaseDesk(self.journal, self.engine).change(reference, how)

    async def sets(self, reference: str, status: str, by: str = "1001") -> None:
        """Give a case another status."""
        await self.changes(reference, partial(set_status, status=status, at=self.now, by=by))

    async def follows(self) -> None:
        """Have planned and written what is due."""
        await self.follower.begin()
        entries = await self.reader.after(self.follower.place, 1000)
        if entries:
            await self.follower.pass_on(entries)
        await self.worker.work()

    async def words(self) -> list[tuple[str, str]]:
        """Return what is written to whom, in order: the occasion, the text."""
        row = correspondence.c
        async with self.engine.connect() as connection:
            query = sa.select(row.what, row.text).where(row.direction == "out").order_by(row.at, row.contact)
            return [(found.what, found.text) for found in await connection.execute(query)]

    async def refusals(self) -> list[str]:
        """Return why nothing was written."""
        facts = [entry.event for entry in await self.reader.after(0, 1000)]
        return [fact.why for fact in facts if isinstance(fact, ContactNotSent)]


@pytest.fixture
def city(journal: Journal, engine: AsyncEngine, reader: JournalReader) -> City:
    """A city that tells people."""
    return City(journal, engine, reader)

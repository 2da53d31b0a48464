"""A city with teams, and its texts."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge import case_finder
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_outcome import Change
from hotline.crm_bridge.case_writer import How
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.outgoing import Letter, Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.sms.contacts import Contacts, UnregisteredTeams
from hotline.crm_bridge.sms.contentment import Contentment
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.stop_words import StopWords
from hotline.crm_bridge.sms.texts import Outcome
from hotline.events import CaseDetailsChanged, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration

TEAM, ARAB_TEAM = "+96891110001", "+96891110002"
CITIZEN, STRANGER = "+96891230001", "+96891230009"
NOW = 1_795_000_000.0

CITY = {
    "departments": {"water": {"title": {"en": "Water", "ar": "المياه"}},
                    "pipes": {"title": {"en": "Pipes", "ar": "الأنابيب"}, "parent": "water"},
                    "roads": {"title": {"en": "Roads", "ar": "الطرق"}}},
    "teams": {"water-1": {"name": "Water 1", "phone": "91110001", "department": "water", "language": "en"},
              "pipes-1": {"name": "Pipes 1", "phone": "0096891110002", "department": "pipes", "language": "ar"}},
}  # fmt: skip


class Gateway:
    """Takes everything."""

    async def send(self, letter: Letter) -> None:
        """Take it."""


class Exchange:
    """Where texts come in, and what one finds afterwards."""

    def __init__(self, journal: Journal, engine: AsyncEngine, reader: JournalReader, folder: Path) -> None:
        self.journal, self.engine, self.reader = journal, engine, reader
        self.config: Configuration = configuration(CITY)
        self.now = NOW
        self.intake = CaseIntake(journal, FileStore(folder, 2**20), lambda: self.config)
        takers = (
            FieldTeams(journal, lambda: self.config, lambda: self.now),
            Contentment(journal),
            StopWords(journal),
            UnregisteredTeams(journal, engine),
            Contacts(journal, self.intake),
        )
        self.dispatcher = Dispatcher(engine, takers, lambda: "OM", lambda: self.now)
        self.reassembly = Reassembly(journal, engine, self.dispatcher, lambda: self.now)

    async def opens(self, department: str | None = "pipes") -> str:
        """Open a case and return its reference."""
        work = partial(
            open_case, at=1000.0, channel="voice", caller=CITIZEN, language="ar", queue="water",
            call="demo-1.1", subject="Leak", report=Report(department=department),
        )  # fmt: skip
        return await self.journal.commit([], work)

    async def texts(self, text: str, *, sender: str = TEAM, external_id: str | None = None) -> Outcome:
        """Have somebody send a text."""
        return await self.dispatcher.receive(sender, text, external_id=external_id)

    async def changes(self, reference: str, how: How) -> None:
        """Change a case as somebody in the office does."""
        await CaseDesk(self.journal, self.engine).change(reference, how)

    async def asks(self, reference: str, *, number: str = CITIZEN) -> None:
        """Have told the citizen that it is solved, and asked."""
        message = Outgoing(channel="sms", to=number, subject="", text="?", what="solved", reference=reference)
        await self.journal.commit_result(
            lambda connection: write(connection, message, at=self.now), lambda _: ()
        )
        post = Post(self.journal, self.engine, {}, lambda: self.now)
        await post.send_waiting("sms", Gateway())
        await self.changes(reference, lambda case: Change(
            (CaseDetailsChanged(at=self.now, by="words", reference=reference, fields=()),), {"told_at": self.now}
        ))  # fmt: skip

    async def case(self, reference: str) -> Case:
        """Return a case as it is now."""
        async with self.engine.connect() as connection:
            found = await case_finder.find(connection, reference)
        assert found is not None
        return found

    async def notes(self, reference: str) -> list[Note]:
        """Return its notes."""
        async with self.engine.connect() as connection:
            return await case_finder.notes_of(connection, reference)

    async def facts(self) -> list[Event]:
        """Return the journal."""
        return [entry.event for entry in await self.reader.after(0, 1000)]


@pytest.fixture
def exchange(journal: Journal, engine: AsyncEngine, reader: JournalReader, tmp_path: Path) -> Exchange:
    """The city's texts."""
    return Exchange(journal, engine, reader, tmp_path)

"""A city with teams, and its texts."""

from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge import case_finder
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.texts import Outcome
from hotline.events import Event
from hotline.journal import Journal, JournalReader
from hotline.testing.services import configuration

TEAM, ARAB_TEAM, STRANGER = "+96891110001", "+96891110002", "+96891230009"
NOW = 1_795_000_000.0

CITY = {
    "departments": {"water": {"title": {"en": "Water", "ar": "المياه"}},
                    "pipes": {"title": {"en": "Pipes", "ar": "الأنابيب"}, "parent": "water"},
                    "roads": {"title": {"en": "Roads", "ar": "الطرق"}}},
    "teams": {"water-1": {"name": "Water 1", "phone": "91110001", "department": "water", "language": "en"},
              "pipes-1": {"name": "Pipes 1", "phone": "0096891110002", "department": "pipes", "language": "ar"}},
}  # fmt: skip


class Exchange:
    """Where texts come in, and what one finds afterwards."""

    def __init__(self, journal: Journal, engine: AsyncEngine, reader: JournalReader) -> None:
        self.journal, self.engine, self.reader = journal, engine, reader
        self.config: Configuration = configuration(CITY)
        teams = FieldTeams(journal, lambda: self.config, lambda: NOW)
        self.dispatcher = Dispatcher(engine, (teams,), lambda: "OM", lambda: NOW)

    async def opens(self, department: str | None = "pipes") -> str:
        """Open a case and return its reference."""
        work = partial(
            open_case, at=1000.0, channel="voice", caller="+96891230001", language="ar", queue="water",
            call="demo-1.1", subject="Leak", report=Report(department=department),
        )  # fmt: skip
        return await self.journal.commit([], work)

    async def texts(self, text: str, *, sender: str = TEAM, external_id: str | None = None) -> Outcome:
        """Have somebody send a text."""
        return await self.dispatcher.receive(sender, text, external_id=external_id)

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
def exchange(journal: Journal, engine: AsyncEngine, reader: JournalReader) -> Exchange:
    """The city's texts."""
    return Exchange(journal, engine, reader)

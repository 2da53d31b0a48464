"""An intake on a migrated database, and what it left behind."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge.contact import Incoming, Taken
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.events import Event
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration
from hotline.testing.mail_server import SmtpServer

#: Some day in November 2026.
NOW = 1_795_000_000.0

SETTINGS: Mapping[str, Any] = {
    "departments": {
        "roads": {"title": {"ar": "الطرق", "en": "Roads"}, "queue": "water"},
        "parks": {"title": {"ar": "الحدائق", "en": "Parks"}},
    },
    "categories": {
        "pothole": {
            "title": {"ar": "حفرة", "en": "Pothole"},
            "department": "roads",
            "priority": "high",
            "fields": {
                "size": {
                    "question": {"ar": "ما حجمها؟", "en": "How large is it?"},
                    "datatype": "singlevaluelist",
                    "required": True,
                    "values": {
                        "small": {"ar": "صغيرة", "en": "Small"},
                        "large": {"ar": "كبيرة", "en": "Large"},
                    },
                }
            },
        },
        "tree": {"title": {"ar": "شجرة", "en": "Tree"}, "department": "parks"},
        "secret": {"title": {"ar": "سر", "en": "Secret"}, "department": "parks", "public": False},
    },
    "email": {
        "address": "1111@city.example",
        "name": {"ar": "بلدية المدينة ١١١١", "en": "City 1111"},
        "imap": {"host": "127.0.0.1", "port": 143, "security": "none"},
        "smtp": {"host": "127.0.0.1", "port": 25, "security": "none"},
        "queue": "water",
    },
    "web_form": {"enabled": True},
    "social": {"x": {"title": "X", "secret_variable": "HOTLINE_X_SECRET"}},
}


class Desk:
    """The intake, with what a test asks of it."""

    def __init__(self, engine: AsyncEngine, journal: Journal, reader: JournalReader, folder: Path) -> None:
        self.engine, self.journal, self._reader = engine, journal, reader
        self.config: Configuration = configuration(SETTINGS)
        self.files = FileStore(folder, 1_000_000)
        self.intake = CaseIntake(journal, self.files, lambda: self.config, hint=_hint)

    async def take(self, text: str = "There is a hole in our street", **more: Any) -> Taken:  # noqa: ANN401 - any field
        """Take a contact in; an e-mail of Aisha, unless told otherwise."""
        values: dict[str, Any] = {"channel": "email", "at": NOW, "sender": "aisha@example.org"}
        return await self.intake.take(Incoming(text=text, **(values | more)))

    async def rows(self, table: sa.Table) -> Sequence[Any]:
        """Return all rows of a table."""
        async with self.engine.connect() as connection:
            return (await connection.execute(sa.select(table))).all()

    async def words(self, contact: str) -> sa.Row[Any]:
        """Return the row of a contact."""
        async with self.engine.connect() as connection:
            query = sa.select(correspondence).where(correspondence.c.contact == contact)
            return (await connection.execute(query)).one()

    async def facts(self) -> list[Event]:
        """Return what is in the journal."""
        return [entry.event for entry in await self._reader.after(0)]


def _hint(text: str, _language: str | None) -> str | None:
    return "pothole" if "hole" in text or "حفرة" in text else None


@pytest.fixture
def desk(engine: AsyncEngine, journal: Journal, reader: JournalReader, tmp_path: Path) -> Desk:
    """The intake of a city with roads and parks."""
    return Desk(engine, journal, reader, tmp_path / "files")


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    """A server that takes e-mails."""
    server = SmtpServer()
    server.start()
    yield server
    server.stop()

"""A fax becomes a case exactly once, and only when its PDF is on disk."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import CallArrived, CaseOpened, Event, FaxFailed, FaxReceived, FaxStarted
from hotline.journal import Journal, JournalReader
from hotline.voicemail.fax import table
from hotline.voicemail.fax.inbox import FaxInbox
from tests.voicemail.conftest import NOW, Cases, left_in
from tests.voicemail.fax.test_pages import write_tiff

CALL, FAX, NUMBER = "demo-1.1", "demo-1.1-f1", "+96824001234"
STARTED = FaxStarted(at=NOW, call=CALL, fax=FAX, path="2026/11/22/demo-1.1-f1.tif")


class Office:
    """An inbox for faxes with its disk and its database."""

    def __init__(self, journal: Journal, engine: AsyncEngine, folder: Path) -> None:
        self.cases = Cases()
        self.folder = folder
        self.engine = engine
        self.journal = journal
        self.reader = JournalReader(engine, journal)
        self.inbox = FaxInbox(
            journal, self.reader, engine, folder=folder, open_case=self.cases.open_case, clock=lambda: NOW
        )

    async def comes(self, pages: int = 2) -> None:
        """Let a machine have sent so many pages; 0: Asterisk wrote nothing."""
        arrived = CallArrived(at=NOW, call=CALL, caller=NUMBER, dialled="1111", channel="x")
        await self.journal.append(arrived)
        await self.journal.append(STARTED)
        if pages:
            tiff = self.folder / STARTED.path
            tiff.parent.mkdir(parents=True)
            write_tiff(tiff, pages)

    async def keep(self) -> str | None:
        return await self.inbox.keep(
            STARTED, caller=NUMBER, language="ar", queue="water", station="+968 2400", complete=True
        )

    async def events(self) -> list[Event]:
        return [entry.event for entry in await self.reader.of_call(CALL)][2:]

    async def rows(self) -> list[sa.Row[tuple[object, ...]]]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(sa.select(table.fax))).all())


@pytest.fixture
def office(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Office:
    folder = tmp_path / "messages"
    folder.mkdir()
    return Office(journal, engine, folder)


async def test_pages_case_and_events_are_one_commit(office: Office) -> None:
    """The PDF is there and the TIFF is not; row, case and events say the same."""
    await office.comes()
    assert await office.keep() == "1007"
    pdf = "2026/11/22/demo-1.1-f1.pdf"
    assert left_in(office.folder) == [pdf]
    assert await office.events() == [
        FaxReceived(at=NOW, call=CALL, fax=FAX, path=pdf, pages=2, caller=NUMBER, station="+968 2400"),
        CaseOpened(at=NOW, call=CALL, reference="1007", channel="fax"),
    ]
    (row,) = await office.rows()
    assert (row.id, row.caller, row.path, row.pages, row.reference) == (FAX, NUMBER, pdf, 2, "1007")


async def test_a_fax_is_kept_once(office: Office) -> None:
    """Again, and several at the same time, give the same reference and write nothing more."""
    await office.comes()
    assert set(await asyncio.gather(*(office.keep() for _ in range(3)))) == {"1007"}
    assert await office.keep() == "1007"
    assert len(await office.rows()) == 1
    assert len(await office.events()) == 2


async def test_a_case_that_cannot_be_opened_leaves_the_pages(office: Office) -> None:
    """Nothing is written, the TIFF stays, and the next attempt keeps it."""
    await office.comes()
    office.cases.error = LookupError("no number is left")
    with pytest.raises(LookupError):
        await office.keep()
    assert (office.folder / STARTED.path).exists()
    assert await office.events() == []
    office.cases.error = None
    assert await office.keep() == "1007"


async def test_nothing_that_came_is_told(office: Office) -> None:
    """Without a file the journal says why; there is no case."""
    await office.comes(pages=0)
    assert (
        await office.inbox.keep(STARTED, caller=None, language="ar", queue="water", failure="no carrier")
        is None
    )
    assert await office.events() == [FaxFailed(at=NOW, call=CALL, fax=FAX, reason="no carrier")]
    assert await office.rows() == []


async def test_what_cannot_be_read_goes_into_quarantine(office: Office) -> None:
    """People can look at it; it is not tried again and again."""
    await office.comes()
    (office.folder / STARTED.path).write_bytes(b"no fax")
    assert await office.keep() is None
    assert left_in(office.folder) == ["quarantine/demo-1.1-f1.tif"]
    (failed,) = await office.events()
    assert isinstance(failed, FaxFailed)
    assert await office.inbox.unfinished(CALL) is None


async def test_a_fax_of_a_call_that_is_gone_is_kept(office: Office) -> None:
    """Whoever finds the channel gone keeps its pages, once, with the caller's number; it may not be whole."""
    await office.comes()
    assert await office.inbox.unfinished(CALL) == STARTED
    assert await office.inbox.recover([CALL, "other"], language="ar", queue="water") == 1
    assert await office.inbox.recover([CALL], language="ar", queue="water") == 0
    (row,) = await office.rows()
    assert (row.caller, row.queue, row.whole) == (NUMBER, "water", False)

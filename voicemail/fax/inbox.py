"""Faxes that came: their pages become a PDF, a row and a case, in one transaction, exactly once.

    FaxStarted ── Asterisk writes the TIFF ── PDF ──> one transaction: row, case, FaxReceived, CaseOpened

Whatever dies in between leaves the TIFF, and `FaxStarted` in the journal says whose it is: keeping it again does the
rest, or finds that it was done.
"""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import CallArrived, CaseOpened, Event, FaxFailed, FaxReceived, FaxStarted
from hotline.journal import Journal, JournalReader
from hotline.voicemail.files import QUARANTINE, put_into_quarantine, secure
from hotline.voicemail.inbox import OpenCase

from . import table
from .conversion import FaxUnreadableError, make_pdf

#: How a case that begins with a fax came to us.
CHANNEL = "fax"
SUBJECT = "Fax"

log = structlog.get_logger()


class _KeptMeanwhileError(Exception):
    """Somebody else kept the same fax first."""


class FaxInbox:
    """Keeps faxes."""

    def __init__(
        self,
        journal: Journal,
        reader: JournalReader,
        engine: AsyncEngine,
        *,
        folder: Path,
        open_case: OpenCase,
        clock: Clock,
    ) -> None:
        """`folder` is the folder of messages."""
        self._journal = journal
        self._reader = reader
        self._reading = for_reading(engine)
        self._folder = folder
        self._open_case = open_case
        self._clock = clock
        #: Call script and reconciliation may want to keep the same fax.
        self._keeping: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def unfinished(self, call: str) -> FaxStarted | None:
        """Return the fax that the call began and of which it is not known yet what came; None if there is none."""
        found: FaxStarted | None = None
        for entry in await self._reader.of_call(call):
            match entry.event:
                case FaxStarted():
                    found = entry.event
                case FaxReceived() | FaxFailed():
                    found = None
        return found

    async def keep(
        self,
        started: FaxStarted,
        *,
        caller: str | None,
        language: str,
        queue: str,
        station: str = "",
        complete: bool = False,
        failure: str = "no page came",
    ) -> str | None:
        """Commit PDF and case, and return the case's reference; None where no page can be read, which is journalled.

        `station` is what the sending machine calls itself; `complete`: Asterisk has seen the end of the last page;
        `failure` says why, where Asterisk wrote nothing at all. Keeping a fax again returns the same reference. Raises
        `OSError` where the disk or the decoder's process fails, and what the journal and `open_case` raise: keep it
        again then.
        """
        async with self._keeping.setdefault(started.fax, asyncio.Lock()):
            kept = await self._reference(started.fax)
            if kept is not None:
                return kept
            received = await self._received(started, caller, station, complete=complete, failure=failure)
            return None if received is None else await self._commit(started, received, language, queue)

    async def _received(
        self, started: FaxStarted, caller: str | None, station: str, *, complete: bool, failure: str
    ) -> FaxReceived | None:
        """Make the PDF and return what the journal will be told; None where there is none, and it was told so."""
        tiff = self._folder / started.path
        pdf = tiff.with_suffix(".pdf")
        try:
            if not tiff.exists():
                raise FaxUnreadableError(failure)
            pages = await make_pdf(tiff, pdf)
        except FaxUnreadableError as error:
            await self._failed(started, str(error))
            return None
        secure(pdf, self._folder)
        return FaxReceived(
            at=self._clock(),
            call=started.call,
            fax=started.fax,
            path=str(pdf.relative_to(self._folder)),
            pages=pages.pages,
            caller=caller,
            station=station,
            whole=pages.whole and complete,
        )

    async def recover(self, calls: Iterable[str], *, language: str, queue: str) -> int:
        """Keep what came in faxes of calls whose channel is gone, and return how many were kept.

        Call it before `CallEnded` is written. Raises what `keep` raises.
        """
        kept = 0
        for call in calls:
            started = await self.unfinished(call)
            if started is not None:
                caller = await self._caller(call)
                kept += await self.keep(started, caller=caller, language=language, queue=queue) is not None
        return kept

    async def _caller(self, call: str) -> str | None:
        entries = await self._reader.of_call(call)
        arrived = (entry.event for entry in entries if isinstance(entry.event, CallArrived))
        return next((event.caller for event in arrived), None)

    async def _failed(self, started: FaxStarted, reason: str) -> None:
        tiff = self._folder / started.path
        kept_in = ""
        if tiff.exists():
            kept_in = str(put_into_quarantine(tiff, self._folder / QUARANTINE))
        log.warning("no page of a fax can be read", call=started.call, reason=reason, kept_in=kept_in)
        at = self._clock()
        await self._journal.append(FaxFailed(at=at, call=started.call, fax=started.fax, reason=reason))

    async def _commit(self, started: FaxStarted, received: FaxReceived, language: str, queue: str) -> str:
        def events(opened: CaseOpened) -> Sequence[Event]:
            return received, opened

        try:
            write = partial(self._write, received, language, queue)
            opened = await self._journal.commit_result(write, events)
        except (_KeptMeanwhileError, IntegrityError):
            kept = await self._reference(received.fax)  # another process was faster; ours was rolled back
            if kept is None:
                raise
            return kept
        (self._folder / started.path).unlink(missing_ok=True)
        log.info("fax kept", call=started.call, fax=started.fax, pages=received.pages, whole=received.whole)
        return opened.reference

    async def _write(
        self, received: FaxReceived, language: str, queue: str, connection: AsyncConnection
    ) -> CaseOpened:
        if await _reference(connection, received.fax) is not None:
            raise _KeptMeanwhileError
        opened = await self._open_case(
            connection,
            at=received.at,
            channel=CHANNEL,
            caller=received.caller,
            language=language,
            queue=queue,
            call=received.call,
            subject=SUBJECT,
        )
        row = {
            "id": received.fax,
            "node": self._journal.node,
            "call": received.call,
            "caller": received.caller,
            "station": received.station,
            "queue": queue,
            "path": received.path,
            "pages": received.pages,
            "whole": received.whole,
            "created_at": received.at,
            "reference": opened.reference,
        }
        await connection.execute(sa.insert(table.fax).values(row))
        return opened

    async def _reference(self, fax: str) -> str | None:
        async with self._reading.connect() as connection:
            return await _reference(connection, fax)


async def _reference(connection: AsyncConnection, fax: str) -> str | None:
    query = sa.select(table.fax.c.reference).where(table.fax.c.id == fax)
    return (await connection.execute(query)).scalar()

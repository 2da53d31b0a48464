"""Follows the journal and keeps one row for each call that ended.

    entries ──> fold ──> one transaction: rows, and the place in the journal with the calls that go on

The row says whose contact it was where the address tells it, and the cases of calls get their citizen in the same way
(`citizen_links.py`). Place and rows are committed together, so a projector that dies anywhere goes on as if it had not.
What it folded is read again: the open calls at the start, older calls when a fact about them comes late.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import explain, for_reading
from hotline.events import CallArrived, CallEvent, CaseOpened, MessageTranscribed, RecordingDeleted
from hotline.journal import Entry, JournalReader, cursors

from . import citizen_links
from .interaction import Interaction
from .interaction_fold import InteractionFold, call_of_recording
from .pseudonym import ERASED
from .tables import interaction

#: Under which the place is kept.
CURSOR = "interactions"

#: Rows are written at most so often, seconds: nobody waits for them, and each time costs a commit.
GATHER_SECONDS = 0.5

#: Pauses while the database cannot be used, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 5.0)

R = TypeVar("R")
log = structlog.get_logger()


class Projector:
    """Writes the interactions. One at a time is enough; a second one does the same work again, and no harm."""

    def __init__(
        self, engine: AsyncEngine, reader: JournalReader, *, gather_seconds: float = GATHER_SECONDS
    ) -> None:
        #: The last entry that is in the rows.
        self.place = 0
        self._engine = engine
        self._reading = for_reading(engine)
        self._reader = reader
        self._gather = gather_seconds
        self._fold = InteractionFold()

    async def run(self) -> None:
        """Project until cancelled. The first run begins with the journal's first entry."""
        await self._persistently(self._resume)
        async for entries in self._reader.follow(self.place, gather_seconds=self._gather):
            await self.project(entries)

    async def project(self, entries: Sequence[Entry]) -> None:
        """Take the next entries and commit what they change."""
        rows: dict[str, Interaction] = {}
        opened = [entry.event.reference for entry in entries if isinstance(entry.event, CaseOpened)]
        for entry in entries:
            await self._restore_call_of(entry)
            changed = self._fold.apply(entry.event)
            if changed is not None:
                rows[changed.id] = changed
        place, open_calls = entries[-1].seq, self._fold.open_calls()
        await self._persistently(lambda: self._write(list(rows.values()), opened, place, open_calls))
        self.place = place

    async def _write(
        self,
        rows: Sequence[Interaction],
        opened: Sequence[str],
        place: int,
        open_calls: Mapping[str, list[str]],
    ) -> None:
        async with self._engine.begin() as connection:
            if rows or opened:
                await citizen_links.lock_shared(connection)
            if rows:
                found = await citizen_links.citizens_of(connection, rows)
                await upsert(
                    connection, [msgspec.structs.replace(row, citizen=found.get(row.id)) for row in rows]
                )
            if opened:
                await citizen_links.link_cases(connection, opened)
            state = msgspec.json.encode(open_calls).decode()
            await cursors.store(connection, CURSOR, place, state)

    # --- what was before ---

    async def _resume(self) -> None:
        async with self._reading.connect() as connection:
            kept = await cursors.load(connection, CURSOR)
        if kept is None:
            return
        fold = InteractionFold()
        for call, transcribed in msgspec.json.decode(kept.state, type=dict[str, list[str]]).items():
            entries = await self._reader.of_call(call, until=kept.seq)
            fold.restore(call, [entry.event for entry in entries], transcribed)
        self._fold, self.place = fold, kept.seq

    async def _restore_call_of(self, entry: Entry) -> None:
        """Read an older call again of which this entry tells something."""
        event = entry.event
        if isinstance(event, MessageTranscribed) and self._fold.call_of(event) is None:
            call = await self._persistently(lambda: self._call_of_message(event.message))
        elif isinstance(event, RecordingDeleted):
            call = call_of_recording(event.recording)
        elif isinstance(event, CallEvent | CaseOpened) and not isinstance(event, CallArrived):
            call = event.call
        else:
            return
        if call is not None and not self._fold.knows(call):
            await self._persistently(lambda: self._restore(call, entry.seq - 1))

    async def _restore(self, call: str, until: int) -> None:
        entries = await self._reader.of_call(call, until=until)
        query = sa.select(interaction.c.message).where(interaction.c.id == call, interaction.c.transcribed)
        async with self._reading.connect() as connection:
            transcribed = list((await connection.execute(query)).scalars())
        self._fold.restore(call, [entry.event for entry in entries], filter(None, transcribed))

    async def _call_of_message(self, message: str) -> str | None:
        query = sa.select(interaction.c.id).where(interaction.c.message == message)
        async with self._reading.connect() as connection:
            return (await connection.execute(query)).scalar()

    async def _persistently(self, attempt: Callable[[], Awaitable[R]]) -> R:
        """Try until the database lets us."""
        pause, longest = RETRY_SECONDS
        reported = False
        while True:
            try:
                return await attempt()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                if not reported:
                    log.error("interactions.not_written", problem=explain(self._engine.url, error))
                reported = True
            await asyncio.sleep(pause)
            pause = min(2 * pause, longest)


async def upsert(connection: AsyncConnection, rows: Sequence[Interaction]) -> None:
    """Insert the rows, or put them in the place of those that their calls have.

    Whose contact it was is said once, when the row is new: somebody may have corrected it since. An address that was
    erased stays erased.
    """
    values: list[dict[str, Any]] = [
        msgspec.structs.asdict(row) | {"agents": list(row.agents)} for row in rows
    ]
    await connection.execute(_upsert_statement(connection.dialect.name), values)


@lru_cache
def _upsert_statement(dialect: str) -> sa.Executable:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(interaction)
    new = statement.excluded
    columns: dict[str, Any] = {column.name: column for column in new if column.name not in {"id", "citizen"}}
    was = interaction.c.address
    columns["address"] = sa.case((was.startswith(ERASED), was), else_=new.address)
    return statement.on_conflict_do_update(index_elements=["id"], set_=columns)

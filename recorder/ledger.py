"""What the journal is told about recordings, and what it tells of a call."""

import asyncio

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline import events
from hotline.clock import Clock
from hotline.events import RecordingFailed, RecordingStarted
from hotline.journal import Journal, JournalUnavailableError
from hotline.journal.table import journal as journal_table

from .takes import Take
from .timeline import FOLDED

#: How long after a failure the database is tried again, seconds.
RETRY_SECONDS = 2.0

log = structlog.get_logger()


class Ledger:
    """Writes and reads events about recordings."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def started(self, take: Take) -> None:
        """Asterisk was told to record."""
        self._journal.append(RecordingStarted(at=self._clock(), call=take.call, path=take.caller_path))

    def failed(self, call: str, reason: str) -> None:
        """There will be no recording, or not a whole one."""
        log.error("recording.failed", call=call, reason=reason)
        self._journal.append(RecordingFailed(at=self._clock(), call=call, reason=reason))

    async def story(self, call: str) -> list[events.Event]:
        """Return the call's events that a timeline is made of, in order, up to what was appended last.

        A database that cannot be read is tried again for ever.
        """

        async def read(connection: AsyncConnection) -> list[events.Event]:
            return await _events_of(connection, call, FOLDED)

        while True:
            try:
                # A transaction waits its turn behind everything that was appended before it.
                return await self._journal.commit([], read)
            except JournalUnavailableError as error:
                log.warning("recording.journal_unavailable", call=call, reason=str(error))
                await asyncio.sleep(RETRY_SECONDS)


async def _events_of(
    connection: AsyncConnection, call: str, kinds: "list[type[events.Event]]"
) -> list[events.Event]:
    """Return the call's events of these kinds, as they are in the journal within this transaction."""
    columns = journal_table.c
    rows = await connection.execute(
        sa.select(columns.type, columns.data)
        .where(columns.call == call, columns.type.in_([kind.__name__ for kind in kinds]))
        .order_by(columns.seq)
    )
    return [events.decode(type_name, data) for type_name, data in rows]

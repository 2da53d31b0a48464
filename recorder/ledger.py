"""What the journal is told about recordings, each fact once."""

import asyncio

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline import events
from hotline.clock import Clock
from hotline.events import AgentAnswered, RecordingFailed, RecordingFinalised, RecordingStarted
from hotline.journal import Journal, JournalUnavailableError
from hotline.journal.table import journal as journal_table

from .takes import Take

#: How long after a failure the database is tried again, seconds.
RETRY_SECONDS = 2.0

log = structlog.get_logger()


class _AlreadyWrittenError(Exception):
    """An earlier controller wrote the fact and died before it could clean up."""


class Ledger:
    """Writes events about recordings."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def started(self, take: Take) -> None:
        """Asterisk was told to record."""
        self._journal.append(RecordingStarted(at=self._clock(), call=take.call, path=take.path))

    def failed(self, call: str, reason: str) -> None:
        """There will be no recording, or not a whole one."""
        log.error("recording.failed", call=call, reason=reason)
        self._journal.append(RecordingFailed(at=self._clock(), call=call, reason=reason))

    async def finalised(self, take: Take, seconds: float, *, fresh: bool) -> None:
        """Return when the journal has it on disk that the file is in its place.

        A take that is not `fresh` may be in the journal already: an earlier controller wrote it and died
        before it could clean up. Looking costs a transaction of its own, which the everyday way does not
        need.
        """
        event = RecordingFinalised(at=self._clock(), call=take.call, path=take.path, seconds=seconds)
        if fresh:
            await self._journal.append(event)
        else:
            await self._commit_once(event)

    async def _commit_once(self, event: RecordingFinalised) -> None:
        """Commit the event unless it is there; a database that cannot be written is tried again for ever."""

        async def not_yet(connection: AsyncConnection) -> None:
            for known in await _events_of(connection, event.call, RecordingFinalised):
                if isinstance(known, RecordingFinalised) and known.path == event.path:
                    raise _AlreadyWrittenError

        while True:
            try:
                await self._journal.commit([event], not_yet)
            except _AlreadyWrittenError:
                log.info("recording.known", call=event.call)
            except JournalUnavailableError as error:
                log.warning("recording.journal_unavailable", call=event.call, reason=str(error))
                await asyncio.sleep(RETRY_SECONDS)
                continue
            return

    async def talked(self, call: str) -> bool:
        """Return whether an agent ever answered this call. Raises `JournalUnavailableError`."""

        async def answers(connection: AsyncConnection) -> bool:
            return bool(await _events_of(connection, call, AgentAnswered))

        return await self._journal.commit([], answers)


async def _events_of(connection: AsyncConnection, call: str, kind: type[events.Event]) -> list[events.Event]:
    """Return the call's events of one kind, as they are in the journal within this transaction."""
    columns = journal_table.c
    rows = await connection.execute(
        sa.select(columns.data).where(columns.call == call, columns.type == kind.__name__)
    )
    return [events.decode(kind.__name__, data) for (data,) in rows]

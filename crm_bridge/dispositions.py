"""What calls led to, as agents say when they wrap up: a key of the configuration and a note of their own.

The key is a fact of the journal; the note, which may hold words about citizens, is in the case store only.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.database import for_reading
from hotline.events import CallDisposed
from hotline.journal import Journal
from hotline.problems import did_you_mean

from .desk_tables import disposition
from .plain_text import clean_text

#: Letters of a note.
MOST_LETTERS = 2000

_table = disposition.c


class DispositionError(Exception):
    """It cannot be said; the text says why."""


def check(config: Configuration, key: str, queue: str | None) -> None:
    """Raise `DispositionError` unless calls of this queue can lead to that. Pure."""
    known = config.dispositions.get(key)
    if known is None:
        raise DispositionError(
            f"there is no disposition `{key[:40]}`. {did_you_mean(key, config.dispositions)}"
        )
    if known.queues and queue is not None and queue not in known.queues:
        raise DispositionError(f"`{key}` is not for calls of {queue}")


class Dispositions:
    """Keeps them. Every method raises what the journal and the database raise; nothing is changed then."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._journal, self._clock = journal, clock
        self._reading = for_reading(engine)

    async def say(self, call: str, agent: str, key: str, note: str) -> None:
        """Say what the call led to; said again, the last word counts."""
        row = {
            "call": call, "agent": agent, "disposition": key, "note": clean_text(note, MOST_LETTERS),
            "at": self._clock(),
        }  # fmt: skip

        async def work(connection: AsyncConnection) -> tuple[CallDisposed, ...]:
            before = await _of(connection, call, agent)
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            insert = dialect.insert(disposition).values(row)
            changes = {name: row[name] for name in ("disposition", "note", "at")}
            await connection.execute(
                insert.on_conflict_do_update(index_elements=["call", "agent"], set_=changes)
            )
            if before is not None and before[0] == key:
                return ()
            return (CallDisposed(at=self._clock(), call=call, agent=agent, disposition=key),)

        await self._journal.commit_result(work, lambda facts: facts)

    async def of(self, call: str, agent: str) -> tuple[str, str] | None:
        """Return disposition and note that the agent gave the call; None: none yet."""
        async with self._reading.connect() as connection:
            return await _of(connection, call, agent)


async def _of(connection: AsyncConnection, call: str, agent: str) -> tuple[str, str] | None:
    query = sa.select(_table.disposition, _table.note).where(_table.call == call, _table.agent == agent)
    row = (await connection.execute(query)).first()
    return (row.disposition, row.note) if row is not None else None

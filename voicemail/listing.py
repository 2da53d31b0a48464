"""The inbox as people read it: what is overdue first, then the newest, with what is known of each message."""

import time
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.database import create_engine, database_url, for_reading
from hotline.paths import Paths

from .assignment import Assignment, Waiting
from .files import QUARANTINE
from .states import OPEN, State
from .tables import message
from .transcription.engine import Word
from .transcription.jobs import retry_failed

#: Of more messages that nobody has, only those that are due first are dealt out.
MOST_DEALT = 500

_words = msgspec.json.Decoder(tuple[Word, ...])


class StoredMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message in the inbox; the fields are those of the table."""

    id: str
    reference: str
    node: str
    call: str
    caller: str | None
    language: str
    queue: str
    source: str
    seconds: float
    #: When it was left, seconds since the epoch.
    created_at: float
    state: str
    #: Who looks after it.
    agent: str | None
    #: By when it is to be answered, seconds since the epoch; None: at no time.
    due_at: float | None
    #: Whether that has passed, and something is left to do.
    overdue: bool
    #: The call-back that is on its way; empty: none.
    callback: str
    #: What became of the last call-back.
    note: str
    transcript_state: str
    transcript: str
    confidence: float | None
    words: tuple[Word, ...]
    engine: str
    attempts: int
    #: Why there is no transcript; empty if there is one, or none is due.
    failure: str
    #: The audio, absolute (on the node that took it).
    audio: Path


_COMPUTED = frozenset({"words", "audio", "overdue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which messages are meant; what is not said does not matter."""

    state: State | None = None
    queue: str | None = None
    #: Only those of this agent.
    agent: str | None = None
    #: Only those whose time has passed.
    overdue: bool = False


class Count(NamedTuple):
    """How many messages of a queue are open."""

    open: int
    overdue: int


class Listing:
    """The inbox for people. Every method raises what the database raises."""

    def __init__(self, engine: AsyncEngine, folder: Path, clock: Clock = time.time) -> None:
        """`folder` is the one of messages."""
        self._engine = engine
        self._reading = for_reading(engine)
        self._folder = folder
        self._clock = clock

    async def page(self, wanted: Wanted, limit: int, offset: int = 0) -> list[StoredMessage]:
        """Return `limit` messages from number `offset` on: what is overdue, by its time, and then the newest first.

        Each half is read in the order of an index, so that a page costs the same in a large inbox.
        """
        now = self._clock()
        late = sa.and_(*_conditions(wanted), _overdue(now))
        async with self._reading.connect() as connection:
            before = await _count(connection, late)
            found = await self._rows(connection, late, (message.c.due_at, message.c.id), limit, offset)
            if not wanted.overdue and len(found) < limit:
                rest = sa.and_(*_conditions(wanted), sa.not_(_overdue(now)))
                newest = (message.c.created_at.desc(), message.c.id)
                skipped = max(0, offset - before)
                found += await self._rows(connection, rest, newest, limit - len(found), skipped)
        return [self._message(row, now) for row in found]

    async def count(self, wanted: Wanted = Wanted()) -> int:
        """Return how many messages are meant."""
        condition = sa.and_(*_conditions(wanted), _overdue(self._clock()) if wanted.overdue else sa.true())
        async with self._reading.connect() as connection:
            return await _count(connection, condition)

    async def find(self, message_id: str) -> StoredMessage | None:
        """Return the message with this identity, None where there is none."""
        return await self._first(message.c.id == message_id)

    async def of_reference(self, reference: str) -> StoredMessage | None:
        """Return the newest message of a case."""
        return await self._first(message.c.reference == reference)

    async def open_by_queue(self) -> Mapping[str, Count]:
        """Return how many messages are open, by queue."""
        late = sa.func.sum(sa.case((_overdue(self._clock()), 1), else_=0))
        query = sa.select(message.c.queue, sa.func.count(), late).where(_is_open()).group_by(message.c.queue)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        return {queue: Count(number, int(overdue or 0)) for queue, number, overdue in rows}

    async def load(self) -> Mapping[str, int]:
        """Return how many messages each agent has in hand."""
        query = (
            sa.select(message.c.agent, sa.func.count())
            .where(message.c.state == State.TAKEN.value, message.c.agent.is_not(None))
            .group_by(message.c.agent)
        )
        async with self._reading.connect() as connection:
            return {agent: number for agent, number in (await connection.execute(query)).all() if agent}

    async def next_for(
        self, agent: str, assignment: Assignment, but: Collection[str] = ()
    ) -> StoredMessage | None:
        """Return the message that this agent should take next, none of `but`; None where there is none."""
        query = (
            sa.select(message.c.id, message.c.queue, message.c.language)
            .where(message.c.state == State.NEW.value, message.c.queue.in_(assignment.queues_of(agent)))
            .where(message.c.id.not_in(but))
            .order_by(message.c.due_at.is_(None), message.c.due_at, message.c.created_at, message.c.id)
            .limit(MOST_DEALT)
        )
        async with self._reading.connect() as connection:
            waiting = [Waiting(*row) for row in (await connection.execute(query)).all()]
        found = assignment.next_for(agent, waiting, await self.load())
        return None if found is None else await self.find(found)

    async def answering(self) -> list[tuple[str, str]]:
        """Return the call-backs that answer messages and are on their way, each with the message's call."""
        query = sa.select(message.c.callback, message.c.call).where(message.c.callback > "")
        async with self._reading.connect() as connection:
            return [(callback, call) for callback, call in (await connection.execute(query)).all()]

    async def retry_failed(self) -> int:
        """Let the transcripts that were given up be tried again; return how many they are."""
        return await retry_failed(self._engine)

    async def _first(self, condition: sa.ColumnElement[bool]) -> StoredMessage | None:
        async with self._reading.connect() as connection:
            rows = await self._rows(connection, condition, (message.c.created_at.desc(),), 1, 0)
        return self._message(rows[0], self._clock()) if rows else None

    @staticmethod
    async def _rows(
        connection: AsyncConnection, condition: sa.ColumnElement[bool],
        order: tuple[sa.ColumnElement[Any], ...], limit: int, offset: int,
    ) -> list[sa.RowMapping]:  # fmt: skip
        query = sa.select(message).where(condition).order_by(*order).limit(limit).offset(offset)
        return list((await connection.execute(query)).mappings().all())

    def _message(self, row: sa.RowMapping, now: float) -> StoredMessage:
        fields = {name: row[name] for name in StoredMessage.__struct_fields__ if name not in _COMPUTED}
        due_at, is_open = row["due_at"], row["state"] != State.CLOSED.value
        return StoredMessage(
            **fields,
            overdue=is_open and due_at is not None and due_at < now,
            words=_words.decode(row["words"]),
            audio=self._folder / row["path"],
        )


def _is_open() -> sa.ColumnElement[bool]:
    return message.c.state.in_([state.value for state in OPEN])


def _overdue(now: float) -> sa.ColumnElement[bool]:
    # The first comparison is never unknown (NULL), so that `not` is its contrary; the second one can use the index.
    return sa.and_(_is_open(), sa.func.coalesce(message.c.due_at, now) < now, message.c.due_at < now)


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [sa.true()]
    if wanted.state is not None:
        conditions.append(message.c.state == wanted.state.value)
    if wanted.queue is not None:
        conditions.append(message.c.queue == wanted.queue)
    if wanted.agent is not None:
        conditions.append(message.c.agent == wanted.agent)
    return conditions


async def _count(connection: AsyncConnection, condition: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(message).where(condition)
    return (await connection.execute(query)).scalar() or 0


@asynccontextmanager
async def open_listing(config: Configuration, paths: Paths) -> AsyncIterator[Listing]:
    """Open this node's inbox. Raises `DatabaseError` for a URL that cannot be used."""
    engine = create_engine(database_url(config, paths))
    try:
        yield Listing(engine, paths.messages)
    finally:
        await engine.dispose()


def quarantined(paths: Paths) -> list[Path]:
    """Return the files that could not be read as messages and wait for people to look at them."""
    folders = (paths.messages / QUARANTINE, paths.lifeboat / QUARANTINE)
    return sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir())

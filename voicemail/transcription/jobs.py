"""The transcripts that are to be made, as work for workers: each is held by one at a time and lost by none.

    waiting ──claim──> held (a lease) ──finish──> done, or empty
       ^                   │ fail, or the holder died
       └── after a pause ──┴── the last of `MOST_ATTEMPTS`: failed

An attempt is counted and committed before it begins, so that a message which kills its worker is not tried
for ever. What becomes of it is written together with its event. A holder that lost its lease writes nothing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import MessageTranscribed, MessageTranscriptionFailed
from hotline.journal import Journal
from hotline.voicemail import tables
from hotline.voicemail.tables import message

from . import holder
from .engine import Transcript

#: How often a message is tried.
MOST_ATTEMPTS = 3

#: The pause after the first failed attempt, seconds; after each further one it is four times as long.
FIRST_PAUSE_SECONDS = 60.0

#: Processor time that an attempt may take: so much for each second of audio, and so much in any case.
SECONDS_PER_SECOND = 10.0
SECONDS_ANYWAY = 60.0

#: A holder that lives but ended nothing for so long has lost its message. Longer than a busy day: calls come first.
LEASE_SECONDS = 12 * 3600.0

log = structlog.get_logger()


class LeaseLostError(Exception):
    """Somebody else has the message now, or has finished it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A message that we hold."""

    message: str
    #: Relative to the folder of messages.
    path: str
    language: str
    #: Length of the audio.
    seconds: float
    #: This attempt's number, from 1.
    attempt: int

    @property
    def limit_seconds(self) -> float:
        """Processor time that the attempt may take."""
        return self.seconds * SECONDS_PER_SECOND + SECONDS_ANYWAY


class Jobs:
    """The messages of one node that wait for their transcript."""

    def __init__(
        self,
        engine: AsyncEngine,
        journal: Journal,
        clock: Clock,
        *,
        node: str | None = None,
        name: str | None = None,
        is_alive: Callable[[str], bool] = holder.is_alive,
    ) -> None:
        """`node` is whose messages they are, the journal's if not given.

        `name` is what leases are held by, this process if not given.
        """
        self._engine = engine
        self._reading = for_reading(engine)
        self._journal = journal
        self._clock = clock
        self._name = holder.our_name() if name is None else name
        self._is_alive = is_alive
        self._ours = message.c.node == (journal.node if node is None else node)
        self._waiting = self._ours & (message.c.transcript_state == tables.WAITING)

    async def revive(self, languages: Collection[str]) -> int:
        """Let the messages wait again that lacked a model of these languages; return how many they are."""
        lacking = self._ours & (message.c.transcript_state == tables.NOT_TRANSCRIBED)
        update = sa.update(message).where(lacking, message.c.language.in_(languages))
        return await self._change(update.values(transcript_state=tables.WAITING, next_try_at=0.0))

    async def skip_other_than(self, languages: Collection[str]) -> int:
        """Mark what waits in any other than these languages as not transcribed; return how many they are."""
        without = self._waiting & message.c.language.not_in(languages) & (message.c.leased_by == "")
        if not await self._any(without):
            return 0
        return await self._change(
            sa.update(message).where(without).values(transcript_state=tables.NOT_TRANSCRIBED)
        )

    async def take_back(self) -> int:
        """End the attempts of workers that died or took too long; return how many they were."""
        columns = (*_job_columns, message.c.leased_by, message.c.leased_until)
        held = sa.select(*columns).where(self._waiting, message.c.leased_by != "")
        async with self._reading.connect() as connection:
            rows = (await connection.execute(held)).all()
        now = self._clock()
        lost = [row for row in rows if row.leased_until < now or not self._is_alive(row.leased_by)]
        for row in lost:
            try:
                await self._end_attempt(_job(row), row.leased_by, "the transcriber died or hung over it")
            except LeaseLostError:
                continue  # it finished, or somebody else took it back
        return len(lost)

    async def claim(self) -> Job | None:
        """Take the next message that is due, None if there is none. After this you must end the attempt."""
        now = self._clock()
        due = self._waiting & (message.c.next_try_at <= now) & (message.c.leased_by == "")
        if not await self._any(due):
            return None  # without a write transaction
        # Two statements: in one, PostgreSQL may evaluate the subquery for each row, and lease several.
        first = (
            sa.select(*_job_columns)
            .where(due)
            .order_by(message.c.next_try_at, message.c.created_at, message.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        async with self._engine.begin() as connection:
            row = (await connection.execute(first)).first()
            if row is None:
                return None
            untried = _job(row)
            job = replace(untried, attempt=untried.attempt + 1)
            lease = {
                "leased_by": self._name,
                "leased_until": now + LEASE_SECONDS,
                "attempts": job.attempt,
            }
            await connection.execute(sa.update(message).where(message.c.id == job.message).values(lease))
        return job

    async def finish(self, job: Job, transcript: Transcript, engine: str) -> None:
        """Write the transcript and its event. Raises `LeaseLostError`, and what the journal raises."""
        event = MessageTranscribed(
            at=self._clock(),
            message=job.message,
            engine=engine,
            confidence=transcript.confidence,
            empty=not transcript.text,
        )
        values = {
            "transcript_state": tables.DONE if transcript.text else tables.EMPTY,
            "transcript": transcript.text,
            "confidence": transcript.confidence,
            "words": msgspec.json.encode(transcript.words).decode(),
            "engine": engine,
            "failure": "",
        }
        await self._journal.commit([event], self._ending(job, self._name, values))

    async def fail(self, job: Job, reason: str) -> None:
        """End the attempt: pause, or give up after the last. Raises as `finish` does."""
        await self._end_attempt(job, self._name, reason)

    async def give_back(self, job: Job, *, without_model: bool = False) -> None:
        """Let go of a message as if it had not been tried. Raises as `finish` does."""
        state = tables.NOT_TRANSCRIBED if without_model else tables.WAITING
        values = {"transcript_state": state, "attempts": job.attempt - 1}
        await self._journal.commit([], self._ending(job, self._name, values))

    async def _end_attempt(self, job: Job, held_by: str, reason: str) -> None:
        now = self._clock()
        last = job.attempt >= MOST_ATTEMPTS
        again_at = None if last else now + FIRST_PAUSE_SECONDS * 4 ** (job.attempt - 1)
        event = MessageTranscriptionFailed(at=now, message=job.message, reason=reason, again_at=again_at)
        values = {
            "transcript_state": tables.FAILED if last else tables.WAITING,
            "next_try_at": again_at or 0.0,
            "failure": reason,
        }
        await self._journal.commit([event], self._ending(job, held_by, values))
        log.warning("no transcript", message=job.message, attempt=job.attempt, reason=reason, given_up=last)

    def _ending(
        self, job: Job, held_by: str, values: Mapping[str, object]
    ) -> Callable[[AsyncConnection], Any]:
        """Return the work that writes what became of a held message, if it is still held."""
        still_held = (message.c.id == job.message) & self._waiting & (message.c.leased_by == held_by)
        same_attempt = still_held & (message.c.attempts == job.attempt)
        update = sa.update(message).where(same_attempt).values(leased_by="", leased_until=0.0, **values)

        async def work(connection: AsyncConnection) -> None:
            if (await connection.execute(update)).rowcount != 1:
                raise LeaseLostError(job.message)

        return work

    async def _any(self, condition: sa.ColumnElement[bool]) -> bool:
        async with self._reading.connect() as connection:
            found = await connection.execute(sa.select(message.c.id).where(condition).limit(1))
            return found.first() is not None

    async def _change(self, update: sa.Update) -> int:
        async with self._engine.begin() as connection:
            return (await connection.execute(update)).rowcount


_job_columns = (
    message.c.id,
    message.c.path,
    message.c.language,
    message.c.seconds,
    message.c.attempts,
)


def _job(row: sa.Row[Any] | Sequence[Any]) -> Job:
    return Job(*tuple(row)[:5])


async def retry_failed(engine: AsyncEngine) -> int:
    """Let the messages of all nodes whose transcript failed wait again, as if new; return how many they are."""
    fresh = {"transcript_state": tables.WAITING, "attempts": 0, "next_try_at": 0.0, "failure": ""}
    update = sa.update(message).where(message.c.transcript_state == tables.FAILED).values(fresh)
    async with engine.begin() as connection:
        return (await connection.execute(update)).rowcount

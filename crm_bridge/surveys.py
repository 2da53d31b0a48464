"""The surveys of the case store: each change of a row is one transaction with the fact that it stands for."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import Event, SurveyAnswered, SurveyCommentLeft, SurveyInvitationFailed, SurveyOffered
from hotline.journal import Journal, JournalReader

from .survey import AnsweredBy, RatedCall, Survey
from .tables import interaction, survey

#: What is shorter holds no speech, seconds.
SHORTEST_SECONDS = 0.5

#: A text may have come to the citizen.
WRITTEN = survey.c.asked_by == "text"

#: Bring a comment's audio to the disk for good and return its seconds; 0.0 where there is none.
Secure = Callable[[str], Awaitable[float]]

#: What is written with a mark; returns the facts of it.
AlsoWork = Callable[[AsyncConnection], Awaitable[Sequence[Event]]]


class SurveyRows:
    """Reads surveys. Everything raises what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def of_call(self, call: str) -> Survey | None:
        """Return the survey of a call, None if nobody was asked."""
        found = await self.where(survey.c.call == call)
        return found[0] if found else None

    async def where(self, *conditions: sa.ColumnElement[bool], limit: int | None = None) -> list[Survey]:
        """Return the surveys that fit, the newest first."""
        query = sa.select(survey).where(*conditions).order_by(survey.c.offered_at.desc()).limit(limit)
        async with self._reading.connect() as connection:
            return [Survey(**row) for row in (await connection.execute(query)).mappings()]

    async def last_talk(self, caller: str, queue: str, since: float) -> str | None:
        """Return the newest call of this number in which an agent of the queue talked; None: none since then."""
        query = (
            sa.select(interaction.c.id)
            .where(interaction.c.address == caller, interaction.c.queue == queue)
            .where(interaction.c.agent.is_not(None), interaction.c.ended_at >= since)
            .order_by(interaction.c.started_at.desc())
            .limit(1)
        )
        async with self._reading.connect() as connection:
            found: str | None = (await connection.execute(query)).scalar_one_or_none()
        return found


class SurveyStore(SurveyRows):
    """Keeps marks and comments."""

    def __init__(
        self, journal: Journal, reader: JournalReader, engine: AsyncEngine, secure: Secure, clock: Clock
    ) -> None:
        """`secure(path)` gets a path below the folder of messages."""
        self._journal = journal
        self._reader = reader
        super().__init__(engine)
        self._secure = secure
        self._clock = clock

    async def rated_call(self, call: str) -> RatedCall:
        """Return what the journal knows of a call."""
        rated = RatedCall()
        for entry in await self._reader.of_call(call):
            rated.apply(entry.event)
        return rated

    # --- writing; each raises what the journal raises where the database cannot be written ---

    async def offer(self, call: str, *, queue: str, caller: str | None, language: str, agreed: bool) -> None:
        """Note that the citizen was asked whether to rate this call; when this returns it is committed."""
        row = self._new_row(call, queue, caller, language, agreed=agreed)
        changes = {name: row[name] for name in ("agreed", "state", "queue")}
        offered = SurveyOffered(at=self._clock(), call=call, agreed=agreed)
        await self.commit([offered], lambda connection: _upsert(connection, row, changes))

    async def rate(self, call: str, score: int, by: AnsweredBy, *, also: AlsoWork | None = None) -> bool:
        """Keep a mark; when this returns it is committed. False where the call was rated in another way.

        Until the conversation that rates it is over the last mark counts; a text counts once. `also` is done in the
        same transaction, and what it raises is raised.
        """
        rated = await self.rated_call(call)
        at = self._clock()
        queue = rated.queue or ""
        answered = SurveyAnswered(
            at=at, survey=call, score=score, by=by, queue=queue, agent=rated.agent, reference=rated.reference
        )
        values = {"state": "answered", "score": score, "answered_at": at, "answered_by": by}
        values |= {"queue": queue, "agent": rated.agent, "reference": rated.reference}

        async def work(connection: AsyncConnection) -> Sequence[Event]:
            row = self._new_row(call, queue, rated.caller, rated.language or "", agreed=True)
            await _upsert(connection, row, None)
            await change(connection, call, _may_answer(by), values)
            return () if also is None else await also(connection)

        try:
            await self._journal.commit_result(work, lambda more: (answered, *more))
        except OvertakenError:
            return False
        return True

    async def decline(self, call: str) -> None:
        """Note that a citizen gives no mark and is not to be asked (any more); of a call of ours the journal tells."""
        found = await self.of_call(call)
        called = found is not None and found.state == "asking"
        fact = SurveyInvitationFailed(at=self._clock(), survey=call, by="call-back", reason="declined")
        values = {"state": "closed", "due_at": None}
        unrated = survey.c.score.is_(None)
        with contextlib.suppress(OvertakenError):
            await self.commit(
                [fact] if called else [], lambda connection: change(connection, call, unrated, values)
            )

    async def begin_comment(self, call: str, path: str) -> None:
        """Note where a comment will be, before it is spoken: what is said is found again after any crash."""
        values = {"comment_path": path, "comment_seconds": None, "comment_language": None}
        await self.commit([], lambda connection: change(connection, call, sa.true(), values))

    async def keep_comment(self, call: str, language: str) -> bool:
        """Bring a comment that was begun to the disk for good and commit it; False where nothing was said.

        Doing it again changes nothing. Also raises `OSError` where the audio cannot be secured.
        """
        begun = await self.of_call(call)
        if begun is None or begun.comment_path is None or begun.comment_seconds is not None:
            return begun is not None and begun.comment_seconds is not None
        path = begun.comment_path
        seconds = await self._secure(path)
        if seconds < SHORTEST_SECONDS:
            nothing = {"comment_path": None}
            await self.commit([], lambda connection: change(connection, call, _is_begun(path), nothing))
            return False
        left = SurveyCommentLeft(at=self._clock(), survey=call, path=path, seconds=seconds, language=language)
        values = {"comment_seconds": seconds, "comment_language": language}
        try:
            await self.commit([left], lambda connection: change(connection, call, _is_begun(path), values))
        except OvertakenError:
            return True  # kept meanwhile
        return True

    async def commit(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[None]]
    ) -> None:
        """Do the work and write the events, or nothing at all. Raises `OvertakenError` where `work` does."""
        await self._journal.commit(events, work)

    def _new_row(
        self, call: str, queue: str, caller: str | None, language: str, *, agreed: bool
    ) -> dict[str, object]:
        return {
            "call": call,
            "node": self._journal.node,
            "queue": queue,
            "caller": caller,
            "language": language,
            "offered_at": self._clock(),
            "agreed": agreed,
            "state": "open" if agreed else "closed",
            "attempts": 0,
        }


class OvertakenError(Exception):
    """The row is not any more as it was thought to be: somebody else was faster, and nothing was written."""


async def change(
    connection: AsyncConnection, call: str, condition: sa.ColumnElement[bool], values: Mapping[str, object]
) -> None:
    """Change a row that is as expected. Raises `OvertakenError` where it is not."""
    statement = sa.update(survey).where(survey.c.call == call, condition).values(**values)
    if (await connection.execute(statement)).rowcount == 0:
        raise OvertakenError


async def _upsert(
    connection: AsyncConnection, row: dict[str, object], changes: Mapping[str, object] | None
) -> None:
    """Insert a row; one that is there gets the changes, or stays as it is."""
    insert = (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(survey).values(
        row
    )
    if changes is None:
        await connection.execute(insert.on_conflict_do_nothing(index_elements=["call"]))
    else:
        await connection.execute(insert.on_conflict_do_update(index_elements=["call"], set_=changes))


def _may_answer(by: AnsweredBy) -> sa.ColumnElement[bool]:
    if by == "text":
        return sa.and_(WRITTEN, survey.c.score.is_(None))
    return sa.or_(survey.c.score.is_(None), survey.c.answered_by == by)


def _is_begun(path: str) -> sa.ColumnElement[bool]:
    return sa.and_(survey.c.comment_path == path, survey.c.comment_seconds.is_(None))


def audio_of(folder: Path, found: Survey) -> Path | None:
    """Return where the comment's audio is, None without one."""
    return (
        None if found.comment_seconds is None or found.comment_path is None else folder / found.comment_path
    )

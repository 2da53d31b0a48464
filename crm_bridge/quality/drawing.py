"""Draws each agent's calls of a week, once, by jobs that survive everything.

| job | when | what it does |
|---|---|---|
| `quality week` | after a week, at `quality.draw_hour` | plans a draw for each agent, and itself for the next week |
| `quality draw` | at once | draws one agent's calls: `SampleDrawn`, with the seed, in the same transaction |

A machine that was off for weeks draws them one after the other. Nobody can draw a week twice, or before its end.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import job_queue
from hotline.crm_bridge.job_queue import Handler, Job, Plan
from hotline.events import CallChosen, Event, SampleDrawn, SampleReplaced

from . import picks
from .errors import QualityError
from .picks import HAND, SAMPLE, CallBook, Pick, TalkedCall
from .sampling import draw, next_ranked
from .tables import pick, sample
from .weeks import Weeks

#: The kinds of the jobs, and the subject of the one that comes every week.
WEEK, DRAW, WEEKLY = "quality week", "quality draw", "weekly"


def new_seed() -> str:
    """Return a random number of 128 bits, hexadecimal."""
    return secrets.token_hex(16)


class Drawing:
    """Everything works within the caller's transaction, and raises what the database raises."""

    def __init__(
        self,
        book: CallBook,
        current: Callable[[], Configuration],
        clock: Clock,
        *,
        seed: Callable[[], str] = new_seed,
    ) -> None:
        self._book = book
        self._current = current
        self._clock = clock
        self._seed = seed

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """For the worker of jobs."""
        return {WEEK: self.week, DRAW: self._draw_job}

    @property
    def weeks(self) -> Weeks:
        """The city's weeks, as the configuration has them now."""
        config = self._current()
        return Weeks(config.node.timezone, config.quality.week_begins)

    async def plan(self, connection: AsyncConnection) -> Sequence[Event]:
        """Have the week that goes on drawn when it is over; nothing where that is planned."""
        if await job_queue.find(connection, WEEK, WEEKLY) is None:
            await self._plan_week(connection, self.weeks.of(self._clock()))
        return []

    async def week(self, connection: AsyncConnection, job: Job) -> Sequence[Event]:
        """Plan the draws of a week that is over, and the next week's."""
        config = self._current()
        week = date.fromisoformat(msgspec.json.decode(job.data, type=dict[str, str])["week"])
        if config.quality.sample_per_agent:
            now = self._clock()
            draws = [Plan(DRAW, f"{week} {agent}", now, "{}") for agent in config.agents]
            await job_queue.plan_all(connection, draws)
        # Where the first day of a week was changed meanwhile, the next one is the one that begins after this.
        await self._plan_week(connection, self.weeks.of(self.weeks.span(week + timedelta(days=7))[0]))
        return []

    async def _plan_week(self, connection: AsyncConnection, week: date) -> None:
        due_at = self.weeks.due_at(week, self._current().quality.draw_hour)
        data = msgspec.json.encode({"week": str(week)}).decode()
        await job_queue.plan(connection, WEEK, WEEKLY, due_at, data)

    async def _draw_job(self, connection: AsyncConnection, job: Job) -> Sequence[Event]:
        week, _, agent = job.subject.partition(" ")
        return await self.draw(connection, agent, date.fromisoformat(week))

    async def draw(self, connection: AsyncConnection, agent: str, week: date) -> Sequence[Event]:
        """Draw an agent's calls of a week that is over; nothing where they were drawn. Raises `QualityError`."""
        since, until = self.weeks.span(week)
        now, settings = self._clock(), self._current().quality
        if until > now:
            message = f"the week of {week} is not over yet: its calls are drawn when it is"
            raise QualityError(message)
        known = sa.select(sample.c.id).where(sample.c.agent == agent, sample.c.week == str(week))
        if (await connection.execute(known)).first() is not None:
            return []
        talks = await self._book.talks(connection, agent, since, until, settings.shortest_talk_seconds)
        by_call, seed = {one.call: one for one in talks}, self._seed()
        drawn = draw(seed, by_call, settings.sample_per_agent)
        values = {
            "agent": agent, "week": str(week), "drawn_at": now, "seed": seed, "wanted": settings.sample_per_agent,
            "population": msgspec.json.encode(sorted(by_call)).decode(), "sha256": drawn.sha256,
        }  # fmt: skip
        await connection.execute(sa.insert(sample).values(values))
        chosen = [by_call[call] for call in drawn.calls]
        await self._pick(connection, str(week), chosen, now, first_place=1)
        return [
            SampleDrawn(at=now, agent=agent, week=str(week), seed=seed, population=drawn.population,
                        sha256=drawn.sha256, calls=drawn.calls)
        ]  # fmt: skip

    async def _pick(
        self,
        connection: AsyncConnection,
        week: str,
        calls: Sequence[TalkedCall],
        now: float,
        first_place: int,
    ) -> None:
        """Write what was drawn; a call that somebody chose by hand before becomes a drawn one."""
        new = []
        for place, one in enumerate(calls, first_place):
            chosen = await picks.of_call(connection, one.call, one.agent)
            if chosen is None:
                new.append(_row(one, week, now, source=SAMPLE, place=place))
            else:
                change = {"source": SAMPLE, "place": place}
                await connection.execute(sa.update(pick).where(pick.c.id == chosen.id).values(change))
        await picks.insert(connection, new)

    async def replace(self, connection: AsyncConnection, number: int, by: str) -> Sequence[Event]:
        """Pass over a drawn call whose recording is gone: the next rank takes its place. Raises `QualityError`."""
        found = await picks.find(connection, number, lock=True)
        if found is None or found.source != SAMPLE or found.passed_over:
            message = "this call is not in a sample"
            raise QualityError(message, missing=True)
        if (state := (await self._book.states(connection, [found.call])).get(found.call)) and state.kept:
            message = "its recording can be heard: a drawn call is not exchanged for another one"
            raise QualityError(message)
        if await picks.is_assessed(connection, number):
            message = "it was assessed while its recording was there: that stays"
            raise QualityError(message)
        return await self._next(connection, found, by)

    async def _next(self, connection: AsyncConnection, gone: Pick, by: str) -> Sequence[Event]:
        query = sa.select(sample.c.seed, sample.c.population).where(
            sample.c.agent == gone.agent, sample.c.week == gone.week
        )
        seed, population = (await connection.execute(query)).one()
        calls = msgspec.json.decode(population, type=list[str])
        drawn = await picks.of_sample(connection, gone.agent, gone.week)
        taken, other = {one.call for one in drawn}, None
        while (call := next_ranked(seed, calls, taken)) is not None and other is None:
            taken.add(call)
            # Those that are gone as well are passed over, too.
            other = await self._book.find(connection, call, gone.agent)
        passed = sa.update(pick).where(pick.c.id == gone.id).values(passed_over=True)
        await connection.execute(passed)
        now = self._clock()
        if other is not None:
            place = max(one.place for one in drawn) + 1
            await self._pick(connection, gone.week, [other], now, place)
        return [
            SampleReplaced(at=now, agent=gone.agent, week=gone.week, recording=gone.call,
                           other=other.call if other else None, by=by)
        ]  # fmt: skip

    async def choose(
        self, connection: AsyncConnection, call: str, by: str, why: str, agent: str | None = None
    ) -> tuple[Pick, list[Event]]:
        """Choose an agent's talk by hand, else the last one; it is marked so. Raises `QualityError`."""
        found = await self._book.find(connection, call, agent)
        if found is None:
            message = f"there is no call {call} with {agent or 'an agent'} whose recording can be heard"
            raise QualityError(message, missing=True)
        known = await picks.of_call(connection, call, found.agent)
        if known is not None:
            return known, []
        now, week = self._clock(), str(self.weeks.of(found.called_at))
        await picks.insert(connection, [_row(found, week, now, source=HAND, place=0, by=by, why=why)])
        chosen = await picks.of_call(connection, call, found.agent)
        assert chosen is not None  # noqa: S101  it was written two lines above
        return chosen, [CallChosen(at=now, agent=found.agent, recording=call, by=by)]


def _row(
    one: TalkedCall, week: str, now: float, *, source: str, place: int, by: str = "", why: str = ""
) -> dict[str, object]:
    return {
        **one._asdict(), "week": week, "source": source, "place": place, "by": by, "why": why, "at": now,
        "passed_over": False,
    }  # fmt: skip

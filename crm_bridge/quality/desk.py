"""What people see of quality: calls to listen to, assessments, averages, and whether a draw was right."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading
from hotline.events import SampleDrawn
from hotline.journal import JournalReader

from . import assessments, picks
from .assessments import Assessment, Reply
from .averages import Averages, Scored, averages
from .picks import CallBook, Pick, RecordingState
from .sampling import draw, population_hash, ranked
from .tables import assessment, pick, sample

#: Calls in a list, assessments in averages: 200 agents with 3 calls a week for a year are 31,200.
MOST_PICKS, MOST_SCORED = 1000, 50_000


class ToHear(NamedTuple):
    """A call to listen to, with what is known of it."""

    pick: Pick
    #: None: nobody knows of a recording.
    recording: RecordingState | None
    assessments: Sequence[Assessment]
    #: Whoever asks may read what others gave (`assessments.opened_to`).
    opened: bool = False


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A draw."""

    agent: str
    week: str
    drawn_at: float
    seed: str
    wanted: int
    population: tuple[str, ...]
    sha256: str


class Proof(NamedTuple):
    """What drawing again found."""

    sample: Sample
    #: The calls that the seed draws now, by rank; then what follows them.
    calls: tuple[str, ...]
    #: Those that were picked, by rank.
    picked: tuple[str, ...]
    #: The hash of the population is the one that was written down.
    whole: bool
    #: The journal tells of this draw: the same seed, population and calls.
    journalled: bool

    @property
    def holds(self) -> bool:
        """The picked calls are those of the seed: the first ranks, and after one that was gone the next."""
        order = ranked(self.sample.seed, self.sample.population)
        places = [order.index(call) if call in order else -1 for call in self.picked]
        return (
            self.whole
            and self.journalled
            and set(self.calls) <= set(self.picked)
            and places == sorted(places)
            and -1 not in places
        )


class QualityDesk:
    """Reads. Methods raise what the database raises."""

    def __init__(self, engine: AsyncEngine, book: CallBook) -> None:
        self._reading = for_reading(engine)
        self._journal = JournalReader(engine)
        self._book = book

    async def to_hear(self, first: str, last: str, agent: str | None = None, *, by: str) -> list[ToHear]:
        """Return the calls of some weeks, named by their first days, for the listener `by`."""
        async with self._reading.connect() as connection:
            found = await picks.of_weeks(connection, first, last, agent, MOST_PICKS)
            states = await self._book.states(connection, [one.call for one in found])
            numbers = [one.id for one in found]
            known = await assessments.of_picks(connection, numbers)
            opened = await assessments.opened_to(connection, numbers, by)
        by_pick: dict[int, list[Assessment]] = {}
        for one in known:
            by_pick.setdefault(one.pick, []).append(one)
        return [ToHear(one, states.get(one.call), by_pick.get(one.id, ()), one.id in opened) for one in found]

    async def pick(self, number: int, by: str) -> ToHear | None:
        """Return one call to listen to, for the listener `by`; None where there is none."""
        async with self._reading.connect() as connection:
            found = await picks.find(connection, number)
            if found is None:
                return None
            states = await self._book.states(connection, [found.call])
            known = await assessments.of_picks(connection, [number])
            opened = await assessments.opened_to(connection, [number], by)
        return ToHear(found, states.get(found.call), known, number in opened)

    async def assessment(self, number: int) -> Assessment | None:
        """Return one; None where there is none."""
        async with self._reading.connect() as connection:
            return await assessments.find(connection, number)

    async def replies(self, numbers: Sequence[int]) -> list[Reply]:
        """Return what was said to some assessments."""
        async with self._reading.connect() as connection:
            return await assessments.replies_of(connection, numbers)

    async def of_agent(self, agent: str, limit: int) -> list[tuple[Assessment, Pick]]:
        """Return an agent's newest assessments that count, with their calls."""
        async with self._reading.connect() as connection:
            found = await assessments.submitted(connection, assessment.c.agent == agent, limit=limit)
            query = sa.select(pick).where(pick.c.id.in_([one.pick for one in found]))
            by_id = {row["id"]: Pick(**row) for row in (await connection.execute(query)).mappings()}
        return [(one, by_id[one.pick]) for one in found]

    async def averages(
        self, first: str, last: str, agent: str | None = None, *, by: str | None = None
    ) -> Averages:
        """Return the averages of the calls of some weeks; `by`: a listener who assesses, and must stay blind."""
        where = [assessment.c.week >= first, assessment.c.week <= last]
        if agent is not None:
            where.append(assessment.c.agent == agent)
        async with self._reading.connect() as connection:
            found = await assessments.submitted(connection, *where, limit=MOST_SCORED)
            of = sa.select(pick.c.id, pick.c.queue, pick.c.source).where(
                pick.c.week >= first, pick.c.week <= last
            )
            queues = {number: (queue, source) for number, queue, source in await connection.execute(of)}
            opened = None if by is None else await assessments.all_opened_to(connection, by)
        scored = [
            Scored(one.agent, *_queue_first(one, queues), one.quality, one.fatal, one.form, one.marks,
                   sealed=opened is not None and one.pick not in opened)
            for one in found
        ]  # fmt: skip
        return await asyncio.to_thread(
            averages, scored
        )  # of many it takes seconds, in which nobody shall wait

    async def samples(self, week: str, agent: str | None = None) -> list[Sample]:
        """Return the draws of a week."""
        query = sa.select(sample).where(sample.c.week == week).order_by(sample.c.agent)
        if agent is not None:
            query = query.where(sample.c.agent == agent)
        async with self._reading.connect() as connection:
            return [_sample(row) for row in (await connection.execute(query)).mappings()]

    async def prove(self, one: Sample) -> Proof:
        """Draw again, and compare with what was picked."""
        async with self._reading.connect() as connection:
            picked = await picks.of_sample(connection, one.agent, one.week)
        again = draw(one.seed, one.population, one.wanted)
        whole = population_hash(one.population) == one.sha256
        drawn = await self._journalled(one)
        same = drawn is not None and (drawn.seed, drawn.population, drawn.sha256, drawn.calls) == (
            one.seed, len(one.population), one.sha256, again.calls,
        )  # fmt: skip
        return Proof(one, again.calls, tuple(each.call for each in picked), whole, same)

    async def _journalled(self, one: Sample) -> SampleDrawn | None:
        """Return what the journal says of a draw: it was written with the rows, and cannot be changed with them."""
        at = one.drawn_at
        entries = await self._journal.of_types([SampleDrawn.__name__], since=at - 1.0, until=at + 1.0)
        drawn = (entry.event for entry in entries if isinstance(entry.event, SampleDrawn))
        return next((each for each in drawn if (each.agent, each.week) == (one.agent, one.week)), None)


def _queue_first(one: Assessment, queues: dict[int, tuple[str, str]]) -> tuple[str, str, str]:
    queue, source = queues.get(one.pick, ("", "hand"))
    return queue, one.week, source


def _sample(row: sa.RowMapping) -> Sample:
    fields = {name: row[name] for name in Sample.__struct_fields__}
    return Sample(**{**fields, "population": msgspec.json.decode(row["population"], type=tuple[str, ...])})

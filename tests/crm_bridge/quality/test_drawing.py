"""The weekly draw as jobs: once for each agent and week, after the week, also after a long absence."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.quality.desk import QualityDesk
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.crm_bridge.quality.errors import QualityError
from hotline.crm_bridge.quality.picks import RecordingState, TalkedCall
from hotline.crm_bridge.quality.tables import sample
from hotline.crm_bridge.quality.weekly import Weekly
from hotline.crm_bridge.quality.weeks import Weeks
from hotline.events import Event, SampleDrawn
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration

#: 2026-11-22, a Sunday, 10:00 in UTC.
NOW = 1795341600.0
WEEK = 7 * 86_400.0


class Book:
    """Ten calls of each agent in every week."""

    async def talks(
        self, connection: AsyncConnection, agent: str, since: float, until: float, shortest: float
    ) -> Sequence[TalkedCall]:
        return [TalkedCall(f"{agent}-{since:.0f}-{n}", agent, "water", since + n) for n in range(10)]

    async def find(
        self, connection: AsyncConnection, call: str, agent: str | None = None
    ) -> TalkedCall | None:
        return None

    async def states(
        self, connection: AsyncConnection, calls: Collection[str]
    ) -> Mapping[str, RecordingState]:
        return {}


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


async def drawn(reader: JournalReader) -> list[SampleDrawn]:
    return [entry.event for entry in await reader.after(0) if isinstance(entry.event, SampleDrawn)]


async def test_weeks_are_drawn_when_they_are_over(
    journal: Journal, engine: AsyncEngine, reader: JournalReader
) -> None:
    """Nothing before the week's end; then each agent once; three weeks of absence are made up for, each once."""
    clock = Clock()
    drawing = Drawing(Book(), configuration, clock)
    worker = JobWorker(engine, journal, drawing.handlers, clock)
    for _ in range(2):  # a second controller plans nothing twice
        await Weekly(journal, engine, drawing).once()
    await worker.work()
    assert await drawn(reader) == []
    clock.now = NOW + WEEK
    await worker.work()
    facts = await drawn(reader)
    assert sorted((one.agent, one.week, len(one.calls)) for one in facts) == [
        ("1001", "2026-11-22", 3),
        ("1002", "2026-11-22", 3),
    ]
    assert facts[0].seed != facts[1].seed
    clock.now = NOW + 4 * WEEK
    await worker.work()
    weeks = sorted({one.week for one in await drawn(reader)})
    assert weeks == ["2026-11-22", "2026-11-29", "2026-12-06", "2026-12-13"]
    assert len(await drawn(reader)) == 8


async def test_a_week_is_drawn_once_and_can_be_proved(journal: Journal, engine: AsyncEngine) -> None:
    """Drawing again changes nothing; what is stored gives the same calls, and a call that was slipped in is found."""
    clock = Clock()
    clock.now = NOW + WEEK
    drawing, desk = Drawing(Book(), configuration, clock), QualityDesk(engine, Book())
    week = date(2026, 11, 22)

    async def draw(connection: AsyncConnection) -> Sequence[Event]:
        return await drawing.draw(connection, "1001", week)

    first = await journal.commit_result(draw, lambda facts: facts)
    again = await journal.commit_result(draw, lambda facts: facts)
    assert (len(first), again) == (1, [])
    (one,) = await desk.samples("2026-11-22")
    assert (await desk.prove(one)).holds

    async def slip_in(connection: AsyncConnection) -> None:
        calls = json.dumps([*one.population, "slipped-in"])
        await connection.execute(sa.update(sample).values(population=calls))

    await journal.commit([], slip_in)
    (changed,) = await desk.samples("2026-11-22")
    assert not (await desk.prove(changed)).holds


async def test_a_week_that_goes_on_is_not_drawn(journal: Journal) -> None:
    """Who drew early could wait for a call that pleases."""
    drawing = Drawing(Book(), configuration, Clock())
    with pytest.raises(QualityError, match="not over"):
        await journal.commit_result(
            lambda connection: drawing.draw(connection, "1001", date(2026, 11, 22)), lambda facts: facts
        )


def test_weeks_are_those_of_the_city() -> None:
    """A week begins at local midnight of its first day, and has 167 hours where the clocks go forward."""
    weeks = Weeks("Asia/Muscat", "sunday")
    assert str(weeks.of(NOW)) == "2026-11-22" == str(weeks.of(weeks.span(date(2026, 11, 22))[0]))
    assert str(weeks.of(weeks.span(date(2026, 11, 22))[0] - 1)) == "2026-11-15"
    since, until = Weeks("Europe/Berlin", "monday").span(date(2026, 3, 23))
    assert until - since == 167 * 3600

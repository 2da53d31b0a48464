"""Due times, warnings and escalations of cases as they are changed by people. All hours are local, in Muscat."""

import asyncio
import contextlib
import copy
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge import case_change, sla_keeper
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.sla import Clock, clocks_of
from hotline.crm_bridge.sla_history import History
from hotline.events import (
    CaseDueChanged,
    CaseOpened,
    Event,
)
from hotline.journal import Journal
from hotline.testing.city import configuration
from hotline.testing.waiting import eventually

from .sla_town import CHANGES, OFFICE, Town


@pytest.fixture
def town(engine: AsyncEngine, journal: Journal) -> Town:
    return Town(engine, journal)


@contextlib.asynccontextmanager
async def kept(town: Town) -> AsyncIterator[None]:
    task = asyncio.create_task(town.keeper.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_recomputed_at_the_start_and_with_another_configuration(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed hours move the due times of all cases that are not done; so does what was missed while nobody ran."""
    monkeypatch.setattr(sla_keeper, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(sla_keeper, "BATCH", 2)
    monkeypatch.setattr(sla_keeper, "PAUSE_SECONDS", 0.0)
    references = [await town.opens() for _ in range(5)]
    await town.change(references[0], "22T09:00", case_change.set_status, "solved")
    async with kept(town):
        await eventually(lambda: town.keeper.recomputed == 4)
        holiday = copy.deepcopy(CHANGES) | {"hours.office": {"week": OFFICE, "dates": {"2026-11-23": ()}}}
        town.config = configuration(holiday)
        await eventually(lambda: town.keeper.recomputed == 8)
    assert [(await town.due(reference))[2] for reference in references] == ["23T10:00"] + 4 * ["24T10:00"]


async def test_follows_what_happens(town: Town) -> None:
    """A change is followed as soon as it is committed."""
    async with kept(town):
        await eventually(lambda: town.keeper.follower._kept_at)
        heard: list[Event] = []
        town.journal.listeners.append(heard.append)

        async def work(connection: AsyncConnection) -> str:
            return await open_case(
                connection, at=town.now, channel="web", caller=None, language="en", queue=None, call=None,
                subject="Leak", report=Report(category="leak", department="leaks"),
            )  # fmt: skip

        reference = await town.journal.commit_result(
            work, lambda made: [CaseOpened(at=town.now, reference=made)]
        )
        await eventually(lambda: any(isinstance(event, CaseDueChanged) for event in heard))
    assert (await town.due(reference))[2] == "23T10:00"


async def test_a_case_that_comes_while_the_first_place_is_found(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies before the follower's first place is among those that are looked at because of the start."""
    begin = town.keeper.follower.begin

    async def late() -> None:
        await asyncio.sleep(0.2)  # whoever looks at all cases now has done so
        if not town.keeper.follower.place:
            await town.opens_unseen()
        await begin()

    monkeypatch.setattr(town.keeper.follower, "begin", late)
    async with kept(town):
        await eventually(lambda: town.keeper.recomputed == 1)


async def test_a_case_that_cannot_be_computed_holds_up_no_other(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left as it is; those that came or are looked at with it have their due times."""

    def compute(config: Configuration, history: History) -> tuple[Clock, ...]:
        if history.stretches[0].category is None:
            raise ZeroDivisionError
        return clocks_of(config, history)

    monkeypatch.setattr("hotline.crm_bridge.sla_work.clocks_of", compute)
    bad, good = await town.opens(category=None), await town.opens()
    assert (await town.due(good))[2] == "23T10:00"
    limits = {"first_response_hours": 2, "solution_hours": 4}
    town.config = configuration(CHANGES | {"categories.leak": {"department": "leaks", "sla": limits}})
    await town.keeper.recompute()
    assert (await town.due(good))[2] == "22T12:00"
    assert (await town.due(bad))[2] is None

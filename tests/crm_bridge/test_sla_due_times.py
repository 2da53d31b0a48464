"""Due times of cases as they are changed by people. All hours are local, in Muscat."""

import copy
from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import case_change, citizen_writer
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.events import (
    CaseDueChanged,
    ContactNotSent,
    ContactSent,
)
from hotline.journal import Journal
from hotline.testing.city import configuration

from .sla_town import CHANGES, Town, at, shown


@pytest.fixture
def town(engine: AsyncEngine, journal: Journal) -> Town:
    return Town(engine, journal)


async def test_due_times_of_a_new_case(town: Town) -> None:
    """They are in its row, and the journal says by when it is to be solved."""
    reference = await town.opens()
    assert await town.due(reference) == ("22T10:00", None, "23T10:00")
    (fact,) = await town.happened(CaseDueChanged)
    assert (fact.reference, fact.by, shown(fact.due_at)) == (reference, "sla", "23T10:00")


async def test_looking_again_changes_nothing(town: Town) -> None:
    """Neither facts nor jobs come twice where nothing happened."""
    reference = await town.opens()
    jobs = await town.jobs()
    last = await town.reader.last_seq()
    await town.keeper.recompute()
    await town.journal.commit_result(
        lambda connection: town.work.renew(connection, [reference]), lambda facts: facts
    )
    assert (await town.jobs(), await town.reader.last_seq()) == (jobs, last)


async def test_a_word_of_a_person_answers_and_begins_the_next_time(town: Town) -> None:
    """Then nothing is owed as first response, and the next word is."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    assert await town.due(reference) == (None, "29T09:00", "23T10:00")


async def test_an_answer_that_came_back_is_no_word(town: Town) -> None:
    """The citizen has heard nothing, so the first response is owed as before."""
    reference = await town.opens()

    async def answered(connection: AsyncConnection) -> None:
        person, _ = await citizen_writer.find_or_add(
            connection, "email", "aisha@example.org", at=town.now, by="101"
        )
        letter = Outgoing(
            channel="email", to="aisha@example.org", subject="", text="We look at it.", what="answer",
            reference=reference, citizen=person,
        )  # fmt: skip
        await write(connection, letter, at=town.now)

    sent = ContactSent(at=town.now, contact="x", channel="email", what="answer", reference=reference)
    back = ContactNotSent(
        at=town.now, contact="x", channel="email", what="answer", reference=reference, why="it came back"
    )
    await town.journal.commit((), answered)
    for state, fact, due in (("sent", sent, None), ("failed", back, "22T10:00")):
        settled = sa.update(correspondence).values(state=state)
        await town.journal.commit([fact], partial(_execute, statement=settled))
        await town.follow()
        assert (await town.due(reference))[0] == due


async def test_waiting_and_going_on(town: Town) -> None:
    """A pause takes the due time away, and what was left comes back with its end."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T10:00", case_change.set_status, "waiting for citizen")
    assert await town.due(reference) == (None, None, None)
    assert await town.jobs() == []
    await town.change(reference, "24T10:00", case_change.set_status, "in progress")
    assert await town.due(reference) == (None, "01T09:00", "25T10:00")


async def test_more_urgent_is_due_earlier(town: Town) -> None:
    """At once, where the shorter time is used up; a warning makes no sense then."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T13:00", case_change.set_priority, "urgent")
    assert (await town.due(reference))[2] == "22T13:00"
    await town.wait_until("22T14:00")
    assert await town.warned() == []
    assert await town.escalated() == [("leaks", 0, "22T13:00")]


async def test_a_time_that_a_person_named_wins_until_it_is_taken_back(town: Town) -> None:
    """Whatever happens to the case meanwhile."""
    reference = await town.opens()
    await town.change(reference, "22T09:00", case_change.set_due, at("25T12:00"))
    await town.change(reference, "22T09:30", case_change.set_priority, "urgent")
    await town.change(reference, "22T10:00", case_change.set_status, "waiting for citizen")
    assert (await town.due(reference))[2] == "25T12:00"
    await town.change(reference, "22T10:30", case_change.set_due, None)
    assert (await town.due(reference))[2] is None  # it waits
    await town.change(reference, "22T11:00", case_change.set_status, "in progress")
    assert (await town.due(reference))[2] == "22T13:00"


async def test_a_due_time_without_any_limit_is_left_alone(town: Town) -> None:
    """Of a case without a category only people say when it is due; one that loses its limits loses our due time."""
    other = await town.opens(category=None)
    await town.change(other, "22T09:00", case_change.set_due, at("25T12:00"))
    await town.change(other, "22T09:30", case_change.set_priority, "urgent")
    assert (await town.due(other))[2] == "25T12:00"
    ours = await town.opens()
    town.config = configuration(copy.deepcopy(CHANGES) | {"categories": {}})
    await town.keeper.recompute()
    assert await town.due(ours) == (None, None, None)
    assert [name for name in await town.jobs() if name[1].startswith(ours)] == []


async def test_reopened_it_goes_on(town: Town) -> None:
    """With the time that it had used."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "22T10:00", case_change.set_status, "solved")
    await town.change(reference, "24T08:00", case_change.reopen)
    assert (await town.due(reference))[2] == "24T16:00"


async def _execute(connection: AsyncConnection, statement: sa.Executable) -> None:
    await connection.execute(statement)

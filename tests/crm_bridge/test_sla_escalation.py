"""Warnings and escalations of cases as they are changed by people. All hours are local, in Muscat."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import case_change
from hotline.journal import Journal

from .sla_town import Town, at


@pytest.fixture
def town(engine: AsyncEngine, journal: Journal) -> Town:
    return Town(engine, journal)


async def test_warning_while_a_fifth_is_left(town: Town) -> None:
    """Once for each due time, to the owner and the department; nobody is named in it."""
    reference = await town.opens()
    await town.change(reference, "22T08:30", case_change.assign, "water", "1001")
    await town.says(reference, "22T09:00")
    await town.wait_until("23T09:45")
    assert await town.warned() == [("solution", "22T16:00")]
    (notice,) = town.told.notices
    assert (notice.what, notice.reference, notice.agent) == ("sla warning", reference, "1001")
    assert (notice.email, notice.phone) == ("water@example.org", "+96824000001")


async def test_escalation_up_the_tree(town: Town) -> None:
    """Its own department at the due time, then one level more every eight open hours, up to the top."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.wait_until("30T16:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("water", 1, "24T10:00"),
        ("town", 2, "25T10:00"),
    ]
    escalations = [
        notice for notice in town.told.notices if notice.sla == "solution" and notice.what == "escalation"
    ]
    told = [notice.email for notice in escalations]
    # Nobody can be reached in `leaks`: the next above is told.
    assert told == ["water@example.org", "water@example.org", "town@example.org"]


async def test_an_unanswered_case_escalates_by_its_first_response(town: Town) -> None:
    """Each clock has its own warnings and escalations."""
    await town.opens()
    await town.wait_until("22T11:00")
    assert await town.warned() == [("first response", "22T09:36")]
    assert await town.escalated("first response") == [("leaks", 0, "22T10:00")]


async def test_no_escalation_once_it_is_solved(town: Town) -> None:
    """A solution ends it; the due time stays to be compared with."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.set_status, "solved")
    await town.wait_until("30T16:00")
    assert await town.escalated() == [("leaks", 0, "23T10:00")]
    assert await town.due(reference) == (None, None, "23T10:00")
    assert await town.jobs() == []


async def test_escalation_waits_while_we_wait_for_somebody(town: Town) -> None:
    """The next level hears after so many open hours in which nobody was waited for."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.set_status, "waiting for third party")
    await town.change(reference, "25T12:00", case_change.set_status, "in progress")
    assert (await town.due(reference))[2] == "23T10:00"
    await town.wait_until("30T09:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("water", 1, "26T10:00"),
        ("town", 2, "29T10:00"),
    ]


async def test_another_department_hears_of_it_from_the_beginning(town: Town) -> None:
    """Who gets an overdue case is told at once, then those above."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.change(reference, "23T12:00", case_change.assign, "roads", None)
    await town.wait_until("25T16:00")
    assert await town.escalated() == [
        ("leaks", 0, "23T10:00"),
        ("roads", 0, "23T12:00"),
        ("town", 1, "24T12:00"),
    ]


async def test_another_department_hears_of_it_after_the_top_has(town: Town) -> None:
    """A case that everybody above has heard of begins anew where it goes then, and ends at the top again."""
    reference = await town.opens()
    await town.says(reference, "22T09:00")
    await town.wait_until("30T10:00")
    assert [level for _, level, _ in await town.escalated()] == [0, 1, 2]
    await town.change(reference, "30T12:00", case_change.assign, "roads", None)
    await town.wait_until("30T15:00")
    assert (await town.escalated())[3:] == [("roads", 0, "30T12:00")]
    town.now = at("30T15:00") + 3 * 86_400
    await town.worker.work()
    assert [(name, level) for name, level, _ in (await town.escalated())[3:]] == [("roads", 0), ("town", 1)]
    town.now += 9 * 86_400
    await town.worker.work()
    assert len(await town.escalated()) == 5

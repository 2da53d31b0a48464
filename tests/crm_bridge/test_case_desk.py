"""Changing cases: each change with its facts, or none of it."""

import asyncio
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import case_change, case_status
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change, UnknownCaseError
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.events import (
    CaseAssigned,
    CaseDueChanged,
    CaseNoteAdded,
    CaseReopened,
    CaseStatusChanged,
    Event,
)
from hotline.journal import Journal, JournalReader

from .conftest import Office

AT = 2000.0


def to(status: str) -> partial[Change]:
    return partial(case_change.set_status, status=status, at=AT, by="salim")


async def facts(reader: JournalReader) -> list[Event]:
    return [entry.event for entry in await reader.after(0)]


async def found(office: Office, reference: str) -> Case:
    case = await office.desk.find(reference)
    assert case is not None
    return case


async def test_a_new_case_that_is_assigned_has_a_department_an_owner_and_the_status(
    office: Office, reader: JournalReader
) -> None:
    """Assigning is one change with two facts."""
    reference = await office.opens()
    change = partial(case_change.assign, department="water", owner="1001", at=AT, by="salim")
    assert await office.desk.change(reference, change)
    case = await found(office, reference)
    assert (case.department, case.owner, case.status) == ("water", "1001", "assigned")
    assert await facts(reader) == [
        CaseAssigned(at=AT, by="salim", reference=reference, department="water", owner="1001"),
        CaseStatusChanged(at=AT, by="salim", reference=reference, status="assigned"),
    ]


async def test_what_changes_nothing_writes_nothing(office: Office, reader: JournalReader) -> None:
    """The same owner, status and due time again are no facts."""
    reference = await office.opens()
    for change in (
        to("new"),
        partial(case_change.assign, department=None, owner=None, at=AT, by="salim"),
        partial(case_change.set_due, due_at=None, at=AT, by="salim"),
    ):
        assert not await office.desk.change(reference, change)
    assert await facts(reader) == []


async def test_an_illegal_change_is_refused_in_words_and_changes_nothing(
    office: Office, reader: JournalReader
) -> None:
    """A new case cannot be closed; what it can become is said."""
    reference = await office.opens()
    with pytest.raises(
        CaseError, match=f"{reference} is new and cannot become closed; it can become assigned"
    ):
        await office.desk.change(reference, to("closed"))
    with pytest.raises(CaseError, match="there is no status `done`"):
        await office.desk.change(reference, to("done"))
    with pytest.raises(CaseError, match="only what was settled"):
        await office.desk.change(reference, partial(case_change.reopen, at=AT, by="salim"))
    assert (await found(office, reference)).status == "new"
    assert await facts(reader) == []


async def test_an_unknown_case_is_said(office: Office) -> None:
    """Nothing is changed of a case that does not exist."""
    with pytest.raises(UnknownCaseError, match="there is no case 9999"):
        await office.desk.change("9999", to("solved"))


async def test_a_done_case_is_due_at_no_time_and_has_no_new_owner(office: Office) -> None:
    """Who wants to work on it reopens it first."""
    reference = await office.opens()
    await office.desk.change(reference, to("solved"))
    for change in (
        partial(case_change.set_due, due_at=3000.0, at=AT, by="salim"),
        partial(case_change.assign, department="water", owner=None, at=AT, by="salim"),
    ):
        with pytest.raises(CaseError, match="reopen it"):
            await office.desk.change(reference, change)


async def test_a_reopened_case_is_due_at_no_time(office: Office, reader: JournalReader) -> None:
    """The promise of before is over; the department sees that it was reopened, in which call, and the new status."""
    reference = await office.opens()
    await office.desk.change(reference, partial(case_change.set_due, due_at=3000.0, at=AT, by="salim"))
    await office.desk.change(reference, to("solved"))
    reopen = partial(case_change.reopen, at=AT, by="citizen", call="demo-2.2")
    assert await office.desk.change(reference, reopen)
    assert not await office.desk.change(reference, reopen), "reopened twice"
    case = await found(office, reference)
    assert (case.status, case.due_at, case.can_be_reopened) == ("reopened", None, False)
    assert (await facts(reader))[-3:] == [
        CaseReopened(at=AT, by="citizen", reference=reference, call="demo-2.2"),
        CaseStatusChanged(at=AT, by="citizen", reference=reference, status="reopened"),
        CaseDueChanged(at=AT, by="citizen", reference=reference, due_at=None),
    ]


async def test_the_last_public_note_is_the_one_that_the_citizen_hears(
    office: Office, reader: JournalReader
) -> None:
    """Internal notes are seen by the department only; a note's text is not in the journal."""
    reference = await office.opens()
    for text, public in (("Erste", True), ("تم إصلاح الصمام.", True), ("He shouts.", False)):
        note = partial(case_change.add_note, text=text, language="ar", public=public, at=AT, by="salim")
        assert await office.desk.change(reference, note)
    case = await found(office, reference)
    assert case.public_note is not None
    assert case.public_note.text == "تم إصلاح الصمام."
    assert [note.text for note in await office.desk.notes_of(reference)][2] == "He shouts."
    assert (await facts(reader))[-1] == CaseNoteAdded(at=AT, by="salim", reference=reference, public=False)


@pytest.mark.parametrize(("text", "complaint"), [(" … ", "no words"), ("a" * 2001, "keep below 2000")])
async def test_a_note_without_words_or_end_is_refused(office: Office, text: str, complaint: str) -> None:
    """A note says something, and not a book."""
    reference = await office.opens()
    note = partial(case_change.add_note, text=text, language="en", public=True, at=AT, by="salim")
    with pytest.raises(CaseError, match=complaint):
        await office.desk.change(reference, note)


async def test_of_many_who_close_it_at_once_from_two_processes_one_does(
    office: Office, engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Each sees the case as the one before left it: one fact, whoever was first, and no error for the others."""
    reference = await office.opens()
    other = Journal(engine, "other")
    desks = [CaseDesk(journal, engine), CaseDesk(other, engine)]
    changed = await asyncio.gather(*(desk.change(reference, to("solved")) for desk in desks * 5))
    await other.close()
    assert sum(changed) == 1
    assert await facts(reader) == [
        CaseStatusChanged(at=AT, by="salim", reference=reference, status=case_status.SOLVED)
    ]

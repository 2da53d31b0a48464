"""What departments' systems say of our cases."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from structlog.testing import capture_logs

from hotline.crm_bridge import case_change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_status import REOPENED, SOLVED
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.told_by_target import ToldByTarget
from hotline.events import CaseNoteAdded, CaseOpened, CaseStatusChanged
from hotline.journal import Journal, JournalReader

NOW = 1_800_000_000.0


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> CaseDesk:
    return CaseDesk(journal, engine)


@pytest.fixture
def told(desk: CaseDesk) -> ToldByTarget:
    return ToldByTarget(desk, "en", lambda: NOW + 60)


@pytest.fixture
async def reference(journal: Journal) -> str:
    work = partial(
        open_case, at=NOW, channel="voice", caller=None, language="ar", queue=None, call=None, subject="Leak"
    )
    return await journal.commit_result(work, lambda found: [CaseOpened(at=NOW, reference=found)])


async def facts(reader: JournalReader) -> list[Any]:
    entries = await reader.after(0)
    return [one.event for one in entries if isinstance(one.event, CaseNoteAdded | CaseStatusChanged)]


async def test_what_was_done_is_noted_and_solves_the_case(
    told: ToldByTarget, desk: CaseDesk, reference: str, reader: JournalReader
) -> None:
    """Words become an internal note in the target's name, and its end `solved`: closing needs a word to the citizen."""
    await told.tell("roads", reference, status=SOLVED, words="Filled")
    (note,) = await desk.notes_of(reference)
    assert (note.by, note.public, note.text) == ("target:roads", False, "Filled")
    case = await desk.find(reference)
    assert case is not None
    assert (case.status, case.told_at) == (SOLVED, None)
    assert [fact.by for fact in await facts(reader)] == ["target:roads"] * 2


async def test_what_is_told_twice_is_there_once(
    told: ToldByTarget, desk: CaseDesk, reference: str, reader: JournalReader
) -> None:
    """A crash before it is remembered that something was heard adds no second note and no second status."""
    for _ in range(2):
        await told.tell("roads", reference, status=None, words=" A team is on the way ")
    for _ in range(2):
        await told.tell("roads", reference, status=SOLVED, words="Filled")
    assert [note.text for note in await desk.notes_of(reference)] == ["A team is on the way", "Filled"]
    assert len(await facts(reader)) == 3
    await told.tell("water", reference, status=None, words="Filled")
    assert len(await desk.notes_of(reference)) == 3


@pytest.mark.parametrize("words", ["", " ", "...", "x" * 5000])
async def test_words_of_any_length(told: ToldByTarget, desk: CaseDesk, reference: str, words: str) -> None:
    """Words that say nothing leave no note; too many are cut, since the case must be solved all the same."""
    for _ in range(2):
        await told.tell("roads", reference, status=SOLVED, words=words)
    notes = await desk.notes_of(reference)
    assert [len(note.text) for note in notes] == ([case_change.MOST_LETTERS] if "x" in words else [])
    case = await desk.find(reference)
    assert case is not None
    assert case.status == SOLVED


async def test_a_status_without_a_way_there_is_logged(
    told: ToldByTarget, desk: CaseDesk, reference: str
) -> None:
    """A rejected case stays rejected, an unknown one unknown; both are said without the words."""
    await desk.change(reference, partial(case_change.set_status, status="rejected", at=NOW, by="1001"))
    with capture_logs() as logs:
        await told.tell("roads", reference, status=SOLVED, words="Nasser was there")
        await told.tell("roads", "9999", status=SOLVED, words="Nasser was there")
    assert [one["event"] for one in logs] == ["target.status_not_taken"] * 2
    assert "Nasser" not in str(logs)


async def test_a_case_that_the_citizen_reopened_can_be_solved_again(
    told: ToldByTarget, desk: CaseDesk, reference: str
) -> None:
    """The same words after a reopening are news."""
    await told.tell("roads", reference, status=SOLVED, words="Filled")
    await desk.change(reference, partial(case_change.set_status, status=REOPENED, at=NOW + 70, by="citizen"))
    later = ToldByTarget(desk, "en", lambda: NOW + 80)
    await later.tell("roads", reference, status=SOLVED, words="Filled")
    assert len(await desk.notes_of(reference)) == 2

"""Field teams report by text."""

import asyncio

import pytest
import sqlalchemy as sa

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.reference import make_reference
from hotline.crm_bridge.tables import interaction
from hotline.events import CaseNoteAdded, CaseStatusChanged, ContactReceived, ContactSent

from .conftest import ARAB_TEAM, STRANGER, Exchange


async def test_a_report_sets_the_status_adds_the_note_and_is_answered(exchange: Exchange) -> None:
    """By the team, in one transaction with the text and the answer."""
    reference = await exchange.opens()
    outcome = await exchange.texts(f"C {reference} done valve replaced")
    case, (note,) = await exchange.case(reference), await exchange.notes(reference)
    assert (case.status, note.text, note.public, note.by) == (
        "solved",
        "valve replaced",
        False,
        "team:water-1",
    )
    assert outcome.words == f"{reference} is now solved. Your note was added."
    kinds = [type(fact) for fact in await exchange.facts()]
    assert kinds == [CaseStatusChanged, CaseNoteAdded, ContactReceived, ContactSent]


async def test_a_team_is_answered_in_its_own_language(exchange: Exchange) -> None:
    """Whatever digits it writes; the citizen can read a note after `!`."""
    reference = await exchange.opens()
    arabic = "".join(chr(0x660 + int(digit)) for digit in reference)
    outcome = await exchange.texts(f"{arabic} تم ! عادت المياه", sender=ARAB_TEAM)
    (note,) = await exchange.notes(reference)
    assert (note.text, note.public, note.language) == ("عادت المياه", True, "ar")
    assert outcome.words == f"البلاغ {reference} الآن: محلول. أُضيفت ملاحظتكم، ويمكن للمواطن الاطلاع عليها."


@pytest.mark.parametrize("department", ["roads", "water", None])
async def test_a_team_reports_only_cases_of_its_department_and_below(
    exchange: Exchange, department: str | None
) -> None:
    """Others look as if they were not there."""
    reference = await exchange.opens(department)
    outcome = await exchange.texts(f"{reference} done", sender=ARAB_TEAM)
    assert (outcome.understood, outcome.reference) == (False, None)
    assert (await exchange.case(reference)).status == "new"
    other = make_reference(99_999)
    nobody = await exchange.texts(f"{other} done", sender=ARAB_TEAM)
    assert nobody.words.replace(other, reference) == outcome.words


async def test_a_wrong_check_digit_is_asked_back_with_what_may_be_meant(exchange: Exchange) -> None:
    """Only open cases of the team's departments are offered."""
    reference = await exchange.opens()
    wrong = reference[:-1] + str((int(reference[-1]) + 1) % 10)
    outcome = await exchange.texts(f"{wrong} done")
    assert outcome.words == f"{wrong} is not a case number. Nothing was changed. Did you mean {reference}?"
    await exchange.texts(f"{reference} done")
    again = await exchange.texts(f"{wrong} done")
    assert again.words == f"{wrong} is not a case number. Nothing was changed."


async def test_what_the_table_of_transitions_refuses_is_explained(exchange: Exchange) -> None:
    """Nothing of the report is kept then, its note neither."""
    reference = await exchange.opens()
    await exchange.texts(f"{reference} done")
    outcome = await exchange.texts(f"{reference} started digging again")
    assert outcome.words == (
        f"{reference} is solved and cannot become in progress. Your office can reopen it."
    )
    assert await exchange.notes(reference) == []


async def test_what_cannot_be_done_is_noted_and_the_office_decides(exchange: Exchange) -> None:
    """Field teams may not reject."""
    reference = await exchange.opens()
    outcome = await exchange.texts(f"{reference} cannot gate is locked")
    (note,) = await exchange.notes(reference)
    assert (await exchange.case(reference)).status == "new"
    assert (note.text, "office decides" in outcome.words) == ("cannot: gate is locked", True)


async def test_a_note_that_is_too_long_changes_nothing(exchange: Exchange) -> None:
    """Neither does its status."""
    reference = await exchange.opens()
    outcome = await exchange.texts(f"{reference} cannot " + "word " * 450)
    assert (outcome.words, await exchange.notes(reference)) == (
        f"{reference}: the note is too long; nothing was changed.", []
    )  # fmt: skip


async def test_the_same_text_of_the_gateway_counts_once(exchange: Exchange) -> None:
    """Also when it is brought twice at the same time; it gets the same answer."""
    reference = await exchange.opens()
    text = f"{reference} note look behind the house"
    outcomes = await asyncio.gather(*(exchange.texts(text, external_id="g:1") for _ in range(4)))
    outcomes.append(await exchange.texts(text, external_id="g:1"))
    assert len(await exchange.notes(reference)) == 1
    assert {outcome.words for outcome in outcomes} == {outcomes[0].words}
    assert sorted(outcome.repeated for outcome in outcomes) == [False, True, True, True, True]


async def test_text_and_answer_are_contacts(exchange: Exchange) -> None:
    """With the case to which they belong."""
    reference = await exchange.opens()
    await exchange.texts(f"{reference} on the way")
    async with exchange.engine.connect() as connection:
        columns = correspondence.c
        kept = (
            await connection.execute(sa.select(columns.direction, columns.reference, columns.state))
        ).all()
        shown = (await connection.execute(sa.select(interaction.c.outcome, interaction.c.reference))).all()
    assert sorted(map(tuple, kept)) == [("in", reference, "done"), ("out", reference, "sent")]
    assert sorted(map(tuple, shown)) == [("received", reference), ("sent", reference)]


async def test_who_is_no_team_reports_nothing_and_learns_nothing(exchange: Exchange) -> None:
    """Whether there is such a case or not; he hears how a number is registered."""
    reference = await exchange.opens()
    outcome = await exchange.texts(f"{reference} done", sender=STRANGER)
    other = await exchange.texts(f"{make_reference(99_999)} done", sender=STRANGER)
    assert outcome.words == other.words
    assert "not registered" in outcome.words
    assert (outcome.reference, (await exchange.case(reference)).status) == (None, "new")

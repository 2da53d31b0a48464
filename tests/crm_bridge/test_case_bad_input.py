"""Whatever strangers write into cases is kept clean or refused in words; nothing of it is executed or lost."""

from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import case_change, case_form
from hotline.crm_bridge.case_change import CaseError, FormError
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_opening import CaseOpening
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.tables import cases

from .case_samples import AT, CITY
from .conftest import CITIZEN, Office

#: Half of a surrogate pair, NUL, a mark that turns what follows around, a control character.
HARMFUL = "\ud83d\x00\u202e\x1b"
SQL = "'); DROP TABLE cases;-- "
HTML = "<script>alert(1)</script>"
#: Letters of four bytes in UTF-8: an emoji, and one of a name.
FOUR_BYTES = "😀 𠮷野"


@pytest.mark.parametrize("words", [f"a{HARMFUL}b", SQL, HTML, FOUR_BYTES])
async def test_words_of_a_case_are_kept_clean(office: Office, words: str) -> None:
    """In subject, description, place, answers and notes, as they are but for what no database keeps."""
    clean = words.replace(HARMFUL, "").strip()
    reference = await office.opens(CITIZEN)
    by: Any = {"at": AT, "by": "1001"}
    changes = (
        partial(case_change.set_category, category="pothole", config=CITY, **by),
        partial(case_change.set_details, config=CITY, subject=words, description=words, **by),
        partial(case_change.set_place, words=words, latitude=None, longitude=None, **by),
        partial(case_change.add_note, text=words, language="en", public=True, **by),
    )
    for change in changes:
        await office.desk.change(reference, change)
    case = await office.desk.find(reference)
    assert case is not None
    assert (case.subject, case.description, case.place) == (clean, clean, clean)
    assert case.public_note is not None
    assert case.public_note.text == clean
    assert await office.desk.audit_of(reference)


@pytest.mark.parametrize("words", [f"a{HARMFUL}b", SQL, HTML, FOUR_BYTES])
async def test_a_case_is_opened_with_clean_words(office: Office, words: str) -> None:
    """Whoever brings it."""
    report = Report(description=words, place=words, form={"how": words})
    work = partial(
        CaseOpening(lambda: CITY), at=AT, channel="web", caller=None, language="ar", queue=None, call=None,
        subject=words, report=report,
    )  # fmt: skip
    fact = await office.journal.commit_result(work, lambda fact: [fact])
    case = await office.desk.find(fact.reference)
    assert case is not None
    clean = words.replace(HARMFUL, "").strip()
    assert {case.subject, case.description, case.place, case.form["how"]} == {clean}


@pytest.mark.parametrize("words", [HARMFUL, f"Repo{HARMFUL}rt", SQL, "%", "_", "\\"])
async def test_what_is_looked_for_is_a_text_and_nothing_else(office: Office, words: str) -> None:
    """Wildcards mean themselves; what no database takes is left out."""
    await office.opens(CITIZEN)
    for wanted in (
        CaseFilter(text=words),
        CaseFilter(owner=words),
        CaseFilter(categories=frozenset({words})),
    ):
        await office.desk.search(wanted, 10)
    assert (await office.desk.search(CaseFilter(text="%"), 10)).cases == []


@pytest.mark.parametrize("number", [-1, 0, 2**63, 10**30])
async def test_a_citizen_who_cannot_be_is_refused(office: Office, number: int) -> None:
    """Also a number that no database can compare."""
    reference = await office.opens(CITIZEN)
    with pytest.raises(CaseError, match="there is no citizen"):
        await office.desk.change(
            reference, partial(case_change.set_citizen, citizen=number, at=AT, by="1001")
        )
    assert (await office.desk.search(CaseFilter(citizens=frozenset({number})), 10)).cases == []


async def test_a_reference_of_harmful_signs_is_none(office: Office) -> None:
    """It is not looked for."""
    await office.opens(CITIZEN)
    assert await office.desk.find(HARMFUL) is None
    async with office.engine.connect() as connection:
        assert (await connection.execute(sa.select(sa.func.count()).select_from(cases))).scalar_one() == 1


def test_answers_are_kept_clean() -> None:
    """And what is too long is refused, not cut."""
    asked = CITY.categories["leak"]
    assert case_form.check_answers(asked, {"meter": f"1{HARMFUL}2"}) == {"meter": "12"}
    with pytest.raises(FormError, match="more than 4000 letters"):
        case_form.check_answers(asked, {"meter": "1" * 4001})

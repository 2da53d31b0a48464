"""What a case is about: category, place, words, answers. Pure."""

import pytest

from hotline.crm_bridge import case_change
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change, FormError
from hotline.events import (
    CaseAssigned,
    CaseCategorised,
    CaseDetailsChanged,
    CasePrioritised,
    CaseStatusChanged,
)

from .case_samples import AT, CITY, a_case


def categorised(case: Case, category: str | None) -> Change:
    return case_change.set_category(case, category, config=CITY, at=AT, by="1001")


def test_a_category_brings_its_department_and_priority_where_nobody_said_otherwise() -> None:
    """A new case goes to the department that deals with such cases, with a fact for each thing that is different."""
    change = categorised(a_case(), "leak")
    assert change.values == {
        "category": "leak", "department": "water", "owner": None, "status": "assigned", "priority": "high",
    }  # fmt: skip
    assert [type(fact) for fact in change.facts] == [
        CaseCategorised, CaseAssigned, CaseStatusChanged, CasePrioritised,
    ]  # fmt: skip


def test_what_somebody_decided_stays() -> None:
    """An owner, another department, another priority than the category gave are decisions."""
    owned = categorised(a_case(owner="1001", department=None, status="assigned"), "leak")
    assert owned.values == {"category": "leak", "priority": "high"}
    elsewhere = categorised(a_case(department="parks", status="assigned", priority="urgent"), "leak")
    assert elsewhere.values == {"category": "leak"}


def test_another_category_takes_along_what_the_first_one_gave() -> None:
    """Department and priority that came with a category go with it."""
    case = a_case(category="leak", department="water", priority="high", status="in progress")
    assert categorised(case, "pothole").values == {
        "category": "pothole", "department": "roads", "owner": None, "priority": "normal",
    }  # fmt: skip
    assert categorised(case, None).values == {"category": None}


def test_a_settled_case_is_only_renamed() -> None:
    """Statistics are put right afterwards, and nobody has to work again."""
    settled = a_case(status="solved", category="pothole", department="roads")
    assert categorised(settled, "leak").values == {"category": "leak"}


def test_an_unknown_category_is_refused_with_a_suggestion() -> None:
    """Who mistypes is helped; the same one again changes nothing."""
    with pytest.raises(CaseError, match=r"no category `leek`\. Did you mean `leak`"):
        categorised(a_case(), "leek")
    assert not categorised(a_case(category="leak"), "leak").facts


def test_answers_that_the_new_category_does_not_ask_go() -> None:
    """They stay in the audit; what both ask stays in the case."""
    case = a_case(category="leak", form={"meter": "123", "size": "big"}, department="water", priority="high")
    change = categorised(case, "pothole")
    assert change.values["form"] == {"size": "big"}
    assert CaseDetailsChanged(at=AT, by="1001", reference=case.reference, fields=("form",)) in change.facts


# --- place ---


@pytest.mark.parametrize(
    ("latitude", "longitude", "complaint"),
    [
        (23.6, None, "both, latitude and longitude"),
        (None, 58.5, "both, latitude and longitude"),
        (90.1, 58.5, "latitude is between -90 and 90"),
        (23.6, -180.5, "longitude is between -180 and 180"),
        (float("nan"), 58.5, "latitude is between"),
        (23.6, float("inf"), "longitude is between"),
    ],
)
def test_what_is_no_place_is_refused(latitude: float | None, longitude: float | None, complaint: str) -> None:
    """One coordinate alone, out of range, or no number."""
    with pytest.raises(CaseError, match=complaint):
        case_change.set_place(a_case(), "Ruwi", latitude, longitude, at=AT, by="1001")


def test_a_place_is_words_or_degrees_or_both_or_none() -> None:
    """Only what is different is a fact; the poles and the meridian of the date are places."""
    change = case_change.set_place(a_case(), " شارع السلطان قابوس ", 23.6, 58.5, at=AT, by="1001")
    assert change.values == {"place": "شارع السلطان قابوس", "latitude": 23.6, "longitude": 58.5}
    placed = a_case(place="Ruwi", latitude=-90.0, longitude=180.0)
    assert not case_change.set_place(placed, "Ruwi", -90.0, 180.0, at=AT, by="1001").facts
    nowhere = case_change.set_place(placed, " ", None, None, at=AT, by="1001")
    assert nowhere.values == {"place": None, "latitude": None, "longitude": None}


# --- words and answers ---


def test_subject_and_description_are_kept_as_they_were_written() -> None:
    """Blanks at the ends go, a subject has one line; what is not named stays."""
    change = case_change.set_details(
        a_case(), config=CITY, at=AT, by="1001", subject=" Burst\n pipe ", description=" <b>Water</b>; 💧 "
    )
    assert change.values == {"subject": "Burst pipe", "description": "<b>Water</b>; 💧"}
    (fact,) = change.facts
    assert fact == CaseDetailsChanged(at=AT, by="1001", reference="1007", fields=("subject", "description"))


@pytest.mark.parametrize(
    ("subject", "description", "complaint"),
    [
        ("  ", None, "the subject has no words"),
        ("a" * 201, None, "the subject has 201 letters: keep below 200"),
        (None, "a" * 10_001, "the description has 10001 letters"),
    ],
)
def test_words_that_cannot_be_kept_are_refused(
    subject: str | None, description: str | None, complaint: str
) -> None:
    """Nothing is cut off in silence."""
    with pytest.raises(CaseError, match=complaint):
        case_change.set_details(
            a_case(), config=CITY, at=AT, by="1001", subject=subject, description=description
        )


def test_answers_are_checked_against_the_questions_of_the_category() -> None:
    """Each wrong one is named, all at once; right ones are kept trimmed."""
    case = a_case(category="leak")

    def answered(**form: str | list[str]) -> Change:
        return case_change.set_details(case, config=CITY, at=AT, by="1001", form=form)

    assert answered(meter=" 12 ", kinds=["tap", "pipe", "tap"], size="").values == {
        "form": {"meter": "12", "kinds": ["tap", "pipe"]}
    }
    with pytest.raises(FormError) as refused:
        answered(size="bgi", seen="yesterday", litres="many", colour="red", kinds=["tap", "roof"])
    assert refused.value.problems == {
        "size": "`size` cannot be `bgi`. Did you mean `big`?",
        "seen": "`seen` is a date and a time such as 2026-11-30T12:00:00+04:00",
        "litres": "`litres` is a number, not `many`",
        "colour": "`colour` is not asked: Known here: kinds, litres, meter, seen, size.",
        "kinds": "`kinds` cannot be `roof`. Known here: pipe, tap.",
        "meter": "`meter` must be answered",
    }
    with pytest.raises(FormError, match="`size` has one answer, not 2"):
        answered(meter="1", size=["big", "small"])
    with pytest.raises(FormError, match="a case without category asks nothing"):
        case_change.set_details(a_case(), config=CITY, at=AT, by="1001", form={"meter": "1"})


@pytest.mark.parametrize("number", ["nan", "inf", "1_000", "1e400", "٣x"])
def test_a_number_is_one_that_every_system_can_read(number: str) -> None:
    """What Python alone takes for a number is none."""
    with pytest.raises(FormError, match="is a number"):
        case_change.set_details(
            a_case(category="leak"), config=CITY, at=AT, by="1001", form={"meter": "1", "litres": number}
        )

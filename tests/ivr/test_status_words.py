"""What a caller hears of a case."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from hotline.crm_bridge.case_status import TRANSITIONS
from hotline.ivr.status_words import OTHER_STATUS, STATUS_PROMPTS, Text, choices, queue_of, told
from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues
from hotline.queue.hours import time_zone
from hotline.testing.cases import FakeCase, FakeNote
from hotline.testing.city import BEGIN, configuration

MUSCAT = time_zone("Asia/Muscat")
DAY = 86_400.0
CONFIG = configuration(
    {
        "departments.pipes": {"title": {"ar": "دائرة المياه", "en": "Water department"}, "queue": "water"},
        "departments.roads": {"title": {"ar": "الطرق", "en": "Roads"}},
    }
)


def day_of(at: float) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def words(case: FakeCase, language: str = "en") -> list[object]:
    return list(told(case, CONFIG, language=language, now=BEGIN, zone=MUSCAT))


def test_every_status_of_the_case_store_has_words_in_every_language() -> None:
    """Nothing that may become of a case is unspeakable, also what a newer version knows."""
    assert STATUS_PROMPTS.keys() == TRANSITIONS.keys()
    for catalogue in load_catalogues(("ar", "en"), None).values():
        assert {*STATUS_PROMPTS.values(), OTHER_STATUS} <= catalogue.texts.keys()
    assert OTHER_STATUS in words(FakeCase("4271", status="parked"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_is_told_in_order(language: str) -> None:
    """Reference, status, department, due date, note."""
    note = FakeNote("تم إصلاح الصمام", "ar")
    case = FakeCase("4271", department="pipes", due_at=BEGIN + DAY, public_note=note)
    title = CONFIG.departments["pipes"].title[language]
    day = grammar.date(language, day_of(BEGIN + DAY))
    assert words(case, language) == [
        "status-case", *grammar.reference(language, "4271"), "status-in-progress",
        Text(language, title, before="status-department"),
        "status-due", *day,
        Text("ar", note.text, otherwise="status-note-cannot", before="status-note"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
def test_of_a_duplicate_the_earlier_reference_is_said(language: str) -> None:
    """So that the caller can ask for that one."""
    said = words(FakeCase("4271", status="duplicate", duplicate_of="1007"), language)
    number = grammar.reference(language, "1007")
    at = said.index("status-duplicate-of")
    assert said[at - 1 : at + 1 + len(number)] == ["status-duplicate", "status-duplicate-of", *number]
    assert "status-duplicate-of" not in words(FakeCase("4271"), language)


def test_a_first_answer_that_is_late_is_said_to_be_late() -> None:
    """Once; not of what is done, and not beside a case that is late as a whole."""
    late = FakeCase("4271", response_due_at=BEGIN - 1)
    assert "status-response-overdue" in words(late)
    due = words(dataclasses.replace(late, due_at=BEGIN + DAY))
    assert due.index("status-response-overdue") < due.index("status-due")
    assert "status-response-overdue" not in words(dataclasses.replace(late, due_at=BEGIN - 1))
    assert "status-response-overdue" not in words(dataclasses.replace(late, status="solved"))
    assert "status-response-overdue" not in words(FakeCase("4271", response_due_at=BEGIN))


def test_what_is_late_is_said_to_be_late() -> None:
    """A case whose time is over, by a second, is late; one that is done is not."""
    late = FakeCase("4271", due_at=BEGIN - 1)
    assert "status-overdue" in words(late)
    assert "status-due" not in words(late)
    assert not {"status-overdue", "status-due"} & set(words(dataclasses.replace(late, status="solved")))


def test_the_due_date_is_the_day_in_the_citys_time() -> None:
    """At 22:00 UTC it is the next day in Muscat."""
    day = BEGIN - BEGIN % DAY + 22 * 3600
    said = words(FakeCase("4271", due_at=day + 5 * DAY))
    assert grammar.date("en", day_of(day + 5 * DAY + 4 * 3600)) == said[said.index("status-due") + 1 :]


def test_nothing_personal_is_told() -> None:
    """Who reported it and who owns it is told to nobody."""
    case = FakeCase("4271", caller="+96891230001", owner="1001", queue="water")
    assert words(case) == ["status-case", *grammar.reference("en", "4271"), "status-in-progress"]


def test_a_department_that_is_gone_or_has_no_name_in_the_language_is_passed_over() -> None:
    """The configuration may have changed since."""
    assert not any(isinstance(part, Text) for part in words(FakeCase("4271", department="gone")))


def test_only_what_is_done_can_be_reopened() -> None:
    """The menu offers what works."""
    assert "status-press-reopen" not in choices(FakeCase("4271"))
    assert "status-press-reopen" in choices(FakeCase("4271", status="closed"))


@pytest.mark.parametrize(
    ("department", "queue", "expected"),
    [
        ("pipes", "general", "water"),
        ("roads", "water", "water"),
        ("gone", "water", "water"),
        (None, "gone", "general"),
        (None, None, "general"),
    ],
)
def test_whoever_can_talk_about_it_is_asked(department: str | None, queue: str | None, expected: str) -> None:
    """The department's people, or those of the queue in which it began, or anybody."""
    assert queue_of(FakeCase("4271", department=department, queue=queue), CONFIG) == expected

"""Golden cases of the SLA clocks. All hours are local."""

import copy
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hotline.config import Configuration
from hotline.crm_bridge.sla import FIRST_RESPONSE, SOLUTION, UPDATE, clock_of, sla_of
from hotline.crm_bridge.sla_history import History, history_of
from hotline.testing.city import configuration

MUSCAT, BERLIN = "Asia/Muscat", "Europe/Berlin"

_OFFICE = dict.fromkeys(("sunday", "monday", "tuesday", "wednesday", "thursday"), ("08:00-16:00",))
_DAILY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: 2026-11-22 is a Sunday, the first day of the week in Muscat; the 25th and 26th are holidays.
CHANGES: dict[str, object] = {
    "hours.office": {"week": _OFFICE, "dates": {"2026-11-25": [], "2026-11-26": []}},
    "hours.nights": {"week": dict.fromkeys(_DAILY, ("20:00-06:00",))},
    "hours.never": {},
    "departments": {
        "town": {"hours": "office"},
        "water": {"parent": "town"},
        "night-watch": {"hours": "nights"},
        "control-room": {},
        "archive": {"hours": "never"},
    },
    "categories.leak": {
        "department": "water",
        "sla": {"first_response_hours": 2, "update_hours": 4, "solution_hours": 8},
        "sla_by_priority": {"urgent": {"solution_hours": 2}, "low": {"solution_hours": 40}},
    },
    "categories.question": {"department": "water"},
    "categories.told-again": {"department": "water", "sla": {"update_hours": 4}},
}


def config(zone: str = MUSCAT, **changes: object) -> Configuration:
    return configuration(copy.deepcopy(CHANGES) | {"node.timezone": zone} | changes)


def at(text: str, zone: str = MUSCAT) -> float:
    """Return the moment of a day of November 2026 (`22T08:00`) or of a whole local date."""
    whole = text if len(text) > 8 else f"2026-11-{text}"
    return datetime.fromisoformat(whole).replace(tzinfo=ZoneInfo(zone)).timestamp()


@dataclass(frozen=True)
class Line:
    at: float
    field: str
    old: object
    new: object
    by: str = "101"


def happened(
    opened: str,
    *changes: tuple[str, str, object],
    words: tuple[str, ...] = (),
    citizen: tuple[str, ...] = (),
    zone: str = MUSCAT,
    **first: object,
) -> History:
    """Return the history of a leak that was opened then, with changes as (when, field, new value)."""
    values: dict[str, object] = {
        "status": "new", "category": "leak", "priority": "normal", "department": "water", "due_at": None,
    } | first  # fmt: skip
    lines = []
    for when, field, new in changes:
        lines.append(Line(at(when, zone), field, values[field], new))
        values[field] = new
    told = [at(when, zone) for when in words]
    return history_of(
        at(opened, zone), values, lines, words=(told[0], told[-1]) if told else (None, None),
        citizen_words=[at(when, zone) for when in citizen],
    )  # fmt: skip


def due(history: History, sla: str = SOLUTION, zone: str = MUSCAT, /, **changes: object) -> str | None:
    """Return when a clock is due, as local time."""
    clock = clock_of(config(zone, **changes), history, sla)
    if clock.due_at is None:
        return None
    return datetime.fromtimestamp(clock.due_at, ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")[8:]


# --- limits ---


def test_what_another_priority_does_not_name_is_as_usual() -> None:
    """The limits are those of the category, with what the priority says instead; nothing without a category."""
    found = sla_of(config(), "leak", "urgent")
    assert (found.first_response_hours, found.update_hours, found.solution_hours) == (2, 4, 2)
    assert sla_of(config(), "leak", "high").solution_hours == 8
    for category in ("question", "gone", None):
        assert sla_of(config(), category, "normal").solution_hours is None


# --- open hours ---


@pytest.mark.parametrize(
    ("opened", "is_due"),
    [
        ("22T08:00", "22T16:00"),  # to the last minute of a day
        ("22T10:00", "23T10:00"),  # over a night
        ("24T12:00", "29T12:00"),  # over two holidays and a week-end
        ("27T03:00", "29T16:00"),  # from a week-end
    ],
)
def test_only_open_hours_of_the_department_count(opened: str, is_due: str) -> None:
    """Nights, week-ends and holidays do not; a department without hours has those above it."""
    assert due(happened(opened)) == is_due


def test_a_department_without_any_hours_works_always() -> None:
    """So does a case without a department, and one whose department is gone."""
    for department in ("control-room", None, "gone"):
        assert due(happened("24T12:00", department=department)) == "24T20:00"


def test_a_calendar_that_never_opens_is_never_due() -> None:
    """Nothing is due, nothing is used up, nothing is overdue."""
    clock = clock_of(config(), happened("22T08:00", department="archive"), SOLUTION)
    assert (clock.due_at, clock.used_at(at("30T08:00")), clock.is_overdue(at("30T08:00"))) == (
        None,
        0.0,
        False,
    )
    assert clock.reaches(3600.0) is None


@pytest.mark.parametrize(
    ("opened", "is_due"),
    [
        ("2026-03-28T22:00", "29T21:00"),  # seven hours until 06:00, and one in the next night
        ("2026-10-24T21:00", "25T04:00"),  # the hour that comes twice counts twice
        ("2026-06-10T21:00", "11T05:00"),
    ],
)
def test_a_clock_that_jumps_changes_no_length(opened: str, is_due: str) -> None:
    """On the nights in which Europe's clocks change, hours that pass count, not the hands of the clock."""
    assert due(happened(opened, zone=BERLIN, department="night-watch"), SOLUTION, BERLIN) == is_due


def test_changed_hours_count_for_the_whole_life() -> None:
    """A holiday that is added moves what is due behind it; one that is taken away moves it back."""
    history = happened("24T12:00")
    without = {"hours.office": {"week": _OFFICE}}
    assert (due(history), due(history, **without)) == ("29T12:00", "25T12:00")


# --- pauses and ends ---


@pytest.mark.parametrize("status", ["waiting for citizen", "waiting for third party"])
def test_the_solution_pauses_while_we_wait(status: str) -> None:
    """Nothing is due meanwhile; afterwards the rest of the time counts on."""
    waiting = (("22T10:00", "status", status),)
    assert due(happened("22T08:00", *waiting)) is None
    back = (*waiting, ("24T09:00", "status", "in progress"))
    assert due(happened("22T08:00", *back)) == "24T15:00"


def test_the_first_response_never_pauses() -> None:
    """A citizen who has heard nothing is not made to wait longer by a status."""
    waiting = (("22T08:10", "status", "waiting for third party"),)
    assert due(happened("22T08:00", *waiting), FIRST_RESPONSE) == "22T10:00"
    assert due(happened("22T08:00", words=("22T09:00",)), FIRST_RESPONSE) is None


def test_what_is_settled_keeps_the_time_by_which_it_would_have_been_due() -> None:
    """So that it can be seen whether it was in time; the time after that does not count."""
    for status in ("solved", "rejected", "duplicate"):
        settled = happened("22T08:00", ("22T10:00", "status", status), ("23T10:00", "status", "closed"))
        clock = clock_of(config(), settled, SOLUTION)
        assert clock.state == "stopped"
        assert clock.used_at(at("30T10:00")) == 2 * 3600
        assert not clock.is_overdue(at("30T10:00"))
        assert due(settled) == "22T16:00"
    corrected = (("22T10:00", "status", "solved"), ("23T10:00", "priority", "urgent"))
    assert due(happened("22T08:00", *corrected)) == "22T16:00"
    assert due(happened("22T08:00", ("23T10:00", "status", "solved"))) == "22T16:00"


def test_a_reopened_case_goes_on_with_the_time_that_was_used() -> None:
    """It does not begin from zero, and the time while it was settled does not count."""
    reopened = (("22T14:00", "status", "solved"), ("24T08:00", "status", "reopened"))
    assert due(happened("22T08:00", *reopened)) == "24T10:00"


def test_a_reopened_case_that_was_overdue_still_is() -> None:
    """Being settled for a while mends nothing."""
    reopened = (("23T14:00", "status", "solved"), ("24T08:00", "status", "reopened"))
    history = happened("22T08:00", *reopened)
    assert due(history) == "22T16:00"
    assert clock_of(config(), history, SOLUTION).is_overdue(at("24T08:00"))


def test_overdue_and_waiting_it_stays_overdue() -> None:
    """A pause that begins after the time was up does not take it back."""
    history = happened("22T08:00", ("23T10:00", "status", "waiting for citizen"))
    clock = clock_of(config(), history, SOLUTION)
    assert (clock.state, due(history)) == ("paused", "22T16:00")
    assert clock.is_overdue(at("24T10:00"))


# --- changes midway ---


def test_another_priority_counts_what_was_used() -> None:
    """A shorter limit that is used up already is due at once, and not before anybody knew of it."""
    assert due(happened("22T08:00", ("22T09:00", "priority", "urgent"))) == "22T10:00"
    assert due(happened("22T08:00", ("22T12:00", "priority", "urgent"))) == "22T12:00"
    assert due(happened("22T08:00", ("22T12:00", "priority", "low"))) == "30T16:00"
    lower = happened("22T08:00", ("22T12:00", "priority", "urgent"), ("22T13:00", "priority", "normal"))
    assert due(lower) == "22T16:00"


def test_another_category_may_have_no_limits() -> None:
    """Then nothing is due; back again, the time in between counts as well."""
    question = (("22T10:00", "category", "question"),)
    assert due(happened("22T08:00", *question)) is None
    assert due(happened("22T08:00", *question, ("22T12:00", "category", "leak"))) == "22T16:00"


def test_another_department_counts_its_own_hours() -> None:
    """What was used on the first calendar stays used, the rest is counted on the second."""
    moved = happened("22T14:00", ("22T16:00", "department", "control-room"))
    assert due(moved) == "22T22:00"
    away = happened("22T14:00", ("22T16:00", "department", "archive"))
    assert due(away) is None


def test_a_machine_clock_that_was_set_back() -> None:
    """What was written down later did not happen earlier, and no time is won by it."""
    history = happened("22T10:00", ("22T12:00", "priority", "high"), ("22T09:00", "status", "in progress"))
    assert [stretch.begin for stretch in history.stretches] == [at("22T10:00"), at("22T12:00")]
    assert due(history) == "23T10:00"
    assert clock_of(config(), history, SOLUTION).used_at(at("22T09:00")) == 2 * 3600


def test_a_change_that_the_audit_does_not_know() -> None:
    """The case itself has the last word."""
    history = history_of(
        at("22T08:00"),
        {"status": "solved", "category": "leak", "priority": "normal", "department": "water"},
        [Line(at("22T09:00"), "status", "new", "assigned")],
    )
    assert clock_of(config(), history, SOLUTION).state == "stopped"


# --- the next word ---


def test_an_update_is_owed_after_each_word() -> None:
    """Each word of a person begins the time anew."""
    assert due(happened("22T08:00", words=("22T09:00",)), UPDATE) == "22T13:00"
    assert due(happened("22T08:00", words=("22T09:00", "22T13:00")), UPDATE) == "23T09:00"


def test_an_answer_of_ours_is_an_update() -> None:
    """zammad#3140: there the update time ran out although an agent had answered and the citizen was to write."""
    answered = happened("22T08:00", ("22T09:05", "status", "waiting for citizen"), words=("22T09:00",))
    assert due(answered, UPDATE) is None
    clock = clock_of(config(), answered, UPDATE)
    assert not clock.is_overdue(at("30T12:00"))


def test_waiting_for_a_third_party_is_no_reason_to_be_silent() -> None:
    """The citizen is to hear of it all the more."""
    waiting = (("22T09:05", "status", "waiting for third party"),)
    assert due(happened("22T08:00", *waiting, words=("22T09:00",)), UPDATE) == "22T13:00"


def test_the_word_of_a_citizen_ends_the_wait_by_whatever_channel() -> None:
    """zammad#1322: there a citizen's answer that was no e-mail left the clock standing for ever."""
    waiting = (("22T09:00", "status", "waiting for citizen"),)
    history = happened("22T08:00", *waiting, words=("22T09:00",), citizen=("23T10:00", "24T10:00"))
    assert (due(history, UPDATE), due(history)) == ("23T14:00", "24T09:00")
    early = happened("22T08:00", *waiting, words=("22T09:00",), citizen=("22T08:30",))
    assert due(early, UPDATE) is None  # said before we asked


def test_a_citizen_who_has_answered_is_waited_for_again_when_asked_again() -> None:
    """An answer counts for the wait in which it came, also where something else changed meanwhile."""
    waits = ("waiting for citizen", "in progress", "waiting for citizen")
    again = [(f"22T{hour}:00", "status", status) for hour, status in zip((10, 12, 14), waits, strict=True)]
    assert due(happened("22T08:00", *again, citizen=("22T11:00",))) is None
    other = (("22T09:00", "status", "waiting for citizen"), ("22T13:00", "priority", "high"))
    assert due(happened("22T08:00", *other, citizen=("22T12:00",))) == "23T11:00"


def test_no_update_is_owed_before_the_first_word() -> None:
    """zammad#5177: there a shorter update time made the time for the first response meaningless."""
    changes = {"categories.leak.sla": {"first_response_hours": 6, "update_hours": 1}}
    assert due(happened("22T08:00"), UPDATE, **changes) is None
    assert due(happened("22T08:00"), FIRST_RESPONSE, **changes) == "22T14:00"
    assert due(happened("22T08:00", words=("22T13:00",)), UPDATE, **changes) == "22T14:00"


def test_without_a_time_for_the_first_word_updates_are_owed_from_the_beginning() -> None:
    """Otherwise a category with updates only would never owe one."""
    assert due(happened("22T08:00", category="told-again"), UPDATE) == "22T12:00"


# --- by hand ---


def test_a_time_that_a_person_named_wins() -> None:
    """It neither moves nor pauses, until it is taken back."""
    named = ("22T09:00", "due_at", at("24T10:00"))
    waiting = ("22T10:00", "status", "waiting for citizen")
    assert due(happened("22T08:00", named, waiting)) == "24T10:00"
    assert due(happened("22T08:00", named, ("22T10:00", "due_at", None))) == "22T16:00"
    clock = clock_of(config(), happened("22T08:00", named), SOLUTION)
    assert clock.left_at(at("24T08:00")) == 2 * 3600
    assert clock.is_overdue(at("24T10:00"))
    solved = happened("22T08:00", named, ("23T09:00", "status", "solved"))
    assert clock_of(config(), solved, SOLUTION).state == "stopped"


def test_what_the_clock_names_is_not_named_by_hand() -> None:
    """Due times that were computed do not bind the computation."""
    history = history_of(
        at("22T08:00"),
        {"status": "new", "category": "leak", "priority": "normal", "department": "water"},
        [Line(at("22T09:00"), "due_at", None, at("30T10:00"), by="sla")],
    )
    assert due(history) == "22T16:00"

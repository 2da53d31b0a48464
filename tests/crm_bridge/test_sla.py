"""Golden cases of the SLA clocks. All hours are local."""

import pytest

from hotline.crm_bridge.sla import FIRST_RESPONSE, SOLUTION, clock_of, sla_of

from .sla_lines import BERLIN, OFFICE, at, config, due, happened

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
    without = {"hours.office": {"week": OFFICE}}
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

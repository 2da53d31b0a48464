"""Due times of a case that changes midway, of the next word, and by hand."""

from hotline.crm_bridge.sla import FIRST_RESPONSE, SOLUTION, UPDATE, clock_of
from hotline.crm_bridge.sla_history import history_of

from .sla_lines import Line, at, config, due, happened


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

"""The table of what may become of a case."""

import pytest

from hotline.crm_bridge import case_status
from hotline.crm_bridge.case_status import DONE, TRANSITIONS, can_be_reopened, may_become


def test_every_way_leads_to_a_status_of_the_table() -> None:
    """No case gets into a status that the table does not know."""
    assert {status for ways in TRANSITIONS.values() for status in ways} <= TRANSITIONS.keys()


def test_nothing_becomes_itself_or_new() -> None:
    """A change changes something, and nobody has never dealt with a case again."""
    for status, ways in TRANSITIONS.items():
        assert status not in ways
        assert case_status.NEW not in ways


@pytest.mark.parametrize("status", sorted(DONE))
def test_what_is_done_is_taken_up_only_by_reopening(status: str) -> None:
    """From a settled case the only way back to work is `reopened`."""
    assert TRANSITIONS[status] - DONE == {case_status.REOPENED}
    assert can_be_reopened(status)


@pytest.mark.parametrize("status", sorted(TRANSITIONS.keys() - DONE))
def test_open_cases_can_be_solved_but_not_closed_or_reopened(status: str) -> None:
    """Nothing is closed that was not settled before."""
    assert may_become(status, case_status.SOLVED)
    assert not may_become(status, case_status.CLOSED)
    assert not can_be_reopened(status)


def test_a_status_of_another_version_becomes_nothing() -> None:
    """What the table does not know may become nothing."""
    assert not may_become("parked", case_status.SOLVED)

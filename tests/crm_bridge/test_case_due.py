"""Times by which a case can be due."""

import math

import pytest

from hotline.crm_bridge.case_change import CaseError, set_due
from tests.crm_bridge.case_samples import a_case

AT = 1_795_000_000.0
YEAR = 365.0 * 86_400


@pytest.mark.parametrize("due_at", [math.nan, math.inf, -math.inf, -1.0, 1e15, AT + 11 * YEAR])
def test_what_is_no_time_is_refused(due_at: float) -> None:
    """No calendar has a day for it, and every page that shows the case would fail."""
    with pytest.raises(CaseError, match="within the next ten years"):
        set_due(a_case(), due_at, at=AT, by="1001")


@pytest.mark.parametrize("due_at", [0.0, AT - YEAR, AT + 9 * YEAR])
def test_any_time_of_the_past_and_of_the_years_to_come_may_be_named(due_at: float) -> None:
    """A case may be overdue when that is written down."""
    assert set_due(a_case(), due_at, at=AT, by="1001").values == {"due_at": due_at}

"""What a number and a due time tell by themselves."""

import pytest

from hotline.crm_bridge.screen_pop import Found, kind_of
from hotline.crm_bridge.screen_pop_due import due_state, next_due
from hotline.crm_bridge.screen_pop_number import caller_number


@pytest.mark.parametrize(
    ("text", "number", "written", "country", "kind"),
    [
        ("91230001", "+96891230001", "9123 0001", "OM", "unknown"),
        ("00442079460018", "+442079460018", "+44 20 7946 0018", "GB", "foreign"),
        ("1111", "1111", "1111", None, "service"),
        ("anonymous", None, None, None, "withheld"),
        (None, None, None, None, "withheld"),
        ("12345678901234567890", "12345678901234567890", "12345678901234567890", None, "unknown"),
    ],
)
def test_a_number_tells_where_it_comes_from(
    text: str | None, number: str | None, written: str | None, country: str | None, kind: str
) -> None:
    """In our country's spelling at home, with the country code abroad."""
    caller = caller_number(text, "OM")
    assert (caller.number, caller.written, caller.country) == (number, written, country)
    assert kind_of(caller, Found()) == kind_of(caller, None) == kind


@pytest.mark.parametrize(
    ("due_at", "state"),
    [(None, "none"), (199.0, "overdue"), (200.0, "overdue"), (220.0, "soon"), (300.0, "on time")],
)
def test_the_last_part_of_the_time_is_soon(due_at: float | None, state: str) -> None:
    """Opened at 100, now 200, warned in the last 20 percent; the moment itself is too late."""
    assert due_state(due_at, 100.0, 200.0, 20.0) == state


def test_the_earliest_of_three_times_is_due_next() -> None:
    """First word, next word, solution: what was said or never is to be is left out."""
    assert next_due([None, 5.0, 9.0]) == 5.0
    assert next_due([None, None, None]) is None

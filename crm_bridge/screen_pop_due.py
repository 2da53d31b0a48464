"""What of a case is due next, and how urgent that is. Pure."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from .screen_pop import Due

#: When the first word, the next word and the solution are due.
TIMES = ("response_due_at", "update_due_at", "due_at")


def next_due(case: Mapping[str, Any] | RowMapping) -> float | None:
    """Return when the next of the three is due, seconds since the epoch; None: none is."""
    return min((case[name] for name in TIMES if case[name] is not None), default=None)


def due_state(due_at: float | None, opened_at: float, now: float, warn_percent_left: float) -> Due:
    """Say how urgent it is.

    `soon` is the last `warn_percent_left` percent of the time from opening to `due_at`, on the clock and not in the
    department's hours: for a glance that is enough, and the warnings of SLAs reckon exactly.
    """
    if due_at is None:
        return "none"
    if now >= due_at:
        return "overdue"
    return "soon" if due_at - now <= warn_percent_left / 100 * (due_at - opened_at) else "on time"

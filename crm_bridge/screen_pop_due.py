"""What of a case is due next, and how urgent that is. Pure."""

from collections.abc import Iterable

from .screen_pop import Due

#: Columns of a case: when the first word, the next word and the solution are due.
TIMES = ("response_due_at", "update_due_at", "due_at")


def next_due(times: Iterable[float | None]) -> float | None:
    """Return the earliest of the times that are set, seconds since the epoch; None: nothing is due."""
    return min((time for time in times if time is not None), default=None)


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

"""The one place that asks the machine for the time, so that everything else can be told it."""

import time
from collections.abc import Callable

#: A clock: seconds since the Unix epoch, UTC.
Clock = Callable[[], float]


def wall_clock() -> float:
    """Return the seconds since the Unix epoch."""
    return time.time()

"""Intervals of time: in UTC, so that a change of the clocks neither doubles nor loses one. Pure.

All time zones of today are whole quarters of an hour from UTC, so an interval never lies across a local midnight.
"""

import math
from collections.abc import Iterator

#: An interval of the reports, seconds.
QUARTER_SECONDS = 900


def checked(length: int) -> int:
    """Return the length of an interval. Raises `ValueError` unless a quarter of an hour is a multiple of it."""
    if length <= 0 or QUARTER_SECONDS % length:
        message = f"an interval of {length} s does not divide a quarter of an hour ({QUARTER_SECONDS} s)"
        raise ValueError(message)
    return length


def start_of(at: float, length: int) -> int:
    """Return the beginning of the interval in which `at` lies; both in seconds since the epoch."""
    return math.floor(at / length) * length


def end_of(at: float, length: int) -> int:
    """Return the first border of intervals that is not before `at`."""
    return math.ceil(at / length) * length


def spread(since: float, until: float, length: int) -> Iterator[tuple[int, float]]:
    """Yield for a stretch of time how many seconds of it lie in which interval; nothing where it is empty."""
    start = start_of(since, length)
    while since < until:
        border = start + length
        yield start, min(until, border) - since
        since = start = border

"""Stretches of time in SQL: in which one a moment lies, so that the database counts by local days and weeks."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa


def bucket_of(column: sa.ColumnElement[Any], starts: Sequence[float]) -> sa.ColumnElement[int]:
    """Return the number of the stretch in which a moment lies, from 0; the starts must rise, and are in local time.

    A tree of comparisons: six for the weeks of a year, however uneven the changes of the clocks make them.
    """

    def between(first: int, last: int) -> sa.ColumnElement[int]:
        if first == last:
            return sa.literal(first)
        middle = (first + last + 1) // 2
        return sa.case((column >= starts[middle], between(middle, last)), else_=between(first, middle - 1))

    return between(0, len(starts) - 1)


def number_of(starts: Sequence[float], at: float) -> int:
    """Return the same of one moment."""
    return max(0, bisect_right(starts, at) - 1)

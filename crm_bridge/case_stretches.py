"""Reading cases along an index, a stretch at a time, until a page is full or whoever waits has waited long enough.

A filter may fit few of a million cases, or none. A page then ends with what was found, and says where to go on: each
page takes a bounded time, and following them finds every case. Everything raises what the database raises.
"""

import time
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .page_tables import OPEN
from .tables import cases

#: Numbers that are looked through at once.
NUMBERS = 20_000

#: Open cases that are looked through at once. They lie scattered, which makes each of them dearer.
OPEN_CASES = 5_000

#: After so long a page ends with what was found, seconds.
LONGEST_SECONDS = 0.4


class Place(NamedTuple):
    """Behind which case a page goes on."""

    number: int
    #: None: due at no time. Lists by number pay no heed to it.
    due_at: float | None = None


#: Before the first case that is due at no time.
_DUE_AT_NO_TIME = Place(0)

Rows = list[sa.RowMapping]


async def newest(
    connection: AsyncConnection, query: sa.Select[Any], most: int, below: int | None
) -> tuple[Rows, int | None]:
    """Return at most so many rows of a query over cases, the newest first, of those with numbers below this one.

    Where the time was over before that, also the number below which to go on.
    """
    number = cases.c.number
    # Each by itself is one step at an end of the index; both in one query would read it all on SQLite.
    ends = [sa.select(end(number)).scalar_subquery() for end in (sa.func.min, sa.func.max)]
    first, last = (await connection.execute(sa.select(*ends))).one()
    if first is None:
        return [], None
    top = last if below is None else min(last, below - 1)
    found: Rows = []
    give_up = time.monotonic() + LONGEST_SECONDS
    while top >= first and len(found) < most:
        stretch = query.where(number.between(top - NUMBERS + 1, top)).order_by(number.desc())
        found += (await connection.execute(stretch.limit(most - len(found)))).mappings()
        top -= NUMBERS
        if time.monotonic() > give_up and top >= first and len(found) < most:
            return found, top + 1
    return found, None


async def by_due_time(
    connection: AsyncConnection, query: sa.Select[Any], most: int, after: Place | None, *, fits_few: bool
) -> tuple[Rows, Place | None]:
    """Return at most so many rows of a query over open cases, what is due first first, of those behind a place.

    With `fits_few` they are looked through in stretches; where the time was over before all were, the place is returned
    behind which to go on. Otherwise those with a due time are one stretch of the index, and the others another one.
    """
    found: Rows = []
    place = after
    give_up = time.monotonic() + LONGEST_SECONDS
    while True:
        end = await _end(connection, place, OPEN_CASES if fits_few else None)
        stretch = query.where(*_behind(place), *_up_to(end)).order_by(*_order(place))
        found += (await connection.execute(stretch.limit(most - len(found)))).mappings()
        if len(found) >= most or end is None:
            return found, None
        place = end
        if fits_few and time.monotonic() > give_up:
            return found, place


async def _end(connection: AsyncConnection, place: Place | None, size: int | None) -> Place | None:
    """Return the last place of a stretch of so many open cases (None: any number); None: it has the last case of all.

    No stretch has cases with a due time and cases without one.
    """
    if size is not None:
        query = sa.select(cases.c.number, cases.c.due_at).where(sa.text(OPEN), *_behind(place))
        query = query.order_by(*_order(place)).offset(size - 1).limit(1)
        row = (await connection.execute(query)).one_or_none()
        if row is not None:
            return Place(row.number, row.due_at)
    return _DUE_AT_NO_TIME if _has_due_time(place) else None


def _has_due_time(place: Place | None) -> bool:
    return place is None or place.due_at is not None


def _order(place: Place | None) -> list[sa.ColumnElement[Any]]:
    column = cases.c
    return [column.due_at, column.number] if _has_due_time(place) else [column.number]


def _behind(place: Place | None) -> list[sa.ColumnElement[bool]]:
    column = cases.c
    if place is None:
        return [column.due_at.is_not(None)]
    if place.due_at is None:
        return [column.due_at.is_(None), column.number > place.number]
    behind = sa.or_(column.due_at > place.due_at, column.number > place.number)
    # The bound alone tells the index where to begin.
    return [column.due_at.is_not(None), column.due_at >= place.due_at, behind]


def _up_to(end: Place | None) -> list[sa.ColumnElement[bool]]:
    column = cases.c
    if end is None or end == _DUE_AT_NO_TIME:
        return []
    if end.due_at is None:
        return [column.number <= end.number]
    return [column.due_at <= end.due_at, sa.or_(column.due_at < end.due_at, column.number <= end.number)]

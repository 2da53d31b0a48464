"""Reading cases along the order of a list, a stretch at a time, until a page is full.

A text that many cases have fills a page from the first stretch. Where that does not, few cases may have it: these are
looked up in the index of words, and are the rest. A filter without an index may fit few of a million cases, too, or a
word that many have only cases that the filter leaves out. Such a page ends after a while with what was found, and says
where to go on: each takes a bounded time, and following them finds every case.

Everything raises what the database raises.
"""

import time
from collections.abc import Callable, Set
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.visitors import replacement_traverse

from . import case_index, case_narrowing
from .page_tables import OPEN
from .tables import cases

#: Cases that are looked through at first: before the index of words is asked.
FIRST = 2_000

#: Numbers that are looked through at once behind these.
NUMBERS = 20_000

#: Open cases that are looked through at once behind these. They lie scattered, which makes each of them dearer.
OPEN_CASES = 5_000

#: After so long a page ends with what was found, seconds.
LONGEST_SECONDS = 0.4


class Place(NamedTuple):
    """Behind which case a page goes on."""

    number: int
    #: None: due at no time. Lists by number pay no heed to it.
    due_at: float | None = None


#: Columns with indexes of their own, which most cases share with many settled ones. (A citizen has a few, and what an
#: agent has open is in an index of its own.)
_INDEXED = frozenset({"status", "category", "department", "opened_at", "changed_at"})

#: Before the first case that is due at no time.
_DUE_AT_NO_TIME = Place(0)

#: Also of those that are due at no time: so both databases see that the index has them in this order.
_ORDER = (cases.c.due_at, cases.c.number)

Rows = list[sa.RowMapping]
Column = sa.ColumnElement[Any]
#: Returns an order by due time and number.
Order = Callable[[Column, Column], list[Column]]


async def newest(
    connection: AsyncConnection, query: sa.Select[Any], most: int, below: int | None, *, text: str = ""
) -> tuple[Rows, int | None]:
    """Return at most so many rows of a query over cases, the newest first, of those with numbers below this one.

    Where the time was over before that, also the number below which to go on. `text`: what the query looks for.
    """
    number = cases.c.number
    # Each by itself is one step at an end of the index; both in one query would read it all on SQLite.
    ends = [sa.select(end(number)).scalar_subquery() for end in (sa.func.min, sa.func.max)]
    first, last = (await connection.execute(sa.select(*ends))).one()
    if first is None:
        return [], None
    top = last if below is None else min(last, below - 1)
    by_number = sa.select(*query.selected_columns).where(*map(by_no_own_index, _where(query)))
    found: Rows = []
    give_up = time.monotonic() + LONGEST_SECONDS
    size = FIRST
    while top >= first and len(found) < most:
        stretch = by_number.where(number.between(top - size + 1, top)).order_by(number.desc())
        found += (await connection.execute(stretch.limit(most - len(found)))).mappings()
        top -= size
        if top < first or len(found) >= most:
            break
        if size == FIRST:
            behind, missing = query.where(number <= top), most - len(found)
            rest = await _by_own_index(connection, behind, case_narrowing.INDEXED, missing, _newest)
            if rest is None:
                rest = await _looked_up(connection, behind, text, missing, _newest)
            if rest is not None:
                return found + rest, None
        if time.monotonic() > give_up:
            return found, top + 1
        size = NUMBERS
    return found, None


async def by_due_time(
    connection: AsyncConnection, query: sa.Select[Any], most: int, after: Place | None, *, text: str = ""
) -> tuple[Rows, Place | None]:
    """Return at most so many rows of a query over open cases, what is due first first, of those behind a place.

    With a `text` that the query looks for they are looked through in stretches; where the time was over before all
    were, the place is returned behind which to go on. Otherwise those with a due time are one stretch of the index, and
    the others another one.
    """
    behind = query if after is None else query.where(_all_behind(after))
    few = await _by_own_index(connection, behind, case_narrowing.MOMENTS, most, _by_due_time)
    if few is not None:
        return few, None
    found: Rows = []
    place = after
    listed = case_narrowing.listed(sa.and_(sa.true(), *_where(query)))
    give_up = time.monotonic() + LONGEST_SECONDS
    size = FIRST
    while True:
        end = await _end(connection, place, size if text else None, listed)
        stretch = query.where(*_behind(place), *_up_to(end)).order_by(*_ORDER)
        found += (await connection.execute(stretch.limit(most - len(found)))).mappings()
        if len(found) >= most or end is None:
            return found, None
        if text and size == FIRST:
            behind = query.where(_all_behind(end))
            rest = await _looked_up(connection, behind, text, most - len(found), _by_due_time)
            if rest is not None:
                return found + rest, None
        place = end
        if text and time.monotonic() > give_up:
            return found, place
        size = OPEN_CASES


async def _looked_up(
    connection: AsyncConnection, query: sa.Select[Any], text: str, most: int, order: Order
) -> Rows | None:
    """Return at most so many rows of a query, which looks for a text, by the index of words; None: many may have it."""
    if not text:
        return None
    among = await case_index.few(connection, text)
    return None if among is None else await _sorted(connection, query, among, most, order)


async def _by_own_index(
    connection: AsyncConnection, query: sa.Select[Any], columns: Set[str], most: int, order: Order
) -> Rows | None:
    """Return at most so many rows of a query of which an index of these columns leaves few; None where none does."""
    among = await case_narrowing.few(connection, sa.and_(sa.true(), *_where(query)), columns)
    return None if among is None else await _sorted(connection, query, among, most, order)


async def _sorted(
    connection: AsyncConnection, query: sa.Select[Any], among: sa.ColumnElement[bool], most: int, order: Order
) -> Rows:
    """Return at most so many rows of a query, of those few that `among` selects."""
    where = sa.and_(sa.true(), *_where(query))
    place = [cases.c.number.label("place_number"), cases.c.due_at.label("place_due_at")]
    looked_up = sa.select(*query.selected_columns, *place).where(by_no_own_index(where), among)
    # Sorted when they are found: in the order of an index the databases would read all that is in it.
    chosen = looked_up.cte("chosen").prefix_with("MATERIALIZED")
    columns = [chosen.c[name] for name in query.selected_columns.keys()]  # noqa: SIM118 -- no mapping
    found = sa.select(*columns).order_by(*order(chosen.c.place_due_at, chosen.c.place_number))
    return list((await connection.execute(found.limit(most))).mappings())


def _newest(_due_at: Column, number: Column) -> list[Column]:
    return [number.desc()]


def _by_due_time(due_at: Column, number: Column) -> list[Column]:
    return [due_at.is_(None), due_at, number]


def by_no_own_index(where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Return the same condition for reading along another index: of due times, or of numbers.

    SQLite takes an index on a status or a department for the better one, though most cases with these are settled, and
    reads them all; an expression has no index. PostgreSQL sees through a cast to the same type.
    """

    def cast(element: Any, **_kwargs: object) -> Any:  # noqa: ANN401 -- whatever is in an expression
        found = isinstance(element, sa.Column) and element.table is cases and element.name in _INDEXED
        return sa.cast(element, element.type) if found else None

    return replacement_traverse(where, {}, cast)


def _where(query: sa.Select[Any]) -> list[sa.ColumnElement[bool]]:
    return [] if query.whereclause is None else [query.whereclause]


async def _end(
    connection: AsyncConnection, place: Place | None, size: int | None, listed: list[sa.ColumnElement[bool]]
) -> Place | None:
    """Return the last place of a stretch of so many open cases (None: any number); None: it has the last case of all.

    Those count that are `listed`, which the index of open cases says by itself. No stretch has cases with a due time
    and cases without one.
    """
    if size is not None:
        query = sa.select(cases.c.number, cases.c.due_at).where(sa.text(OPEN), *listed, *_behind(place))
        query = query.order_by(*_ORDER).offset(size - 1).limit(1)
        row = (await connection.execute(query)).one_or_none()
        if row is not None:
            return Place(row.number, row.due_at)
    return _DUE_AT_NO_TIME if _has_due_time(place) else None


def _has_due_time(place: Place | None) -> bool:
    return place is None or place.due_at is not None


def _behind(place: Place | None) -> list[sa.ColumnElement[bool]]:
    column = cases.c
    if place is None:
        return [column.due_at.is_not(None)]
    if place.due_at is None:
        return [column.due_at.is_(None), column.number > place.number]
    behind = sa.or_(column.due_at > place.due_at, column.number > place.number)
    # The bound alone tells the index where to begin.
    return [column.due_at.is_not(None), column.due_at >= place.due_at, behind]


def _all_behind(place: Place) -> sa.ColumnElement[bool]:
    """Return what selects all behind a place, with a due time or without one."""
    behind = sa.and_(*_behind(place))
    return sa.or_(behind, cases.c.due_at.is_(None)) if _has_due_time(place) else behind


def _up_to(end: Place | None) -> list[sa.ColumnElement[bool]]:
    column = cases.c
    if end is None or end == _DUE_AT_NO_TIME:
        return []
    if end.due_at is None:
        return [column.number <= end.number]
    return [column.due_at <= end.due_at, sa.or_(column.due_at < end.due_at, column.number <= end.number)]

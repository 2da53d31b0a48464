"""Lists of work: which cases are overdue, due today, waiting, nobody's, mine; by due time, a page at a time.

A page follows a place (due time and number), not a count: what comes or goes meanwhile moves nothing, and a late page
costs as much as the first. Lists of open cases are read along an index of these alone (`page_tables.py`): what is due
at no time comes last. Lists with settled cases are read by number, the newest first. How a text is found that few of a
million cases have, and one that most have, stands in `case_stretches.py`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case_filter import CaseFilter, condition
from .case_status import WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY
from .case_stretches import Place, Rows, by_due_time, by_no_own_index, newest
from .page_tables import OPEN
from .reference import is_valid
from .tables import cases

#: What is counted is not counted beyond this.
MOST_COUNTED = 1000

WAITING = (WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY)


class View(StrEnum):
    """Which list."""

    OVERDUE = "overdue"
    TODAY = "today"
    WAITING = "waiting"
    UNASSIGNED = "unassigned"
    MINE = "mine"
    DEPARTMENT = "department"
    OPEN = "open"
    #: Settled cases as well, the newest first.
    ALL = "all"


class Looker(NamedTuple):
    """For whom a list is."""

    #: The agent's key; None: no agent.
    agent: str | None
    #: Departments of the own and below; of these `department` lists cases.
    own: frozenset[str]
    #: Only cases of these are seen at all; None: all.
    within: frozenset[str] | None
    now: float
    #: When the local day ends, seconds since the epoch.
    day_end: float


class Around(NamedTuple):
    """Where a case is to be: degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float


class WorkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a list: as `case.Case` has it, without what only the case's own page shows."""

    number: int
    reference: str
    version: int
    subject: str
    status: str
    priority: str
    channel: str
    category: str | None
    department: str | None
    owner: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    opened_at: float
    changed_at: float
    due_at: float | None
    response_due_at: float | None


class WorkPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the cases of a list."""

    cases: list[WorkRow]
    #: None: there is no more.
    next: Place | None


_ROW = [cases.c[name] for name in WorkRow.__struct_fields__]
_IS_OPEN = sa.text(OPEN)


async def read(
    connection: AsyncConnection,
    view: View,
    wanted: CaseFilter,
    looker: Looker,
    *,
    around: Around | None = None,
    limit: int = 50,
    after: Place | None = None,
) -> WorkPage:
    """Return a page of a list, further filtered by `wanted` and `around`. Raises what the database raises."""
    where = sa.and_(_wanted(wanted), *_seen(looker), *_within(around))
    query = sa.select(*_ROW)
    text = "" if is_valid(wanted.text) else wanted.text
    if view is View.ALL:
        below = None if after is None else after.number
        rows, number = await newest(connection, query.where(where), limit + 1, below, text=text)
        return _page(rows, limit, None if number is None else Place(number))
    if wanted.state == "done":
        return WorkPage(cases=[], next=None)  # the other lists have open ones only
    query = query.where(_IS_OPEN, by_no_own_index(sa.and_(_of(view, looker), where)))
    rows, place = await by_due_time(connection, query, limit + 1, after, text=text)
    return _page(rows, limit, place)


def _wanted(wanted: CaseFilter) -> sa.ColumnElement[bool]:
    """Return the condition; a text that is a whole reference means that case, and is found by its index."""
    if not is_valid(wanted.text):
        return condition(wanted)
    return sa.and_(cases.c.reference == wanted.text, condition(msgspec.structs.replace(wanted, text="")))


async def count(connection: AsyncConnection, looker: Looker) -> dict[str, int]:
    """Return how many cases the lists of open ones have, `MOST_COUNTED` at most. Raises what the database raises."""
    found: dict[str, int] = {}
    for view in View:
        if view is View.ALL:
            continue
        chosen = sa.select(sa.literal(1)).select_from(cases)
        where = by_no_own_index(sa.and_(_of(view, looker), *_seen(looker)))
        # In the lists' own order, or SQLite would count along an index of the settled ones as well.
        chosen = chosen.where(_IS_OPEN, where).order_by(cases.c.due_at, cases.c.number).limit(MOST_COUNTED)
        counted = sa.select(sa.func.count()).select_from(chosen.subquery())
        found[view] = (await connection.execute(counted)).scalar_one()
    return found


def _of(view: View, looker: Looker) -> sa.ColumnElement[bool]:
    column = cases.c
    conditions: Mapping[View, sa.ColumnElement[bool]] = {
        View.OVERDUE: column.due_at < looker.now,
        View.TODAY: column.due_at.between(looker.now, looker.day_end),
        View.WAITING: column.status.in_(WAITING),
        View.UNASSIGNED: column.owner.is_(None),
        View.MINE: sa.false() if looker.agent is None else column.owner == looker.agent,
        View.DEPARTMENT: column.department.in_(sorted(looker.own)),
    }
    return conditions.get(view, sa.true())


def _seen(looker: Looker) -> list[sa.ColumnElement[bool]]:
    return [] if looker.within is None else [cases.c.department.in_(sorted(looker.within))]


def _within(around: Around | None) -> list[sa.ColumnElement[bool]]:
    if around is None:
        return []
    return [
        cases.c.latitude.between(around.south, around.north),
        cases.c.longitude.between(around.west, around.east),
    ]


def _page(rows: Rows, limit: int, end: Place | None) -> WorkPage:
    """Return the page of these rows; `end` is where reading ended before the page was full."""
    found = [WorkRow(**row) for row in rows]
    if len(found) <= limit:
        return WorkPage(cases=found, next=end)
    last = found[limit - 1]
    return WorkPage(cases=found[:limit], next=Place(last.number, last.due_at))

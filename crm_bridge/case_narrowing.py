"""What a filter leaves, as far as an index says it without a look at the cases.

Each part of a filter that asks for one indexed column is asked by itself, for `FEW` entries at most: whether an index
leaves few is then known and not estimated, and costs little where it does not. Raises what the database raises.
"""

from collections.abc import Iterator, Set
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import operators, visitors

from .case_index import FEW, among
from .page_tables import LISTED
from .tables import cases

#: Columns with an index of all cases: of moments, and of what few cases may have in common. (A status has always many.)
MOMENTS = frozenset({"opened_at", "changed_at"})
INDEXED = MOMENTS | {"citizen", "caller", "owner", "department", "category"}

#: What the index of open cases has.
_LISTED = LISTED | {"due_at", "number"}

#: What an index finds at once; `NOT IN` reads all of it.
_SOUGHT = frozenset({operators.eq, operators.in_op, operators.ge, operators.gt, operators.lt, operators.le})


async def few(
    connection: AsyncConnection, where: sa.ColumnElement[bool], columns: Set[str]
) -> sa.ColumnElement[bool] | None:
    """Return what selects the few cases among which are all that a condition leaves; None where no index says so.

    Only the indexes of these columns are asked, which are some of `INDEXED`.
    """
    sought: dict[str, list[sa.ColumnElement[bool]]] = {}
    for part in _parts(where):
        names = _names(part)
        if len(names) == 1 and names <= columns and getattr(part, "operator", None) in _SOUGHT:
            sought.setdefault(next(iter(names)), []).append(part)
    for parts in sought.values():
        query = sa.select(cases.c.number).where(*map(_plain, parts))
        counted = sa.select(sa.func.count()).select_from(query.limit(FEW + 1).subquery())
        if (await connection.execute(counted)).scalar_one() <= FEW:
            numbers = (await connection.execute(query)).scalars()
            return among(connection, cases.c.number, sorted(numbers))
    return None


def listed(where: sa.ColumnElement[bool]) -> list[sa.ColumnElement[bool]]:
    """Return the parts of a condition that the index of open cases answers by itself. Pure."""
    return [part for part in _parts(where) if (names := _names(part)) and names <= _LISTED]


def _plain(part: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Return a condition without the casts that keep a database from using the index (`by_no_own_index`)."""

    def column(element: Any, **_kwargs: object) -> Any:  # noqa: ANN401 -- whatever is in an expression
        return element.clause if isinstance(element, sa.Cast) else None

    return visitors.replacement_traverse(part, {}, column)


def _parts(where: sa.ColumnElement[bool]) -> Iterator[sa.ColumnElement[bool]]:
    """Yield what a condition asks, each of it."""
    if isinstance(where, sa.BooleanClauseList) and where.operator is operators.and_:
        for part in where.clauses:
            yield from _parts(part)
    else:
        yield where


def _names(part: sa.ColumnElement[bool]) -> frozenset[str]:
    """Return the columns of a case that a condition asks for; none where it asks for something else as well."""
    columns = [one for one in visitors.iterate(part) if isinstance(one, sa.Column)]
    return (
        frozenset(one.name for one in columns) if all(one.table is cases for one in columns) else frozenset()
    )

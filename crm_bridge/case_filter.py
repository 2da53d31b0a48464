"""Which cases are wanted, as a condition of SQL."""

from typing import Literal

import msgspec
import sqlalchemy as sa

from . import case_index
from .case_status import DONE
from .page_tables import OPEN
from .plain_text import clean_line
from .tables import cases

#: Letters of a text that is looked for.
MOST_LETTERS = 200


class CaseFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases are wanted: those to which everything applies that is set."""

    #: `open`: not done; `done`: settled or closed; `all`.
    state: Literal["open", "done", "all"] = "all"
    statuses: frozenset[str] = frozenset()
    #: Of these departments; with `departments.tree_of` of one and those below it.
    departments: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()
    #: Those of this agent.
    owner: str | None = None
    #: Those of these citizens: one, and who is the same person.
    citizens: frozenset[int] = frozenset()
    #: E.164.
    caller: str | None = None
    queue: str | None = None
    channel: str | None = None
    #: Not done, and due before this moment: what is overdue now.
    due_before: float | None = None
    #: Seconds since the epoch; the first belongs to it, the last does not.
    opened_from: float | None = None
    opened_until: float | None = None
    changed_from: float | None = None
    changed_until: float | None = None
    #: Words, or their beginnings: each in the reference, subject, description or place (`case_words`).
    text: str = ""


def condition(wanted: CaseFilter) -> sa.ColumnElement[bool]:
    """Return what selects them."""
    column = cases.c
    parts: list[sa.ColumnElement[bool]] = [sa.true()]
    if wanted.state != "all":
        done = column.status.in_(sorted(DONE))
        parts.append(done if wanted.state == "done" else ~done)
    for several, values in (
        (column.status, wanted.statuses),
        (column.department, wanted.departments),
        (column.category, wanted.categories),
        (column.priority, wanted.priorities),
    ):
        if values:
            parts.append(several.in_(sorted(clean_line(value, MOST_LETTERS) for value in values)))
    if wanted.citizens:
        # Beyond are numbers that the databases cannot compare.
        parts.append(column.citizen.in_([one for one in sorted(wanted.citizens) if 0 < one < 2**63]))
    singles = {name: getattr(wanted, name) for name in ("owner", "caller", "queue", "channel")}
    parts += [
        column[name] == clean_line(value, MOST_LETTERS)
        for name, value in singles.items()
        if value is not None
    ]
    return sa.and_(*parts, *_times(wanted), *_words(wanted))


def _times(wanted: CaseFilter) -> list[sa.ColumnElement[bool] | sa.TextClause]:
    column = cases.c
    parts: list[sa.ColumnElement[bool] | sa.TextClause] = []
    if wanted.due_before is not None:
        parts += [column.due_at < wanted.due_before, sa.text(OPEN)]
    if wanted.opened_from is not None:
        parts.append(column.opened_at >= wanted.opened_from)
    if wanted.opened_until is not None:
        parts.append(column.opened_at < wanted.opened_until)
    if wanted.changed_from is not None:
        parts.append(column.changed_at >= wanted.changed_from)
    if wanted.changed_until is not None:
        parts.append(column.changed_at < wanted.changed_until)
    return parts


def _words(wanted: CaseFilter) -> list[sa.ColumnElement[bool]]:
    text = clean_line(wanted.text, MOST_LETTERS)
    if not text:
        return []
    return [case_index.fits(text)]

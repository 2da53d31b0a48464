"""SLA compliance: cases solved within due / cases due. Pure, except for the query.

A case is counted at its due time, which is made on the department's business calendar with pauses taken out.

- Within: settled at the due time or before. Late: later, or not at all although the time has passed.
- A case whose time is to come is in neither, unless it is settled already. It is pending.
- A duplicate is no case of its own and is not counted. A rejected one has its answer, and is.
- Cases that are due at no time (without limits, or while we wait for somebody) are not counted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .tables import cases


class Grouping(StrEnum):
    """By what cases are counted together."""

    CATEGORY = "category"
    DEPARTMENT = "department"
    MONTH = "month"


#: Rows that are fetched at once.
_PAGE = 10_000


class Outcome(NamedTuple):
    """What became of a case that has a due time."""

    category: str | None
    department: str | None
    due_at: float
    #: None: it is not.
    settled_at: float | None


@dataclass(slots=True)
class Compliance:
    """Cases, counted."""

    within: int = 0
    late: int = 0
    pending: int = 0

    @property
    def due(self) -> int:
        """Of how many it is decided."""
        return self.within + self.late

    @property
    def rate(self) -> float | None:
        """The share of 1 that was solved in time; None where nothing was due."""
        return self.within / self.due if self.due else None

    def add(self, case: Outcome, now: float) -> None:
        """Count a case."""
        if case.settled_at is not None:
            self.within += case.settled_at <= case.due_at
            self.late += case.settled_at > case.due_at
        else:
            self.late += case.due_at < now
            self.pending += case.due_at >= now


#: Keys of a row, in the order of the groupings; None: the case has none.
Key = tuple[str | None, ...]


def count(
    outcomes: Iterable[Outcome], by: Sequence[Grouping], month_of: Callable[[float], str], now: float
) -> dict[Key, Compliance]:
    """Return the cases, counted by these groupings and sorted; `month_of` names the local month of a moment."""
    keys: dict[Grouping, Callable[[Outcome], str | None]] = {
        Grouping.CATEGORY: lambda case: case.category,
        Grouping.DEPARTMENT: lambda case: case.department,
        Grouping.MONTH: lambda case: month_of(case.due_at),
    }
    chosen = [keys[name] for name in by]
    found: dict[Key, Compliance] = {}
    for case in outcomes:
        key = tuple(key_of(case) for key_of in chosen)
        found.setdefault(key, Compliance()).add(case, now)
    return dict(sorted(found.items(), key=lambda item: [(part is not None, part or "") for part in item[0]]))


async def read_outcomes(engine: AsyncEngine, since: float, until: float) -> list[Outcome]:
    """Return the cases whose due time lies in `since` to `until`, `until` excluded. Raises what the database raises."""
    query = sa.select(cases.c.category, cases.c.department, cases.c.due_at, cases.c.solved_at).where(
        cases.c.due_at >= since, cases.c.due_at < until, cases.c.duplicate_of.is_(None)
    )
    found: list[Outcome] = []
    async with for_reading(engine).connect() as connection:
        async for rows in (await connection.stream(query)).partitions(_PAGE):
            found += (Outcome(*row) for row in rows)
    return found

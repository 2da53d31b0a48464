"""What citizens report, by category, department, place and time: counted by the database over one covering index.

    ix_cases_opened_at_category_department_latitude_longitude

Places come as cells of a fine grid over what is looked at, each with its count and its middle, so that a map of a
million cases is some thousand cells; hexagons and clusters are made of these where they are drawn.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .complaints_time import bucket_of
from .tables import cases

#: Cells on each side of the grid: 128 x 128 are at most 16,384.
CELLS = 128

#: Single places that are shown at most.
MOST_PLACES = 1500


class Box(NamedTuple):
    """Degrees."""

    south: float
    west: float
    north: float
    east: float


class ComplaintFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases: those to which everything applies that is set. Times are seconds since the epoch."""

    since: float
    until: float
    categories: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()


class Cell(NamedTuple):
    """Cases that are near to each other."""

    #: The middle of their places, degrees.
    latitude: float
    longitude: float
    cases: int
    #: From where to where their places are.
    bounds: Box
    #: Its place in the grid.
    number: int


class Place(NamedTuple):
    """One case on the map."""

    reference: str
    latitude: float
    longitude: float
    category: str | None
    department: str | None
    opened_at: float
    status: str


_MAPPED = (cases.c.latitude.is_not(None), cases.c.longitude.is_not(None))


class ComplaintStore:
    """Reads. Methods raise what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def by_keys(self, wanted: ComplaintFilter) -> dict[tuple[str | None, str | None], int]:
        """Return how many there are, by category and department."""
        # Not the plain columns: SQLite would go by another index, which has them in order, to every row of the table.
        keys = [sa.func.coalesce(column, "") for column in (cases.c.category, cases.c.department)]
        query = sa.select(*keys, sa.func.count()).where(*_where(wanted)).group_by(*keys)
        async with self._reading.connect() as connection:
            return {(row[0] or None, row[1] or None): row[2] for row in await connection.execute(query)}

    async def trend(self, wanted: ComplaintFilter, starts: Sequence[float]) -> list[int]:
        """Return how many there are in each stretch of time."""
        bucket = bucket_of(cases.c.opened_at, starts)
        query = sa.select(bucket, sa.func.count()).where(*_where(wanted)).group_by(bucket)
        async with self._reading.connect() as connection:
            found = {row[0]: row[1] for row in await connection.execute(query)}
        return [found.get(number, 0) for number in range(len(starts))]

    async def box(self, wanted: ComplaintFilter) -> Box | None:
        """Return where they are, from edge to edge; None where none has a place."""
        latitude, longitude = cases.c.latitude, cases.c.longitude
        least, most = sa.func.min, sa.func.max
        edges = (least(latitude), least(longitude), most(latitude), most(longitude))
        query = sa.select(*edges).where(*_where(wanted), *_MAPPED)
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).one()
        return None if row[0] is None else Box(row[0], row[1], row[2], row[3])

    async def cells(self, wanted: ComplaintFilter, box: Box) -> list[Cell]:
        """Return the cells of a grid over the box that have cases, the fullest first."""
        number, latitude, longitude = _number(box), cases.c.latitude, cases.c.longitude
        least, most, mean, count = sa.func.min, sa.func.max, sa.func.avg, sa.func.count()
        edges = (least(latitude), least(longitude), most(latitude), most(longitude))
        query = sa.select(number, mean(latitude), mean(longitude), count, *edges)
        query = query.where(*_where(wanted), *_within(box)).group_by(number).order_by(count.desc())
        async with self._reading.connect() as connection:
            rows = await connection.execute(query)
            return [Cell(row[1], row[2], row[3], Box(*row[4:8]), row[0]) for row in rows]

    async def spots(
        self, wanted: ComplaintFilter, box: Box, numbers: Sequence[int]
    ) -> list[tuple[float, float, int]]:
        """Return the places in some cells of the box's grid, each with how many cases it has."""
        place = (cases.c.latitude, cases.c.longitude)
        where = (*_where(wanted), *_within(box), _number(box).in_(numbers))
        query = sa.select(*place, sa.func.count()).where(*where).group_by(*place)
        async with self._reading.connect() as connection:
            return [(row[0], row[1], row[2]) for row in await connection.execute(query)]

    async def places(self, wanted: ComplaintFilter, box: Box) -> list[Place]:
        """Return single cases in the box, the newest first, `MOST_PLACES` at most."""
        columns = [cases.c[name] for name in Place._fields]
        query = sa.select(*columns).where(*_where(wanted), *_within(box))
        async with self._reading.connect() as connection:
            rows = await connection.execute(query.order_by(cases.c.opened_at.desc()).limit(MOST_PLACES))
            return [Place(*row) for row in rows]


def _step(column: sa.Column[float], first: float, last: float) -> sa.ColumnElement[int]:
    width = max(last - first, 1e-9) / CELLS
    return sa.cast((column - first) / width - 0.5, sa.Integer)


def _number(box: Box) -> sa.ColumnElement[int]:
    """Return the number of a case's cell, row by row."""
    row = _step(cases.c.latitude, box.south, box.north)
    return row * (CELLS + 1) + _step(cases.c.longitude, box.west, box.east)


def _within(box: Box) -> list[sa.ColumnElement[bool]]:
    return [
        cases.c.latitude >= box.south,
        cases.c.latitude <= box.north,
        cases.c.longitude >= box.west,
        cases.c.longitude <= box.east,
    ]


def _where(wanted: ComplaintFilter) -> list[sa.ColumnElement[bool]]:
    parts: list[sa.ColumnElement[bool]] = [
        cases.c.opened_at >= wanted.since,
        cases.c.opened_at < wanted.until,
    ]
    several: Mapping[sa.Column[str | None], frozenset[str]] = {
        cases.c.category: wanted.categories,
        cases.c.department: wanted.departments,
    }
    parts += [column.in_(sorted(values)) for column, values in several.items() if values]
    return parts

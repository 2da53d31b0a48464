"""What citizens report, over HTTP.

| request below `/desk/api/quality` | what it does |
|---|---|
| GET `/complaints` | by category and department, over time and the same time before; also as CSV |
| GET `/complaints/map` | where: cells of a grid, single places where these are few, districts |
| GET `/complaints/outline` | the districts' lines |
"""

import asyncio
from collections.abc import Callable, Sequence

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.complaints import MOST_PLACES, Box, Cell, ComplaintFilter, ComplaintStore, Place
from hotline.crm_bridge.complaints_districts import by_district, parted
from hotline.crm_bridge.quality.weeks import Weeks
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.problem_json import ProblemError
from hotline.queue.statistics.calendar import Calendar

from .asking import EVERYTHING, Now, answer, checked, explained, span_of
from .assessing import PATH
from .csv_files import csv_file
from .outlines import Outline, Outlines

#: Days, unless told otherwise; up to so many the trend has a point a day, beyond one a week.
DAYS, MOST_DAYS_BY_DAY = 28, 62

_FILTERS = ("from", "to", "category", "department")


class ComplaintsApi:
    """For whoever looks after the city's service."""

    def __init__(
        self, door: Door, store: ComplaintStore, *, current: Callable[[], Configuration], now: Now
    ) -> None:
        self._door = door
        self._store = store
        self._current = current
        self._now = now
        self._outlines = Outlines()

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        paths = {"": self._counts, "/map": self._map, "/outline": self._outline}
        return [
            Route(f"{PATH}/complaints{path}", self._door.guard(explained(endpoint), *EVERYTHING))
            for path, endpoint in paths.items()
        ]

    async def _counts(self, request: Request, _visitor: Visitor) -> Response:
        checked(request.query_params, (*_FILTERS, "format"))
        wanted = self._wanted(request.query_params)
        length = wanted.until - wanted.since
        before = _moved(wanted, wanted.since - length, wanted.since)
        now, earlier = await self._store.by_keys(wanted), await self._store.by_keys(before)
        rows = [
            {
                "category": key[0],
                "department": key[1],
                "count": now.get(key, 0),
                "before": earlier.get(key, 0),
            }
            for key in sorted(now.keys() | earlier.keys(), key=lambda key: -now.get(key, 0))
        ]
        if request.query_params.get("format") == "csv":
            head = ("category", "department", "count", "before")
            return csv_file("complaints", head, ([row[name] for name in head] for row in rows))
        calendar, starts = Calendar(self._current().node.timezone), self._starts(wanted)
        moved = [at - length for at in starts]
        return answer(
            {
                "since": wanted.since, "until": wanted.until, "rows": rows,
                "trend": {
                    "days": [str(calendar.local(at).date()) for at in starts],
                    "counts": await self._store.trend(wanted, starts),
                    "before": await self._store.trend(before, moved),
                },
            }
        )  # fmt: skip

    async def _map(self, request: Request, _visitor: Visitor) -> Response:
        query = request.query_params
        checked(query, (*_FILTERS, "box"))
        wanted = self._wanted(query)
        box = _box(query) or await self._store.box(wanted)
        if box is None:
            return answer({"box": None, "cells": [], "places": [], "total": 0, "districts": [], "outside": 0})
        cells = await self._store.cells(wanted, box)
        total = sum(cell.cases for cell in cells)
        places = await self._store.places(wanted, box) if total <= MOST_PLACES else []
        return answer(_mapped(box, cells, places, await self._by_district(wanted, box, cells)))

    async def _by_district(
        self, wanted: ComplaintFilter, box: Box, cells: Sequence[Cell]
    ) -> tuple[list[int], int]:
        lines = (await self._outline_now()).lines
        if not lines.count:
            return [], 0
        apart = await asyncio.to_thread(parted, cells, lines)
        spots = await self._store.spots(wanted, box, [cell.number for cell in apart]) if apart else []
        numbers = {cell.number for cell in apart}
        whole = [cell for cell in cells if cell.number not in numbers]
        return await asyncio.to_thread(by_district, whole, spots, lines)

    async def _outline(self, _request: Request, _visitor: Visitor) -> Response:
        districts = (await self._outline_now()).districts
        return answer({"districts": [{"name": one.name, "polygons": one.polygons} for one in districts]})

    async def _outline_now(self) -> Outline:
        return await self._outlines.of(self._current().map.outline)

    def _wanted(self, query: QueryParams) -> ComplaintFilter:
        since, until = span_of(query, Calendar(self._current().node.timezone), self._now(), DAYS)
        return ComplaintFilter(
            since=since,
            until=until,
            categories=frozenset(query.getlist("category")),
            departments=frozenset(query.getlist("department")),
        )

    def _starts(self, wanted: ComplaintFilter) -> list[float]:
        """Return when the days begin, or the weeks of a longer time."""
        config = self._current()
        calendar = Calendar(config.node.timezone)
        if wanted.until - wanted.since > MOST_DAYS_BY_DAY * 86_400:
            weeks = Weeks(config.node.timezone, config.quality.week_begins)
            return [max(at, wanted.since) for at in weeks.starts(wanted.since, wanted.until)]
        starts, at = [], wanted.since
        while at < wanted.until:
            starts.append(at)
            at = calendar.today(at)[1]
        return starts


def _moved(wanted: ComplaintFilter, since: float, until: float) -> ComplaintFilter:
    return ComplaintFilter(
        since=since, until=until, categories=wanted.categories, departments=wanted.departments
    )


def _mapped(
    box: Box, cells: Sequence[Cell], places: Sequence[Place], found: tuple[list[int], int]
) -> dict[str, object]:
    districts, outside = found
    return {
        "box": box,
        "cells": [(round(cell.latitude, 6), round(cell.longitude, 6), cell.cases) for cell in cells],
        "places": [place._asdict() for place in places],
        "total": sum(cell.cases for cell in cells),
        "districts": districts,
        "outside": outside,
    }


def _box(query: QueryParams) -> Box | None:
    """Return the box that is looked at: `south,west,north,east`. Raises `ProblemError`."""
    text = query.get("box")
    if not text:
        return None
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError:
        south = north = west = east = float("nan")
    if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
        raise ProblemError(400, "Bad Request", "`box` is south,west,north,east in degrees.")
    return Box(south, west, north, east)

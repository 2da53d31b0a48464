"""The public statistics: a page, JSON and CSV; all of it is there only where the city has switched it on."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.public_statistics import Grouping, PublicRow
from hotline.crm_bridge.public_statistics_keeper import PublicStatistics
from hotline.desk.pages import Page, shell
from hotline.desk.problem_json import ProblemError

from .doorstep import Doorstep

#: How long others may keep an answer, seconds.
KEPT = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}

_PAGE = Page("public-statistics", None, ("city",))


class StatisticsRoutes:
    """The routes."""

    def __init__(self, statistics: PublicStatistics, current: Callable[[], Configuration]) -> None:
        self._statistics = statistics
        self._current = current

    def routes(self, doorstep: Doorstep) -> list[Route]:
        """Return what the web server serves."""
        return [
            Route("/statistics", doorstep.guard(self._page)),
            Route("/statistics/figures.json", doorstep.guard(self._json)),
            Route("/statistics/figures.csv", doorstep.guard(self._csv)),
        ]

    async def _page(self, request: Request) -> Response:
        self._switched_on()
        return shell(request, _PAGE)

    async def _json(self, request: Request) -> Response:
        by, rows = self._rows(request)
        config = self._current()
        body = {
            "by": by,
            "timezone": config.node.timezone,
            "least_count": config.public_statistics.least_count,
            "queues": {name: one.title for name, one in config.queues.items()},
            "service_level_seconds": {name: one.service_level_seconds for name, one in config.queues.items()},
            "categories": {name: one.title for name, one in config.categories.items() if one.public},
            "rows": rows,
            "cases": self._statistics.cases(),
        }
        return Response(msgspec.json.encode(body), media_type="application/json", headers=KEPT)

    async def _csv(self, request: Request) -> Response:
        _, rows = self._rows(request)
        text = io.StringIO()
        writer = csv.DictWriter(text, PublicRow.__struct_fields__, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(msgspec.structs.asdict(row) | {"at_least": " ".join(row.at_least)})
        headers = {**KEPT, "Content-Disposition": "attachment; filename=hotline-1111.csv"}
        return Response(text.getvalue(), media_type="text/csv", headers=headers)

    def _rows(self, request: Request) -> tuple[Grouping, list[PublicRow]]:
        self._switched_on()
        params = request.query_params
        groupings: dict[str, Grouping] = {"day": "day", "week": "week", "month": "month"}
        by = groupings.get(params.get("by", "day"))
        if by is None:
            raise ProblemError(400, "Bad Request", "`by` is day, week or month.")
        until = _day(params.get("until"), self._statistics.today())
        since = _day(params.get("since"), until - timedelta(days={"day": 30, "week": 182, "month": 365}[by]))
        return by, self._statistics.queues(by, since, until)

    def _switched_on(self) -> None:
        if not self._current().public_statistics.enabled:
            raise ProblemError(404, "Not Found", "There are no public statistics.")


def _day(text: str | None, standard: date) -> date:
    try:
        return standard if text is None else date.fromisoformat(text)
    except ValueError:
        raise ProblemError(400, "Bad Request", "`since` and `until` are days: 2026-11-22.") from None

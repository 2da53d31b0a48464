"""Reports for charts and for export: GET `/desk/api/history`.

    ?of=queue|agent&from=2026-11-01&to=today&by=interval|hour|day|week|total&service_level=default&format=json|csv

The same rows as `hotline report`, by the same code; `week` adds days up. Who leaves the page is read for no longer.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import BinaryIO, get_args

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from hotline.desk.agent.answers import answered
from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.desk.while_asked import while_asked

from .ports import By, History, Of
from .routes import refusing

PATH = "/desk/api/history"

#: So much of a report is in memory at once, bytes.
PIECE_BYTES = 1 << 18


class HistoryRoutes:
    """The route."""

    def __init__(self, door: Door, history: History) -> None:
        self._door = door
        self._history = history

    def routes(self) -> list[Route]:
        """Return it."""
        guarded = self._door.guard(answered(refusing(self._report)), Role.SUPERVISOR, Role.QUALITY)
        return [Route(PATH, guarded, methods=["GET"])]

    async def _report(self, request: Request, _visitor: Visitor) -> Response:
        asked = request.query_params
        of, by = asked.get("of", "queue"), asked.get("by", "hour")
        is_csv = asked.get("format", "json") == "csv"
        if of not in get_args(Of) or by not in get_args(By):
            raise ProblemError(
                400, "Bad Request", "`of` is queue or agent; `by` interval, hour, day, week or total."
            )
        report = await while_asked(
            request,
            self._history.report(
                of,  # type: ignore[arg-type] # one of them
                asked.get("from", "today"),
                asked.get("to", "now"),
                by,  # type: ignore[arg-type] # one of them
                asked.get("service_level", "default"),
                csv=is_csv,
            ),
        )
        headers = dict(PRIVATE)
        if is_csv:
            headers["Content-Disposition"] = f'attachment; filename="hotline-{of}.csv"'
        size = report.file.seek(0, os.SEEK_END)
        headers["Content-Length"] = str(size)
        return StreamingResponse(_pieces(report.file), media_type=report.kind, headers=headers)


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    """Yield the content of a file, and close it."""
    with file:
        file.seek(0)
        while piece := await asyncio.to_thread(file.read, PIECE_BYTES):
            yield piece

"""GET /desk/api/history: a report goes out piece by piece, and a full house says when to come again."""

from io import BytesIO

import httpx
import pytest
from starlette.applications import Starlette

from hotline.desk.roles import Role
from hotline.desk.wall import history_routes
from hotline.desk.wall.history_routes import PATH, HistoryRoutes
from hotline.desk.wall.ports import FullError, RefusedError, Report
from hotline.testing.desk import make_visitor, open_door


class Reports:
    """One report, or why there is none."""

    def __init__(self) -> None:
        self.file = BytesIO(b"from,to\n" + b"x" * 1000)
        self.trouble: RefusedError | None = None

    async def report(self, *_: object, csv: bool) -> Report:
        """Return it, where its reader has left off."""
        if self.trouble is not None:
            raise self.trouble
        self.file.read(5)
        return Report("text/csv; charset=utf-8" if csv else "application/json", self.file)


async def test_a_report_goes_out_whole_and_its_file_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pieces; the browser knows its length and name; refusals are told by their status."""
    monkeypatch.setattr(history_routes, "PIECE_BYTES", 100)
    door, keys = open_door(make_visitor("fatma", Role.SUPERVISOR))
    reports = Reports()
    app = Starlette(routes=HistoryRoutes(door, reports).routes())
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://hotline", **keys["fatma"].of_client()
    ) as client:
        content = reports.file.getvalue()
        answer = await client.get(PATH, params={"format": "csv", "by": "day"})
        assert (answer.status_code, answer.content) == (200, content)
        assert answer.headers["content-length"] == str(len(content))
        assert 'filename="hotline-queue.csv"' in answer.headers["content-disposition"]
        assert reports.file.closed
        reports.trouble = FullError("many reports are being made")
        full = await client.get(PATH)
        assert (full.status_code, full.headers["retry-after"]) == (503, "30")
        reports.trouble = RefusedError("the end must be after the beginning")
        assert (await client.get(PATH)).status_code == 409

"""`hotline report sla`: golden reports of a few cases."""

import asyncio
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli.report import app
from hotline.config.loader import DEMO
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.tables import cases
from hotline.testing.story import BEGIN, Story

pytestmark = pytest.mark.usefixtures("quiet")

Run = Callable[..., Result]

HOUR = 3600.0

#: Category, department, and due and solved so many hours after the beginning of the story, 08:00.
CASES = (
    ("leak", "water", 1, 0.5),
    ("leak", "water", 1, 1.5),
    ("leak", None, 1, None),
    (None, "roads", 5, None),
    ("leak", "water", 5, 0.25),
    ("leak", "water", 72, 0.25),
)


async def _fill(url: str) -> None:
    engine = database.create_engine(url)
    async with engine.begin() as connection:
        for category, department, due, solved in CASES:
            reference = await open_case(
                connection, at=BEGIN, channel="web", caller=None, language="en", queue=None, call=None,
                subject="Leak", report=Report(category=category, department=department),
            )  # fmt: skip
            times = {
                "due_at": BEGIN + due * HOUR,
                "solved_at": None if solved is None else BEGIN + solved * HOUR,
            }
            await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(**times))
    await engine.dispose()


@pytest.fixture
def report(written: Callable[[Story], Path], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a report at 10:00 local time."""
    monkeypatch.setattr("hotline.cli.report_times.wall_clock", lambda: BEGIN + 2 * HOUR)
    config = written(Story())
    asyncio.run(_fill(f"sqlite+aiosqlite:///{config.parent}/var/hotline.db"))
    return lambda *words: CliRunner().invoke(
        app, ["sla", *words, "--config", str(config)], terminal_width=120
    )


def test_json(report: Run) -> None:
    """Rows by what was asked for, the components beside the rate, and the definition."""
    result = report("--by", "department", "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert found["rows"] == [
        {"department": None, "due": 1, "within": 0, "late": 1, "pending": 0, "compliance_rate": 0.0},
        {"department": "roads", "due": 0, "within": 0, "late": 0, "pending": 1, "compliance_rate": None},
        {"department": "water", "due": 3, "within": 2, "late": 1, "pending": 0, "compliance_rate": 0.6667},
    ]
    assert found["definition"].startswith("cases solved within due / cases due")
    assert (found["by"], found["timezone"]) == (["department"], "Asia/Muscat")


def test_csv_of_months_and_categories(report: Run) -> None:
    """Columns in the order in which they were asked for."""
    result = report("--by", "month", "--by", "category", "--to", "2026-12-31", "--format", "csv")
    lines = result.output.splitlines()
    assert lines[0] == "month,category,due,within,late,pending,compliance_rate"
    assert lines[1:] == ["2026-11,,0,0,0,1,", "2026-11,leak,5,3,2,0,0.6"]


def test_table(report: Run) -> None:
    """The whole in one row, with what the numbers mean below."""
    result = report()
    lines = [line.split() for line in result.output.splitlines()]
    assert lines[:2] == [["due", "within", "late", "pending", "compliance"], ["4", "2", "2", "1", "50.0%"]]
    assert "cases solved within due / cases due" in result.output


def test_nothing_was_due(report: Run) -> None:
    """A row of nothing, with no rate that would say something."""
    result = report("--from", "2026-01-01", "--to", "2026-01-31", "--format", "json")
    assert json.loads(result.output)["rows"] == [
        {"due": 0, "within": 0, "late": 0, "pending": 0, "compliance_rate": None}
    ]


def test_wrong_words(report: Run) -> None:
    """A time that is none, and a grouping that is none, are answered with what there is."""
    assert "'soon' is no time" in report("--from", "soon").output
    wrong = report("--by", "agent")
    assert wrong.exit_code == 2
    assert "department" in wrong.output


def test_without_a_database(tmp_path: Path) -> None:
    """It says what to do."""
    shutil.copytree(DEMO.parent, tmp_path / "demo")
    result = CliRunner().invoke(app, ["sla", "--config", str(tmp_path / "demo" / "hotline.toml")])
    assert result.exit_code == 1
    assert "start the hotline once" in result.output

"""`hotline simulate` reads a scenario and shows what the day would be like."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli import build
from hotline.config.loader import DEMO
from tests.cli.simulated_journal import fill

EXAMPLE = DEMO.parent / "scenario.toml"
DAYS = ["2026-11-01", "2026-11-02"]

runner = CliRunner()


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Return status, output and what was said as an error."""
    result = runner.invoke(build(("simulate",)), ["simulate", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_the_example_is_shown_as_tables() -> None:
    """All queues by interval in 80 columns, then each queue; what stands there is a day on average."""
    status, output, said = run(EXAMPLE, "--calls", "2000")
    assert (status, said) == (0, "")
    lines = output.splitlines()
    assert lines[0].strip() == "scenario.toml: 2 days, seed 1; a day on average, all queues"
    assert max(map(len, lines)) <= 80
    begins = [line.split()[0] for line in lines if line.strip()]
    assert [word for word in begins if word in {"07:00", "14:30", "all", "water", "general"}] == [
        "07:00", "14:30", "all", "water", "general",
    ]  # fmt: skip
    assert "…" not in output


def test_json_and_csv_hold_the_same_rows() -> None:
    """Rows of every queue and of all together, by interval and for the day."""
    _, as_json, _ = run(EXAMPLE, "--calls", "1500", "--format", "json")
    _, as_csv, _ = run(EXAMPLE, "--calls", "1500", "--format", "csv")
    rows = json.loads(as_json)
    records = list(csv.DictReader(io.StringIO(as_csv)))
    assert len(rows) == len(records) == 3 * 17
    assert [row["queue"] for row in rows[::17]] == ["water", "general", "all"]
    assert [float(record["offered"]) for record in records] == [row["offered"] for row in rows]
    assert [(rows[16]["begin"], rows[0]["begin"])] == [("", "07:00")]
    assert rows[0]["occupancy"] is None
    assert records[0]["occupancy"] == ""


def test_a_seed_means_the_same_day() -> None:
    """The scenario's own unless another one is given."""
    _, first, _ = run(EXAMPLE, "--calls", "1500", "--format", "csv")
    assert run(EXAMPLE, "--calls", "1500", "--format", "csv", "--seed", "1")[1] == first
    assert run(EXAMPLE, "--calls", "1500", "--format", "csv", "--seed", "2")[1] != first


def test_a_chart_is_drawn(tmp_path: Path) -> None:
    """A PNG beside the table; it is said where."""
    status, output, said = run(EXAMPLE, "--calls", "1500", "--plot", tmp_path / "day.png")
    assert status == 0
    assert output
    assert said.replace("\n", "") == f"The chart is in {tmp_path / 'day.png'}."
    assert (tmp_path / "day.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("plot", "said"),
    [
        ("day.jpg", "the chart is a PNG. Name the file day.png."),
        ("nowhere/day.png", "there is no folder nowhere. Make it, or name another one."),
    ],
)
def test_a_chart_that_could_not_be_drawn_is_refused_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plot: str, said: str
) -> None:
    """Before the work is done."""
    monkeypatch.chdir(tmp_path)
    assert run(EXAMPLE, "--plot", plot) == (2, "", f"--plot {plot}: {said}\n")


def test_a_chart_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With the reason, after the table, which is not lost."""
    (tmp_path / "day.png").mkdir()
    status, output, said = run(EXAMPLE, "--calls", "1500", "--plot", tmp_path / "day.png")
    assert status == 1
    assert output
    assert "cannot be written: Is a directory" in said


def test_a_scenario_that_is_wrong_is_explained(tmp_path: Path) -> None:
    """With file, line and key, and status 2."""
    file = tmp_path / "scenario.toml"
    file.write_text(
        EXAMPLE.read_text("utf-8").replace('["water", "general"]', '["watter", "general"]', 1), "utf-8"
    )
    status, output, said = run(file)
    assert (status, output) == (2, "")
    assert "agents.plumber.queues.watter: there is no queue `watter`. Did you mean `water`?" in said
    assert f"{file}:" in said


def test_a_scenario_that_is_not_there_is_said(tmp_path: Path) -> None:
    """As for every file."""
    assert run(tmp_path / "no.toml") == (
        2,
        "",
        f"{tmp_path / 'no.toml'}: does not exist. Check the path, or make the file.\n",
    )


FROM_JOURNAL = """\
day = "08:00-11:00"
days = 3
configuration = "hotline.toml"
[journal]
first = "2026-11-01"
last = "2026-11-02"
[queues.water]
calls_per_hour = [60, 90, 40]
handling = { shape = "journal" }
wrap_up = { shape = "journal" }
"""


def test_times_come_from_the_journal(tmp_path: Path) -> None:
    """The agents too come from the configuration; handling as it was on those days."""
    fill(tmp_path, DAYS)
    file = tmp_path / "scenario.toml"
    file.write_text(FROM_JOURNAL, "utf-8")
    status, output, said = run(file, "--format", "json")
    assert (status, said) == (0, "")
    day = json.loads(output)[-1]
    assert day["offered"] == pytest.approx(190, rel=0.15)
    assert day["agents"] == pytest.approx(3, rel=0.01)  # of the queue


def test_days_without_calls_are_said(tmp_path: Path) -> None:
    """Nothing can be drawn from nothing."""
    fill(tmp_path, DAYS[:1])
    file = tmp_path / "scenario.toml"
    file.write_text(FROM_JOURNAL.replace("2026-11-0", "2026-10-0"), "utf-8")
    status, _, said = run(file)
    assert status == 1
    assert (
        "queues.water: the journal has no answered call of this queue from 2026-10-01 to 2026-10-02" in said
    )


def test_a_hotline_that_never_ran_has_no_data(tmp_path: Path) -> None:
    """It is said that there is no journal, and how there comes to be one."""
    for name in DEMO.parent.glob("*.*"):
        shutil.copy(name, tmp_path)
    file = tmp_path / "scenario.toml"
    file.write_text(FROM_JOURNAL, "utf-8")
    status, _, said = run(file)
    assert status == 1
    assert "there is no journal in" in said

"""`hotline staff` plans from the queue's own calls."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli import build
from hotline.queue.erlang_inputs import Load
from hotline.queue.staffing import Target, agents_needed, rostered
from tests.cli.simulated_journal import AHT, CALLS_PER_HOUR, PATIENCE, RINGING, fill

#: Sunday to Thursday, a week in Oman, and the Sunday after.
DAYS = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-08"]

Staff = Callable[..., tuple[int, str, str]]

runner = CliRunner()


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hotline with six days of calls."""
    return fill(tmp_path_factory.mktemp("hotline"), DAYS)


@pytest.fixture
def staff(config: Path, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Run the command on 9 November, with little simulation; returns status, output and what was said as an error."""
    monkeypatch.setattr("hotline.cli.staff.SIMULATED_CALLS", 2000)
    monkeypatch.setattr("hotline.cli.staff.wall_clock", lambda: 1794204000.0)

    def staff(*arguments: str, queue: str = "water") -> tuple[int, str, str]:
        words = ["staff", "--queue", queue, "--config", str(config), *arguments]
        result = runner.invoke(build(("staff",)), words)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout, result.stderr

    return staff


def test_the_plan_finds_what_the_days_were_made_of(staff: Staff) -> None:
    """Calls, handling time, ringing and patience come out of the journal as they went into it."""
    status, output, said = staff("--format", "json")
    assert (status, said) == (0, "")
    plan = json.loads(output)
    assert (plan["queue"], plan["target"], plan["days"]) == ("water", "80/20", 6)
    assert plan["handling_seconds"] == pytest.approx(AHT, rel=0.07)
    assert plan["ringing_seconds"] == pytest.approx(RINGING, abs=0.001)
    assert plan["patience_seconds"] == pytest.approx(PATIENCE, rel=0.2)
    assert [one["begin"] for one in plan["intervals"]] == ["08:00", "09:00", "10:00"]
    for one, calls in zip(plan["intervals"], CALLS_PER_HOUR, strict=True):
        assert one["calls"] == pytest.approx(calls, rel=0.15)


def test_the_agents_are_those_of_the_theory(staff: Staff) -> None:
    """Erlang A with the plan's own numbers, the phone's ringing included; and simulation reaches the target."""
    plan = json.loads(
        staff("--format", "json", "--target", "90/15", "--shrinkage", "25", "--patience", "60")[1]
    )
    assert plan["patience_seconds"] == 60
    busy = plan["handling_seconds"] + plan["ringing_seconds"]
    for one in plan["intervals"]:
        target = Target(0.9, 15 - plan["ringing_seconds"])
        assert one["agents"] == agents_needed(Load(one["calls"] / 3600, busy), target, 60.0, 5.0)
        assert one["rostered"] == rostered(one["agents"], 0.25)
        assert one["service_level"] >= 0.9
        assert one["simulated_service_level"] == pytest.approx(one["service_level"], abs=0.06)


def test_the_table_names_its_basis(staff: Staff) -> None:
    """Target, days, handling time and patience, and a line for each interval; 80 columns are enough."""
    status, output, said = staff()
    assert (status, said) == (0, "")
    assert "Queue water, target 80/20: the mean of 6 days with calls." in output
    assert "abandons)." in output
    begins = [line.split()[0] for line in output.splitlines() if line.strip()]
    assert [word for word in begins if ":" in word] == ["08:00", "09:00", "10:00"]
    assert max(map(len, output.splitlines())) <= 80
    assert "…" not in output


def test_a_date_takes_the_same_days_of_the_week(staff: Staff) -> None:
    """Sundays for a Sunday, in half hours."""
    plan = json.loads(staff("--format", "json", "--date", "2026-11-15", "--interval", "30")[1])
    assert plan["days"] == 2
    assert len(plan["intervals"]) == 6


def test_csv_has_a_line_for_each_interval(staff: Staff) -> None:
    """The same as JSON."""
    records = list(csv.DictReader(io.StringIO(staff("--format", "csv")[1])))
    plan = json.loads(staff("--format", "json")[1])
    assert [float(one["calls"]) for one in records] == [one["calls"] for one in plan["intervals"]]
    assert list(records[0]) == list(plan["intervals"][0])


def test_a_chart_is_drawn(staff: Staff, tmp_path: Path) -> None:
    """Of the simulated day, with the target."""
    assert staff("--plot", str(tmp_path / "staff.png"))[0] == 0
    assert (tmp_path / "staff.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            ["--target", "8020"],
            2,
            "--target: `8020` is no service level: write per cent and seconds, for example 80/20",
        ),
        (["--shrinkage", "100"], 2, "a shrinkage of 100 % is impossible"),
        (["--interval", "20"], 2, "--interval 20: an interval has 15, 30 or 60 minutes."),
        (["--date", "soon"], 2, "--date: `soon` is no date"),
        (
            ["--date", "2026-11-14"],
            1,
            "nobody called the queue water on a Saturday from 2026-10-12 to yesterday",
        ),
        (["--from", "gestern"], 2, "'gestern' is no time"),
        (
            ["--from", "2026-11-05", "--to", "2026-11-01"],
            2,
            "--from 2026-11-05 is not before --to 2026-11-01",
        ),
        (["--from", "2026-10-01", "--to", "2026-10-09"], 1, "nobody called the queue water from 2026-10-01"),
        (
            ["--to", "2026-11-01T08:30"],
            1,
            "of the queue water answered from 2026-10-12 to 2026-11-01T08:30; a plan needs 50",
        ),
        (["--plot", "x.gif"], 2, "Name the file x.png."),
    ],
)
def test_what_cannot_be_planned_is_said(staff: Staff, arguments: list[str], status: int, said: str) -> None:
    """In words, with what to do instead."""
    result = staff(*arguments)
    assert result[:2] == (status, "")
    assert said in result[2]
    assert "Traceback" not in result[2]


def test_a_queue_that_does_not_exist_is_refused(staff: Staff) -> None:
    """With the one that is meant."""
    assert staff(queue="watr") == (2, "", "--queue: there is no queue `watr`. Did you mean `water`?\n")


def test_a_queue_without_calls_is_said(staff: Staff) -> None:
    """The other queue of the demo."""
    status, _, said = staff(queue="general")
    assert status == 1
    assert "nobody called the queue general" in said

"""`hotline report`: its forms, its times, its definitions, and what it says to wrong words."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hotline.cli.report import app
from hotline.queue.statistics.measures import SERVICE_LEVELS
from hotline.queue.statistics.report import AGENT_COLUMNS, queue_columns
from hotline.testing.story import BEGIN, Story

pytestmark = pytest.mark.usefixtures("quiet")

Report = Callable[..., Result]

OPERATOR_PAGE = Path(__file__).parents[2] / "docs" / "operator" / "statistics.md"


def morning() -> Story:
    """From 08:00: answered after 10 s and after 50 s, abandoned after 3 s, one message, one who waits."""
    story = Story()
    story.sign_in(0, "1001", ("water", "general"))
    story.sign_in(0, "1002", ("water",))
    story.queue(100, "c1")
    story.answer(110, "c1", rings_at=105)
    story.end_talk(170, "c1", wrap_up=5)
    story.queue(890, "c2")
    story.say(890, "c2", 60)
    story.answer(940, "c2", "1002", rings_at=935)
    story.end_talk(1000, "c2", "1002")
    story.queue(1800, "c3")
    story.abandon(1803, "c3")
    story.queue(3700, "c4")
    story.flow_out(3760, "c4", "message", "waited too long")
    story.end(3790, "c4")
    story.queue(3800, "c5", "general")
    return story


@pytest.fixture
def report(written: Callable[[Story], Path], monkeypatch: pytest.MonkeyPatch) -> Report:
    """Runs a report at 10:00 local time."""
    monkeypatch.setattr("hotline.cli.report_times.wall_clock", lambda: BEGIN + 7200)
    config = written(morning())
    return lambda *words: CliRunner().invoke(app, [*words, "--config", str(config)])


def rows(result: Result) -> list[dict[str, Any]]:
    """Return the rows of a report in JSON."""
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.output)["rows"]
    return found


def test_total_of_today(report: Report) -> None:
    """Each queue has its row, also one where nothing was, with counts, rates and times."""
    found = {row["queue"]: row for row in rows(report("queue", "--format", "json"))}
    water = found["water"]
    assert (water["from"], water["to"]) == ("2026-11-22T00:00:00+04:00", "2026-11-22T10:00:00+04:00")
    assert (water["offered"], water["answered"], water["abandoned"], water["flowed_out"]) == (4, 2, 1, 1)
    assert (water["service_level"], water["asa_seconds"], water["aht_seconds"]) == (0.5, 30.0, 62.5)
    assert (water["expected_wait_said"], water["expected_wait_bias_seconds"]) == (1, 10.0)
    assert water["flowed_out_by"] == [{"to": "message", "reason": "waited too long", "calls": 1}]
    assert (found["general"]["offered"], found["general"]["still_there"]) == (1, 1)


def test_intervals_add_up_to_the_total(report: Report) -> None:
    """Whatever a row is, the counts and times of all rows are the same."""
    whole = rows(report("queue", "--queue", "water", "--format", "json"))[0]
    for by, count in (("interval", 4), ("hour", 2), ("day", 1)):
        parts = rows(report("queue", "--queue", "water", "--by", by, "--format", "json"))
        assert len(parts) == count
        for column in ("offered", "answered", "abandoned", "flowed_out", "handled", "talk_seconds"):
            assert sum(part[column] for part in parts) == pytest.approx(whole[column])


def test_rows_of_intervals_say_from_when_to_when(report: Report) -> None:
    """Local time with its offset; the call that came at 08:14:50 and was answered at 08:15:40 is in the first."""
    parts = rows(report("queue", "--queue", "water", "--by", "interval", "--format", "json"))
    assert [(part["from"][11:], part["to"][11:], part["offered"]) for part in parts] == [
        ("08:00:00+04:00", "08:15:00+04:00", 2),
        ("08:15:00+04:00", "08:30:00+04:00", 0),
        ("08:30:00+04:00", "08:45:00+04:00", 1),
        ("09:00:00+04:00", "09:15:00+04:00", 1),
    ]


def test_from_and_to_are_widened_to_whole_intervals(report: Report) -> None:
    """08:10 to 08:20 is 08:00 to 08:30, and the report says so."""
    result = report("queue", "--from", "2026-11-22T08:10", "--to", "2026-11-22T08:20", "--format", "json")
    said = json.loads(result.output)
    assert (said["from"], said["to"]) == ("2026-11-22T08:00:00+04:00", "2026-11-22T08:30:00+04:00")
    assert rows(result)[0]["offered"] == 2


@pytest.mark.parametrize(
    ("variant", "expected"),
    [("default", 0.5), ("with-flow-outs", 0.3333), ("answered-only", 0.5), ("within-threshold", 0.6667)],
)
def test_definition_of_the_service_level_can_be_chosen(report: Report, variant: str, expected: float) -> None:
    """Every form names the definition that it used, and the thresholds."""
    words = ("queue", "--queue", "water", "--service-level", variant)
    result = report(*words, "--format", "json")
    assert rows(result)[0]["service_level"] == expected
    said = json.loads(result.output)
    assert said["service_level_definition"] == variant
    assert said["service_level_seconds"]["water"] == 20
    assert variant in report(*words, "--format", "csv").output
    assert f"service level definition: {variant}" in report(*words).output


def test_csv_has_the_columns_that_are_documented(report: Report) -> None:
    """A line of headings, a line for each row, nothing where there is no number; the page explains each column."""
    page = OPERATOR_PAGE.read_text("utf-8")
    for what, columns in (("queue", queue_columns("default")), ("agent", AGENT_COLUMNS)):
        command = {"queue": "queue", "agent": "agents"}[what]
        table = list(csv.DictReader(io.StringIO(report(command, "--format", "csv").output)))
        assert list(table[0])[: 3 + len(columns)] == ["from", "to", what, *columns]
        assert len(table) >= 2
        assert [column for column in columns if f"`{column}`" not in page] == []
    assert table[0]["from"] == "2026-11-22T00:00:00+04:00"


def test_agents(report: Report) -> None:
    """What agents did: the parts of their time, and calls."""
    found = {row["agent"]: row for row in rows(report("agents", "--format", "json"))}
    aisha = found["1001"]
    assert (aisha["handled"], aisha["rung"], aisha["talk_seconds"], aisha["wrap_up_seconds"]) == (
        1,
        1,
        60.0,
        5.0,
    )
    assert aisha["signed_in_seconds"] == 7200.0
    assert aisha["occupancy"] == pytest.approx(70 / 7200, abs=1e-4)


def test_table_fits_80_columns(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """No number is cut, also with a row for each quarter."""
    monkeypatch.setenv("COLUMNS", "80")
    for words in (("queue", "--by", "interval"), ("agents", "--by", "interval"), ("queue",)):
        output = report(*words).output
        assert "…" not in output
        assert max(len(line) for line in output.splitlines()) <= 80
    assert "08:00 water" in report("queue", "--by", "interval").output


def test_queue_log_goes_to_the_screen_or_a_file(report: Report, tmp_path: Path) -> None:
    """Numbers are masked unless personal data are asked for."""
    shown = report("queue-log")
    assert shown.exit_code == 0
    first = f"{int(BEGIN)}|NONE|water|1001|ADDMEMBER|"
    assert shown.output.splitlines()[0] == first
    assert "+968…001" in shown.output
    assert "91230001" not in shown.output
    file = tmp_path / "queue_log"
    assert report("queue-log", "--output", str(file), "--personal-data").exit_code == 0
    assert "|ENTERQUEUE||+96891230001|1" in file.read_text("utf-8")


def test_queue_log_of_an_hour_knows_what_was_before(report: Report) -> None:
    """Only lines of that time; the wait that began before is whole."""
    output = report("queue-log", "--from", "2026-11-22T08:15", "--to", "2026-11-22T08:30").output
    assert [line.split("|", 4)[-1] for line in output.splitlines()] == [
        "CONNECT|50|PJSIP/1002-1|5",
        "COMPLETEAGENT|50|60|1",
    ]


def test_file_that_cannot_be_written(report: Report) -> None:
    """The reason is said."""
    result = report("queue-log", "--output", "/nowhere/queue_log")
    assert result.exit_code == 1
    assert "cannot write /nowhere/queue_log: No such file or directory" in result.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("queue", "--from", "soon"), "'soon' is no time: write today, yesterday, now"),
        (("agents", "--to", "2026-02-31"), "there is no day 2026-02-31"),
        (("queue", "--from", "2026-12-24"), "--from 2026-12-24 is in the future"),
        (("queue-log", "--from", "today", "--to", "yesterday"), "--to yesterday is not after --from today"),
        (("queue", "--queue", "watr"), "there is no queue `watr`. Did you mean `water`?"),
        (("agents", "--agent", "9"), "there is no agent `9`."),
        (("queue", "--by", "month"), "week"),
        (("queue", "--service-level", "good"), "with-flow-outs"),
    ],
)
def test_wrong_words_are_answered_with_the_right_ones(
    report: Report, words: tuple[str, ...], says: str
) -> None:
    """Status 2, and no numbers."""
    result = report(*words)
    assert result.exit_code == 2
    assert says in result.output
    assert "offered" not in result.output


def test_all_variants_are_explained() -> None:
    """The operator's page names each."""
    page = OPERATOR_PAGE.read_text("utf-8")
    assert [variant for variant in SERVICE_LEVELS if f"`{variant}`" not in page] == []

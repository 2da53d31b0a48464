"""`hotline surveys`: figures, marks one by one, and where a comment is."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.crm_bridge.tables import survey
from hotline.testing.story import BEGIN, Story

from .conftest import Written

Run = Callable[..., Result]


async def _fill(data: Path) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{data}/hotline.db")
    row = {
        "node": "demo", "queue": "water", "agent": "1001", "caller": "+96891234567", "language": "ar",
        "offered_at": BEGIN, "agreed": True, "state": "answered", "attempts": 0,
    }  # fmt: skip
    said = {"score": 5, "comment_path": "surveys/a.wav", "comment_seconds": 4.2}
    declined = {"agreed": False, "state": "closed", "agent": None}
    rows = [{"call": "c1"} | said, {"call": "c2", "score": 2}, {"call": "c3"} | declined,
            {"call": "c4", "queue": "general", "score": 4, "agent": "1002"}]  # fmt: skip
    async with engine.begin() as connection:
        for one in rows:
            await connection.execute(sa.insert(survey).values(row | one))
    await engine.dispose()


@pytest.fixture
def configuration(written: Written, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hotline with four surveys, in the last moment of the day on which they were offered."""
    monkeypatch.setattr("hotline.cli.surveys.wall_clock", lambda: BEGIN + 16 * 3600 - 1)
    path = written(Story())
    asyncio.run(_fill(path.parent / "var"))
    return path


@pytest.fixture
def run(configuration: Path) -> Run:
    """Runs `hotline surveys …`."""
    app = build(("surveys", "cases"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["surveys", *arguments, "--config", str(configuration)])

    return run


def test_the_summary_tells_offers_marks_mean_and_satisfaction(run: Run) -> None:
    """Everybody together: three marks of four asked."""
    lines = run("summary").output.splitlines()
    assert lines[0].split() == ["offered", "4"]
    assert lines[1].split()[:5] == ["answered", "3", "response", "rate", "75"]
    assert lines[2].split() == ["mean", "3.67"]
    assert lines[3].endswith("67 %")
    assert lines[4].split() == ["comments", "1"]
    assert [line.split()[-1] for line in lines[5:]] == ["1", "1", "0", "1", "0"]


def test_the_summary_can_be_of_a_queue_or_an_agent(run: Run) -> None:
    """The rest is left out."""
    assert "mean             3.50" in run("summary", "--queue", "water").output
    assert "mean             4.00" in run("summary", "--agent", "1002").output


def test_a_time_without_surveys_has_no_figures_rather_than_wrong_ones(run: Run) -> None:
    """No mean of nothing."""
    output = run("summary", "--from", "2020-01-01", "--to", "2020-01-02").output
    assert "mean                –" in output


def test_the_list_masks_numbers(run: Run) -> None:
    """And tells what became of each question."""
    output = run("list").output
    assert "91234567" not in output
    assert "declined" in output


def test_the_audio_of_a_comment_is_found(run: Run, configuration: Path) -> None:
    """The path is printed, so that any player takes it."""
    assert "is missing" in run("comment", "c1").stderr
    audio = configuration.parent / "var" / "messages" / "surveys" / "a.wav"
    audio.parent.mkdir(parents=True)
    audio.touch()
    assert run("comment", "c1").output.strip() == str(audio)


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (("comment", "c2"), "left no comment", 1),
        (("comment", "x"), "no survey of a call x", 1),
        (("summary", "--queue", "watr"), "Did you mean", 2),
        (("summary", "--from", "soon"), "soon", 2),
        (("list", "--from", "2026-01-02", "--to", "2026-01-01"), "is not after", 2),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, arguments: tuple[str, ...], said: str, status: int) -> None:
    """With what to do instead."""
    done = run(*arguments)
    assert done.exit_code == status
    assert said in done.stderr

"""`hotline queue`: what the wallboard shows, in which room, and how soon."""

import asyncio
import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from hotline import database
from hotline.cli import build
from hotline.cli.report_format import duration
from hotline.cli.wallboard import Wallboard
from hotline.config import Agent, Queue
from hotline.events import CallQueued
from hotline.journal import Journal, JournalReader
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics
from hotline.testing.story import BEGIN, Story

pytestmark = pytest.mark.usefixtures("quiet")

runner = CliRunner()

#: What colours a terminal and moves in it.
SEQUENCE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


def morning() -> Story:
    """At 08:00 one was answered and one talks, one waits, one wants to be called back; one agent prays."""
    story = Story()
    story.sign_in(0, "1001", ("water", "general"))
    story.sign_in(0, "1002", ("water", "general"))
    story.queue(100, "c1")
    story.say(100, "c1", 30)
    story.answer(110, "c1", rings_at=105)
    story.end_talk(170, "c1")
    story.queue(3000, "c2", "general")
    story.request_callback(3060, "c2", "b1", since=3000, queue="general")
    story.pause(3540, "1002", "prayer")
    story.queue(3600, "c3")
    story.answer(3630, "c3", rings_at=3620)
    story.queue(3610, "c4")
    return story


@pytest.fixture
def once(written: Callable[[Story], Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs `hotline queue --once` at 09:02 on 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("hotline.cli.queue.wall_clock", lambda: BEGIN + 3720)
    monkeypatch.setattr("hotline.cli.report_times.wall_clock", lambda: BEGIN + 3720)
    config = written(morning())

    def run(*words: str) -> str:
        command = words[0] if words and not words[0].startswith("-") else "queue"
        result = runner.invoke(build((command,)), [*(words or ("queue",)), "--config", str(config)])
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_picture(once: Callable[..., str]) -> None:
    """Queues, waits, agents with since when, call-backs, today's numbers and those of the quarter, on 80 columns."""
    lines = once("queue", "--once").splitlines()
    assert max(len(line) for line in lines) <= 80
    assert lines[0].strip() == "hotline  Sunday 22 November 2026  09:02:00"
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:] if line.strip()}
    # wait, longest, free of signed in, talk; today: offered, answered, abandoned, level; the quarter; error
    assert rows["water"] == ["1", "1:50", "0/2", "1", "3", "2", "0", "50%", "2/1/0", "0%", "20", "s"]
    assert rows["general"] == ["1", "12:00", "0/2", "0", "1", "0", "0", "–", "0/0/0", "–", "–"]
    assert "call-backs waiting: general 1; the oldest for 12:00" in lines
    assert "agents  2 signed out · 1 talking · 1 paused" in [line.rstrip() for line in lines]
    agents = lines[-1]
    assert re.search(r"Aisha talking \(water\)  1:30 +Salim paused \(prayer\)  3:00", agents)


def test_numbers_equal_the_report_of_the_same_time(once: Callable[..., str]) -> None:
    """Wallboard and report are the same fold."""
    row = next(line.split() for line in once("queue", "--once").splitlines() if line.startswith("water"))
    report = next(
        line for line in once("report", "queue", "--format", "csv").splitlines() if ",water," in line
    )
    assert row[5:8] == [report.split(",")[column] for column in (3, 4, 6)]


def test_one_queue_shows_its_agents_only(once: Callable[..., str]) -> None:
    """`--queue` limits; a queue that is not there gets a remedy."""
    shown = once("queue", "--once", "--queue", "general")
    assert "water  " not in shown
    result = runner.invoke(build(("queue",)), ["queue", "--queue", "watr"])
    assert result.exit_code == 2
    assert "there is no queue `watr`. Did you mean `water`?" in result.output


def test_output_that_is_no_terminal_gets_one_picture(once: Callable[..., str]) -> None:
    """A pipe or a cron job is not drawn upon for ever."""
    assert "agents  2 signed out · 1 talking" in once("queue")


async def _many(written: Callable[[Story], Path], story: Story, queues: int, agents: int) -> Wallboard:
    names = {f"queue-{number:02}": Queue() for number in range(queues)}
    people = {
        f"a{number:02}": Agent(name=f"Agent {number}", queues={"queue-00": 1.0}) for number in range(agents)
    }
    for agent in people:
        story.sign_in(0, agent, ("queue-00",))
    config = await asyncio.to_thread(written, story)
    engine = database.create_engine(f"sqlite+aiosqlite:///{config.parent}/var/hotline.db")
    statistics = LiveStatistics(
        JournalReader(engine), lambda: names, Calendar("Asia/Muscat"), lambda: BEGIN + 600
    )
    await statistics.start()
    await engine.dispose()
    return Wallboard(statistics, names, people)


async def test_small_window_shows_where_callers_wait(written: Callable[[Story], Path]) -> None:
    """Of 50 queues and 60 agents in 24 lines: the longest waits first, and how many more there are."""
    story = Story()
    story.queue(0, "c1", "queue-37")
    story.queue(500, "c2", "queue-41")
    wallboard = await _many(written, story, queues=50, agents=60)
    console = Console(width=80, height=24, file=io.StringIO())
    with console.capture() as captured:
        console.print(wallboard.picture(BEGIN + 600, height=24))
    lines = captured.get().splitlines()
    assert len(lines) <= 24
    assert [line.split()[0] for line in lines[3:5]] == ["queue-37", "queue-41"]
    assert any(re.match(r"and \d+ more queues", line) for line in lines)
    assert "more agents" in lines[-1]
    with console.capture() as captured:
        console.print(wallboard.picture(BEGIN + 600))
    assert sum(line.startswith("queue-") for line in captured.get().splitlines()) == 50


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0.0"), (59.94, "59.9"), (59.97, "1:00"), (61, "1:01"), (3599.6, "1:00:00")]
)
def test_durations(seconds: float, shown: str) -> None:
    """Seconds with a tenth, then minutes, then hours; 60 never stands where a minute begins."""
    assert duration(seconds) == shown


def test_live_picture_follows_the_journal(written: Callable[[Story], Path], tmp_path: Path) -> None:
    """A caller whom another process queues is on the screen soon, and Ctrl-C ends it quietly."""
    config = written(Story(time.time()))
    screen = tmp_path / "screen"
    # Whoever runs the tests in the background may ignore SIGINT, and a process inherits that.
    signals = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{signals}; import sys; sys.argv[0] = 'hotline'; from hotline.cli import main; main()"
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24", "FORCE_COLOR": "1"}
    with screen.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "queue", "--config", str(config)],
            stdout=output, stderr=subprocess.STDOUT, env=environment,
        )  # fmt: skip
        try:
            _until(lambda: b"water" in screen.read_bytes(), 60)
            assert not re.search(rb"\x1b\[1;31m1", screen.read_bytes())
            asyncio.run(
                _append(config, CallQueued(at=time.time() - 60, call="c1", queue="water", language="ar"))
            )
            # In its row: the clock in the title shows such a time as well, at some hours.
            waits = rb"water +1 +1:[0-5]\d "
            _until(lambda: re.search(waits, SEQUENCE.sub(b"", screen.read_bytes())) is not None, 30)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0


async def _append(config: Path, event: CallQueued) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{config.parent}/var/hotline.db")
    journal = Journal(engine, "demo")
    await journal.append(event)
    await journal.close()
    await engine.dispose()


def _until(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)

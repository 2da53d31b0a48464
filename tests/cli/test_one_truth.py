"""Wall, history and report tell the same of the same journal."""

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from typer.testing import CliRunner

from hotline import database
from hotline.app.current import Current
from hotline.app.history_reading import ReadElsewhere, ReadHere
from hotline.app.wall_calls import WallCalls
from hotline.app.wall_history import WallHistory
from hotline.app.wall_records import WallRecords
from hotline.app.wall_today import QUEUE_TODAY
from hotline.cli.report import app
from hotline.config.loader import load
from hotline.desk.wall.ports import Number
from hotline.events import CallQueued
from hotline.journal import Journal, JournalReader
from hotline.queue.live import LiveState
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.intervals import QUARTER_SECONDS, start_of
from hotline.queue.statistics.today import LiveStatistics
from hotline.queue.statistics.waits import COUNTED
from tests.queue.random_day import random_day

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.mark.parametrize("seed", [3, 17])
@pytest.mark.parametrize("ahead", [False, True], ids=["over", "clock-ahead"])
def test_wall_history_report_and_lists_of_calls_agree(
    seed: int, ahead: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a day as chance wills it each number is the same in all of them, and the list behind it is as long.

    So it is when another node's clock is ahead, and has written into the next quarter of an hour.
    """
    events = [entry.event for entry in random_day(seed)]
    now = max(event.at for event in events) + 1
    if ahead:
        last = max(event.at for event in events if isinstance(event, CallQueued))
        now = start_of(last, QUARTER_SECONDS) - 1.0
    file = tmp_path / "hotline.toml"
    file.write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "menus.toml").write_text(MENUS, encoding="utf-8")
    loaded = load(file)

    async def told() -> tuple[dict[str, Any], dict[str, Any], dict[tuple[str, str], list[int]]]:
        loaded.paths.create()
        url = database.database_url(loaded.config, loaded.paths)
        await database.migrate(url)
        engine = database.create_engine(url)
        journal = Journal(engine, "test")
        await journal.commit(events)
        reader, calendar = JournalReader(engine, journal), Calendar("Asia/Muscat")
        statistics = LiveStatistics(
            reader, lambda: loaded.config.queues, calendar, lambda: now, keep_waits=True
        )
        await statistics.start()
        idle = SimpleNamespace(live=LiveState(), expected_wait_of_newcomer=lambda *_: None)
        wall = WallRecords(Current(loaded), cast("Any", idle), statistics, lambda: now)
        today = {
            name: cast("Any", record)["today"] for name, record in wall.queues(loaded.config.queues).items()
        }
        reading = ReadElsewhere(url)
        history = WallHistory(reading, lambda: loaded.config, calendar, 900, lambda: now)
        written = await history.report("queue", "today", "now", "total", "default", csv=False)
        with written.file as file:
            content = file.read()
        calls = WallCalls(reader, ReadHere(reader), statistics, lambda: loaded.config)
        counts = {
            (queue, column): [
                cast(
                    "int", (await calls.counted(Number("queue", column, queue, *times), masked=True))["count"]
                )
                for times in ((), calendar.today(now))
            ]
            for queue in loaded.config.queues
            for column in COUNTED
        }
        await journal.close()
        await engine.dispose()
        return today, json.loads(content), counts

    wall, history, counts = asyncio.run(told())
    monkeypatch.setattr("hotline.cli.report_times.wall_clock", lambda: now)
    result = CliRunner().invoke(app, ["queue", "--format", "json", "--config", str(file)])
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    assert history == report
    assert sum(row["offered"] for row in report["rows"]) > 20
    for row in report["rows"]:
        assert wall[row["queue"]] == {name: row[name] for name in QUEUE_TODAY}
        assert {column: counts[row["queue"], column] for column in COUNTED} == {
            column: [row[column]] * 2 for column in COUNTED
        }


CONFIGURATION = """
[numbers.1111]
menu = "main"
[queues.water]
[queues.roads]
[queues.general]
[agents.1001]
name = "Aisha"
queues = ["water"]
[ivr]
operator_queue = "water"
"""

MENUS = '[menus.main]\nprompts = ["welcome"]\nkeys.1 = { queue = "water" }\n'

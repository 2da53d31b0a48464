"""Reports and lists of calls of a long time are made by another process: the same answers, few at once, no trace."""

import asyncio
import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
import pytest

from hotline.app import history_reading
from hotline.app.history_jobs import BehindJob, Gathered, Job, ReportJob
from hotline.app.history_reading import MOST_WAITING, PLACES, ReadElsewhere, ReadHere
from hotline.desk.wall.ports import FullError
from hotline.journal import Journal, JournalReader
from hotline.queue.statistics.behind import Asked
from hotline.queue.statistics.places import Thresholds
from hotline.queue.statistics.report import Span
from hotline.testing.story import BEGIN, Story
from hotline.testing.waiting import eventually

HOUR = 3600.0
THRESHOLDS: Mapping[str, Thresholds] = {"water": Thresholds(20.0, 5.0)}


def report(*, csv: bool = False) -> ReportJob:
    """Return the order of a report by the hour."""
    span = Span.of(BEGIN, BEGIN + 4 * HOUR, BEGIN + 5 * HOUR, "hour", 900)
    return ReportJob(
        of="queue", span=span, variant="default", csv=csv, timezone="Asia/Muscat", thresholds=THRESHOLDS,
        names=["water"], definitions={"service_level_definition": "default"},
    )  # fmt: skip


def behind(most: int = 5) -> BehindJob:
    """Return the order of a list."""
    asked = Asked("queue", "offered", "water", BEGIN, BEGIN + 4 * HOUR)
    return BehindJob(asked=asked, now=BEGIN + 5 * HOUR, thresholds=THRESHOLDS, most=most)


async def read(reading: history_reading.HistoryReading, job: Job) -> bytes:
    with await reading.answer(job) as file:
        return file.read()


async def tell(journal: Journal) -> None:
    """Write down a morning of twelve calls."""
    story = Story(BEGIN)
    story.sign_in(0)
    for number in range(12):
        story.queue(600 + number * 900, f"c{number}")
        story.answer(620 + number * 900, f"c{number}", rings_at=610 + number * 900)
        story.end_talk(800 + number * 900, f"c{number}")
    for event in story.events:
        journal.append(event)
    await journal.flush()


async def test_another_process_answers_the_same(
    journal: Journal, reader: JournalReader, journal_url: str
) -> None:
    """To the letter, on each kind of database; of the calls the newest are listed, and all are counted."""
    await tell(journal)
    elsewhere, here = ReadElsewhere(journal_url), ReadHere(reader)
    asked: list[Job] = [report(), behind()]
    answers = await asyncio.gather(*(read(elsewhere, job) for job in asked))
    assert answers == [await read(here, job) for job in asked]
    assert len(msgspec.json.decode(answers[0])["rows"]) == 3
    found = msgspec.json.decode(answers[1], type=Gathered)
    assert (found.count, [one.call for one in found.newest]) == (12, ["c11", "c10", "c9", "c8", "c7"])


async def test_few_read_at_once_and_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others wait for their turn; whoever comes when all places are taken hears so at once."""
    reading, most, go = 0, 0, asyncio.Event()

    async def slowly(_: ReadElsewhere, _job: Job) -> BinaryIO:
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        await go.wait()
        reading -= 1
        return BytesIO()

    monkeypatch.setattr(ReadElsewhere, "_read", slowly)
    readings = ReadElsewhere("sqlite+aiosqlite:///nowhere")
    asking = [asyncio.create_task(readings.answer(report())) for _ in range(PLACES + MOST_WAITING)]
    await eventually(lambda: reading == PLACES)
    with pytest.raises(FullError, match="many reports"):
        await readings.answer(report())
    go.set()
    await asyncio.gather(*asking)
    assert most == PLACES
    await readings.answer(report())


async def test_a_process_that_nobody_waits_for_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that takes too long fails in words, and neither it nor one whose asker is gone goes on."""
    begun = tmp_path / "begun"
    program = tmp_path / "sleeper"
    program.write_text(f"#!/bin/sh\necho $$ > {begun}.new\nmv {begun}.new {begun}\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(program))
    with pytest.raises(TimeoutError):
        await ReadElsewhere("", longest_seconds=0.5).answer(report())
    begun.unlink(missing_ok=True)
    asking = asyncio.create_task(ReadElsewhere("").answer(report()))
    await eventually(begun.exists)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


async def test_what_cannot_be_read_fails(tmp_path: Path) -> None:
    """A database that is not there is an error, not an empty report."""
    with pytest.raises(OSError, match="failed"):
        await ReadElsewhere(f"sqlite+aiosqlite:///{tmp_path}/none/hotline.db").answer(cast("Job", behind()))

import asyncio
import shutil
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from hotline import database
from hotline.cli.journal import app, line_of, read_story, render_story
from hotline.cli.reading import NotFoundError, open_reader
from hotline.config.loader import DEMO
from hotline.database import DatabaseError
from hotline.events import (
    AgentAnswered,
    AgentRinging,
    CallArrived,
    CallEnded,
    CallQueued,
    CaseOpened,
    ControllerStarted,
    Event,
    MessageLeft,
    MessageTranscribed,
    TalkEnded,
)
from hotline.journal import Entry, Journal, JournalReader
from hotline.phone import mask

CALL = "demo-1763800000.12"
OTHER = "demo-1763800000.7"

ANSWERED: list[Event] = [
    CallArrived(
        at=1763800000.0, call=CALL, caller="+96891230001", dialled="1111", channel="PJSIP/x-00000001"
    ),
    CallQueued(at=1763800005.0, call=CALL, queue="water", language="ar"),
    AgentRinging(at=1763800008.0, call=CALL, agent="1001", channel="PJSIP/1001-00000002"),
    AgentAnswered(at=1763800012.0, call=CALL, agent="1001", queue="water"),
]
END: list[Event] = [
    TalkEnded(at=1763800042.0, call=CALL, agent="1001", ended_by="agent"),
    CallEnded(at=1763800043.0, call=CALL, reason="completed"),
]
MESSAGE: list[Event] = [
    CallArrived(at=1763800000.0, call=OTHER, caller=None, dialled="1111", channel="PJSIP/x-00000003"),
    MessageLeft(
        at=1763800020.0,
        call=OTHER,
        message="m1",
        path="m1.wav",
        seconds=8.5,
        caller=None,
        language="ar",
        source="call",
    ),
    CaseOpened(at=1763800020.0, call=OTHER, reference="1008"),
    CallEnded(at=1763800025.0, call=OTHER, reason="caller hung up"),
    MessageTranscribed(at=1763800030.0, message="m1", engine="vosk", confidence=0.5),
    MessageTranscribed(at=1763800031.0, message="m2", engine="vosk", confidence=0.5),
]


async def write(journal: Journal, events: list[Event]) -> None:
    for event in events:
        journal.append(event)
    await journal.flush()


def text_of(renderable: object) -> str:
    console = Console(width=120)
    with console.capture() as captured:
        console.print(renderable)
    return captured.get()


async def test_story_of_an_answered_call(journal: Journal, reader: JournalReader) -> None:
    """One screen tells who called, when, how long after the arrival, the wait, and the talk."""
    await write(journal, ANSWERED + END)
    text = text_of(render_story(await read_story(reader, ".12", mask), mask))
    assert "demo-1763800000.12 · +968…001 · node demo" in text
    assert "12.0 s  talks with 1001" in text
    assert "answered · waited 7.0 s in water · talked 30.0 s with 1001 · ended by agent after 43.0 s" in text
    assert "91230001" not in text


async def test_story_of_a_call_that_goes_on(journal: Journal, reader: JournalReader) -> None:
    """A call that has not ended is told up to now."""
    await write(journal, ANSWERED)
    story = await read_story(reader, CALL, mask, clock=lambda: 1763800022.0)
    assert story.goes_on
    assert "goes on · waited 7.0 s in water · talked 10.0 s with 1001" in text_of(render_story(story, mask))


async def test_story_of_a_message_has_its_transcript(journal: Journal, reader: JournalReader) -> None:
    """What became of the message after the call belongs to its story; what became of others does not."""
    await write(journal, MESSAGE)
    text = text_of(render_story(await read_story(reader, "demo-1763800000.7", mask), mask))
    assert text.count("transcribed by vosk") == 1
    assert "message · case 1008 · ended by caller after 25.0 s" in text


async def test_name_that_is_not_enough(journal: Journal, reader: JournalReader) -> None:
    """A part that fits several calls names them; one that fits none says so."""
    await write(journal, ANSWERED + MESSAGE)
    with pytest.raises(NotFoundError, match=f"{CALL}, {OTHER}"):
        await read_story(reader, "demo", mask)
    with pytest.raises(NotFoundError, match="no call is named, begins or ends with nowhere"):
        await read_story(reader, "nowhere", mask)


def test_line_names_the_call_or_the_node() -> None:
    """A line of `tail` has the clock, the call (or the node for what belongs to none), and the words."""
    assert (
        "demo-1763800000.12       calls 1111 from +968…001"
        in line_of(Entry(1, "demo", ANSWERED[0]), mask).plain
    )
    started = line_of(Entry(2, "demo", ControllerStarted(at=1763800000.0, version="0.1.0")), mask).plain
    assert started.endswith("demo                     controller 0.1.0 starts")


async def test_journal_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Looking at a journal that does not exist says so and leaves nothing behind."""
    with pytest.raises(DatabaseError, match=r"there is no journal in .*: start the hotline once"):
        async with open_reader(f"sqlite+aiosqlite:///{tmp_path}/hotline.db"):
            pass
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240


async def test_database_without_a_journal(database_url: str) -> None:
    """A database without our tables says how to mend it."""
    engine = database.create_engine(database_url)
    async with engine.connect():
        pass
    await engine.dispose()
    with pytest.raises(DatabaseError, match="no journal yet: start the hotline once"):
        async with open_reader(database_url) as reader:
            await reader.newest(1)


@pytest.fixture
def configured(tmp_path: Path) -> Path:
    """A copy of the demo's configuration, with a journal in its data folder."""
    shutil.copytree(DEMO.parent, tmp_path / "demo")
    (tmp_path / "demo" / "var").mkdir()

    async def fill() -> None:
        url = f"sqlite+aiosqlite:///{tmp_path}/demo/var/hotline.db"
        await database.migrate(url)
        engine = database.create_engine(url)
        journal = Journal(engine, "demo")
        await write(journal, ANSWERED + END)
        await journal.close()
        await engine.dispose()

    with asyncio.Runner() as runner:
        runner.run(fill())
    return tmp_path / "demo" / "hotline.toml"


def test_commands(configured: Path) -> None:
    """`show` prints a call's panel, `tail` the newest lines; numbers are whole only with --unmasked."""
    runner = CliRunner()
    shown = runner.invoke(app, ["show", "12", "--config", str(configured)])
    assert shown.exit_code == 0, shown.output
    assert "+968…001" in shown.output
    tailed = runner.invoke(app, ["tail", "-n", "2", "--config", str(configured)])
    assert [line.partition(CALL)[2].strip() for line in tailed.output.splitlines()] == [
        "1001 hangs up",
        "the call is complete",
    ]
    unmasked = runner.invoke(app, ["tail", "--unmasked", "--config", str(configured)])
    assert "+96891230001" in unmasked.output
    missing = runner.invoke(app, ["show", "99", "--config", str(configured)])
    assert missing.exit_code == 1
    assert "no call is named" in missing.output

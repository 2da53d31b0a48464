"""`hotline cases` drives cases on until there is a desk for it."""

import asyncio
import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.crm_bridge.cases import open_case
from hotline.events import CaseAssigned, CaseNoteAdded, CaseReopened, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.story import Story

from .conftest import Written

#: The first reference of every case store.
CASE = "1007"

DEPARTMENTS = """
[departments.pipes]
title = { ar = "دائرة المياه", en = "Water department" }
queue = "water"
"""

Run = Callable[..., Result]


@pytest.fixture
def configuration(written: Written) -> Path:
    """A hotline with one case."""
    path = written(Story())
    path.write_text(path.read_text("utf-8") + DEPARTMENTS, "utf-8")
    asyncio.run(_open(path.parent / "var"))
    return path


async def _open(data: Path) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{data}/hotline.db")
    journal = Journal(engine, "demo")
    work = partial(
        open_case, at=1_795_000_000.0, channel="voice", caller="+96891234567", language="ar", queue="water",
        call="demo-1.1", subject="Voice message",
    )  # fmt: skip
    assert await journal.commit([], work) == CASE
    await journal.close()
    await engine.dispose()


@pytest.fixture
def run(configuration: Path) -> Run:
    """Runs `hotline cases …`."""
    app = build(("cases", "messages"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["cases", *arguments, "--config", str(configuration)])

    return run


def events(configuration: Path) -> list[Event]:
    async def read() -> list[Event]:
        engine = database.create_engine(f"sqlite+aiosqlite:///{configuration.parent}/var/hotline.db")
        entries = await JournalReader(engine).after(0)
        await engine.dispose()
        return [entry.event for entry in entries]

    return asyncio.run(read())


def test_a_case_is_driven_from_its_opening_to_its_reopening(run: Run, configuration: Path) -> None:
    """Each step says what it did, and writes who did it."""
    day = f"{datetime.now(UTC).year + 1}-11-30"
    steps = {
        ("assign", CASE, "--department", "pipes", "--owner", "1001"): "1007 is assigned",
        ("status", CASE, "in-progress"): "1007 is in progress",
        ("due", CASE, day): f"1007 is due {day} 23:59",
        ("note", CASE, "نصلح الأنبوب غدا.", "--public", "--lang", "ar"): "1007 has a new public note",
        ("note", CASE, "He was angry."): "1007 has a new internal note",
        ("status", CASE, "Solved"): "1007 is solved",
        ("reopen", CASE): "1007 is reopened",
    }
    for arguments, expected in steps.items():
        done = run(*arguments)
        assert (done.exit_code, done.output.strip()) == (0, expected), done.stderr
    told = events(configuration)
    by = getpass.getuser()
    assert [event for event in told if isinstance(event, CaseAssigned)][0].by == by  # noqa: RUF015
    assert [event.public for event in told if isinstance(event, CaseNoteAdded)] == [True, False]
    assert [event.call for event in told if isinstance(event, CaseReopened)] == [None]
    shown = run("show", CASE).output
    for words in ("status:     reopened", "department: pipes", "owner:      1001 (Aisha)", "due:        at no time",
                  "(public, ar):\nنصلح الأنبوب غدا.\n", "(internal):\nHe was angry."):  # fmt: skip
        assert words in shown
    assert "+968…567" in shown
    assert "+96891234567" in run("show", CASE, "--unmasked").output


def test_the_list_has_what_is_not_done(run: Run) -> None:
    """Done cases come with --all; numbers are masked."""
    listed = run("list").output
    assert CASE in listed
    assert "+96891234567" not in listed
    run("status", CASE, "solved")
    assert run("list").output.strip() == "no cases"
    assert CASE in run("list", "--all").output
    assert CASE not in run("list", "--all", "--department", "pipes").output


def test_what_is_taken_away_is_written_as_none(run: Run) -> None:
    """Department, owner and due time can be taken away; what is not named stays."""
    run("assign", CASE, "--department", "pipes", "--owner", "1001")
    run("due", CASE, "+2d")
    run("assign", CASE, "--owner", "none")
    assert run("due", CASE, "none").output.strip() == "1007 is due at no time"
    shown = run("show", CASE).output
    assert "department: pipes" in shown
    assert "owner:      nobody in particular" in shown
    assert run("due", CASE, "none").output.strip() == "1007 is due at no time already: nothing was changed"


#: What nobody can ask for, the status of the end, and what is said.
REFUSED: list[tuple[list[str], int, str]] = [
    (["status", CASE, "closed"], 1, "1007 is new and cannot become closed; it can become assigned"),
    (["status", CASE, "solvd"], 2, "there is no status `solvd`. Did you mean `solved`?"),
    (["reopen", CASE], 1, "1007 is new: only what was settled can be reopened"),
    (["show", "1008"], 2, "`1008` is no reference: a digit is wrong"),
    (["status", "1010", "solved"], 1, "there is no case 1010"),
    (["show", "1010"], 1, "there is no case 1010"),
    (["assign", CASE], 2, "say to whom: --department, --owner, or both"),
    (["assign", CASE, "--owner", "1009"], 2, "there is no agent `1009`"),
    (["assign", CASE, "--department", "pipe"], 2, "there is no department `pipe`. Did you mean `pipes`?"),
    (["due", CASE, "tomorrow"], 2, "`tomorrow` is no time"),
    (["due", CASE, "2001-01-01"], 2, "is over already"),
    (["note", CASE, "words", "--public"], 2, "a public note is read out: name its language"),
    (["note", CASE, "mots", "--public", "--lang", "fr"], 2, "`fr` is not offered"),
    (["note", CASE, " . "], 1, "the note has no words"),
]


def test_what_cannot_be_is_refused_with_words(run: Run, configuration: Path) -> None:
    """Nothing is changed, and it is said how to mend it."""
    for arguments, status, complaint in REFUSED:
        done = run(*arguments)
        assert (done.exit_code, complaint in done.stderr) == (status, True), (arguments, done.output)
        assert events(configuration) == [], arguments


def test_before_the_first_start_there_are_no_cases(written: Written) -> None:
    """Somebody who is too early is told to start it."""
    path = written(Story())
    (path.parent / "var" / "hotline.db").unlink()
    for arguments in (["list"], ["status", CASE, "solved"]):
        done = CliRunner().invoke(build(("cases", "messages")), ["cases", *arguments, "--config", str(path)])
        assert done.exit_code == 1
        assert "start the hotline once" in done.stderr

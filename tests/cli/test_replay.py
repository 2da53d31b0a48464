"""`hotline replay`: what people read, and the exit status."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.events import AgentReserved, AgentSignedIn, CallQueued, ControllerStarted, Event
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.queue.recovery import WORTH_WRITING, catch_up

CONFIGURATION = """
[node]
data_dir = "var"
languages = ["ar", "en"]
timezone = "Asia/Muscat"
[numbers.1111]
menu = "main"
[queues.water]
[agents.1001]
name = "Aisha"
queues = ["water"]
[ivr]
menus = "menus.toml"
operator_queue = "water"
"""

#: 22 November 2026, 08:00 in Muscat.
EIGHT = 1_795_320_000.0


def queued(call: str, at: float) -> CallQueued:
    return CallQueued(at=EIGHT + at, call=call, queue="water", language="ar")


def reserved(call: str, at: float) -> AgentReserved:
    return AgentReserved(at=EIGHT + at, call=call, agent="1001", queue="water")


MORNING: tuple[Event, ...] = (
    ControllerStarted(at=EIGHT, version="1.2.3"),
    queued("c1", 10.0),
    queued("c2", 11.0),
    AgentSignedIn(at=EIGHT + 60.0, agent="1001", queues=("water",)),
)


class Office:
    """A configuration and a journal on disk."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "hotline.toml"
        self.file.write_text(CONFIGURATION)
        (folder / "menus.toml").write_text('[menus.main]\nprompts = ["main-menu"]\n')
        self.paths = Paths(folder / "var")
        self.paths.create()

    def write(self, events: Sequence[Event], *, checkpoint: bool = False) -> None:
        """Append to the journal, and write the checkpoint."""
        asyncio.run(self._write(events, checkpoint=checkpoint))

    async def _write(self, events: Sequence[Event], *, checkpoint: bool) -> None:
        url = f"sqlite+aiosqlite:///{self.paths.database}"
        await database.migrate(url)
        engine = database.create_engine(url)
        journal = Journal(engine, "here")
        for event in events:
            journal.append(event)
        await journal.close()
        if checkpoint:
            await catch_up(JournalReader(engine), self.paths.queue_checkpoint)
        await engine.dispose()

    def replay(self, *words: str) -> Result:
        """Run the command."""
        return CliRunner().invoke(build(("replay",)), ["replay", *words, "--config", str(self.file)])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A configuration on disk, and no journal yet."""
    return Office(tmp_path)


def test_journal_that_follows(office: Office) -> None:
    """Every decision comes out again: how many, how fast, and exit status 0."""
    office.write([*MORNING, reserved("c1", 60.0)])
    result = office.replay()
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("5 entries, 1 decision, no difference (")
    assert result.stdout.rstrip().endswith(" entries/s)")


def test_first_difference(office: Office) -> None:
    """Entry, local time, version, both decisions and the reasons are told, and exit status 1."""
    office.write([*MORNING, reserved("c2", 60.0)])
    result = office.replay()
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:6] == [
        "entry 5, 2026-11-22 08:01:00.000000, controller 1.2.3: decided otherwise",
        "  the journal: agent 1001 for call c2 of queue water",
        "  the router:  agent 1001 for call c1 of queue water",
        "  call c2: waits in water for 49.000 s, needs step 1 of 1: `anyone`, available who may take it: 1001",
        "  call c1: waits in water for 50.000 s, needs step 1 of 1: `anyone`, available who may take it: 1001",
        "  agent 1001: has been available for 0.000 s, reservation 0, 0 calls that day, weight 1",
    ]
    assert lines[7].startswith("5 entries, 1 decision, 1 difference (")


def test_decision_that_is_not_there(office: Office) -> None:
    """Where nobody was rung, it is said so."""
    office.write([*MORNING, queued("c3", 70.0)])
    result = office.replay()
    assert result.exit_code == 1
    assert "  the journal: nobody within 1 s\n" in result.stdout


def test_stretch(office: Office) -> None:
    """Only decisions between the two times are compared; what came before is read, not judged."""
    office.write([*MORNING, reserved("c2", 60.0), queued("c3", 120.0)])
    later = office.replay("--from", "2026-11-22T08:02", "--to", "2026-11-22T08:03")
    assert later.exit_code == 0, later.output
    assert later.stdout.startswith("1 entry after 5 that were only read, 0 decisions, no difference")
    assert office.replay("--to", "2026-11-22T08:00:30").exit_code == 0
    assert office.replay("--from", "2026-11-22", "--to", "2026-11-22").exit_code == 1


def test_checkpoint_is_the_beginning(office: Office) -> None:
    """A checkpoint before the stretch spares reading what it holds."""
    office.write([*MORNING, *(reserved("c2", 60.0) for _ in range(WORTH_WRITING))], checkpoint=True)
    office.write([queued("c3", 120.0)])
    result = office.replay("--from", "2026-11-22T08:02", "--to", "2026-11-22T08:03")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 entry, 0 decisions, no difference")
    assert "after 3 that were only read" in office.replay("--from", "2026-11-22T08:01").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "soon"), "'soon' is no time"),
        (("--from", "2026-11-23", "--to", "2026-11-22"), "--to 2026-11-22 is not after --from 2026-11-23"),
    ],
)
def test_wrong_times(office: Office, words: tuple[str, ...], said: str) -> None:
    """What was typed is refused with words, and exit status 2."""
    result = office.replay(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_journal(office: Office) -> None:
    """Without a journal it is said how one comes to be."""
    result = office.replay()
    assert result.exit_code == 1
    assert "start the hotline once" in result.stderr

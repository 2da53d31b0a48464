"""A journal, and a caller's channel whose MixMonitor writes real files."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.asterisk.agi.errors import CallerHungUp
from hotline.clock import Clock
from hotline.events import Event
from hotline.journal import Journal, JournalReader
from hotline.recorder import calls as known_calls
from hotline.recorder.conversations import Recorder
from hotline.recorder.finishing import Keep
from hotline.recorder.plan import RecordingPlan
from hotline.recorder.rules import Rules
from hotline.recorder.watch import Patience

#: 2026-11-22 10:00 UTC.
NOW = 1795341600.0

RULES = Rules(min_free_megabytes=0)

#: For whoever records and looks at something else: on a machine that does much else nothing is noticed too early.
PATIENT = Patience(first=600.0, stall=600.0)

#: For whoever waits until it is noticed that nothing is written.
IMPATIENT = Patience(appear=0.1, first=0.15, stall=0.3, soon=0.02, later=0.03)

_MIXMONITOR = re.compile(r",(?P<bridged>b?)r\((?P<caller>[^)]+)\)t\((?P<agent>[^)]+)\)")


class FakeChannel:
    """The caller's channel of a private Asterisk that records into real files."""

    def __init__(self) -> None:
        self.executed: list[str] = []
        self.files: tuple[Path, Path] | None = None
        #: Set to have the channel gone.
        self.dead = False
        #: Set to have MixMonitor reply success and do nothing, as it does on every error.
        self.deaf = False
        #: Whether what runs is written only while caller and agent are bridged.
        self.bridged_only: bool | None = None

    async def execute(self, application: str, arguments: str = "") -> object:
        """Run MixMonitor or StopMixMonitor."""
        if self.dead:
            raise CallerHungUp
        self.executed.append(application)
        if application == "MixMonitor" and not self.deaf:
            match = _MIXMONITOR.fullmatch(arguments)
            assert match is not None, arguments
            self.files = Path(match["caller"]), Path(match["agent"])
            for file in self.files:
                file.write_bytes(b"")
            self.bridged_only = bool(match["bridged"])
        return None

    def talk(self, seconds: float, caller: int = 1000, agent: int = -2000) -> None:
        """Have both sides heard for so long, each at a constant level."""
        assert self.files is not None
        for file, level in zip(self.files, (caller, agent), strict=True):
            with file.open("ab") as raw:
                raw.write(np.full(round(seconds * 8000), level, "<i2").tobytes())


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


@pytest.fixture
def events(engine: AsyncEngine, journal: Journal) -> Callable[[], Awaitable[list[Event]]]:
    """Everything that was committed."""

    async def events() -> list[Event]:
        await journal.flush()
        return [entry.event for entry in await JournalReader(engine).after(0)]

    return events


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


NewRecorder = Callable[..., Recorder]


@pytest.fixture
async def new_recorder(
    journal: Journal, folder: Path, kept: list[RecordingPlan], muted: list[tuple[str, bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[NewRecorder]:  # fmt: skip
    """Make a recorder, as a controller does at its start; all are closed at the end."""
    monkeypatch.setattr(known_calls, "STORY_SECONDS", 30.0)  # a busy machine's database is no broken one
    made: list[Recorder] = []

    async def keep(plan: RecordingPlan) -> None:
        kept.append(plan)

    async def mute(call: str, on: bool) -> None:
        muted.append((call, on))

    def new(
        rules: Rules = RULES, *, clock: Clock = lambda: NOW, keep: Keep = keep, patience: Patience = PATIENT
    ) -> Recorder:
        made.append(
            Recorder(journal, folder, clock, rules=lambda: rules, keep=keep, mute=mute, patience=patience)
        )
        return made[-1]

    yield new
    for recorder in made:
        await recorder.close(grace_seconds=0.5)


@pytest.fixture
def muted() -> list[tuple[str, bool]]:
    """What Asterisk was told to write: calls, and whether in silence."""
    return []


@pytest.fixture
def kept() -> list[RecordingPlan]:
    """What the archive was given."""
    return []


@pytest.fixture
def recorder(new_recorder: NewRecorder) -> Recorder:
    return new_recorder()


@pytest.fixture
def channel() -> FakeChannel:
    return FakeChannel()

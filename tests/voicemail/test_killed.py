"""kill -9 at any point of taking a message leaves the whole of it, or what was said until then: once, as one case."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import tables as crm_tables
from hotline.crm_bridge.cases import open_with_fact
from hotline.events import CaseOpened, Event, MessageDiscarded, MessageLeft, MessageStarted
from hotline.journal import Journal, JournalReader
from hotline.shortest_message import SHORTEST_SECONDS
from hotline.voicemail import tables
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.spool import recover_unfinished
from tests.voicemail.conftest import NOW
from tests.voicemail.mortal import CHUNK_SAMPLES, CHUNKS, said

#: How often it is killed, by kind of database: at points over the whole of it, closer at the beginning, where the
#: caller speaks.
KILLS = {"sqlite": 150, "postgresql": 50}

HEADER_BYTES = 44
WHOLE_SECONDS = CHUNKS * CHUNK_SAMPLES / 8000


class Mortal:
    """The process that is killed again and again."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.voicemail.mortal"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip

    def takes_message(self, call: str, point: int = 0) -> int:
        """Have it take a message, and die at this point; return how many points there were, -1 if it died."""
        order = {
            "url": self._url, "folder": str(self._folder), "call": call, "message": f"{call}-m", "point": point,
        }  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, int] = json.loads(self._process.stdout.readline())
        return answer["points"]

    def close(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture
def mortal(journal_url: str, folder: Path) -> Iterator[Mortal]:
    mortal = Mortal(journal_url, folder)
    yield mortal
    mortal.close()


class Aftermath:
    """The next controller, and what it finds of a call."""

    def __init__(self, engine: AsyncEngine, journal: Journal, folder: Path) -> None:
        self._engine = engine
        self._journal = journal
        self._folder = folder
        self._reader = JournalReader(engine)

    async def recovers(self, call: str) -> None:
        """Do what a start does with a call whose channel is gone."""
        inbox = Inbox(self._journal, self._engine, self._folder, open_with_fact, lambda: NOW)
        await recover_unfinished(
            [call], inbox=inbox, journal=self._journal, reader=self._reader, default_language="ar",
            default_queue="general", clock=lambda: NOW,
        )  # fmt: skip

    async def told(self, call: str) -> list[Event]:
        return [entry.event for entry in await self._reader.of_call(call)]

    async def rows(self, table: sa.Table, call: str) -> list[sa.RowMapping]:
        async with self._engine.connect() as connection:
            return list((await connection.execute(sa.select(table).where(table.c.call == call))).mappings())

    async def assert_nothing_is_lost_or_doubled(self, call: str, was_said: float) -> str:
        """Check the message of a call; return what became of it."""
        events = await self.told(call)
        rows = await self.rows(tables.message, call)
        cases = await self.rows(crm_tables.cases, call)
        left = [event for event in events if isinstance(event, MessageLeft)]
        opened = [event for event in events if isinstance(event, CaseOpened)]
        if not any(isinstance(event, MessageStarted) for event in events):
            assert (rows, cases, left, opened, was_said) == ([], [], [], [], 0.0)
            return "never begun"
        if was_said < SHORTEST_SECONDS:
            assert (rows, cases, left, opened) == ([], [], [], [])
            assert [event.reason for event in events if isinstance(event, MessageDiscarded)] == ["empty"]
            return "nothing said"
        (row,), (case,), (message,), (case_opened,) = rows, cases, left, opened
        assert row["reference"] == case["reference"] == case_opened.reference
        assert row["seconds"] == message.seconds == was_said
        self._assert_sounds_as_said(row)
        return "whole" if was_said == WHOLE_SECONDS else "in part"

    def _assert_sounds_as_said(self, row: sa.RowMapping) -> None:
        audio = (self._folder / row["path"]).read_bytes()
        sound = audio[HEADER_BYTES:]
        assert sound == said(len(sound) // 2)
        assert int.from_bytes(audio[40:44], "little") == len(sound)
        told = self._folder / f"{row['id']}.told"
        if told.exists() and told.read_text():
            assert told.read_text() == row["reference"]


def said_until_now(folder: Path, call: str) -> float:
    """Return how long the recording is that the dead process left, seconds."""
    audio = folder / f"2026/11/18/{call}-m.wav"
    return max(0, audio.stat().st_size - HEADER_BYTES) / 16_000 if audio.exists() else 0.0


async def test_a_message_survives_kill_9_at_any_point(
    *, mortal: Mortal, engine: AsyncEngine, journal: Journal, folder: Path
) -> None:
    """Whole or what was said until then; one row, one case; never a reference that was told and is not there."""
    aftermath = Aftermath(engine, journal, folder)
    points = mortal.takes_message("demo-0.0")
    kills = KILLS[engine.dialect.name]
    assert points > kills
    became: dict[str, int] = {}
    lengths: dict[str, float] = {}
    for kill in range(kills):
        call = f"demo-{kill}.1"
        # A run is never twice quite the same; one that comes to its end before its point was just not killed.
        mortal.takes_message(call, 1 + int(points * (kill / kills) ** 2))
        lengths[call] = said_until_now(folder, call)
        await aftermath.recovers(call)
        fate = await aftermath.assert_nothing_is_lost_or_doubled(call, lengths[call])
        became[fate] = became.get(fate, 0) + 1
    for call, was_said in lengths.items():
        await aftermath.recovers(call)
        if was_said >= SHORTEST_SECONDS:
            await aftermath.assert_nothing_is_lost_or_doubled(call, was_said)
    assert set(became) == {"never begun", "nothing said", "in part", "whole"}, became


async def test_two_controllers_may_recover_the_same_message(
    *, mortal: Mortal, engine: AsyncEngine, journal: Journal, folder: Path
) -> None:
    """A message that is kept again by whoever finds it is the same message."""
    points = mortal.takes_message("demo-0.0")
    mortal.takes_message("demo-1.1", points * 6 // 10)
    other = Journal(engine, "demo")
    aftermaths = [Aftermath(engine, journal, folder), Aftermath(engine, other, folder)]
    was_said = said_until_now(folder, "demo-1.1")
    await asyncio.gather(*(one.recovers("demo-1.1") for one in aftermaths))
    await other.close()
    fate: Any = await aftermaths[0].assert_nothing_is_lost_or_doubled("demo-1.1", was_said)
    assert fate in {"whole", "in part"}

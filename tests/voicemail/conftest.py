"""An inbox on a migrated database, audio to put into it, and what it left behind."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import tables as crm_tables
from hotline.crm_bridge.cases import open_with_fact
from hotline.events import CaseOpened, Event
from hotline.journal import Journal, JournalReader
from hotline.voicemail import tables
from hotline.voicemail.inbox import Inbox

#: Some day in November 2026.
NOW = 1_795_000_000.0


def wav_bytes(seconds: float, *, rate: int = 8000, unfinished: bool = False, level: int = 1000) -> bytes:
    """Return a mono WAV file as Asterisk writes it; unfinished as after its crash."""
    audio = struct.pack("<hh", level, -level) * int(seconds * rate / 2)
    size = 0 if unfinished else len(audio)
    riff = 0 if unfinished else len(audio) + 36
    format_chunk = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16)
    return (
        struct.pack("<4sI4s", b"RIFF", riff, b"WAVE")
        + format_chunk
        + struct.pack("<4sI", b"data", size)
        + audio
    )


def left_in(folder: Path) -> list[str]:
    """Return the files in a folder and below."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@dataclass
class Cases:
    """The case store, which can fail. Its first references are 1007 and 1010."""

    opened: list[str] = field(default_factory=list)
    error: Exception | None = None

    async def open_case(
        self, connection: AsyncConnection, *, at: float, channel: str, caller: str | None,
        language: str, queue: str, call: str, subject: str,
    ) -> CaseOpened:  # fmt: skip
        if self.error is not None:
            raise self.error
        fact = await open_with_fact(
            connection, at=at, channel=channel, caller=caller, language=language, queue=queue, call=call,
            subject=subject,
        )  # fmt: skip
        self.opened.append(fact.reference)
        return fact


@dataclass
class Store:
    """What is in the database."""

    engine: AsyncEngine
    reader: JournalReader

    async def messages(self) -> list[sa.Row]:  # type: ignore[type-arg]
        async with self.engine.connect() as connection:
            query = sa.select(tables.message).order_by(tables.message.c.id)
            return list((await connection.execute(query)).all())

    async def references(self) -> list[str]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(sa.select(crm_tables.cases.c.reference))).scalars())

    async def events(self) -> list[Event]:
        return [entry.event for entry in await self.reader.after(0)]

    async def names(self) -> list[str]:
        return [type(event).__name__ for event in await self.events()]

    async def assert_kept_once(self, message: str, reference: str) -> None:
        """One row, one case, one pair of events, and all agree."""
        (row,) = await self.messages()
        assert (row.id, row.reference) == (message, reference)
        assert await self.references() == [reference]
        opened = [event for event in await self.events() if isinstance(event, CaseOpened)]
        assert [event.reference for event in opened] == [reference]
        assert (await self.names()).count("MessageLeft") == 1


@pytest.fixture
def reader(engine: AsyncEngine) -> JournalReader:
    """A reader in another process: it sees only what is committed."""
    return JournalReader(engine)


@pytest.fixture
def store(engine: AsyncEngine, reader: JournalReader) -> Store:
    return Store(engine, reader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "messages"
    folder.mkdir()
    return folder


@pytest.fixture
def cases() -> Cases:
    return Cases()


@pytest.fixture
def inbox(journal: Journal, engine: AsyncEngine, folder: Path, cases: Cases) -> Inbox:
    return Inbox(journal, engine, folder, cases.open_case, lambda: NOW)


@pytest.fixture
def recorded(folder: Path) -> Callable[..., str]:
    """Puts a recording in its place and returns its path below the folder of messages."""

    def put(message: str, data: bytes | None = None) -> str:
        path = f"2026/11/18/{message}.wav"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(wav_bytes(3.0) if data is None else data)
        return path

    return put

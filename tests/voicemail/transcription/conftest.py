"""Messages in an inbox, and the jobs that they are."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.transcription.jobs import Jobs
from tests.voicemail.conftest import NOW, Store


@dataclass
class Clock:
    """Time that the test moves."""

    now: float = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs_of(engine: AsyncEngine, journal: Journal, clock: Clock) -> Callable[[str], Jobs]:
    """Makes the jobs as a worker of that name sees them; names that begin with `dead` are dead workers."""
    return lambda name: Jobs(
        engine, journal, clock, name=name, is_alive=lambda holder: not holder.startswith("dead")
    )


@pytest.fixture
def jobs(jobs_of: Callable[[str], Jobs]) -> Jobs:
    return jobs_of("us")


@pytest.fixture
def left(inbox: Inbox, recorded: Callable[..., str]) -> Callable[..., Awaitable[str]]:
    """Leaves a message."""

    async def leave(message: str = "m1", language: str = "ar", data: bytes | None = None) -> str:
        path = recorded(message, data)
        await inbox.keep(message, call="demo-1.1", path=path, caller=None, language=language, queue="water")
        return message

    return leave


@dataclass
class Transcripts:
    """What the table says of the transcripts."""

    store: Store

    async def states(self) -> dict[str, str]:
        return {row.id: row.transcript_state for row in await self.store.messages()}

    async def row(self, message: str = "m1") -> sa.Row:  # type: ignore[type-arg]
        (row,) = [row for row in await self.store.messages() if row.id == message]
        return row

    async def until(self, message: str, **values: object) -> None:
        """Return as soon as the row has these values."""
        for _ in range(1000):
            row = (await self.row(message))._mapping
            if all(row[name] == value for name, value in values.items()):
                return
            await asyncio.sleep(0.02)
        raise TimeoutError(message, values)


@pytest.fixture
def transcripts(store: Store) -> Transcripts:
    return Transcripts(store)

"""A request that is broken off, a controller that is told to stop: a publishing happens whole, or not at all."""

import asyncio
import inspect
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.administration import store, switch
from hotline.app import publishing
from hotline.app.publishing import Publishing, PublishingError
from hotline.events import SettingsNotWritten, SettingsPublished
from hotline.journal import Journal, JournalReader
from hotline.testing.waiting import eventually
from tests.app.test_publishing import CONFIGURATION, Office, facts

#: Where it is cancelled, and whether it has begun to count by then: a function of a thread, or a coroutine.
MOMENTS: dict[str, tuple[object, str, bool]] = {
    "what others left is repaired": (switch, "settle", False),
    "the draft is looked at": (Publishing, "_look", False),
    "the sounds are made": (Publishing, "_make_sounds", False),
    "it is planned": (store, "plan", True),
    "the files are written": (switch, "switch", True),
    "a file is replaced": (switch, "_put", True),
    "it is told": (publishing, "finish", True),
    "it is served": (None, "_serve", True),
}


class Pause:
    """Holds up a function the first time that it is called."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self._work = work
        self._is_first = True
        self.begun = threading.Event()
        self.go = threading.Event()

    def in_thread(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401
        """Take its place, in a thread."""
        if self._take():
            assert self.go.wait(60)
        return self._work(*given, **more)

    async def in_loop(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401
        """Take its place, in the event loop."""
        if self._take():
            await eventually(self.go.is_set)
        return await self._work(*given, **more)

    def _take(self) -> bool:
        is_first, self._is_first = self._is_first, False
        self.begun.set()
        return is_first


def pause_at(patched: pytest.MonkeyPatch, where: object, name: str) -> Pause:
    """Hold up what has this name."""
    work = getattr(where, name)
    pause = Pause(work)

    def method(*given: Any, **more: Any) -> Any:  # noqa: ANN401
        return pause.in_thread(*given, **more)

    async def coroutine(*given: Any, **more: Any) -> Any:  # noqa: ANN401
        return await pause.in_loop(*given, **more)

    patched.setattr(where, name, coroutine if inspect.iscoroutinefunction(work) else method)
    return pause


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """SQLite: nothing here depends on the kind of database."""
    return migrated_sqlite_url


@pytest.fixture
def office(tmp_path: Path, journal: Journal, engine: AsyncEngine) -> Office:
    return Office(tmp_path, journal, engine)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_cancelled_it_is_whole_or_not_at_all(
    office: Office, engine: AsyncEngine, reader: JournalReader, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Files, journal, history and draft say the same, and who publishes next does so when nobody is at work."""
    where, name, is_done = MOMENTS[moment]
    await office.edit("mona", "queues.water.ring_seconds", 20)
    await office.edit("ali", "queues.general.max_waiting", 9)
    mine, others = [(await _draft(engine, user)).version for user in ("mona", "ali")]
    pause = pause_at(monkeypatch, where or office.desk, name)
    asked = asyncio.create_task(office.desk.publish("mona", mine, "mona", ""))
    await eventually(pause.begun.is_set)
    asked.cancel()
    other = asyncio.create_task(office.desk.publish("ali", others, "ali", ""))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not asked.done()
    assert "max_waiting" not in office.file.read_text()
    pause.go.set()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await other
    published = [one for one in await facts(reader, SettingsPublished) if isinstance(one, SettingsPublished)]
    assert [one.by for one in published] == (["mona", "ali"] if is_done else ["ali"])
    assert not any(one.repaired for one in published)
    assert await facts(reader, SettingsNotWritten) == []
    assert ("ring_seconds = 20" in office.file.read_text()) is is_done
    assert (office.current.config().queues["water"].ring_seconds == 20) is is_done
    assert bool((await _draft(engine, "mona")).edits) is not is_done
    assert [path.name for path in office.file.parent.glob(".*")] == []


async def _draft(engine: AsyncEngine, user: str) -> store.Draft:
    """Return somebody's draft, without looking at files."""
    async with engine.connect() as connection:
        return await store.draft_of(connection, "demo", user)


async def test_a_stop_waits_for_what_is_being_published(
    office: Office, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is closed after that, so it is told; what is asked for then is refused."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    pause = pause_at(monkeypatch, switch, "switch")
    asked = asyncio.create_task(office.publish("mona"))
    await eventually(pause.begun.is_set)
    asked.cancel()
    closing = asyncio.create_task(office.desk.close())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not closing.done()
    pause.go.set()
    await closing
    assert len(await facts(reader, SettingsPublished)) == 1
    assert office.file.read_text() == CONFIGURATION.replace("= 15", "= 20")
    with pytest.raises(PublishingError, match="being stopped"):
        await office.publish("mona")
    with pytest.raises(asyncio.CancelledError):
        await asked

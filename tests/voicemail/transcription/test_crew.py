"""The crew: as many at a time as there are workers, the oldest first, and under a name of its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import MessageTranscribed
from hotline.journal import Journal
from hotline.journal.entry import row_of
from hotline.journal.store import find, last_seq
from hotline.testing import transcription as fake
from hotline.voicemail import tables
from hotline.voicemail.transcription.crew import WRITER, make_crew
from hotline.voicemail.transcription.engine_host import EngineHost
from hotline.voicemail.transcription.jobs import Jobs
from hotline.voicemail.transcription.languages import Languages
from hotline.voicemail.transcription.worker import Worker
from tests.voicemail.conftest import NOW, Store
from tests.voicemail.transcription.conftest import Clock, Transcripts

Left = Callable[..., Awaitable[str]]
Muster = Callable[..., list[Worker]]


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; the jobs are tested with all."""
    return migrated_sqlite_url


@pytest.fixture
async def muster(jobs: Jobs, folder: Path, clock: Clock) -> AsyncIterator[Muster]:
    """Makes crews whose engines follow a script, and ends them."""
    hosts: list[EngineHost] = []

    def muster(script: dict[str, str], count: int, **options: Any) -> list[Worker]:  # noqa: ANN401 - as `make_crew`
        ours = [EngineHost(fake.command(script)) for _ in range(count)]
        hosts.extend(ours)
        return make_crew(
            jobs, ours, folder, engine="fake", languages=Languages(["ar"]), clock=clock, **options
        )

    yield muster
    for host in hosts:
        await host.close()


async def begin(crew: list[Worker]) -> list[asyncio.Task[bool]]:
    """Let each worker look once, one after the other, and return what they do."""
    tasks = []
    for worker in crew:
        tasks.append(asyncio.create_task(worker.step(asyncio.Event())))
        for _ in range(400):
            await asyncio.sleep(0.01)
            if worker.has_engine or tasks[-1].done():
                break
    return tasks


async def end(tasks: list[asyncio.Task[bool]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def held(engine: AsyncEngine) -> set[str]:
    """Return the messages that a worker has now."""
    async with engine.connect() as connection:
        query = sa.select(tables.message.c.id).where(tables.message.c.leased_by != "")
        return set((await connection.execute(query)).scalars())


async def test_a_flood_waits_in_the_database(
    muster: Muster, left: Left, clock: Clock, engine: AsyncEngine
) -> None:
    """However many wait, each worker has one, and these are the oldest."""
    for number in range(30):
        await left(f"m{number:02}")
    script = {f"m{number:02}": fake.HANG for number in range(30)}
    tasks = await begin(muster(script, 3))
    assert await held(engine) == {"m00", "m01", "m02"}
    await end(tasks)


async def test_one_message_needs_one_engine(muster: Muster, left: Left, transcripts: Transcripts) -> None:
    """As long as the first worker has nothing to do, the others start no engine."""
    crew = muster({"m1": "water"}, 2)
    await left()
    assert [await worker.step(asyncio.Event()) for worker in reversed(crew)] == [False, True]
    assert [worker.has_engine for worker in crew] == [True, False]
    assert await transcripts.states() == {"m1": "done"}


async def test_no_second_engine_is_started_where_memory_is_short(
    muster: Muster, left: Left, engine: AsyncEngine
) -> None:
    """It waits for the first one; the first worker works in any case."""
    await left("m1")
    await left("m2")
    tasks = await begin(muster({"m1": fake.HANG}, 2, need_bytes=500, free=lambda: 900))
    assert await held(engine) == {"m1"}
    await end(tasks)


async def test_a_crash_of_one_engine_leaves_the_other_alone(
    muster: Muster, left: Left, transcripts: Transcripts
) -> None:
    """Two messages at a time, of which one kills its engine."""
    await left("m1")
    await left("m2")
    tasks = await begin(muster({"m1": fake.CRAWL, "m2": fake.CRASH}, 2))
    assert await asyncio.gather(*tasks) == [True, True]
    assert await transcripts.states() == {"m1": "done", "m2": "waiting"}
    assert "SIGABRT" in (await transcripts.row("m2")).failure


async def test_two_processes_must_not_write_under_one_name(
    engine: AsyncEngine, journal: Journal, store: Store
) -> None:
    """Whose connection broke in a commit looks for its rows as the next ones of its name: ours must not be there."""
    event = MessageTranscribed(at=NOW, message="m1", engine="vosk", confidence=None)
    uncertain = [row_of("demo", MessageTranscribed(at=NOW, message="m2", engine="vosk", confidence=None))]
    for other, recognised in ((journal.node + WRITER, True), (journal.node, False)):
        async with engine.connect() as connection:
            before = await last_seq(connection)
        process = Journal(engine, other)
        await process.commit([event])
        await process.close()
        controller = Journal(engine, journal.node)
        await controller.commit([MessageTranscribed(at=NOW, message="m2", engine="vosk", confidence=None)])
        await controller.close()
        async with engine.connect() as connection:
            assert (await find(connection, before, uncertain) is not None) is recognised

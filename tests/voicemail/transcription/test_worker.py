"""The worker writes messages down one after the other, and survives its engine, its models and its end."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import structlog

from hotline.testing import transcription as fake
from hotline.voicemail.transcription.engine_host import EngineHost
from hotline.voicemail.transcription.jobs import MOST_ATTEMPTS, Jobs
from hotline.voicemail.transcription.languages import Languages
from hotline.voicemail.transcription.worker import Worker
from tests.voicemail.conftest import Store
from tests.voicemail.transcription.conftest import Clock, Transcripts

Left = Callable[..., Awaitable[str]]
Hire = Callable[..., Worker]


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; the jobs are tested with all."""
    return migrated_sqlite_url


@pytest.fixture
async def hire(jobs: Jobs, folder: Path, clock: Clock) -> AsyncIterator[Hire]:
    """Makes workers with a script for their engine; `script` may change later."""
    hosts = []

    def hire(script: dict[str, str], languages: tuple[str, ...] = ("ar",), **options: Any) -> Worker:  # noqa: ANN401
        options = {"clock": clock} | options
        hosts.append(EngineHost(fake.command(script)))
        return Worker(jobs, hosts[-1], folder, engine="fake", languages=Languages(languages), **options)

    yield hire
    for host in hosts:
        await host.close()


async def work_off(worker: Worker, clock: Clock) -> None:
    """Let the worker do all that it will ever do."""
    stop = asyncio.Event()
    for _ in range(2 * MOST_ATTEMPTS):
        while await worker.step(stop):
            pass
        clock.now += 10_000


async def test_messages_are_written_down(
    hire: Hire, left: Left, clock: Clock, transcripts: Transcripts, store: Store
) -> None:
    """Speech is done, silence is empty, and the journal tells of both."""
    await left("m1")
    await left("m2")
    await work_off(hire({"m1": "ماء شارع"}), clock)
    assert await transcripts.states() == {"m1": "done", "m2": "empty"}
    row = await transcripts.row("m1")
    assert (row.transcript, row.engine) == ("ماء شارع", "fake")
    assert (await store.names()).count("MessageTranscribed") == 2


@pytest.mark.parametrize("poison", [fake.CRASH, fake.KILLED, fake.RAISE, fake.UNREADABLE])
async def test_a_poisonous_message_is_given_up_and_the_others_go_on(
    hire: Hire, left: Left, clock: Clock, transcripts: Transcripts, poison: str
) -> None:
    """Whatever one message does to the engine, it fails with its reason after some attempts; the rest is done."""
    for message in ("m1", "m2", "m3"):
        await left(message)
    await work_off(hire({"m1": "one", "m2": poison, "m3": "three"}), clock)
    assert await transcripts.states() == {"m1": "done", "m2": "failed", "m3": "done"}
    row = await transcripts.row("m2")
    assert row.attempts == MOST_ATTEMPTS
    assert row.failure


async def test_without_a_model_messages_stay_and_are_taken_up_when_there_is_one(
    hire: Hire, left: Left, clock: Clock, transcripts: Transcripts
) -> None:
    """A later start with a model for the language writes them down."""
    await left("m1", "ar")
    await left("m2", "en")
    await work_off(hire({"m2": "water"}, languages=("en",)), clock)
    assert await transcripts.states() == {"m1": "not transcribed", "m2": "done"}
    stop = asyncio.Event()
    later = asyncio.create_task(hire({"m1": "ماء"}, languages=("en", "ar"), poll_seconds=0.01).run(stop))
    await transcripts.until("m1", transcript_state="done")
    stop.set()
    await later


@pytest.mark.parametrize("wish", [fake.CRASH, fake.UNREADABLE])
async def test_a_model_that_cannot_be_loaded_costs_no_message(
    hire: Hire, left: Left, clock: Clock, transcripts: Transcripts, wish: str
) -> None:
    """Its messages are marked as not transcribed, untried, and wait for a start with a sound model."""
    await left("m1")
    await work_off(hire({fake.LOAD: wish, "m1": "water"}), clock)
    row = await transcripts.row()
    assert (row.transcript_state, row.attempts, row.leased_by) == ("not transcribed", 0, "")


async def test_a_model_that_failed_is_tried_again_after_a_pause(
    hire: Hire, left: Left, clock: Clock, transcripts: Transcripts
) -> None:
    """Short memory passes: its messages are taken up without a new start."""
    await left()
    script = {"m1": "water"}
    worker, languages = hire(script), Languages(["ar"])
    worker._languages = languages
    languages.set_aside("ar", clock())
    stop = asyncio.Event()
    assert not await worker.step(stop)
    assert await transcripts.states() == {"m1": "not transcribed"}
    clock.now += 60
    assert await worker.step(stop)
    assert await transcripts.states() == {"m1": "done"}


async def test_an_idle_engine_is_ended(hire: Hire, left: Left, transcripts: Transcripts) -> None:
    """An engine that is not needed any more gives its memory back; a new message starts another."""
    await left()
    stop = asyncio.Event()
    worker = hire({"m1": "one", "m2": "two"}, poll_seconds=0.01, rest_seconds=0.1, clock=time.time)
    running = asyncio.create_task(worker.run(stop))
    await transcripts.until("m1", transcript_state="done")
    while worker.has_engine:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)
    await left("m2")
    await transcripts.until("m2", transcript_state="done")
    stop.set()
    await running


async def test_a_worker_that_is_stopped_gives_its_message_back(
    hire: Hire, left: Left, transcripts: Transcripts
) -> None:
    """It ends at once in the middle of a message, which is as before."""
    await left()
    stop = asyncio.Event()
    worker = asyncio.create_task(hire({"m1": fake.HANG}).run(stop))
    await transcripts.until("m1", leased_by="us")
    await asyncio.sleep(0.3)
    stop.set()
    await asyncio.wait_for(worker, 30)
    row = await transcripts.row()
    assert (row.transcript_state, row.attempts, row.leased_by) == ("waiting", 0, "")


async def test_a_database_that_cannot_be_used_for_a_while_is_only_waited_for(
    hire: Hire, jobs: Jobs, left: Left, transcripts: Transcripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker does not end because of it, and says it once."""
    await left()
    claim, failures = jobs.claim, [OSError("gone"), OSError("gone")]

    async def flaky() -> object:
        if failures:
            raise failures.pop()
        return await claim()

    monkeypatch.setattr(jobs, "claim", flaky)
    stop = asyncio.Event()
    with structlog.testing.capture_logs() as logs:
        worker = asyncio.create_task(hire({"m1": "water"}, poll_seconds=0.01).run(stop))
        await transcripts.until("m1", transcript_state="done")
        stop.set()
        await worker
    assert [line["event"] for line in logs if line["log_level"] == "error"] == [
        "the database cannot be used, trying again"
    ]

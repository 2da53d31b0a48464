"""Each transcript is made by one worker at a time, and is lost by none."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import MessageTranscribed, MessageTranscriptionFailed
from hotline.voicemail.transcription import holder
from hotline.voicemail.transcription.engine import Transcript, Word
from hotline.voicemail.transcription.jobs import (
    LEASE_SECONDS,
    MOST_ATTEMPTS,
    Job,
    Jobs,
    LeaseLostError,
    retry_failed,
)
from tests.voicemail.conftest import NOW, Store
from tests.voicemail.transcription.conftest import Clock, Transcripts

Left = Callable[..., Awaitable[str]]
JobsOf = Callable[[str], Jobs]

WORDS = (Word("ماء", 0.0, 1.0, 0.5), Word("شارع", 1.0, 2.0, 0.9))


async def claimed(jobs: Jobs) -> Job:
    job = await jobs.claim()
    assert job is not None
    return job


async def told(store: Store) -> list[object]:
    kinds = (MessageTranscribed, MessageTranscriptionFailed)
    return [event for event in await store.events() if isinstance(event, kinds)]


async def test_a_transcript_and_its_event_are_one_commit(
    jobs: Jobs, left: Left, store: Store, transcripts: Transcripts
) -> None:
    """Text, words, confidence and engine are in the row, and the journal tells of it."""
    await left()
    job = await claimed(jobs)
    assert (job.message, job.path, job.language, job.seconds, job.attempt) == (
        "m1", "2026/11/18/m1.wav", "ar", 3.0, 1,
    )  # fmt: skip
    await jobs.finish(job, Transcript.of("ماء شارع", WORDS), "vosk")
    row = await transcripts.row()
    assert (row.transcript_state, row.transcript, row.confidence, row.engine, row.leased_by) == (
        "done", "ماء شارع", 0.7, "vosk", "",
    )  # fmt: skip
    assert msgspec.json.decode(row.words, type=tuple[Word, ...]) == WORDS
    assert await told(store) == [MessageTranscribed(at=NOW, message="m1", engine="vosk", confidence=0.7)]


async def test_no_words_is_empty(jobs: Jobs, left: Left, transcripts: Transcripts) -> None:
    """Silence is a result of its own, not a failure."""
    await left()
    await jobs.finish(await claimed(jobs), Transcript(""), "vosk")
    assert await transcripts.states() == {"m1": "empty"}
    assert await jobs.claim() is None


async def test_messages_are_taken_in_the_order_in_which_they_are_due(
    jobs: Jobs, left: Left, clock: Clock
) -> None:
    """One that failed comes after those that wait longer."""
    for message in ("m1", "m2", "m3"):
        await left(message)
    await jobs.fail(await claimed(jobs), "no")
    clock.now += 1000
    assert [(await claimed(jobs)).message for _ in range(3)] == ["m2", "m3", "m1"]
    assert await jobs.claim() is None


async def test_one_message_has_one_worker(jobs_of: JobsOf, left: Left) -> None:
    """Of many workers that look at once, each message is held by one."""
    for number in range(4):
        await left(f"m{number}")
    workers = [jobs_of(f"worker {number}") for number in range(8)]
    found = await asyncio.gather(*(worker.claim() for worker in workers))
    assert sorted(job.message for job in found if job is not None) == ["m0", "m1", "m2", "m3"]
    assert await jobs_of("late").claim() is None


async def test_a_failure_is_tried_again_after_longer_and_longer_pauses(
    jobs: Jobs, left: Left, clock: Clock, store: Store
) -> None:
    """One minute, four minutes, then it is given up, with the reason."""
    await left()
    for attempt, pause in ((1, 60), (2, 240)):
        job = await claimed(jobs)
        assert job.attempt == attempt
        await jobs.fail(job, "no")
        assert await jobs.claim() is None
        clock.now += pause - 1
        assert await jobs.claim() is None
        clock.now += 1
    await jobs.fail(await claimed(jobs), "still no")
    clock.now += 1e6
    assert await jobs.claim() is None
    assert await told(store) == [
        MessageTranscriptionFailed(at=NOW, message="m1", reason="no", again_at=NOW + 60),
        MessageTranscriptionFailed(at=NOW + 60, message="m1", reason="no", again_at=NOW + 300),
        MessageTranscriptionFailed(at=NOW + 300, message="m1", reason="still no", again_at=None),
    ]
    assert (await store.messages())[0].failure == "still no"


async def test_what_failed_can_be_tried_again_on_request(
    jobs: Jobs, left: Left, clock: Clock, engine: AsyncEngine
) -> None:
    """The operator's wish makes it a new message for the worker."""
    await left()
    for _ in range(MOST_ATTEMPTS):
        await jobs.fail(await claimed(jobs), "no")
        clock.now += 1000
    assert [await retry_failed(engine), await retry_failed(engine)] == [1, 0]
    assert (await claimed(jobs)).attempt == 1


@pytest.mark.parametrize("how", ["died", "hung"])
async def test_a_lost_worker_s_message_is_taken_back_and_counted(
    jobs_of: JobsOf, left: Left, clock: Clock, how: str
) -> None:
    """A message that kills its worker each time is given up like any other; one that hangs too."""
    await left()
    jobs = jobs_of("us")
    loser = jobs_of("dead" if how == "died" else "hanging")
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert (await claimed(loser)).attempt == attempt
        assert await jobs.claim() is None
        clock.now += LEASE_SECONDS + 1 if how == "hung" else 0
        assert await jobs.take_back() == 1
        assert await jobs.take_back() == 0
        clock.now += 1000
    assert await jobs.claim() is None


async def test_a_living_worker_keeps_its_message(jobs_of: JobsOf, left: Left, clock: Clock) -> None:
    """Within its time nobody takes a message from a worker that lives."""
    await left()
    await claimed(jobs_of("other"))
    clock.now += LEASE_SECONDS - 1
    assert await jobs_of("us").take_back() == 0
    assert await jobs_of("us").claim() is None


async def test_who_lost_the_lease_writes_nothing(
    jobs_of: JobsOf, left: Left, clock: Clock, store: Store, transcripts: Transcripts
) -> None:
    """A worker that comes too late neither overwrites the result nor tells of it."""
    await left()
    slow, quick = jobs_of("slow"), jobs_of("quick")
    old = await claimed(slow)
    clock.now += LEASE_SECONDS + 1
    await quick.take_back()
    clock.now += 1000
    await quick.finish(await claimed(quick), Transcript("water"), "vosk")
    before = await told(store)
    for ending in (
        slow.finish(old, Transcript("fire"), "vosk"),
        slow.fail(old, "no"),
        slow.give_back(old),
    ):
        with pytest.raises(LeaseLostError):
            await ending
    assert (await transcripts.row()).transcript == "water"
    assert await told(store) == before


async def test_what_is_given_back_was_not_tried(jobs: Jobs, left: Left, store: Store) -> None:
    """A worker that is told to stop costs the message nothing."""
    await left()
    for _ in range(5):
        job = await claimed(jobs)
        assert job.attempt == 1
        await jobs.give_back(job)
    assert await told(store) == []


async def test_without_a_model_a_message_waits_for_one(
    jobs: Jobs, left: Left, transcripts: Transcripts, store: Store
) -> None:
    """It is marked, stays, and is taken up as soon as its language has a model."""
    await left("m1", "ar")
    await left("m2", "en")
    assert await jobs.skip_other_than({"en"}) == 1
    assert await jobs.skip_other_than({"en"}) == 0
    assert await transcripts.states() == {"m1": "not transcribed", "m2": "waiting"}
    assert await jobs.revive({"en"}) == 0
    assert await jobs.revive({"en", "ar"}) == 1
    assert await transcripts.states() == {"m1": "waiting", "m2": "waiting"}
    assert await told(store) == []


async def test_the_messages_of_other_nodes_are_theirs(jobs: Jobs, left: Left, journal: object) -> None:
    """Another node's audio is on another disk."""
    await left()
    journal.node = "other"  # type: ignore[attr-defined]
    await left("m2")
    assert (await claimed(jobs)).message == "m1"
    assert await jobs.claim() is None
    assert await jobs.skip_other_than(set()) == 0


def test_a_holder_is_this_very_process() -> None:
    """Another process with the same number is not mistaken for the holder."""
    name = holder.our_name()
    assert holder.is_alive(name)
    pid, _, _ = name.partition("@")
    for dead in (f"{pid}@1.00", "99999999@1.00", "", "nonsense"):
        assert not holder.is_alive(dead)

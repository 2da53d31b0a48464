import asyncio
import contextlib
import random
import signal
from collections.abc import AsyncIterator

import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import projector as module
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.interaction_fold import InteractionFold
from hotline.crm_bridge.projector import CURSOR, Projector
from hotline.crm_bridge.tables import interaction
from hotline.events import (
    AgentAnswered,
    AgentRinging,
    CallArrived,
    CallEnded,
    CallQueued,
    CaseOpened,
    Event,
    MessageLeft,
    MessageTranscribed,
    RecordingDeleted,
    RecordingFinalised,
    RecordingStarted,
    TalkEnded,
)
from hotline.journal import Journal, JournalReader, cursors
from hotline.testing.nursery import Nursery
from hotline.testing.waiting import eventually

from .mortal import project


def answered(number: int) -> list[Event]:
    """Return the events of a call that was answered and recorded."""
    call, at = f"demo-1763800000.{number}", 1000.0 + number
    return [
        CallArrived(at=at, call=call, caller=None, dialled="1111", channel="PJSIP/x-00000001"),
        CallQueued(at=at + 1, call=call, queue="water", language="en"),
        AgentRinging(at=at + 2, call=call, agent="1001", channel="PJSIP/1001-00000002"),
        AgentAnswered(at=at + 5, call=call, agent="1001", queue="water"),
        RecordingStarted(at=at + 5, call=call, path=f"{number}.wav"),
        TalkEnded(at=at + 15, call=call, agent="1001", ended_by="caller"),
        CallEnded(at=at + 15, call=call, reason="caller hung up"),
        RecordingFinalised(at=at + 16, call=call, path=f"{number}.wav", seconds=10.0),
    ]


def left_message(number: int) -> list[Event]:
    """Return the events of a call that left a message which was transcribed before and after the end."""
    call, at, message = f"demo-1763800000.{number}", 1000.0 + number, f"m{number}"
    events: list[Event] = [
        CallArrived(at=at, call=call, caller="+96891230001", dialled="1111", channel="PJSIP/x-00000001"),
        MessageLeft(
            at=at + 9,
            call=call,
            message=message,
            path="a.wav",
            seconds=3.0,
            caller=None,
            language="ar",
            source="call",
        ),
        CaseOpened(at=at + 9, call=call, reference="1008"),
        CallEnded(at=at + 10, call=call, reason="completed"),
    ]
    transcribed = MessageTranscribed(at=at + 11, message=message, engine="vosk", confidence=0.5)
    events.insert(3 if number % 2 else 4, transcribed)
    return events


def many_calls(count: int, seed: int = 1) -> list[Event]:
    """Return the events of calls that overlap, each call's in order."""
    dice = random.Random(seed)  # noqa: S311
    calls = [answered(number) if number % 3 else left_message(number) for number in range(count)]
    events = []
    while any(calls):
        events.append(dice.choice([call for call in calls[:12] if call]).pop(0))
        calls = [call for call in calls if call]
    return events


async def rows_of(engine: AsyncEngine) -> dict[str, Interaction]:
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.select(interaction))).mappings().all()
    return {row["id"]: msgspec.convert({str(key): row[key] for key in row}, Interaction) for row in rows}


async def folded(engine: AsyncEngine) -> dict[str, Interaction]:
    """Return the rows as one fold of the whole journal makes them."""
    fold = InteractionFold(ended_calls=10_000)
    made = [fold.apply(entry.event) for entry in await JournalReader(engine).after(0, limit=100_000)]
    return {row.id: row for row in made if row is not None}


async def place_of(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        kept = await cursors.load(connection, CURSOR)
    return 0 if kept is None else kept.seq


async def append_all(journal: Journal, events: list[Event]) -> None:
    for event in events:
        journal.append(event)
    await journal.flush()


@contextlib.asynccontextmanager
async def running(projector: Projector) -> AsyncIterator[None]:
    task = asyncio.create_task(projector.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_each_ended_call_has_one_row(engine: AsyncEngine, journal: Journal) -> None:
    """Rows in the store are what the fold of the journal says, for calls from before its start and after."""
    reader = JournalReader(engine, journal)
    events = many_calls(30)
    await append_all(journal, events[:100])
    projector = Projector(engine, reader, gather_seconds=0.01)
    async with running(projector):
        await append_all(journal, events[100:])
        last = await reader.last_seq()
        await eventually(lambda: projector.place == last)
    rows = await rows_of(engine)
    assert rows == await folded(engine)
    assert len(rows) == 30


async def come_to(projector: Projector, place: int) -> None:
    await eventually(lambda: projector.place == place)


async def test_second_run_goes_on_in_the_middle_of_calls(engine: AsyncEngine, journal: Journal) -> None:
    """A projector that starts in the middle of calls knows what happened in them before, transcripts included."""
    for part in (many_calls(20)[:50], many_calls(20)[50:90], many_calls(20)[90:]):
        await append_all(journal, part)
        projector = Projector(engine, JournalReader(engine), gather_seconds=0.01)
        last = await JournalReader(engine).last_seq()
        async with running(projector):
            await come_to(projector, last)
    assert await rows_of(engine) == await folded(engine)


async def test_late_fact_about_an_old_call(engine: AsyncEngine, journal: Journal) -> None:
    """A fact about a call that ended before the projector started changes its row and forgets nothing."""
    number = 3
    await append_all(journal, left_message(number))
    first = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(first):
        await eventually(lambda: first.place == 5)
    call = f"demo-1763800000.{number}"
    await append_all(journal, [RecordingFinalised(at=5000.0, call=call, path=f"{call}.wav", seconds=1.0)])
    second = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(second):
        await eventually(lambda: second.place == 6)
    row = (await rows_of(engine))[call]
    found = (row.recording, row.transcribed, row.message, row.reference)
    assert found == (f"{call}.wav", True, "m3", "1008")
    await append_all(journal, [RecordingDeleted(at=9000.0, recording=call, reason="retention")])
    third = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(third):
        await eventually(lambda: third.place == 7)
    row = (await rows_of(engine))[call]
    assert (row.recording, row.transcribed, row.message) == (None, True, "m3")


async def test_late_transcript_of_an_old_message(engine: AsyncEngine, journal: Journal) -> None:
    """A transcript that comes after a restart finds the row of its message."""
    await append_all(journal, left_message(2)[:4])
    first = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(first):
        await eventually(lambda: first.place == 4)
    assert not (await rows_of(engine))["demo-1763800000.2"].transcribed
    await append_all(journal, [MessageTranscribed(at=9000.0, message="m2", engine="vosk", confidence=None)])
    second = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(second):
        await eventually(lambda: second.place == 5)
    assert (await rows_of(engine))["demo-1763800000.2"].transcribed


async def test_rows_and_place_are_committed_together(
    engine: AsyncEngine, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the place cannot be kept, there are no rows either; both come when the database lets us."""
    monkeypatch.setattr(module, "RETRY_SECONDS", (0.01, 0.02))
    broken = True

    async def store(connection: AsyncConnection, name: str, seq: int, state: str) -> None:
        if broken:
            message = "No space left on device"
            raise OSError(message)
        await cursors_store(connection, name, seq, state)

    cursors_store = cursors.store
    monkeypatch.setattr(cursors, "store", store)
    await append_all(journal, answered(1))
    projector = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(projector):
        await asyncio.sleep(0.2)
        assert (await rows_of(engine), await place_of(engine), projector.place) == ({}, 0, 0)
        broken = False
        await eventually(lambda: projector.place == 8)
    assert await rows_of(engine) == await folded(engine)


@pytest.mark.parametrize("moment", ["rows are written", "rows and place are written", "all is committed"])
async def test_killed_projector_goes_on_as_if_it_had_not_been(
    engine: AsyncEngine, journal: Journal, migrated_url: str, nursery: Nursery, moment: str
) -> None:
    """Kill -9 before, within and after the commit: in the end every row is there once, and right."""
    await append_all(journal, many_calls(40, seed=5))
    before = await place_of(engine)
    for steps in (4, 3):
        assert await nursery.run(project, migrated_url, moment, steps) == -signal.SIGKILL
        place = await place_of(engine)
        assert place > before
        before = place
    last = await JournalReader(engine).last_seq()
    assert place < last
    projector = Projector(engine, JournalReader(engine), gather_seconds=0.01)
    async with running(projector):
        await eventually(lambda: projector.place == last)
    assert await rows_of(engine) == await folded(engine)
    assert len(await rows_of(engine)) == 40

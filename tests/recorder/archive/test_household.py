"""What the archive does by itself."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from hotline.app.recording_health import RecordingHealth
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import House, kept
from hotline.testing.waiting import eventually


@asynccontextmanager
async def running(recordings: Recordings) -> AsyncIterator[None]:
    task = asyncio.create_task(recordings.household.run())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_the_first_start_makes_the_key_ring(house: House, recordings: Recordings) -> None:
    """So that it is in the first backup; not where nothing is to be encrypted."""
    async with running(recordings):
        await eventually(house.paths.recording_keys.exists)


async def test_what_is_too_old_goes_and_a_rotation_is_finished(house: House, recordings: Recordings) -> None:
    """Without anybody's command."""
    old = await kept(recordings, house.plan("old"))
    house.now += 90 * 86_400.0 + 1
    young = await kept(recordings, house.plan("young", begins_at=house.now))
    new = recordings.keys.add(house.now)
    async with running(house.recordings()):
        await eventually(lambda: not house.stored(old).exists())
    row = await recordings.library.find("young")
    assert (row.key, row.size) == (new, young.size)


async def test_a_lost_key_ring_is_told_and_stops_nothing_else(house: House, recordings: Recordings) -> None:
    """Retention goes on."""
    old = await kept(recordings, house.plan("old"))
    house.now += 90 * 86_400.0 + 1
    await kept(recordings, house.plan("young", begins_at=house.now))
    house.paths.recording_keys.unlink()
    async with running(recordings):
        await eventually(lambda: not house.stored(old).exists())
        await eventually(lambda: "put back its backup" in recordings.household.trouble)


async def test_what_nobody_thought_of_is_told_and_stops_no_controller(
    recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in here must not end calls."""

    async def broken() -> int:
        message = "nobody thought of it"
        raise ValueError(message)

    monkeypatch.setattr(recordings.remover, "finish", broken)
    async with running(recordings):
        await eventually(lambda: recordings.household.trouble == "ValueError: nobody thought of it")


async def test_health_and_metrics_say_how_it_is(house: House, recordings: Recordings) -> None:
    """What waits, what was stored, and how much room there is."""
    health = RecordingHealth(recordings)
    registry = CollectorRegistry()
    registry.register(health)
    await kept(recordings, house.plan())
    recordings.archive.waiting["x"] = "the store is away"
    recordings.household.trouble = "the disk cannot be written"
    assert health.troubles() == {
        "recordings": "1 wait to be stored: the store is away",
        "retention": "the disk cannot be written",
    }
    said = generate_latest(registry).decode()
    assert "hotline_recordings_waiting 1.0" in said
    assert "hotline_recordings_stored_total 1.0" in said
    assert "hotline_recordings_free_bytes" in said

"""From a plan to a stored recording, whatever dies in between."""

import asyncio
import signal
import stat
from pathlib import Path

import numpy as np
import psutil
import pytest

from hotline.events import RecordingFinalised
from hotline.recorder.archive.container import MAGIC
from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.errors import NothingRecordedError
from hotline.recorder.plan import RecordingPlan
from hotline.testing.recordings import CALL, NOW, House, heard, kept, speech
from hotline.testing.waiting import eventually


async def test_a_talk_is_stored_encrypted_and_known(house: House, recordings: Recordings) -> None:
    """File, table and journal say the same; the file is closed to others and begins as an encrypted one."""
    row = await kept(recordings, house.plan())
    (event,) = await house.events(RecordingFinalised)
    assert isinstance(event, RecordingFinalised)
    file = house.stored(row)
    assert (event.path, event.sha256, event.size, event.key) == (row.path, row.sha256, row.size, row.key)
    assert row.path == f"2026/11/22/{CALL}.flac.sealed"
    assert (event.seconds, row.seconds, row.queue, row.language) == (3.0, 3.0, "water", "ar")
    assert file.read_bytes().startswith(MAGIC)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list((house.paths.recordings / "staging").iterdir()) == []


async def test_what_is_heard_is_what_was_said(house: House, recordings: Recordings) -> None:
    """FLAC gives back every sample: caller left, agent right, silence where digits were keyed."""
    row = await kept(recordings, house.plan())
    expected = np.stack([speech(3.0, 1), speech(3.0, 2)], axis=1)
    expected[8000:12000, 0] = 0
    assert np.array_equal(heard(recordings, row), expected)


async def test_opus_keeps_the_length_and_the_sides(house: House, recordings: Recordings) -> None:
    """It is smaller, and who is silent stays so."""
    house.values["recording.format"] = "opus"
    row = await kept(recordings, house.plan(seconds=30.0, gaps=()))
    assert row.path.endswith(".opus.sealed")
    samples = heard(recordings, row)
    assert len(samples) == 30 * 8000
    loudness = [np.sqrt(np.mean(samples[:, side].astype(float) ** 2)) for side in (0, 1)]
    assert min(loudness) > 500
    assert row.size < 30 * 8000


async def test_without_encryption_any_program_can_read_it(house: House, recordings: Recordings) -> None:
    """`recording.encrypt = false` stores a plain FLAC that says of itself what it is."""
    import soundfile

    house.values["recording.encrypt"] = False
    row = await kept(recordings, house.plan())
    assert (row.path, row.key) == (f"2026/11/22/{CALL}.flac", "")
    with soundfile.SoundFile(house.stored(row)) as audio:
        assert audio.frames == 24_000
        assert '"agent":"1001"' in audio.comment


@pytest.mark.parametrize(("queue", "days"), [("water", 7), ("general", 90), ("", 90), ("closed", 90)])
async def test_retention_is_that_of_the_queue(
    house: House, recordings: Recordings, queue: str, days: int
) -> None:
    """The last talk's queue says how long; `recording.keep_days` where it does not, or is gone."""
    house.values["queues.water.keep_recordings_days"] = 7
    row = await kept(recordings, house.plan(queue=queue))
    assert row.keep_until == NOW + days * 86_400


async def test_the_same_plan_again_changes_nothing(house: House, recordings: Recordings) -> None:
    """A controller that died between the commit and the removal of the raw files makes no second recording."""
    plan = house.plan()
    row = await kept(recordings, plan)
    before = house.stored(row).read_bytes()
    await house.recordings().archive.keep(plan)
    assert len(await house.events(RecordingFinalised)) == 1
    assert house.stored(row).read_bytes() == before


async def test_what_comes_later_of_a_call_is_a_recording_of_its_own(
    house: House, recordings: Recordings
) -> None:
    """Stretches that are stored already are not stored twice, and new ones are not lost."""
    first = house.plan()
    await kept(recordings, first)
    other = house.plan("other", seconds=2.0)
    both = house.plan(stretches=(*first.stretches, *other.stretches))
    await recordings.archive.keep(both)
    row = await recordings.library.find(f"{CALL}+2")
    assert (row.call, row.seconds) == (CALL, 2.0)


async def test_a_deleted_recording_does_not_come_back(house: House, recordings: Recordings) -> None:
    """Raw files that turn up later are not kept."""
    plan = house.plan()
    row = await kept(recordings, plan)
    await recordings.remover.delete(row, who="Aisha", why="asked for by the citizen")
    await recordings.archive.keep(plan)
    assert not house.stored(row).exists()


async def test_nothing_recorded_is_told_apart(house: House, recordings: Recordings) -> None:
    """Empty and missing files make no recording."""
    with pytest.raises(NothingRecordedError):
        await recordings.archive.keep(house.plan(seconds=0.0))


async def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    house: House, recordings: Recordings
) -> None:
    """The next one makes the file; whoever waits learns nothing of it."""
    await kept(recordings, house.plan("first"))
    worker = _worker()
    worker.suspend()
    keeping = asyncio.create_task(recordings.archive.keep(house.plan()))
    await asyncio.sleep(0.1)
    worker.send_signal(signal.SIGKILL)
    await keeping
    row = await recordings.library.find(CALL)
    assert len(heard(recordings, row)) == 24_000
    assert len(await house.events(RecordingFinalised)) == 2


async def test_a_plan_that_kills_every_worker_is_given_up(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails like a disk, the raw files stay, and the next plan is served."""
    plan = house.plan()
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", "/bin/false")
        with pytest.raises(OSError, match="died or hung 3 times"):
            await recordings.archive.keep(plan)
    await kept(recordings, plan)


async def test_a_storage_that_is_away_is_tried_until_it_is_back(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meanwhile health says so, and nothing is in the journal."""
    archive = recordings.archive
    archive._first_pause = 0.05
    disk = recordings.storages.named("disk")
    put, away = disk.put, asyncio.Event()

    async def fail(local: Path, path: str) -> None:
        if not away.is_set():
            message = "the store is away"
            raise StorageError(message)
        await put(local, path)

    monkeypatch.setattr(disk, "put", fail)
    keeping = asyncio.create_task(archive.keep(house.plan()))
    await eventually(archive.troubles)
    assert archive.troubles() == {"recordings": "1 wait to be stored: the store is away"}
    assert await house.events(RecordingFinalised) == []
    away.set()
    await keeping
    assert archive.troubles() == {}
    assert len(await house.events(RecordingFinalised)) == 1


async def test_a_full_disk_leaves_the_raw_files(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is not made, its raw files are there, and a later try succeeds."""
    plan = house.plan()
    staging = house.paths.recordings / "staging"
    staging.write_text("no folder")
    with pytest.raises(OSError, match="exists"):
        await recordings.archive.keep(plan)
    staging.unlink()
    assert (await kept(recordings, plan)).seconds == 3.0


async def test_a_plan_outside_its_folder_is_refused(house: House, recordings: Recordings) -> None:
    """No plan names files of somebody else."""
    from hotline.recorder.errors import PlanError
    from hotline.recorder.plan import Stretch

    plan = RecordingPlan(
        call=CALL, begins_at=NOW, stretches=(Stretch(caller="../secrets.json", agent="", begins=0.0),)
    )
    with pytest.raises(PlanError, match="not within"):
        await recordings.archive.keep(plan)


def _worker() -> psutil.Process:
    alive = [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]
    (worker,) = [one for one in alive if "worker_process" in " ".join(one.cmdline())]
    return worker


async def test_what_could_not_be_stored_is_told_until_it_is(house: House, recordings: Recordings) -> None:
    """A lost key ring is in the health check, not only in the journal."""
    await kept(recordings, house.plan())
    ring = house.paths.recording_keys.read_bytes()
    house.paths.recording_keys.unlink()
    plan = house.plan("second")
    with pytest.raises(KeyRingError):
        await recordings.archive.keep(plan)
    assert "put back its backup" in recordings.archive.troubles()["recordings"]
    house.paths.recording_keys.write_bytes(ring)
    await recordings.archive.keep(plan)
    assert recordings.archive.troubles() == {}

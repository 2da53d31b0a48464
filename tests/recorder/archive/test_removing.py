"""Deleting: by retention and by request, never under legal hold, complete, and journalled first."""

import pytest

from hotline.events import RecordingDeleted, RecordingHeld, RecordingReleased
from hotline.recorder.archive.library import NoRecordingError
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.removing import STEP, HeldError
from hotline.recorder.archive.storage import StorageError
from hotline.testing.recordings import CALL, House, kept

DAY = 86_400.0


async def test_retention_deletes_what_is_too_old(house: House, recordings: Recordings) -> None:
    """A queue's days count; nothing is left but a row that says that it was deleted."""
    house.values["queues.water.keep_recordings_days"] = 7
    old = await kept(recordings, house.plan("old"))
    kept_longer = await kept(recordings, house.plan("longer", queue="general"))
    house.now += 7 * DAY + 1
    assert await recordings.remover.expire() == 1
    assert not house.stored(old).exists()
    assert house.stored(kept_longer).exists()
    (event,) = await house.events(RecordingDeleted)
    assert isinstance(event, RecordingDeleted)
    assert (event.recording, event.reason) == ("old", "retention")
    row = await recordings.library.describe("old")
    assert row is not None
    assert (row.state, row.metadata, row.language) == ("deleted", None, "")


async def test_a_changed_setting_counts_for_new_recordings(house: House, recordings: Recordings) -> None:
    """What was promised when it was recorded is kept."""
    await kept(recordings, house.plan())
    house.values["recording.keep_days"] = 1
    house.now += 2 * DAY
    assert await recordings.remover.expire() == 0


async def test_many_are_deleted_in_steps(house: House, recordings: Recordings) -> None:
    """One step is bounded."""
    house.values["recording.format"] = "flac"
    for number in range(STEP + 1):
        await kept(recordings, house.plan(f"call{number}", seconds=0.1))
    house.now += 91 * DAY
    assert await recordings.remover.expire() == STEP
    assert await recordings.remover.expire() == 1


async def test_a_legal_hold_keeps_it_from_everybody(house: House, recordings: Recordings) -> None:
    """Until it is released; both are in journal and access log."""
    row = await kept(recordings, house.plan())
    await recordings.library.hold(CALL, who="Salim", why="case 4 of 2026")
    house.now += 91 * DAY
    assert await recordings.remover.expire() == 0
    with pytest.raises(HeldError, match="under legal hold"):
        await recordings.remover.delete(row, who="Aisha", why="asked for")
    assert house.stored(row).exists()
    await recordings.library.release(CALL, who="Salim", why="the court has decided")
    assert await recordings.remover.expire() == 1
    assert len(await house.events(RecordingHeld, RecordingReleased)) == 2
    log = await recordings.library.access_log(10)
    assert [(one.how, one.who) for one in log] == [
        ("deleted", "retention"),
        ("released", "Salim"),
        ("held", "Salim"),
    ]


async def test_nobody_s_hold_ends_with_that_of_another(house: House, recordings: Recordings) -> None:
    """There is one hold: who wants a second one hears who has the first, and can end only what there is."""
    await kept(recordings, house.plan())
    with pytest.raises(HeldError, match="not under legal hold"):
        await recordings.library.release(CALL, who="Aisha", why="a mistake")
    await recordings.library.hold(CALL, who="Salim", why="case 4")
    await recordings.library.hold(CALL, who="Salim", why="case 4 and case 5")
    with pytest.raises(HeldError, match="by Salim already"):
        await recordings.library.hold(CALL, who="Aisha", why="case 6")
    assert len(await house.events(RecordingHeld, RecordingReleased)) == 2
    assert (await recordings.library.find(CALL)).held_by == "Salim"


async def test_a_kill_between_journal_and_file_is_finished(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the journal says is deleted cannot be heard any more, and its file goes with the next look."""
    row = await kept(recordings, house.plan())

    async def away(path: str) -> None:
        message = "the store is away"
        raise StorageError(message)

    with monkeypatch.context() as patch:
        patch.setattr(recordings.storages.named("disk"), "delete", away)
        with pytest.raises(StorageError, match="is deleted, but its file"):
            await recordings.remover.delete(row, who="Aisha", why="asked for")
    with pytest.raises(NoRecordingError, match="was deleted"):
        await recordings.library.open_audio(CALL, how="played", who="Aisha", why="curious")
    again = house.recordings()
    assert await again.remover.finish() == 1
    assert not house.stored(row).exists()
    assert len(await house.events(RecordingDeleted)) == 1


async def test_two_who_delete_at_once_are_one(house: House, recordings: Recordings) -> None:
    """The journal has it once, and the second one has what was wanted."""
    row = await kept(recordings, house.plan())
    await recordings.remover.delete(row, who="Aisha", why="asked for")
    await recordings.remover.delete(row, who="Salim", why="asked for")
    assert len(await house.events(RecordingDeleted)) == 1

"""Another key: new headers, the same sound, resumable."""

from pathlib import Path

import pytest

from hotline.events import RecordingRekeyed
from hotline.recorder.archive.container import HEADER_BYTES
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.rotation import LINGER_SECONDS, RotationRunningError
from hotline.recorder.archive.rows import RecordingRow
from hotline.testing.recordings import House, heard, kept


class _KilledError(Exception):
    """Stands for SIGKILL."""


async def rotate(recordings: Recordings) -> list[str]:
    with recordings.rotation.alone():
        return [name async for name in recordings.rotation.run()]


async def three(house: House, recordings: Recordings) -> list[RecordingRow]:
    return [await kept(recordings, house.plan(f"call{number}")) for number in range(3)]


async def verify_all(house: House, rows: list[RecordingRow]) -> None:
    recordings = house.recordings()
    for row in rows:
        assert await recordings.verifier.verify(await recordings.library.find(row.id)) is None


async def test_every_header_changes_and_no_sound(house: House, recordings: Recordings) -> None:
    """Journal, table and file say the new key and checksum; the rest of the file is the same to the byte."""
    rows = await three(house, recordings)
    bodies = [house.stored(row).read_bytes()[HEADER_BYTES:] for row in rows]
    new = recordings.keys.add(house.now)
    assert await rotate(recordings) == [row.id for row in rows]
    assert [house.stored(row).read_bytes()[HEADER_BYTES:] for row in rows] == bodies
    events = await house.events(RecordingRekeyed)
    assert [event.key for event in events if isinstance(event, RecordingRekeyed)] == [new] * 3
    await verify_all(house, rows)
    assert await rotate(recordings) == []


@pytest.mark.parametrize("moment", ["announced", "put", "committed"])
async def test_a_kill_at_any_moment_is_continued(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Whatever was done, every recording can be heard and checked in between, and the rest is done by the next run."""
    rows = await three(house, recordings)
    recordings.keys.add(house.now)
    with monkeypatch.context() as patch:
        _kill_at(patch, recordings, moment)
        with pytest.raises(_KilledError):
            await rotate(recordings)
    await verify_all(house, rows)
    again = house.recordings()
    await rotate(again)
    await verify_all(house, rows)
    assert len(await house.events(RecordingRekeyed)) == 3
    assert list((house.paths.recordings / "staging" / "rekey").glob("*.sealed")) == []
    assert len(heard(again, await again.library.find("call0"))) == 24_000


def _kill_at(patch: pytest.MonkeyPatch, recordings: Recordings, moment: str) -> None:
    disk, change = recordings.storages.named("disk"), recordings.register.change
    put = disk.put

    async def killed_put(local: Path, path: str) -> None:
        if moment == "put":
            await put(local, path)
        raise _KilledError

    async def killed_change(*arguments: object, **options: object) -> bool:
        await change(*arguments, **options)  # type: ignore[arg-type]
        if arguments[1]:
            raise _KilledError
        return True

    if moment == "committed":
        patch.setattr(recordings.register, "change", killed_change)
    else:
        patch.setattr(disk, "put", killed_put)


async def test_a_damaged_file_keeps_its_key(house: House, recordings: Recordings) -> None:
    """A new header must not hide that something else was changed; the others are done."""
    rows = await three(house, recordings)
    file = house.stored(rows[1])
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    recordings.keys.add(house.now)
    assert await rotate(recordings) == ["call0", "call2"]
    assert list(recordings.rotation.failures) == ["call1"]
    assert (await recordings.library.find("call1")).key == rows[1].key


async def test_old_keys_leave_when_nothing_uses_them(house: House, recordings: Recordings) -> None:
    """Not before a week: a controller may be making a recording with one; and never one that is in use."""
    rows = await three(house, recordings)
    old = rows[0].key
    recordings.keys.add(house.now)
    house.now += LINGER_SECONDS
    assert await recordings.rotation.retire() == []
    await rotate(recordings)
    assert await recordings.rotation.retire() == [old]
    await verify_all(house, rows)


async def test_only_one_changes_keys(house: House, recordings: Recordings) -> None:
    """The second one is told so."""
    with (
        recordings.rotation.alone(),
        pytest.raises(RotationRunningError),
        house.recordings().rotation.alone(),
    ):
        pass


async def test_a_recording_that_is_deleted_meanwhile_does_not_come_back(
    house: House, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its file, put in place again with the new header, is removed."""
    (row, *_) = await three(house, recordings)
    recordings.keys.add(house.now)
    disk = recordings.storages.named("disk")
    put = disk.put

    async def put_late(local: Path, path: str) -> None:
        if path == row.path:
            await recordings.remover.delete(row, who="Aisha", why="asked for")
        await put(local, path)

    monkeypatch.setattr(disk, "put", put_late)
    await rotate(recordings)
    assert not house.stored(row).exists()


async def test_unencrypted_recordings_are_left_alone(house: House, recordings: Recordings) -> None:
    """They have no key."""
    house.values["recording.encrypt"] = False
    await kept(recordings, house.plan())
    recordings.keys.add(house.now)
    assert await rotate(recordings) == []

"""A recording that is not what was stored is found, whatever became of it."""

import json
import shutil

import pytest
import sqlalchemy as sa

from hotline.events import RecordingDamaged
from hotline.recorder.archive.container import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES
from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.tables import recording
from hotline.testing.recordings import House, kept


async def verified(recordings: Recordings, row: RecordingRow) -> str | None:
    """Check a recording as it is known now."""
    recordings.verifier._checksums = None
    return await recordings.verifier.verify(await recordings.library.find(row.id))


async def test_a_whole_one_is_whole(house: House, recordings: Recordings) -> None:
    """Nothing is found, and the table says when that was seen."""
    row = await kept(recordings, house.plan())
    assert await verified(recordings, row) is None
    assert (await recordings.library.find(row.id)).verified_at == house.now


@pytest.mark.parametrize("kind", ["flac", "opus"])
@pytest.mark.parametrize("encrypt", [True, False])
async def test_every_kind_can_be_checked(
    house: House, recordings: Recordings, kind: str, *, encrypt: bool
) -> None:
    """FLAC and Opus, encrypted or not."""
    house.values.update({"recording.format": kind, "recording.encrypt": encrypt})
    row = await kept(recordings, house.plan())
    assert await verified(recordings, row) is None


#: Places of a sealed file of two chunks: magic, chunk size, key id, nonce, wrapped key and its tag, padding; the first
#: chunk's begin (there is the metadata), middle and tag; the second one's begin, and the last bytes of all.
PLACES = (
    0, 7, 11, 14, 25, 40, 75, 90, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 60, HEADER_BYTES + 30_000,
    HEADER_BYTES + CHUNK_BYTES, HEADER_BYTES + CHUNK_BYTES + TAG_BYTES, -TAG_BYTES - 1, -TAG_BYTES, -1,
)  # fmt: skip


async def test_a_flipped_bit_is_found_wherever_it_is(house: House, recordings: Recordings) -> None:
    """Header, key, metadata, sound and tags; put right again, it is whole again."""
    row = await kept(recordings, house.plan(seconds=8.0))
    file = house.stored(row)
    whole = file.read_bytes()
    assert len(whole) > HEADER_BYTES + CHUNK_BYTES + 2 * TAG_BYTES
    for place in PLACES:
        content = bytearray(whole)
        content[place] ^= 1
        file.write_bytes(content)
        assert await verified(recordings, row) is not None, place
    file.write_bytes(whole)
    assert await verified(recordings, row) is None


async def test_the_seal_alone_finds_a_flipped_bit(house: House, recordings: Recordings) -> None:
    """Who plays a recording hears nothing that was not recorded, although nobody compares checksums then."""
    from hotline.recorder.archive.container import SealBrokenError

    row = await kept(recordings, house.plan(seconds=8.0))
    file = house.stored(row)
    whole = file.read_bytes()
    for place in PLACES:
        content = bytearray(whole)
        content[place] ^= 1
        file.write_bytes(content)
        with pytest.raises((SealBrokenError, KeyRingError)):
            _read_all(recordings, row)


@pytest.mark.parametrize("cut", [1, TAG_BYTES, 5000, 60_000])
async def test_a_cut_file_is_found(house: House, recordings: Recordings, cut: int) -> None:
    """It is shorter than it was, and its seal is broken too."""
    from hotline.recorder.archive.container import SealBrokenError

    row = await kept(recordings, house.plan(seconds=8.0))
    file = house.stored(row)
    file.write_bytes(file.read_bytes()[:-cut])
    with pytest.raises(SealBrokenError):
        _read_all(recordings, row)
    assert "bytes" in str(await verified(recordings, row))


async def test_a_file_that_ends_with_a_whole_chunk_is_found(house: House, recordings: Recordings) -> None:
    """A chunk that was not the last one cannot end a file."""
    from hotline.recorder.archive.container import SealBrokenError

    row = await kept(recordings, house.plan(seconds=8.0))
    file = house.stored(row)
    file.write_bytes(file.read_bytes()[: HEADER_BYTES + CHUNK_BYTES + TAG_BYTES])
    with pytest.raises(SealBrokenError, match="chunk 0"):
        recordings.library.open_row(row)


async def test_moved_chunks_are_found(house: House, recordings: Recordings) -> None:
    """The first two chunks in the other order have authentic content in the wrong place."""
    from hotline.recorder.archive.container import SealBrokenError

    row = await kept(recordings, house.plan(seconds=15.0))
    file = house.stored(row)
    content = file.read_bytes()
    size = CHUNK_BYTES + TAG_BYTES
    first, second = (content[HEADER_BYTES + n * size : HEADER_BYTES + (n + 1) * size] for n in (0, 1))
    file.write_bytes(content[:HEADER_BYTES] + second + first + content[HEADER_BYTES + 2 * size :])
    with pytest.raises(SealBrokenError, match="chunk 0"):
        _read_all(recordings, row)


async def test_a_file_of_another_call_is_found(house: House, recordings: Recordings) -> None:
    """A whole and authentic file in the wrong place is not the recording of this call."""
    row = await kept(recordings, house.plan())
    other = await kept(recordings, house.plan("1795341600.2"))
    shutil.copyfile(house.stored(other), house.stored(row))
    assert await verified(recordings, row) is not None
    assert await verified(recordings, other) is None


async def test_a_forged_table_is_found(house: House, recordings: Recordings) -> None:
    """Who changes the checksum in the table to hide another file is contradicted by the journal."""
    row = await kept(recordings, house.plan())
    await _change(house, row, sha256="0" * 64)
    assert await verified(recordings, row) == "the journal has another checksum than the table"


async def test_forged_metadata_are_found(house: House, recordings: Recordings) -> None:
    """What the table says of the talk is what the file says."""
    row = await kept(recordings, house.plan())
    assert row.metadata is not None
    async with house.engine.connect() as connection:
        text = (await connection.execute(sa.select(recording.c.metadata))).scalar_one()
    forged = json.loads(text)
    forged["segments"][0]["agent"] = "1002"
    await _change(house, row, metadata=json.dumps(forged))
    assert await verified(recordings, row) == "the file's metadata are not those of the table"


async def test_metadata_that_are_none_are_found(house: House, recordings: Recordings) -> None:
    """And do not keep the others from being listed."""
    row = await kept(recordings, house.plan())
    await _change(house, row, metadata="{}")
    assert len(await recordings.library.newest(10)) == 1
    assert await verified(recordings, row) == "the file's metadata are not those of the table"


async def test_a_missing_file_is_found(house: House, recordings: Recordings) -> None:
    """It is not mistaken for a deleted one."""
    row = await kept(recordings, house.plan())
    house.stored(row).unlink()
    assert "missing" in str(await verified(recordings, row))


async def test_the_journal_is_told_once(house: House, recordings: Recordings) -> None:
    """A check every night does not fill the journal with one damage; a new one after a repair is news."""
    row = await kept(recordings, house.plan())
    file = house.stored(row)
    whole = file.read_bytes()
    for _ in range(2):
        file.write_bytes(whole[:-1])
        await verified(recordings, row)
        await verified(recordings, row)
        file.write_bytes(whole)
        assert await verified(recordings, row) is None
    assert len(await house.events(RecordingDamaged)) == 2


async def test_a_missing_key_is_no_damage(house: House, recordings: Recordings) -> None:
    """Nobody can know then; the journal is not told that the recording is damaged."""
    row = await kept(recordings, house.plan())
    house.paths.recording_keys.unlink()
    with pytest.raises(KeyRingError, match="restore it from a backup"):
        await verified(recordings, row)
    assert await house.events(RecordingDamaged) == []


async def test_files_that_nobody_knows_are_found(house: House, recordings: Recordings) -> None:
    """Except young ones, whose commit may still come."""
    row = await kept(recordings, house.plan())
    stray = house.stored(row).with_name("stray.flac")
    stray.write_bytes(b"?")
    house.now = stray.stat().st_mtime + 60.0
    assert await recordings.verifier.unknown_files("disk") == []
    house.now += 3600.0
    (found,) = await recordings.verifier.unknown_files("disk")
    assert found.path == "2026/11/22/stray.flac"


async def test_what_the_table_has_lost_is_found(house: House, recordings: Recordings) -> None:
    """A row that is gone, or that says deleted where the journal does not; what was deleted is not lost."""
    plans = [house.plan(name, seconds=0.1) for name in ("gone", "hidden", "deleted", "whole")]
    rows = [await kept(recordings, plan) for plan in plans]
    await recordings.remover.delete(rows[2], who="Aisha", why="asked for")
    assert await recordings.verifier.lost() == []
    async with house.engine.begin() as connection:
        await connection.execute(sa.delete(recording).where(recording.c.id == "gone"))
    await _change(house, rows[1], state="deleted")
    assert await recordings.verifier.lost() == ["gone", "hidden"]


async def test_an_old_hotline_s_first_days_are_read_too(house: House, recordings: Recordings) -> None:
    """The journal is read from its first event on, wherever the clock was then."""
    house.now = 86_400.0
    row = await kept(recordings, house.plan("old", begins_at=house.now))
    house.now += 100 * 86_400.0
    await kept(recordings, house.plan("young", begins_at=house.now))
    await recordings.verifier.read_journal(0.0)
    assert await verified(recordings, row) is None


def _read_all(recordings: Recordings, row: RecordingRow) -> None:
    with recordings.library.open_row(row) as audio:
        while audio.read(1 << 20):
            pass


async def _change(house: House, row: RecordingRow, **values: object) -> None:
    async with house.engine.begin() as connection:
        await connection.execute(sa.update(recording).where(recording.c.id == row.id).values(values))


def test_places_cover_the_header() -> None:
    """Every part of the header is among the places that are tried."""
    parts = ((0, 8), (8, 12), (12, 20), (20, 32), (32, 64), (64, 80), (80, 100))
    assert all(any(begin <= place < end for place in PLACES) for begin, end in parts)

"""What recorder and voicemail hold of citizens, with real files."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.citizen_keepers import FaxKeeper, MessageKeeper, RecordingKeeper
from hotline.crm_bridge.data_protection.ports import KeeperError
from hotline.events import RecordingAccessed, RecordingDeleted
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.testing.recordings import CALL, House, kept
from hotline.voicemail.fax.table import fax
from hotline.voicemail.spoken import UNTOUCHED
from hotline.voicemail.tables import message


@pytest.fixture
async def folder(engine: AsyncEngine, tmp_path: Path) -> Path:
    """The folder of messages, with a message and a fax of a call, and a message of another one."""
    async with engine.begin() as connection:
        for name, call in (("m1", "demo-1.1"), ("m2", "demo-2.2")):
            row = {
                "id": name, "node": "demo", "call": call, "caller": None, "language": "ar", "queue": "water",
                "source": "call", "path": f"{name}.wav", "seconds": 3.0, "created_at": 1.0, "reference": "1007",
            }  # fmt: skip
            await connection.execute(sa.insert(message).values(row | UNTOUCHED))
            (tmp_path / f"{name}.wav").write_bytes(name.encode())
        row = {
            "id": "f1", "node": "demo", "call": "demo-1.1", "caller": None, "station": "", "queue": "water",
            "path": "f1.pdf", "pages": 1, "whole": True, "created_at": 1.0, "reference": "1015",
        }  # fmt: skip
        await connection.execute(sa.insert(fax).values(row))
        (tmp_path / "f1.pdf").write_bytes(b"f1")
    return tmp_path


@pytest.mark.parametrize(("make", "name"), [(MessageKeeper, "m1"), (FaxKeeper, "f1")])
async def test_what_was_left_in_a_call_is_copied_and_goes(
    engine: AsyncEngine, folder: Path, make: type[MessageKeeper | FaxKeeper], name: str
) -> None:
    """And nothing of another call; taking it away twice does no harm."""
    keeper = make(engine, folder)
    (found,) = await keeper.of_calls(["demo-1.1"])
    assert found.id == name
    await keeper.copy(found, folder / "copy", by="x", why="y")
    assert (folder / "copy").read_bytes() == name.encode()
    for _ in range(2):
        await keeper.remove(found, by="x", why="y")
    with pytest.raises(KeeperError, match=f"{name} cannot be read"):
        await keeper.copy(found, folder / "copy", by="x", why="y")
    async with engine.begin() as connection:
        await keeper.forget(connection, [found])
    assert await keeper.of_calls(["demo-1.1"]) == []
    assert (folder / "m2.wav").exists()
    assert len(await MessageKeeper(engine, folder).of_calls(["demo-2.2"])) == 1


async def test_a_recording_is_given_out_decrypted_and_deleted_as_the_archive_does(
    engine: AsyncEngine, journal: Journal, reader: JournalReader, tmp_path: Path
) -> None:
    """Both are in the journal with who and why; a legal hold is told, and keeps it."""
    paths = Paths(tmp_path)
    paths.create()
    house = House(paths, journal, reader, engine)
    recordings = house.recordings()
    row = await kept(recordings, house.plan())
    keeper = RecordingKeeper(recordings)
    await recordings.library.hold(CALL, who="Salim", why="court")
    (held,) = await keeper.of_calls([row.call])
    assert held.held_by == "Salim"
    with pytest.raises(KeeperError, match="under legal hold"):
        await keeper.remove(held, by="officer", why="erasure")
    await recordings.library.release(CALL, who="Salim", why="decided")
    (found,) = await keeper.of_calls([row.call, "another"])
    target = tmp_path / f"copy.{row.format}"
    await keeper.copy(found, target, by="officer", why="export")
    assert target.read_bytes()[:4] in {b"fLaC", b"OggS"}
    await keeper.remove(found, by="officer", why="erasure")
    assert not house.stored(row).exists()
    assert await keeper.of_calls([row.call]) == []
    (accessed,), (deleted,) = await house.events(RecordingAccessed), await house.events(RecordingDeleted)
    assert isinstance(accessed, RecordingAccessed)
    assert isinstance(deleted, RecordingDeleted)
    assert (accessed.who, accessed.why, deleted.who, deleted.why) == (
        "officer",
        "export",
        "officer",
        "erasure",
    )
    await recordings.archive.close()

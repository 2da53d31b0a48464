"""A real process that erases and is killed at each point."""

import signal

import sqlalchemy as sa

from hotline.crm_bridge.data_protection.erasing import Eraser
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.tables import cases
from hotline.events import CallbackEnded, CitizenErased
from hotline.journal import JournalReader
from hotline.testing.nursery import Nursery

from .conftest import SECRET, City, traces
from .mortal import Disk, erase


async def test_killed_anywhere_it_is_erased_once_when_it_is_erased_again(
    city: City, nursery: Nursery
) -> None:
    """Until the commit everything that leads to the rest is there; after it the rest is bytes that no row knows."""
    number, _, _ = await city.lives()
    url = city.engine.url.render_as_string(hide_password=False)

    async def erase_and_die(point: str) -> None:
        assert await nursery.run(erase, url, str(city.folder), number, point) == -signal.SIGKILL

    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).values(status="closed"))
    recordings = city.folder / "recordings"
    recordings.mkdir()
    for call in ("demo-1.1", "demo-2.2", "demo-3.3"):
        (recordings / f"{call}.wav").write_bytes(b"sound")
    city.age_files()
    before = await city.everything()

    await erase_and_die("file")
    assert len(list(recordings.iterdir())) == 2
    assert await city.everything() == before
    await erase_and_die("transaction")
    assert [one.name for one in recordings.iterdir()] == ["demo-3.3.wav"]
    assert await city.everything() == before

    await erase_and_die("committed")
    assert traces(await city.everything()) == []
    files = FileStore(city.folder / "files", 1_000_000)
    left = [path for path in (city.folder / "files").glob("??/*") if path.read_bytes() == SECRET.encode()]
    assert left, "the row is gone before the bytes are"
    eraser = Eraser(
        city.journal, city.engine, [Disk(recordings)], files, messages=city.messages, clock=lambda: 2.0
    )
    await eraser.erase(number, by="officer")
    await files.collect_orphans(city.engine, age_seconds=60)
    assert not any(path.exists() for path in left)
    events = [entry.event for entry in await JournalReader(city.engine).after(0)]
    assert [one.callback for one in events if isinstance(one, CallbackEnded)] == ["c1"]
    assert [one.kept for one in events if isinstance(one, CitizenErased)] == [(), ()]

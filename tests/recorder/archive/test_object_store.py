"""Recordings in an S3-compatible store: moto's server on loopback, through the same port as the disk."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import httpx
import pytest
from moto.server import ThreadedMotoServer

from hotline.events import RecordingFinalised
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.storage import NotStoredError, StorageError
from hotline.testing.recordings import CALL, House, heard, kept
from hotline.testing.waiting import eventually

URL = "s3://city/recordings"


def free_port() -> int:
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def create_bucket(server: ThreadedMotoServer) -> None:
    import boto3

    host, port = server.get_host_and_port()
    boto3.client("s3", endpoint_url=f"http://{host}:{port}").create_bucket(Bucket="city")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedMotoServer]:
    """A store with the bucket `city`, and the environment that leads to it."""
    port = free_port()
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_ENDPOINT", f"http://127.0.0.1:{port}"),
        ("AWS_ALLOW_HTTP", "true"),
    ):
        monkeypatch.setenv(name, value)
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    # All of its servers in a process have the same store.
    httpx.post(f"http://127.0.0.1:{port}/moto-api/reset").raise_for_status()
    create_bucket(server)
    yield server
    with contextlib.suppress(Exception):
        server.stop()


@pytest.fixture
def recordings(house: House, server: ThreadedMotoServer) -> Recordings:
    """The archive, with the store configured."""
    house.values["recording.storage"] = URL
    return house.recordings()


async def test_a_recording_lives_and_dies_in_the_store(house: House, recordings: Recordings) -> None:
    """Kept, heard, checked, given another key, listed and deleted, with nothing on the disk."""
    row = await kept(recordings, house.plan(seconds=8.0))
    assert row.storage == URL
    assert list(house.paths.recordings.glob("2026/**/*")) == []
    assert len(heard(recordings, row)) == 64_000
    assert await recordings.verifier.verify(row) is None
    recordings.keys.add(house.now)
    with recordings.rotation.alone():
        assert [name async for name in recordings.rotation.run()] == [CALL]
    row = await recordings.library.find(CALL)
    recordings.verifier._checksums = None
    assert await recordings.verifier.verify(row) is None
    assert [file.path async for file in recordings.storages.named(URL).files()] == [row.path]
    await recordings.remover.delete(row, who="Aisha", why="asked for")
    assert [file.path async for file in recordings.storages.named(URL).files()] == []


async def test_a_range_is_read_without_the_rest(house: House, recordings: Recordings) -> None:
    """A player that jumps into a long recording gets the bytes of the place, the same as from the begin."""
    row = await kept(recordings, house.plan(seconds=120.0))
    with recordings.library.open_row(row) as audio:
        whole = audio.read_range(0, audio.size)
        assert len(whole) == audio.size
        assert audio.read_range(500_000, 1000) == whole[500_000:501_000]
        assert audio.read_range(audio.size - 10, 1000) == whole[-10:]


async def test_an_outage_is_waited_for(
    house: House, server: ThreadedMotoServer, recordings: Recordings
) -> None:
    """Nothing is journalled before the store has it; when it is back, everything comes."""
    recordings.archive._first_pause = 0.1
    host, port = server.get_host_and_port()
    server.stop()
    keeping = asyncio.create_task(recordings.archive.keep(house.plan()))
    await eventually(recordings.archive.troubles, seconds=30.0)
    assert "AWS_ENDPOINT" in recordings.archive.troubles()["recordings"]
    assert await house.events(RecordingFinalised) == []
    back = ThreadedMotoServer(host, port, verbose=False)
    back.start()
    try:
        create_bucket(back)
        await keeping
        assert len(await house.events(RecordingFinalised)) == 1
        assert recordings.archive.troubles() == {}
    finally:
        back.stop()


async def test_where_recordings_are_does_not_change_with_the_setting(
    house: House, recordings: Recordings
) -> None:
    """Those on the disk stay there and can be heard."""
    there = await kept(recordings, house.plan("there"))
    house.values["recording.storage"] = None
    here = await kept(recordings, house.plan("here"))
    assert (there.storage, here.storage) == (URL, "disk")
    assert len(heard(recordings, there)) == len(heard(recordings, here))


async def test_what_is_missing_is_told_apart_from_a_store_that_is_away(recordings: Recordings) -> None:
    """The one is damage, the other is not."""
    store = recordings.storages.named(URL)
    await store.check()
    with pytest.raises(NotStoredError):
        store.open("2026/11/22/none.flac")
    with pytest.raises(StorageError, match="AWS_ACCESS_KEY_ID"):
        await recordings.storages.named("s3://nobody").check()

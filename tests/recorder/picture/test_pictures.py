"""Pictures of stored recordings: drawn in a process of its own, kept nowhere but in memory, and not for long."""

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.picture import pictures as module
from hotline.recorder.picture.order import Order
from hotline.recorder.picture.pictures import KEPT_SECONDS, MOST_KEPT, PictureError, Pictures
from hotline.recorder.picture.process import make
from hotline.testing.recordings import CALL, House, kept


class Clock:
    """A clock that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pictures(house: House, clock: Clock) -> Pictures:
    return Pictures(house.paths.recordings, house.paths.recording_keys, clock=clock)


@pytest.fixture
def drawn(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """What was drawn, where drawing itself does not matter."""
    orders: list[Order] = []

    async def draw(_self: Pictures, order: Order) -> bytes:
        orders.append(order)
        await asyncio.sleep(0)
        return f"{order.path} {order.kind} {len(orders)}".encode()

    monkeypatch.setattr(Pictures, "_draw", draw)
    return orders


def order_of(house: House, row: RecordingRow, kind: str = "png") -> Order:
    keys = str(house.paths.recording_keys) if row.key else ""
    assert kind in ("png", "svg")
    return Order(
        folder=str(house.paths.recordings), storage=row.storage, path=row.path, keys=keys, kind=kind  # type: ignore[arg-type]
    )  # fmt: skip


async def test_an_encrypted_recording_is_drawn_in_a_process_of_its_own(
    house: House, recordings: Recordings, pictures: Pictures
) -> None:
    """The process opens the file with the key ring; the same recording gives the same bytes."""
    row = await kept(recordings, house.plan())
    assert row.key
    content = await pictures.picture(row, "png")
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (1440, 432)
    again = await Pictures(house.paths.recordings, house.paths.recording_keys).picture(row, "png")
    assert again == content


@pytest.mark.parametrize(("kind", "encrypt"), [("flac", False), ("opus", True)])
async def test_every_stored_format_can_be_drawn(
    house: House, recordings: Recordings, kind: str, encrypt: bool
) -> None:
    """FLAC and Opus, plain and sealed."""
    house.values.update({"recording.format": kind, "recording.encrypt": encrypt})
    row = await kept(recordings, house.plan())
    assert make(order_of(house, row, "svg")).startswith(b"<?xml")


async def test_why_there_is_no_picture_is_said(
    house: House, recordings: Recordings, pictures: Pictures
) -> None:
    """A damaged file is named as such, and nothing of it is kept."""
    row = await kept(recordings, house.plan())
    stored = house.stored(row)
    content = bytearray(stored.read_bytes())
    content[len(content) // 2] ^= 1
    stored.write_bytes(content)
    with pytest.raises(PictureError, match="chunk"):
        await pictures.picture(row, "png")


async def test_drawing_that_takes_too_long_is_ended(house: House, recordings: Recordings) -> None:
    """Nobody waits for ever."""
    row = await kept(recordings, house.plan())
    impatient = Pictures(house.paths.recordings, house.paths.recording_keys, longest_seconds=0.0)
    with pytest.raises(PictureError, match="longer than 0 s"):
        await impatient.picture(row, "png")


async def test_who_asks_for_the_same_picture_gets_the_same(
    house: House, recordings: Recordings, pictures: Pictures, drawn: list[Order]
) -> None:
    """Two who ask at once have it drawn once."""
    row = await kept(recordings, house.plan())
    first, second = await asyncio.gather(pictures.picture(row, "png"), pictures.picture(row, "png"))
    assert first == second
    assert len(drawn) == 1
    await pictures.picture(row, "svg")
    assert [order.kind for order in drawn] == ["png", "svg"]


async def test_a_picture_is_forgotten_after_a_while_and_with_its_recording(
    house: House, recordings: Recordings, pictures: Pictures, drawn: list[Order], clock: Clock
) -> None:
    """It shows who talked when, so it outlives neither its use nor what it shows."""
    row = await kept(recordings, house.plan())
    await pictures.picture(row, "png")
    pictures.forget(CALL)
    await pictures.picture(row, "png")
    assert len(drawn) == 2
    clock.now += KEPT_SECONDS
    await pictures.picture(row, "png")
    assert len(drawn) == 3


async def test_no_more_than_some_pictures_are_kept(
    house: House,
    recordings: Recordings,
    pictures: Pictures,
    drawn: list[Order],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The oldest goes first."""
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    assert MOST_KEPT > 2
    rows = [await kept(recordings, house.plan(f"1795341600.{number}", 0.5)) for number in (1, 2, 3)]
    for row in rows:
        await pictures.picture(row, "png")
    await pictures.picture(rows[2], "png")
    assert len(drawn) == 3
    await pictures.picture(rows[0], "png")
    assert len(drawn) == 4


async def test_nothing_of_a_picture_is_on_the_disk(
    house: House, recordings: Recordings, pictures: Pictures
) -> None:
    """What is deleted must not stay as a picture somewhere."""
    row = await kept(recordings, house.plan())
    before = files_of(house.paths.data)
    await pictures.picture(row, "png")
    assert files_of(house.paths.data) == before


def files_of(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if "hotline.db" not in file.name}

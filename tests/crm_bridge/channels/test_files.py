"""Files: what they are, where they are, and what of them others see."""

import io
import os
import stat
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import ExifTags, Image
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.contact_tables import attachment
from hotline.crm_bridge.file_types import UNKNOWN, media_type_of
from hotline.crm_bridge.files import FileRefusedError, FileStore, clean_name


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), *, gps: bool = False) -> bytes:
    image, out = Image.new("RGB", size, "red"), io.BytesIO()
    exif = Image.Exif()
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {1: "N", 2: (23.0, 36.0, 0.0), 3: "E", 4: (58.0, 33.0, 0.0)}
        )
    image.save(out, kind, exif=exif)
    return out.getvalue()


def office(folder: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{folder}document.xml", "<x/>")
    return out.getvalue()


def sent(content: bytes, name: str = "x.jpg") -> IncomingFile:
    return IncomingFile(name=name, media_type="image/jpeg", content=content)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", 1_000_000)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (picture(), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("GIF"), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0", "image/heic"),
        (b"\0\0\0\x18ftypisom\0\0", "video/mp4"),
        (b"\0\0\0\x18ftypM4A \0\0", "audio/mp4"),
        (b"%PDF-1.7\n", "application/pdf"),
        (office("word/"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (office("xl/"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office("other/"), UNKNOWN),
        (b"PK\x03\x04 broken", UNKNOWN),
        ("حفرة في الشارع 🕳".encode(), "text/plain"),
        (b"<script>alert(1)</script>", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"),
        (b"\x7fELF\x02\x01\x01\0", UNKNOWN),
        (b"MZ\x90\0", UNKNOWN),
        (b"\xff\xfe", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_a_file_is_what_is_in_it(content: bytes, expected: str) -> None:
    """The type is found by looking into a file, whatever it is called."""
    assert media_type_of(content) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\photo.jpg", "photo.jpg"),
        ("exe\u202egpj.scr", "exegpj.scr"),
        ("a\r\nb\0.txt", "ab.txt"),
        ("صورة.jpg", "صورة.jpg"),
        ("...", "file"),
        ("", "file"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_only_shown(name: str, expected: str) -> None:
    """A name holds no folders and nothing that cannot be seen."""
    assert clean_name(name) == expected


async def test_the_same_bytes_are_stored_once(store: FileStore, engine: AsyncEngine, tmp_path: Path) -> None:
    """Two people who send the same bytes have a row each, and one file that only we can read."""
    async with engine.begin() as connection:
        for by in ("citizen", "1001"):
            await store.keep(connection, sent(b"words", "a.txt"), at=1.0, by=by, contact="c1")
        rows = (await connection.execute(sa.select(attachment))).all()
    assert [(row.by, row.media_type, row.bytes, row.public) for row in rows] == [
        ("citizen", "text/plain", 5, False),
        ("1001", "text/plain", 5, False),
    ]
    files = [path for path in (tmp_path / "files").rglob("*") if path.is_file() and path.name != ".lock"]
    assert files == [store.path_of(rows[0])]
    assert files[0].read_bytes() == b"words"
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


async def test_a_public_picture_hides_where_it_was(store: FileStore, engine: AsyncEngine) -> None:
    """Others see a copy without the camera's data; what was sent is kept for us."""
    content = picture(gps=True)
    stored = await store.store(sent(content), public=True)
    assert stored.place == pytest.approx((23.6, 58.55))
    async with engine.begin() as connection:
        number = await store.add(connection, stored, at=1.0, by="citizen", public=True)
        rows = {row.id: row for row in (await connection.execute(sa.select(attachment))).all()}
    shown = rows.pop(number)
    assert shown.public
    with Image.open(store.path_of(shown)) as image:
        assert not image.getexif()
    (original,) = rows.values()
    assert not original.public
    assert store.path_of(original).read_bytes() == content


async def test_a_picture_that_is_none(store: FileStore) -> None:
    """It is kept as what it is, but refused where a picture is wanted or would be shown."""
    assert (await store.store(sent(b"MZ\x90\0 I am a picture"))).media_type == UNKNOWN
    with pytest.raises(FileRefusedError, match="is no picture"):
        await store.store(sent(b"MZ\x90\0"), picture=True)
    with pytest.raises(FileRefusedError, match="can be opened"):
        await store.store(sent(picture()[:100]), picture=True)


async def test_a_bomb_is_not_opened(store: FileStore) -> None:
    """A small file that would become a huge picture is refused before anything is decoded."""
    side = 20_000
    rows = zlib.compress(bytes((side // 8 + 1) * side), 1)  # one bit a pixel, all black
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )
    with pytest.raises(FileRefusedError, match="pixels"):
        await store.store(sent(bomb), public=True)


async def test_what_is_too_large_or_empty_is_refused(store: FileStore) -> None:
    """The reason tells the size that is taken."""
    with pytest.raises(FileRefusedError, match="at most 1 MB"):
        await store.store(sent(b"x" * 1_000_001))
    with pytest.raises(FileRefusedError, match="is empty"):
        await store.store(sent(b""))


async def test_orphans_are_collected(store: FileStore, engine: AsyncEngine) -> None:
    """What no row knows goes after a day; what is known, or came again just now, stays."""
    async with engine.begin() as connection:
        await store.keep(connection, sent(b"known"), at=1.0, by="citizen")
    orphan, again = await store.put(b"orphan"), await store.put(b"again")
    old = time.time() - 90_000
    for path in store.path_of("x").parent.glob("[0-9a-f][0-9a-f]/*"):
        os.utime(path, (old, old))
    await store.put(b"again")
    assert await store.collect_orphans(engine) == 1
    assert not store.path_of(orphan).exists()
    assert store.path_of(again).exists()


def test_a_path_stays_in_its_folder(store: FileStore) -> None:
    """A row that was tampered with leads nowhere."""
    with pytest.raises(ValueError, match="out of the folder"):
        store.path_of("../../etc/passwd")

"""Files that would like to run, or to be more than they are: refused as pictures, and only ever saved by a browser."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.files import FileRefusedError, FileStore
from hotline.desk.api.saving import for_saving
from hotline.desk.door.headers import SecurityHeaders

#: What browsers run or lay out as a page of the sender's.
ACTIVE = (
    "text/html",
    "application/xhtml+xml",
    "text/xml",
    "application/xml",
    "image/svg+xml",
    "text/javascript",
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(side: int, *more: bytes) -> bytes:
    """A PNG that says it has so many pixels a side (ISO/IEC 15948, 11.2.2)."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    chunks = (_chunk(b"IHDR", header), *more, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _document(size: int) -> bytes:
    """An office document whose text is zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * size)
    return out.getvalue()


SCRIPT = b"<script>alert(document.cookie)</script>"
FILES = {
    "photo.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page.html": b"<!doctype html>" + SCRIPT,
    "page.png": b"<!doctype html>" + SCRIPT,
    "page.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>",
    "script.js": b"alert(1)",
    "gif-and-script.gif": b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)",
    "png-and-page.png": b"\x89PNG\r\n\x1a\n" + SCRIPT,
    "jpeg-and-archive.jpg": b"\xff\xd8\xff\xe0" + _document(10),
    "utf-16.html": "<script>alert(1)</script>".encode("utf-16"),
    "65000.png": _png(65_000),
    "packed-text.png": _png(65_000, _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"0" * 30_000_000))),
    "bomb.docx": _document(50_000_000),
}


@pytest.mark.parametrize("name", FILES)
async def test_no_such_file_is_shown(tmp_path: Path, name: str) -> None:
    """As a picture it is refused in words; kept as a file it is saved by browsers, as none of the kinds that run."""
    store = FileStore(tmp_path, 10_000_000)
    sent = IncomingFile(name=name, media_type="image/svg+xml", content=FILES[name])
    with pytest.raises(FileRefusedError, match=r"^(is no picture|has \d+ x \d+ pixels|has more pixels)"):
        await store.store(sent, picture=True)
    stored = await store.store(sent)

    async def serve(_request: Request) -> Response:
        return for_saving(store.path_of(stored.path), stored.name, stored.media_type)

    app = Starlette(routes=[Route("/", serve)], middleware=[Middleware(SecurityHeaders)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client:
        answer = await client.get("/")
    assert answer.content == FILES[name]
    headers = answer.headers
    assert headers["content-disposition"].startswith("attachment;")
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["content-type"].partition(";")[0] not in ACTIVE

"""The files that pages load: `desk/built`, each with its ETag, packed once."""

import asyncio
import gzip
import hashlib
import re
import stat
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from .door.headers import ASSET

TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}

#: Names of files; nothing that leads elsewhere, nor is too long for a name.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\.[a-z]{2,4}")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    changed_ns: int
    plain: bytes
    packed: bytes
    etag: str


class Assets:
    """Keeps them in memory; one that was built anew is read again."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(str(files("hotline"))) / "desk" / "built"
        self._kept: dict[str, Asset] = {}

    async def serve(self, request: Request) -> Response:
        """Return a file, or that the browser has it."""
        name = request.path_params["name"]
        kind = TYPES.get(Path(name).suffix)
        asset = await asyncio.to_thread(self._read, name) if kind and _NAME.fullmatch(name) else None
        if asset is None:
            return Response("There is no such file.", 404, headers=ASSET)
        headers = {**ASSET, "ETag": asset.etag, "Vary": "Accept-Encoding"}
        if asset.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(asset.packed, media_type=kind, headers=headers)
        return Response(asset.plain, media_type=kind, headers=headers)

    def _read(self, name: str) -> Asset | None:
        path = self._folder / name
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode):
                return None  # a link could lead to any file
            changed_ns = found.st_mtime_ns
            kept = self._kept.get(name)
            if kept is None or kept.changed_ns != changed_ns:
                plain = path.read_bytes()
                etag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
                kept = self._kept[name] = Asset(changed_ns, plain, gzip.compress(plain, mtime=0), etag)
        except FileNotFoundError:
            return None
        return kept

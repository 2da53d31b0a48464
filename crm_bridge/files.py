"""Files of contacts and cases: bytes by their hash in one folder, and a row for each time that somebody sent them.

    ab/cdef…     the SHA-256 of what is in it; mode 600; the same bytes are there once

Bytes are on disk before the row that promises them is committed. What was written and then not committed, or whose last
row is gone, is an orphan: `collect_orphans` removes it after a day. A lock keeps it from taking a file whose bytes
come again at this moment.
"""

import asyncio
import contextlib
import fcntl
import hashlib
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.files import replace_file, sync

from . import file_rows, pictures
from .contact import IncomingFile
from .file_types import PICTURES, media_type_of

#: Age after which a file without a row is an orphan, seconds: longer than any transaction.
ORPHAN_SECONDS = 86_400.0

#: Letters of a file's name that are kept.
LONGEST_NAME = 120

#: Files that are looked up in the database at a time.
_BATCH = 500


class FileRefusedError(Exception):
    """A file is not taken; the text says why, in words for whoever sent it, and names no file."""


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that are safe on disk; a row has yet to say whose they are."""

    name: str
    #: As was found by looking into it.
    media_type: str
    size: int
    sha256: str
    #: Relative to the folder of files.
    path: str
    #: Latitude and longitude that a picture tells, degrees.
    place: tuple[float, float] | None = None
    #: The copy of a picture that others may see.
    shown: "Stored | None" = None


class HasPath(Protocol):
    """A row of `attachment`."""

    @property
    def path(self) -> str:
        """Relative to the folder of files."""


class FileStore:
    """Keeps files. Several processes may use the same folder."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        #: The largest file that is taken.
        self.max_bytes = max_bytes

    def path_of(self, row: HasPath | str) -> Path:
        """Return where the bytes of a row, or of a relative path, are. Raises `ValueError` outside of the folder."""
        path = self._folder / (row if isinstance(row, str) else row.path)
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise ValueError("a path of a file leads out of the folder of files")
        return path

    async def keep(
        self,
        connection: AsyncConnection,
        file: IncomingFile,
        *,
        at: float,
        by: str,
        contact: str | None = None,
        reference: str | None = None,
        public: bool = False,
        picture: bool = False,
    ) -> int:
        """Keep a file within the connection's transaction and return the number of its row in `attachment`.

        `public`: the citizen and others may see it: of a picture they see a copy without what the camera wrote into
        it, whose row is returned. `picture`: it must be one. Raises `FileRefusedError`, and `OSError` where the disk
        cannot be written.
        """
        stored = await self.store(file, public=public, picture=picture)
        return await self.add(
            connection, stored, at=at, by=by, contact=contact, reference=reference, public=public
        )

    async def store(self, file: IncomingFile, *, public: bool = False, picture: bool = False) -> Stored:
        """Put the bytes on disk, before a transaction begins; `add` says in it whose they are. As `keep`."""
        if not file.content:
            raise FileRefusedError("is empty")
        if len(file.content) > self.max_bytes:
            most = self.max_bytes / 1_000_000
            raise FileRefusedError(f"has {len(file.content) / 1e6:.1f} MB; at most {most:g} MB are taken")
        return await asyncio.to_thread(self._store, file, public, picture)

    def _store(self, file: IncomingFile, public: bool, picture: bool) -> Stored:
        kind = media_type_of(file.content)
        if picture and kind not in PICTURES:
            raise FileRefusedError("is no picture (JPEG, PNG, GIF or WebP)")
        name, shown, place = clean_name(file.name), None, None
        if kind in PICTURES:
            place = pictures.place_of(file.content)
        if kind in PICTURES and (public or picture):
            try:
                copy = pictures.clean(file.content)
            except pictures.PictureError as error:
                raise FileRefusedError(str(error)) from None
            shown = self._put(copy.content, name, copy.media_type) if public else None
        stored = self._put(file.content, name, kind)
        return msgspec.structs.replace(stored, place=place, shown=shown)

    async def put(self, content: bytes) -> str:
        """Put bytes on disk that have no row of their own; return their relative path. Raises `OSError`."""
        return (await asyncio.to_thread(self._put, content, "", "")).path

    def _put(self, content: bytes, name: str, media_type: str) -> Stored:
        digest = hashlib.sha256(content).hexdigest()
        relative = f"{digest[:2]}/{digest[2:]}"
        path = self._folder / relative
        with self._lock(fcntl.LOCK_SH):
            if path.exists() and path.stat().st_size == len(content):
                path.touch()  # it is wanted again: no orphan for a day
            else:
                self._write(path, content)
        return Stored(name=name, media_type=media_type, size=len(content), sha256=digest, path=relative)

    def _write(self, path: Path, content: bytes) -> None:
        folder = path.parent
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync(self._folder)
        replace_file(path, content)
        sync(folder)

    async def add(
        self,
        connection: AsyncConnection,
        stored: Stored,
        *,
        at: float,
        by: str,
        contact: str | None = None,
        reference: str | None = None,
        public: bool = False,
    ) -> int:
        """Write the row of stored bytes, within the connection's transaction; return its number."""
        shown = stored.shown if public else None
        rest = {"contact": contact, "reference": reference, "at": at, "by": by}
        if shown is not None:
            await file_rows.add(connection, **_row(stored, rest | {"public": False}))
        return await file_rows.add(connection, **_row(shown or stored, rest | {"public": public}))

    # --- orphans ---

    async def collect_orphans(self, engine: AsyncEngine, *, age_seconds: float = ORPHAN_SECONDS) -> int:
        """Remove the bytes that no row knows and that are older than this; return how many files that were.

        Raises what the database raises, and `OSError`.
        """
        paths = await asyncio.to_thread(self._older_than, age_seconds)
        removed = 0
        for first in range(0, len(paths), _BATCH):
            batch = paths[first : first + _BATCH]
            orphans = set(batch) - await file_rows.known(engine, batch)
            removed += await self.remove(sorted(orphans), age_seconds)
        return removed

    async def remove(self, orphans: Sequence[str], age_seconds: float) -> int:
        """Remove those of these bytes, of which no row is known, that nobody brought again within this time.

        Return how many that were. Raises `OSError`.
        """
        return await asyncio.to_thread(self._remove, orphans, age_seconds)

    def _older_than(self, age_seconds: float) -> list[str]:
        limit = time.time() - age_seconds
        files = (path for path in self._folder.glob("[0-9a-f][0-9a-f]/*") if path.is_file())
        return [str(path.relative_to(self._folder)) for path in files if path.stat().st_mtime < limit]

    def _remove(self, orphans: Sequence[str], age_seconds: float) -> int:
        removed = 0
        with self._lock(fcntl.LOCK_EX):
            limit = time.time() - age_seconds
            for path in map(self.path_of, orphans):
                if path.exists() and path.stat().st_mtime < limit:  # nobody brought it again meanwhile
                    path.unlink()
                    removed += 1
        return removed

    @contextlib.contextmanager
    def _lock(self, kind: int) -> Iterator[None]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / ".lock").open("w", encoding="ascii") as lock:
            fcntl.flock(lock, kind)
            yield


def _row(stored: Stored, rest: Mapping[str, object]) -> dict[str, object]:
    return {
        "name": stored.name,
        "media_type": stored.media_type,
        "bytes": stored.size,
        "sha256": stored.sha256,
        "path": stored.path,
        **rest,
    }


def clean_name(name: str) -> str:
    """Return a file's name as people may see it: no folders, no control or bidirectional characters. Pure."""
    last = name.replace("\\", "/").rpartition("/")[2]
    # Cc controls, Cf also what turns the direction (U+202E makes "gpj.exe" of "exe.jpg"), Cs halves of characters.
    plain = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    plain = " ".join(plain.split()).strip(". ")
    if len(plain) > LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        plain = stem[: LONGEST_NAME - len(ending) - 1] + dot + ending if dot and len(ending) < 10 else plain
    return plain[:LONGEST_NAME] or "file"

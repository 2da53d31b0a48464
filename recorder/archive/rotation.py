"""Changes the key that wraps the recordings' own keys: every file gets a new header, no file another body.

    new current key in the ring
    for each recording with another key:
      copy beside it with a new header, hashing both ── commit what it will be (next_key, next_sha256) ── put it in
      its place ── commit RecordingRekeyed and the row
    keys that were replaced a week ago and that nothing uses leave the ring

Killed anywhere, it is continued by starting it again: a file with the new header and an old row is known by
`next_sha256`. A file that is not what was stored is left alone and reported; `verify` says more.
"""

import asyncio
import fcntl
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
import structlog

from hotline.clock import Clock
from hotline.events import RecordingRekeyed
from hotline.files import sync

from .container import HEADER_BYTES, Header, SealBrokenError
from .keys import KeyRing, KeyRingError
from .register import Register
from .rows import RecordingRow
from .storage import Source, StorageError
from .storages import STAGING, Storages
from .tables import DELETED, KEPT, recording

#: Recordings that are looked up at once.
PAGE = 100

#: A replaced key stays so long at least: a recording that a controller was making with it is in the table by then.
LINGER_SECONDS = 7 * 86_400.0

_BLOCK_BYTES = 1 << 20

log = structlog.get_logger()


class RotationRunningError(Exception):
    """Somebody else is changing keys on this node."""


class Staged(NamedTuple):
    """A file with its new header, beside the old one."""

    file: Path
    size: int
    sha256: str
    #: Of the file that it was made of.
    old_sha256: str


class Rotation:
    """Changes keys. Its methods raise what the database raises."""

    def __init__(self, register: Register, storages: Storages, keys: KeyRing, clock: Clock) -> None:
        self._register = register
        self._storages = storages
        self._keys = keys
        self._clock = clock
        #: What could not be changed, by recording.
        self.failures: dict[str, str] = {}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process from changing keys. Raises `RotationRunningError` and `OSError`."""
        folder = self._storages.folder / STAGING / "rekey"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / ".lock").open("w", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                message = "another process is changing keys on this node: wait until it is done"
                raise RotationRunningError(message) from error
            yield

    async def count(self) -> int:
        """Return how many recordings have another key than the current one. Raises `KeyRingError`."""
        newest = await asyncio.to_thread(self._keys.newest)
        return 0 if newest is None else await self._register.count(*self._outdated(newest[0]))

    async def run(self) -> AsyncIterator[str]:
        """Rewrap everything that has another key than the current one; yield each recording that is done.

        What cannot be done is in `failures`. Raises `KeyRingError` and `JournalUnavailableError`.
        """
        newest = await asyncio.to_thread(self._keys.newest)
        if newest is None:  # nothing was ever encrypted; or the ring is lost, and that is told elsewhere
            return
        key_id, master = newest
        where, after = self._outdated(key_id), ""
        while rows := await self._register.select(*where, recording.c.id > after, limit=PAGE, by_id=True):
            for row in rows:
                try:
                    await self._rewrap(row, key_id, master)
                except (StorageError, SealBrokenError, KeyRingError, OSError) as error:
                    self.failures[row.id] = str(error)
                    log.warning("recording.not_rekeyed", recording=row.id, reason=str(error))
                else:
                    yield row.id
            after = rows[-1].id

    async def retire(self) -> list[str]:
        """Remove replaced keys that nothing uses any more from the ring; return them. Raises `KeyRingError`."""
        old = await asyncio.to_thread(self._keys.replaced, before=self._clock() - LINGER_SECONDS)
        column = recording.c
        unused = []
        for key_id in old:
            uses = sa.or_(column.key == key_id, column.next_key == key_id)
            if not await self._register.count(uses, column.state != DELETED):
                unused.append(key_id)
        if unused:
            await asyncio.to_thread(self._keys.retire, unused)
            log.info("recording.keys_retired", keys=unused)
        return unused

    def _outdated(self, current: str) -> list[sa.ColumnElement[bool]]:
        column = recording.c
        return [
            column.node == self._register.node,
            column.state == KEPT,
            column.key != "",
            column.key != current,
        ]

    async def _rewrap(self, row: RecordingRow, key_id: str, master: bytes) -> None:
        storage = self._storages.named(row.storage)
        staged = await asyncio.to_thread(self._stage, row, key_id, master)
        try:
            if staged.old_sha256 == row.next_sha256 and row.next_sha256:
                # The file was replaced before somebody died. Its header stays; only the row is old.
                await self._commit(row, row.next_key, staged.size, staged.old_sha256)
                return
            if staged.old_sha256 != row.sha256:
                message = "the file is not what was stored; its key stays"
                raise SealBrokenError(message)
            announced = await self._register.change(
                row.id,
                [],
                {"next_key": key_id, "next_sha256": staged.sha256},
                only_if=lambda now: now.is_kept,
            )
            if announced:
                await storage.put(staged.file, row.path)
                if not await self._commit(row, key_id, staged.size, staged.sha256):
                    await storage.delete(row.path)  # it was deleted meanwhile, and must not come back
        finally:
            await asyncio.to_thread(staged.file.unlink, missing_ok=True)

    async def _commit(self, row: RecordingRow, key_id: str, size: int, sha256: str) -> bool:
        event = RecordingRekeyed(at=self._clock(), recording=row.id, key=key_id, size=size, sha256=sha256)
        values: dict[str, object] = {
            "key": key_id,
            "sha256": sha256,
            "size": size,
            "next_key": "",
            "next_sha256": "",
        }
        return await self._register.change(row.id, [event], values, only_if=lambda now: now.is_kept)

    def _stage(self, row: RecordingRow, key_id: str, master: bytes) -> Staged:
        """Copy the file with a new header. Blocks."""
        file = self._storages.folder / STAGING / "rekey" / Path(row.path).name
        source = self._storages.named(row.storage).open(row.path)
        try:
            header = Header.parse(source.read(0, HEADER_BYTES))
            own_key = header.unwrap(self._keys.key(header.key_id))
            return _copy(source, file, header.pack(), Header.seal(key_id, master, own_key).pack())
        finally:
            source.close()


def _copy(source: Source, file: Path, old_header: bytes, new_header: bytes) -> Staged:
    old, new = hashlib.sha256(old_header), hashlib.sha256(new_header)
    with file.open("wb") as target:
        file.chmod(0o600)
        target.write(new_header)
        at = HEADER_BYTES
        while block := source.read(at, _BLOCK_BYTES):
            old.update(block)
            new.update(block)
            target.write(block)
            at += len(block)
    sync(file)
    return Staged(file, at, new.hexdigest(), old.hexdigest())

"""Finished recordings in an S3-compatible object store, through obstore.

Everything but the bucket and the prefix comes from the environment, under the names that all S3 tools know:
`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ALLOW_HTTP`…
"""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from .storage import NotStoredError, StorageError, StoredFile

#: An object store that has not answered by then is taken as away; we try again ourselves.
_TIMEOUT, _CONNECT_TIMEOUT = timedelta(seconds=60), timedelta(seconds=5)
_RETRIES = 2

#: One read asks for so much more than is wanted, since who reads on wants it next: 16 chunks.
_AHEAD_BYTES = 1 << 20

#: What obstore raises; some of its errors are Python's own.
_GONE = (NotFoundError, FileNotFoundError)
_AWAY = (BaseError, OSError)


class ObjectSource:
    """A stored object; reads ahead."""

    def __init__(self, store: S3Store, name: str, path: str) -> None:
        """Raises `NotStoredError`, `StorageError`."""
        self._store, self._name, self._path = store, name, path
        try:
            head = obstore.head(store, path)
        except _GONE as error:
            message = f"there is no object {name}/{path}"
            raise NotStoredError(message) from error
        except _AWAY as error:
            raise _explained(name, error) from error
        self.size: int = head["size"]
        #: Of the object that was opened: one that takes its place meanwhile must not be mixed with it.
        self._etag = head["e_tag"]
        self._begins, self._kept = 0, b""

    def read(self, offset: int, length: int) -> bytes:
        """Return these bytes."""
        length = max(0, min(length, self.size - offset))
        if not length:
            return b""
        if not self._begins <= offset <= offset + length <= self._begins + len(self._kept):
            self._begins, self._kept = offset, self._fetch(offset, max(length, _AHEAD_BYTES))
        first = offset - self._begins
        return self._kept[first : first + length]

    def close(self) -> None:
        """Forget what was read ahead."""
        self._kept = b""

    def _fetch(self, offset: int, length: int) -> bytes:
        end = min(offset + length, self.size)
        try:
            result = obstore.get(
                self._store, self._path, options={"range": (offset, end), "if_match": self._etag}
            )
            return bytes(result.bytes())
        except _GONE as error:
            message = f"there is no object {self._name}/{self._path} any more"
            raise NotStoredError(message) from error
        except _AWAY as error:
            raise _explained(self._name, error) from error


class ObjectStorage:
    """A bucket, or a prefix in it."""

    def __init__(self, url: str) -> None:
        """`url` is `s3://bucket/prefix`. Raises `StorageError` for settings that cannot be used."""
        self.name = url.rstrip("/")
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc:
            message = f"recording.storage is {url!r}: write s3://bucket/prefix"
            raise StorageError(message)
        try:
            self._store = S3Store(
                parts.netloc,
                prefix=parts.path.strip("/") or None,
                client_options={
                    "timeout": _TIMEOUT,
                    "connect_timeout": _CONNECT_TIMEOUT,
                    # obstore reads it by itself only where there are no other client options.
                    "allow_http": os.environ.get("AWS_ALLOW_HTTP", "").lower() in {"1", "true", "yes"},
                },
                retry_config={"max_retries": _RETRIES, "retry_timeout": _TIMEOUT},
            )
        except _AWAY as error:
            raise _explained(self.name, error) from error

    async def put(self, local: Path, path: str) -> None:
        """Upload the file, in parts if it is long; it appears with the last one. See `Storage.put`."""
        try:
            await obstore.put_async(self._store, path, local)
        except _AWAY as error:
            raise _explained(self.name, error) from error

    def open(self, path: str) -> ObjectSource:
        """Open an object; see `Storage.open`."""
        return ObjectSource(self._store, self.name, path)

    async def delete(self, path: str) -> None:
        """Delete an object; see `Storage.delete`."""
        try:
            await obstore.delete_async(self._store, path)
        except _GONE:
            return
        except _AWAY as error:
            raise _explained(self.name, error) from error

    async def files(self) -> AsyncIterator[StoredFile]:
        """Yield all objects below the prefix; see `Storage.files`."""
        pages = obstore.list(self._store)
        try:
            while page := await asyncio.to_thread(next, pages, None):
                for meta in page:
                    yield StoredFile(meta["path"], meta["size"], meta["last_modified"].timestamp())
        except _AWAY as error:
            raise _explained(self.name, error) from error

    async def check(self) -> None:
        """Return if the bucket answers; see `Storage.check`."""
        try:
            await asyncio.to_thread(next, obstore.list(self._store, chunk_size=1), None)
        except _AWAY as error:
            raise _explained(self.name, error) from error


def _explained(name: str, error: Exception) -> StorageError:
    reason = str(error).strip().splitlines()
    said = reason[0] if reason else type(error).__name__
    return StorageError(
        f"the object store {name} refuses or cannot be reached ({said}): look at its server, and at the "
        "environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT)"
    )

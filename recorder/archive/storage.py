"""Where finished recordings lie: the port, and what it raises. `disk.py` and `object_store.py` are behind it.

A path is relative, with slashes: `2026/11/22/<call>.flac.sealed`.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple, Protocol


class StorageError(Exception):
    """The storage does not do it now; the text says which, why, and how to mend it. Try again."""


class NotStoredError(StorageError):
    """There is no such file."""


class StoredFile(NamedTuple):
    """A file as the storage lists it."""

    path: str
    size: int
    #: Seconds since the epoch.
    modified_at: float


class Source(Protocol):
    """The bytes of one stored file. Its methods block: they belong into a thread."""

    @property
    def size(self) -> int:
        """Bytes."""

    def read(self, offset: int, length: int) -> bytes:
        """Return these bytes, fewer only at the end. Raises `StorageError`."""

    def close(self) -> None:
        """Give back what it holds."""


class Storage(Protocol):
    """Keeps files whole: who reads one finds the old or the new, never a part."""

    @property
    def name(self) -> str:
        """What people call it."""

    async def put(self, local: Path, path: str) -> None:
        """Return when the file is stored for good, also after a loss of power; `local` may be gone then.

        A file of that path is replaced. Raises `StorageError`, and `OSError` where `local` cannot be read.
        """

    def open(self, path: str) -> Source:
        """Open a file; blocks. Raises `NotStoredError`, `StorageError`."""

    async def delete(self, path: str) -> None:
        """Return when the file is gone; one that is not there is. Raises `StorageError`."""

    def files(self) -> AsyncIterator[StoredFile]:
        """Yield everything that is stored. Raises `StorageError`."""

    async def check(self) -> None:
        """Return if it can be reached and used. Raises `StorageError`."""

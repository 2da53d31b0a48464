"""Finished recordings on a disk: in the folder of recordings, by year, month and day."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import BinaryIO

from hotline.files import sync

from .storage import NotStoredError, StorageError, StoredFile

#: What stands in the column `storage` for this one.
NAME = "disk"


class FileSource:
    """An open file; its own from then on."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """`name` is what people call it. Raises `OSError`."""
        self._file = file
        self._name = name
        self.size = os.fstat(file.fileno()).st_size

    def read(self, offset: int, length: int) -> bytes:
        """Return these bytes."""
        try:
            return os.pread(self._file.fileno(), length, offset)
        except OSError as error:
            raise _explained(self._name, error) from error

    def close(self) -> None:
        """Close it."""
        self._file.close()


class DiskStorage:
    """Files of this user only (mode 600), renamed into place when they are whole and on the disk."""

    name = NAME

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, local: Path, path: str) -> None:
        """Move the file into place; see `Storage.put`."""
        await asyncio.to_thread(self._put, local, self._folder / path)

    def open(self, path: str) -> FileSource:
        """Open a file; see `Storage.open`."""
        file = self._folder / path
        try:
            return FileSource(file.open("rb"), str(file))
        except FileNotFoundError as error:
            message = f"there is no file {file}"
            raise NotStoredError(message) from error
        except OSError as error:
            raise _explained(file, error) from error

    async def delete(self, path: str) -> None:
        """Remove a file, and the folders of days that are empty then; see `Storage.delete`."""
        await asyncio.to_thread(self._delete, self._folder / path)

    async def files(self) -> AsyncIterator[StoredFile]:
        """Yield the files in the folders of years; see `Storage.files`."""
        for found in await asyncio.to_thread(lambda: list(self._files())):
            yield found

    async def check(self) -> None:
        """Return if the folder can be written; see `Storage.check`."""
        if not await asyncio.to_thread(os.access, self._folder, os.W_OK | os.X_OK):
            message = f"the folder {self._folder} cannot be written: give this user the rights"
            raise StorageError(message)

    def _put(self, local: Path, target: Path) -> None:
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            local.chmod(0o600)
            sync(local)
            local.replace(target)
            for folder in target.parents:  # or a loss of power takes the new names
                sync(folder)
                if folder == self._folder:
                    break
        except OSError as error:
            raise _explained(target, error) from error

    def _delete(self, file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
            sync(_nearest(file.parent))
        except OSError as error:
            raise _explained(file, error) from error
        for folder in file.parents:
            if folder == self._folder:
                break
            try:
                folder.rmdir()
            except OSError:  # it has other files
                break

    def _files(self) -> Iterator[StoredFile]:
        for year in sorted(self._folder.glob("[0-9][0-9][0-9][0-9]")):
            for file in sorted(year.rglob("*")):
                if file.is_file():
                    status = file.stat()
                    yield StoredFile(str(file.relative_to(self._folder)), status.st_size, status.st_mtime)


def _nearest(folder: Path) -> Path:
    while not folder.is_dir():
        folder = folder.parent
    return folder


def _explained(file: Path | str, error: OSError) -> StorageError:
    return StorageError(f"{file}: {error.strerror or error}")

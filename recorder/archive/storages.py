"""Which storages there are: each recording stays in the one where it was put, whatever the setting says today."""

from pathlib import Path

from . import disk
from .object_store import ObjectStorage
from .storage import Storage, StorageError

#: Where files wait, below the folder of recordings, until they are stored.
STAGING = "staging"


class Storages:
    """Opens storages when they are needed."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the one of recordings."""
        self.folder = folder
        self._known: dict[str, Storage] = {disk.NAME: disk.DiskStorage(folder)}

    def named(self, name: str) -> Storage:
        """Return the storage that a row names. Raises `StorageError` for settings that cannot be used."""
        if name not in self._known:
            if not name.startswith("s3://"):
                message = f"there is no storage {name!r}"
                raise StorageError(message)
            self._known[name] = ObjectStorage(name)
        return self._known[name]


def storage_name(setting: str | None) -> str:
    """Return the name of the storage that `recording.storage` chooses."""
    return disk.NAME if setting is None else setting.rstrip("/")

"""Remembers from what each sound file was made."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import structlog

from hotline.files import replace_file

from .conditioning import RATE
from .sound_files import SUFFIXES, file_of

log = structlog.get_logger()


class Manifest:
    """Name of each sound → key of its source and sizes of its files. A lost manifest only costs time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries = self._load()
        self._changed = False

    def holds(self, name: str, key: str, target: Path) -> bool:
        """Return whether all files of the sound are there, whole, and made from this source."""
        return self._entries.get(name) == [key, *_sizes(target)]

    def note(self, name: str, key: str, target: Path) -> None:
        """Remember a sound that was just made."""
        self._entries[name] = [key, *_sizes(target)]
        self._changed = True

    def keep_only(self, targets: Mapping[str, Path]) -> None:
        """Forget sounds that nobody names any more, and remove their files."""
        for name in self._entries.keys() - targets.keys():
            for suffix in SUFFIXES:
                self._path.parent.joinpath(f"{name}{suffix}").unlink(missing_ok=True)
            del self._entries[name]
            self._changed = True

    def size(self) -> int:
        """Return what all sounds take on disk, bytes."""
        return sum(size for sizes in self._sizes() for size in sizes)

    def duration(self) -> float:
        """Return how long all sounds take to be heard, seconds."""
        ulaw = SUFFIXES.index(".ulaw")
        return sum(sizes[ulaw] for sizes in self._sizes()) / RATE  # a byte a sample

    def _sizes(self) -> Iterator[list[int]]:
        for _, *sizes in self._entries.values():
            yield [size for size in sizes if isinstance(size, int)]

    def save(self) -> None:
        """Write what changed. Raises `OSError`."""
        if self._changed:
            replace_file(self._path, json.dumps(self._entries, indent=0, sort_keys=True).encode())

    def _load(self) -> dict[str, list[object]]:
        try:
            entries = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            log.warning("prompts.manifest_unreadable", error=str(error))
            return {}
        whole = 1 + len(SUFFIXES)
        if not isinstance(entries, dict):
            return {}
        return {name: one for name, one in entries.items() if isinstance(one, list) and len(one) == whole}


def _sizes(target: Path) -> list[int]:
    """Return the sizes of the sound's files, -1 for one that is not there."""
    sizes = []
    for suffix in SUFFIXES:
        file = file_of(target, suffix)
        sizes.append(file.stat().st_size if file.is_file() else -1)
    return sizes

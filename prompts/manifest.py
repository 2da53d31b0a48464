"""Remembers from what each sound file was made."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from .conditioning import RATE
from .notes_file import NotesFile
from .sound_files import SUFFIXES, file_of


class Manifest:
    """Name of each sound → key of its source and sizes of its files. A lost manifest only costs time."""

    def __init__(self, path: Path) -> None:
        self._file = NotesFile(path, values=1 + len(SUFFIXES))

    def holds(self, name: str, key: str, target: Path) -> bool:
        """Return whether all files of the sound are there, whole, and made from this source."""
        return self._file.notes.get(name) == [key, *_sizes(target)]

    def note(self, name: str, key: str, target: Path) -> None:
        """Remember a sound that was just made."""
        self._file.put(name, [key, *_sizes(target)])

    def keep_only(self, targets: Mapping[str, Path]) -> None:
        """Forget sounds that nobody names any more, and remove their files."""
        for name in self._file.notes.keys() - targets.keys():
            for suffix in SUFFIXES:
                self._file.path.parent.joinpath(f"{name}{suffix}").unlink(missing_ok=True)
            self._file.drop(name)

    def size(self) -> int:
        """Return what all sounds take on disk, bytes."""
        return sum(size for sizes in self._sizes() for size in sizes)

    def duration(self) -> float:
        """Return how long all sounds take to be heard, seconds."""
        ulaw = SUFFIXES.index(".ulaw")
        return sum(sizes[ulaw] for sizes in self._sizes()) / RATE  # a byte a sample

    def _sizes(self) -> Iterator[list[int]]:
        for _, *sizes in self._file.notes.values():
            yield [size for size in sizes if isinstance(size, int)]

    def save(self) -> None:
        """Write what changed. Raises `OSError`."""
        self._file.save()


def _sizes(target: Path) -> list[int]:
    """Return the sizes of the sound's files, -1 for one that is not there."""
    sizes = []
    for suffix in SUFFIXES:
        file = file_of(target, suffix)
        sizes.append(file.stat().st_size if file.is_file() else -1)
    return sizes

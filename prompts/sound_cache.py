"""Speech that was made once on this machine, kept for every folder of data that needs it again.

Trying another configuration, and each test on a whole system, would otherwise speak a thousand texts anew. Files are
shared as links, because they are never written in place. Whoever damages one nevertheless is noticed by its size.

Any number of processes may use one folder. A sound is there while its `.json` is, which is written last and removed
first; who finds less than all of its files makes the sound anew.
"""

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hotline.asterisk.cache import folder as cache_folder

from .sound_files import SUFFIXES, beside, file_of, replace_quickly

#: What the folder may hold, bytes: some six sets of our two languages. What was not used for longest goes first.
MOST_BYTES = 500_000_000

#: The file that makes a sound complete: the sizes of the others. Its time is that of the last use.
_SIZES = ".json"

#: What is part of no sound after so long was left by somebody who was killed, seconds.
_LEFT_SECONDS = 3600.0


class SoundCache:
    """A folder of sounds by the key of their source. It fails in silence: without it, only time is lost."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fetch(self, key: str, target: Path) -> bool:
        """Put the sound of this key in place, and return whether it was there."""
        kept = self._folder / key
        try:
            sizes = json.loads(file_of(kept, _SIZES).read_bytes())
            files = [file_of(kept, suffix) for suffix in SUFFIXES]
            if [file.stat().st_size for file in files] != sizes:
                return False
            for suffix, file in zip(SUFFIXES, files, strict=True):
                _link(file, file_of(target, suffix))
            os.utime(file_of(kept, _SIZES))
        except (OSError, ValueError):
            return False
        return True

    def keep(self, key: str, target: Path) -> None:
        """Remember a sound that was just made."""
        kept = self._folder / key
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sizes = []
            for suffix in SUFFIXES:
                file = file_of(target, suffix)
                _link(file, file_of(kept, suffix))
                sizes.append(file.stat().st_size)
            # Last, so that nobody takes half a sound.
            replace_quickly(file_of(kept, _SIZES), json.dumps(sizes).encode())

    def prune(self, most_bytes: int = MOST_BYTES, now: float | None = None) -> None:
        """Remove what killed processes left, and what was not used for longest until `most_bytes` are left at most.

        `now` is in seconds since 1970; the machine's time where it is not given.
        """
        with contextlib.suppress(OSError):
            files = _states(self._folder)
            sounds = {Path(name).stem: state.st_mtime for name, state in files.items() if _completes(name)}
            limit = (time.time() if now is None else now) - _LEFT_SECONDS
            # A link has the age of its content; when it was made is the time of the last change to the file.
            lost = (
                name for name, one in files.items() if Path(name).stem not in sounds and one.st_ctime < limit
            )
            _remove(self._folder, lost)
            _remove(self._folder, _beyond(most_bytes, files, sounds))


def _beyond(
    most_bytes: int, files: Mapping[str, os.stat_result], sounds: Mapping[str, float]
) -> Iterator[str]:
    """Yield the files of the oldest of the sounds, of which the time of the last use is given, until the rest fits."""
    sizes = Counter[str]()
    for name, state in files.items():
        sizes[Path(name).stem] += state.st_size
    excess = sum(sizes[key] for key in sounds) - most_bytes
    for key in sorted(sounds, key=lambda one: sounds[one]):
        if excess <= 0:
            return
        yield from (f"{key}{suffix}" for suffix in (_SIZES, *SUFFIXES))
        excess -= sizes[key]


def _completes(name: str) -> bool:
    return name.endswith(_SIZES) and not name.startswith(".")


def of_this_user() -> SoundCache | None:
    """Return the cache of the user who runs this; None where there is no home."""
    try:
        return SoundCache(cache_folder() / "speech")
    except RuntimeError:
        return None


def _states(folder: Path) -> dict[str, os.stat_result]:
    states: dict[str, os.stat_result] = {}
    with os.scandir(folder) as files:
        for file in files:
            with contextlib.suppress(FileNotFoundError):  # another process removed it
                states[file.name] = file.stat()
    return states


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _link(file: Path, place: Path) -> None:
    """Put a link to the file in place, whatever was there. Raises `OSError`, also between file systems."""
    with contextlib.suppress(FileExistsError):
        os.link(file, place)
        return
    new = beside(place)
    os.link(file, new)
    new.replace(place)
    # Two names of one file: `replace` then leaves both.
    new.unlink(missing_ok=True)

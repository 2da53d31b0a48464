"""Speech that was made once on this machine, kept for every folder of data that needs it again.

Trying another configuration, and each test on a whole system, would otherwise speak a thousand texts anew. Files are
shared as links, because they are never written in place. Whoever damages one nevertheless is noticed by its size.
"""

import contextlib
import json
import os
import secrets
from pathlib import Path

from hotline.asterisk.cache import folder as cache_folder

from .sound_files import SUFFIXES, file_of


class SoundCache:
    """A folder of sounds by the key of their source. It fails in silence: without it, only time is lost."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fetch(self, key: str, target: Path) -> bool:
        """Put the sound of this key in place, and return whether it was there."""
        kept = self._folder / key
        try:
            sizes = json.loads(file_of(kept, ".json").read_bytes())
            files = [file_of(kept, suffix) for suffix in SUFFIXES]
            if [file.stat().st_size for file in files] != sizes:
                return False
            for suffix, file in zip(SUFFIXES, files, strict=True):
                _link(file, file_of(target, suffix))
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
            new = self._folder / f".{key}.{secrets.token_hex(4)}"
            new.write_text(json.dumps(sizes))
            new.replace(file_of(kept, ".json"))


def of_this_user() -> SoundCache | None:
    """Return the cache of the user who runs this; None where there is no home."""
    try:
        return SoundCache(cache_folder() / "speech")
    except RuntimeError:
        return None


def _link(file: Path, place: Path) -> None:
    """Put a link to the file in place, whatever was there. Raises `OSError`, also between file systems."""
    new = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    os.link(file, new)
    new.replace(place)
    # Two names of one file: `replace` then leaves both.
    new.unlink(missing_ok=True)

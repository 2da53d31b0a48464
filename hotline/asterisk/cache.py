"""Where private Asterisks are kept: one folder a version, below the user's cache."""

import os
import re
from pathlib import Path

#: A finished one. While it is being unpacked its folder has another name.
_finished = re.compile(r"asterisk-(\d+(?:\.\d+)*)")


def folder() -> Path:
    """Return the folder of our cache (XDG Base Directory Specification)."""
    # The specification says that a relative path is to be ignored.
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not base.is_absolute():
        base = Path.home() / ".cache"
    return base / "hotline"


def newest(cache: Path) -> Path | None:
    """Return the folder of the newest Asterisk that was completely unpacked, None if there is none."""
    found = [
        (tuple(int(part) for part in match[1].split(".")), path)
        for path in cache.glob("asterisk-*")
        if (match := _finished.fullmatch(path.name)) and path.is_dir()
    ]
    return max(found)[1] if found else None


def place(cache: Path, version: str) -> Path:
    """Return the folder for a package version such as `1:22.10.0~dfsg+~cs6.15-1`; it may not exist yet.

    Only the upstream version is in its name: colons would not go through the loader's `--library-path`.
    """
    upstream = re.match(r"(?:\d+:)?(\d+(?:\.\d+)*)", version)
    if upstream is None:
        raise ValueError(f"{version!r} does not begin with a version number")
    return cache / f"asterisk-{upstream[1]}"


def major(place: Path) -> int:
    """Return the release series of an Asterisk by the name of its folder."""
    match = _finished.fullmatch(place.name)
    if match is None:
        raise ValueError(f"{place.name!r} is not the name of a private Asterisk")
    return int(match[1].partition(".")[0])

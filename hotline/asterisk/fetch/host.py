"""What the host's own apt knows: its release, its sources, its keys."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotline.asterisk.program import MINIMUM_MAJOR

from . import sources

_keyrings = ("usr/share/keyrings/debian-archive-keyring.gpg", "usr/share/keyrings/debian-archive-keyring.pgp")


class FetchError(RuntimeError):
    """No Asterisk could be fetched; the message says what is missing and how to get it."""


@dataclass(frozen=True, slots=True)
class Host:
    """What the host's apt knows."""

    release: Mapping[str, str]
    known: tuple[sources.Source, ...]
    architecture: str
    #: Debian's archive keys, None where the host does not have them.
    keyring: Path | None

    @classmethod
    def read(cls, root: Path = Path("/")) -> "Host":
        """Read it from the files below `root`. Raises `FetchError` where this is no Debian or Ubuntu."""
        known: list[sources.Source] = []
        folder = root / "etc/apt"
        for path in (folder / "sources.list", *sorted((folder / "sources.list.d").glob("*.list"))):
            known += sources.parse_one_line(_text(path))
        for path in sorted((folder / "sources.list.d").glob("*.sources")):
            known += sources.parse_deb822(_text(path))
        keyring = next((path for name in _keyrings if (path := root / name).is_file()), None)
        release = sources.parse_os_release(_text(root / "etc/os-release"))
        return cls(release, tuple(known), _architecture(), keyring)


def _architecture() -> str:
    try:
        answer = subprocess.run(
            ["dpkg", "--print-architecture"],
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise FetchError(
            f"this is no Debian or Ubuntu (dpkg: {error}): install Asterisk {MINIMUM_MAJOR} or newer yourself"
        ) from error
    return answer.stdout.strip()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""

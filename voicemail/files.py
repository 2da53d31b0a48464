"""Names and places of messages' audio, and how a file gets onto the disk for good."""

import re
from datetime import UTC, datetime
from pathlib import Path

from hotline.files import sync

#: Below the folder of messages or of the lifeboat: what could not be read, for people to look at.
QUARANTINE = "quarantine"

#: A message's identity becomes a file name, so it is letters, digits and a few signs; Asterisk's Uniqueids
#: are.
_identity = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,190}")


def is_identity(text: str) -> bool:
    """Return whether this can be a message's identity."""
    return _identity.fullmatch(text) is not None


def audio_path(message: str, at: float) -> str:
    """Return where the audio of a message belongs, below the folder of messages.

    `at` is when it was left, seconds since the epoch. Raises `ValueError` where the identity is no file name.
    """
    if not is_identity(message):
        error = f"{message!r} cannot be a message's identity: only letters, digits, '.', '_' and '-'"
        raise ValueError(error)
    day = datetime.fromtimestamp(at, UTC)
    return f"{day:%Y/%m/%d}/{message}.wav"


def secure(path: Path, top: Path) -> None:
    """Return when the file is on disk, and its name in every folder from its own up to `top`.

    Raises `OSError`.
    """
    sync(path)
    for folder in path.parents:
        sync(folder)
        if folder == top:
            return


def put_into_quarantine(path: Path, quarantine: Path) -> Path:
    """Move a file that cannot be used into the quarantine and return its new path.

    It gets a name that is free there. Raises `OSError`.
    """
    quarantine.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in range(1, 1000):
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target = quarantine / name
        try:
            target.hardlink_to(path)  # unlike a rename it never replaces what is there
        except FileExistsError:
            if not target.samefile(path):  # else we were killed here the last time
                continue
        path.unlink()
        return target
    message = f"{quarantine} holds too many files named {path.name}; look at them and take them away"
    raise OSError(message)

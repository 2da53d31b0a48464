"""Names of recordings and their files. Pure."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import PurePosixPath

from .metadata import Format

#: Behind the name of an encrypted file.
SEALED = ".sealed"


def next_id(call: str, known: Collection[str]) -> str:
    """Return the id of a call's next recording: the call's own, or `<call>+2`… where it has one already."""
    number, name = 1, call
    while name in known:
        number += 1
        name = f"{call}+{number}"
    return name


def path_of(recording_id: str, begins_at: float, kind: Format, *, encrypted: bool) -> str:
    """Return where the file lies: `2026/11/22/<id>.flac.sealed`, by the node's local date of the begin."""
    day = datetime.fromtimestamp(begins_at, UTC).astimezone()
    return f"{day:%Y/%m/%d}/{recording_id}.{kind}{SEALED if encrypted else ''}"


def id_of(path: str) -> str:
    """Return the id of the recording whose file lies there."""
    return PurePosixPath(path.removesuffix(SEALED)).stem

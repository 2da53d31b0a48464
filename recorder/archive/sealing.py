"""Brings an encoded file to the disk as it will be stored, encrypted or not, and says what it is."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .container import CHUNK_BYTES, Chunks


class Sealed(NamedTuple):
    """What lies on the disk."""

    size: int
    #: Hexadecimal.
    sha256: str


def seal(content: BinaryIO, target: Path, header: bytes = b"", own_key: bytes = b"") -> Sealed:
    """Write the content from its begin to `target`, with a header and own key encrypted; return when it is on disk.

    Chunk by chunk. Raises `OSError`; what is at `target` then is worth nothing.
    """
    content.seek(0)
    chunks = Chunks(own_key) if header else None
    digest = hashlib.sha256(header)
    with open(target, "wb", opener=_closed_to_others) as file:
        file.write(header)
        number, chunk = 0, content.read(CHUNK_BYTES)
        while True:
            following = content.read(CHUNK_BYTES)
            stored = chunk if chunks is None else chunks.seal(number, chunk, last=not following)
            digest.update(stored)
            file.write(stored)
            if not following:
                break
            number, chunk = number + 1, following
        file.flush()
        os.fsync(file.fileno())
        return Sealed(file.tell(), digest.hexdigest())


def _closed_to_others(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

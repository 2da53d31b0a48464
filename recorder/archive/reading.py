"""Reads a stored recording as if it were a plain file, also from the middle, and only what was sealed.

Every byte that it gives out is authenticated: its chunk was, and before anything the last chunk was, so that the
length is that of what was stored (a file that is cut at the border of two chunks is found there).
"""

import io
from typing import Protocol

from .container import HEADER_BYTES, Chunks, Extent, Header, SealBrokenError
from .storage import Source, StorageError

#: How much of a plain file is read at once.
_PLAIN_BYTES = 65_536


class Keys(Protocol):
    """Has the keys of the ring (`keys.KeyRing`)."""

    def key(self, key_id: str) -> bytes:
        """Return the key of this id. Raises `keys.KeyRingError`."""


class Content(Protocol):
    """What is in a stored file, in pieces."""

    size: int
    piece_bytes: int

    def piece(self, number: int) -> bytes:
        """Return a piece. Raises `SealBrokenError`, `StorageError`."""


class SealedContent:
    """What is in an encrypted file."""

    def __init__(self, source: Source, keys: Keys) -> None:
        """Raises `SealBrokenError`, `keys.KeyRingError` and `StorageError`."""
        self._source = source
        self._extent = Extent(source.size)
        self.header = Header.parse(source.read(0, HEADER_BYTES))
        self.piece_bytes = self.header.chunk_bytes
        self._chunks = Chunks(self.header.unwrap(keys.key(self.header.key_id)))
        self.pieces = self._extent.chunks
        self.size = self._extent.content
        self.piece(self.pieces - 1)

    def piece(self, number: int) -> bytes:
        """Return what is in one chunk. Raises `SealBrokenError`, `StorageError`."""
        sealed = self._source.read(*self._extent.place(number))
        return self._chunks.open(number, sealed, last=number == self.pieces - 1)


class PlainContent:
    """What is in a file that is not encrypted."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.size = source.size
        self.piece_bytes = _PLAIN_BYTES

    def piece(self, number: int) -> bytes:
        """Return a piece. Raises `StorageError`."""
        return self._source.read(number * _PLAIN_BYTES, _PLAIN_BYTES)


class AudioReader(io.RawIOBase):
    """A FLAC or Ogg Opus file, seekable, for whoever reads such files (soundfile too). Must be closed.

    It blocks: use it in a thread. What went wrong is raised, and kept in `fault`, because libsndfile swallows it.
    """

    def __init__(self, source: Source, keys: Keys | None) -> None:
        """Read an encrypted file with the keys, or a plain one without.

        Takes the source over, and closes it where it raises: `SealBrokenError`, `keys.KeyRingError`, `StorageError`.
        """
        super().__init__()
        self._source = source
        try:
            self._content: Content = PlainContent(source) if keys is None else SealedContent(source, keys)
        except BaseException:
            source.close()
            raise
        self._at = 0
        self._kept: tuple[int, bytes] = (-1, b"")
        #: The first thing that went wrong; what was read after it is worth nothing.
        self.fault: SealBrokenError | StorageError | None = None

    @property
    def size(self) -> int:
        """Bytes of the audio file (not of the stored one)."""
        return self._content.size

    def read_range(self, start: int, length: int) -> bytes:
        """Return these bytes, fewer only at the end. Raises `SealBrokenError`, `StorageError`."""
        ends = min(start + length, self.size)
        found = bytearray()
        while start < ends:
            number, offset = divmod(start, self._content.piece_bytes)
            part = self._piece(number)[offset : offset + ends - start]
            if not part:
                break
            found += part
            start += len(part)
        return bytes(found)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be read from anywhere."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place and return it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "memoryview", /) -> int:  # type: ignore[override] # typeshed wants a Buffer
        """Fill the buffer from the present place on; 0 at the end."""
        content = self.read_range(self._at, len(buffer))
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)

    def close(self) -> None:
        """Close the stored file too."""
        if not self.closed:
            self._source.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        kept, content = self._kept
        if kept != number:
            try:
                content = self._content.piece(number)
            except (SealBrokenError, StorageError) as error:
                self.fault = self.fault or error
                raise
            self._kept = (number, content)
        return content

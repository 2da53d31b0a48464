"""Which bytes of a file a request wants (RFC 9110, section 14). Pure.

| `Range` | answer |
|---|---|
| none, another unit than bytes, what cannot be read, several ranges | the whole: a server may ignore it (14.2) |
| `bytes=0-499`, `bytes=500-`, `bytes=-500` | these bytes: 206 |
| one that begins behind the end, or `bytes=-0` | 416 (15.5.17) |
"""

import re
from dataclasses import dataclass

_ONE = re.compile(r"\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.ASCII | re.IGNORECASE)

#: A number with more digits is no place in a file.
_MOST_DIGITS = 18


class UnsatisfiableError(ValueError):
    """The file has none of these bytes."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Some bytes of a file: at least one."""

    first: int
    #: Included.
    last: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1

    def content_range(self, size: int) -> str:
        """Return the value of `Content-Range` for a file of this size (14.4)."""
        return f"bytes {self.first}-{self.last}/{size}"


def wanted(header: str | None, size: int) -> ByteRange | None:
    """Return the bytes that a `Range` asks for; None: the whole. Raises `UnsatisfiableError`."""
    match = _ONE.fullmatch(header or "")
    if match is None or match.groups() == ("", "") or max(map(len, match.groups())) > _MOST_DIGITS:
        return None
    first, last = match.groups()
    if not first:
        return _suffix(int(last), size)
    if last and int(last) < int(first):
        return None  # not valid (14.1.2), so it is ignored
    if int(first) >= size:
        raise UnsatisfiableError
    return ByteRange(int(first), min(int(last), size - 1) if last else size - 1)


def _suffix(length: int, size: int) -> ByteRange:
    if not length or not size:
        raise UnsatisfiableError
    return ByteRange(max(0, size - length), size - 1)

"""The format of an encrypted recording. Pure.

    header, 100 bytes                              chunk 0            chunk 1      …     last chunk
    magic | chunk size | key id | nonce | own key  65,536 + 16 bytes  65,536 + 16        up to 65,536 + 16
      8        4           8       12   32 + 16
    … and 20 bytes of zeros

Each file has a key of its own, of 256 random bits, which is wrapped with the key of the key ring that `key id` names
(AES-256-GCM, with all of the header before the nonce as associated data). Another key of the ring needs another
header, and not one byte of another body.

The chunks are the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance, CRYPTO 2015) over AES-256-GCM, as the file encryption format age (age-encryption.org/v1,
"Payload") lays it out: the nonce of a chunk is its number in 11 bytes, big-endian, and one byte that is 1 for the last
chunk only. So a changed, moved, missing, doubled or added chunk, and one of another file, is found; and a part of the
file can be read without the rest, since a chunk needs only its number. A key is used for one file and then never
again, so nonces cannot repeat; NIST SP 800-38D, 8.3, allows 2^32 uses.
"""

import secrets
import struct
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"HL1111\x00\x01"
CHUNK_BYTES = 65_536
TAG_BYTES = 16
KEY_BYTES = 32
HEADER_BYTES = 100

_NONCE_BYTES = 12
_outside = struct.Struct(">8sI8s")
_PADDING = bytes(HEADER_BYTES - _outside.size - _NONCE_BYTES - KEY_BYTES - TAG_BYTES)


class SealBrokenError(Exception):
    """The file is not what was sealed; the text says where."""


class WrongKeyError(SealBrokenError):
    """The file's own key cannot be unwrapped with this key: the header was changed, or the key is another one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of a file."""

    #: Of the key ring's key, 16 hexadecimal digits.
    key_id: str
    nonce: bytes
    wrapped: bytes
    chunk_bytes: int = CHUNK_BYTES

    @classmethod
    def seal(cls, key_id: str, master: bytes, own: bytes) -> Self:
        """Wrap a file's own key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(master).encrypt(nonce, own, _outside.pack(MAGIC, CHUNK_BYTES, bytes.fromhex(key_id)))
        return cls(key_id, nonce, wrapped)

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Read a header. Raises `SealBrokenError`."""
        if len(content) < HEADER_BYTES:
            message = f"it ends within its header, after {len(content)} bytes"
            raise SealBrokenError(message)
        magic, chunk_bytes, key_id = _outside.unpack_from(content)
        if magic != MAGIC:
            message = "it does not begin as an encrypted recording does"
            raise SealBrokenError(message)
        if chunk_bytes != CHUNK_BYTES or content[-len(_PADDING) :] != _PADDING:
            message = "its header was changed"
            raise SealBrokenError(message)
        nonce_ends = _outside.size + _NONCE_BYTES
        wrapped = content[nonce_ends : HEADER_BYTES - len(_PADDING)]
        return cls(key_id.hex(), content[_outside.size : nonce_ends], wrapped, chunk_bytes)

    def pack(self) -> bytes:
        """Return the bytes."""
        return self._associated() + self.nonce + self.wrapped + _PADDING

    def unwrap(self, master: bytes) -> bytes:
        """Return the file's own key. Raises `WrongKeyError`."""
        try:
            return AESGCM(master).decrypt(self.nonce, self.wrapped, self._associated())
        except InvalidTag as error:
            message = f"its own key cannot be unwrapped with the key {self.key_id}: the header was changed"
            raise WrongKeyError(message) from error

    def _associated(self) -> bytes:
        return _outside.pack(MAGIC, self.chunk_bytes, bytes.fromhex(self.key_id))


class Chunks:
    """Seals and opens chunks with a file's own key."""

    def __init__(self, own: bytes) -> None:
        self._cipher = AESGCM(own)

    def seal(self, number: int, content: bytes, *, last: bool) -> bytes:
        """Return the sealed chunk."""
        return self._cipher.encrypt(_nonce(number, last=last), content, None)

    def open(self, number: int, sealed: bytes, *, last: bool) -> bytes:
        """Return what is in the chunk. Raises `SealBrokenError`."""
        try:
            return self._cipher.decrypt(_nonce(number, last=last), sealed, None)
        except InvalidTag as error:
            message = f"chunk {number} was changed, or is not the one that belongs there"
            raise SealBrokenError(message) from error


def new_own_key() -> bytes:
    """Return a key for one file."""
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Extent:
    """How a file of this many bytes is cut into chunks."""

    stored: int

    @property
    def chunks(self) -> int:
        """How many there are. Raises `SealBrokenError` where there is none."""
        body = self.stored - HEADER_BYTES
        if body < TAG_BYTES:
            message = f"it has only {self.stored} bytes"
            raise SealBrokenError(message)
        return -(-body // (CHUNK_BYTES + TAG_BYTES))

    @property
    def content(self) -> int:
        """Bytes of what was sealed."""
        return self.stored - HEADER_BYTES - TAG_BYTES * self.chunks

    def place(self, number: int) -> tuple[int, int]:
        """Return where a chunk begins, and its length."""
        begins = HEADER_BYTES + number * (CHUNK_BYTES + TAG_BYTES)
        return begins, min(CHUNK_BYTES + TAG_BYTES, self.stored - begins)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_NONCE_BYTES - 1, "big") + bytes([last])

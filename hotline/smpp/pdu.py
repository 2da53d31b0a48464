"""PDUs: the header, how they are found in a stream of bytes, and the bodies that are not messages. Pure.

Numbers of sections are those of the specification.
"""

from collections.abc import Iterator
from enum import IntEnum
from struct import Struct

import msgspec

#: 3.2: length, command, status, sequence number.
_HEADER = Struct(">IIII")

#: The longest PDU that is taken: a `message_payload` has 64 K octets at most (5.3.2.32).
LONGEST = 70_000

#: 5.1.2.1: an answer has the request's number with this bit.
RESPONSE = 0x8000_0000

#: 3.2: sequence numbers.
LAST_SEQUENCE = 0x7FFF_FFFF


class SmppError(Exception):
    """The other side does not speak SMPP 3.4; the text holds nothing of a message."""


class Command(IntEnum):
    """5.1.2.1."""

    GENERIC_NACK = 0x8000_0000
    SUBMIT_SM = 0x04
    DELIVER_SM = 0x05
    UNBIND = 0x06
    BIND_TRANSCEIVER = 0x09
    ENQUIRE_LINK = 0x15


class Status(IntEnum):
    """5.1.3, those that are told apart here."""

    OK = 0x00
    INVALID_COMMAND = 0x03
    ALREADY_BOUND = 0x05
    SYSTEM_ERROR = 0x08
    INVALID_SOURCE = 0x0A
    INVALID_DESTINATION = 0x0B
    BIND_FAILED = 0x0D
    INVALID_PASSWORD = 0x0E
    INVALID_SYSTEM_ID = 0x0F
    QUEUE_FULL = 0x14
    THROTTLED = 0x58
    #: "ESME Receiver Temporary App Error Code": bring it again.
    TEMPORARY = 0x64


class Pdu(msgspec.Struct, frozen=True, kw_only=True):
    """One PDU. Commands that are not known are kept as numbers."""

    command: int
    sequence: int
    status: int = 0
    body: bytes = b""

    def encode(self) -> bytes:
        """Return it as it is sent."""
        return (
            _HEADER.pack(_HEADER.size + len(self.body), self.command, self.status, self.sequence) + self.body
        )

    @property
    def is_response(self) -> bool:
        """It answers one of ours."""
        return self.command >= RESPONSE

    def response(self, status: int = Status.OK, body: bytes = b"") -> "Pdu":
        """Return the answer to it."""
        return Pdu(command=self.command | RESPONSE, sequence=self.sequence, status=status, body=body)


class Framer:
    """Finds PDUs in what comes."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Pdu]:
        """Take the next bytes and yield what is whole. Raises `SmppError` where the stream cannot be followed."""
        self._bytes += data
        while len(self._bytes) >= _HEADER.size:
            length, command, status, sequence = _HEADER.unpack_from(self._bytes)
            if not _HEADER.size <= length <= LONGEST:
                raise SmppError(f"a PDU of {length} octets")
            if len(self._bytes) < length:
                return
            body = bytes(self._bytes[_HEADER.size : length])
            del self._bytes[:length]
            yield Pdu(command=command, status=status, sequence=sequence, body=body)


class Reader:
    """Reads the fields of a body one after the other; each raises `SmppError` at its end."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._place = 0

    @property
    def has_more(self) -> bool:
        """Something follows."""
        return self._place < len(self._body)

    def integer(self, octets: int = 1) -> int:
        """Return a number, most significant octet first (3.1)."""
        return int.from_bytes(self.octets(octets), "big")

    def octets(self, count: int) -> bytes:
        """Return so many octets."""
        found = self._body[self._place : self._place + count]
        if len(found) < count:
            raise SmppError("a field is cut off")
        self._place += count
        return found

    def c_string(self) -> str:
        """Return a C-octet string (3.1)."""
        end = self._body.find(b"\x00", self._place)
        if end < 0:
            raise SmppError("a string has no end")
        found = self._body[self._place : end]
        self._place = end + 1
        return found.decode("latin-1")


def c_string(text: str, longest: int) -> bytes:
    """Return a C-octet string of at most `longest` octets with its NUL. Raises `SmppError`."""
    encoded = text.encode("latin-1", "replace")
    if b"\x00" in encoded or len(encoded) >= longest:
        raise SmppError(f"a field has more than {longest - 1} octets")
    return encoded + b"\x00"


def bind_body(system_id: str, password: str) -> bytes:
    """Return the body of `bind_transceiver` (4.1.5): interface version 3.4, addresses as the centre has them."""
    return c_string(system_id, 16) + c_string(password, 9) + c_string("", 13) + b"\x34\x00\x00" + b"\x00"

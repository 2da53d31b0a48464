"""AudioSocket without input and output: bytes in, events out; audio in, bytes out. Pure.

A message is one byte of kind, two bytes of length (big endian), and as many bytes of payload
(docs.asterisk.org, Configuration, Channel Drivers, AudioSocket):

    kind   payload              from Asterisk                     to Asterisk
    0x00   none                 the caller is gone                stop, and go on with the dialplan
    0x01   16 bytes             the stream's UUID; comes first    –
    0x03   one character        a key was pressed and let go      –
    0x10   16 bit, little       20 ms of the caller               20 ms for the caller
           endian, 8 kHz
    0xff   one byte or none     Asterisk failed                   –

The application of the dialplan always has 8 kHz; other rates (0x11 to 0x18) belong to the channel driver. Releases of
Asterisk before 20.14 and 22.4 send no keys: then only the manager interface tells of them.
"""

import struct
from typing import Literal
from uuid import UUID

import msgspec

from .errors import AudioSocketProtocolError

#: Samples a second, of 16 bits.
SAMPLE_RATE = 8000
#: Of one message of audio: 20 ms.
FRAME_SECONDS = 0.02
FRAME_BYTES = 320
SILENCE = bytes(FRAME_BYTES)

#: Asterisk sends 20 ms, at most what a phone packs into one packet; 200 ms is no phone.
MAX_PAYLOAD = 3200

_KEYS = b"0123456789*#ABCD"
_HEADER = struct.Struct(">BH")
_END, _UUID, _KEY, _AUDIO, _ERROR = 0x00, 0x01, 0x03, 0x10, 0xFF


class Identified(msgspec.Struct, frozen=True):
    """The peer says which stream this is."""

    uuid: UUID


class AudioReceived(msgspec.Struct, frozen=True):
    """What the caller said."""

    samples: bytes


class KeyReceived(msgspec.Struct, frozen=True):
    """The caller pressed a key."""

    key: str


class EndReceived(msgspec.Struct, frozen=True):
    """The peer ends the stream: the caller is gone, or Asterisk failed."""

    failed: bool


Event = Identified | AudioReceived | KeyReceived | EndReceived
State = Literal["NEW", "OPEN", "ENDED"]


class AudioSocketProtocol:
    """Our side of one connection."""

    __slots__ = ("_buffer", "state")

    def __init__(self) -> None:
        self.state: State = "NEW"
        self._buffer = bytearray()

    def receive(self, data: bytes) -> list[Event]:
        """Take what the peer sent, however it was cut, and return what it means, in order.

        What follows the end is passed over. Raises `AudioSocketProtocolError` for what is no AudioSocket; after
        this the connection must be closed.
        """
        self._buffer += data
        events: list[Event] = []
        while self.state != "ENDED" and len(self._buffer) >= _HEADER.size:
            kind, length = _HEADER.unpack_from(self._buffer)
            if length > MAX_PAYLOAD:
                raise AudioSocketProtocolError(f"a message of {length} bytes is too long")
            if len(self._buffer) < _HEADER.size + length:
                break
            payload = bytes(self._buffer[_HEADER.size : _HEADER.size + length])
            del self._buffer[: _HEADER.size + length]
            events.append(self._message(kind, payload))
        if self.state == "ENDED":
            self._buffer.clear()
        return events

    def _message(self, kind: int, payload: bytes) -> Event:
        if self.state == "NEW" and kind != _UUID:
            raise AudioSocketProtocolError("the first message is no UUID")
        match kind:
            case _ if kind == _AUDIO and len(payload) % 2 == 0:
                return AudioReceived(payload)
            case _ if kind == _KEY and len(payload) == 1 and payload in _KEYS:
                return KeyReceived(payload.decode())
            case _ if kind == _UUID and len(payload) == 16 and self.state == "NEW":
                self.state = "OPEN"
                return Identified(UUID(bytes=payload))
            case _ if kind in {_END, _ERROR}:
                self.state = "ENDED"
                return EndReceived(failed=kind == _ERROR)
        raise AudioSocketProtocolError(f"a message 0x{kind:02x} of {len(payload)} bytes means nothing here")


def audio_message(samples: bytes) -> bytes:
    """Return what lets the caller hear the samples. Raises `ValueError` for half a sample, none, or too many."""
    if not samples or len(samples) % 2 or len(samples) > MAX_PAYLOAD:
        raise ValueError(f"{len(samples)} bytes are no audio message")
    return _HEADER.pack(_AUDIO, len(samples)) + samples


def end_message() -> bytes:
    """Return what has Asterisk end the application and go on."""
    return _HEADER.pack(_END, 0)

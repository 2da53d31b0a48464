"""The messages between the controller and a recogniser's process, over pipes. Pure.

A message is four bytes of session, one of kind, four of length (big endian), and the payload.
"""

import struct
from enum import IntEnum

_HEADER = struct.Struct(">IBI")

#: Longer than anything that either side sends.
MAX_PAYLOAD = 1_000_000


class Kind(IntEnum):
    """What a message is."""

    #: To the process. Payload: the phrases, a JSON list. Begins a session.
    OPEN = 1
    #: To the process. Payload: 16-bit samples, 8 kHz.
    AUDIO = 2
    #: To the process: say what was heard until now, as the last utterance. Ends the session.
    FINISH = 3
    #: To the process: nobody wants to know any more. Ends the session.
    DROP = 4
    #: From the process: the model is loaded. Session 0.
    READY = 10
    #: From the process. Payload: an `Utterance` as JSON.
    UTTERANCE = 11
    #: From the process: this session failed, and is over. Payload: why, as text.
    FAILED = 12


def encode(session: int, kind: Kind, payload: bytes = b"") -> bytes:
    """Return the bytes of a message. Raises `ValueError` for one that is too long."""
    if len(payload) > MAX_PAYLOAD:
        raise ValueError(f"a message of {len(payload)} bytes is too long")
    return _HEADER.pack(session, kind, len(payload)) + payload


class Decoder:
    """From bytes to messages."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[tuple[int, Kind, bytes]]:
        """Return session, kind and payload of each message that is complete. Raises `ValueError` for nonsense."""
        self._buffer += data
        messages = []
        while len(self._buffer) >= _HEADER.size:
            session, kind, length = _HEADER.unpack_from(self._buffer)
            if length > MAX_PAYLOAD:
                raise ValueError(f"a message of {length} bytes is too long")
            end = _HEADER.size + length
            if len(self._buffer) < end:
                break
            messages.append((session, Kind(kind), bytes(self._buffer[_HEADER.size : end])))
            del self._buffer[:end]
        return messages

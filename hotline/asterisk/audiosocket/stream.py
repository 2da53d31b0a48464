"""One caller's audio: expected, then connected, then closed.

Whoever uses it looks in every 20 ms (`take_audio`, `take_keys`) and sends what the caller hears; nothing here waits.
A peer that is slow, or a user who does not look in, costs `MOST_BYTES` each way, and then audio.
"""

import asyncio
from collections import deque
from uuid import UUID

from .protocol import FRAME_BYTES, audio_message, end_message

#: What is kept of either direction, bytes: two seconds. Beyond it the caller's oldest audio goes, and our newest.
MOST_BYTES = 100 * FRAME_BYTES
#: Keys that nobody took.
MOST_KEYS = 32


class AudioStream:
    """The audio of one call."""

    def __init__(self, uuid: UUID) -> None:
        self.uuid = uuid
        #: Set when Asterisk has connected.
        self.connected = asyncio.Event()
        #: Set when the connection is gone, whoever closed it.
        self.closed = asyncio.Event()
        #: Bytes of the caller's audio that were dropped because nobody took them.
        self.dropped = 0
        self._transport: asyncio.Transport | None = None
        self._audio: deque[bytes] = deque()
        self._size = 0
        self._keys: deque[str] = deque(maxlen=MOST_KEYS)

    # --- for the script ---

    def take_audio(self) -> bytes:
        """Return what the caller said since the last look."""
        samples = b"".join(self._audio)
        self._audio.clear()
        self._size = 0
        return samples

    def take_keys(self) -> str:
        """Return the keys that were pressed since the last look, the oldest first."""
        keys = "".join(self._keys)
        self._keys.clear()
        return keys

    def send(self, samples: bytes) -> bool:
        """Let the caller hear the samples; False where the peer takes nothing more, and they are dropped."""
        transport = self._transport
        if transport is None or transport.is_closing() or transport.get_write_buffer_size() > MOST_BYTES:
            return False
        transport.write(audio_message(samples))
        return True

    def end(self) -> None:
        """Have Asterisk go on with the call; `closed` follows."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(end_message())

    def abort(self) -> None:
        """Close at once, whatever the peer does."""
        if self._transport is not None:
            self._transport.abort()
        self.closed.set()

    # --- for the server ---

    def connect(self, transport: asyncio.Transport) -> None:
        """The peer is there."""
        self._transport = transport
        self.connected.set()

    def put_audio(self, samples: bytes) -> None:
        """Keep what the caller said, and forget the oldest where nobody takes it."""
        self._audio.append(samples)
        self._size += len(samples)
        while self._size > MOST_BYTES:
            oldest = len(self._audio.popleft())
            self._size -= oldest
            self.dropped += oldest

    def put_key(self, key: str) -> None:
        """Keep a key."""
        self._keys.append(key)

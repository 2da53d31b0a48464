"""AudioSocket: a caller's audio as a stream over TCP, in both directions, with the keys that are pressed meanwhile."""

from .errors import AudioSocketProtocolError
from .protocol import FRAME_BYTES, FRAME_SECONDS, SAMPLE_RATE, SILENCE, AudioSocketProtocol
from .server import AudioSocketServer
from .stream import AudioStream

__all__ = [
    "FRAME_BYTES",
    "FRAME_SECONDS",
    "SAMPLE_RATE",
    "SILENCE",
    "AudioSocketProtocol",
    "AudioSocketProtocolError",
    "AudioSocketServer",
    "AudioStream",
]

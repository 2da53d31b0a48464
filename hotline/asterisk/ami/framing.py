"""Cuts the stream of bytes into messages, however the network cut it before.

Pure. The cut is made on bytes, and only whole messages are decoded, so that a UTF-8 character which arrives
in two TCP segments stays whole.
"""

from .messages import END, GREETING

#: More than this without an empty line is no message: the longest real ones are outputs of commands.
MAX_MESSAGE_BYTES = 4 * 1024 * 1024


class NotAmi(Exception):  # noqa: N818
    """The other side does not speak the manager's protocol."""


class Framer:
    """The receiving end of one connection."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        #: Protocol version from the greeting, for example `11.0.0`; None until it came.
        self.version: str | None = None

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes as they came and return the messages that are now complete, without their empty lines.

        Raises `NotAmi` for a wrong greeting and for a message without an end.
        """
        seen = len(self._buffer)
        self._buffer += data
        if self.version is None:
            if not self._take_greeting():
                return []
            seen = 0
        if self._buffer.find(END, max(0, seen - len(END))) < 0:
            if len(self._buffer) > MAX_MESSAGE_BYTES:
                raise NotAmi(f"more than {MAX_MESSAGE_BYTES} bytes without the end of a message")
            return []
        *blocks, rest = bytes(self._buffer).split(END)
        self._buffer = bytearray(rest)
        # Some modules of Asterisk end a message with one empty line too many.
        return [block for block in (block.lstrip(b"\r\n") for block in blocks) if block]

    def _take_greeting(self) -> bool:
        """Cut off the greeting; False while it is incomplete."""
        if not GREETING.startswith(self._buffer[: len(GREETING)]):
            raise NotAmi("the other side does not greet like Asterisk's manager interface")
        line, end, rest = bytes(self._buffer).partition(b"\r\n")
        if not end:
            if len(line) > 200:
                raise NotAmi("the other side's greeting has no end")
            return False
        self.version = line[len(GREETING) :].decode("ascii", "replace")
        self._buffer = bytearray(rest)
        return True

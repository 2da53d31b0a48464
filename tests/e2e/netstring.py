"""baresip's control messages: JSON in netstrings (`<length>:<bytes>,`), as pure functions over bytes."""

import json
from typing import Any


class Decoder:
    """Collects bytes and gives out whole messages."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Return the messages that are complete now. Raises `ValueError` when it is no netstring."""
        self._buffer += data
        messages: list[dict[str, Any]] = []
        while True:
            head, colon, rest = self._buffer.partition(b":")
            if not colon:
                return messages
            length = int(head)
            if len(rest) < length + 1:
                return messages
            if rest[length : length + 1] != b",":
                raise ValueError("a netstring ends with a comma")
            messages.append(json.loads(rest[:length]))
            self._buffer = rest[length + 1 :]


def encode(command: str, parameters: str | None, token: str) -> bytes:
    """Return the bytes that make baresip run a command and send its response with the same token."""
    message = {"command": command, "token": token}
    if parameters is not None:
        message["params"] = parameters
    body = json.dumps(message).encode()
    return b"%d:%s," % (len(body), body)

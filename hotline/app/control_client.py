"""Asks the running controller over its control socket; for commands of people, so it simply waits."""

import socket
import time
from collections.abc import Mapping

import msgspec

from hotline.paths import Paths

from .control import COMMAND_SECONDS, READ_SECONDS
from .control_wire import (
    LONGEST_LINE,
    SOCKET_NAME,
    Answer,
    ControlError,
    Request,
    line_of,
    read_line,
    short_address,
)

#: Longer than the controller may take, seconds.
PATIENCE_SECONDS = COMMAND_SECONDS + READ_SECONDS

#: A longer answer is none of ours, bytes.
_LONGEST_ANSWER = 16 * LONGEST_LINE


class NotReachedError(Exception):
    """No controller did the command; the text says what to do."""


def ask(
    paths: Paths, command: str, arguments: Mapping[str, object] | None = None, *,
    patience_seconds: float = PATIENCE_SECONDS,
) -> Mapping[str, object]:  # fmt: skip
    """Have the controller of this data folder do a command; return what it tells.

    Raises `NotReachedError`, and `ControlError` where the controller refuses.
    """
    line = line_of(Request(command, arguments or {}))
    if len(line) > LONGEST_LINE:
        raise ControlError.because(f"that is too much for one command ({len(line)} bytes)")
    answer = _answer(paths, line, patience_seconds)
    if not answer.ok:
        raise ControlError(answer.problems)
    return answer.result


def _answer(paths: Paths, line: bytes, patience_seconds: float) -> Answer:
    path = paths.run / SOCKET_NAME
    try:
        with short_address(path) as address, socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(patience_seconds)
            connection.connect(address)
            connection.sendall(line)
            return read_line(_read(connection, time.monotonic() + patience_seconds), Answer)
    except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
        raise NotReachedError(f"no controller runs on {paths.data}: start it with `hotline up`") from None
    except PermissionError:
        message = f"{path} belongs to another user: run this command as the user who runs `hotline up`"
        raise NotReachedError(message) from None
    except TimeoutError:
        message = f"the controller on {paths.data} does not answer: see its log in {paths.log}"
        raise NotReachedError(message) from None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"the controller on {paths.data} ended before it answered ({error}): try again"
        raise NotReachedError(message) from None


def _read(connection: socket.socket, deadline: float) -> bytes:
    """Return the line that the controller sends. Raises `TimeoutError` and `OSError`."""
    line = b""
    while not line.endswith(b"\n"):
        connection.settimeout(max(0.001, deadline - time.monotonic()))
        part = connection.recv(65_536)
        if not part or len(line) > _LONGEST_ANSWER:
            break
        line += part
    return line

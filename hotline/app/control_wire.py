"""The words on the control socket: one line of JSON asks, one line of JSON answers, and the connection ends.

{"command":"surge-off","arguments":{}}
{"ok":true,"result":{"was":"on"},"problems":[]}
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from hotline.problems import Problem

#: Name of the socket in `paths.run`.
SOCKET_NAME = "control.sock"

#: No line is longer, bytes; the longest request carries a text of two minutes in every language.
LONGEST_LINE = 64 * 1024

#: An address of a socket has so many bytes, the NUL at its end included (unix(7)).
ADDRESS_BYTES = 108

Line = TypeVar("Line")


class Trouble(msgspec.Struct, frozen=True):
    """One thing to mend."""

    #: What is wrong.
    what: str
    #: File, line and key, or the option of the command; empty where the whole command is meant.
    where: str = ""
    #: How to mend it.
    remedy: str = ""

    @classmethod
    def of(cls, problem: Problem) -> "Trouble":
        """Return a problem of a file that people write."""
        where = f"{problem.place}: {problem.key}" if problem.key else problem.place
        return cls(problem.what, where, problem.remedy)

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.what}.{remedy}"


class ControlError(Exception):
    """The command is refused; `troubles` has every reason."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(str(trouble) for trouble in self.troubles))

    @classmethod
    def because(cls, what: str, where: str = "", remedy: str = "") -> "ControlError":
        """Return the error for a single reason."""
        return cls([Trouble(what, where, remedy)])


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked."""

    command: str
    arguments: Mapping[str, object] = {}


class Answer(msgspec.Struct, frozen=True):
    """What became of it."""

    ok: bool
    result: Mapping[str, object] = {}
    problems: Sequence[Trouble] = ()


_encoder = msgspec.json.Encoder()


def line_of(message: Request | Answer) -> bytes:
    """Return the line, with its end."""
    return _encoder.encode(message) + b"\n"


def read_line(line: bytes, kind: type[Line]) -> Line:
    """Return the message in the line. Raises `msgspec.DecodeError` (also where the fields do not fit)."""
    return msgspec.json.decode(line, type=kind)


@contextmanager
def short_address(path: Path) -> Iterator[str]:
    """Give the socket's path a name that fits into an address, which has fewer bytes than a path may have.

    Raises `OSError` where the folder is not there.
    """
    if len(os.fsencode(path)) < ADDRESS_BYTES:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)

"""The AGI protocol without input and output: bytes in, events out; words in, bytes out.

    state       a line that begins with…         becomes
    HEADER      agi_key: value                   part of the request
                (empty)                          RequestReceived, then IDLE
    IDLE        HANGUP                           HangupReceived
                anything else                    StrayLine; it answers nothing
    AWAITING    HANGUP                           HangupReceived, still AWAITING: the reply comes behind it
                three digits and a blank         a Reply, then IDLE
                1 and two digits                 nothing: provisional, the reply comes behind it
                520-                             the first line of USAGE
                200 result=1 (… not ending in )  the first line of VALUE, if a value was asked for
                anything else                    StrayLine, still AWAITING
    USAGE       HANGUP                           HangupReceived, still USAGE
                520 and a blank                  a Reply with all lines, then IDLE
    VALUE       … ending in )                    a Reply with all lines, then IDLE

A variable with line feeds in it is sent as it is. Asterisk writes from one thread, so HANGUP as a line of
VALUE is part of the value. A value that imitates the end of a reply leaves lines behind, and they are stray.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, assert_never

import msgspec

from .command import Word, encode_command
from .errors import AgiProtocolError
from .reply import Reply, parse_reply

#: Bytes of one line, of one request, and of one reply. A request of Asterisk has about 700.
MAX_BYTES = 64 * 1024
#: Asterisk sends 22 lines and one per argument of AGI().
MAX_REQUEST_LINES = 200
#: A value with line feeds leaves a few behind; more is no Asterisk.
MAX_STRAY_LINES = 100
#: First words of the commands whose reply holds a value as it is, line feeds included.
_ANSWERED_BY_A_VALUE = frozenset({"GET", "DATABASE", "RECEIVE"})


class RequestReceived(msgspec.Struct, frozen=True):
    """The request is complete; commands may be sent."""

    #: The agi_* lines without that prefix.
    request: Mapping[str, str]


class HangupReceived(msgspec.Struct, frozen=True):
    """The caller's channel is gone."""


class StrayLine(msgspec.Struct, frozen=True):
    """A line that answers nothing was left out."""

    #: Its length; what it says may be personal.
    size: int


#: A `Reply` answers the command that was sent last; the next one may be sent.
Event = RequestReceived | Reply | HangupReceived | StrayLine


#: See the table above.
State = Literal["HEADER", "IDLE", "AWAITING", "USAGE", "VALUE"]


class AgiProtocol:
    """The controller's side of one AGI session."""

    __slots__ = (
        "_asked_for_value",
        "_lines",
        "_request",
        "_request_lines",
        "_size",
        "_stray",
        "_tail",
        "state",
    )

    def __init__(self) -> None:
        self.state: State = "HEADER"
        #: The begin of a line whose end has not come yet.
        self._tail = bytearray()
        self._request: dict[str, str] = {}
        #: The lines of a reply that has more than one.
        self._lines: list[bytes] = []
        self._request_lines = 0
        #: Bytes that the request or the reply of several lines has so far.
        self._size = 0
        self._asked_for_value = False
        self._stray = 0

    def command(self, words: Sequence[Word]) -> bytes:
        """Return the bytes to send for this command; the reply to it comes out of `receive`.

        Raises `RuntimeError` before the request has come or before the last command was answered, because
        Asterisk loses replies where commands are pipelined, and `ValueError` as `encode_command` does.
        Neither changes anything.
        """
        if self.state != "IDLE":
            raise RuntimeError("an AGI command must not be sent before the one before it was answered")
        line = encode_command(words)
        self._asked_for_value = words[0] in _ANSWERED_BY_A_VALUE
        self.state = "AWAITING"
        return line

    def receive(self, data: bytes) -> list[Event]:
        """Take what the peer sent, however it was cut, and return what it means, in order.

        Raises `AgiProtocolError` where that is not AGI or too long; after this the connection must be closed.
        """
        lines = data.split(b"\n")
        rest = lines.pop()
        if rest or self._tail:
            self._join(lines, rest)
        events: list[Event] = []
        for line in lines:
            if len(line) > MAX_BYTES:
                raise AgiProtocolError(f"a line is longer than {MAX_BYTES} bytes")
            event = self._line(line)
            if event is not None:
                events.append(event)
        return events

    def _join(self, lines: list[bytes], rest: bytes) -> None:
        """Put the begin that came earlier before the first line, and keep the begin of the next one."""
        if lines:
            lines[0] = bytes(self._tail) + lines[0]
            self._tail.clear()
        self._tail += rest
        if len(self._tail) > MAX_BYTES:
            raise AgiProtocolError(f"a line is longer than {MAX_BYTES} bytes")

    def _line(self, line: bytes) -> Event | None:
        match self.state:
            case "AWAITING" | "IDLE" | "USAGE" if line == b"HANGUP":
                return HangupReceived()
            case "AWAITING":
                return self._first_line_of_reply(line)
            case "USAGE" | "VALUE":
                return self._next_line_of_reply(line)
            case "HEADER":
                return self._header_line(line)
            case "IDLE":
                return self._stray_line(line)
        assert_never(self.state)

    def _header_line(self, line: bytes) -> Event | None:
        if not line:
            if not self._request:
                raise AgiProtocolError("the request is empty")
            self.state = "IDLE"
            return RequestReceived(self._request)
        self._request_lines += 1
        if self._request_lines > MAX_REQUEST_LINES:
            raise AgiProtocolError(f"the request has more than {MAX_REQUEST_LINES} lines")
        self._grow(line)
        key, colon, value = line.partition(b": ")
        if key.startswith(b"agi_") and colon:
            # The first one counts, so that a name with a line feed cannot change what stood before it.
            self._request.setdefault(_decode(key[4:]), _decode(value))
            return None
        if not self._request:
            raise AgiProtocolError("this is not an AGI request")
        return self._stray_line(line)

    def _first_line_of_reply(self, line: bytes) -> Event | None:
        if line.startswith(b"200 "):
            if not self._asked_for_value or line.endswith(b")") or not line.startswith(b"200 result=1 ("):
                self.state = "IDLE"
                return parse_reply(_decode(line))
            self.state = "VALUE"
        elif not line[:3].isdigit() or line[3:4] not in (b" ", b"-"):
            return self._stray_line(line)
        elif line.startswith(b"1"):
            return None
        elif line[3:4] == b"-":
            self.state = "USAGE"
        else:
            self.state = "IDLE"
            return parse_reply(_decode(line))
        self._lines = [line]
        self._size = len(line) + 1
        return None

    def _next_line_of_reply(self, line: bytes) -> Event | None:
        self._grow(line)
        self._lines.append(line)
        last = line.endswith(b")") if self.state == "VALUE" else line[:4] == self._lines[0][:3] + b" "
        if not last:
            return None
        self.state = "IDLE"
        text = _decode(b"\n".join(self._lines))
        self._lines = []
        return parse_reply(text)

    def _stray_line(self, line: bytes) -> StrayLine:
        self._stray += 1
        if self._stray > MAX_STRAY_LINES:
            raise AgiProtocolError(f"more than {MAX_STRAY_LINES} lines answer nothing")
        return StrayLine(len(line))

    def _grow(self, line: bytes) -> None:
        self._size += len(line) + 1
        if self._size > MAX_BYTES:
            raise AgiProtocolError(f"the request or the reply is longer than {MAX_BYTES} bytes")


def _decode(text: bytes) -> str:
    """Caller names come in whatever the network uses: UTF-8, or else Latin-1, which fits all bytes."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")

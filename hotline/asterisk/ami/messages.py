"""What Asterisk says on the manager interface: the blocks of lines, read into headers, events and responses.

Pure: bytes in, messages out. A message is a block of `Name: value` lines, each ended by CR LF, and is itself
ended by an empty line. The only exception is the greeting, one line without an empty one behind it (`Asterisk
Call Manager/11.0.0`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, overload

T = TypeVar("T")

#: The end of a message: the end of its last line and an empty line.
END = b"\r\n\r\n"
#: The first words of the greeting.
GREETING = b"Asterisk Call Manager/"
EOL = "\r\n"
#: Values of `Response` that mean that Asterisk did as it was told.
SUCCESSES = frozenset({"Success", "Follows", "Goodbye"})
#: What is read of most events. Asterisk writes each at most once in a message, in this spelling, never first.
GLANCED = frozenset({"Timestamp", "Uniqueid", "DestUniqueid", "DestChannel", "Device", "State"})


class Headers(Mapping[str, str]):
    """The lines of a message by name; upper and lower case are the same.

    A name may come several times (`ChanVariable`, `Output`): its value here is all of them joined by
    newlines, in the order in which they came, and `get_all` gives them apart.

    The lines are taken apart when somebody looks into them for the first time in a way that needs it: most events
    are passed over by their name, and of most others two headers of twenty-five are read.
    """

    __slots__ = ("_fields", "_repeated", "_text")

    def __init__(self, lines: str | list[str]) -> None:
        #: The message as it came; None once it was taken apart.
        self._text: str | None = lines if isinstance(lines, str) else EOL.join(lines)
        #: Names in lower case, with the name as it came and the value.
        self._fields: dict[str, tuple[str, str]] = {}
        self._repeated: dict[str, list[str]] = {}

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Headers":
        """Return headers made from a mapping."""
        return cls([f"{name}: {value}" for name, value in headers.items()])

    def may_have(self, name: str) -> bool:
        """Tell, without taking the lines apart, whether a header may be there, in exactly this spelling."""
        return name in self._text if self._text is not None else name in self

    def get_all(self, name: str) -> tuple[str, ...]:
        """Return every value of a header in its order; empty if it did not come."""
        key, fields = name.lower(), self._read()
        if key in self._repeated:
            return tuple(self._repeated[key])
        return (fields[key][1],) if key in fields else ()

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str) -> str: ...
    @overload
    def get(self, name: str, /, default: T) -> str | T: ...
    def get(self, name: str, /, default: object = None) -> object:
        """Return the value of a header, or `default`; quick also when the header did not come."""
        value = self._glance(name)
        if value is not None:
            return value
        found = self._read().get(name.lower())
        return default if found is None else found[1]

    def __getitem__(self, name: str) -> str:
        value = self._glance(name)
        return self._read()[name.lower()][1] if value is None else value

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._read()

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._read().values())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"  # names only: the values are personal

    def _glance(self, name: str) -> str | None:
        """Return the value of one of `GLANCED` without taking all lines apart; None: taking them apart will tell."""
        text = self._text
        if text is None or name not in GLANCED:
            return None
        mark = f"{EOL}{name}: "
        begin = text.find(mark)
        if begin < 0:
            return None
        begin += len(mark)
        end = text.find(EOL, begin)
        return text[begin:] if end < 0 else text[begin:end]

    def _read(self) -> dict[str, tuple[str, str]]:
        if self._text is None:
            return self._fields
        fields, text = self._fields, self._text
        for line in text.split(EOL):
            name, separator, value = line.partition(": ")
            if not separator:
                name, separator, value = line.partition(":")
                if not separator:
                    continue  # no header: the rest of a value that contained a line break
            key = name.lower()
            if key in fields:
                self._repeated.setdefault(key, [fields[key][1]]).append(value)
            else:
                fields[key] = (name, value)
        for key, values in self._repeated.items():
            fields[key] = (fields[key][0], "\n".join(values))
        self._text = None
        return fields


@dataclass(frozen=True, slots=True)
class AmiEvent:
    """Something happened in Asterisk, or to our connection to it."""

    #: For example `Newchannel`; `HotlineConnected`, `HotlineLost` and `HotlineDropped` come from this client.
    name: str
    headers: Headers = field(default_factory=lambda: Headers([]))

    @property
    def at(self) -> float | None:
        """When it happened (Unix time, s); None unless manager.conf has `timestampevents=yes`."""
        try:
            return float(self.headers["Timestamp"])
        except (KeyError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class AmiResponse:
    """What Asterisk answered to an action."""

    success: bool
    #: Asterisk's own words, for example `No such channel`; empty where it gave none.
    message: str
    headers: Headers
    #: The items of a list, without the event that ends it; empty where the reply is no list.
    events: list[AmiEvent] = field(default_factory=list)

    @property
    def output(self) -> str:
        """What a `Command` printed, its lines joined by newlines."""
        return self.headers.get("Output", "")


def parse(block: bytes) -> AmiEvent | AmiResponse | None:
    """Read one message, without the empty line that ended it; None if it is neither event nor response.

    Bytes that are no UTF-8 (a telephone that sends its name in Latin-1) become U+FFFD: the rest stays
    readable. The first line decides: an `OriginateResponse` event has a header `Response`, too.
    """
    text = block.decode("utf-8", "replace")
    kind, _, name = text.partition(EOL)[0].partition(":")
    kind = kind.lower()
    if kind == "event":
        return AmiEvent(name.strip(), Headers(text))
    if kind == "response":
        headers = Headers(text)
        return AmiResponse(name.strip() in SUCCESSES, headers.get("message", ""), headers)
    return None

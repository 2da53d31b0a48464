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
#: Values of `Response` that mean that Asterisk did as it was told.
SUCCESSES = frozenset({"Success", "Follows", "Goodbye"})


class Headers(Mapping[str, str]):
    """The lines of a message by name; upper and lower case are the same.

    A name may come several times (`ChanVariable`, `Output`): its value here is all of them joined by
    newlines, in the order in which they came, and `get_all` gives them apart.
    """

    __slots__ = ("_fields", "_repeated")

    def __init__(self, lines: list[str]) -> None:
        fields: dict[str, tuple[str, str]] = {}
        repeated: dict[str, list[str]] | None = None
        for line in lines:
            name, separator, value = line.partition(": ")
            if not separator:
                name, separator, value = line.partition(":")
                if not separator:
                    continue  # no header: the rest of a value that contained a line break
            key = name.lower()
            if key in fields:
                repeated = {} if repeated is None else repeated
                repeated.setdefault(key, [fields[key][1]]).append(value)
            else:
                fields[key] = (name, value)
        for key, values in (repeated or {}).items():
            fields[key] = (fields[key][0], "\n".join(values))
        self._fields = fields
        self._repeated = repeated

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Headers":
        """Return headers made from a mapping."""
        return cls([f"{name}: {value}" for name, value in headers.items()])

    def get_all(self, name: str) -> tuple[str, ...]:
        """Return every value of a header in its order; empty if it did not come."""
        key = name.lower()
        if self._repeated is not None and key in self._repeated:
            return tuple(self._repeated[key])
        return (self._fields[key][1],) if key in self._fields else ()

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str) -> str: ...
    @overload
    def get(self, name: str, /, default: T) -> str | T: ...
    def get(self, name: str, /, default: object = None) -> object:
        """Return the value of a header, or `default`; quick also when the header did not come."""
        found = self._fields.get(name.lower())
        return default if found is None else found[1]

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()][1]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._fields

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._fields.values())

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"  # names only: the values are personal


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
    headers = Headers(block.decode("utf-8", "replace").split("\r\n"))
    kind = next(iter(headers), "").lower()
    if kind == "event":
        return AmiEvent(headers["event"], headers)
    if kind == "response":
        return AmiResponse(headers["response"] in SUCCESSES, headers.get("message", ""), headers)
    return None

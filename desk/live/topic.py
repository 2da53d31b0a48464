"""A table of records by key that pages follow, and who follows it. No sockets here.

Each record is written as JSON once, for all readers; a record that is put again unchanged is told to nobody.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import msgspec

from hotline.desk.door.visitor import Visitor

#: What pages see of one thing: what JSON can say.
Record = Mapping[str, object]


class Follower(Protocol):
    """Hears of changes."""

    def changed(self, topic: str, key: str, tail: str) -> None:
        """Take the new record of a key; `tail` is the rest of its message."""

    def renewed(self, topic: str) -> None:
        """Take that so much is different that the whole is told anew."""


class LiveTopic:
    """One table. Every method must be called in the event loop's thread; none waits."""

    def __init__(
        self,
        name: str,
        may: Callable[[Visitor], bool],
        sees: Callable[[Visitor, str], bool] | None,
        clock: Callable[[], float],
    ) -> None:
        self.name = name
        self.may = may
        self._sees = sees
        self._clock = clock
        #: Each record as JSON.
        self._table: dict[str, str] = {}
        self._followers: dict[Follower, Visitor] = {}

    def __len__(self) -> int:
        return len(self._table)

    def put(self, key: str, record: Record) -> None:
        """Set the record of a key."""
        written = msgspec.json.encode(record).decode()
        if self._table.get(key) == written:
            return
        self._table[key] = written
        self._tell(key, written)

    def remove(self, key: str) -> None:
        """Take a key away, if it is there."""
        if self._table.pop(key, None) is not None:
            self._tell(key, "null")

    def replace(self, records: Mapping[str, Record]) -> None:
        """Set the whole table: what is not named is gone; only what differs is told."""
        for key in self._table.keys() - records.keys():
            self.remove(key)
        for key, record in records.items():
            self.put(key, record)

    def follow(self, follower: Follower, visitor: Visitor) -> None:
        """Tell a follower of every change from now on that this visitor sees; it must begin with `snapshot`."""
        self._followers[follower] = visitor

    def leave(self, follower: Follower) -> None:
        """Tell it nothing any more."""
        self._followers.pop(follower, None)

    def snapshot(self, visitor: Visitor) -> str:
        """Return what this visitor sees, as the rest of a message."""
        rows = ",".join(f"{_text(key)}:{written}" for key, written in self._visible(visitor))
        return f'"at":{self._clock():.3f},"snapshot":{{{rows}}}}}'

    def _visible(self, visitor: Visitor) -> Iterator[tuple[str, str]]:
        sees = self._sees
        for key, written in self._table.items():
            if sees is None or sees(visitor, key):
                yield key, written

    def _tell(self, key: str, written: str) -> None:
        if not self._followers:
            return
        sees = self._sees
        tail = f'"at":{self._clock():.3f},"key":{_text(key)},"value":{written}}}'
        for follower, visitor in self._followers.items():
            if sees is None or sees(visitor, key):
                follower.changed(self.name, key, tail)


def _text(key: str) -> str:
    return msgspec.json.encode(key).decode()

"""What one reader has still to be sent. No sockets, no clock.

A reader that is slow gets the newest state of each key, not every state on the way: the changes that wait are kept by
key. When more keys wait than a snapshot would hold, they are dropped and the reader gets a fresh snapshot instead. So
the memory of a reader that is stuck is bounded by the tables, and the texts are shared by all readers.

Numbers are the reader's own for each topic: every message of a topic has the number after that of the one before.
"""

from collections.abc import Callable

#: Changes of one topic that may wait in any case.
FEW = 64


class Outbox:
    """Of one reader."""

    def __init__(self, size: Callable[[str], int], snapshot: Callable[[str], str]) -> None:
        """`size(topic)` tells how many keys it has, `snapshot(topic)` returns the rest of its message."""
        self._size = size
        self._snapshot = snapshot
        self._numbers: dict[str, int] = {}
        #: Topics of which a snapshot is due.
        self._anew: dict[str, None] = {}
        self._waiting: dict[str, dict[str, str]] = {}

    def __bool__(self) -> bool:
        return bool(self._anew) or bool(self._waiting)

    @property
    def waiting(self) -> int:
        """How many changes wait."""
        return sum(map(len, self._waiting.values()))

    def renew(self, topic: str) -> None:
        """Have the whole topic sent."""
        self._waiting.pop(topic, None)
        self._anew[topic] = None

    def change(self, topic: str, key: str, tail: str) -> None:
        """Have a change sent, instead of an older one of the same key."""
        if topic in self._anew:
            return  # the snapshot will have it
        waiting = self._waiting.setdefault(topic, {})
        waiting.pop(key, None)
        waiting[key] = tail
        if len(waiting) > max(FEW, self._size(topic)):
            self.renew(topic)

    def take(self) -> list[str]:
        """Return the messages that are due now, and forget them."""
        messages = [self._message(topic, self._snapshot(topic)) for topic in self._anew]
        for topic, waiting in self._waiting.items():
            messages += [self._message(topic, tail) for tail in waiting.values()]
        self._anew, self._waiting = {}, {}
        return messages

    def _message(self, topic: str, tail: str) -> str:
        number = self._numbers[topic] = self._numbers.get(topic, 0) + 1
        return f'{{"topic":"{topic}","seq":{number},{tail}'

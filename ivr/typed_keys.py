"""The keys of one caller in their order, so that none of those is lost that are typed ahead. Pure.

Asterisk forgets a key that ends while no AGI command waits for one, and between two commands there is always a moment,
longer where a fact must be on disk first. Its manager interface tells of every key (`DTMFEnd`), whether a command took
it or not. So the events say which keys there were and in which order, and what a command returns only says that one
more of them has come:

| a command returned | the events had told | the next key is |
|---|---|---|
| 2 | 2 | 2 |
| 2 | 1, 2 (1 was lost) | 1; then 2 without a command |
| 2 | nothing (its event is still on the way) | 2, and the event is passed over when it comes |

Measured with four keys in 300 ms over four menus (tests/e2e/test_menus.py) and a tenth of a second of other work before
each prompt: by the commands alone the first key arrived, with the events all four of every call.

Only steps that want it collect (`collecting`): keys that belong to a talk or end a message mean nothing afterwards.
"""

from collections import deque

#: More keys than these nobody means; the rest is forgotten.
MOST_KEYS = 64


class TypedKeys:
    """What the caller has typed and nobody has taken yet."""

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        #: Keys that a command returned before their events came.
        self._ahead_of_events: deque[str] = deque()
        #: The manager interface has told of a key of this call: it can be relied on.
        self.is_told = False
        self._collecting = False

    @property
    def collecting(self) -> bool:
        """Whether keys are kept for the next question."""
        return self._collecting

    @collecting.setter
    def collecting(self, wanted: bool) -> None:
        self._collecting = wanted
        if not wanted:
            self._waiting.clear()
            self._ahead_of_events.clear()

    @property
    def waiting(self) -> str:
        """The keys that nobody has taken yet, the oldest first."""
        return "".join(self._waiting)

    def told(self, key: str) -> None:
        """Take the manager interface's word that the caller pressed this key."""
        self.is_told = True
        if not self._collecting:
            return
        if self._ahead_of_events and self._ahead_of_events[0] == key:
            self._ahead_of_events.popleft()
        elif len(self._waiting) < MOST_KEYS:
            # What else a command returned was no key of the caller's, or its event was lost: count anew.
            self._ahead_of_events.clear()
            self._waiting.append(key)

    def put_back(self, key: str) -> None:
        """Keep a key that was taken too early."""
        self._waiting.appendleft(key)

    def take(self, keys: str) -> str | None:
        """Return the next key that is one of `keys`; those before it meant nothing and are forgotten."""
        while self._waiting:
            key = self._waiting.popleft()
            if key in keys:
                return key
        return None

    def returned(self, key: str, keys: str) -> str:
        """Return the next key of the caller after a command has returned `key`, one of `keys`."""
        first = self.take(keys)
        if first is not None:
            return first
        self._ahead_of_events.append(key)
        return key

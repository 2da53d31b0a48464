"""Calls that wait for the same agents, in the order of service. Pure."""

from collections.abc import Iterator

from sortedcontainers import SortedList

#: Beginning of the wait less the artificial age, order among equal ones, call.
Key = tuple[float, int, str]


class WaitingLine:
    """Calls in order; every change costs no more than the logarithm of their number."""

    __slots__ = ("_keys", "head")

    def __init__(self) -> None:
        self._keys: SortedList[Key] = SortedList()
        #: The call that is served next; None without any.
        self.head: Key | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def add(self, key: Key) -> None:
        """Put a call in its place."""
        self._keys.add(key)
        if self.head is None or key < self.head:
            self.head = key

    def remove(self, key: Key) -> None:
        """Take a call out. Raises `ValueError` if it is not in the line."""
        self._keys.remove(key)
        if key == self.head:
            self.head = self._keys[0] if self._keys else None

    def before(self, key: Key) -> int:
        """Return how many calls are served before one with this key."""
        return int(self._keys.bisect_left(key))

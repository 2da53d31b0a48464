"""How long to wait before the next try to connect. Pure, but for the dice."""

import random
from collections.abc import Callable


class Backoff:
    """Waits that double from `first` to `longest` seconds, each shortened by chance.

    The jitter keeps many controllers from knocking at the same moment. A connection that lasted
    `stable_seconds` makes the next wait short again; one that died younger does not, so that an Asterisk
    which accepts and dies is not hammered.
    """

    def __init__(
        self,
        *,
        first: float = 0.1,
        longest: float = 5.0,
        stable_seconds: float = 10.0,
        dice: Callable[[], float] = random.random,
    ) -> None:
        self._first = first
        self._longest = longest
        self._stable_seconds = stable_seconds
        self._dice = dice
        self._failures = 0

    def lasted(self, seconds: float) -> None:
        """Note how long the last connection was of use."""
        if seconds >= self._stable_seconds:
            self._failures = 0

    def next(self) -> float:
        """Return the seconds to wait now: between half of the full wait and all of it."""
        full = min(self._longest, self._first * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return full * (0.5 + 0.5 * self._dice())

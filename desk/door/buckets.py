"""How often somebody may do something: a bucket of permits for each, which fills again with time (token bucket).

However many ask, a question costs the same and the memory is bounded: of more than `MOST` askers, the one who asked
longest ago is forgotten, whose bucket is the fullest.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

#: Askers that are remembered.
MOST = 10_000


class Buckets:
    """One bucket for each asker."""

    def __init__(
        self, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic, most: int = MOST
    ) -> None:
        """`burst` permits at once, `per_second` for long; `clock` tells seconds that never go back."""
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._most = most
        #: How many permits were left, and when.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, asker: str) -> int:
        """Return how long to wait for a permit, whole seconds; 0: there is one. None is taken."""
        left = self._now(asker)
        return 0 if left >= 1 else math.ceil((1 - left) / self._per_second)

    def take(self, asker: str) -> int:
        """Take a permit and return 0, or return how long to wait for one, whole seconds."""
        wait = self.wait(asker)
        if wait == 0:
            self._left[asker] = (self._now(asker) - 1, self._clock())
            self._left.move_to_end(asker)
            if len(self._left) > self._most:
                self._left.popitem(last=False)
        return wait

    def give_back(self, asker: str) -> None:
        """Give a permit back: what was done did not count."""
        if asker in self._left:
            self._left[asker] = (min(self._burst, self._now(asker) + 1), self._clock())

    def _now(self, asker: str) -> float:
        left, at = self._left.get(asker, (self._burst, self._clock()))
        return min(self._burst, left + (self._clock() - at) * self._per_second)

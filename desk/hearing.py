"""One line of the access log for who listens once, though a player asks for many pieces of a recording.

The first request for a recording's sound or picture is written down; those of the same holder, address, reason and
way within `WINDOW_SECONDS` of that line belong to it. Whoever listens longer is in the log once in each window.
"""

from collections.abc import Callable
from typing import NamedTuple

#: Seconds.
WINDOW_SECONDS = 900.0

#: Hearings that are remembered; of more, the oldest is forgotten, and written down again if it goes on.
MOST = 1024


class Hearing(NamedTuple):
    """Somebody has a recording before him."""

    recording: str
    how: str
    who: str
    address: str
    why: str


class Hearings:
    """Those that are in the access log."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells seconds that never go back."""
        self._clock = clock
        self._since: dict[Hearing, float] = {}

    def goes_on(self, hearing: Hearing) -> bool:
        """Return whether it is in the log, and not for too long."""
        since = self._since.get(hearing)
        return since is not None and self._clock() - since < WINDOW_SECONDS

    def written_down(self, hearing: Hearing) -> None:
        """Take one that is in the log from now on."""
        self._since.pop(hearing, None)
        self._since[hearing] = self._clock()
        while len(self._since) > MOST:
            del self._since[next(iter(self._since))]

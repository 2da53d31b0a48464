"""The languages whose messages can be written down now; one whose model fails is set aside for a while. Pure.

A model that cannot be loaded may be damaged, or memory was short for a moment: so it is tried again, after pauses
that grow, because each attempt costs seconds of a core.
"""

from collections.abc import Iterable

#: The first pause of a language, seconds; each further one is four times as long, up to the longest.
FIRST_PAUSE_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 6 * 3600.0


class Languages:
    """Shared by the workers of one process."""

    def __init__(self, names: Iterable[str]) -> None:
        self._usable = set(names)
        #: When a language is tried again, epoch seconds.
        self._again_at: dict[str, float] = {}
        self._failures: dict[str, int] = {}

    @property
    def usable(self) -> frozenset[str]:
        """Those with a model that may work."""
        return frozenset(self._usable)

    def set_aside(self, language: str, now: float) -> float:
        """Do without a language; return for how many seconds."""
        failures = self._failures.get(language, 0)
        pause = min(FIRST_PAUSE_SECONDS * 4.0**failures, LONGEST_PAUSE_SECONDS)
        self._failures[language] = failures + 1
        self._usable.discard(language)
        self._again_at[language] = now + pause
        return pause

    def works(self, language: str) -> None:
        """Forget the failures of a language whose model was loaded."""
        self._failures.pop(language, None)

    def take_back(self, now: float) -> frozenset[str]:
        """Use those again whose pause is over, and return them."""
        due = frozenset(language for language, at in self._again_at.items() if at <= now)
        for language in due:
            del self._again_at[language]
        self._usable |= due
        return due

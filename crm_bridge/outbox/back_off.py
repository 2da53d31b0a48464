"""How long to wait after what went wrong, and whether a target is tried at all. Pure: chance is an argument."""

from dataclasses import dataclass

#: The first pause, seconds; each further one is twice as long, up to the configured longest.
FIRST_SECONDS = 1.0

#: A target that wants to be left alone for longer is asked again after this time all the same, seconds.
LONGEST_WISH_SECONDS = 3600.0


def pause(attempts: int, longest: float, chance: float) -> float:
    """Return the pause after so many attempts in vain (from 1), seconds.

    Half of it is for certain, half by `chance` (0 to 1): those who were refused together do not come back together.
    """
    whole = min(longest, FIRST_SECONDS * 2.0 ** min(max(attempts, 1) - 1, 30))
    return whole * (0.5 + 0.5 * chance)


@dataclass(slots=True)
class Circuit:
    """Whether a target is up, as its deliveries tell: while it is down, one at a time is tried, and seldom."""

    #: Attempts in vain since the last one that it answered.
    failures: int = 0
    #: Nothing is tried before, seconds since the epoch.
    until: float = 0.0
    #: What went wrong last; empty while it is up.
    problem: str = ""

    @property
    def is_open(self) -> bool:
        """The target is down, as far as we know."""
        return self.failures > 0

    def failed(self, now: float, problem: str, *, longest: float, chance: float) -> None:
        """Note that it cannot be reached."""
        self.failures += 1
        self.problem = problem
        self.until = now + pause(self.failures, longest, chance)

    def answered(self) -> None:
        """Note that it answered, whatever it said."""
        self.failures, self.until, self.problem = 0, 0.0, ""

    def asked_to_wait(self, now: float, seconds: float | None) -> None:
        """Leave it alone as long as it says (Retry-After, RFC 9110 section 10.2.3), if it says so."""
        if seconds is not None:
            self.until = max(self.until, now + min(seconds, LONGEST_WISH_SECONDS))

"""Whether the journal can be written, and how long to pause after it could not."""

import structlog

#: The first and the longest pause before the database is tried again, seconds.
RETRY_SECONDS = (0.05, 2.0)

log = structlog.get_logger()


class Health:
    """The state of writing; each change is logged once."""

    def __init__(self, retry_seconds: tuple[float, float] = RETRY_SECONDS) -> None:
        #: False from a failed write until one that succeeds.
        self.good = True
        #: Why the last write failed, in words; empty while good.
        self.problem = ""
        #: Failed attempts since the start.
        self.failures = 0
        self._shortest, self._longest = retry_seconds
        self._pause = 0.0

    def failed(self, problem: str, waiting: int) -> float:
        """Note a failed attempt and return the pause before the next one, seconds."""
        self.failures += 1
        self.problem = problem
        if self.good:
            self.good = False
            log.error("journal.unavailable", problem=problem, waiting=waiting)
        self._pause = min(max(self._pause * 2, self._shortest), self._longest)
        return self._pause

    def succeeded(self, waiting: int) -> None:
        """Note a write that succeeded."""
        self._pause = 0.0
        if not self.good:
            self.good, self.problem = True, ""
            log.warning("journal.available_again", waiting=waiting)

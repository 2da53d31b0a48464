"""Adding up a time that passes in pieces."""


class Span:
    """A time that begins and ends several times; a second beginning or end is ignored."""

    def __init__(self) -> None:
        self.since: float | None = None
        self._total = 0.0

    def begin(self, at: float) -> None:
        """Begin, unless it has begun."""
        if self.since is None:
            self.since = at

    def end(self, at: float) -> None:
        """End, if it has begun. A clock that was set back makes no negative time."""
        self._total, self.since = self.total(at), None

    def total(self, now: float) -> float:
        """Return the time so far."""
        return self._total + (0.0 if self.since is None else max(0.0, now - self.since))

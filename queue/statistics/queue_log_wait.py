"""What the lines of Asterisk's `queue_log` need to know of a call in a queue, and of the talk that follows. Pure."""

from dataclasses import dataclass

from hotline.events import CallTransferred


@dataclass(slots=True)
class Wait:
    """One wait in one queue."""

    queue: str
    #: Seconds since the epoch.
    entered_at: float
    #: The position at the entry.
    entered: int
    #: Whose phone rings or was answered, since when it rings, and its channel.
    agent: str | None = None
    rings_at: float = 0.0
    channel: str = ""
    answered_at: float | None = None
    #: The position at the exit, where it is known before.
    position: int | None = None
    #: To whom the agent gave the caller.
    given: CallTransferred | None = None

    def waited(self, at: float) -> int:
        """Return the wait in whole seconds."""
        return max(0, int(at - self.entered_at))

    def ringing(self, at: float) -> float:
        """Return for how long the phone rang, seconds."""
        return 0.0 if self.agent is None else max(0.0, at - self.rings_at)

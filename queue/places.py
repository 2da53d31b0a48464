"""Where calls stand in their queues. Pure."""

from dataclasses import dataclass, field

from .desks import Desk
from .needs import Chain, Need
from .waiting_line import Key


@dataclass(slots=True, eq=False)
class Place:
    """Where one call stands."""

    chain: Chain
    #: The calls of its queue that stand in no need's line.
    others: dict[str, Key]
    key: Key
    #: Beginning of the whole wait, seconds since the epoch.
    since: float
    preferred: str | None
    #: How long the preferred agent is waited for, seconds.
    preferred_seconds: float
    #: The preferred agent need not be signed in for the queue.
    directed: bool = False
    #: The need, or the desk of the preferred agent, in whose line it waits; None while an agent is kept for it, and
    #: while its script is not there.
    target: "Need | Desk | None" = None
    #: When time alone would move it on, seconds since the epoch.
    due: float | None = None
    dirty: bool = False


@dataclass(slots=True, eq=False)
class QueuePlaces:
    """The places of one queue."""

    needs: list[Need] = field(default_factory=list)
    #: Calls that stand in no need's line: an agent is kept for them, or is preferred, or their script is not there.
    others: dict[str, Key] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(need.waiting) for need in self.needs) + len(self.others)

    def before(self, key: Key) -> int:
        """Return the number of places before this one."""
        waiting = sum(need.waiting.before(key) for need in self.needs)
        return waiting + sum(other < key for other in self.others.values())

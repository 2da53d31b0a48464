"""What was counted, one by one: talks, rings, misses, transfers, call-backs, and stretches of agents' time. Pure.

The fold writes each down where it counts it, so a list of moments is as long as the number that it explains, and the
seconds of stretches add up to the time that it explains. Of a long time they are too many to be kept: whoever asks for
one number hears of each instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from .stretches import Stretch
from .waits import Wait


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that was counted."""

    #: A component of the figures (`handled`, `rung`…), an `Activity`, or how a wait ended.
    kind: str
    #: It is counted in the interval of this moment, seconds since the epoch; of a stretch the begin.
    at: float
    #: Empty where there is none, or nobody knows.
    call: str = ""
    agent: str = ""
    queue: str = ""
    #: How long it lasted; 0 for what has no length, and for a wait that goes on.
    seconds: float = 0.0
    #: Where to, of a flow-out.
    to: str = ""
    reason: str = ""

    def within(self, since: float, until: float) -> "Moment | None":
        """Return the part of a stretch that lies in a time; None where none does."""
        begin, end = max(self.at, since), min(self.at + self.seconds, until)
        return replace(self, at=begin, seconds=end - begin) if end > begin else None


class Listener(Protocol):
    """Hears of each thing that is counted, when it is."""

    def wait(self, wait: Wait) -> None:
        """Hear of a wait that is over."""

    def moment(self, moment: Moment) -> None:
        """Hear of anything else."""


class Moments:
    """All of them, where somebody wants to ask for them, or hear of them."""

    def __init__(self, *, kept: bool, tell: Callable[[Moment], None] | None = None) -> None:
        """`tell` hears of each."""
        self._kept: list[Moment] | None = [] if kept else None
        self._tell = tell

    def __iter__(self) -> Iterator[Moment]:
        return iter(self._kept or ())

    def add(self, moment: Moment) -> None:
        """Write one down."""
        if self._kept is not None:
            self._kept.append(moment)
        if self._tell is not None:
            self._tell(moment)

    def add_stretch(self, agent: str, stretch: Stretch, until: float) -> None:
        """Write down what an agent did up to `until`."""
        if until > stretch.since and (self._kept is not None or self._tell is not None):
            self.add(moment_of(agent, stretch, until))

    def forget_before(self, at: float) -> None:
        """Drop what ended before."""
        if self._kept is not None:
            self._kept = [one for one in self._kept if one.at + one.seconds >= at]


def moment_of(agent: str, stretch: Stretch, until: float) -> Moment:
    """Return what an agent does up to `until`."""
    return Moment(
        stretch.activity, stretch.since, stretch.call or "", agent, stretch.queue or "",
        seconds=until - stretch.since, reason=stretch.reason,
    )  # fmt: skip

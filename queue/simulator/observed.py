"""What a journal tells of a queue's callers, for simulation and staffing. Pure.

The statistics keep sums; here each talk, wrap-up and arrival is kept, to draw from. The sums of both agree.
"""

import math
from dataclasses import dataclass, field

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentSignedOut,
    CallAbandoned,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    Event,
    TalkEnded,
    WrapUpEnded,
)

#: Events that `Observation` looks at.
OBSERVED = (
    AgentAnswered, AgentReserved, AgentSignedOut, CallAbandoned, CallEnded, CallFlowedOut, CallQueued, TalkEnded,
    WrapUpEnded,
)  # fmt: skip


@dataclass(slots=True)
class ObservedQueue:
    """What was seen of one queue's callers. All times in seconds."""

    #: When they came, since the epoch.
    arrivals: list[float] = field(default_factory=list)
    #: Talk and hold of each answered call.
    handling: list[float] = field(default_factory=list)
    #: The wrap-up behind each of them; 0 where there was none.
    wrap_up: list[float] = field(default_factory=list)
    #: From the reservation of the agent to the answer.
    ringing: list[float] = field(default_factory=list)
    #: Time in line of all callers together, answered or not.
    waited: float = 0.0
    abandoned: int = 0

    @property
    def handling_seconds(self) -> float | None:
        """AHT, the mean of talk, hold and wrap-up; None without an answered call."""
        return _mean([*self.handling, *self.wrap_up], len(self.handling))

    @property
    def ringing_seconds(self) -> float:
        """The mean time that a phone rings before it is answered; the agent is busy and the caller waits."""
        return _mean(self.ringing, len(self.ringing)) or 0.0

    @property
    def patience_seconds(self) -> float | None:
        """The callers' mean patience; None where nobody abandoned.

        Answered calls tell only that patience was longer than their wait. For exponential patience the maximum of the
        likelihood of such censored data is all waiting time / abandons (Mandelbaum and Zeltyn 2007, section 5).
        """
        return self.waited / self.abandoned if self.abandoned else None


def _mean(values: list[float], count: int) -> float | None:
    return math.fsum(values) / count if count else None


class Observation:
    """A fold of the journal: takes events in order, keeps what it learns of each queue."""

    def __init__(self, since: float, until: float) -> None:
        """Only callers who came from `since` on and before `until` count, seconds since the epoch."""
        self.queues: dict[str, ObservedQueue] = {}
        self._since, self._until = since, until
        #: Queue and entry of those who wait, queue and answer of those who talk, by call.
        self._waiting: dict[str, tuple[str, float]] = {}
        self._talking: dict[str, tuple[str, float]] = {}
        #: When an agent was reserved, by call; queue and begin of a wrap-up, by agent.
        self._reserved: dict[str, float] = {}
        self._wrapping_up: dict[str, tuple[str, float]] = {}

    @property
    def settled(self) -> bool:
        """Nobody who counts is still there."""
        return not (self._waiting or self._talking or self._wrapping_up)

    def apply(self, event: Event) -> None:
        """Take the next event; one that does not fit changes nothing."""
        match event:
            case CallQueued():
                self._queued(event)
            case AgentAnswered():
                self._answered(event)
            case TalkEnded():
                self._talked(event)
            case CallAbandoned():
                self._left(event.call, event.at, abandoned=True)
            case CallFlowedOut():
                self._left(event.call, event.at, abandoned=False)
            case AgentReserved():
                self._reserved[event.call] = event.at
            case WrapUpEnded() | AgentSignedOut():
                self._wrapped_up(event.agent, event.at)
            case CallEnded():
                for known in (self._waiting, self._talking, self._reserved):
                    known.pop(event.call, None)
            case _:
                pass

    def _of(self, queue: str) -> ObservedQueue:
        return self.queues.setdefault(queue, ObservedQueue())

    def _queued(self, event: CallQueued) -> None:
        if self._since <= event.at < self._until and event.call not in self._waiting:
            self._waiting[event.call] = (event.queue, event.at)
            self._of(event.queue).arrivals.append(event.at)

    def _answered(self, event: AgentAnswered) -> None:
        queue = self._left(event.call, event.at, abandoned=False)
        if queue is not None:
            self._talking[event.call] = (queue, event.at)
            self._of(queue).ringing.append(max(0.0, event.at - self._reserved.get(event.call, event.at)))

    def _talked(self, event: TalkEnded) -> None:
        queue, since = self._talking.pop(event.call, ("", 0.0))
        if queue:
            self._of(queue).handling.append(max(0.0, event.at - since))
            self._wrapping_up[event.agent] = (queue, event.at)
            if not event.wrap_up_seconds:
                self._wrapped_up(event.agent, event.at)

    def _wrapped_up(self, agent: str, at: float) -> None:
        queue, since = self._wrapping_up.pop(agent, ("", 0.0))
        if queue:
            self._of(queue).wrap_up.append(max(0.0, at - since))

    def _left(self, call: str, at: float, *, abandoned: bool) -> str | None:
        queue, since = self._waiting.pop(call, ("", 0.0))
        if not queue:
            return None
        seen = self._of(queue)
        seen.waited += max(0.0, at - since)
        seen.abandoned += abandoned
        return queue

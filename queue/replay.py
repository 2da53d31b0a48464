"""Decides a journal again, and finds where it was decided otherwise. Pure.

The journal holds everything on which a decision depends: the state is its fold, the rules are in `RulesLoaded`, and
`AgentReserved.at` is the very time with which the dispatcher asked the router. So at each `AgentReserved` the router,
asked on the state before it, must give the same call and agent. Between the decisions only order counts: the times of
other events may be older (they happened earlier) or slightly newer (another clock), and no step that is due by time
alone is taken before it was due a whole grace time ago.

What the journal lacks is found too:

- a decision that was possible all the while for longer than the grace time. Where a controller was killed nothing
  is missed: what it wrote last may not have come to the disk, and `ControllerStarted` says so;
- an agent who was rung without having been reserved.

After a difference the journal is believed, so that one does not entail others.
"""

from dataclasses import dataclass
from enum import StrEnum

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    CallEnded,
    ControllerStarted,
    ControllerStopped,
    Event,
    MessageTranscribed,
    MessageTranscriptionFailed,
)
from hotline.journal.entry import Entry

from .calls import CallState
from .live import LiveState
from .replay_reasons import reasons
from .router import SET_BACK_SECONDS, RingAgent, Router

#: Journal time within which the dispatcher has surely decided, seconds; it mostly takes less than a millisecond.
GRACE_SECONDS = 1.0

#: Written by other processes than the controller: they do not prove that a dispatcher was there.
_OF_OTHERS = (MessageTranscribed, MessageTranscriptionFailed)


class Kind(StrEnum):
    """How the journal and the router differ."""

    OTHERWISE = "decided otherwise"
    NOT_DECIDED = "not decided"
    NOT_RESERVED = "rung without a reservation"


@dataclass(frozen=True, slots=True)
class Difference:
    """One decision in which the journal and the router differ."""

    kind: Kind
    #: The entry at which it was found.
    seq: int
    #: When it was decided, or first could have been, seconds since the epoch.
    at: float
    #: What the journal says; None where it lacks a decision.
    journal: RingAgent | None
    #: What the router says; None where it would have rung nobody.
    router: RingAgent | None
    #: The version of the controller that wrote the journal; empty before the first start.
    version: str
    #: What is known of the calls and agents of both, and who else could have been rung.
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Possible:
    """A decision that could be made and is not in the journal yet."""

    #: Since when one could be made without interruption, seconds since the epoch.
    since: float
    reported: bool = False


class Replay:
    """Takes the entries in order."""

    def __init__(
        self, live: LiveState | None = None, *, version: str = "", grace_seconds: float = GRACE_SECONDS
    ) -> None:
        """`live` is the state before the first entry; the one of an empty journal without it."""
        self.live = live or LiveState()
        #: Reservations that were compared.
        self.compared = 0
        self._grace = grace_seconds
        self._version = version
        self._router = Router(self.live)
        #: The newest time of an entry of the controller, seconds since the epoch.
        self._time = float("-inf")
        self._serving = True
        self._possible: _Possible | None = None
        #: The agent of the last reservation, by call.
        self._reserved: dict[str, str] = {}

    def skip(self, event: Event) -> None:
        """Take an event that came before those that are compared."""
        self._note(event)
        self.live.apply(event)

    def take(self, entry: Entry) -> Difference | None:
        """Take the next entry; return how it differs from what the router says."""
        event = entry.event
        if isinstance(event, _OF_OTHERS):
            self.live.apply(event)
            return None
        if isinstance(event, ControllerStarted):
            self._start(event)
            return None
        self._let_time_pass(event.at)
        found = self._compare(entry)
        self._note(event)
        self.live.apply(event)
        self._look(event.at)
        return found

    # --- comparing ---

    def _compare(self, entry: Entry) -> Difference | None:
        event = entry.event
        if isinstance(event, AgentReserved):
            return self._compare_reservation(entry.seq, event)
        if isinstance(event, AgentRinging | AgentAnswered) and self._came_from_nowhere(event):
            rung = RingAgent(event.call, event.agent, self.live.calls[event.call].queue or "")
            return self._difference(
                Kind.NOT_RESERVED, entry.seq, event.at, rung, self._router.decide(self._limit)
            )
        return self._compare_silence(entry.seq)

    def _compare_reservation(self, seq: int, event: AgentReserved) -> Difference | None:
        self.compared += 1
        made = RingAgent(event.call, event.agent, event.queue)
        ring = self._router.decide(event.at)
        return None if ring == made else self._difference(Kind.OTHERWISE, seq, event.at, made, ring)

    def _came_from_nowhere(self, event: AgentRinging | AgentAnswered) -> bool:
        """Return whether the agent of a call that only waits was not reserved for it before.

        A call that was not resumed yet was perhaps rung by a controller that was killed before it could write so. And
        what Asterisk tells too late, after a miss, was decided.
        """
        call = self.live.calls.get(event.call)
        waits = call is not None and call.state is CallState.WAITING and call.attached
        return waits and self._reserved.get(event.call) != event.agent

    def _compare_silence(self, seq: int) -> Difference | None:
        """Find a decision that has been possible for longer than the grace time."""
        possible = self._possible
        if possible is None or possible.reported or not self._serving or self._limit <= possible.since:
            return None
        ring = self._router.decide(self._limit)
        if (
            ring is None
        ):  # time went on: it was a matter of the preferred agent, who is not waited for any more
            self._possible = None
            return None
        possible.reported = True
        return self._difference(Kind.NOT_DECIDED, seq, possible.since, None, ring)

    def _difference(
        self, kind: Kind, seq: int, at: float, journal: RingAgent | None, router: RingAgent | None
    ) -> Difference:
        why = tuple(reasons(self.live, at, journal, router))
        return Difference(kind, seq, at, journal, router, self._version, why)

    # --- what goes on ---

    @property
    def _limit(self) -> float:
        """Until when the dispatcher has decided what could be decided."""
        return self._time - self._grace

    def _start(self, event: ControllerStarted) -> None:
        """Begin anew, as the controller does: with the fold and nothing else."""
        self._note(event)
        self.live.apply(event)
        self.live.forget_index()
        self._time = max(self._time, event.at)
        self._possible = None

    def _note(self, event: Event) -> None:
        match event:
            case AgentReserved():
                self._reserved[event.call] = event.agent
            case CallEnded():
                self._reserved.pop(event.call, None)
            case ControllerStarted():
                self._serving, self._version = True, event.version
            case ControllerStopped():
                self._serving = False

    def _let_time_pass(self, at: float) -> None:
        """Take the steps that time alone has taken, in the state that has held since the last entry."""
        if at < self._time - SET_BACK_SECONDS:
            self._time, self._possible = at, None  # the controller's clock was set back
        before, self._time = self._time, max(self._time, at)
        while self._possible is None and (due := self._router.due()) is not None and due <= self._limit:
            if self._router.decide(due) is not None:
                self._possible = _Possible(max(due, before))

    def _look(self, at: float) -> None:
        """Note whether a decision can be made now."""
        if self._router.decide(self._limit) is None:
            self._possible = None
        elif self._possible is None:
            self._possible = _Possible(at)

"""The live state of all calls and agents: a fold of the journal, the same after a restart as before it.

`apply` takes any event in any order and never raises. An event that contradicts what is known (an answer for
a call that has ended, a second reservation of one agent) changes nothing and is counted in `ignored`. So two
things always hold: an agent has at most one call, and a call at most one agent, and one more who is asked about it.

What a call's state becomes; an event in another state than those named is ignored:

| event | from | to | the agent |
|---|---|---|---|
| CallArrived | unknown | menu | |
| CallQueued | any, unless it already waits in that queue | waiting | is freed |
| CallDetached | any | unchanged, and nobody is rung for it | |
| AgentReserved | waiting | reserved | reserved |
| AgentRinging | waiting, reserved | ringing | ringing |
| AgentAnswered | waiting, reserved, ringing; transferred, if it is who was asked | talking | talking |
| AgentMissed | reserved, ringing | waiting, at the old place | freed; see `fold_talks.missed` |
| CallHeld, CallRetrieved | talking | talking | holding, talking |
| TalkEnded | reserved, ringing, talking | ended; transferred, if the agent gave it away or was asking | wraps up |
| CallAbandoned | waiting, reserved, ringing | ended | freed, keeps the idle time |
| CallFlowedOut | waiting, reserved, ringing | message, menu or ended, as its `to` says | freed, keeps the idle time |
| MessageStarted | any but talking | message | freed, keeps the idle time |
| CallResumed | any | as its `step` says | is freed, but for the step `talk` |
| CallEnded | any | forgotten | is freed |
| ControllerStarted | any but a call-back | unchanged, and nobody is rung for it until it is resumed | |

What becomes of call-backs is in `callbacks.py`, what transfers and consultations do in `fold_transfers.py`.
"""

from hotline.events import AgentReserved, CallEvent, Event

from . import fold_agents, fold_callbacks, fold_calls, fold_machine, fold_talks, fold_transfers
from .agents import AgentState, LiveAgent
from .book import Book
from .calls import CallState, LiveCall

__all__ = ["AgentState", "CallState", "LiveAgent", "LiveCall", "LiveState"]

_HANDLERS = {
    **fold_calls.HANDLERS,
    **fold_talks.HANDLERS,
    **fold_callbacks.HANDLERS,
    **fold_agents.HANDLERS,
    **fold_machine.HANDLERS,
    **fold_transfers.HANDLERS,
}


class LiveState(Book):
    """All calls and agents now. Only `apply` changes it."""

    def apply(self, event: Event) -> bool:
        """Take one event. False: it contradicts what is known and was ignored."""
        handler = _HANDLERS.get(type(event))
        if handler is None or (not self._misses_its_call(event) and handler(self, event)):
            return True
        self.ignored[type(event).__name__] += 1
        return False

    def _misses_its_call(self, event: Event) -> bool:
        """Return whether the event is of a call but names a call-back, for which agents are only reserved."""
        if not self.callbacks or not isinstance(event, CallEvent) or isinstance(event, AgentReserved):
            return False
        return event.call in self.callbacks

    # --- questions ---

    def nobody_signed_in(self, queue: str) -> bool:
        """Return whether no agent is signed in for the queue, in whatever state."""
        return not self.agents_signed_in(queue)

    def agents_signed_in(self, queue: str) -> frozenset[str]:
        """Return the agents who are signed in for the queue, in whatever state."""
        return self.index.desks.signed_in(queue)

    def waiting(self, queue: str) -> int:
        """Return the number of calls with a place in the queue, also those whose agent is being rung."""
        return self.index.in_line(queue)

    def position(self, call: str) -> int | None:
        """Return 1 + the number of calls before this one in its queue; None for a call without a place."""
        return self.index.position(call)

    def facts(self) -> object:
        """Return what is known, to be compared: two folds of the same journal give equal facts."""
        return (
            self.calls,
            self.callbacks,
            self.agents,
            list(self.ended),
            self.order,
            self.reservations,
            self.rules,
            self.experience,
        )

"""The one fold from which wallboard, reports and metrics are read. Pure.

It listens to a `LiveState` of its own: an event that the live state refuses counts nothing, and after one that it takes
the fold looks at what has changed for the call and its agents. So lost, doubled and late events are understood in one
place only, and the wallboard's states and the reports' times come from the same table.
`docs/decisions/0012-statistics.md` says why, and what it costs.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentEvent,
    AgentMissed,
    CallbackAnswered,
    CallbackEvent,
    CallbackRequested,
    CallEvent,
    CallQueued,
    CallTransferred,
    ConsultationBegan,
    Event,
    ExpectedWaitAnnounced,
)
from hotline.queue.calls import IN_LINE, LiveCall

from .counts import Counts
from .looks import AT_AGENT, AT_ALL, AT_CALL, AT_CALLBACK
from .moments import Moment
from .places import outcome_of


class Statistics(Counts):
    """Counts what happens. Only `apply`, `forget_before` and `add_up_before` change it."""

    def apply(self, event: Event) -> bool:
        """Take the journal's next event. False: it contradicts what is known, and counts nothing."""
        accepted = self.live.apply(event)
        # A caller enters the queue also where the call-back that the event names is gone.
        if accepted or isinstance(event, CallQueued):
            handler = _HANDLERS.get(type(event))
            if handler is not None:
                handler(self, event)
        return accepted

    # --- calls ---

    def call_moved(self, event: CallEvent) -> None:
        """Look at the call and the agents whom it had or has."""
        self._look_at_call(event.call, event)

    def queued(self, event: CallQueued) -> None:
        """Count the entry into the queue; the call that we made for a call-back goes on with the citizen's place."""
        if event.callback is not None:
            self._look_at_call(event.callback, event)
        self._look_at_call(event.call, event)
        call = self.live.calls.get(event.call)
        is_new = event.call not in self._lines and not self._requests.is_reached_in(
            event.callback, event.call
        )
        if is_new and call is not None and call.state in IN_LINE:
            self._lines.enter(event.call, event.queue, event.at)

    def transferred(self, event: CallTransferred) -> None:
        """Count a call that an agent gives away, for the agent and for the queue in which it was."""
        if event.way == "lost":
            return
        self._agents.at(event.agent, event.at).transferred += 1
        self._queues.at(event.queue, event.at).transferred += 1
        self._moments.add(Moment("transferred", event.at, event.call, event.agent, event.queue))

    def asked(self, event: ConsultationBegan) -> None:
        """Look at the agents of a consultation."""
        self._asked[event.call] = event.expert
        self._look_at_call(event.call, event)

    def missed(self, event: AgentMissed) -> None:
        """Count the miss."""
        self._times.missed(event)
        self._look_at_call(event.call, event)

    def said(self, event: ExpectedWaitAnnounced) -> None:
        """Remember what the caller was told."""
        self._lines.said(event)

    def _look_at_call(self, name: str, event: Event) -> None:
        call = self.live.calls.get(name)
        if self._lines.has_left(name, call):
            self._leave(name, call, event)
        before, now = self._agent_of.get(name), None if call is None else call.agent
        if now is not None:
            self._agent_of[name] = now
        elif before is not None:
            del self._agent_of[name]
        named: str | None = getattr(event, "agent", None)
        asked = self._asked.get(name)
        if call is None or call.expert is None:
            self._asked.pop(name, None)
        for agent in {before, now, named, asked}:
            if agent is not None:
                self._times.look(agent, event.at)

    def _leave(self, name: str, call: LiveCall | None, event: Event) -> None:
        outcome = outcome_of(event, None if call is None else call.state)
        agent = self._agent_of.get(name)
        self._lines.leave(name, outcome, event.at, agent or "")
        if outcome.kind != "answered":
            self._times.caller_left(agent)

    # --- agents ---

    def agent_changed(self, event: AgentEvent) -> None:
        """Look at the agent."""
        self._times.look(event.agent, event.at)

    def all_changed(self, event: Event) -> None:
        """Look at everybody: a new controller, or new rules, may change all of them."""
        for call in [*self._lines, *self._agent_of]:
            self._look_at_call(call, event)
        for agent in self.live.agents:
            self._times.look(agent, event.at)

    # --- call-backs ---

    def callback_requested(self, event: CallbackRequested) -> None:
        """Count the request; the caller leaves the line by it."""
        self._requests.requested(event)
        self._look_at_call(event.callback, event)
        self._look_at_call(event.call, event)

    def callback_answered(self, event: CallbackAnswered) -> None:
        """Count the citizen who is there; the agent goes over from the call-back to the call."""
        self._requests.answered(event)
        self._look_at_call(event.callback, event)
        self._look_at_call(event.call, event)

    def callback_moved(self, event: CallbackEvent) -> None:
        """Count what became of an attempt or of the whole request."""
        self._requests.moved(event)
        self._look_at_call(event.callback, event)


_HANDLERS: Mapping[type[Event], Callable[[Statistics, Any], None]] = {
    CallQueued: Statistics.queued,
    CallTransferred: Statistics.transferred,
    ConsultationBegan: Statistics.asked,
    AgentMissed: Statistics.missed,
    ExpectedWaitAnnounced: Statistics.said,
    CallbackRequested: Statistics.callback_requested,
    CallbackAnswered: Statistics.callback_answered,
    **dict.fromkeys(AT_CALL, Statistics.call_moved),
    **dict.fromkeys(AT_AGENT, Statistics.agent_changed),
    **dict.fromkeys(AT_CALLBACK, Statistics.callback_moved),
    **dict.fromkeys(AT_ALL, Statistics.all_changed),
}

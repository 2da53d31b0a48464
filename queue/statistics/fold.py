"""The one fold from which wallboard, reports and metrics are read. Pure.

It listens to a `LiveState` of its own: an event that the live state refuses counts nothing, and after one that it takes
the fold looks at what has changed for the call and its agents. So lost, doubled and late events are understood in one
place only, and the wallboard's states and the reports' times come from the same table.
`docs/decisions/0012-statistics.md` says why, and what it costs.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
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
from hotline.queue.live import LiveState

from .agent_times import AgentTimes
from .callbacks import Requests
from .figures import AgentFigures, QueueFigures
from .intervals import QUARTER_SECONDS, checked
from .ledger import Ledger, Pages, Periods, Tally
from .lines import Lines
from .looks import AT_AGENT, AT_ALL, AT_CALL, AT_CALLBACK
from .moments import Listener, Moment, Moments
from .places import Thresholds, outcome_of
from .stretches import Stretch
from .waits import Wait


class Statistics:
    """Components of all queues and agents by interval. Only `apply` and `forget_before` change it."""

    def __init__(
        self,
        thresholds: Mapping[str, Thresholds] | None = None,
        interval_seconds: int = QUARTER_SECONDS,
        *,
        keep_waits: bool = False,
        periods: Periods | None = None,
        listener: Listener | None = None,
    ) -> None:
        """`thresholds` by queue; `keep_waits` to be asked for `waits` and `moments`, of which `listener` hears at once.

        With `periods` intervals may be added up (`add_up_before`), and only these periods can be asked for.

        Raises `ValueError` for an interval that does not divide a quarter of an hour.
        """
        length = checked(interval_seconds)
        #: All calls and agents as of the last event.
        self.live = LiveState()
        #: By what each queue is measured; another one by the defaults.
        self.thresholds = thresholds or {}
        self._queues: Ledger[QueueFigures] = Ledger(QueueFigures, length, periods)
        self._agents: Ledger[AgentFigures] = Ledger(AgentFigures, length, periods)
        #: The agent whom each call had after its last event.
        self._agent_of: dict[str, str] = {}
        #: The agent who is asked about each call of which one is.
        self._asked: dict[str, str | None] = {}
        self._moments = Moments(kept=keep_waits, tell=None if listener is None else listener.moment)
        tell = None if listener is None else listener.wait
        self._lines = Lines(self._queues, self._moments, self.thresholds, keep_waits=keep_waits, tell=tell)
        self._times = AgentTimes(self.live, self._agents, self._queues, self._moments)
        self._requests = Requests(self._queues, self._moments)

    @property
    def interval_seconds(self) -> int:
        """The length of an interval."""
        return self._queues.length

    def apply(self, event: Event) -> bool:
        """Take the journal's next event. False: it contradicts what is known, and counts nothing."""
        accepted = self.live.apply(event)
        # A caller enters the queue also where the call-back that the event names is gone.
        if accepted or isinstance(event, CallQueued):
            handler = _HANDLERS.get(type(event))
            if handler is not None:
                handler(self, event)
        return accepted

    def forget_before(self, at: float) -> None:
        """Drop the intervals that have ended by then, so that a process can run for months."""
        self._queues.forget_before(at)
        self._agents.forget_before(at)
        self._moments.forget_before(self._queues.begins)
        self._lines.forget_before(self._queues.begins)

    def add_up_before(self, at: float) -> None:
        """Add the intervals that have ended by then up into their periods, so that a long time needs little memory."""
        self._queues.add_up_before(at)
        self._agents.add_up_before(at)

    # --- questions; `now` is up to when agents' times count ---

    def queues(
        self,
        since: float,
        until: float,
        now: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> Tally[QueueFigures]:
        """Return the components of the intervals that begin from `since` on and before `until`.

        They are added up by queue and by what `period_of` makes of the beginning of an interval; of `only` these
        queues, where they are given.
        """
        found: Pages[QueueFigures] = defaultdict(list)
        for ledger in (self._queues, self._times.unbooked(since, min(until, now), for_queues=only)[0]):
            ledger.collect(found, since, until, period_of, only)
        return {key: QueueFigures.total(pages) for key, pages in found.items()}

    def agents(
        self,
        since: float,
        until: float,
        now: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> Tally[AgentFigures]:
        """Return the same of the agents."""
        found: Pages[AgentFigures] = defaultdict(list)
        for ledger in (self._agents, self._times.unbooked(since, min(until, now), of_agents=only)[1]):
            ledger.collect(found, since, until, period_of, only)
        return {key: AgentFigures.total(pages) for key, pages in found.items()}

    def doing(self, agent: str) -> Stretch | None:
        """Return what the agent does and since when; None for one of whom nothing was heard."""
        return self._times.doing(agent)

    def is_settled(self, since: float, until: float) -> bool:
        """Return whether everybody who entered a queue from `since` on and before `until` has left it."""
        return self._lines.is_settled(since, until)

    def waits(self) -> list[Wait]:
        """Return the waits that were counted, where they are kept, and those that go on."""
        return self._lines.waits()

    def moments(self, now: float) -> list[Moment]:
        """Return what was counted beside waits, where it is kept, and what agents do up to `now`."""
        return [*self._moments, *self._times.going_on(now)]

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

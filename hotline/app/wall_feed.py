"""Keeps the live topics `queues`, `agents` and `calls` true: hears the journal, and writes what an event has changed.

An event marks the call, the agents and the queues that it touches; what is marked is written `GATHER_SECONDS` later,
together, so that a burst costs one look at each. Today's numbers follow when the event is on disk; only then they are
counted anew, of the queues and agents of the event. What time alone changes (expected waits, relaxed requirements) is
looked at every `SWEEP_SECONDS`, a part at a time, so that no call waits for a look at everything; records that have not
changed go to nobody.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from hotline.clock import Clock
from hotline.events import AgentEvent, CallEvent, ControllerStarted, Event, RulesLoaded
from hotline.queue.agents import AgentState
from hotline.queue.statistics.today import LiveStatistics

from .wall_records import Record, WallRecords

#: What an event has changed is on its way so soon, seconds. At 20 calls a second every writing touches most queues, so
#: half as many writings cost half as much; a page shows it within 0.3 s all the same.
GATHER_SECONDS = 0.1

#: How often everything is looked at, seconds, and in how many parts.
SWEEP_SECONDS, PARTS = 5.0, 10

#: Fields of events that name a call or a call-back, an agent, and a queue.
_CALL_FIELDS, _AGENT_FIELDS, _QUEUE_FIELDS = ("call", "callback"), ("agent",), ("queue", "target")


class Topic(Protocol):
    """A keyed table that browsers see (`desk/live`)."""

    def put(self, key: str, record: Mapping[str, object]) -> None:
        """Write a record; one that has not changed is told to nobody."""

    def remove(self, key: str) -> None:
        """Take a record away; nothing where there is none."""


class WallFeed:
    """Feeds the topics of one controller."""

    def __init__(
        self,
        records: WallRecords,
        statistics: LiveStatistics,
        clock: Clock,
        *,
        queues: Topic,
        agents: Topic,
        calls: Topic,
    ) -> None:
        self.records = records
        self._statistics = statistics
        self._clock = clock
        self._queues, self._agents, self._calls = queues, agents, calls
        self._dirty = _Dirty()
        #: Keys that are in each topic.
        self._shown: tuple[set[str], set[str], set[str]] = (set(), set(), set())
        #: Queue and agent of each call when it was last looked at.
        self._had: dict[str, tuple[str | None, str | None]] = {}
        #: The same, when its last event was counted.
        self._counted_for: dict[str, tuple[str | None, str | None]] = {}
        #: State of each agent and since when, seconds since the epoch; None: nobody knows.
        self._since: dict[str, tuple[AgentState, float | None]] = {}
        self._planned: asyncio.TimerHandle | None = None
        self._queue_records: dict[str, Record] = {}
        statistics.listeners.append(self.counted)

    def hear(self, event: Event) -> None:
        """Take an event of the journal, after the live state did."""
        if isinstance(event, ControllerStarted | RulesLoaded):
            self.mark_all()
        else:
            self._mark(event)
        if isinstance(event, CallEvent | AgentEvent):
            for agent in self._dirty.agents:
                self._note_state(agent, event.at)
        if self._dirty:
            self._plan()

    def counted(self, events: Sequence[Event]) -> None:
        """Take events that today's numbers know of now; none where the day was counted anew."""
        if not events:
            self.mark_all()
        for event in events:
            self._mark_counted(event)
        if self._dirty:
            self._plan()

    async def run(self) -> None:
        """Look at everything now and then, until cancelled; run it as a task."""
        try:
            self.mark_all()
            self.flush()
            part = 0
            while True:
                await asyncio.sleep(SWEEP_SECONDS / PARTS)
                self._mark_part(part)
                self.flush()
                part = (part + 1) % PARTS
        finally:
            if self._planned is not None:
                self._planned.cancel()

    def queue_records(self) -> Mapping[str, Record]:
        """Return what is shown of the queues now."""
        return self._queue_records

    def touch_queue(self, queue: str) -> None:
        """Look at a queue of which others know something new."""
        self._dirty.queues.add(queue)
        self._plan()

    def touch_agent(self, agent: str) -> None:
        """Look at an agent of whom others know something new."""
        self._dirty.agents.add(agent)
        self._plan()

    def mark_all(self) -> None:
        """Look at everything at the next writing."""
        for part in range(PARTS):
            self._mark_part(part)

    def flush(self) -> None:
        """Write what is marked."""
        if self._planned is not None:
            self._planned.cancel()
        self._planned = None
        dirty, self._dirty = self._dirty, _Dirty()
        shown_queues, shown_agents, shown_calls = self._shown
        agents = self.records.agents(dirty.agents)
        timed = {key: {**record, "since": self._known_since(key)} for key, record in agents.items()}
        _write(self._calls, dirty.calls, self.records.calls(dirty.calls), shown_calls)
        _write(self._agents, dirty.agents, timed, shown_agents)
        queues = self.records.queues(dirty.queues)
        self._queue_records |= queues
        for gone in dirty.queues - queues.keys():
            self._queue_records.pop(gone, None)
        _write(self._queues, dirty.queues, queues, shown_queues)

    # --- inside ---

    def _plan(self) -> None:
        if self._planned is None:
            self._planned = asyncio.get_running_loop().call_later(GATHER_SECONDS, self.flush)

    def _mark_part(self, part: int) -> None:
        """Look at every `PARTS`th thing, and count its numbers anew."""
        shown_queues, shown_agents, shown_calls = self._shown
        queues = sorted({*self.records.queue_names(), *shown_queues})[part::PARTS]
        agents = sorted({*self.records.agent_names(), *shown_agents})[part::PARTS]
        self.records.today.forget(queues, agents)
        self._dirty.queues.update(queues)
        self._dirty.agents.update(agents)
        self._dirty.calls.update(sorted({*self.records.live.calls, *shown_calls})[part::PARTS])

    def _mark_counted(self, event: Event) -> None:
        """Look at whom the event counts for: the call's queue before and after it, and that of an agent's wrap-up."""
        live = self._statistics.statistics.live
        queues, agents = _named(event, _QUEUE_FIELDS), _named(event, _AGENT_FIELDS)
        for name in _named(event, _CALL_FIELDS):
            call = live.calls.get(name)
            now = (None, None) if call is None else (call.queue, call.agent)
            before = self._counted_for.pop(name, (None, None))
            if call is not None:
                self._counted_for[name] = now
            queues += [queue for queue, _ in (before, now) if queue is not None]
            agents += [agent for _, agent in (before, now) if agent is not None]
        known = (live.agents.get(agent) for agent in agents)
        queues += [agent.last_queue for agent in known if agent is not None and agent.last_queue]
        self.records.today.forget(queues, agents)
        self._dirty.queues.update(queues)
        self._dirty.agents.update(agents)

    def _mark(self, event: Event) -> None:
        for call in _named(event, _CALL_FIELDS):
            self._mark_call(call)
        for agent in _named(event, _AGENT_FIELDS):
            self._mark_agent(agent)
        self._dirty.queues.update(_named(event, _QUEUE_FIELDS))

    def _mark_call(self, name: str) -> None:
        live = self.records.live.calls.get(name)
        self._dirty.calls.add(name)
        before = self._had.pop(name, (None, None))
        now = (None, None) if live is None else (live.queue, live.agent)
        if live is not None:
            self._had[name] = now
        for queue, agent in (before, now):
            if queue is not None:
                self._dirty.queues.add(queue)
            if agent is not None:
                self._mark_agent(agent)

    def _mark_agent(self, name: str) -> None:
        """Mark the agent, and the queues that count them by state."""
        self._dirty.agents.add(name)
        found = self.records.live.agents.get(name)
        configured = self.records.queues_of(name)
        self._dirty.queues |= {*configured, *(found.queues if found is not None else ())}

    def _note_state(self, name: str, at: float) -> None:
        found = self.records.live.agents.get(name)
        state = AgentState.SIGNED_OUT if found is None else found.state
        known = self._since.get(name)
        if known is None or known[0] is not state:
            self._since[name] = state, at

    def _known_since(self, name: str) -> float | None:
        """Return since when the agent has the state; of what was before this start the statistics know."""
        found = self.records.live.agents.get(name)
        known = self._since.get(name)
        if known is not None and found is not None and known[0] is found.state:
            return known[1]
        doing = self._statistics.statistics.doing(name) if self._statistics.is_ready else None
        return None if doing is None else doing.since


class _Dirty:
    """Keys to look at."""

    def __init__(self) -> None:
        self.queues: set[str] = set()
        self.agents: set[str] = set()
        self.calls: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self.queues or self.agents or self.calls)


def _named(event: Event, fields: Sequence[str]) -> list[str]:
    return [found for name in fields if (found := getattr(event, name, None))]


def _write(topic: Topic, keys: set[str], records: Mapping[str, Record], shown: set[str]) -> None:
    for key in keys:
        record = records.get(key)
        if record is not None:
            shown.add(key)
            topic.put(key, record)
        elif key in shown:
            shown.discard(key)
            topic.remove(key)

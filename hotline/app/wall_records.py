"""What the wallboard shows of one queue, one agent and one call, as records for the live topics. Reads only.

What waits and who works comes from the live state, which follows each event at once; today's numbers come from the
fold of the reports, through the columns of the reports, so that both show the same. Times are moments (seconds since
the epoch), from which the page counts by itself: a wait that grows is no news.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field

from hotline.clock import Clock
from hotline.config import Agent, Queue
from hotline.phone import mask
from hotline.queue.agents import AgentState
from hotline.queue.callbacks import CallbackState
from hotline.queue.calls import IN_LINE, CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.expected_wait import STAFF_SECONDS
from hotline.queue.live import LiveCall, LiveState
from hotline.queue.statistics.today import LiveStatistics
from hotline.queue.waits_for import waits_for

from .current import Current
from .wall_today import Cells, WallToday

Record = Mapping[str, object]

#: What somebody else knows of a queue or an agent, by its key.
More = Callable[[str], Record]

#: How long it is believed what a newcomer would wait, seconds: the estimate itself believes so long who works.
BELIEVED_SECONDS = STAFF_SECONDS

#: A call-back that still has to be made.
PENDING = frozenset({CallbackState.WAITING, CallbackState.DIALLING, CallbackState.RESTING})


@dataclass(slots=True)
class Crowd:
    """The calls and call-backs of one queue."""

    waiting: list[LiveCall] = field(default_factory=list)
    talking: int = 0
    callbacks: int = 0


class WallRecords:
    """Makes them."""

    def __init__(
        self, current: Current, dispatcher: Dispatcher, statistics: LiveStatistics, clock: Clock
    ) -> None:
        #: Whose words stand in the records as well: messages, forecast and limits of a queue, overrides of an agent.
        self.of_queue: list[More] = []
        self.of_agent: list[More] = []
        self._current = current
        self._dispatcher = dispatcher
        #: Today's numbers; whoever counts an event says whose are not true any more.
        self.today = WallToday(statistics)
        self._clock = clock
        #: What a newcomer to each queue would wait, and when that was found out.
        self._waits: dict[str, tuple[float, dict[str, float]]] = {}

    @property
    def live(self) -> LiveState:
        """All calls and agents now."""
        return self._dispatcher.live

    def queue_names(self) -> Collection[str]:
        """Return the keys of the configured queues."""
        return self._current.config().queues.keys()

    def agent_names(self) -> Collection[str]:
        """Return the keys of the configured agents."""
        return self._current.config().agents.keys()

    def queues_of(self, agent: str) -> Collection[str]:
        """Return the queues for which an agent is configured; none for one who is not."""
        configured = self._current.config().agents.get(agent)
        return () if configured is None else configured.queues.keys()

    # --- queues ---

    def queues(self, names: Collection[str]) -> dict[str, Record]:
        """Return the records of those of these queues that are configured."""
        configured = {name: queue for name, queue in self._current.config().queues.items() if name in names}
        crowds, today = self._crowds(), self.today.queues(configured)
        return {
            name: {
                **self._queue(name, queue, crowds.get(name) or Crowd(), today.get(name)),
                **_told(self.of_queue, name),
            }
            for name, queue in configured.items()
        }

    def _queue(self, name: str, queue: Queue, crowd: Crowd, today: Cells | None) -> Record:
        first = min(crowd.waiting, key=lambda call: call.queued_at, default=None)
        signed_in = self.live.agents_signed_in(name)
        states = Counter(self.live.agents[agent].state.value for agent in signed_in)
        return {
            "title": dict(queue.title),
            "waiting": len(crowd.waiting),
            "oldest": None if first is None else first.queued_at,
            "waits_for": None if first is None else self._waits_for(first.call),
            "talking": crowd.talking,
            "signed_in": len(signed_in),
            "states": dict(sorted(states.items())),
            "expected_wait": self._expected_waits(name, queue),
            "callbacks": crowd.callbacks,
            "service_level_seconds": queue.service_level_seconds,
            "short_abandon_seconds": queue.short_abandon_seconds,
            "today": today,
        }

    def _crowds(self) -> dict[str, Crowd]:
        crowds: dict[str, Crowd] = {}
        for call in self.live.calls.values():
            if call.queue is not None and call.state in IN_LINE:
                crowds.setdefault(call.queue, Crowd()).waiting.append(call)
            elif call.queue is not None and call.state is CallState.TALKING:
                crowds.setdefault(call.queue, Crowd()).talking += 1
        for callback in self.live.callbacks.values():
            if callback.state in PENDING:
                crowds.setdefault(callback.queue, Crowd()).callbacks += 1
        return crowds

    def _expected_waits(self, name: str, queue: Queue) -> dict[str, float]:
        """Return what a caller would be told who came now, by language; whole seconds, so that noise is no news."""
        now = self._clock()
        at, waits = self._waits.get(name, (-BELIEVED_SECONDS, {}))
        if not 0 <= now - at < BELIEVED_SECONDS:
            waits = {}
            for language in self._current.config().node.languages:
                wait = self._dispatcher.expected_wait_of_newcomer(name, language, queue.priority_seconds)
                if wait is not None:
                    waits[language] = float(round(wait))
            self._waits[name] = now, waits
        return waits

    def _waits_for(self, call: str) -> Record | None:
        found = waits_for(self.live, call)
        return None if found is None else asdict(found)

    # --- agents ---

    def agents(self, names: Collection[str]) -> dict[str, Record]:
        """Return the records of those of these agents who are configured."""
        configured = {name: agent for name, agent in self._current.config().agents.items() if name in names}
        today = self.today.agents(configured)
        return {
            name: {**self._agent(name, agent, today.get(name)), **_told(self.of_agent, name)}
            for name, agent in configured.items()
        }

    def _agent(self, name: str, agent: Agent, today: Cells | None) -> Record:
        found = self.live.agents.get(name)
        call = None if found is None or found.call is None else self.live.calls.get(found.call)
        return {
            "name": agent.name,
            "state": str(AgentState.SIGNED_OUT if found is None else found.state),
            "reason": "" if found is None else found.pause_reason or "",
            "set_aside": found is not None and found.set_aside,
            "phone": "idle" if found is None else found.phone,
            "wrap_up_until": None if found is None else found.wrap_up_until,
            "call": None if call is None else call.call,
            "queue": None if call is None else call.queue,
            "signed_in_for": sorted(found.queues) if found is not None and found.signed_in else [],
            "queues": sorted(agent.queues),
            "skills": dict(sorted(agent.skills.items())),
            "today": today,
        }

    # --- calls ---

    def calls(self, names: Iterable[str]) -> dict[str, Record]:
        """Return the records of those of these calls that are on their way; numbers are masked."""
        found = ((name, self.live.calls.get(name)) for name in names)
        return {name: self._call(call) for name, call in found if call is not None}

    def _call(self, call: LiveCall) -> Record:
        return {
            "state": str(call.state),
            "queue": call.queue,
            "language": call.language,
            "caller": mask(call.caller) if call.caller else None,
            "agent": call.agent,
            "arrived_at": call.arrived_at,
            "queued_at": call.queued_at if call.state in IN_LINE else None,
            "answered_at": call.answered_at if call.state is CallState.TALKING else None,
            "waits_for": self._waits_for(call.call) if call.state in IN_LINE else None,
            "callback": call.call in self.live.callbacks,
        }


def _told(tellers: Iterable[More], key: str) -> dict[str, object]:
    return {name: value for tell in tellers for name, value in tell(key).items()}

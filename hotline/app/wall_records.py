"""What the wallboard shows of one queue, one agent and one call, as records for the live topics. Reads only.

What waits and who works comes from the live state, which follows each event at once; today's numbers come from the
fold of the reports, through the columns of the reports, so that both show the same. Times are moments (seconds since
the epoch), from which the page counts by itself: a wait that grows is no news.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TypeVar

from hotline.clock import Clock
from hotline.config import Agent, Queue
from hotline.phone import mask
from hotline.queue.agents import AgentState
from hotline.queue.callbacks import CallbackState
from hotline.queue.calls import IN_LINE, CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import LiveCall, LiveState
from hotline.queue.statistics.figures import AgentFigures, Figures, QueueFigures
from hotline.queue.statistics.report import AGENT_COLUMNS, Number, queue_columns, rounded
from hotline.queue.statistics.today import LiveStatistics
from hotline.queue.waits_for import waits_for

from .current import Current

Record = Mapping[str, object]

#: What somebody else knows of a queue or an agent, by its key.
More = Callable[[str], Record]

F = TypeVar("F", bound=Figures)

#: Columns of the report on queues that the wall shows of today.
QUEUE_TODAY = (
    "offered", "answered", "abandoned", "abandoned_short", "flowed_out", "still_there", "service_level",
    "abandonment_rate", "asa_seconds", "aht_seconds", "callbacks_requested", "callbacks_reached",
)  # fmt: skip

#: Columns of the report on agents; those that grow with time alone would be news at every second.
AGENT_TODAY = ("handled", "rung", "rung_missed", "set_aside", "aht_seconds")

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
        self._statistics = statistics
        self._clock = clock

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
        crowds, figures = self._crowds(), self._queue_figures(configured)
        return {
            name: {
                **self._queue(name, queue, crowds.get(name) or Crowd(), figures.get(name)),
                **_told(self.of_queue, name),
            }
            for name, queue in configured.items()
        }

    def _queue(self, name: str, queue: Queue, crowd: Crowd, figures: QueueFigures | None) -> Record:
        first = min(crowd.waiting, key=lambda call: call.queued_at, default=None)
        signed_in = self.live.agents_signed_in(name)
        states = Counter(str(self.live.agents[agent].state) for agent in signed_in)
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
            "today": None if figures is None else _cells(QUEUE_TODAY, _QUEUE_COLUMNS, figures),
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

    def _queue_figures(self, names: Collection[str]) -> Mapping[str, QueueFigures]:
        return self._statistics.queues_today(names) if self._statistics.is_ready else {}

    def _expected_waits(self, name: str, queue: Queue) -> dict[str, float]:
        """Return what a caller would be told who came now, by language; whole seconds, so that noise is no news."""
        waits = {}
        for language in self._current.config().node.languages:
            wait = self._dispatcher.expected_wait_of_newcomer(name, language, queue.priority_seconds)
            if wait is not None:
                waits[language] = float(round(wait))
        return waits

    def _waits_for(self, call: str) -> Record | None:
        found = waits_for(self.live, call)
        return None if found is None else asdict(found)

    # --- agents ---

    def agents(self, names: Collection[str]) -> dict[str, Record]:
        """Return the records of those of these agents who are configured."""
        configured = {name: agent for name, agent in self._current.config().agents.items() if name in names}
        figures: Mapping[str, AgentFigures] = {}
        if self._statistics.is_ready:
            figures = self._statistics.agents_today(configured, configured.keys())
        return {
            name: {**self._agent(name, agent, figures.get(name)), **_told(self.of_agent, name)}
            for name, agent in configured.items()
        }

    def _agent(self, name: str, agent: Agent, figures: AgentFigures | None) -> Record:
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
            "today": None if figures is None else _cells(AGENT_TODAY, AGENT_COLUMNS, figures),
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


_QUEUE_COLUMNS = queue_columns("default")


def _cells(names: Iterable[str], columns: Mapping[str, Callable[[F], Number]], figures: F) -> Record:
    return {name: rounded(name, columns[name](figures)) for name in names}


def _told(tellers: Iterable[More], key: str) -> dict[str, object]:
    return {name: value for tell in tellers for name, value in tell(key).items()}

"""What the status page, the metrics and the health check say, read from the live state. Nothing of callers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from hotline.asterisk.agi import FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.status import Health
from hotline.journal import Journal
from hotline.queue.calls import IN_LINE, CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import AgentState, LiveCall
from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import QueueFigures
from hotline.queue.statistics.today import LiveStatistics


@dataclass(frozen=True, slots=True)
class LiveView:
    """Reads the parts of a running controller."""

    #: Returns the configuration as it is now.
    current: Callable[[], Configuration]
    dispatcher: Dispatcher
    journal: Journal
    ami: AmiClient
    agi: FastAgiServer
    clock: Clock
    #: What is wrong with the parts that keep their own health, by part.
    troubles: Callable[[], Mapping[str, str]]
    #: None where nobody follows the journal.
    statistics: LiveStatistics | None = None

    @property
    def config(self) -> Configuration:
        """The configuration as it is now."""
        return self.current()

    def health(self) -> Health:
        """Say whether calls are served and promises can be kept."""
        problems = dict(self.troubles())
        if not self.ami.connected:
            problems["asterisk"] = "no link to Asterisk's manager interface"
        if not self.journal.healthy:
            problems["journal"] = "the journal cannot be written"
        return Health(not problems, problems)

    def live(self) -> Mapping[str, object]:
        """Return queues and agents as the page shows them."""
        return {
            "node": self.config.node.name,
            "problems": self.health().problems,
            "queues": [self._queue(name) for name in self.config.queues],
            "agents": [self.agent(key) for key in self.config.agents],
            "today": {name: _today(figures) for name, figures in self.queues_today().items()},
        }

    def queues_today(self) -> Mapping[str, QueueFigures]:
        """Return today's components by queue; empty until the journal is read."""
        if self.statistics is None or not self.statistics.is_ready:
            return {}
        figures = self.statistics.queues_today()
        return {name: figures[name] for name in self.config.queues}

    def _queue(self, name: str) -> Mapping[str, object]:
        calls = [call for call in self.dispatcher.live.calls.values() if call.queue == name]
        waiting = [call for call in calls if call.state in IN_LINE]
        return {
            "queue": name,
            "title": dict(self.config.queues[name].title),
            "waiting": len(waiting),
            "longest_wait_seconds": self._longest_wait(waiting),
            "talking": sum(call.state is CallState.TALKING for call in calls),
            "signed_in": len(self.dispatcher.agents_signed_in(name)),
        }

    def _longest_wait(self, waiting: Iterable[LiveCall]) -> float:
        now = self.clock()
        return max((now - call.queued_at for call in waiting), default=0.0)

    def agent(self, key: str) -> Mapping[str, object]:
        """Return the agent as the page shows one."""
        found = self.dispatcher.live.agents.get(key)
        state = found.state if found else AgentState.SIGNED_OUT
        return {"agent": key, "name": self.config.agents[key].name, "state": str(state)}

    def expected_waits(self) -> Mapping[tuple[str, str], float]:
        """Return what a caller would be told who came now, seconds by queue and language, where the data carry it."""
        waits = {}
        for name, queue in self.config.queues.items():
            for language in self.config.node.languages:
                wait = self.dispatcher.expected_wait_of_newcomer(name, language, queue.priority_seconds)
                if wait is not None:
                    waits[name, language] = wait
        return waits

    def queue_states(self) -> Mapping[str, Mapping[str, object]]:
        """Return the state of each queue, for the bus."""
        return {name: self._queue(name) for name in self.config.queues}


class LiveMetrics(Collector):
    """The same numbers for Prometheus."""

    def __init__(self, view: LiveView) -> None:
        self._view = view

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics as they are now."""
        view = self._view
        waiting = GaugeMetricFamily(
            "hotline_queue_waiting", "Callers with a place in the queue", labels=["queue"]
        )
        longest = GaugeMetricFamily(
            "hotline_queue_longest_wait_seconds", "Time since the first of them was queued", labels=["queue"]
        )
        talking = GaugeMetricFamily(
            "hotline_queue_talking", "Callers who talk with an agent", labels=["queue"]
        )
        for name, state in view.queue_states().items():
            waiting.add_metric([name], _number(state["waiting"]))
            longest.add_metric([name], _number(state["longest_wait_seconds"]))
            talking.add_metric([name], _number(state["talking"]))
        agents = GaugeMetricFamily("hotline_agents", "Agents by state", labels=["state"])
        states = [str(view.agent(key)["state"]) for key in view.config.agents]
        for state_name in AgentState:
            agents.add_metric([str(state_name)], states.count(str(state_name)))
        expected = GaugeMetricFamily(
            "hotline_queue_expected_wait_seconds",
            "What a caller must expect who comes now",
            labels=["queue", "language"],
        )
        for labels, wait in view.expected_waits().items():
            expected.add_metric(labels, wait)
        yield from (waiting, longest, talking, agents, expected)
        yield from self._today()
        yield from self._machine()

    def _today(self) -> Iterator[Metric]:
        figures = self._view.queues_today()
        for name, text, measure in _TODAY.values():
            metric = GaugeMetricFamily(name, text, labels=["queue"])
            for queue, today in figures.items():
                value = measure(today)
                if value is not None:
                    metric.add_metric([queue], value)
            yield metric

    def _machine(self) -> Iterator[Metric]:
        view = self._view
        yield _gauge("hotline_calls", "Calls with a live script", view.agi.sessions)
        yield _gauge("hotline_asterisk_connected", "1 while the manager interface is up", view.ami.connected)
        yield _gauge("hotline_journal_healthy", "1 while the journal can be written", view.journal.healthy)
        yield _gauge("hotline_journal_waiting", "Events that are not on disk yet", view.journal.waiting)
        dropped = CounterMetricFamily("hotline_ami_dropped_events", "Events that nobody read in time")
        dropped.add_metric([], view.ami.dropped)
        yield dropped
        ignored = CounterMetricFamily(
            "hotline_contradicting_events", "Events that contradicted the live state", labels=["type"]
        )
        for type_name, count in view.dispatcher.live.ignored.items():
            ignored.add_metric([type_name], count)
        yield ignored


#: What is told of the local day: by its name on the page its metric, text and measure. A measure without a value
#: (nothing to divide by) has no metric.
_TODAY: Mapping[str, tuple[str, str, Callable[[QueueFigures], float | None]]] = {
    "offered": ("hotline_queue_offered_today", "Callers who entered the queue", lambda f: f.offered),
    "answered": ("hotline_queue_answered_today", "Of these answered", lambda f: f.answered),
    "abandoned": ("hotline_queue_abandoned_today", "Of these abandoned", lambda f: f.abandoned),
    "flowed_out": ("hotline_queue_flowed_out_today", "Gone for something else", lambda f: f.flowed_out),
    "service_level": (
        "hotline_queue_service_level_today", "Share that was served in time, 0 to 1", measures.service_level,
    ),
    "asa_seconds": (
        "hotline_queue_asa_seconds_today", "Mean wait of the answered", measures.average_speed_of_answer,
    ),
    "expected_wait_error_seconds": (
        "hotline_queue_expected_wait_error_seconds_today", "Mean of said less real, without its sign",
        measures.expected_wait_error,
    ),
}  # fmt: skip


def _today(figures: QueueFigures) -> Mapping[str, float | None]:
    return {name: measure(figures) for name, (_, _, measure) in _TODAY.items()}


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=float(value))


def _number(value: object) -> float:
    assert isinstance(value, int | float)  # noqa: S101 -- made a few lines above
    return float(value)

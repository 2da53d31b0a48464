"""What all agents do and since when, followed in the live state. Pure."""

from collections.abc import Collection

from hotline.events import AgentMissed
from hotline.queue.live import LiveState

from .figures import Activity, AgentFigures, QueueFigures
from .ledger import Ledger
from .moments import Moment, Moments, moment_of
from .stretches import BRIDGED, Stretch, stretch_of


class AgentTimes:
    """Writes agents' time into the books of agents and queues whenever what they do changes."""

    def __init__(
        self,
        live: LiveState,
        agents: Ledger[AgentFigures],
        queues: Ledger[QueueFigures],
        moments: Moments,
    ) -> None:
        """`moments` get each thing that is counted."""
        self._live = live
        self._moments = moments
        self._agents = agents
        self._queues = queues
        self._stretches: dict[str, Stretch] = {}
        #: Agents who are set aside.
        self._set_aside: set[str] = set()

    def doing(self, agent: str) -> Stretch | None:
        """Return what the agent does and since when; None for one of whom nothing was heard."""
        return self._stretches.get(agent)

    def look(self, name: str, at: float) -> None:
        """Look at an agent whom an event at `at` may have changed."""
        agent = self._live.agents.get(name)
        if agent is None:
            return
        call = None if agent.call is None else self._live.calls.get(agent.call)
        before = self._stretches.get(name) or Stretch(at)
        now = stretch_of(agent, None if call is None else call.queue, before, at)
        if agent.set_aside != (name in self._set_aside):
            self._set_aside ^= {name}
            self._agents.at(name, now.since).set_aside += agent.set_aside
            if agent.set_aside:
                self._note("set_aside", name, before, now.since)
        if now[1:] != before[1:]:
            before.book(name, now.since, self._agents, self._queues)
            if before.activity is not Activity.SIGNED_OUT:
                self._moments.add_stretch(name, before, now.since)
            self._stretches[name] = now
            self._count(name, before, now)

    def missed(self, event: AgentMissed) -> None:
        """Count a miss, before the agent is looked at; one whose phone rang where the ring was counted."""
        self._agents.at(event.agent, event.at).missed[event.reason] += 1
        self._moments.add(
            Moment("missed", event.at, event.call, event.agent, event.queue, reason=event.reason)
        )
        stretch = self._stretches.get(event.agent)
        if stretch is not None and stretch.rings and stretch.call == event.call:
            self._agents.at(event.agent, stretch.since).rung_missed += 1
            self._note("rung_missed", event.agent, stretch, stretch.since, event.reason)

    def caller_left(self, agent: str | None) -> None:
        """Count a ring whose caller left, before the agent is looked at."""
        stretch = None if agent is None else self._stretches.get(agent)
        if agent is not None and stretch is not None and stretch.rings:
            self._agents.at(agent, stretch.since).rung_cancelled += 1
            self._note("rung_cancelled", agent, stretch, stretch.since)

    def unbooked(
        self,
        since: float,
        until: float,
        *,
        of_agents: Collection[str] | None = None,
        for_queues: Collection[str] | None = None,
    ) -> tuple[Ledger[QueueFigures], Ledger[AgentFigures]]:
        """Return books with what agents do now, from `since` to `until`; only of these, where they are given.

        It is written down when it ends, because only then its end is known.
        """
        queues: Ledger[QueueFigures] = Ledger(QueueFigures, self._queues.length, self._queues.periods)
        agents: Ledger[AgentFigures] = Ledger(AgentFigures, self._agents.length, self._agents.periods)
        agents.begins = queues.begins = max(self._agents.begins, since)
        agents.open_from = queues.open_from = self._agents.open_from
        known = self._stretches
        for agent in known if of_agents is None else known.keys() & of_agents:
            stretch = known[agent]
            if for_queues is None or stretch.queue in for_queues:
                stretch.book(agent, until, agents, queues)
        return queues, agents

    def going_on(self, now: float) -> list[Moment]:
        """Return what agents do now, up to `now`."""
        return [
            moment_of(agent, stretch, now)
            for agent, stretch in self._stretches.items()
            if stretch.activity is not Activity.SIGNED_OUT and now > stretch.since
        ]

    def _note(self, kind: str, agent: str, stretch: Stretch, at: float, reason: str = "") -> None:
        """Write down what was counted of an agent."""
        self._moments.add(Moment(kind, at, stretch.call or "", agent, stretch.queue or "", reason=reason))

    def _count(self, name: str, before: Stretch, now: Stretch) -> None:
        if now.rings:
            self._agents.at(name, now.since).rung += 1
            self._note("rung", name, now, now.since)
        if now.activity in BRIDGED and not (before.activity in BRIDGED and before.call == now.call):
            self._agents.at(name, now.since).handled += 1
            self._note("handled", name, now, now.since)
            if now.queue is not None:
                self._queues.at(now.queue, now.since).handled += 1

"""The agents who are signed in, as the router sees them: what each may take, and who is available. Pure."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hotline.routing_rules import AgentRules, RoutingRules

from .agents import AgentState, LiveAgent
from .day import Days
from .needs import Idle, Need
from .waiting_line import Key, WaitingLine

_DEFAULTS = AgentRules()

#: A heap that is so many times longer than those that could be in it is cleaned.
MOST_STALE = 4


@dataclass(slots=True, eq=False)
class Desk:
    """One agent who is signed in."""

    agent: LiveAgent
    queues: tuple[str, ...]
    #: The queues of the sign-in, each with the weight that a call's age has for this agent.
    weights: dict[str, float]
    needs: tuple[Need, ...]
    #: The lines of these needs, each with its weight: what is looked at whenever the agent becomes free.
    lines: tuple[tuple[WaitingLine, float], ...]
    #: All queues have the same weight.
    uniform: bool
    #: Calls that wait for this agent and nobody else.
    waiting: WaitingLine = field(default_factory=WaitingLine)
    available: bool = False
    #: Another one whenever what was noted of the agent no longer counts.
    version: int = 0
    #: The agent's `idle_since` when it was noted.
    idle_since: float = 0.0

    def first(self) -> Key | None:
        """Return the waiting call that is served first of those that this agent may take."""
        found = self.waiting.head
        for line, _ in self.lines:
            head = line.head
            if head is not None and (found is None or head < found):
                found = head
        return found

    def heaviest(self, now: float, own: Sequence[tuple[Key, str]]) -> Key | None:
        """Return the waiting call whose age counts most for this agent at this time.

        `own` are the calls that wait for this agent alone, each with its queue: a younger one of a queue that weighs
        more may come before the first.
        """
        found, least = None, 0.0
        if own:
            least, found = min((self.weights.get(queue, 1.0) * (key[0] - now), key) for key, queue in own)
        for line, weight in self.lines:
            head = line.head
            if head is None:
                continue
            youth = weight * (head[0] - now)
            if found is None or youth < least or (youth == least and head < found):
                found, least = head, youth
        return found


class Desks:
    """All of them."""

    def __init__(self, rules: RoutingRules, needs: list[Need], days: Days) -> None:
        self._rules = rules
        self._needs = needs
        self._days = days
        self._desks: dict[str, Desk] = {}
        self._signed_in: dict[str, set[str]] = {}
        self._versions = 0
        #: How often somebody came or went: another one whenever it is another staff.
        self.staff = 0
        #: Available agents who have not looked for a call yet, in the order in which they became available.
        self.fresh: dict[str, Desk] = {}

    def of(self, agent: str) -> Desk | None:
        """Return the desk of an agent who is signed in."""
        return self._desks.get(agent)

    def preferred(self, agent: str | None, queue: str, *, anyhow: bool) -> Desk | None:
        """Return the desk of an agent who is signed in for this queue; `anyhow`: or for others."""
        desk = self._desks.get(agent) if agent else None
        return desk if desk is not None and (anyhow or queue in desk.weights) else None

    def all(self) -> list[Desk]:
        """Return every desk."""
        return list(self._desks.values())

    def signed_in(self, queue: str) -> frozenset[str]:
        """Return the agents who are signed in for the queue, in whatever state."""
        return frozenset(self._signed_in.get(queue, ()))

    def best_idle(self, need: Need) -> Desk | None:
        """Return the agent to be rung for a call with this need, of those who have looked; None if nobody is idle."""
        while need.idle:
            desk = self._idle_desk(need.idle[0])
            if desk is not None:
                return desk
            heapq.heappop(need.idle)
        return None

    def _idle_desk(self, entry: Idle) -> Desk | None:
        """Return the desk of an entry that still counts."""
        _, agent, version = entry
        desk = self._desks.get(agent)
        return desk if desk is not None and desk.available and desk.version == version else None

    def rest(self, desk: Desk) -> None:
        """Note that the agent has looked, so that `best_idle` finds them."""
        self.fresh.pop(desk.agent.agent, None)
        skills = self._rules.agents.get(desk.agent.agent, _DEFAULTS).skills
        for need in desk.needs:
            rank = need.rank(desk.agent, desk.weights[need.queue], skills, self._days.today)
            heapq.heappush(need.idle, (rank, desk.agent.agent, desk.version))
            if len(need.idle) > MOST_STALE * (need.able + MOST_STALE):
                self._clean(need)

    def _clean(self, need: Need) -> None:
        need.idle[:] = [entry for entry in need.idle if self._idle_desk(entry) is not None]
        heapq.heapify(need.idle)

    # --- changes ---

    def update(self, agent: LiveAgent) -> list[Need | Desk]:
        """Put the agent where they belong now.

        Returns the needs for which the first agent came or the last one went, and desks that are new or no more.
        """
        desk = self._desks.get(agent.agent)
        if desk is not None and agent.signed_in and desk.queues == agent.queues:
            self._note(desk)  # mostly nothing but the state is new
            return []
        changed: list[Need | Desk] = []
        if desk is not None:
            changed += self._remove(desk)
            desk = None
        if desk is None and agent.signed_in:
            desk = self._make(agent)
            changed += [desk, *(need for need in desk.needs if need.able == 1)]
        if desk is not None:
            self._note(desk)
        return changed

    def learn(self, need: Need) -> None:
        """Take notice of a need that is new."""
        for desk in self._desks.values():
            if self._meets(desk.agent, desk.weights, need):
                desk.needs += (need,)
                desk.lines = _lines(desk.needs, desk.weights)
                need.able += 1
                self._again(desk)

    def look_again(self) -> None:
        """Forget how available agents were ranked: another day has begun."""
        for desk in self._desks.values():
            self._again(desk)

    def _make(self, agent: LiveAgent) -> Desk:
        rules = self._rules.agents.get(agent.agent, _DEFAULTS)
        weights = {queue: rules.queues.get(queue, 1.0) for queue in agent.queues}
        needs = tuple(need for need in self._needs if self._meets(agent, weights, need))
        desk = self._desks[agent.agent] = Desk(
            agent, agent.queues, weights, needs, _lines(needs, weights), len(set(weights.values())) < 2
        )
        self.staff += 1
        for queue in agent.queues:
            self._signed_in.setdefault(queue, set()).add(agent.agent)
        for need in needs:
            need.able += 1
        return desk

    def _meets(self, agent: LiveAgent, weights: dict[str, float], need: Need) -> bool:
        if need.queue not in weights:
            return False
        return need.requirement.met_by(self._rules.agents.get(agent.agent, _DEFAULTS).skills)

    def _remove(self, desk: Desk) -> list[Need | Desk]:
        del self._desks[desk.agent.agent]
        self.staff += 1
        self.fresh.pop(desk.agent.agent, None)
        for queue in desk.weights:
            self._signed_in[queue].discard(desk.agent.agent)
        desk.available = False
        changed: list[Need | Desk] = [desk]
        for need in desk.needs:
            need.able -= 1
            if not need.able:
                changed.append(need)
        return changed

    def _note(self, desk: Desk) -> None:
        available = desk.agent.state is AgentState.AVAILABLE
        if available == desk.available and (not available or desk.idle_since == desk.agent.idle_since):
            return
        desk.available = available
        self._again(desk)

    def _again(self, desk: Desk) -> None:
        self._versions += 1
        desk.version = self._versions
        desk.idle_since = desk.agent.idle_since
        if desk.available:
            self.fresh[desk.agent.agent] = desk
        else:
            self.fresh.pop(desk.agent.agent, None)


def _lines(needs: Iterable[Need], weights: Mapping[str, float]) -> tuple[tuple[WaitingLine, float], ...]:
    return tuple((need.waiting, weights[need.queue]) for need in needs)

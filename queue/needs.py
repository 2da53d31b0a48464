"""Kinds of calls: which agents may take them, and who of those is rung first. Pure.

Calls of one queue that may go to the same agents share a `Need`. A queue's requirement and its relaxations are a
`Chain` of needs, each met by whoever met an earlier one: relaxing never loses an agent. What a call needs beside the
queue's own requirement is needed at every step but the last relaxation: that is what must do in the end.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from hotline.routing_rules import QueueRules, RoutingRules, Strategy

from .agents import LiveAgent
from .requirement import ANYONE, Requirement, RequirementError, parse
from .waiting_line import WaitingLine

#: Who comes first among available agents: the smallest is rung.
Rank = tuple[float, float, float]

#: Rank, agent, and the agent's version, which tells whether the entry still counts.
Idle = tuple[Rank, str, int]

_DEFAULTS = QueueRules()


@dataclass(slots=True, eq=False)
class Need:
    """Calls that may go to the same agents."""

    queue: str
    requirement: Requirement
    strategy: Strategy
    waiting: WaitingLine = field(default_factory=WaitingLine)
    #: Heap of available agents who meet it; entries that no longer count are dropped when they come up.
    idle: list[Idle] = field(default_factory=list)
    #: How many agents who are signed in meet it, in whatever state.
    able: int = 0
    #: Chains and steps in which it stands.
    chains: "list[tuple[Chain, int]]" = field(default_factory=list)

    def rank(self, agent: LiveAgent, weight: float, skills: Mapping[str, int], today: int) -> Rank:
        """Return the agent's place among those who could be rung; `today` as in `LiveAgent.calls_day`."""
        match self.strategy:
            case "fewest calls":
                calls = agent.calls_today if agent.calls_day == today else 0
                return -weight, calls, agent.idle_since
            case "most skilled":
                return -weight, -self.requirement.fit(skills), agent.idle_since
            case "round robin":
                return -weight, agent.last_reserved, agent.idle_since
            case _:
                return -weight, agent.idle_since, 0.0


@dataclass(slots=True, eq=False)
class Chain:
    """What calls of one queue in one language need, from the strictest step on."""

    queue: str
    needs: tuple[Need, ...]
    #: From which wait on each need counts, seconds; the first is 0.
    after: tuple[float, ...]
    #: How long the preferred agent is waited for, seconds.
    preferred_seconds: float

    def step(self, waited: float) -> tuple[int, float | None]:
        """Return the step after so many seconds, and the wait at which the next one begins (None after the last).

        A step that nobody signed in could ever meet is skipped.
        """
        later = bisect_right(self.after, waited)
        next_after = self.after[later] if later < len(self.after) else None
        by_time = later - 1 if later else 0
        for step in range(by_time, len(self.needs)):
            if self.needs[step].able:
                return step, next_after
        return by_time, next_after


class Needs:
    """All needs of a configuration, made when they are first asked for."""

    def __init__(self, rules: RoutingRules) -> None:
        self._rules = rules
        self._by_requirement: dict[tuple[str, Requirement], Need] = {}
        self._chains: dict[tuple[str, str, str], Chain] = {}
        #: Every need that there is by now.
        self.all: list[Need] = []
        for queue in rules.queues:
            for language in rules.language_skills or ("",):
                self.chain(queue, language)

    def chain(self, queue: str, language: str, requires: str = "") -> Chain:
        """Return what a call in this queue and language needs that needs `requires` beside."""
        found = self._chains.get((queue, language, requires))
        if found is None:
            found = self._chains[queue, language, requires] = self._make(queue, language, requires)
        return found

    def _make(self, queue: str, language: str, requires: str) -> Chain:
        rules = self._rules.queues.get(queue, _DEFAULTS)
        skill = self._rules.language_skills.get(language)
        beside = _readable(requires).for_language(skill) if requires else ANYONE
        needs: list[Need] = []
        met: Requirement | None = None
        for number, step in enumerate(rules.steps):
            wanted = _readable(step.requires).for_language(skill)
            if number == 0 or number < len(rules.steps) - 1:
                wanted = wanted.and_also(beside)
            met = wanted if met is None else met.or_else(wanted)
            needs.append(self._need(queue, met, rules.strategy))
        after = tuple(step.after_seconds for step in rules.steps)
        chain = Chain(queue, tuple(needs), after, rules.preferred_seconds)
        for number, need in enumerate(needs):
            need.chains.append((chain, number))
        return chain

    def _need(self, queue: str, requirement: Requirement, strategy: Strategy) -> Need:
        need = self._by_requirement.get((queue, requirement))
        if need is None:
            need = self._by_requirement[queue, requirement] = Need(queue, requirement, strategy)
            self.all.append(need)
        return need


def _readable(text: str) -> Requirement:
    """Return the requirement; anyone where a journal of another version holds one that this version cannot read."""
    try:
        return parse(text)
    except RequirementError:
        return ANYONE

"""Who may look after what citizens left and wrote: agents of its queue whose skills are those its calls need. Pure.

A message or a letter needs what a call of its language would need in the same queue. Where nobody of the queue has all
of it, the queue's relaxed requirements count, the strictest first, and in the end every agent of the queue: nothing is
left for nobody.
"""

from hotline.routing_rules import RoutingRules

from .needs import Needs
from .requirement import ANYONE, Requirement


class Ability:
    """The rules of one configuration."""

    def __init__(self, rules: RoutingRules) -> None:
        self.agents = rules.agents
        self._queues = rules.queues
        self._needs = Needs(rules)
        #: By queue and language: who may, and what decided it.
        self._known: dict[tuple[str, str], tuple[frozenset[str], Requirement]] = {}

    def able(self, queue: str, language: str) -> frozenset[str]:
        """Return the agents who may have what waits in this queue in this language."""
        return self.look(queue, language)[0]

    def queues_of(self, agent: str) -> tuple[str, ...]:
        """Return the queues that the agent serves, by name."""
        rules = self.agents.get(agent)
        return () if rules is None else tuple(sorted(rules.queues))

    def look(self, queue: str, language: str) -> tuple[frozenset[str], Requirement]:
        """Return who may have it, and the requirement that decided it."""
        found = self._known.get((queue, language))
        if found is None:
            found = self._known[queue, language] = self._decide(queue, language)
        return found

    def _decide(self, queue: str, language: str) -> tuple[frozenset[str], Requirement]:
        serving = {agent: rules for agent, rules in self.agents.items() if queue in rules.queues}
        if queue in self._queues:
            for need in self._needs.chain(queue, language).needs:
                able = frozenset(
                    agent for agent, rules in serving.items() if need.requirement.met_by(rules.skills)
                )
                if able:
                    return able, need.requirement
        return frozenset(serving), ANYONE

"""Whose a message may be (`hotline.queue.ability`), and who comes first. Pure.

Of those who may have it, the one with the fewest messages in hand comes first, then the most skilled, then by key: the
same facts always give the same answer.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hotline.queue.ability import Ability
from hotline.routing_rules import RoutingRules

from .states import NotAllowedError


class Waiting(NamedTuple):
    """A message that nobody has."""

    id: str
    queue: str
    language: str


class Assignment:
    """The rules of one configuration."""

    def __init__(self, rules: RoutingRules) -> None:
        self._ability = Ability(rules)

    def able(self, queue: str, language: str) -> frozenset[str]:
        """Return the agents who may have messages of this queue and language."""
        return self._ability.able(queue, language)

    def queues_of(self, agent: str) -> tuple[str, ...]:
        """Return the queues that the agent serves, by name."""
        return self._ability.queues_of(agent)

    def check(self, agent: str, queue: str, language: str) -> None:
        """Raise `NotAllowedError` where this agent may not have such a message."""
        if agent in self.able(queue, language):
            return
        if queue not in self.queues_of(agent):
            raise NotAllowedError(f"{agent} does not serve the queue {queue}")
        raise NotAllowedError(f"{agent} has not the skills that {queue} needs for the language {language}")

    def order(self, queue: str, language: str, load: Mapping[str, int]) -> list[str]:
        """Return who may have it, in the order in which they are proposed; `load` is messages in hand by agent."""
        able, requirement = self._ability.look(queue, language)
        fit = {agent: requirement.fit(self._ability.agents[agent].skills) for agent in able}
        return sorted(able, key=lambda agent: (load.get(agent, 0), -fit[agent], agent))

    def propose(self, waiting: Iterable[Waiting], load: Mapping[str, int]) -> dict[str, str]:
        """Return who is to have each message, the first message first; one that is proposed counts as in hand."""
        counted = dict(load)
        proposed: dict[str, str] = {}
        for message in waiting:
            order = self.order(message.queue, message.language, counted)
            if order:
                proposed[message.id] = order[0]
                counted[order[0]] = counted.get(order[0], 0) + 1
        return proposed

    def next_for(self, agent: str, waiting: Iterable[Waiting], load: Mapping[str, int]) -> str | None:
        """Return the message that the agent should take next: the first that is proposed, else the first allowed."""
        messages = list(waiting)
        proposed = self.propose(messages, load)
        for message in messages:
            if proposed.get(message.id) == agent:
                return message.id
        allowed = (one.id for one in messages if agent in self.able(one.queue, one.language))
        return next(allowed, None)

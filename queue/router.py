"""Who is rung next: pure rules over the live state.

- Calls are served by their true age, over all queues: the oldest call for which somebody is free comes first.
- Among the agents of its queue the one who has been idle longest is rung.
- A call for which nobody is free holds up no call of another queue.
- A call whose script is not there (its controller died, its channel has not come back yet) keeps its place,
but nobody is rung for it.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from .index import Place
from .live import LiveState


@dataclass(frozen=True, slots=True)
class RingAgent:
    """Ring this agent for this call."""

    call: str
    agent: str
    queue: str


class Router:
    """Matches waiting calls with available agents."""

    def __init__(self, live: LiveState) -> None:
        self.live = live
        self._attached: set[str] = set()
        self._held: set[str] = set()

    def attach(self, call: str) -> None:
        """The call's script is there and can ring an agent now."""
        self._attached.add(call)

    def detach(self, call: str) -> None:
        """The call's script is gone."""
        self._attached.discard(call)

    def hold(self, agent: str) -> None:
        """Ring the agent for nothing, whatever the state says, until `release`."""
        self._held.add(agent)

    def release(self, agent: str) -> None:
        """The agent may be rung again."""
        self._held.discard(agent)

    def decide(self) -> list[RingAgent]:
        """Return whom to ring for which call; every agent and every call at most once.

        Nothing changes: the reservations become true when `AgentReserved` is applied for each of them.
        """
        decided: list[RingAgent] = []
        taken = set(self._held)
        heads: list[tuple[Place, str, Iterator[Place]]] = []
        for queue, places in self.live.index.waiting().items():
            if self.live.index.free(queue):
                self._push(heads, queue, iter(places))
        while heads:
            place, queue, places_left = heapq.heappop(heads)
            agent = self._longest_idle(queue, taken)
            if agent is None:
                continue  # nor is anybody free for the calls behind this one
            taken.add(agent)
            decided.append(RingAgent(place[2], agent, queue))
            self._push(heads, queue, places_left)
        return decided

    def _push(
        self, heads: list[tuple[Place, str, Iterator[Place]]], queue: str, places: Iterator[Place]
    ) -> None:
        """Put the queue's next call that has a script among the heads."""
        for place in places:
            if place[2] in self._attached:
                heapq.heappush(heads, (place, queue, places))
                return

    def _longest_idle(self, queue: str, taken: set[str]) -> str | None:
        return next((agent for _, agent in self.live.index.free(queue) if agent not in taken), None)

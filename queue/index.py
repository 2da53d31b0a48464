"""Who waits in which queue and who is free for it, always in order, so that nobody ever has to search.

Sorted lists with binary search: with 500 waiting calls an insertion moves 4 KB of memory, which is quicker
than any tree.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import TypeVar

from .agents import AgentState, LiveAgent
from .calls import IN_LINE, CallState, LiveCall

#: Begin of the wait, order among equal ones, call.
Place = tuple[float, int, str]

#: Idle since, agent.
Free = tuple[float, str]


Item = TypeVar("Item", Place, Free)


class Index:
    """Derived from calls and agents alone; told of every change of one of them."""

    def __init__(self) -> None:
        #: Calls with a place in the queue, the oldest first; also those whose agent is being rung.
        self._in_line: dict[str, list[Place]] = {}
        #: Those of them for which no agent is kept.
        self._waiting: dict[str, list[Place]] = {}
        #: Available agents, the longest idle first.
        self._free: dict[str, list[Free]] = {}
        #: Agents who are signed in for the queue, in whatever state.
        self._signed_in: dict[str, set[str]] = {}
        #: Where each call and each agent stands in the lists now.
        self._calls: dict[str, tuple[str, Place, bool]] = {}
        self._agents: dict[str, tuple[tuple[str, ...], float]] = {}
        self._queues: dict[str, tuple[str, ...]] = {}

    def in_line(self, queue: str) -> Sequence[Place]:
        """Return all calls with a place in the queue, in order."""
        return self._in_line.get(queue, ())

    def waiting(self) -> dict[str, list[Place]]:
        """Return the calls for which no agent is kept, by queue; without empty queues."""
        return self._waiting

    def free(self, queue: str) -> Sequence[Free]:
        """Return the available agents of the queue, the longest idle first."""
        return self._free.get(queue, ())

    def signed_in(self, queue: str) -> frozenset[str]:
        """Return the agents who are signed in for the queue."""
        return frozenset(self._signed_in.get(queue, ()))

    def nobody_signed_in(self, queue: str) -> bool:
        """Return whether no agent is signed in for the queue."""
        return queue not in self._signed_in

    def position(self, call: str) -> int | None:
        """Return 1 + the number of calls before this one; None for a call without a place."""
        found = self._calls.get(call)
        if found is None:
            return None
        queue, place, _ = found
        return bisect_left(self._in_line[queue], place) + 1

    def update_call(self, call: LiveCall) -> None:
        """Put the call where it belongs now."""
        new: tuple[str, Place, bool] | None = None
        if call.state in IN_LINE and call.queue is not None:
            place = (call.queued_at, call.order, call.call)
            new = (call.queue, place, call.state is CallState.WAITING)
        self._move_call(call.call, new)

    def remove_call(self, call: str) -> None:
        """Forget the call."""
        self._move_call(call, None)

    def _move_call(self, call: str, new: tuple[str, Place, bool] | None) -> None:
        old = self._calls.pop(call, None)
        if new is not None:
            self._calls[call] = new
        if old == new:
            return
        if old is not None:
            queue, place, waiting = old
            _drop(self._in_line, queue, place)
            if waiting:
                _drop(self._waiting, queue, place)
        if new is not None:
            queue, place, waiting = new
            insort(self._in_line.setdefault(queue, []), place)
            if waiting:
                insort(self._waiting.setdefault(queue, []), place)

    def update_agent(self, agent: LiveAgent) -> None:
        """Put the agent where they belong now."""
        self._update_signed_in(agent.agent, agent.queues if agent.signed_in else ())
        new = (agent.queues, agent.idle_since) if agent.state is AgentState.AVAILABLE else None
        old = self._agents.get(agent.agent)
        if old == new:
            return
        if old is not None:
            del self._agents[agent.agent]
            for queue in old[0]:
                _drop(self._free, queue, (old[1], agent.agent))
        if new is not None:
            self._agents[agent.agent] = new
            for queue in new[0]:
                insort(self._free.setdefault(queue, []), (new[1], agent.agent))

    def _update_signed_in(self, agent: str, queues: tuple[str, ...]) -> None:
        old = self._queues.get(agent, ())
        if old == queues:
            return
        for queue in old:
            agents = self._signed_in[queue]
            agents.discard(agent)
            if not agents:
                del self._signed_in[queue]
        for queue in queues:
            self._signed_in.setdefault(queue, set()).add(agent)
        self._queues[agent] = queues


def _drop(lists: dict[str, list[Item]], queue: str, item: Item) -> None:
    """Take the item out of the queue's sorted list, and the list out of the lists if it is empty then."""
    items = lists[queue]
    del items[bisect_left(items, item)]
    if not items:
        del lists[queue]

"""Who is rung next: pure rules over the live state and the time.

- The call that is served next is the oldest, over all queues, for which somebody who may take it is available. Its age
  is its true wait and the artificial age of its priority.
- The strategy of its queue says which of these agents is rung; an agent for whom the queue weighs more comes first.
- An agent for whom queues weigh differently takes the call whose age counts most: true wait and priority, times weight.
- Who may take a call: its preferred agent at first, then whoever meets the requirement of its queue, which relaxes with
  the true wait (`needs.py`).
- A call for which nobody is free holds up no other call. One whose script is not there keeps its place, and nobody is
  rung for it.

So what is decided is a function of the live state and `now` alone: the same journal gives the same decisions.
"""

import heapq
from dataclasses import dataclass

from .desks import Desk
from .index import Index
from .live import LiveState
from .needs import Need
from .places import Place
from .waiting_line import Key

#: A clock that is so much behind what it was has been set back, seconds; less is taken as time that stands still.
SET_BACK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class RingAgent:
    """Ring this agent for this call."""

    call: str
    agent: str
    queue: str

    @property
    def node(self) -> str:
        """The node of the call's channel; of a call-back, of the channel in which it was asked for.

        Asterisk puts its system name before a Uniqueid (`1795000000.7`), with a hyphen; the identity of a call-back is
        that of the call, and more behind it.
        """
        return self.call.rpartition(".")[0].rpartition("-")[0]


class Router:
    """Matches waiting calls with available agents."""

    def __init__(self, live: LiveState) -> None:
        self.live = live
        self._index: Index | None = None
        #: Available agents who may take a waiting call: the first such call, the agent, the version of the desk.
        self._looking: list[tuple[Key, str, int]] = []

    def due(self) -> float | None:
        """Return when time alone may change the answer of `decide`, seconds since the epoch; None if it never does."""
        return self.live.index.due()

    def decide(self, now: float) -> RingAgent | None:
        """Return whom to ring for which call at this time (seconds since the epoch); None if nothing fits.

        Nothing changes: the reservation becomes true when `AgentReserved` is applied. Ask again until the answer is
        None.
        """
        index = self._refreshed(now)
        index.advance(now)
        fresh = index.desks.fresh
        if not self._looking and not index.any_dirty():
            if not fresh:
                return None
            if len(fresh) == 1:
                # Mostly one agent becomes free while calls wait. None of these has anybody else to go to.
                (desk,) = fresh.values()
                taken = self._take(index, desk, now)
                if taken is not None:
                    return taken
        for desk in list(fresh.values()):
            self._look(index, desk)
        return self._best(index, now)

    def _refreshed(self, now: float) -> Index:
        """Return the index of now; another one after the rules have changed, or the clock was set back.

        Otherwise calls that come after an hour was set back would count as an hour old, and be past every step.
        """
        if now < self.live.index.now - SET_BACK_SECONDS:
            self.live.forget_index()
        index = self.live.index
        if index is not self._index:
            self._index, self._looking = index, []
        return index

    def _look(self, index: Index, desk: Desk) -> None:
        index.desks.rest(desk)
        first = desk.first()
        if first is not None:
            heapq.heappush(self._looking, (first, desk.agent.agent, desk.version))

    def _best(self, index: Index, now: float) -> RingAgent | None:
        """Compare the first call that a looking agent may take with the first new one that finds an idle agent."""
        first = self._first_looking(index)
        for key, place in index.dirty():
            if first is not None and first < key:
                break
            if self._agent_for(index, place) is not None:
                first = key
                break
        if first is None:
            return None
        served = index.place(first[2])
        desk = self._agent_for(index, served) if served else None
        return self._take(index, desk, now) if desk else None

    def _first_looking(self, index: Index) -> Key | None:
        """Return the first call of all that the looking agents may take."""
        while self._looking:
            first, agent, version = self._looking[0]
            desk = index.desks.of(agent)
            if desk is None or not desk.available or desk.version != version:
                heapq.heappop(self._looking)
                continue
            # Calls that came meanwhile are new themselves; those that went make the agent look at the next one.
            now_first = desk.first()
            if now_first is None:
                heapq.heappop(self._looking)
            elif now_first <= first:
                return now_first
            else:
                heapq.heapreplace(self._looking, (now_first, agent, version))
        return None

    def _agent_for(self, index: Index, place: Place) -> Desk | None:
        if isinstance(place.target, Need):
            return index.desks.best_idle(place.target)
        return place.target if place.target is not None and place.target.available else None

    def _take(self, index: Index, desk: Desk, now: float) -> RingAgent | None:
        """Return the call that this agent takes, one of those that are first in their lines."""
        key = desk.first() if desk.uniform else desk.heaviest(now, index.own_calls(desk))
        place = index.place(key[2]) if key else None
        if key is None or place is None:
            return None
        return RingAgent(key[2], desk.agent.agent, place.chain.queue)

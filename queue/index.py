"""Who waits for whom and who is free, always in order, so that nobody ever has to search. Pure.

Derived from calls, agents and rules alone; told of every change of one of them. Beside the order it keeps what has not
been compared yet: calls that began to wait for somebody else (`dirty`) and agents who became available (`fresh`). All
others are known not to fit: whoever waits beside an available agent waits for another one.
"""

import heapq
from collections.abc import Iterable, Iterator, Sized

from hotline.routing_rules import RoutingRules

from .agents import LiveAgent
from .calls import IN_LINE, CallState, LiveCall
from .day import Days
from .desks import MOST_STALE, Desk, Desks
from .needs import Chain, Need, Needs
from .places import Place, QueuePlaces
from .waiting_line import Key

#: Two sums of the same times may differ by so much, seconds: what is due at a moment is due at that moment.
ROUNDING = 1e-6


class Index:
    """Derived from the live state."""

    def __init__(self, calls: Iterable[LiveCall], agents: Iterable[LiveAgent], rules: RoutingRules) -> None:
        self._needs = Needs(rules)
        self._queues: dict[str, QueuePlaces] = {}
        self._places: dict[str, Place] = {}
        #: The calls that have a preferred agent, by agent.
        self._preferring: dict[str, set[str]] = {}
        #: When time alone moves a call on, seconds since the epoch, and the call.
        self._due: list[tuple[float, str]] = []
        self._dirty: list[Key] = []
        #: To where time has passed, seconds since the epoch; it never goes back.
        self.now = float("-inf")
        self._days = Days(rules.timezone)
        self.desks = Desks(rules, self._needs.all, self._days)
        for need in self._needs.all:
            self._queue(need.queue).needs.append(need)
        for agent in agents:
            self.update_agent(agent)
        for call in calls:
            self.update_call(call)

    # --- questions ---

    def in_line(self, queue: str) -> int:
        """Return how many calls have a place in the queue, also those whose agent is being rung."""
        places = self._queues.get(queue)
        return len(places) if places else 0

    def position(self, call: str) -> int | None:
        """Return 1 + the number of calls of its queue that are served before it; None without a place."""
        place = self._places.get(call)
        return None if place is None else self._queues[place.chain.queue].before(place.key) + 1

    def place(self, call: str) -> Place | None:
        """Return where the call stands; None without a place."""
        return self._places.get(call)

    def own_calls(self, desk: Desk) -> list[tuple[Key, str]]:
        """Return the calls that wait for this agent alone, and their queues, the first to be served first."""
        return [(key, self._places[key[2]].chain.queue) for key in desk.waiting] if desk.waiting.head else []

    def all_needs(self) -> list[Need]:
        """Return every need that there is."""
        return self._needs.all

    def chain(self, queue: str, language: str, requires: str = "") -> Chain:
        """Return what a call in this queue and language needs that needs `requires` beside."""
        known = len(self._needs.all)
        chain = self._needs.chain(queue, language, requires)
        for need in self._needs.all[known:]:
            self._queue(queue).needs.append(need)
            self.desks.learn(need)
        return chain

    def held_before(self, queue: str, key: Key) -> int:
        """Return how many calls before this key stand in no need's line although no agent is kept for them."""
        places = self._queues.get(queue)
        if places is None:
            return 0
        earlier = [call for call, other in places.others.items() if other < key]
        return sum(self._places[call].target is not None for call in earlier)

    def nobody_could(self, call: str) -> bool:
        """Return whether nobody is signed in who could ever take the call, in whatever state."""
        place = self._places.get(call)
        return place is not None and not place.chain.needs[-1].able

    def nobody_could_take(self, queue: str, language: str, requires: str = "") -> bool:
        """Return the same of a call that would enter the queue now."""
        return not self.chain(queue, language, requires).needs[-1].able

    def due(self) -> float | None:
        """Return when time alone changes who may take a call, seconds since the epoch; None if it never does."""
        while self._due:
            at, call = self._due[0]
            place = self._places.get(call)
            if place is not None and place.due == at and place.target is not None:
                return at
            heapq.heappop(self._due)
        return None

    # --- changes ---

    def advance(self, now: float) -> None:
        """Let time pass: steps that are due are taken."""
        self.now = max(self.now, now)
        if self._days.turn(self.now):
            self.desks.look_again()
        if not self._due or self._due[0][0] > self.now:
            return
        while (at := self.due()) is not None and at <= self.now:
            _, call = heapq.heappop(self._due)
            self._settle(call, self._places[call])

    def update_call(self, call: LiveCall) -> None:
        """Put the call where it belongs now. A new beginning of the wait comes with a new `order`."""
        if call.state not in IN_LINE or call.queue is None:
            self.remove_call(call.call)
            return
        place = self._places.get(call.call)
        if place is None or (place.key[1], place.preferred) != (call.order, call.preferred):
            self.remove_call(call.call)
            place = self._enter(call, call.queue)
        if call.state is CallState.WAITING and call.attached:
            if place.target is None:
                self._settle(call.call, place)
        elif place.target is not None:
            self._move(call.call, place, None)

    def _enter(self, call: LiveCall, queue: str) -> Place:
        key = (call.since - call.priority_seconds, call.order, call.call)
        others = self._queue(queue).others
        chain = self.chain(queue, call.language, call.requires)
        preferred_seconds = chain.preferred_seconds
        if call.preferred_seconds is not None:
            preferred_seconds = call.preferred_seconds
        place = Place(chain, others, key, call.since, call.preferred, preferred_seconds, call.directed)
        self._places[call.call] = place
        others[call.call] = key
        if call.preferred:
            self._preferring.setdefault(call.preferred, set()).add(call.call)
        return place

    def remove_call(self, call: str) -> None:
        """Forget the call."""
        place = self._places.get(call)
        if place is not None:
            self._move(call, place, None)
            del place.others[call]
            del self._places[call]
            if place.preferred:
                self._preferring[place.preferred].discard(call)

    def update_agent(self, agent: LiveAgent) -> None:
        """Put the agent where they belong now; calls that waited for this agent alone move on."""
        for need in self.desks.update(agent):
            self._resettle(need)

    def any_dirty(self) -> bool:
        """Return whether `dirty` may yield any."""
        return bool(self._dirty)

    def dirty(self) -> Iterator[tuple[Key, Place]]:
        """Yield the calls that were not compared yet, the first to be served first."""
        while self._dirty:
            key = self._dirty[0]
            place = self._places.get(key[2])
            if place is None or not place.dirty or place.target is None:
                heapq.heappop(self._dirty)
                continue
            yield key, place
            if self._dirty and self._dirty[0] == key:
                heapq.heappop(self._dirty)
                place.dirty = False

    # --- inside ---

    def _queue(self, queue: str) -> QueuePlaces:
        places = self._queues.get(queue)
        if places is None:
            places = self._queues[queue] = QueuePlaces()
        return places

    def _resettle(self, changed: Need | Desk) -> None:
        """Move on the calls to which a change matters.

        That is the first agent for a need, or the last one who went; or a desk that is new or no more.
        """
        if isinstance(changed, Desk):
            calls = list(self._preferring.get(changed.agent.agent, ()))
        else:
            lines = {id(need): need.waiting for chain, _ in changed.chains for need in chain.needs}
            calls = [key[2] for line in lines.values() for key in line]
        for call in sorted(calls):
            if self._places[call].target is not None:
                self._settle(call, self._places[call])

    def _settle(self, call: str, place: Place) -> None:
        """Let the call wait for whom it must wait now, and plan when that changes."""
        waited = max(0.0, self.now - place.since) + ROUNDING
        chain = place.chain
        desk = self.desks.preferred(place.preferred, chain.queue, anyhow=place.directed)
        if desk is not None and waited < place.preferred_seconds:
            self._move(call, place, desk)
            due = place.preferred_seconds
        else:
            step, later = chain.step(waited)
            self._move(call, place, chain.needs[step])
            if later is None:
                place.due = None
                return
            due = later
        if place.due != place.since + due:
            place.due = place.since + due
            heapq.heappush(self._due, (place.due, call))
            if self._is_stale(self._due):
                found = self._places.items()
                self._due = [(one.due, name) for name, one in found if one.due is not None]
                heapq.heapify(self._due)

    def _move(self, call: str, place: Place, target: "Need | Desk | None") -> None:
        old = place.target
        if old is target:
            return
        if old is not None:
            old.waiting.remove(place.key)
        if isinstance(old, Need):
            place.others[call] = place.key
        place.target = target
        if isinstance(target, Need):
            del place.others[call]
        if target is None:
            place.dirty, place.due = False, None
            return
        target.waiting.add(place.key)
        if not place.dirty:
            place.dirty = True
            heapq.heappush(self._dirty, place.key)
            if self._is_stale(self._dirty):
                self._dirty = sorted(one.key for one in self._places.values() if one.dirty)

    def _is_stale(self, heap: Sized) -> bool:
        """Return whether most of a heap no longer counts; it would grow for ever where the router is never asked."""
        return len(heap) > MOST_STALE * (len(self._places) + MOST_STALE)

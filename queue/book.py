"""The data of the live state, and the few changes of which every event consists."""

from collections import Counter
from collections.abc import Iterable

from hotline.routing_rules import QueueRules, RoutingRules

from .agents import LiveAgent
from .callbacks import LiveCallback
from .calls import CallState, LiveCall
from .day import Days
from .experience import Experience
from .index import Index
from .occupation import Change, Occupation, after

#: Calls that are remembered after their end, so that late events do not bring them back.
REMEMBERED_CALLS = 1000

_DEFAULTS = QueueRules()

#: The agent has talked with the caller.
_TALKED = frozenset({Occupation.TALKING, Occupation.HOLDING, Occupation.CONSULTING})


class Book:
    """Calls, agents, rules, and the index over them."""

    def __init__(
        self,
        calls: Iterable[LiveCall] = (),
        agents: Iterable[LiveAgent] = (),
        *,
        callbacks: Iterable[LiveCallback] = (),
        ended: Iterable[str] = (),
        order: int = 0,
        reservations: int = 0,
        rules: RoutingRules | None = None,
        experience: Experience | None = None,
    ) -> None:
        #: Calls that are on their way.
        self.calls: dict[str, LiveCall] = {call.call: call for call in calls}
        #: Every agent of whom the journal ever told.
        self.agents: dict[str, LiveAgent] = {agent.agent: agent for agent in agents}
        #: Open call-backs; the place of each is a call of the same identity.
        self.callbacks: dict[str, LiveCallback] = {one.callback: one for one in callbacks}
        #: The last calls that ended, the oldest first.
        self.ended: dict[str, None] = dict.fromkeys(ended)
        #: Number of waits that have begun.
        self.order = order
        #: Number of reservations that were made.
        self.reservations = reservations
        #: By which calls are routed now.
        self.rules = rules or RoutingRules()
        #: What the last calls teach about the next ones.
        self.experience = experience or Experience()
        #: Events that contradicted what was known, by type; a checkpoint does without them.
        self.ignored: Counter[str] = Counter()
        self._index: Index | None = None
        self._days = Days(self.rules.timezone)

    @property
    def index(self) -> Index:
        """Who waits for whom; made when it is first asked for, so that reading a long journal does without it."""
        if self._index is None:
            self._index = Index(self.calls.values(), self.agents.values(), self.rules)
        return self._index

    def follow(self, rules: RoutingRules) -> None:
        """Route by other rules from now on."""
        self.rules = rules
        self._days = Days(rules.timezone)
        self.forget_index()

    def forget_index(self) -> None:
        """Make the index anew when it is next asked for, as after a restart."""
        self._index = None

    def rules_of(self, queue: str) -> QueueRules:
        """Return the rules of a queue; the defaults for one that has none."""
        return self.rules.queues.get(queue, _DEFAULTS)

    def day(self, at: float) -> int:
        """Return the day of a time in the city."""
        return self._days.day(at)

    def known(self, agent: str) -> LiveAgent:
        """Return the agent, who is signed out if nobody has heard of them yet."""
        return self.agents.setdefault(agent, LiveAgent(agent))

    def changed(self, agent: LiveAgent) -> None:
        """Note that something about the agent is new."""
        if self._index is not None:
            self._index.update_agent(agent)

    def change(self, call: LiveCall, state: CallState) -> None:
        """Bring the call into the state."""
        call.state = state
        self.moved(call)

    def moved(self, call: LiveCall) -> None:
        """Note that something about the call is new."""
        if self._index is not None:
            self._index.update_call(call)

    def join(self, call: LiveCall, agent: LiveAgent, state: CallState, change: Change) -> bool:
        """Bring call and agent together; an agent whom the call had before is freed. False if they cannot be.

        `agent` must have no other call.
        """
        occupation = after(agent.occupation, change)
        if occupation is None:
            return False
        if call.agent != agent.agent:
            self.part(call)
        call.agent, agent.call = agent.agent, call.call
        agent.occupation = occupation
        agent.wrap_up_until = None
        self.changed(agent)
        self.change(call, state)
        return True

    def part(self, call: LiveCall, *, talk_ended_at: float | None = None) -> None:
        """Free the agent of the call, if it has one, and whoever is asked about it.

        An agent who talked is idle from the end of the talk on; who was only rung keeps the place among the
        idle.
        """
        self.let_expert_go(call)
        call.consultation = call.transfer = None
        if call.agent is None:
            return
        agent = self.agents[call.agent]
        call.agent = agent.call = None
        if agent.occupation in _TALKED and talk_ended_at is not None:
            agent.idle_since = talk_ended_at
        agent.occupation = after(agent.occupation, Change.FREED) or agent.occupation
        self.changed(agent)

    def let_expert_go(self, call: LiveCall) -> None:
        """Free the agent who is asked about the call, if there is one, who keeps the place among the idle."""
        expert = None if call.expert is None else self.agents[call.expert]
        call.expert = None
        if expert is None or expert.call != call.call or expert.occupation is not Occupation.CONSULTED:
            return
        expert.call = None
        expert.occupation = after(expert.occupation, Change.FREED) or expert.occupation
        self.changed(expert)

    def forget(self, call: LiveCall) -> None:
        """Drop a call that has ended, and remember only that it has."""
        del self.calls[call.call]
        if self._index is not None:
            self._index.remove_call(call.call)
        self.ended[call.call] = None
        if len(self.ended) > REMEMBERED_CALLS:
            del self.ended[next(iter(self.ended))]

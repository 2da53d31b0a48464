"""The data of the live state, and the few changes of which every event consists."""

from collections import Counter
from collections.abc import Iterable

from .agents import LiveAgent, Occupation
from .calls import CallState, LiveCall
from .index import Index

#: Calls that are remembered after their end, so that late events do not bring them back.
REMEMBERED_CALLS = 1000


class Book:
    """Calls, agents, and the index over both."""

    def __init__(
        self,
        calls: Iterable[LiveCall] = (),
        agents: Iterable[LiveAgent] = (),
        ended: Iterable[str] = (),
        order: int = 0,
    ) -> None:
        #: Calls that are on their way.
        self.calls: dict[str, LiveCall] = {call.call: call for call in calls}
        #: Every agent of whom the journal ever told.
        self.agents: dict[str, LiveAgent] = {agent.agent: agent for agent in agents}
        #: The last calls that ended, the oldest first.
        self.ended: dict[str, None] = dict.fromkeys(ended)
        #: Number of waits that have begun.
        self.order = order
        #: Events that contradicted what was known, by type; a checkpoint does without them.
        self.ignored: Counter[str] = Counter()
        self.index = Index()
        for call in self.calls.values():
            self.index.update_call(call)
        for agent in self.agents.values():
            self.index.update_agent(agent)

    def known(self, agent: str) -> LiveAgent:
        """Return the agent, who is signed out if nobody has heard of them yet."""
        return self.agents.setdefault(agent, LiveAgent(agent))

    def change(self, call: LiveCall, state: CallState) -> None:
        """Bring the call into the state."""
        call.state = state
        self.index.update_call(call)

    def join(self, call: LiveCall, agent: LiveAgent, state: CallState) -> None:
        """Bring call and agent together; an agent whom the call had before is freed.

        `agent` must have no other call.
        """
        if call.agent != agent.agent:
            self.part(call)
        call.agent, agent.call = agent.agent, call.call
        agent.occupation = Occupation(state)
        agent.wrap_up_until = None
        self.index.update_agent(agent)
        self.change(call, state)

    def part(self, call: LiveCall, *, talk_ended_at: float | None = None) -> None:
        """Free the agent of the call, if it has one.

        An agent who talked is idle from the end of the talk on; who was only rung keeps the place among the
        idle.
        """
        if call.agent is None:
            return
        agent = self.agents[call.agent]
        call.agent = agent.call = None
        if agent.occupation is Occupation.TALKING and talk_ended_at is not None:
            agent.idle_since = talk_ended_at
        agent.occupation = Occupation.FREE
        self.index.update_agent(agent)

    def forget(self, call: LiveCall) -> None:
        """Drop a call that has ended, and remember only that it has."""
        del self.calls[call.call]
        self.index.remove_call(call.call)
        self.ended[call.call] = None
        if len(self.ended) > REMEMBERED_CALLS:
            del self.ended[next(iter(self.ended))]

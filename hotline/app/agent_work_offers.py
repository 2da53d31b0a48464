"""Offers of work: what is offered to which agent, until when, and who is not offered it again so soon.

Nothing is taken by an offer: it is one agent's at a time, and keeps no call away.
"""

from collections.abc import Collection
from typing import Protocol

from hotline.clock import Clock
from hotline.queue.agents import AgentState, LiveAgent
from hotline.queue.dispatcher import Dispatcher

from .agent_desk import AgentDesk
from .agent_desk_record import Work

#: So long an agent is free before something is offered: a call that waits comes first, seconds.
REST_SECONDS = 2.0

#: So long an offer stands, and so long it is not made again to who did not take it, seconds.
OFFER_SECONDS, AGAIN_SECONDS = 30.0, 300.0


class Waiting(Protocol):
    """Where work waits. Methods raise what database and journal raise."""

    async def any_waits(self) -> bool:
        """Tell whether anything waits for anybody; cheap."""

    async def next(self, agent: str, but: Collection[str]) -> Work | None:
        """Return what this agent should look after next, none of `but`; nothing is taken."""


class WorkOffers:
    """All offers that stand."""

    def __init__(self, desk: AgentDesk, waiting: Waiting, dispatcher: Dispatcher, clock: Clock) -> None:
        self._desk = desk
        self._waiting = waiting
        self._dispatcher = dispatcher
        self._clock = clock
        #: When each offer ends, by agent.
        self._until: dict[str, float] = {}
        #: What each agent is not offered, and until when.
        self._declined: dict[tuple[str, str], float] = {}

    def stands(self, agent: str) -> bool:
        """Return whether anything is offered to the agent."""
        return agent in self._until

    def may(self, agent: str, *, rest: float = 0.0) -> bool:
        """Return whether the agent can be offered something: free for `rest` seconds, and with nothing in hand."""
        known = self._known(agent)
        if known.state is not AgentState.AVAILABLE or self._desk.beside(agent).hand is not None:
            return False
        return self._clock() - known.idle_since >= rest

    async def make(self, agent: str) -> None:
        """Offer the agent what waits, if anything does. Raises what the store raises."""
        beside = self._desk.beside
        taken = {one.id for name in self._until if (one := beside(name).offer) is not None}
        but = taken | {work for name, work in self._declined if name == agent}
        found = await self._waiting.next(agent, but)
        # A call may have come while the store was asked.
        if found is None or found.id in taken or agent in self._until or not self.may(agent):
            return
        self._until[agent] = self._clock() + OFFER_SECONDS
        self._desk.show_offer(agent, found)

    async def make_all(self) -> None:
        """Offer what waits to all who rest, the longest idle first. Raises what the store raises."""
        free = [agent for agent in self._dispatcher.live.agents if self.may(agent, rest=REST_SECONDS)]
        free = [agent for agent in free if agent not in self._until]
        if not free or not await self._waiting.any_waits():
            return
        for agent in sorted(free, key=lambda name: self._known(name).idle_since):
            await self.make(agent)

    def end_old(self) -> None:
        """Pass on what was not taken in time."""
        now = self._clock()
        for agent in [agent for agent, until in self._until.items() if until <= now]:
            self.pass_on(agent)
        self._declined = {key: until for key, until in self._declined.items() if until > now}

    def pass_on(self, agent: str) -> None:
        """Take the agent's offer back; it goes to somebody else."""
        offer = self._desk.beside(agent).offer
        if offer is not None:
            self.spare(agent, offer)
        self.withdraw(agent)

    def withdraw(self, agent: str) -> None:
        """Take the agent's offer back; it may be made again at once."""
        self._until.pop(agent, None)
        self._desk.show_offer(agent, None)

    def spare(self, agent: str, work: Work) -> None:
        """Offer the agent this no more for `AGAIN_SECONDS`."""
        self._declined[agent, work.id] = self._clock() + AGAIN_SECONDS

    def _known(self, agent: str) -> LiveAgent:
        return self._dispatcher.live.agents.get(agent) or LiveAgent(agent)

"""Offers messages and contacts to agents who are free, like calls: one at a time, to be accepted or declined.

    waits ── the agent is available for `REST_SECONDS` ── offered ── accepted: in hand, and no call is offered
                                                            ├── declined, or `OFFER_SECONDS` passed: to somebody else
                                                            └── a call came first: taken back

Calls come before: an offer keeps no call away, and goes when one is reserved. Work in hand does: the agent is paused
for the reason `contact` by a fact of its own (`WorkAccepted`), so router, wallboard and reports need know nothing new;
whoever signs in or resumes with work in hand is paused again. Where a supervisor resumes for the agent, the work goes
back to whoever comes next. What is in hand is a fold of the journal.
"""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.desk.agent.commands import AgentCommandError
from hotline.events import (
    AgentPaused,
    AgentResumed,
    AgentSignedIn,
    Event,
    WorkAccepted,
    WorkDeclined,
    WorkEnded,
)
from hotline.events.agent_desk import WORK
from hotline.journal import JournalError, JournalPort, JournalReader
from hotline.queue.agents import AgentState, LiveAgent, Wish
from hotline.queue.dispatcher import Dispatcher
from hotline.set_within import set_within

from .agent_desk import AgentDesk
from .agent_desk_record import Work
from .agent_work_offers import Waiting, WorkOffers

#: How often it is looked what waits, seconds.
LOOK_SECONDS = 3.0

#: How far back work in hand is looked for at a start, seconds.
MEMORY_SECONDS = 7 * 86_400.0

Outcome = Literal["settled", "returned", "kept"]

log = structlog.get_logger()


class Store(Waiting, Protocol):
    """Where work waits, and who has it."""

    async def find(self, kind: str, work: str) -> Work | None:
        """Return one."""

    async def take(self, work: Work, agent: str) -> None:
        """Give it to the agent. Raises `AgentCommandError` where somebody else has it."""

    async def leave(self, work: Work, agent: str, outcome: Outcome) -> None:
        """Settle it, or let anybody have it. Raises `AgentCommandError` where that cannot be."""


class AgentWork:
    """Offers, and what is in hand."""

    def __init__(
        self, desk: AgentDesk, store: Store, journal: JournalPort, dispatcher: Dispatcher, clock: Clock
    ) -> None:
        """Append `hear` to the journal's listeners, behind the dispatcher's."""
        self._desk = desk
        self._store = store
        self._journal = journal
        self._dispatcher = dispatcher
        self._clock = clock
        self._offers = WorkOffers(desk, store, dispatcher, clock)
        #: Whose work in hand is to go back, and who has said so for them.
        self._ended_by: dict[str, str] = {}
        self._bell = asyncio.Event()

    # --- by the agent ---

    async def next(self, agent: str) -> Work | None:
        """Answer "what next?": offer something now, if anything waits for this agent."""
        if not self._offers.stands(agent) and self._offers.may(agent):
            await self._offers.make(agent)
        return self._desk.beside(agent).offer

    async def accept(self, agent: str, kind: str, work: str) -> Work:
        """Take what is offered. Raises `AgentCommandError`, and what the journal raises."""
        beside = self._desk.beside(agent)
        if beside.hand is not None and (beside.hand.kind, beside.hand.id) == (kind, work):
            return beside.hand
        offer = beside.offer
        if offer is None or (offer.kind, offer.id) != (kind, work) or not self._offers.may(agent):
            raise AgentCommandError("This is no longer offered to you")
        with self._dispatcher.held_back(agent):
            self._offers.withdraw(agent)
            await self._store.take(offer, agent)
            at = self._clock()
            await self._journal.commit(
                [
                    WorkAccepted(at=at, agent=agent, kind=offer_kind(offer), work=offer.id),
                    AgentPaused(at=at, agent=agent, reason=WORK),
                ]
            )
            self._desk.show_hand(agent, offer)
        return offer

    async def decline(self, agent: str, kind: str, work: str) -> None:
        """Do not take what is offered; it goes to somebody else."""
        offer = self._desk.beside(agent).offer
        if offer is None or (offer.kind, offer.id) != (kind, work):
            return
        self._offers.pass_on(agent)
        await self._journal.commit(
            [WorkDeclined(at=self._clock(), agent=agent, kind=offer_kind(offer), work=offer.id)]
        )
        self._bell.set()

    async def end(self, agent: str, outcome: Outcome, by: str = "") -> None:
        """Be through with what is in hand; `by` is who does it for the agent, or nobody else.

        Raises `AgentCommandError`, and what the journal raises; then it is still in hand.
        """
        hand = self._desk.beside(agent).hand
        if hand is None:
            return
        await self._store.leave(hand, agent, outcome)
        await self._ended(agent, hand, outcome, by)
        if outcome != "settled":
            self._offers.spare(agent, hand)

    async def _return(self, agent: str, by: str) -> None:
        """Let anybody have what is in hand; where the store refuses that, it stays as it is, in nobody's hand."""
        hand = self._desk.beside(agent).hand
        try:
            await self.end(agent, "returned", by)
        except AgentCommandError as error:
            log.warning("work in hand cannot be given back", agent=agent, reason=str(error))
            if hand is not None:
                await self._ended(agent, hand, "kept", by)

    async def _ended(self, agent: str, hand: Work, outcome: Outcome, by: str) -> None:
        at = self._clock()
        facts: list[Event] = [
            WorkEnded(at=at, agent=agent, kind=offer_kind(hand), work=hand.id, outcome=outcome, by=by)
        ]
        # Who was paused for something else meanwhile stays so.
        if self._known(agent).pause_reason == WORK:
            facts.append(AgentResumed(at=at, agent=agent, by=by))
        # Before the facts: who resumes with work in hand is paused again.
        self._desk.show_hand(agent, None)
        try:
            await self._journal.commit(facts)
        except BaseException:
            self._desk.show_hand(agent, hand)  # so that it can be ended once more
            raise

    # --- by itself ---

    def hear(self, event: Event) -> None:
        """Take offers back from who is not available any more, and keep calls away from who has work in hand."""
        agent = getattr(event, "agent", None)
        if not agent:
            return
        if self._offers.stands(agent) and self._known(agent).state is not AgentState.AVAILABLE:
            self._offers.withdraw(agent)
        if not isinstance(event, AgentSignedIn | AgentResumed) or self._desk.beside(agent).hand is None:
            return
        if isinstance(event, AgentResumed) and event.by:
            self._ended_by[agent] = event.by
            self._bell.set()
        else:
            # Nothing is appended from inside a listener (`queue/dispatcher.py`). The desk's own commands append the
            # pause with the fact; who dials a feature code is held back for so long.
            asyncio.get_running_loop().call_soon(self._pause_again, agent, event.at)

    def _pause_again(self, agent: str, at: float) -> None:
        """Keep calls away, unless that is so already, or the work has ended meanwhile."""
        if self._desk.beside(agent).hand is not None and self._known(agent).wish is Wish.SIGNED_IN:
            self._journal.append(AgentPaused(at=at, agent=agent, reason=WORK))

    async def restore(self, reader: JournalReader) -> None:
        """Find out what is in hand. Raises what the reader raises."""
        now = self._clock()
        found = await reader.of_types(["WorkAccepted", "WorkEnded"], since=now - MEMORY_SECONDS, until=now)
        in_hand = dict(_in_hand(entry.event for entry in found))
        for agent, fact in in_hand.items():
            work = await self._store.find(fact.kind, fact.work)
            if work is None:
                continue
            self._desk.show_hand(agent, work)
            # Who is not paused any more was resumed by a supervisor before the controller could return the work.
            if self._known(agent).wish is Wish.SIGNED_IN:
                self._ended_by[agent] = "supervisor"
        for known in list(self._dispatcher.live.agents.values()):
            if known.pause_reason == WORK and self._desk.beside(known.agent).hand is None:
                self._journal.append(AgentResumed(at=now, agent=known.agent))

    async def run(self) -> None:
        """Offer what waits, until cancelled."""
        while True:
            await set_within(self._bell, LOOK_SECONDS)
            self._bell.clear()
            try:
                await self.look()
            except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
                log.warning("no work can be offered now", reason=type(error).__name__)

    async def look(self) -> None:
        """End offers whose time is over, and make new ones. Raises what the store raises."""
        for agent, by in list(self._ended_by.items()):
            await self._return(agent, by)
            del self._ended_by[agent]
        self._offers.end_old()
        await self._offers.make_all()

    # --- inside ---

    def _known(self, agent: str) -> LiveAgent:
        return self._dispatcher.live.agents.get(agent) or LiveAgent(agent)


def offer_kind(work: Work) -> Literal["message", "contact"]:
    """Return the kind of work as facts have it."""
    return "message" if work.kind == "message" else "contact"


def _in_hand(events: Iterable[Event]) -> Iterator[tuple[str, WorkAccepted]]:
    """Yield what each agent has in hand after these facts. Pure."""
    hand: dict[str, WorkAccepted] = {}
    for event in events:
        if isinstance(event, WorkAccepted):
            hand[event.agent] = event
        elif isinstance(event, WorkEnded):
            hand.pop(event.agent, None)
    yield from hand.items()

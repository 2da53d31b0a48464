"""Calls, agents, lost and doubled events, crashes: in any order, the queues stay sane."""

from typing import Literal

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
    Event,
    MessageStarted,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.agents import AgentState, Occupation
from hotline.queue.calls import IN_LINE, WITH_AGENT, CallState
from hotline.queue.checkpoint import dump, load
from hotline.queue.live import LiveAgent, LiveState
from hotline.queue.router import Router

QUEUES = ("water", "general", "roads")
AGENTS = ("a1", "a2", "a3", "a4")
CALLS = tuple(f"c{number}" for number in range(8))

calls = st.sampled_from(CALLS)
agents = st.sampled_from(AGENTS)
queues = st.sampled_from(QUEUES)
served = st.lists(queues, min_size=1, max_size=3, unique=True).map(tuple)
STEPS: st.SearchStrategy[Literal["menu", "queue", "message", "end"]] = st.sampled_from(
    ["menu", "queue", "message", "end"]
)
reasons = st.sampled_from(["no answer", "rejected", "busy", "unreachable", "failed"])


class Queues(RuleBasedStateMachine):
    """A hotline whose facts come as they like.

    Rules that ask the state first play an orderly hotline; `anything` tells events that contradict it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.journal: list[Event] = []
        self.live = LiveState()
        self.router = Router(self.live)
        self.attached: set[str] = set()

    def tell(self, event: Event) -> None:
        """Write the fact and hear it."""
        self.journal.append(event)
        self.live.apply(event)

    def tick(self) -> float:
        self.now += 1
        return self.now

    def settle(self) -> None:
        """Do what the dispatcher does after every change."""
        for ring in self.router.decide():
            self.tell(AgentReserved(at=self.now, call=ring.call, agent=ring.agent, queue=ring.queue))

    # --- an orderly hotline ---

    @rule(call=calls, queue=queues)
    def caller_queues(self, call: str, queue: str) -> None:
        self.tell(CallArrived(at=self.tick(), call=call, caller=None, dialled="1111", channel="x"))
        self.tell(CallQueued(at=self.now, call=call, queue=queue, language="ar"))
        if call in self.live.calls:
            self.attach(call)

    @rule(call=calls)
    def caller_hangs_up(self, call: str) -> None:
        found = self.live.calls.get(call)
        if found and found.state in IN_LINE and found.queue:
            self.tell(CallAbandoned(at=self.tick(), call=call, queue=found.queue))
        self.tell(CallEnded(at=self.tick(), call=call, reason="caller hung up"))
        self.detach(call)

    @rule(call=calls, answer=st.booleans(), reason=reasons)
    def agent_is_rung(self, call: str, answer: bool, reason: str) -> None:
        found = self.live.calls.get(call)
        if found is None or found.state is not CallState.RESERVED or found.agent is None:
            return
        agent, queue = found.agent, found.queue or ""
        self.tell(AgentRinging(at=self.tick(), call=call, agent=agent, channel="y"))
        if answer:
            self.tell(AgentAnswered(at=self.tick(), call=call, agent=agent, queue=queue))
        else:
            missed = AgentMissed(at=self.tick(), call=call, agent=agent, queue=queue, reason=reason)  # type: ignore[arg-type]
            self.tell(missed)

    @rule(call=calls, wrap_up=st.sampled_from([0.0, 5.0]))
    def talk_ends(self, call: str, wrap_up: float) -> None:
        found = self.live.calls.get(call)
        if found and found.state is CallState.TALKING and found.agent:
            self.tell(
                TalkEnded(
                    at=self.tick(), call=call, agent=found.agent, ended_by="agent", wrap_up_seconds=wrap_up
                )
            )

    @rule(call=calls)
    def caller_leaves_a_message(self, call: str) -> None:
        found = self.live.calls.get(call)
        if found and found.state in IN_LINE and found.queue:
            flowed = CallFlowedOut(
                at=self.tick(), call=call, queue=found.queue, to="message", reason="wish of the caller"
            )
            self.tell(flowed)
            self.tell(MessageStarted(at=self.tick(), call=call, message="m", path="p"))

    @rule(agent=agents, queues=served)
    def signs_in(self, agent: str, queues: tuple[str, ...]) -> None:
        self.tell(AgentSignedIn(at=self.tick(), agent=agent, queues=queues))

    @rule(agent=agents, wish=st.sampled_from([AgentSignedOut, AgentPaused, AgentResumed, WrapUpEnded]))
    def wishes(self, agent: str, wish: type[AgentSignedOut]) -> None:
        self.tell(wish(at=self.tick(), agent=agent))

    @rule(agent=agents, phone=st.sampled_from(["unreachable", "idle", "in use"]))
    def phone(self, agent: str, phone: str) -> None:
        self.tell(AgentPhoneChanged(at=self.tick(), agent=agent, phone=phone))  # type: ignore[arg-type]

    # --- what goes wrong ---

    @rule(call=calls, agent=agents, data=st.data())
    def anything(self, call: str, agent: str, data: st.DataObject) -> None:
        """Any event of any call, whether it fits or not: others before it may have been lost."""
        at, queue, reason = data.draw(st.floats(900, 2000)), data.draw(queues), data.draw(reasons)
        events: list[Event] = [
            CallArrived(at=at, call=call, caller=None, dialled="1111", channel="x"),
            CallQueued(at=at, call=call, queue=queue, language="ar"),
            AgentReserved(at=at, call=call, agent=agent, queue=queue),
            AgentRinging(at=at, call=call, agent=agent, channel="y"),
            AgentAnswered(at=at, call=call, agent=agent, queue=queue),
            AgentMissed(at=at, call=call, agent=agent, queue=queue, reason=reason),  # type: ignore[arg-type]
            TalkEnded(at=at, call=call, agent=agent, ended_by="unknown", wrap_up_seconds=5.0),
            CallAbandoned(at=at, call=call, queue=queue),
            CallResumed(at=at, call=call, step=data.draw(STEPS)),
            MessageStarted(at=at, call=call, message="m", path="p"),
            AgentSetAside(at=at, agent=agent, call=call),
            CallEnded(at=at, call=call, reason="lost"),
        ]
        self.tell(data.draw(st.sampled_from(events)))

    @precondition(lambda self: self.journal)
    @rule(data=st.data())
    def doubled(self, data: st.DataObject) -> None:
        """A fact that was told before is told again."""
        self.tell(data.draw(st.sampled_from(self.journal)))

    @rule(call=calls)
    def detach(self, call: str) -> None:
        self.router.detach(call)
        self.attached.discard(call)

    @rule(call=calls)
    def attach(self, call: str) -> None:
        self.router.attach(call)
        self.attached.add(call)

    @rule(through_checkpoint=st.booleans())
    def crash(self, through_checkpoint: bool) -> None:
        """The controller dies; the next one folds the journal, or a checkpoint and the rest of it."""
        folded, done = LiveState(), 0
        if through_checkpoint:
            done = len(self.journal) // 2
            for event in self.journal[:done]:
                folded.apply(event)
            folded, done, _ = load(dump(folded, done, ""))
        for event in self.journal[done:]:
            folded.apply(event)
        assert folded.facts() == self.live.facts()
        self.live = folded
        self.router = Router(folded)
        self.attached = set()

    # --- what always holds ---

    @invariant()
    def call_and_agent_belong_together(self) -> None:
        """An agent has one call and a call one agent, and both know of each other."""
        pairs = {(call.agent, call.call) for call in self.live.calls.values() if call.agent is not None}
        assert pairs == {(agent.agent, agent.call) for agent in self.live.agents.values() if agent.call}
        assert len({agent for agent, _ in pairs}) == len(pairs)
        for call in self.live.calls.values():
            assert (call.agent is not None) == (call.state in WITH_AGENT)
            if call.agent is not None:
                assert self.live.agents[call.agent].occupation == Occupation(call.state)
        for agent in self.live.agents.values():
            assert (agent.wrap_up_until is not None) == (agent.occupation is Occupation.WRAPPING_UP)

    @invariant()
    def order_is_kept(self) -> None:
        """Each queue holds exactly its calls, by the beginning of their waits."""
        for queue in QUEUES:
            line = [
                call for call in self.live.calls.values() if call.queue == queue and call.state in IN_LINE
            ]
            line.sort(key=lambda call: (call.queued_at, call.order))
            assert [place[2] for place in self.live.index.in_line(queue)] == [call.call for call in line]
            for position, call in enumerate(line, 1):
                assert self.live.position(call.call) == position
            waiting = [call.call for call in line if call.state is CallState.WAITING]
            assert [place[2] for place in self.live.index.waiting().get(queue, [])] == waiting
            free = {agent.agent for agent in self.available() if queue in agent.queues}
            assert {agent for _, agent in self.live.index.free(queue)} == free

    @invariant()
    def nobody_idles_while_a_caller_waits(self) -> None:
        """After the decision no agent is available for whom a call with a script waits; older calls went first."""
        decided = self.router.decide()
        assert len({ring.agent for ring in decided}) == len({ring.call for ring in decided}) == len(decided)
        ages = [self.live.calls[ring.call].queued_at for ring in decided]
        assert ages == sorted(ages)
        self.settle()
        assert self.router.decide() == []
        for agent in self.available():
            for call in self.live.calls.values():
                if call.state is CallState.WAITING and call.call in self.attached:
                    assert call.queue not in agent.queues

    def available(self) -> list[LiveAgent]:
        return [agent for agent in self.live.agents.values() if agent.state is AgentState.AVAILABLE]


Queues.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
test_queues = Queues.TestCase

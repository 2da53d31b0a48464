"""Calls, agents, lost and doubled events, crashes: in any order, the queues stay sane."""

from typing import Literal

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hotline.events import (
    AgentAnswered,
    AgentHeldBack,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    ControllerStarted,
    Event,
    MessageStarted,
    OutsideEnded,
    RulesLoaded,
    TalkEnded,
    TransferFailed,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.events.agents import PhoneState
from hotline.events.transfers import ConsultationEnd, Way
from hotline.events.waiting import MissReason
from hotline.queue.calls import IN_LINE, WITH_AGENT, CallState
from hotline.queue.checkpoint import dump, load
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.queue.router import RingAgent, Router
from hotline.queue.transfers import Stage
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule, Strategy
from tests.queue import law

QUEUES = ("water", "general", "roads")
AGENTS = ("a1", "a2", "a3", "a4")
CALLS = tuple(f"c{number}" for number in range(8))

calls = st.sampled_from(CALLS)
agents = st.sampled_from(AGENTS)
queues = st.sampled_from(QUEUES)
served = st.lists(queues, min_size=1, max_size=3, unique=True).map(tuple)
STEPS: st.SearchStrategy[Literal["menu", "queue", "message", "end", "talk"]] = st.sampled_from(
    ["menu", "queue", "message", "end", "talk"]
)
WAYS: st.SearchStrategy[Way] = st.sampled_from(["blind", "consultation", "conference"])
ENDS: st.SearchStrategy[ConsultationEnd] = st.sampled_from(
    ["cancelled", "expert left", "no answer", "completed"]
)
#: Language, priority, age that the caller brings, and preferred agent.
wishes = st.tuples(
    st.sampled_from(["ar", "en"]), st.sampled_from([0.0, 0.0, 60.0]), st.sampled_from([0.0, 0.0, 25.0]),
    st.none() | agents, st.sampled_from([None, None, 10.0]), st.sampled_from(["", "", "pipes>=2", "not english"]),
)  # fmt: skip
Wish = tuple[str, float, float, str | None, float | None, str]
reasons: st.SearchStrategy[MissReason] = st.sampled_from(
    ["no answer", "rejected", "busy", "unreachable", "failed"]
)
PHONES: st.SearchStrategy[PhoneState] = st.sampled_from(["unreachable", "idle", "in use"])

REQUIREMENTS = (
    "anyone",
    "language>=3",
    "pipes",
    "pipes>=3 and language",
    "not pipes",
    "pipes>=4 or english>=2",
)
SKILLS = ("pipes", "arabic", "english")

strategies: st.SearchStrategy[Strategy] = st.sampled_from(
    ["longest idle", "fewest calls", "most skilled", "round robin"]
)
queue_rules = st.builds(
    QueueRules,
    steps=st.lists(st.sampled_from(REQUIREMENTS), min_size=1, max_size=3).map(
        lambda steps: tuple(StepRule(after_seconds=10.0 * at, requires=step) for at, step in enumerate(steps))
    ),
    strategy=strategies,
    preferred_seconds=st.sampled_from([0.0, 15.0]),
    rona_after=st.integers(1, 3),
)
agent_rules = st.builds(
    AgentRules,
    queues=st.dictionaries(queues, st.sampled_from([1.0, 1.0, 2.0, 5.0])),
    skills=st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5)),
)
all_rules = st.builds(
    RoutingRules,
    queues=st.dictionaries(queues, queue_rules),
    agents=st.dictionaries(agents, agent_rules),
    language_skills=st.just({"ar": "arabic", "en": "english"}),
)


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

    def tell(self, event: Event) -> None:
        """Write the fact and hear it."""
        self.journal.append(event)
        self.live.apply(event)

    def tick(self) -> float:
        self.now += 1
        return self.now

    def reserve(self, ring: RingAgent) -> None:
        self.tell(AgentReserved(at=self.now, call=ring.call, agent=ring.agent, queue=ring.queue))

    # --- an orderly hotline ---

    @rule(seconds=st.sampled_from([1.0, 9.0, 30.0, 90_000.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule(rules=all_rules)
    def rules_are_loaded(self, rules: RoutingRules) -> None:
        self.tell(RulesLoaded(at=self.tick(), rules=rules))

    @rule(call=calls, queue=queues, wish=wishes)
    def caller_queues(self, call: str, queue: str, wish: Wish) -> None:
        language, priority, age, preferred, preferred_seconds, requires = wish
        self.tell(CallArrived(at=self.tick(), call=call, caller=None, dialled="1111", channel="x"))
        queued = CallQueued(
            at=self.now, call=call, queue=queue, language=language, priority_seconds=priority,
            since=self.now - age, preferred=preferred, preferred_seconds=preferred_seconds, requires=requires,
        )  # fmt: skip
        self.tell(queued)

    @rule(call=calls)
    def caller_hangs_up(self, call: str) -> None:
        found = self.live.calls.get(call)
        if found and found.state in IN_LINE and found.queue:
            self.tell(CallAbandoned(at=self.tick(), call=call, queue=found.queue))
        self.tell(CallEnded(at=self.tick(), call=call, reason="caller hung up"))

    @rule(call=calls, answer=st.booleans(), reason=reasons)
    def agent_is_rung(self, call: str, answer: bool, reason: MissReason) -> None:
        found = self.live.calls.get(call)
        if found is None or found.state is not CallState.RESERVED or found.agent is None:
            return
        agent, queue = found.agent, found.queue or ""
        self.tell(AgentRinging(at=self.tick(), call=call, agent=agent, channel="y"))
        if answer:
            self.tell(AgentAnswered(at=self.tick(), call=call, agent=agent, queue=queue))
        else:
            missed = AgentMissed(at=self.tick(), call=call, agent=agent, queue=queue, reason=reason)
            self.tell(missed)

    @rule(call=calls, change=st.sampled_from([CallHeld, CallRetrieved]))
    def agent_holds_the_caller(self, call: str, change: type[CallHeld]) -> None:
        found = self.live.calls.get(call)
        if found and found.agent:
            self.tell(change(at=self.tick(), call=call, agent=found.agent))

    def talking(self) -> list[str]:
        """Return the calls in which an agent has the caller."""
        return [name for name, call in self.live.calls.items() if call.state is CallState.TALKING]

    @precondition(lambda self: self.talking())
    @rule(data=st.data(), expert=agents, answers=st.booleans(), conference=st.booleans())
    def agent_asks(self, data: st.DataObject, expert: str, answers: bool, conference: bool) -> None:
        """Somebody is asked about a call, who may answer, and whom the caller may be brought to."""
        call = data.draw(st.sampled_from(self.talking()))
        agent, queue = self.live.calls[call].agent or "", self.live.calls[call].queue or ""
        began = ConsultationBegan(
            at=self.tick(), call=call, agent=agent, kind="agent", target=expert, expert=expert
        )
        self.tell(began)
        if answers:
            self.tell(ConsultationAnswered(at=self.tick(), call=call, agent=agent))
        if conference:
            self.tell(ConferenceBegan(at=self.tick(), call=call, agent=agent, queue=queue))

    @precondition(lambda self: self.talking())
    @rule(data=st.data(), why=ENDS, back=st.booleans())
    def asking_ends(self, data: st.DataObject, why: ConsultationEnd, back: bool) -> None:
        call = data.draw(st.sampled_from(self.talking()))
        agent, queue = self.live.calls[call].agent or "", self.live.calls[call].queue or ""
        self.tell(ConsultationEnded(at=self.tick(), call=call, agent=agent, why=why))
        if back:
            self.tell(CallTakenBack(at=self.tick(), call=call, agent=agent, queue=queue))

    @precondition(lambda self: self.talking())
    @rule(data=st.data(), way=WAYS, whom=agents, arrives=st.booleans())
    def call_is_given_away(self, data: st.DataObject, way: Way, whom: str, arrives: bool) -> None:
        """To an agent chosen by the one who has it, or to whom was asked."""
        call = data.draw(st.sampled_from(self.talking()))
        found = self.live.calls[call]
        agent, queue, expert = found.agent or "", found.queue or "", found.expert
        given = CallTransferred(
            at=self.tick(), call=call, agent=agent, kind="agent", target=whom, way=way, queue=queue
        )
        self.tell(given)
        self.tell(TalkEnded(at=self.tick(), call=call, agent=agent, ended_by="agent", wrap_up_seconds=5.0))
        if arrives and way != "blind" and expert is not None:
            self.tell(AgentAnswered(at=self.tick(), call=call, agent=expert, queue=queue))
        elif arrives:
            queued = CallQueued(
                at=self.tick(), call=call, queue=queue, language="ar", preferred=whom, preferred_seconds=60.0,
                priority_seconds=found.waited_before, directed=True,
            )  # fmt: skip
            self.tell(queued)

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

    @rule(agent=agents)
    def needs_longer(self, agent: str) -> None:
        self.tell(WrapUpExtended(at=self.tick(), agent=agent, until=self.now + 60))

    @rule(agent=agents, wish=st.sampled_from([AgentSignedOut, AgentPaused, AgentResumed, WrapUpEnded, AgentHeldBack,
                                              AgentReleased]))  # fmt: skip
    def wishes(self, agent: str, wish: type[AgentSignedOut]) -> None:
        self.tell(wish(at=self.tick(), agent=agent))

    @rule(agent=agents, phone=PHONES)
    def phone(self, agent: str, phone: PhoneState) -> None:
        self.tell(AgentPhoneChanged(at=self.tick(), agent=agent, phone=phone))

    # --- what goes wrong ---

    @rule(call=calls, agent=agents, data=st.data())
    def anything(self, call: str, agent: str, data: st.DataObject) -> None:
        """Any event of any call, whether it fits or not: others before it may have been lost."""
        at, queue, reason = data.draw(st.floats(900, 2000)), data.draw(queues), data.draw(reasons)
        events: list[Event] = [
            CallArrived(at=at, call=call, caller=None, dialled="1111", channel="x"),
            CallQueued(at=at, call=call, queue=queue, language="ar"),
            CallHeld(at=at, call=call, agent=agent),
            AgentReserved(at=at, call=call, agent=agent, queue=queue),
            AgentRinging(at=at, call=call, agent=agent, channel="y"),
            AgentAnswered(at=at, call=call, agent=agent, queue=queue),
            AgentMissed(at=at, call=call, agent=agent, queue=queue, reason=reason),
            TalkEnded(at=at, call=call, agent=agent, ended_by="unknown", wrap_up_seconds=5.0),
            CallAbandoned(at=at, call=call, queue=queue),
            CallResumed(at=at, call=call, step=data.draw(STEPS)),
            MessageStarted(at=at, call=call, message="m", path="p"),
            ConsultationBegan(at=at, call=call, agent=agent, kind="agent", target="a1", expert="a1"),
            ConsultationAnswered(at=at, call=call, agent=agent),
            ConsultationEnded(at=at, call=call, agent=agent, why=data.draw(ENDS)),
            ConferenceBegan(at=at, call=call, agent=agent, queue=queue),
            CallTakenBack(at=at, call=call, agent=agent, queue=queue),
            CallTransferred(
                at=at, call=call, agent=agent, kind="agent", target="a1", way=data.draw(WAYS), queue=queue
            ),
            TransferFailed(at=at, call=call, agent=agent, kind="agent", target="a1", reason="left"),
            OutsideEnded(at=at, call=call, outside="department:roads", result="answered"),
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
    def script_goes(self, call: str) -> None:
        self.tell(CallDetached(at=self.tick(), call=call))

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
        self.tell(ControllerStarted(at=self.tick(), version="test"))

    # --- what always holds ---

    @invariant()
    def call_and_agent_belong_together(self) -> None:
        """An agent has one call, a call one agent and one who is asked about it, and all know of each other."""
        pairs = {
            (agent, call.call)
            for call in self.live.calls.values()
            for agent in (call.agent, call.expert)
            if agent is not None
        }
        assert pairs == {(agent.agent, agent.call) for agent in self.live.agents.values() if agent.call}
        assert len({agent for agent, _ in pairs}) == len(pairs)
        for call in self.live.calls.values():
            assert (call.agent is not None) == (call.state in WITH_AGENT)
            if call.agent is not None:
                occupation = self.live.agents[call.agent].occupation
                talks = occupation in {Occupation.HOLDING, Occupation.CONSULTING}
                assert (Occupation.TALKING if talks else occupation) == Occupation(call.state)
                asks = call.consultation is not None and call.consultation.stage is not Stage.CONFERENCE
                assert (occupation is Occupation.CONSULTING) == asks
            if call.expert is not None:
                assert self.live.agents[call.expert].occupation is Occupation.CONSULTED
                assert call.state in {CallState.TALKING, CallState.TRANSFERRED}
        for agent in self.live.agents.values():
            assert (agent.wrap_up_until is not None) == (agent.occupation is Occupation.WRAPPING_UP)

    @invariant()
    def order_is_kept(self) -> None:
        """Each queue holds exactly its calls, by true age and priority."""
        for queue in QUEUES:
            line = [
                call for call in self.live.calls.values() if call.queue == queue and call.state in IN_LINE
            ]
            line.sort(key=lambda call: (call.since - call.priority_seconds, call.order))
            assert self.live.waiting(queue) == len(line)
            assert [self.live.position(call.call) for call in line] == list(range(1, len(line) + 1))

    @invariant()
    def router_obeys_the_law(self) -> None:
        """Each decision is the one that the law gives, and in the end nobody idles while a caller waits for them."""
        for _ in range(len(AGENTS) + 1):
            expected = law.decision(self.live, self.now)
            decided = self.router.decide(self.now)
            assert decided == expected
            assert self.router.decide(self.now) == expected  # asking changes nothing
            if decided is None:
                break
            self.reserve(decided)
        for call in law.waiting(self.live):
            assert law.takers(self.live, call, self.now) == []

    @invariant()
    def time_is_not_slept_through(self) -> None:
        """Until the moment that the router names nothing changes by time alone."""
        due = self.router.due()
        assert due is None or due > self.now
        later = self.now + 100 if due is None else (self.now + due) / 2
        assert law.decision(self.live, later) is None

    @invariant()
    def nobody_able_is_known(self) -> None:
        """Whether anybody signed in could ever take a call does not depend on how long it has waited."""
        for call in law.waiting(self.live):
            able = [
                agent for agent in self.live.agents.values() if agent.signed_in and call.queue in agent.queues
            ]
            steps = self.live.rules_of(call.queue or "").steps
            could = any(
                law.meets(self.live, call, agent, step) for agent in able for step in range(len(steps))
            )
            assert self.live.index.nobody_could(call.call) is not could


Queues.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
test_queues = Queues.TestCase

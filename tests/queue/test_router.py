"""Who is rung next."""

import tracemalloc

import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPaused,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    AgentSignedOut,
    CallDetached,
    CallEnded,
    CallQueued,
    CallResumed,
    ControllerStarted,
    RulesLoaded,
    TalkEnded,
)
from hotline.queue.live import LiveState
from hotline.queue.router import RingAgent, Router
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule, Strategy
from tests.queue import law

LANGUAGES = {"ar": "arabic", "en": "english"}


class Floor:
    """A live state with its router; the time is 100 s unless a test says otherwise."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.router = Router(self.live)
        self._queues: dict[str, QueueRules] = {}
        self._agents: dict[str, AgentRules] = {}

    def rules(self, queue: str = "water", *requires: str, strategy: Strategy = "longest idle",
              preferred: float = 0.0, rona_after: int = 1) -> None:  # fmt: skip
        """Give the queue a requirement that relaxes every 30 s."""
        steps = tuple(StepRule(after_seconds=30.0 * at, requires=text) for at, text in enumerate(requires))
        self._queues[queue] = QueueRules(
            steps=steps or (StepRule(),),
            strategy=strategy,
            preferred_seconds=preferred,
            rona_after=rona_after,
        )
        self._load()

    def skills(self, agent: str, weights: dict[str, float] | None = None, **levels: int) -> None:
        self._agents[agent] = AgentRules(queues=weights or {}, skills=levels)
        self._load()

    def _load(self) -> None:
        rules = RoutingRules(queues=dict(self._queues), agents=dict(self._agents), language_skills=LANGUAGES)
        self.live.apply(RulesLoaded(at=0.0, rules=rules))

    def agent(self, name: str, at: float, *queues: str) -> None:
        self.live.apply(AgentSignedIn(at=at, agent=name, queues=queues or ("water",)))

    def call(self, name: str, at: float, queue: str = "water", *, language: str = "ar", priority: float = 0.0,
             since: float | None = None, preferred: str | None = None, preferred_seconds: float | None = None,
             requires: str = "") -> None:  # fmt: skip
        queued = CallQueued(at=at, call=name, queue=queue, language=language, priority_seconds=priority,
                            since=since, preferred=preferred, preferred_seconds=preferred_seconds,
                            requires=requires)  # fmt: skip
        self.live.apply(queued)

    def reserve(self, call: str, agent: str, at: float = 100.0) -> None:
        self.live.apply(AgentReserved(at=at, call=call, agent=agent, queue="water"))

    def misses(self, call: str, agent: str, at: float = 100.0) -> None:
        """Let the agent's phone ring in vain."""
        self.reserve(call, agent, at)
        self.live.apply(AgentMissed(at=at, call=call, agent=agent, queue="water", reason="no answer"))

    def talks(self, call: str, agent: str, at: float) -> None:
        """Let the agent take the call and end it at once."""
        self.reserve(call, agent, at)
        self.live.apply(AgentAnswered(at=at, call=call, agent=agent, queue="water"))
        self.live.apply(TalkEnded(at=at, call=call, agent=agent, ended_by="agent"))

    def decide(self, now: float = 100.0) -> list[tuple[str, str]]:
        """Reserve until nothing fits any more; return call and agent of each decision."""
        decided = []
        while (ring := self.router.decide(now)) is not None:
            decided.append((ring.call, ring.agent))
            self.reserve(ring.call, ring.agent, now)
        return decided


@pytest.fixture
def floor() -> Floor:
    """Nobody is there yet."""
    return Floor()


# --- order ---


def test_longest_idle_agent_is_rung(floor: Floor) -> None:
    """Of the available agents the one who has waited longest is rung."""
    floor.agent("a2", 2.0)
    floor.agent("a1", 3.0)
    floor.agent("a3", 1.0)
    floor.call("c1", 10.0)
    assert floor.router.decide(100.0) == RingAgent("c1", "a3", "water")


def test_agents_who_are_idle_equally_long_have_an_order(floor: Floor) -> None:
    """Nothing depends on chance."""
    floor.agent("a2", 1.0)
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    assert floor.decide() == [("c1", "a1")]


def test_true_age_over_all_queues(floor: Floor) -> None:
    """An agent of two queues takes the caller who has waited longest in either."""
    floor.agent("a1", 1.0, "water", "general")
    floor.call("c1", 12.0, "water")
    floor.call("c2", 11.0, "general")
    assert floor.decide() == [("c2", "a1")]


def test_a_call_for_which_nobody_is_free_holds_up_nobody(floor: Floor) -> None:
    """The oldest call of all waits for its own agents, not the others with it."""
    floor.agent("a1", 1.0, "general")
    floor.call("c1", 10.0, "water")
    floor.call("c2", 11.0, "general")
    assert floor.decide() == [("c2", "a1")]


def test_several_at_once(floor: Floor) -> None:
    """Every call and every agent is named at most once, the oldest call first."""
    floor.agent("a1", 1.0, "water", "general")
    floor.agent("a2", 2.0, "water")
    floor.agent("a3", 3.0, "general")
    for number, queue in enumerate(["water", "general", "water", "general"]):
        floor.call(f"c{number}", 10.0 + number, queue)
    assert floor.decide() == [("c0", "a1"), ("c1", "a3"), ("c2", "a2")]


def test_nothing_is_decided_twice(floor: Floor) -> None:
    """A reservation takes agent and call out; deciding alone changes nothing."""
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    floor.call("c2", 11.0)
    assert floor.router.decide(100.0) == floor.router.decide(100.0) == RingAgent("c1", "a1", "water")
    floor.reserve("c1", "a1")
    assert floor.router.decide(100.0) is None


def test_who_is_not_available_is_not_rung(floor: Floor) -> None:
    """A paused agent and an agent of another queue are passed over."""
    floor.agent("a1", 1.0)
    floor.agent("a2", 2.0, "general")
    floor.live.apply(AgentPaused(at=3.0, agent="a1"))
    floor.call("c1", 10.0)
    assert floor.decide() == []


def test_priority_is_artificial_age(floor: Floor) -> None:
    """A call with 60 s of priority goes before callers who came up to 60 s earlier, and not before older ones."""
    floor.agent("a1", 1.0)
    floor.call("older", 30.0)
    floor.call("earlier", 50.0)
    floor.call("urgent", 100.0, priority=60.0)
    assert [floor.live.position(call) for call in ("older", "urgent", "earlier")] == [1, 2, 3]
    assert floor.decide(110.0) == [("older", "a1")]
    assert floor.live.calls["urgent"].queued_at == 100.0


def test_a_place_that_is_older_than_the_entry_counts(floor: Floor) -> None:
    """Whoever waited elsewhere before keeps the age."""
    floor.agent("a1", 1.0)
    floor.call("c1", 50.0)
    floor.call("c2", 60.0, since=20.0)
    assert floor.decide() == [("c2", "a1")]


def test_weights_make_an_age_count_more(floor: Floor) -> None:
    """For an agent for whom water counts twice, 40 s of water are more than 60 s of general."""
    floor.rules("water")
    floor.rules("general")
    floor.skills("a1", {"water": 2.0, "general": 1.0})
    floor.agent("a1", 1.0, "water", "general")
    floor.call("g", 40.0, "general")
    floor.call("w", 60.0, "water")
    assert floor.decide(100.0) == [("w", "a1")]


def test_an_agent_of_another_main_queue_is_spared(floor: Floor) -> None:
    """Of two free agents the one for whom the queue weighs more is rung, however long the other has been idle."""
    floor.rules("water")
    floor.skills("helper", {"water": 1.0, "general": 5.0})
    floor.skills("main", {"water": 3.0})
    floor.agent("helper", 1.0, "water", "general")
    floor.agent("main", 50.0)
    floor.call("c1", 60.0)
    assert floor.decide() == [("c1", "main")]


def test_a_command_is_addressed_to_the_node_of_the_call() -> None:
    """A node's name may have hyphens itself, and the identity of a call-back has one more."""
    assert RingAgent("west-2-1795000000.7", "a1", "water").node == "west-2"
    assert RingAgent("west-2-1795000000.7-c101530250000", "a1", "water").node == "west-2"


# --- strategies ---


def test_fewest_calls_today(floor: Floor) -> None:
    """Who took fewer calls today is rung, though idle for a shorter time; yesterday's calls do not count."""
    floor.rules("water", strategy="fewest calls")
    day = 86_400.0
    for name in ("a1", "a2"):
        floor.agent(name, 1.0)
    for number, agent in enumerate(("a1", "a1", "a2")):
        floor.call(f"c{number}", 10.0 + number)
        floor.talks(f"c{number}", agent, 20.0 + number)
    floor.call("next", 100.0)
    assert floor.router.decide(100.0) == RingAgent("next", "a2", "water")
    assert floor.router.decide(100.0 + day) == RingAgent("next", "a1", "water")


def test_most_skilled(floor: Floor) -> None:
    """The sum of the levels in what is asked for decides, then the idle time."""
    floor.rules("water", "arabic and pipes", strategy="most skilled")
    floor.skills("a1", arabic=2, pipes=2)
    floor.skills("a2", arabic=1, pipes=4, roads=5)
    floor.skills("a3", arabic=2, pipes=3)
    for at, name in enumerate(("a1", "a2", "a3")):
        floor.agent(name, float(at))
    for number in range(3):
        floor.call(f"c{number}", 10.0 + number)
    assert floor.decide() == [("c0", "a2"), ("c1", "a3"), ("c2", "a1")]


def test_round_robin(floor: Floor) -> None:
    """Whoever was offered a call longest ago is next, whether it was taken or not."""
    floor.rules("water", strategy="round robin", rona_after=9)
    for at, name in enumerate(("a1", "a2", "a3")):
        floor.agent(name, float(at))
    order = []
    for number in range(6):
        floor.call("c", 10.0 + number)
        ring = floor.router.decide(50.0)
        assert ring is not None
        order.append(ring.agent)
        floor.misses("c", ring.agent, 50.0)
    assert order == ["a1", "a2", "a3", "a1", "a2", "a3"]


# --- skills ---


def test_only_who_meets_the_requirement_is_rung(floor: Floor) -> None:
    """`language` is the skill of the caller's own language."""
    floor.rules("water", "language>=3 and water")
    floor.skills("a1", arabic=2, water=5)
    floor.skills("a2", english=3, water=1)
    floor.agent("a1", 1.0)
    floor.agent("a2", 2.0)
    floor.call("c1", 10.0, language="ar")
    floor.call("c2", 11.0, language="en")
    assert floor.decide() == [("c2", "a2")]


def test_requirements_relax_with_the_wait(floor: Floor) -> None:
    """After 30 s a lower level is enough, after 60 s anyone; the router says when to look again."""
    floor.rules("water", "arabic>=3", "arabic>=2", "anyone")
    floor.skills("expert", arabic=5)
    floor.skills("good", arabic=2)
    for at, name in enumerate(("expert", "good", "any")):
        floor.agent(name, float(at))
    for number in range(3):
        floor.call(f"c{number}", 100.0 + number)
    assert floor.decide(103.0) == [("c0", "expert")]
    assert floor.router.due() == 131.0
    assert floor.decide(130.9) == []
    assert floor.decide(131.0) == [("c1", "good")]
    assert floor.router.due() == 132.0
    assert floor.decide(161.9) == []
    assert floor.decide(162.0) == [("c2", "any")]
    assert floor.router.due() is None


def test_relaxing_loses_nobody(floor: Floor) -> None:
    """Whoever met a stricter step may still take the call, though the next one asks for something else."""
    floor.rules("water", "arabic>=3", "english")
    floor.skills("a1", arabic=3)
    floor.skills("a2", english=1)
    floor.agent("a2", 1.0)
    floor.live.apply(AgentPaused(at=2.0, agent="a2"))
    floor.call("c1", 10.0)
    assert floor.decide(90.0) == []
    floor.agent("a1", 91.0)
    assert floor.decide(92.0) == [("c1", "a1")]


def test_a_step_that_nobody_signed_in_could_meet_is_skipped(floor: Floor) -> None:
    """No caller waits for an expert who is not there; one who comes is waited for again, a paused one as well."""
    floor.rules("water", "arabic>=3", "anyone")
    floor.skills("expert", arabic=3)
    floor.agent("any", 1.0)
    floor.call("c1", 90.0)
    assert floor.router.decide(91.0) == RingAgent("c1", "any", "water")
    floor.agent("expert", 91.0)
    floor.live.apply(AgentPaused(at=91.0, agent="expert"))
    assert floor.router.decide(92.0) is None
    floor.live.apply(AgentSignedOut(at=93.0, agent="expert"))
    assert floor.router.decide(93.0) == RingAgent("c1", "any", "water")


def test_it_is_known_when_nobody_could_ever_take_a_call(floor: Floor) -> None:
    """Agents of the queue without the skills of its last step do not count."""
    floor.rules("water", "arabic>=3", "arabic>=2")
    floor.skills("a2", arabic=2)
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    assert floor.live.index.nobody_could("c1")
    floor.agent("a2", 11.0)
    assert not floor.live.index.nobody_could("c1")


def test_a_skilled_caller_at_the_head_does_not_hold_up_the_others(floor: Floor) -> None:
    """An agent who may not take the oldest call takes the next one that fits."""
    floor.rules("water", "arabic>=3")
    floor.rules("general")
    floor.skills("expert", arabic=3)
    floor.agent("expert", 1.0)
    floor.live.apply(AgentPaused(at=2.0, agent="expert"))
    floor.agent("a1", 1.0, "water", "general")
    floor.call("head", 10.0)
    floor.call("c2", 20.0, "general")
    assert floor.decide() == [("c2", "a1")]


# --- what a call needs beside ---


def test_a_call_waits_for_who_has_what_it_needs_beside(floor: Floor) -> None:
    """A skill that a menu adds is needed beside the queue's own, and the queue's other callers are not held up."""
    floor.rules("water", "arabic>=2")
    floor.skills("plumber", arabic=2, pipes=3)
    floor.skills("clerk", arabic=5)
    floor.agent("clerk", 0.0)
    floor.call("c1", 10.0, requires="pipes>=2")
    floor.call("c2", 20.0)
    assert floor.decide(30.0) == [("c2", "clerk")]
    floor.agent("plumber", 40.0)
    assert floor.decide(41.0) == [("c1", "plumber")]


def test_the_last_relaxation_lifts_what_a_call_needs_beside(floor: Floor) -> None:
    """Steps between keep it; where a queue does not relax it holds for ever."""
    floor.rules("water", "arabic>=4", "arabic>=2", "anyone")
    floor.rules("roads", "anyone")
    floor.skills("clerk", arabic=3)
    floor.agent("clerk", 0.0, "water", "roads")
    floor.skills("plumber", arabic=5, pipes=5)
    floor.agent("plumber", 0.0, "water", "roads")
    floor.live.apply(AgentPaused(at=2.0, agent="plumber"))
    floor.call("c1", 100.0, requires="pipes")
    floor.call("c2", 100.0, "roads", requires="pipes")
    assert floor.decide(131.0) == []
    assert floor.decide(161.0) == [("c1", "clerk")]
    assert floor.live.index.nobody_could_take("roads", "ar", "diving")
    assert not floor.live.index.nobody_could_take("water", "ar", "diving")


# --- preferred agents ---


def test_preferred_agent_first_for_a_set_time(floor: Floor) -> None:
    """Whoever knows the citizen is waited for, also while talking with somebody else; then everybody counts."""
    floor.rules("water", preferred=20.0)
    floor.agent("known", 50.0)
    floor.agent("other", 1.0)
    floor.call("first", 90.0)
    floor.reserve("first", "known")
    floor.call("c1", 100.0, preferred="known")
    assert floor.router.due() == 120.0
    assert floor.decide(119.0) == []
    assert floor.decide(120.0) == [("c1", "other")]


def test_preferred_agent_is_rung_before_one_who_is_idle_longer(floor: Floor) -> None:
    """Both are free."""
    floor.rules("water", preferred=20.0)
    floor.agent("known", 50.0)
    floor.agent("other", 1.0)
    floor.call("c1", 100.0, preferred="known")
    assert floor.decide(100.0) == [("c1", "known")]


def test_weights_count_among_calls_that_prefer_the_same_agent(floor: Floor) -> None:
    """The younger call of a queue that weighs more for this agent comes first."""
    floor.rules("water", preferred=50.0)
    floor.rules("roads", preferred=50.0)
    floor.skills("a1", {"water": 1.0, "roads": 5.0})
    floor.agent("a1", 1.0, "water", "roads")
    floor.call("c1", 90.0, "water", preferred="a1")
    floor.call("c2", 92.0, "roads", preferred="a1")
    assert floor.router.decide(100.0) == law.decision(floor.live, 100.0) == RingAgent("c2", "a1", "roads")


def test_a_call_may_say_how_long_its_preferred_agent_is_waited_for(floor: Floor) -> None:
    """The owner of a case is waited for, also in a queue that prefers nobody by itself."""
    floor.agent("known", 0.0)
    floor.live.apply(AgentPaused(at=1.0, agent="known"))
    floor.agent("other", 2.0)
    floor.call("c1", 100.0, preferred="known", preferred_seconds=15.0)
    assert floor.decide(114.0) == []
    assert floor.decide(115.0) == [("c1", "other")]


def test_a_preferred_agent_who_is_not_there_is_not_waited_for(floor: Floor) -> None:
    """Signed out, or signed in for other queues only; also from the moment of signing out."""
    floor.rules("water", preferred=20.0)
    floor.agent("elsewhere", 1.0, "general")
    floor.agent("known", 1.0)
    floor.live.apply(AgentPaused(at=2.0, agent="known"))
    floor.agent("other", 1.0)
    floor.call("c1", 100.0, preferred="elsewhere")
    assert floor.decide(100.0) == [("c1", "other")]
    floor.agent("third", 1.0)
    floor.call("c2", 100.0, preferred="known")
    assert floor.decide(101.0) == []
    floor.live.apply(AgentSignedOut(at=102.0, agent="known"))
    assert floor.decide(102.0) == [("c2", "third")]


# --- RONA ---


def test_set_aside_after_so_many_misses_in_a_row(floor: Floor) -> None:
    """Two misses are forgiven, the third is not; an answer in between begins the count anew."""
    floor.rules("water", rona_after=3)
    floor.agent("a1", 1.0)
    for number in range(2):
        floor.call("c", 10.0)
        floor.misses("c", "a1", 20.0 + number)
    floor.talks("c", "a1", 30.0)
    for number in range(3):
        assert not floor.live.agents["a1"].set_aside
        floor.call("d", 40.0)
        floor.misses("d", "a1", 50.0 + number)
    assert floor.live.agents["a1"].set_aside
    assert floor.decide() == []


def test_who_missed_a_call_is_the_last_to_be_tried_again(floor: Floor) -> None:
    """The caller's next ring goes to somebody else."""
    floor.rules("water", rona_after=3)
    floor.agent("a1", 1.0)
    floor.agent("a2", 2.0)
    floor.call("c1", 10.0)
    floor.misses("c1", "a1", 20.0)
    assert floor.router.decide(21.0) == RingAgent("c1", "a2", "water")


# --- scripts that are not there, other rules ---


def test_detached_call_keeps_its_place_but_holds_up_nobody(floor: Floor) -> None:
    """For a caller whose script has not come back nobody is rung; when it has, the old place counts."""
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    floor.call("c2", 11.0)
    floor.live.apply(CallDetached(at=12.0, call="c1"))
    assert floor.router.decide(13.0) == RingAgent("c2", "a1", "water")
    assert floor.live.position("c1") == 1
    floor.live.apply(CallResumed(at=14.0, call="c1", step="queue"))
    assert floor.router.decide(15.0) == RingAgent("c1", "a1", "water")
    floor.live.apply(ControllerStarted(at=16.0, version="test"))
    assert floor.router.decide(17.0) is None


def test_rules_change_while_calls_wait(floor: Floor) -> None:
    """New requirements hold at once for calls and agents that are there."""
    floor.rules("water", "arabic>=5")
    floor.skills("a1", arabic=3)
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    floor.call("c2", 11.0)
    assert floor.decide() == []
    floor.rules("water", "arabic>=3")
    assert floor.decide() == [("c1", "a1")]
    assert floor.live.position("c2") == 2


def test_a_ringing_call_is_not_rung_elsewhere(floor: Floor) -> None:
    """One call has one agent, also with a second one free."""
    floor.agent("a1", 1.0)
    floor.agent("a2", 2.0)
    floor.call("c1", 10.0)
    floor.reserve("c1", "a1")
    floor.live.apply(AgentRinging(at=101.0, call="c1", agent="a1", channel="x"))
    assert floor.decide() == []


def test_a_clock_that_was_set_back_makes_nobody_older(floor: Floor) -> None:
    """A call that comes after an hour was set back waits for its preferred agent as long as any other."""
    floor.rules("water", "arabic>=3", "anyone", preferred=20.0)
    floor.skills("known", arabic=3)
    floor.agent("known", 1.0)
    floor.live.apply(AgentPaused(at=2.0, agent="known"))
    floor.agent("other", 1.0)
    assert floor.decide(4000.0) == []
    floor.call("c1", 400.0, preferred="known")
    assert floor.decide(410.0) == []
    assert floor.router.due() == 420.0
    assert floor.decide(420.0) == []
    assert floor.decide(430.0) == [("c1", "other")]


def test_a_state_whose_router_is_never_asked_does_not_grow(floor: Floor) -> None:
    """Who only wants positions to be known does not keep every call that ever came."""
    floor.rules("water", "arabic>=3", "anyone")

    def calls_come_and_go(first: int, last: int) -> None:
        for number in range(first, last):
            floor.call(f"c{number}", float(number))
            assert floor.live.position(f"c{number}") == 1
            floor.live.apply(CallEnded(at=float(number), call=f"c{number}", reason="completed"))

    calls_come_and_go(0, 1500)
    tracemalloc.start()
    calls_come_and_go(1500, 6000)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 250_000

"""Who is rung next."""

import time
from collections.abc import Iterator

import pytest

from hotline.events import AgentPaused, AgentReserved, AgentSignedIn, CallEnded, CallQueued, TalkEnded
from hotline.queue.live import LiveState
from hotline.queue.router import RingAgent, Router


class Floor:
    """A live state with its router; every waiting call has a script unless told otherwise."""

    def __init__(self) -> None:
        self.live = LiveState()
        self.router = Router(self.live)

    def agent(self, name: str, at: float, *queues: str) -> None:
        self.live.apply(AgentSignedIn(at=at, agent=name, queues=queues or ("water",)))

    def call(self, name: str, at: float, queue: str = "water", *, attached: bool = True) -> None:
        self.live.apply(CallQueued(at=at, call=name, queue=queue, language="ar"))
        if attached:
            self.router.attach(name)

    def decide(self) -> list[tuple[str, str]]:
        return [(ring.call, ring.agent) for ring in self.router.decide()]


@pytest.fixture
def floor() -> Floor:
    """Nobody is there yet."""
    return Floor()


def test_longest_idle_agent_is_rung(floor: Floor) -> None:
    """Of the available agents the one who has waited longest is rung."""
    floor.agent("a2", 2.0)
    floor.agent("a1", 3.0)
    floor.agent("a3", 1.0)
    floor.call("c1", 10.0)
    assert floor.router.decide() == [RingAgent("c1", "a3", "water")]


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


def test_detached_call_keeps_its_place_but_holds_up_nobody(floor: Floor) -> None:
    """For a caller whose script has not come back nobody is rung; when it has, the old place counts."""
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0, attached=False)
    floor.call("c2", 11.0)
    assert floor.decide() == [("c2", "a1")]
    floor.router.attach("c1")
    assert floor.decide() == [("c1", "a1")]
    assert floor.live.position("c1") == 1
    floor.router.detach("c1")
    assert floor.decide() == [("c2", "a1")]


def test_nothing_is_decided_twice(floor: Floor) -> None:
    """A reservation takes agent and call out; deciding alone changes nothing."""
    floor.agent("a1", 1.0)
    floor.call("c1", 10.0)
    floor.call("c2", 11.0)
    assert floor.decide() == floor.decide() == [("c1", "a1")]
    floor.live.apply(AgentReserved(at=12.0, call="c1", agent="a1", queue="water"))
    assert floor.decide() == []


def test_who_is_not_available_is_not_rung(floor: Floor) -> None:
    """A paused agent and an agent of another queue are passed over."""
    floor.agent("a1", 1.0)
    floor.agent("a2", 2.0, "general")
    floor.live.apply(AgentPaused(at=3.0, agent="a1"))
    floor.call("c1", 10.0)
    assert floor.decide() == []


def busy_floor() -> Floor:
    """500 calls wait in 10 queues; 200 agents of 5 queues each, all but one of them paused."""
    floor = Floor()
    for number in range(200):
        floor.agent(f"a{number}", float(number), *(f"q{(number + step) % 10}" for step in range(5)))
        if number:
            floor.live.apply(AgentPaused(at=500.0, agent=f"a{number}"))
    for number in range(500):
        floor.call(f"c{number}", 1000.0 + number, f"q{number % 10}")
    return floor


def rounds(floor: Floor, count: int) -> Iterator[float]:
    """One caller after the other is served by the free agent; yields the seconds of each event or decision."""
    for number in range(count):
        (ring,) = floor.router.decide()
        for event in (
            AgentReserved(at=2000.0, call=ring.call, agent=ring.agent, queue=ring.queue),
            TalkEnded(at=2001.0, call=ring.call, agent=ring.agent, ended_by="agent"),
            CallEnded(at=2001.0, call=ring.call, reason="completed"),
            CallQueued(at=3000.0 + number, call=f"n{number}", queue=ring.queue, language="ar"),
        ):
            begin = time.perf_counter()
            floor.live.apply(event)
            yield time.perf_counter() - begin
        floor.router.attach(f"n{number}")
        begin = time.perf_counter()
        floor.router.decide()
        yield time.perf_counter() - begin


def test_a_busy_floor_is_quick() -> None:
    """With 500 callers and 200 agents an event and a decision cost well under a millisecond."""
    seconds = sorted(rounds(busy_floor(), 200))
    # The target is 50 microseconds; a busy machine that runs the tests gets some leave.
    assert seconds[len(seconds) // 2] < 0.0005

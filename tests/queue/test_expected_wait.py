"""How long a caller must expect to wait: what the data carry, and whose work counts."""

import math

import pytest

from hotline.events import (
    AgentAnswered,
    AgentPaused,
    AgentPhoneChanged,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallbackRequested,
    CallEnded,
    CallQueued,
    RulesLoaded,
    TalkEnded,
)
from hotline.queue.expected_wait import ENOUGH_CALLS, STAFF_SECONDS, ExpectedWait
from hotline.queue.live import LiveState
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule

#: What the configuration expects of a call, seconds.
HANDLING = 120.0

LANGUAGES = {"ar": "arabic", "en": "english"}

NOW = 1_000.0


class Floor:
    """A live state and its estimates; the time is `NOW` unless a test says otherwise."""

    def __init__(self, *steps: StepRule, expected: float | None = HANDLING, preferred: float = 0.0,
                 **skills: dict[str, int]) -> None:  # fmt: skip
        """`steps` are those of the queue `water`; `skills` those of the agents."""
        self.live = LiveState()
        rules = QueueRules(steps=steps or (StepRule(),), preferred_seconds=preferred)
        agents = {name: AgentRules(skills=levels) for name, levels in skills.items()}
        self.live.apply(
            RulesLoaded(
                at=0.0,
                rules=RoutingRules(
                    queues={"water": rules, "roads": QueueRules()}, agents=agents, language_skills=LANGUAGES
                ),
            )
        )
        self.waits = ExpectedWait({"water": expected, "roads": expected}.get)

    def signed_in(self, agent: str, *queues: str) -> None:
        self.live.apply(AgentSignedIn(at=0.0, agent=agent, queues=queues or ("water",)))

    def busy(self, agent: str, *queues: str) -> None:
        """Let the agent talk with somebody of the first queue."""
        self.signed_in(agent, *queues)
        self.queued(f"of {agent}", 0.0, (queues or ("water",))[0])
        self.live.apply(
            AgentAnswered(at=1.0, call=f"of {agent}", agent=agent, queue=(queues or ("water",))[0])
        )

    def queued(self, call: str, at: float, queue: str = "water", *, language: str = "ar",
               priority: float = 0.0, preferred: str | None = None) -> None:  # fmt: skip
        self.live.apply(
            CallQueued(
                at=at,
                call=call,
                queue=queue,
                language=language,
                priority_seconds=priority,
                preferred=preferred,
            )
        )

    def handled(self, calls: int, seconds: float, queue: str = "water") -> None:
        """Let a former agent have handled so many calls of this length."""
        self.signed_in("former", queue)
        for number in range(calls):
            call, at = f"handled-{number}", 10.0 + number * (seconds + 1)
            self.queued(call, at, queue)
            self.live.apply(AgentAnswered(at=at, call=call, agent="former", queue=queue))
            self.live.apply(TalkEnded(at=at + seconds, call=call, agent="former", ended_by="caller"))
            self.live.apply(CallEnded(at=at + seconds, call=call, reason="completed"))
        self.live.apply(AgentSignedOut(at=NOW, agent="former"))

    def of(self, call: str, now: float = NOW) -> float | None:
        return self.waits.of(self.live, call, now)

    def newcomer(self, queue: str = "water", language: str = "ar", priority: float = 0.0) -> float | None:
        chain = self.live.index.chain(queue, language)
        return self.waits.of_newcomer(self.live, chain, priority, NOW)


# --- what the data do not carry ---


def test_without_data_nothing_is_said() -> None:
    """A new queue whose configuration expects nothing has no estimate until enough calls were handled."""
    floor = Floor(expected=None)
    floor.busy("a")
    assert floor.newcomer() is None
    floor.handled(ENOUGH_CALLS - 1, 60.0)
    assert floor.newcomer() is None


def test_enough_calls_are_data() -> None:
    """From then on their mean counts."""
    floor = Floor(expected=None)
    floor.busy("a")
    floor.handled(ENOUGH_CALLS, 60.0)
    assert floor.newcomer() == pytest.approx(60.0)


def test_calls_win_over_the_configuration() -> None:
    """What was expected counts only until there are calls to tell."""
    floor = Floor()
    floor.busy("a")
    assert floor.newcomer() == pytest.approx(HANDLING)
    floor.handled(ENOUGH_CALLS, 60.0)
    assert floor.newcomer() == pytest.approx(60.0)


def test_where_nobody_works_nothing_is_said() -> None:
    """Neither with nobody signed in nor while all pause or cannot be reached."""
    floor = Floor()
    assert floor.newcomer() is None
    for agent in ("a", "b"):
        floor.signed_in(agent)
    floor.live.apply(AgentPaused(at=2.0, agent="a"))
    floor.live.apply(AgentPhoneChanged(at=2.0, agent="b", phone="unreachable"))
    floor.queued("call", 3.0)
    assert floor.newcomer() is None
    assert floor.of("call") is None


def test_a_call_without_a_place_has_no_wait() -> None:
    """Unknown, or over."""
    floor = Floor()
    floor.busy("a")
    floor.queued("call", 2.0)
    floor.live.apply(CallAbandoned(at=3.0, call="call", queue="water"))
    assert floor.of("nobody") is None
    assert floor.of("call") is None


def test_who_comes_and_goes_is_noticed_at_once() -> None:
    """Also when somebody asked a moment before, as the wall does every second."""
    floor = Floor()
    assert floor.newcomer() is None
    floor.busy("a")
    floor.queued("call", 2.0)
    assert floor.of("call") is not None
    floor.live.apply(AgentSignedOut(at=NOW, agent="a"))
    floor.live.apply(TalkEnded(at=NOW, call="of a", agent="a", ended_by="caller"))
    assert floor.of("call") is None


def test_who_pauses_is_noticed_within_moments() -> None:
    """Those who are signed in are looked at anew every few seconds."""
    floor = Floor()
    floor.signed_in("a")
    floor.queued("call", 2.0)
    assert floor.of("call") is not None
    floor.live.apply(AgentPaused(at=NOW, agent="a"))
    assert floor.of("call", NOW + STAFF_SECONDS) is None


# --- who counts ---


def test_every_call_before_costs_the_share_of_an_agent() -> None:
    """W = (calls before + 1) · H / n."""
    floor = Floor()
    for agent in ("a", "b", "c"):
        floor.busy(agent)
    for number in range(6):
        floor.queued(f"call-{number}", 10.0 + number)
    assert [floor.of(f"call-{number}") for number in range(6)] == pytest.approx(
        [(number + 1) * HANDLING / 3 for number in range(6)]
    )
    assert floor.newcomer() == pytest.approx(7 * HANDLING / 3)


def test_an_available_agent_takes_the_call_at_once() -> None:
    """Although others of the agent's queues are in the line behind it."""
    floor = Floor()
    floor.busy("a")
    floor.signed_in("b")
    assert floor.newcomer() == 0.0


def test_who_is_about_to_be_rung_waits_no_more() -> None:
    """The agent is available, and the router has not been asked yet; whoever stands behind waits for another one."""
    floor = Floor()
    floor.busy("a")
    floor.signed_in("b")
    floor.queued("first", NOW - 1)
    floor.queued("second", NOW)
    assert floor.of("first") == 0.0
    assert floor.of("second") == pytest.approx(HANDLING)


def test_an_available_agent_of_another_skill_is_no_help() -> None:
    """The line of the others stands, while the own agent has nobody before this call."""
    floor = Floor(StepRule(requires="language"), both={"arabic": 3, "english": 3}, english={"english": 3})
    floor.busy("both")
    floor.signed_in("english")
    assert floor.newcomer(language="en") == 0.0
    assert floor.newcomer(language="ar") == pytest.approx(HANDLING)


def test_who_pauses_or_cannot_be_reached_does_not_count() -> None:
    """Only agents who will take a next call."""
    floor = Floor()
    for agent in ("a", "b", "c"):
        floor.busy(agent)
    floor.signed_in("paused")
    floor.live.apply(AgentPaused(at=2.0, agent="paused"))
    floor.signed_in("unreachable")
    floor.live.apply(AgentPhoneChanged(at=2.0, agent="unreachable", phone="unreachable"))
    assert floor.newcomer() == pytest.approx(HANDLING / 3)


def test_a_call_back_ahead_counts_like_a_caller() -> None:
    """It stands in the line and takes an agent."""
    floor = Floor()
    floor.busy("a")
    wish = CallbackRequested(at=10.0, callback="back", call="gone", queue="water", language="ar",
                             number="+96891230001", since=5.0)  # fmt: skip
    floor.live.apply(wish)
    assert floor.newcomer() == pytest.approx(2 * HANDLING)


def test_priority_shortens_the_wait() -> None:
    """Whoever counts as older is served before those who came first."""
    floor = Floor()
    floor.busy("a")
    floor.queued("usual", NOW - 30)
    assert floor.newcomer(priority=60.0) == pytest.approx(HANDLING)
    assert floor.newcomer(priority=20.0) == pytest.approx(2 * HANDLING)


def test_calls_that_will_overtake_lengthen_the_wait() -> None:
    """An urgent call each 240 s takes half of the agent's time from the others, and nothing from its own."""
    floor = Floor()
    floor.busy("a", "water", "roads")
    for number in range(2 * ENOUGH_CALLS):
        at = NOW - 240.0 * (2 * ENOUGH_CALLS - number)
        floor.queued(f"urgent-{number}", at, "roads", priority=600.0)
        floor.live.apply(CallEnded(at=at, call=f"urgent-{number}", reason="lost"))
    assert floor.newcomer() == pytest.approx(2 * HANDLING, rel=0.07)
    assert floor.newcomer("roads", priority=600.0) == pytest.approx(HANDLING)


def test_calls_that_wait_for_their_own_agent_are_before_the_call_too() -> None:
    """The queue's agents take them when the preferred one does not come."""
    floor = Floor(preferred=600.0)
    floor.busy("a")
    floor.queued("faithful", NOW - 30, preferred="a")
    assert floor.newcomer() == pytest.approx(2 * HANDLING)


# --- several lines ---


def test_a_queue_with_other_agents_does_not_matter() -> None:
    """However long its line is."""
    floor = Floor()
    floor.busy("a")
    floor.busy("r", "roads")
    for number in range(50):
        floor.queued(f"road-{number}", 10.0 + number, "roads")
    assert floor.newcomer() == pytest.approx(HANDLING)


def test_agents_of_two_queues_take_the_oldest_of_both() -> None:
    """All the same agents: both lines are one."""
    floor = Floor()
    for agent in ("a", "b"):
        floor.busy(agent, "water", "roads")
    for number in range(3):
        floor.queued(f"road-{number}", 10.0 + number, "roads")
        floor.queued(f"water-{number}", 10.5 + number)
    assert floor.newcomer() == pytest.approx(7 * HANDLING / 2)
    assert floor.newcomer("roads") == pytest.approx(7 * HANDLING / 2)


def test_shared_agents_help_the_line_that_waits_longer() -> None:
    """Roads alone has agents of its own, and hardly any callers: the shared ones are there for water."""
    floor = Floor()
    floor.busy("own", "roads")
    floor.busy("shared", "water", "roads")
    for number in range(9):
        floor.queued(f"water-{number}", 10.0 + number)
    water, roads = floor.newcomer(), floor.newcomer("roads")
    assert water == pytest.approx(10 * HANDLING, rel=0.05)
    assert roads == pytest.approx(HANDLING, rel=0.1)


# --- steps, impatience ---


def test_the_shortest_step_counts_from_its_beginning() -> None:
    """One expert has a long line; everybody may take the call from half a minute on, and somebody is free then."""
    floor = Floor(
        StepRule(requires="pipes"), StepRule(after_seconds=90, requires="anyone"), expert={"pipes": 3}
    )
    floor.busy("expert")
    for agent in ("b", "c", "d", "e", "f"):
        floor.busy(agent)
    floor.queued("call", NOW - 30)
    assert floor.of("call") == pytest.approx(60.0)
    assert floor.of("call", NOW + 50) == pytest.approx(HANDLING / 6)


def test_a_step_that_nobody_meets_is_no_reason_for_silence() -> None:
    """The next one has agents."""
    floor = Floor(StepRule(requires="pipes"), StepRule(after_seconds=90, requires="anyone"))
    floor.busy("a")
    assert floor.newcomer() == pytest.approx(HANDLING)


def test_callers_who_give_up_shorten_the_wait() -> None:
    """At θ abandons per second of waiting it is ln(1 + θW) / θ."""
    floor = Floor()
    floor.busy("a")
    for number in range(2 * ENOUGH_CALLS):
        floor.queued(f"impatient-{number}", 10.0)
        floor.live.apply(CallAbandoned(at=210.0, call=f"impatient-{number}", queue="water"))
    waited = floor.live.experience.of("water").waited
    rate = floor.live.experience.of("water").abandoned.mean / waited.mean
    assert rate > 0.004
    for number in range(5):
        floor.queued(f"call-{number}", 300.0 + number)
    assert floor.newcomer() == pytest.approx(math.log1p(rate * 6 * HANDLING) / rate)


def test_impatient_callers_of_other_agents_spare_nobody_here() -> None:
    """Who gives up in a line that shares no agent does not shorten this one."""
    floor = Floor()
    floor.busy("a")
    floor.busy("r", "roads")
    for number in range(2 * ENOUGH_CALLS):
        floor.queued(f"impatient-{number}", 10.0, "roads")
        floor.live.apply(CallAbandoned(at=20.0, call=f"impatient-{number}", queue="roads"))
    for number in range(5):
        floor.queued(f"road-{number}", 300.0 + number, "roads")
    assert floor.newcomer() == pytest.approx(HANDLING)


def test_rules_that_were_loaded_meanwhile_count_at_once() -> None:
    """The index is another one then, and what was known of the old one is forgotten."""
    floor = Floor()
    floor.busy("a")
    floor.queued("call", 2.0)
    assert floor.of("call") is not None
    nobody = QueueRules(steps=(StepRule(requires="pipes"),))
    floor.live.apply(RulesLoaded(at=NOW, rules=RoutingRules(queues={"water": nobody})))
    assert floor.of("call") is None

"""Said versus real: every caller of a simulated week asks for the expected wait on arrival, and then waits.

Two numbers judge it. The mean signed error is what the formula does wrong: at most `MOST_BIAS` of the mean wait. The
mean absolute error cannot be 0, for nobody knows how long the talks will last that go on: with n agents who are all
busy and exponential times of mean H, a caller behind k others waits a time of the gamma distribution with shape
m = k + 1 and scale H/n, whose mean deviation from its mean is 2 mᵐ e⁻ᵐ / Γ(m) · H/n.
"""

import dataclasses
import math
from dataclasses import dataclass

import numpy as np
import pytest

from hotline.events import AgentAnswered, CallAbandoned, CallQueued, Event
from hotline.queue.expected_wait import ExpectedWait
from hotline.queue.simulator.day import MIDNIGHT, Day, LiveFold
from hotline.queue.simulator.people import Caller
from hotline.queue.simulator.plan import AgentPlan, Habits, Plan, QueuePlan
from hotline.queue.simulator.times import Exponential, Lognormal, Times
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule

HOURS = 30
WARM_UP_SECONDS = 1800.0
HANDLING = 180.0
MOST_BIAS = 0.10


@dataclass(frozen=True)
class Told:
    said: float
    real: float
    position: int


class Week(Day):
    """A long day with callers who never give up among the others: only they learn how long it really takes."""

    def _abandon(self, now: float, call: Caller) -> None:
        if not is_patient(call.name):
            super()._abandon(now, call)


def is_patient(call: str) -> bool:
    return call.endswith("5")


def ask_everybody(plan: Plan) -> dict[str, list[Told]]:
    """Return what was said to those who had to wait, and what became of it, by queue."""
    fold, estimates = LiveFold(), ExpectedWait(lambda _: None)
    asked: dict[str, tuple[float, float, int]] = {}
    told: dict[str, list[Told]] = {}
    impatient = any(queue.patience for queue in plan.queues)

    def watch(event: Event) -> None:
        if isinstance(event, CallQueued):
            said = estimates.of(fold.live, event.call, event.at)
            if said is not None and event.at > MIDNIGHT + WARM_UP_SECONDS:
                asked[event.call] = event.at, said, fold.live.position(event.call) or 0
        elif isinstance(event, AgentAnswered) and event.call in asked:
            at, said, position = asked.pop(event.call)
            waits = said > 0 or event.at > at
            if waits and (is_patient(event.call) or not impatient):
                told.setdefault(event.queue, []).append(Told(said, event.at - at, position))
        elif isinstance(event, CallAbandoned):
            asked.pop(event.call, None)

    Week(plan, np.random.SeedSequence(7), fold, watch).run()
    return told


def callers(queue: str, load: float, *, handling: Times | None = None, wrap_up: Times | None = None,
            patience: Times | None = None, languages: dict[str, float] | None = None) -> QueuePlan:  # fmt: skip
    """Return callers who keep so many agents busy."""
    handling = handling or Exponential(HANDLING)
    busy = handling.mean + (wrap_up.mean if wrap_up else 0.0)
    return QueuePlan(
        queue=queue, calls_per_hour=(load * 3600 / busy,) * HOURS, piece_seconds=3600.0, handling=handling,
        wrap_up=wrap_up, patience=patience, languages=languages or {"ar": 1.0},
    )  # fmt: skip


def agents(
    count: int, *queues: str, prefix: str = "a", habits: Habits | None = None
) -> tuple[AgentPlan, ...]:
    shift = ((0.0, HOURS * 3600.0 + 7200.0),)
    habits = habits or Habits()
    return tuple(
        AgentPlan(agent=f"{prefix}{n}", queues=queues, shifts=shift, habits=habits) for n in range(count)
    )


def plan(
    queues: tuple[QueuePlan, ...], staff: tuple[AgentPlan, ...], rules: RoutingRules | None = None
) -> Plan:
    return Plan(rules=rules or RoutingRules(), queues=queues, agents=staff, end=HOURS * 3600.0)


def bias(told: list[Told]) -> float:
    """Return the mean of said less real, over the mean wait."""
    return sum(one.said - one.real for one in told) / sum(one.real for one in told)


def absolute(told: list[Told]) -> float:
    """Return the mean absolute error over the mean wait."""
    return sum(abs(one.said - one.real) for one in told) / sum(one.real for one in told)


def least(told: list[Told], scale: float) -> float:
    """Return the smallest `absolute` that theory allows for a single line with exponential times."""
    deviations = (
        2 * math.exp(one.position * math.log(one.position) - one.position - math.lgamma(one.position))
        for one in told
    )
    return scale * sum(deviations) / sum(one.real for one in told)


@pytest.mark.parametrize(("count", "load"), [(3, 0.9), (12, 0.92)])
def test_a_single_line_is_as_good_as_theory_allows(count: int, load: float) -> None:
    """M/M/n: no bias, and an absolute error that is hardly more than that of the talks that go on."""
    told = ask_everybody(plan((callers("water", load * count),), agents(count, "water")))["water"]
    assert len(told) > 500
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 1.25 * least(told, HANDLING / count)


def test_impatient_callers_make_the_wait_shorter() -> None:
    """M/M/n+M with more calls than agents can serve: those who stay wait as long as they were told."""
    calls = callers("water", 1.2 * 12, patience=Exponential(240.0))
    told = ask_everybody(plan((calls,), agents(12, "water")))["water"]
    assert len(told) > 200
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 0.4


LANGUAGES = {"ar": "arabic", "en": "english"}


def speaks(*languages: str) -> AgentRules:
    return AgentRules(skills=dict.fromkeys(languages, 3))


def three_groups(*steps: StepRule) -> RoutingRules:
    """Return rules under which four agents speak Arabic, four English and four both."""
    staff = {f"ar{n}": speaks("arabic") for n in range(4)}
    staff |= {f"en{n}": speaks("english") for n in range(4)}
    staff |= {f"both{n}": speaks("arabic", "english") for n in range(4)}
    return RoutingRules(queues={"water": QueueRules(steps=steps)}, agents=staff, language_skills=LANGUAGES)


THREE_GROUPS = (
    *agents(4, "water", prefix="ar"),
    *agents(4, "water", prefix="en"),
    *agents(4, "water", prefix="both"),
)


@pytest.mark.parametrize("languages", [{"ar": 0.5, "en": 0.5}, {"ar": 0.6, "en": 0.4}])
def test_two_skills_share_agents(languages: dict[str, float]) -> None:
    """Those who speak both languages help both lines, and neither line counts all of them for itself."""
    calls = callers("water", 0.93 * 12, languages=languages)
    told = ask_everybody(plan((calls,), THREE_GROUPS, three_groups(StepRule(requires="language"))))["water"]
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 0.35


def test_agents_shared_by_two_queues_help_the_longer_one() -> None:
    """One queue has agents of its own beside the shared ones; the other one has none, and waits longer."""
    queues = callers("roads", 0.95 * 4), callers("water", 0.95 * 4)
    told = ask_everybody(plan(queues, (*agents(4, "roads", prefix="own"), *agents(4, "roads", "water"))))
    for queue in ("roads", "water"):
        assert abs(bias(told[queue])) < MOST_BIAS
        assert absolute(told[queue]) < 0.35


def test_a_step_that_begins_later_is_waited_for() -> None:
    """Arabic speakers at first, everybody from a minute on."""
    rules = three_groups(StepRule(requires="arabic"), StepRule(after_seconds=60, requires="anyone"))
    told = ask_everybody(plan((callers("water", 0.95 * 12),), THREE_GROUPS, rules))["water"]
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 0.3


def test_calls_with_priority_are_expected_before_they_come() -> None:
    """A third of the calls overtake the others; both are told what they get."""
    usual, urgent = callers("roads", 0.6 * 6), callers("water", 0.35 * 6)
    urgent = dataclasses.replace(urgent, priority_seconds=300.0)
    told = ask_everybody(plan((usual, urgent), agents(6, "roads", "water")))
    for queue in ("roads", "water"):
        assert abs(bias(told[queue])) < MOST_BIAS
        assert absolute(told[queue]) < 0.35


def test_ringing_misses_and_wrap_up_belong_to_the_handling_time() -> None:
    """An agent is busy from the reservation to the end of the wrap-up; a miss in twenty is no bias."""
    habits = Habits(answer=Exponential(4.0), misses=0.05)
    calls = callers("water", 0.85 * 10, wrap_up=Exponential(45.0))
    told = ask_everybody(plan((calls,), agents(10, "water", habits=habits)))["water"]
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 0.5


def test_handling_times_of_real_calls_do_not_mislead() -> None:
    """Many short ones and a few very long ones, as telephone calls are."""
    calls = callers("water", 0.92 * 12, handling=Lognormal(HANDLING, 1.2))
    told = ask_everybody(plan((calls,), agents(12, "water")))["water"]
    assert abs(bias(told)) < MOST_BIAS
    assert absolute(told) < 0.35

"""What a waiting caller is told next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from hotline.config import OverflowRule, Queue
from hotline.queue.overflow import Facts, Overflow
from hotline.queue.wait_plan import (
    LONGEST_SECONDS,
    QUIET_SECONDS,
    REPEAT_SECONDS,
    SHORTEST_SECONDS,
    Comfort,
    Due,
    Quiet,
    WaitPlan,
)

BEGIN = 1_000.0

#: How long everything that is said takes, seconds.
SPEECH_SECONDS = 3.0


@dataclass
class Waiting:
    """One call's wait under its plan, as the script lives it; the time is counted from the beginning of the wait."""

    queue: Queue
    callback_offered: Callable[[float], bool] = lambda _now: False
    nobody: Callable[[float], bool] = lambda _now: False
    now: float = 0.0
    #: When what was said began.
    said: list[tuple[float, Due]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan = WaitPlan(self.queue, BEGIN)

    def next(self) -> Due:
        facts = Facts(waited=self.now, nobody_signed_in=self.nobody(self.now))
        return self.plan.next(facts, callback_offered=self.callback_offered(self.now), now=BEGIN + self.now)

    def until(self, seconds: float) -> list[tuple[float, Due]]:
        """Wait so long; return what was said, and the overflow that ended it."""
        while self.now < seconds:
            due = self.next()
            if isinstance(due, Quiet):
                self.now += due.seconds
                continue
            self.said.append((self.now, due))
            if isinstance(due, Overflow):
                break
            self.now += SPEECH_SECONDS
            self.plan.said(due, BEGIN + self.now)
        return self.said


def queue(**keys: object) -> Queue:
    """Return a queue in which nothing is said but what `keys` ask for."""
    silent = {"announce_every_seconds": 0, "offer_message_after_seconds": 0, "comfort_every_seconds": 0}
    return Queue.model_validate(silent | keys)


@pytest.mark.parametrize("seconds", [1.0, 1000.0])
def test_a_silent_queue_is_only_looked_at(seconds: float) -> None:
    """Nothing is said, and no wait is longer than the longest."""
    waiting = Waiting(queue())
    assert waiting.until(seconds) == []
    assert waiting.next() == Quiet(LONGEST_SECONDS)


def test_the_place_is_told_at_once_and_then_at_its_interval() -> None:
    """From the last word on, so that there is quiet between two announcements."""
    waiting = Waiting(queue(announce_every_seconds=20))
    times = [at for at, due in waiting.until(70) if due == "position"]
    assert times == pytest.approx([0.0, 23.0, 46.0, 69.0])


def test_the_message_is_offered_after_its_time_and_again() -> None:
    """From the end of the offer the same time passes."""
    waiting = Waiting(queue(offer_message_after_seconds=40))
    assert [at for at, _ in waiting.until(130)] == pytest.approx([40.0, 83.0, 126.0])
    assert waiting.plan.offered == {"message"}


def test_where_nobody_could_take_the_call_the_message_comes_first() -> None:
    """Before the place; where the queue names no time for it, it comes again after a minute."""
    waiting = Waiting(queue(announce_every_seconds=500), nobody=lambda _now: True)
    said = waiting.until(70)
    assert [due for _, due in said] == ["message", "position", "message"]
    assert said[2][0] == pytest.approx(SPEECH_SECONDS + REPEAT_SECONDS)


def test_the_last_agent_who_goes_makes_the_offer_once() -> None:
    """Not at every look: who heard it knows it."""
    waiting = Waiting(queue(), nobody=lambda now: now > 10)
    said = waiting.until(60)
    assert [due for _, due in said] == ["message"]
    assert 10 < said[0][0] <= 10 + LONGEST_SECONDS


def test_whoever_comes_back_ends_the_offer() -> None:
    """A queue that offers no message does so only while nobody could take the call."""
    waiting = Waiting(queue(), nobody=lambda now: now < 30)
    assert waiting.until(300) == [(0.0, "message")]


def test_a_call_back_is_offered_behind_the_place_and_again_while_the_rule_holds() -> None:
    """Who has heard how long it takes hears what to do about it."""
    waiting = Waiting(queue(announce_every_seconds=300), lambda now: now < 100)
    said = waiting.until(200)
    assert [due for _, due in said] == ["position", "call-back", "call-back"]
    assert said[1][0] == pytest.approx(SPEECH_SECONDS)
    assert 0 <= said[2][0] - (2 * SPEECH_SECONDS + REPEAT_SECONDS) <= LONGEST_SECONDS


def test_comfort_comes_in_turn() -> None:
    """One prompt after the other, and then the first again."""
    waiting = Waiting(queue(comfort_prompts=("one", "two"), comfort_every_seconds=30))
    said = waiting.until(110)
    assert said == [(30.0, Comfort("one")), (63.0, Comfort("two")), (96.0, Comfort("one"))]


@pytest.mark.parametrize("keys", [{"comfort_prompts": ()}, {"comfort_every_seconds": 0}])
def test_a_queue_can_do_without_comfort(keys: dict[str, object]) -> None:
    """No prompts, or no interval."""
    assert Waiting(queue(**({"comfort_every_seconds": 30} | keys))).until(200) == []


def test_comfort_never_follows_another_announcement_at_once() -> None:
    """There is quiet before it, and the place goes on by its own interval."""
    waiting = Waiting(queue(comfort_prompts=("one",), comfort_every_seconds=20, announce_every_seconds=15))
    said = waiting.until(200)
    assert {Comfort("one"), "position"} == {due for _, due in said}
    for (before, _), (at, due) in pairwise(said):
        if isinstance(due, Comfort):
            assert at - (before + SPEECH_SECONDS) >= QUIET_SECONDS - SHORTEST_SECONDS
        else:
            assert due == "position"


def test_what_the_caller_interrupted_counts_as_said() -> None:
    """It is not said again at once: the script notes it either way."""
    waiting = Waiting(queue(announce_every_seconds=20))
    assert waiting.next() == "position"
    waiting.plan.said("position", BEGIN)
    assert waiting.next() == Quiet(LONGEST_SECONDS)


# --- overflow ---

AFTER_A_MINUTE = OverflowRule(waited_seconds=60, queue="general")
OFFER = OverflowRule(waited_seconds=30, callback=True)
EMPTY = OverflowRule(nobody_signed_in=True, message=True)


def test_a_rule_takes_the_call_out_at_its_second() -> None:
    """No later for the longest wait: the plan looks in time."""
    waiting = Waiting(queue(overflow=(OverflowRule(waited_seconds=61.3, queue="general"),)))
    ((at, due),) = waiting.until(100)
    assert due == Overflow(0, "waited too long", "queue", None, "general")
    assert 61.3 <= at < 61.3 + SHORTEST_SECONDS


def test_a_rule_comes_before_every_announcement() -> None:
    """Nobody hears a place that is no more."""
    waiting = Waiting(queue(overflow=(EMPTY,), announce_every_seconds=20), nobody=lambda _now: True)
    ((at, due),) = waiting.until(100)
    assert (at, due) == (0.0, Overflow(0, "nobody signed in", "message"))


def test_who_refuses_a_call_back_waits_on_until_the_next_rule() -> None:
    """The refused rule has had its turn for ever; the one behind it counts at its own time."""
    waiting = Waiting(queue(overflow=(OFFER, AFTER_A_MINUTE)))
    ((at, due),) = waiting.until(100)
    assert at == pytest.approx(30.0)
    assert due == Overflow(0, "waited too long", "call-back")
    assert isinstance(due, Overflow)
    waiting.plan.refused(due)
    assert waiting.plan.done == {0}
    assert [due for _, due in waiting.until(59)] == [due]
    ((_, _), (at, last)) = waiting.until(100)
    assert at == pytest.approx(60.0)
    assert last == Overflow(1, "waited too long", "queue", None, "general")


def test_rules_about_the_entry_do_not_fit_while_waiting() -> None:
    """Who was let in is not sent away because it closed or the line grew."""
    rules = (OverflowRule(closed=True, message=True), OverflowRule(longer_than=0, message=True))
    plan = WaitPlan(queue(overflow=rules), BEGIN)
    facts = Facts(in_line=90, closed=True, expected_wait=9_999)
    assert isinstance(plan.next(facts, callback_offered=False, now=BEGIN), Quiet)

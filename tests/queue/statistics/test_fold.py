"""To which interval something belongs, and what restarts, lost, doubled and late events do to the numbers."""

from collections.abc import Callable

import pytest

from hotline.events import (
    AgentAnswered,
    AgentReserved,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
)
from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import Activity, AgentFigures, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.testing.story import BEGIN, Story

Fold = Callable[[Story], Statistics]

QUARTER = 900


def queue_intervals(
    statistics: Statistics, now: float = 3600, queue: str = "water"
) -> dict[int, QueueFigures]:
    """Return the components by the quarter after the story's beginning, 0 being the first."""
    tally = statistics.queues(
        BEGIN - 9e5, BEGIN + 9e5, BEGIN + now, lambda start: (start - int(BEGIN)) // QUARTER
    )
    return {quarter: figures for (name, quarter), figures in tally.items() if name == queue}


def agent_intervals(
    statistics: Statistics, now: float = 3600, agent: str = "1001"
) -> dict[int, AgentFigures]:
    tally = statistics.agents(
        BEGIN - 9e5, BEGIN + 9e5, BEGIN + now, lambda start: (start - int(BEGIN)) // QUARTER
    )
    return {quarter: figures for (name, quarter), figures in tally.items() if name == agent}


def queue_of(statistics: Statistics, now: float = 3600) -> QueueFigures:
    return statistics.queues(BEGIN, BEGIN + 3600, BEGIN + now, lambda _: 0)["water", 0]


# --- borders of intervals ---


def test_outcome_belongs_to_the_interval_of_the_entry(story: Story, fold: Fold) -> None:
    """Who entered in the first quarter and was answered in the second counts in the first, with the whole wait."""
    story.queue(895, "c1")
    story.answer(905, "c1", rings_at=899)
    intervals = queue_intervals(fold(story))
    assert (intervals[0].offered, intervals[0].answered, intervals[0].still_there) == (1, 1, 0)
    assert intervals[0].answered_wait == pytest.approx(10)
    assert (intervals[1].offered, intervals[1].answered) == (0, 0)


def test_times_are_split_at_the_border(story: Story, fold: Fold) -> None:
    """A talk from 880 to 1830 s is 20, 900 and 30 s in three quarters, for the agent and for the queue."""
    story.queue(880, "c1")
    story.answer(880, "c1")
    story.end_talk(1830, "c1")
    statistics = fold(story)
    for intervals in (queue_intervals(statistics), agent_intervals(statistics)):
        talks = [intervals[quarter].seconds.get(Activity.TALKING, 0.0) for quarter in range(3)]
        assert talks == pytest.approx([20, 900, 30])
    handled = [figures.handled for figures in agent_intervals(statistics).values()]
    assert handled == [1, 0, 0, 0]


def test_each_quarter_of_an_agents_day_is_full(story: Story, fold: Fold) -> None:
    """Activities fill the time from the sign-in to now, also the one that goes on."""
    story.queue(700, "c1")
    story.answer(720, "c1", rings_at=701)
    story.hold(800, 1000, "c1")
    story.end_talk(1790, "c1", wrap_up=60)
    story.pause(2000)
    intervals = agent_intervals(fold(story), now=3000)
    assert [measures.signed_in(intervals[quarter]) for quarter in range(4)] == pytest.approx(
        [900, 900, 900, 300]
    )


def test_what_goes_on_counts_up_to_now_and_is_not_booked_twice(story: Story, fold: Fold) -> None:
    """Asking changes nothing: a later answer is as if nobody had asked."""
    statistics = fold(story)
    assert agent_intervals(statistics, now=100)[0].seconds[Activity.AVAILABLE] == pytest.approx(100)
    assert agent_intervals(statistics, now=100)[0].seconds[Activity.AVAILABLE] == pytest.approx(100)
    assert agent_intervals(statistics, now=250)[0].seconds[Activity.AVAILABLE] == pytest.approx(250)


def test_ring_and_its_miss_are_in_one_interval(story: Story, fold: Fold) -> None:
    """A phone that rings over the border is rung and missed where it began, so that no rate is above 1."""
    story.queue(890, "c1")
    story.ring(891, "c1")
    story.miss(906, "c1")
    intervals = agent_intervals(fold(story))
    assert (intervals[0].rung, intervals[0].rung_missed, intervals[1].rung_missed) == (1, 1, 0)


@pytest.mark.parametrize("length", [0, -900, 700, 1800])
def test_interval_that_does_not_divide_a_quarter_is_refused(length: int) -> None:
    """Otherwise no local day would begin with an interval."""
    with pytest.raises(ValueError, match="does not divide a quarter of an hour"):
        Statistics(interval_seconds=length)


def test_shorter_intervals_add_up_to_the_quarters(story: Story) -> None:
    """With intervals of a minute the same numbers come out, in finer steps."""
    story.queue(890, "c1")
    story.answer(910, "c1", rings_at=895)
    story.end_talk(1000, "c1")
    minutes, quarters = Statistics(interval_seconds=60), Statistics()
    for event in story.events:
        minutes.apply(event)
        quarters.apply(event)
    assert queue_intervals(minutes)[0].offered == 1
    for fine, coarse in zip(
        agent_intervals(minutes).values(), agent_intervals(quarters).values(), strict=True
    ):
        assert fine.seconds == pytest.approx(coarse.seconds)


# --- restarts ---


def test_restart_changes_no_number(fold: Fold) -> None:
    """Waiting, ringing and talking calls go on with another controller as if nothing had been."""

    def day(*, restarts: bool) -> Statistics:
        story = Story()
        for agent in ("1001", "1002"):
            story.sign_in(0, agent)
        story.queue(0, "talks")
        story.answer(10, "talks", rings_at=5)
        story.queue(20, "waits")
        if restarts:
            story.restart(30)
            story.tell(CallResumed(at=BEGIN + 31, call="waits", step="queue"))
        story.answer(50, "waits", "1002", rings_at=45)
        story.end_talk(60, "talks")
        story.end_talk(70, "waits", "1002")
        return fold(story)

    assert queue_intervals(day(restarts=True)) == queue_intervals(day(restarts=False))
    assert agent_intervals(day(restarts=True)) == agent_intervals(day(restarts=False))


def test_caller_who_was_rung_for_at_the_crash_keeps_the_wait(story: Story, fold: Fold) -> None:
    """The wait goes on from the entry; the ring that nobody finished is no miss."""
    story.queue(0, "c1")
    story.ring(5, "c1")
    story.restart(8)
    story.tell(CallResumed(at=BEGIN + 9, call="c1", step="queue"))
    story.answer(30, "c1", rings_at=25)
    statistics = fold(story)
    assert queue_of(statistics).answered_wait == pytest.approx(30)
    assert queue_of(statistics).offered == 1
    assert measures.rona_rate(agent_intervals(statistics)[0]) == 0.0


# --- lost, doubled and late events ---


def test_every_event_told_twice_counts_once(story: Story, fold: Fold) -> None:
    """A doubled fact contradicts what is known by then."""
    story.queue(0, "c1")
    story.answer(10, "c1", rings_at=5)
    story.hold(20, 30, "c1")
    story.end_talk(60, "c1", wrap_up=5)
    story.queue(100, "c2")
    story.abandon(140, "c2")
    doubled = Story()
    doubled.events = [event for event in story.events for _ in range(2)]
    assert queue_intervals(fold(doubled)) == queue_intervals(fold(story))
    assert agent_intervals(fold(doubled)) == agent_intervals(fold(story))


def test_lost_answer_is_proved_by_the_end_of_the_talk(story: Story, fold: Fold) -> None:
    """The caller counts as answered, not as still there for ever."""
    story.queue(0, "c1")
    story.answer(10, "c1", rings_at=5)
    story.end_talk(60, "c1")
    story.events = [event for event in story.events if not isinstance(event, AgentAnswered)]
    figures = queue_of(fold(story))
    assert (figures.answered, figures.still_there) == (1, 0)


def test_lost_abandon_is_proved_by_the_end_of_the_call(story: Story, fold: Fold) -> None:
    """Who is gone without having talked has abandoned."""
    story.queue(0, "c1")
    story.tell(CallEnded(at=BEGIN + 30, call="c1", reason="lost"))
    figures = queue_of(fold(story))
    assert (figures.abandoned, figures.abandoned_wait, figures.still_there) == pytest.approx((1, 30, 0))


def test_lost_flow_out_is_proved_by_the_next_queue(story: Story, fold: Fold) -> None:
    """Who waits elsewhere has left; why is not known."""
    story.queue(0, "c1")
    story.queue(40, "c1", "general")
    figures = queue_of(fold(story))
    assert (figures.flowed_out_to, figures.still_there) == ({("queue", "unknown"): 1}, 0)


def test_late_event_gives_no_negative_time(story: Story, fold: Fold) -> None:
    """An answer of a clock behind ours is a wait of 0 s, and what is booked stays booked."""
    story.queue(100, "c1")
    story.answer(99.5, "c1")
    story.end_talk(99, "c1")
    statistics = fold(story)
    assert queue_of(statistics).answered_wait == 0.0
    assert measures.signed_in(agent_intervals(statistics, now=200)[0]) == pytest.approx(200)


def test_flow_out_of_a_call_that_has_left_counts_nothing(story: Story, fold: Fold) -> None:
    """The first outcome of a wait is its only one."""
    story.queue(0, "c1")
    story.abandon(30, "c1")
    story.tell(
        CallFlowedOut(at=BEGIN + 31, call="c1", queue="water", to="message", reason="wish of the caller")
    )
    assert (queue_of(fold(story)).abandoned, queue_of(fold(story)).flowed_out) == (1, 0)


# --- call-backs ---


def test_call_back_is_the_same_place_and_has_counts_of_its_own(story: Story, fold: Fold) -> None:
    """Asked for after 60 s, first attempt busy, second reached after 600 s: offered once, handled once."""
    story.queue(0, "c1")
    story.request_callback(60, "c1", "b1", since=0)
    story.tell(CallbackDialled(at=BEGIN + 200, callback="b1", attempt=1, channel="x1"))
    for _ in range(2):  # told twice
        story.tell(
            CallbackFailed(at=BEGIN + 230, callback="b1", attempt=1, reason="busy", again_at=BEGIN + 500)
        )
    story.tell(CallbackDue(at=BEGIN + 500, callback="b1"))
    story.tell(AgentReserved(at=BEGIN + 579, call="b1", agent="1001", queue="water"))
    story.tell(CallbackDialled(at=BEGIN + 580, callback="b1", attempt=2, channel="x2"))
    story.tell(CallbackAnswered(at=BEGIN + 600, callback="b1", call="x2"))
    story.queue(601, "x2")
    story.events[-1] = CallQueued(
        at=BEGIN + 601, call="x2", queue="water", language="ar", since=BEGIN, callback="b1"
    )
    story.tell(CallbackEnded(at=BEGIN + 601, callback="b1", reason="talked"))
    story.answer(605, "x2", rings_at=602)
    story.end_talk(665, "x2")
    statistics = fold(story)
    figures = queue_of(statistics)
    assert (figures.offered, figures.answered, figures.flowed_out, figures.abandoned) == (1, 0, 1, 0)
    assert (figures.callbacks_requested, figures.callbacks_reached) == (1, 1)
    assert (figures.callbacks_missed, figures.callbacks_failed) == (1, 0)
    assert measures.callback_wait(figures) == pytest.approx(600)
    assert (figures.handled, figures.seconds[Activity.TALKING]) == pytest.approx((1, 60))
    assert statistics.is_settled(0, BEGIN + 3600)


def test_citizen_who_is_reached_twice_for_one_request_is_reached_once(story: Story, fold: Fold) -> None:
    """Who did not stay the first time, and did the second, has waited until the first."""
    story.queue(0, "c1")
    story.request_callback(60, "c1", "b1", since=0)
    for attempt, at in ((1, 200), (2, 500)):
        channel = f"x{attempt}"
        story.tell(CallbackDialled(at=BEGIN + at, callback="b1", attempt=attempt, channel=channel))
        story.tell(CallbackAnswered(at=BEGIN + at + 10, callback="b1", call=channel))
        story.tell(
            CallbackFailed(
                at=BEGIN + at + 20, callback="b1", attempt=attempt, reason="failed", again_at=BEGIN + at + 30
            )
        )
        story.tell(CallbackDue(at=BEGIN + at + 30, callback="b1"))
    figures = queue_of(fold(story))
    assert (figures.callbacks_reached, figures.callbacks_wait) == pytest.approx((1, 210))
    assert figures.callbacks_missed == 2


def test_call_back_that_reached_nobody_has_failed(story: Story, fold: Fold) -> None:
    """The last attempt is missed, and the request has failed."""
    story.queue(0, "c1")
    story.request_callback(60, "c1", "b1", since=0)
    story.tell(CallbackDialled(at=BEGIN + 200, callback="b1", attempt=1, channel="x1"))
    story.tell(CallbackFailed(at=BEGIN + 230, callback="b1", attempt=1, reason="no answer"))
    story.tell(CallbackEnded(at=BEGIN + 231, callback="b1", reason="not reached", reference="1008"))
    figures = queue_of(fold(story))
    assert (figures.callbacks_missed, figures.callbacks_failed, figures.callbacks_reached) == (1, 1, 0)


def test_citizen_who_calls_again_is_offered_with_a_wait_of_the_new_call(story: Story, fold: Fold) -> None:
    """The new call is a new entry; its wait begins with it, although it has the old place."""
    story.queue(0, "c1")
    story.request_callback(60, "c1", "b1", since=0)
    story.queue(300, "c2")
    called = story.events.pop()
    assert isinstance(called, CallQueued)
    story.tell(CallQueued(at=called.at, call="c2", queue="water", language="ar", since=BEGIN, callback="b1"))
    story.tell(CallbackEnded(at=BEGIN + 300, callback="b1", reason="called again"))
    story.answer(310, "c2", rings_at=305)
    figures = queue_of(fold(story))
    assert (figures.offered, figures.answered, figures.callbacks_failed) == (2, 1, 0)
    assert figures.answered_wait == pytest.approx(10)


# --- months ---


def test_old_intervals_are_forgotten(story: Story, fold: Fold) -> None:
    """What has ended by then is gone, what goes on is cut there, and late outcomes come back nowhere."""
    story.queue(100, "c1")
    statistics = fold(story)
    statistics.forget_before(BEGIN + 2000)
    story.answer(2500, "c1")
    statistics.apply(story.events[-1])
    assert list(queue_intervals(statistics)) == [2, 3]  # the talk
    assert queue_of(statistics).still_there == 0
    assert measures.signed_in(agent_intervals(statistics)[2]) == pytest.approx(900)
    assert 1 not in agent_intervals(statistics)

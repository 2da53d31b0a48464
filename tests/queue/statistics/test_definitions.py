"""Every definition of the numbers, each on a small story that was computed by hand.

T is 20 s and c is 5 s, unless a test says otherwise.
"""

import msgspec
import pytest

from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import Activity, AgentFigures, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.places import Thresholds
from hotline.testing.story import BEGIN, Story

HOUR = 3600


def folded(story: Story, **thresholds: Thresholds) -> Statistics:
    statistics = Statistics(thresholds)
    for event in story.events:
        statistics.apply(event)
    return statistics


def queue_of(story: Story, queue: str = "water", now: float = HOUR, **thresholds: Thresholds) -> QueueFigures:
    statistics = folded(story, **thresholds)
    return statistics.queues(BEGIN, BEGIN + HOUR, BEGIN + now, lambda _: 0)[queue, 0]


def agent_of(story: Story, agent: str = "1001", now: float = HOUR) -> AgentFigures:
    return folded(story).agents(BEGIN, BEGIN + HOUR, BEGIN + now, lambda _: 0)[agent, 0]


def morning() -> Story:
    """Waits: answered 10, 20 and 40 s; abandoned 3, 15 and 100 s; one message, one still there."""
    story = Story()
    story.sign_in(0)
    for number, wait in enumerate((10, 20, 40)):
        begin = 100 * number
        story.queue(begin, f"answered-{wait}")
        story.answer(begin + wait, f"answered-{wait}", rings_at=begin + wait - 4)
        story.end_talk(begin + wait + 30, f"answered-{wait}")
    for wait in (3, 15, 100):
        story.queue(400, f"abandoned-{wait}")
    for wait in (3, 15, 100):
        story.abandon(400 + wait, f"abandoned-{wait}")
    story.queue(600, "message")
    story.flow_out(630, "message", "message", "waited too long")
    story.end(660, "message")
    story.queue(700, "still there")
    return story


def test_offered_is_answered_abandoned_flowed_out_and_still_there() -> None:
    """Offered counts who entered the queue, and everybody is in one of the four others."""
    figures = queue_of(morning())
    assert (figures.offered, figures.answered, figures.abandoned) == (8, 3, 3)
    assert (figures.flowed_out, figures.still_there) == (1, 1)
    assert figures.flowed_out_to == {("message", "waited too long"): 1}


def test_short_abandon_is_one_within_c() -> None:
    """Who left after 3 s, or after exactly 5 s, counts as a short abandon; with c = 0 nobody does."""
    story = morning()
    assert queue_of(story).abandoned_short == 1
    assert queue_of(story, water=Thresholds(short=15)).abandoned_short == 2
    assert queue_of(story, water=Thresholds(short=0)).abandoned_short == 0


def test_service_level_is_answered_in_time_over_answered_and_patient_abandons() -> None:
    """Of 3 answered (two within 20 s) and 3 abandoned of which 1 short: 2 / (3 + 3 - 1)."""
    assert measures.service_level(queue_of(morning())) == pytest.approx(2 / 5)


def test_service_level_with_flow_outs_has_them_in_the_denominator() -> None:
    """The caller who left a message counts against it: 2 / (3 + 3 - 1 + 1)."""
    assert measures.service_level(queue_of(morning()), "with-flow-outs") == pytest.approx(2 / 6)


def test_service_level_answered_only_hides_who_left() -> None:
    """As app_queue shows it: 2 / 3."""
    assert measures.service_level(queue_of(morning()), "answered-only") == pytest.approx(2 / 3)


def test_service_level_within_threshold_counts_who_left_in_time_as_served() -> None:
    """Two answered and two abandoned (3 s, 15 s) within 20 s: 4 / (3 + 3)."""
    assert measures.service_level(queue_of(morning()), "within-threshold") == pytest.approx(4 / 6)


def test_answered_after_exactly_t_is_in_time(story: Story) -> None:
    """20.0 s of 20 s are in time, although a double cannot hold the times exactly; 20.001 s are not."""
    story.begin += 0.1
    story.queue(0, "c1")
    story.answer(20, "c1")
    story.end_talk(30, "c1")
    story.queue(40, "c2")
    story.answer(60.001, "c2")
    assert queue_of(story).answered_in_time == 1


def test_each_queue_has_its_own_thresholds(story: Story) -> None:
    """T = 60 s in one queue does not move another."""
    story.sign_in(0, "1002")
    for queue, agent in (("water", "1001"), ("roads", "1002")):
        story.queue(0, queue, queue)
        story.answer(50, queue, agent, queue=queue)
    assert queue_of(story, "water", water=Thresholds(in_time=60)).answered_in_time == 1
    assert queue_of(story, "roads", water=Thresholds(in_time=60)).answered_in_time == 0


def test_abandonment_rate_and_the_adjusted_one() -> None:
    """3 / (3 + 3); without the short one 2 / (3 + 2). The message is neither."""
    figures = queue_of(morning())
    assert measures.abandonment_rate(figures) == pytest.approx(3 / 6)
    assert measures.adjusted_abandonment_rate(figures) == pytest.approx(2 / 5)


def test_asking_for_a_call_back_is_no_abandon(story: Story) -> None:
    """The citizen leaves the line by flowing out, and hanging up afterwards changes nothing."""
    story.queue(0, "c1")
    story.request_callback(60, "c1", "b1", since=0)
    figures = queue_of(story)
    assert (figures.abandoned, figures.flowed_out, figures.callbacks_requested) == (0, 1, 1)
    assert measures.abandonment_rate(figures) is None


def test_asa_is_the_mean_wait_of_the_answered() -> None:
    """(10 + 20 + 40) / 3; who left is not in it."""
    figures = queue_of(morning())
    assert measures.average_speed_of_answer(figures) == pytest.approx(70 / 3)
    assert measures.average_patience(figures) == pytest.approx(118 / 3)


def test_wait_runs_over_all_attempts_with_the_ringing_in_it(story: Story) -> None:
    """A caller whose first agent did not answer has waited from the entry to the bridge with the second."""
    story.sign_in(0, "1002")
    story.queue(10, "c1")
    story.ring(12, "c1")
    story.miss(27, "c1")
    story.answer(33, "c1", "1002", rings_at=28)
    figures = queue_of(story)
    assert measures.average_speed_of_answer(figures) == pytest.approx(23)
    assert figures.answered_in_time == 0


def test_call_that_flows_to_another_queue_waits_there_anew(story: Story) -> None:
    """Flowed out of the first queue, offered in the second, with the wait of the second, whatever its place is."""
    story.sign_in(0, queues=("water", "general"))
    story.queue(0, "c1")
    story.flow_out(60, "c1", "queue", "waited too long", target="general")
    story.queue(60, "c1", "general")
    story.answer(75, "c1", queue="general")
    first, second = queue_of(story, "water"), queue_of(story, "general")
    assert (first.offered, first.flowed_out_to) == (1, {("queue", "waited too long"): 1})
    assert (second.offered, second.answered, second.answered_wait) == pytest.approx((1, 1, 15))


def test_call_that_comes_back_to_the_same_queue_is_offered_again(story: Story) -> None:
    """Entering twice while waiting is one entry; entering after leaving is another."""
    story.queue(0, "c1")
    story.queue(5, "c1")
    assert queue_of(story).offered == 1
    story.flow_out(30, "c1", "message")
    story.queue(40, "c1")
    story.answer(50, "c1")
    figures = queue_of(story)
    assert (figures.offered, figures.flowed_out, figures.answered) == (2, 1, 1)
    assert figures.answered_wait == pytest.approx(10)


def test_aht_is_talk_hold_and_wrap_up_over_handled(story: Story) -> None:
    """80 s talk, 20 s hold and 10 s wrap-up in one call, 50 s talk in another: 160 / 2, for queue and agent."""
    story.queue(0, "c1")
    story.answer(5, "c1", rings_at=2)
    story.hold(25, 45, "c1")
    story.end_talk(105, "c1", wrap_up=10)
    story.queue(200, "c2")
    story.answer(200, "c2")
    story.end_talk(250, "c2")
    for figures in (queue_of(story), agent_of(story)):
        assert figures.seconds[Activity.TALKING] == pytest.approx(130)
        assert figures.seconds[Activity.HOLDING] == pytest.approx(20)
        assert figures.seconds[Activity.WRAPPING_UP] == pytest.approx(10)
        assert measures.average_handling_time(figures) == pytest.approx(80)


def shift() -> Story:
    """600 s: 3 s ringing, 77 s talk, 20 s hold, 10 s wrap-up, 90 s pause, 400 s available."""
    story = Story()
    story.sign_in(0)
    story.queue(0, "c1")
    story.answer(103, "c1", rings_at=100)
    story.hold(150, 170, "c1")
    story.end_talk(200, "c1", wrap_up=10)
    story.pause(300, reason="prayer")
    story.resume(390)
    story.sign_out(600)
    return story


def test_occupancy_is_busy_time_over_busy_and_available_time() -> None:
    """(77 + 20 + 10 + 3) / (110 + 400): the pause is in neither."""
    figures = agent_of(shift())
    assert figures.seconds == {
        Activity.AVAILABLE: pytest.approx(400), Activity.RINGING: pytest.approx(3), Activity.TALKING: pytest.approx(77),
        Activity.HOLDING: pytest.approx(20), Activity.WRAPPING_UP: pytest.approx(10),
        Activity.PAUSED: pytest.approx(90),
    }  # fmt: skip
    assert measures.occupancy(figures) == pytest.approx(110 / 510)


def test_utilisation_is_busy_time_over_all_signed_in_time() -> None:
    """110 / 600, the pause included; after signing out no time counts."""
    figures = agent_of(shift())
    assert measures.signed_in(figures) == pytest.approx(600)
    assert measures.utilisation(figures) == pytest.approx(110 / 600)
    assert figures.paused == {"prayer": pytest.approx(90)}


def test_talk_after_signing_out_is_signed_in_time(story: Story) -> None:
    """Who signs out within a talk has signed out after it."""
    story.queue(0, "c1")
    story.answer(0, "c1")
    story.sign_out(50)
    story.end_talk(100, "c1")
    assert measures.signed_in(agent_of(story)) == pytest.approx(100)


def test_rona_rate_is_not_taken_over_rung(story: Story) -> None:
    """Rung three times: one taken, one missed, one whose caller left meanwhile: 1 / 3."""
    story.queue(0, "c1")
    story.answer(10, "c1", rings_at=5)
    story.end_talk(20, "c1")
    story.queue(30, "c2")
    story.ring(30, "c2")
    story.abandon(40, "c2")
    story.queue(50, "c3")
    story.ring(50, "c3")
    story.miss(65, "c3")
    figures = agent_of(story)
    assert (figures.rung, figures.rung_missed, figures.rung_cancelled) == (3, 1, 1)
    assert (figures.missed, figures.set_aside) == ({"no answer": 1}, 1)
    assert measures.rona_rate(figures) == pytest.approx(1 / 3)


def test_phone_that_never_rang_is_a_miss_without_a_ring(story: Story) -> None:
    """An unreachable phone is missed by that reason, and the agent's RONA rate does not hear of it."""
    story.queue(0, "c1")
    story.ring(1, "c1")
    del story.events[-1]  # it never rang
    story.miss(6, "c1", reason="unreachable")
    figures = agent_of(story)
    assert (figures.rung, figures.rung_missed, figures.missed) == (0, 0, {"unreachable": 1})
    assert measures.rona_rate(figures) is None


def test_pauses_are_told_apart_by_reason(story: Story) -> None:
    """Each reason has its time, and what RONA did has its own."""
    story.pause(0, reason="training")
    story.resume(100)
    story.pause(100)
    story.resume(130)
    story.queue(130, "c1")
    story.ring(130, "c1")
    story.miss(150, "c1")
    figures = agent_of(story, now=210)
    expected = {"training": 100.0, "": 30.0, "set aside": 60.0}
    assert figures.paused == pytest.approx(expected)
    assert figures.seconds[Activity.PAUSED] == pytest.approx(190)


def test_expected_wait_is_judged_by_what_was_then_waited(story: Story) -> None:
    """Said 60 s, real 40 s: 20 s too long; said 30 s with 30 s left, right; said 10 s with 20 s left, too short."""
    story.queue(0, "c1")
    story.say(0, "c1", 60)
    story.say(10, "c1", 30)
    story.say(20, "c1", 10)
    story.answer(40, "c1")
    figures = queue_of(story)
    assert figures.said == 3
    assert measures.expected_wait_bias(figures) == pytest.approx((20 + 0 - 10) / 3)
    assert measures.expected_wait_error(figures) == pytest.approx((20 + 0 + 10) / 3)
    assert figures.said_largest_error == pytest.approx(20)


def test_bound_that_was_kept_is_no_error(story: Story) -> None:
    """The words "less than a minute" are right for 10 s and wrong by 30 s for 90 s."""
    for call, wait in (("c1", 10), ("c2", 90)):
        story.queue(0, call)
        story.say(0, call, 60, at_most=True)
        story.answer(wait, call)
        story.end_talk(wait + 5, call)
    figures = queue_of(story)
    assert (figures.said, figures.said_error) == pytest.approx((2, -30))
    assert figures.said_absolute_error == pytest.approx(30)


def test_lower_bound_that_was_kept_is_no_error(story: Story) -> None:
    """The words "more than an hour" are wrong by what was less than it."""
    story.queue(0, "c1")
    story.say(0, "c1", 3600)
    story.events[-1] = msgspec.structs.replace(story.events[-1], at_least=True)
    story.answer(3000, "c1")
    assert queue_of(story).said_error == pytest.approx(600)
    del story.events[-1]
    story.answer(4000, "c1")
    assert queue_of(story, now=5000).said_error == 0.0


def test_what_was_said_to_who_left_is_not_judged(story: Story) -> None:
    """Nobody knows how long they would have waited."""
    story.queue(0, "c1")
    story.say(0, "c1", 60)
    story.abandon(30, "c1")
    assert queue_of(story).said == 0


def test_nothing_to_divide_by_is_no_number() -> None:
    """Without calls no rate is shown, rather than 0 % or 100 %."""
    queue, agent = QueueFigures(), AgentFigures()
    assert [measures.service_level(queue, variant) for variant in measures.SERVICE_LEVELS] == [None] * 4
    assert measures.average_speed_of_answer(queue) is None
    assert measures.average_handling_time(queue) is None
    assert measures.occupancy(agent) is None
    assert measures.utilisation(agent) is None
    assert set(measures.DEFINITIONS) == set(measures.SERVICE_LEVELS)

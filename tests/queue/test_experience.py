"""What the last calls teach."""

import msgspec
import pytest

from hotline.queue.experience import LONGEST_GAP_SECONDS, MEMORY, Average, Experience


def test_the_first_values_make_a_plain_mean() -> None:
    """Until there are `MEMORY` of them each counts alike."""
    average = Average()
    for value in range(MEMORY):
        average.add(float(value))
    assert average.mean == pytest.approx((MEMORY - 1) / 2)
    assert average.count == MEMORY


def test_what_is_long_ago_is_forgotten() -> None:
    """After a change the mean is nine tenths of the way at the new values within 2.3 times `MEMORY` calls."""
    average = Average()
    for _ in range(10 * MEMORY):
        average.add(100.0)
    for _ in range(int(2.31 * MEMORY)):
        average.add(200.0)
    assert average.mean == pytest.approx(190.0, abs=1.0)


def test_queues_learn_apart() -> None:
    """A long talk about water says nothing of the roads."""
    experience = Experience()
    experience.handled("water", 300.0)
    experience.waited("roads", 20.0, abandoned=True)
    experience.waited("roads", 40.0, abandoned=False)
    assert (experience.of("water").handling.count, experience.of("water").waited.count) == (1, 0)
    roads = experience.of("roads")
    assert (roads.handling.count, roads.waited.mean, roads.abandoned.mean) == (0, 30.0, 0.5)


def test_how_often_calls_come_is_learnt_without_the_nights() -> None:
    """A pause counts for a quarter of an hour at most; a clock that was set back counts as no time."""
    experience = Experience()
    for at, priority in ((1000.0, 0.0), (1060.0, 0.0), (50_000.0, 60.0), (49_990.0, 60.0)):
        experience.came("water", at, priority)
    learnt = experience.of("water")
    assert learnt.gap.mean == pytest.approx((60.0 + LONGEST_GAP_SECONDS + 0.0) / 3)
    assert learnt.priority.mean == pytest.approx(30.0)


def test_nothing_is_learnt_by_asking() -> None:
    """Two folds that were asked different questions are still equal."""
    experience = Experience()
    assert experience.of("water").handling.count == 0
    assert experience == Experience()


def test_a_clock_that_was_set_back_teaches_no_negative_time() -> None:
    """Such a call took no time."""
    experience = Experience()
    experience.handled("water", -5.0)
    experience.waited("water", -5.0, abandoned=False)
    assert experience.of("water").handling.mean == experience.of("water").waited.mean == 0.0


def test_what_was_learnt_survives_a_checkpoint() -> None:
    """As it stands in the file of the live state."""
    experience = Experience()
    for seconds in (10.0, 20.0, 90.0):
        experience.handled("water", seconds)
        experience.waited("water", seconds, abandoned=seconds > 50)
    assert msgspec.json.decode(msgspec.json.encode(experience), type=Experience) == experience

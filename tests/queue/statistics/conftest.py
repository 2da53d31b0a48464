"""What the tests of the statistics share."""

from collections.abc import Callable

import pytest

from hotline.queue.statistics.fold import Statistics
from hotline.testing.story import Story


@pytest.fixture
def story() -> Story:
    """An agent is signed in from the beginning on."""
    story = Story()
    story.sign_in(0)
    return story


@pytest.fixture
def fold() -> Callable[[Story], Statistics]:
    """Folds a story from its first event on."""

    def folded(story: Story) -> Statistics:
        statistics = Statistics()
        for event in story.events:
            statistics.apply(event)
        return statistics

    return folded

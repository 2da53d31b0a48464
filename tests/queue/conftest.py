"""Parties of the queues' tests."""

import pytest

from hotline.testing.journal import MemoryJournal
from hotline.testing.queue import ManualClock


@pytest.fixture
def journal() -> MemoryJournal:
    """An empty journal."""
    return MemoryJournal()


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands still."""
    return ManualClock()

"""What was logged, caught instead of printed."""

from collections.abc import Iterator

import pytest

from hotline.testing.logs import LogLines, caught


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogLines]:
    """What was logged; nobody's number may be in it."""
    with caught() as lines:
        yield lines

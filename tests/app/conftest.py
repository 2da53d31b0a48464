"""What was logged, caught instead of printed."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs

LogLines = list[MutableMapping[str, Any]]


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogLines]:
    """What was logged; nobody's number may be in it."""
    with capture_logs() as lines:
        yield lines
    assert "96890000001" not in str(lines)

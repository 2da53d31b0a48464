"""The caller's side of the house, in memory and in virtual time."""

from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from hotline.testing.services import House

LogLines = list[MutableMapping[str, Any]]


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogLines]:
    """What was logged; nobody's number and no key may be in it."""
    with capture_logs() as lines:
        yield lines
    assert "96890000001" not in str(lines)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with the demo's menus in which nobody is signed in."""
    return House(tmp_path)

"""The caller's side of the house, in memory and in virtual time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.testing.logs import LogLines, caught
from hotline.testing.services import House


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogLines]:
    """What was logged; nobody's number and no key may be in it."""
    with caught() as lines:
        yield lines


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with the demo's menus in which nobody is signed in."""
    return House(tmp_path)

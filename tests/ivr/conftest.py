"""The caller's side of the house, in memory and in virtual time."""

from pathlib import Path

import pytest

from hotline.testing.services import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with the demo's menus in which nobody is signed in."""
    return House(tmp_path)

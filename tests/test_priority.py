"""Controller and Asterisk come before what else the machine does, where they may."""

import os
import subprocess
import sys

import pytest

from hotline import priority
from hotline.testing.logs import LogLines, caught

PROGRAM = "import os; from hotline.priority import come_first; print(come_first(), os.getpriority(0, 0))"


def test_a_process_that_may_comes_first() -> None:
    """Root mostly may, others with a limit or a capability; for the rest nothing changes."""
    output = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    ).stdout
    first, niceness = output.split()[-2:]
    assert (first, int(niceness)) in {
        ("True", priority.NICENESS),
        ("False", os.getpriority(os.PRIO_PROCESS, 0)),
    }


def test_a_process_that_may_not_goes_on_and_says_how_to_let_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls are served all the same."""

    def refuse(*_: int) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "setpriority", refuse)
    lines: LogLines
    with caught() as lines:
        assert not priority.come_first()
    assert "LimitNICE=-10" in lines[0]["remedy"]

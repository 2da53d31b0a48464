"""Calls come first: what a process does so that its work is noticed by nobody who talks."""

import contextlib
from pathlib import Path

import psutil

from hotline.niceness import come_after

#: The least urgent of nice(1).
NICENESS = 19

#: An out-of-memory killer takes the process with the highest score first (proc_pid_oom_score_adj(5)).
_FIRST_TO_GO = "1000"


def yield_to_calls() -> None:
    """Make this process, and those that it will start, the least urgent ones for processor and disk.

    The supervisor starts each process in a session of its own.
    """
    come_after(NICENESS)
    psutil.Process().ionice(psutil.IOPRIO_CLASS_IDLE)


def be_the_first_to_go() -> None:
    """Let an out-of-memory killer end this process rather than Asterisk or the controller."""
    # A kernel without it, or a container that forbids it: we are only a little less modest.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)

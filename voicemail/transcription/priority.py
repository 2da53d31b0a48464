"""Calls come first: what a process does so that its work is noticed by nobody who talks."""

import os
from pathlib import Path

import psutil

#: The least urgent of nice(1).
NICENESS = 19

#: An out-of-memory killer takes the process with the highest score first (proc_pid_oom_score_adj(5)).
_FIRST_TO_GO = "1000"


def yield_to_calls() -> None:
    """Make this process, and those that it will start, the least urgent ones for processor and disk.

    Linux weighs sessions against each other before it looks at niceness (sched(7), autogroup), and the supervisor
    starts each process in a session of its own: there niceness alone has no effect on calls. A session that is not
    ours, as a terminal's, is left alone.
    """
    process = psutil.Process()
    process.nice(max(NICENESS, process.nice()))
    if os.getsid(0) == os.getpid():
        _tell(Path("/proc/self/autogroup"), str(NICENESS))
    process.ionice(psutil.IOPRIO_CLASS_IDLE)


def be_the_first_to_go() -> None:
    """Let an out-of-memory killer end this process rather than Asterisk or the controller."""
    _tell(Path("/proc/self/oom_score_adj"), _FIRST_TO_GO)


def _tell(file: Path, value: str) -> None:
    try:
        file.write_text(value)
    except OSError:
        # A kernel without it, or a container that forbids it: we are only a little less modest.
        return

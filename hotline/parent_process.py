"""Processes that do not outlive the one that started them, however that one ends."""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent(parent: int | None = None) -> bool:
    """Have the kernel kill this process as soon as the one that started it is gone (prctl(2), PR_SET_PDEATHSIG).

    Call it first. `parent` is the identifier of that process; False if it was gone before the kernel was asked. Who
    starts the process must do so in a thread that lives as long: the kernel looks at the thread.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    return parent is None or os.getppid() == parent

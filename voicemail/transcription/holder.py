"""Who holds a lease: a process of this machine. A later process with the same number has another name."""

import os

import psutil


def our_name() -> str:
    """Return the name of this process as a holder of leases."""
    return _name(psutil.Process(os.getpid()))


def is_alive(name: str) -> bool:
    """Return whether the process of that name still runs on this machine."""
    pid, _, _ = name.partition("@")
    try:
        return pid.isdigit() and _name(psutil.Process(int(pid))) == name
    except psutil.Error:
        return False


def _name(process: psutil.Process) -> str:
    return f"{process.pid}@{process.create_time():.2f}"

"""The controller's place among the programs of the machine."""

import os

import structlog

log = structlog.get_logger()

#: As `nice -n -10`. Asterisk wakes a thread 50 times a second for each caller who hears music; an agent who is free
#: must not wait for all of these. The figures are in docs/developer/benchmarks.md.
NICENESS = -10


def come_first() -> bool:
    """Have this process, and the threads that it starts from now on, served before others; False if it may not."""
    try:
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    except PermissionError:
        log.info("runs at everybody's priority", remedy="LimitNICE=-10 in the systemd unit, or CAP_SYS_NICE")
        return False
    return True

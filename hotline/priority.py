"""The place of controller and Asterisk among the programs of the machine."""

import os

import structlog

log = structlog.get_logger()

#: As `nice -n -10`: what rings and talks comes before what reckons. Figures are in docs/developer/benchmarks.md.
NICENESS = -10


def come_first(process: int = 0) -> bool:
    """Have a process, and the threads that it starts from now on, served before others; False if it may not.

    0 is the process that asks. Another one is best told right after its start: threads keep what they began with.
    """
    try:
        os.setpriority(os.PRIO_PROCESS, process, NICENESS)
    except PermissionError:
        log.info("runs at everybody's priority", remedy="LimitNICE=-10 in the systemd unit, or CAP_SYS_NICE")
        return False
    return True

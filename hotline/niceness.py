"""Processes that are served after those who serve calls."""

import contextlib
import os
from pathlib import Path


def come_after(niceness: int) -> None:
    """Have this process, and those that it will start, come after others on the processor: as `nice`, 1 to 19.

    One that is less urgent already stays so. Linux weighs sessions against each other before it looks at niceness
    (sched(7), autogroup): in a session of our own, niceness alone has no effect on calls. A session that is not
    ours, as a terminal's, is left alone.
    """
    os.setpriority(os.PRIO_PROCESS, 0, max(niceness, os.getpriority(os.PRIO_PROCESS, 0)))
    if os.getsid(0) == os.getpid():
        # A kernel that does not weigh sessions, or a container that forbids it: we are only a little less modest.
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(niceness))

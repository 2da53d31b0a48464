"""Processes that do not outlive the one that started them."""

import os
import signal
import subprocess
import sys

CHILD = "import os, sys, time; from hotline.parent_process import end_with_parent; "


def test_a_process_is_gone_when_the_one_that_started_it_was_killed() -> None:
    """Also by SIGKILL, after which nobody can tidy up."""
    sleeps = f"{CHILD} end_with_parent(); print('asked', flush=True); time.sleep(120)"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleeps!r}])"
    with subprocess.Popen([sys.executable, "-c", starts], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"asked\n"
        os.kill(parent.pid, signal.SIGKILL)
        # The pipe ends when the last one that holds it is gone: the child, which would have slept on.
        assert parent.stdout.read() == b""


def test_a_process_hears_that_the_one_that_started_it_was_gone_before() -> None:
    """The kernel tells nothing of a death before it was asked; then another one is its parent."""
    asks = f"{CHILD} print(end_with_parent(int(sys.argv[1])), end_with_parent())"
    for parent, said in ((os.getpid(), "True True"), (1 << 22, "False True")):
        told = subprocess.run(
            [sys.executable, "-c", asks, str(parent)], capture_output=True, text=True, check=True, timeout=60
        )
        assert told.stdout.strip() == said

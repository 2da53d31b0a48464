"""One process of a kind per data folder."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from hotline.app.lock import AlreadyRunningError, ProcessLock, end_holder, read_pid

HOLD = """
import sys, time
from pathlib import Path
from hotline.app.lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_the_second_is_told_who_the_first_is(tmp_path: Path) -> None:
    """A lock that is held names its holder."""
    first, second = ProcessLock(tmp_path / "up.lock"), ProcessLock(tmp_path / "up.lock")
    first.acquire()
    with pytest.raises(AlreadyRunningError, match=str(os.getpid())):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    """The lock of a process that was killed can be taken, though its file is still there."""
    path = tmp_path / "up.lock"
    process = holder(path)
    process.kill()
    process.wait()
    assert read_pid(path) == process.pid
    lock = ProcessLock(path)
    lock.acquire()
    assert read_pid(path) == os.getpid()
    lock.release()


def test_the_holder_is_ended_on_demand(tmp_path: Path) -> None:
    """A left-over holder is ended, and it is said whether there was one."""
    path = tmp_path / "controller.lock"
    process = holder(path)
    assert end_holder(path, seconds=2.0)
    process.wait(5)
    assert not end_holder(path, seconds=2.0)


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opened the file just before its holder ended and removed it locks the new file, not the old one."""
    path = tmp_path / "up.lock"
    holder_before, late = ProcessLock(path), ProcessLock(path)
    holder_before.acquire()
    flock = fcntl.flock

    def flock_late(file: IO[str], operation: int) -> None:
        holder_before.release()
        flock(file, operation)

    monkeypatch.setattr(fcntl, "flock", flock_late)
    late.acquire()
    monkeypatch.undo()
    with pytest.raises(AlreadyRunningError):
        ProcessLock(path).acquire()
    late.release()

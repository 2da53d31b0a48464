"""The supervisor's hold on one process."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from hotline.app import child as child_module
from hotline.app.child import Child

BEATING = """
import asyncio
from hotline.app.heartbeat import Heartbeat
async def main():
    heartbeat = Heartbeat()
    heartbeat.start()
    heartbeat.ready()
    await asyncio.sleep(60)
asyncio.run(main())
"""


async def until(condition: Callable[[], bool], child: Child | None = None, seconds: float = 60.0) -> None:
    """Wait for the condition, looking after the child as the supervisor does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        if child is not None:
            child.tend(time.monotonic())
        await asyncio.sleep(0.02)


@pytest.fixture
async def beating(tmp_path: Path) -> AsyncIterator[Child]:
    child = Child(
        "beating", [sys.executable, "-c", BEATING], tmp_path / "pid", tmp_path / "log", heartbeat=True
    )
    child.start()
    await until(child.ready.is_set, child)
    yield child
    await child.stop(5.0)


def pid_of(child: Child) -> int:
    pid = child.pid
    assert pid is not None
    return pid


async def test_a_killed_process_is_started_again(beating: Child) -> None:
    """A process that was killed runs again, with a new process identifier in its pid file."""
    first = pid_of(beating)
    os.kill(first, signal.SIGKILL)
    await until(lambda: beating.starts == 2 and beating.ready.is_set(), beating)
    assert pid_of(beating) != first
    assert int(beating.pid_file.read_text()) == pid_of(beating)


async def test_a_frozen_process_is_killed_and_started_again(
    beating: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is stopped, and so falls silent, is replaced."""
    monkeypatch.setattr(child_module, "FROZEN_AFTER_SECONDS", 1.0)
    first = pid_of(beating)
    os.kill(first, signal.SIGSTOP)
    await until(lambda: beating.starts == 2 and beating.ready.is_set(), beating)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


async def test_a_process_that_dies_at_once_is_not_started_in_a_storm(tmp_path: Path) -> None:
    """Deaths that follow each other are answered more and more slowly."""
    child = Child("dying", [sys.executable, "-c", "raise SystemExit(3)"], tmp_path / "pid", tmp_path / "log")
    child.start()
    now = time.monotonic()
    waits: list[float] = []
    for _ in range(4):
        await asyncio.to_thread(os.waitid, os.P_PID, pid_of(child), os.WEXITED | os.WNOWAIT)
        starts, died = child.starts, now
        while child.starts == starts:
            child.tend(now)
            now += 0.01
        waits.append(now - died)
    await child.stop(1.0)
    assert waits == pytest.approx([0.2, 0.5, 1.0, 2.0], abs=0.03)


async def test_stop_ends_even_a_stopped_process(beating: Child) -> None:
    """A process that cannot react is ended all the same, and its pid file goes."""
    pid = pid_of(beating)
    os.kill(pid, signal.SIGSTOP)
    await beating.stop(2.0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not beating.pid_file.exists()

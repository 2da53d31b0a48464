"""Processes that outlive whoever started them."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.asterisk.process import Process

#: Ignores SIGTERM, and says so once it does.
STUBBORN = (
    "import signal, time; signal.signal(15, lambda *_: None); print('deaf', flush=True); time.sleep(60)"
)

SLEEPER = "import time; print('up', flush=True); time.sleep(60)"


async def started(folder: Path, code: str) -> Process:
    """Start Python code and wait for its first word."""
    output = folder / "output"
    process = Process.start([sys.executable, "-c", code, "mark"], output=output, folder=folder)
    for _ in range(200):
        if output.read_bytes():
            return process
        await asyncio.sleep(0.05)
    await process.end(0.0)
    raise AssertionError("it said nothing")


@pytest.fixture
async def sleeper(tmp_path: Path) -> AsyncIterator[Process]:
    """A process that does nothing for a minute."""
    process = await started(tmp_path, SLEEPER)
    yield process
    await process.end(1.0)


async def test_a_pid_file_leads_to_the_process(tmp_path: Path, sleeper: Process) -> None:
    """Whoever comes later finds it by number and command line, and can end it without being its parent."""
    (tmp_path / "pid").write_text(f"{sleeper.pid}\n")
    found = Process.find(tmp_path / "pid", "mark")
    assert found is not None
    assert found.pid == sleeper.pid
    assert found.alive()
    assert not found.is_child
    await found.end(5.0)
    assert not found.alive()
    assert not sleeper.alive()
    assert sleeper.status() == -15


async def test_the_number_of_another_process_is_not_believed(tmp_path: Path, sleeper: Process) -> None:
    """Numbers are given again: without the right argument on its command line it is a stranger."""
    (tmp_path / "pid").write_text(f"{sleeper.pid}\n")
    assert Process.find(tmp_path / "pid", "other") is None


@pytest.mark.parametrize("content", ["", "x", "-1", "999999999"])
def test_a_pid_file_that_leads_nowhere_is_no_process(tmp_path: Path, content: str) -> None:
    """Garbage, dead numbers and a missing file all mean that nothing runs."""
    (tmp_path / "pid").write_text(content)
    assert Process.find(tmp_path / "pid", "mark") is None
    assert Process.find(tmp_path / "missing", "mark") is None


async def test_a_stubborn_process_is_killed(tmp_path: Path) -> None:
    """After the polite time it is killed, and reaped."""
    process = await started(tmp_path, STUBBORN)
    await process.end(0.2)
    assert not process.alive()
    assert process.status() == -9


async def test_it_is_out_of_reach_of_our_ctrl_c(sleeper: Process) -> None:
    """It leads its own session, so that a terminal's signals do not reach it."""
    assert os.getsid(sleeper.pid) == sleeper.pid


async def test_what_it_writes_is_closed_to_others_and_our_secrets_stay_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gets umask 077 and none of our environment's passwords."""
    monkeypatch.setenv("HOTLINE_DATABASE__URL", "postgresql+asyncpg://user:password@host/name")
    code = "import os, time; open('f', 'w').close(); print(*os.environ, flush=True); time.sleep(60)"
    process = await started(tmp_path, code)
    try:
        assert (tmp_path / "f").stat().st_mode & 0o777 == 0o600
        names = (tmp_path / "output").read_text().split()
        assert "PATH" in names
        assert not [name for name in names if name.startswith("HOTLINE")]
    finally:
        await process.end(1.0)


async def test_a_program_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    """Nothing is started then."""
    with pytest.raises(OSError, match="nothing-here"):
        Process.start(["/nothing-here"], output=tmp_path / "output", folder=tmp_path)

"""Sides are joined in a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from hotline.recorder.errors import NothingRecordedError
from hotline.recorder.join_process import NICENESS
from hotline.recorder.joining import TRIES, Joiner
from hotline.testing.waiting import eventually


@pytest.fixture
async def joiner() -> AsyncIterator[Joiner]:
    joiner = Joiner()
    yield joiner
    await joiner.close()


def side(file: Path, seconds: float = 0.5) -> Path:
    file.write_bytes(np.full(round(seconds * 8000), 1000, "<i2").tobytes())
    return file


def processes() -> list[psutil.Process]:
    alive = [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in alive if "join_process" in " ".join(one.cmdline())]


async def test_the_length_comes_back_and_the_file_is_there(joiner: Joiner, tmp_path: Path) -> None:
    """A join is done by a child of the lowest priority."""
    target = tmp_path / "2026/11/22/call.wav"
    assert await joiner.join(side(tmp_path / "c"), side(tmp_path / "a"), target) == 0.5
    assert target.exists()
    (process,) = processes()
    assert process.nice() == NICENESS


async def test_many_joins_share_one_process(joiner: Joiner, tmp_path: Path) -> None:
    """Each gets its own answer."""
    lengths = [0.1 * number for number in range(1, 13)]
    sides = [side(tmp_path / f"c{number}", length) for number, length in enumerate(lengths)]
    joins = [joiner.join(one, tmp_path / "none", one.with_suffix(".wav")) for one in sides]
    assert await asyncio.gather(*joins) == pytest.approx(lengths)
    assert len(processes()) == 1


async def test_empty_sides_are_told_apart_from_trouble(joiner: Joiner, tmp_path: Path) -> None:
    """No sample is no error of the system, and an error keeps its number and its words."""
    with pytest.raises(NothingRecordedError):
        await joiner.join(tmp_path / "none", tmp_path / "nothing", tmp_path / "call.wav")
    with pytest.raises(FileExistsError, match="File exists"):
        await joiner.join(side(tmp_path / "c"), side(tmp_path / "a"), tmp_path / "c" / "call.wav")


async def test_what_a_killed_process_had_not_finished_is_joined_by_the_next(
    joiner: Joiner, tmp_path: Path
) -> None:
    """Nobody who waits learns of the death."""
    await joiner.join(side(tmp_path / "c"), side(tmp_path / "a"), tmp_path / "first.wav")
    (process,) = processes()
    process.suspend()
    join = asyncio.create_task(joiner.join(tmp_path / "c", tmp_path / "a", tmp_path / "second.wav"))
    await asyncio.sleep(0.1)
    process.kill()
    assert await join == 0.5
    assert processes() != [process]


async def test_a_join_that_kills_every_process_is_given_up(
    joiner: Joiner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails like a disk that cannot be written, and keeps nobody else from being served."""
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", "/bin/false")
        with pytest.raises(OSError, match=f"died {TRIES} times"):
            await joiner.join(side(tmp_path / "c"), side(tmp_path / "a"), tmp_path / "call.wav")
    assert await joiner.join(tmp_path / "c", tmp_path / "a", tmp_path / "call.wav") == 0.5


async def test_the_process_ends_with_the_joiner(joiner: Joiner, tmp_path: Path) -> None:
    """Also while it works; the file may then be missing, but is never half there."""
    await joiner.join(side(tmp_path / "c"), side(tmp_path / "a"), tmp_path / "call.wav")
    await joiner.close()
    assert processes() == []


async def test_the_process_dies_with_its_controller(tmp_path: Path) -> None:
    """Otherwise it could write a file that the next controller writes too."""
    script = (
        "import asyncio, pathlib, sys\n"
        "from hotline.recorder.joining import Joiner\n"
        "async def main():\n"
        "    joiner = Joiner()\n"
        "    side = pathlib.Path(sys.argv[1])\n"
        "    await joiner.join(side, side, side.with_suffix('.wav'))\n"
        "    print(joiner._process.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    controller = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(side(tmp_path / "c")), stdout=asyncio.subprocess.PIPE
    )
    assert controller.stdout is not None
    pid = int(await controller.stdout.readline())
    os.kill(controller.pid, signal.SIGKILL)
    await controller.wait()
    await eventually(lambda: not psutil.pid_exists(pid), seconds=2.0)

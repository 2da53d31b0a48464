"""What was recorded outlives whatever dies and whatever is full: real calls, heard again in their recordings.

| what dies or is full | when | where it is shown |
|---|---|---|
| Asterisk, kill -9 | in the talk | test_recording_timeline.py |
| the controller, kill -9 | in the talk; while the recording is made | here |
| the worker, kill -9 | while the recording is made | here |
| the controller, kill -9 | it is stored, the journal does not have it | tests/recorder/test_death_before_commit.py |
| the disk of what Asterisk writes | in the talk | here |
| the disk where the recording is made | after the call | here |
"""

import asyncio
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from hotline.events import CallEnded, ControllerStarted, RecordingFailed, RecordingFinalised
from hotline.testing.recordings import decrypted
from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.listening import find
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: From the death of a controller until the next one has found what it left; most of it is for a busy machine.
RESTART_SECONDS = 30.0

#: Asterisk writes in lumps of 32 KB a side.
LUMP_BYTES = 32_768


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A system that records on small disks too."""
    return start_system("\n[recording]\nmin_free_megabytes = 1\nwarn_free_megabytes = 2\n")


# --- parties, files and processes ---


async def in_talk(people: People) -> tuple[Caller, Agent, str]:
    """Bring a caller and an agent into a talk in which each said a sentence."""
    agent, caller = await people.agent("1001"), await people.caller()
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    await talk(caller, agent)
    # What MixMonitor has not taken from the channel when that is hung up is in no recording: tenths of a second.
    await asyncio.sleep(0.5)
    return caller, agent, await caller.call_id()


async def recording_of(system: HotlineSystem, call: str) -> tuple[Sound, Sound]:
    """Wait for the recording, and return both sides; there is one, it is whole, and nothing raw is left of it."""
    event = await system.story.told(RecordingFinalised, call, within=RESTART_SECONDS)
    await eventually(lambda: not raw_files(system, call), "the raw files go", within=10)
    assert system.story.kinds(call).count("RecordingFinalised") == 1
    verified = system.command("recordings", "verify", call)
    assert verified.returncode == 0, verified.stdout
    left, right = audio.read_sides(decrypted(system.paths, event.path, system.folder))
    return left, right


def raw_files(system: HotlineSystem, call: str) -> list[Path]:
    return list((system.paths.recordings / "raw").glob(f"{call}+*"))


def times_said(words: Sound, side: Sound) -> int:
    """Return how often a sentence is heard."""
    side, count = side.copy(), 0
    while (match := find(words, side)).heard:
        begins = round(match.offset_seconds * RATE)
        side[begins : begins + round(match.seconds * RATE)] = 0.0
        count += 1
    return count


async def worker(system: HotlineSystem, people: People) -> psutil.Process:
    """Return the process that makes recordings; a call is recorded if there is none yet."""

    def running() -> list[psutil.Process]:
        children = psutil.Process(system.pid("controller")).children()
        return [one for one in children if any("archive.worker_process" in word for word in one.cmdline())]

    if not running():
        caller, _, call = await in_talk(people)
        await caller.hangs_up()
        await recording_of(system, call)
        await people.go_home()
    (found,) = running()
    return found


async def controller_is_killed(system: HotlineSystem) -> None:
    """Kill it, and wait for the next one."""
    seen = system.story.last_seq()
    system.kill("controller")
    await system.story.wait_for(ControllerStarted, after=seen, within=RESTART_SECONDS)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Put a small disk in the place of a folder; needs the right to mount."""
    folder.mkdir(exist_ok=True)
    size = f"size={kilobytes}k,mode=700"
    command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    mounted = subprocess.run(command, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted: {mounted.stderr.decode().strip()} (it needs root)")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Leave no byte on the folder's disk."""
    ballast = folder / "ballast"
    room = shutil.disk_usage(folder).free
    with ballast.open("wb", buffering=0) as file:
        os.posix_fallocate(file.fileno(), 0, room)
    with pytest.raises(OSError, match="No space left"):
        (folder / "more").write_bytes(bytes(4096))
    return ballast


# --- what dies ---


async def test_given_a_talk_when_the_controller_is_killed_then_all_of_it_is_recorded(
    hotline_system: HotlineSystem, people: People
) -> None:
    """What was said before, and what was said while nobody was there to record it."""
    caller, agent, call = await in_talk(people)
    dies = asyncio.create_task(controller_is_killed(hotline_system))
    await talk(caller, agent)
    await dies
    await caller.hangs_up()
    left, right = await recording_of(hotline_system, call)
    assert times_said(caller.words, left) == 2
    assert times_said(agent.words, right) == 2


@pytest.mark.parametrize("who", ["worker", "controller"])
async def test_given_a_recording_that_is_being_made_when_its_maker_is_killed_then_it_is_made_once(
    who: str, hotline_system: HotlineSystem, people: People
) -> None:
    """The worker stands still in the middle, so that it is the middle in which it, or the controller, is killed."""
    making = await worker(hotline_system, people)
    caller, agent, call = await in_talk(people)
    making.suspend()
    await caller.hangs_up()
    await hotline_system.story.told(CallEnded, call)
    assert raw_files(hotline_system, call)
    assert "RecordingFinalised" not in hotline_system.story.kinds(call)
    if who == "worker":
        os.kill(making.pid, signal.SIGKILL)
    else:
        await controller_is_killed(hotline_system)
        assert not making.is_running() or making.status() == psutil.STATUS_ZOMBIE
    left, right = await recording_of(hotline_system, call)
    assert times_said(caller.words, left) == times_said(agent.words, right) == 1


# --- what is full ---


async def test_given_a_talk_when_the_disk_is_full_then_what_was_recorded_before_is_kept(
    hotline_system: HotlineSystem, people: People
) -> None:
    """And the talk goes on as if nothing was."""
    raw = hotline_system.paths.recordings / "raw"
    with small_disk(raw, 4096):
        caller, agent, call = await in_talk(people)
        sizes = {file: file.stat().st_size for file in raw_files(hotline_system, call)}
        assert len(sizes) == 2
        await eventually(
            lambda: all(file.stat().st_size > size + LUMP_BYTES for file, size in sizes.items()),
            "the sentences are written", within=10,
        )  # fmt: skip
        ballast = fill(raw)
        await talk(caller, agent)
        await caller.hangs_up()
        left, right = await recording_of(hotline_system, call)
        ballast.unlink()
    assert times_said(caller.words, left) >= 1
    assert times_said(agent.words, right) >= 1


async def test_given_a_full_disk_when_the_recording_is_made_then_it_waits_for_room(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The journal says why, what Asterisk wrote stays, and the next start makes the recording of it."""
    staging = hotline_system.paths.recordings / "staging"
    with small_disk(staging, 64):
        fill(staging)
        caller, agent, call = await in_talk(people)
        await caller.hangs_up()
        failed = await hotline_system.story.told(RecordingFailed, call, within=15)
        assert "No space left" in failed.reason
        assert raw_files(hotline_system, call)
    await controller_is_killed(hotline_system)
    left, right = await recording_of(hotline_system, call)
    assert times_said(caller.words, left) == times_said(agent.words, right) == 1

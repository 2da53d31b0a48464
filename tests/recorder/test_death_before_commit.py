"""The narrowest place for a death: the recording is stored, and the journal does not have it yet."""

import asyncio
import signal
import subprocess
import sys

import msgspec
import numpy as np

from hotline.events import RecordingFinalised
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import CALL, House, heard
from tests.recorder.archive.conftest import house, journal_url, recordings

__all__ = ["house", "journal_url", "recordings"]

#: A controller that keeps the plan on stdin, and is killed when it is about to commit.
_CONTROLLER = """
import asyncio, os, signal, sys
from pathlib import Path
import msgspec
from hotline import database
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.recorder.archive.register import Register
from hotline.recorder.plan import RecordingPlan
from hotline.testing.recordings import House

async def die(*_): os.kill(os.getpid(), signal.SIGKILL)

async def main():
    engine = database.create_engine(sys.argv[2])
    journal = Journal(engine, "main")
    house = House(Paths(Path(sys.argv[1])), journal, JournalReader(engine, journal), engine)
    Register.add = die
    await house.recordings().archive.keep(msgspec.json.decode(sys.stdin.buffer.read(), type=RecordingPlan))

asyncio.run(main())
"""


async def test_a_controller_that_is_killed_between_store_and_commit_loses_and_doubles_nothing(
    house: House, recordings: Recordings
) -> None:
    """The next one makes it again over what is stored already: one file, one event, every sample."""
    plan = house.plan(gaps=())
    url = house.engine.url.render_as_string(hide_password=False)
    died = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", _CONTROLLER, str(house.paths.data), url],
        input=msgspec.json.encode(plan), check=False, timeout=60,
    )  # fmt: skip
    assert died.returncode == -signal.SIGKILL
    stored = [file for file in house.paths.recordings.glob("2026/**/*") if file.is_file()]
    assert len(stored) == 1, "it was killed before it had stored anything"
    assert await house.events(RecordingFinalised) == []
    await recordings.archive.keep(plan)
    assert len(await house.events(RecordingFinalised)) == 1
    row = await recordings.library.find(CALL)
    assert house.stored(row) == stored[0]
    assert [file for file in house.paths.recordings.glob("2026/**/*") if file.is_file()] == stored
    (one,) = plan.stretches
    raw = [np.fromfile(house.paths.recordings / name, "<i2") for name in (one.caller, one.agent)]
    assert np.array_equal(heard(recordings, row), np.stack(raw, axis=1))
    assert await recordings.verifier.verify(row) is None

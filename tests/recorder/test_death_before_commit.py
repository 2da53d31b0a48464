"""The narrowest place for a death: the recording is stored, and the journal does not have it yet."""

import os
import signal
from pathlib import Path

import msgspec
import numpy as np

from hotline import database
from hotline.events import RecordingFinalised
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.register import Register
from hotline.recorder.plan import RecordingPlan
from hotline.testing.nursery import Nursery
from hotline.testing.recordings import CALL, House, heard
from tests.recorder.archive.conftest import house, journal_url, recordings

__all__ = ["house", "journal_url", "recordings"]


async def keep_and_die(data: str, url: str, order: str) -> None:
    """Be a controller that keeps a plan, and is killed when it is about to commit."""

    async def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    engine = database.create_engine(url)
    journal = Journal(engine, "main")
    house = House(Paths(Path(data)), journal, JournalReader(engine, journal), engine)
    Register.add = die  # type: ignore[method-assign,assignment]
    await house.recordings().archive.keep(msgspec.json.decode(order, type=RecordingPlan))


async def test_a_controller_that_is_killed_between_store_and_commit_loses_and_doubles_nothing(
    house: House, recordings: Recordings, nursery: Nursery
) -> None:
    """The next one makes it again over what is stored already: one file, one event, every sample."""
    plan = house.plan(gaps=())
    url = house.engine.url.render_as_string(hide_password=False)
    order = msgspec.json.encode(plan).decode()
    assert await nursery.run(keep_and_die, str(house.paths.data), url, order) == -signal.SIGKILL
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

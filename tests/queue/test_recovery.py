"""Rebuilding the live state from a checkpoint and the journal."""

import asyncio
import stat
import threading
from pathlib import Path

import pytest

from hotline.events import AgentSignedIn, CallArrived, CallEnded, CallQueued, Event
from hotline.queue import recovery
from hotline.queue.checkpoint import VERSION
from hotline.queue.recovery import WORTH_WRITING, catch_up, keep_checkpoint
from hotline.testing.journal import MemoryJournal


def call_events(number: int) -> list[Event]:
    name = f"c{number}"
    return [
        CallArrived(at=float(number), call=name, caller="+96891234567", dialled="1111", channel="x"),
        CallQueued(at=float(number), call=name, queue="water", language="ar"),
        CallEnded(at=float(number), call=name, reason="completed"),
    ]


def long_journal() -> MemoryJournal:
    """Some thousand entries, at whose end one call waits and one agent is signed in."""
    events = [event for number in range(WORTH_WRITING) for event in call_events(number)]
    return MemoryJournal([AgentSignedIn(at=0.0, agent="a1", queues=("water",)), *events[:-1]])


def files(folder: Path) -> dict[str, int]:
    """Return the files of the folder with their modes."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def put(file: Path, content: bytes) -> None:
    file.write_bytes(content)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """Where a checkpoint may be."""
    return tmp_path / "queue.checkpoint"


async def test_without_a_checkpoint_the_whole_journal_is_read(checkpoint: Path) -> None:
    """The first start reads everything, and leaves a checkpoint that only its owner may read."""
    journal = long_journal()
    recovered = await catch_up(journal, checkpoint)
    assert recovered.read == recovered.seq == len(journal.events)
    assert recovered.live.position(f"c{WORTH_WRITING - 1}") == 1
    assert files(checkpoint.parent) == {checkpoint.name: 0o600}


async def test_from_a_checkpoint_only_the_rest_is_read(checkpoint: Path) -> None:
    """A later start reads what came after the checkpoint, and knows the same."""
    journal = long_journal()
    await catch_up(journal, checkpoint)
    for event in call_events(9_999):
        journal.events.append(event)
    recovered = await catch_up(journal, checkpoint)
    whole = await catch_up(journal)
    assert recovered.read == 3
    assert recovered.seq == whole.seq
    assert recovered.live.facts() == whole.live.facts()


async def test_short_journals_need_no_checkpoint(checkpoint: Path) -> None:
    """Nothing is written where reading is as quick."""
    await catch_up(MemoryJournal(call_events(1)), checkpoint)
    assert files(checkpoint.parent) == {}


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
async def test_damaged_checkpoint_costs_only_time(checkpoint: Path, content: bytes) -> None:
    """A checkpoint that is damaged is not used, and replaced."""
    put(checkpoint, content)
    journal = long_journal()
    recovered = await catch_up(journal, checkpoint)
    assert recovered.read == len(journal.events)
    assert (await catch_up(journal, checkpoint)).read == 0


async def test_checkpoint_of_another_version(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state that an older fold made is not taken over by a newer one."""
    journal = long_journal()
    await catch_up(journal, checkpoint)
    monkeypatch.setattr("hotline.queue.checkpoint.VERSION", VERSION + 1)
    assert (await catch_up(journal, checkpoint)).read == len(journal.events)


@pytest.mark.parametrize("length", [10, 3 * WORTH_WRITING + 100])
async def test_checkpoint_of_another_journal(checkpoint: Path, length: int) -> None:
    """After a database was put in place of another one, shorter or longer, its own entries count."""
    await catch_up(long_journal(), checkpoint)
    other = MemoryJournal([AgentSignedIn(at=1.0, agent="other", queues=("water",))] * length)
    recovered = await catch_up(other, checkpoint)
    assert recovered.read == length
    assert set(recovered.live.agents) == {"other"}


async def test_checkpoint_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is not there, or a full disk, does not keep the controller from starting."""
    recovered = await catch_up(long_journal(), tmp_path / "none" / "queue.checkpoint")
    assert recovered.live.waiting("water") == 1


async def test_checkpoint_is_kept_up_to_date(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the controller runs the checkpoint follows the journal, also after a failure."""
    journal = long_journal()
    fail, written = True, asyncio.Event()

    async def unreadable(reader: object, path: Path) -> recovery.Recovered:
        nonlocal fail
        if fail:
            fail = False
            raise OSError
        recovered = await catch_up(journal, path)
        written.set()
        return recovered

    monkeypatch.setattr(recovery, "catch_up", unreadable)
    task = asyncio.create_task(keep_checkpoint(journal, checkpoint, 0.01))
    await asyncio.wait_for(written.wait(), 30)
    task.cancel()
    assert not fail
    assert (await catch_up(journal, checkpoint)).read == 0


async def test_a_slow_disk_holds_up_no_call(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the checkpoint is being written others go on."""
    journal = long_journal()
    writing, go_on = threading.Event(), threading.Event()

    def slow(path: Path, content: bytes) -> None:
        writing.set()
        assert go_on.wait(5), "nobody went on"
        put(path, content)

    monkeypatch.setattr(recovery, "replace_file", slow)
    task = asyncio.create_task(catch_up(journal, checkpoint))
    assert await asyncio.to_thread(writing.wait, 5)
    go_on.set()
    await task
    assert (await catch_up(journal, checkpoint)).read == 0

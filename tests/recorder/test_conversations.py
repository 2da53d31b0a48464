"""Recordings from start to finish, over hang-ups, crashes, full disks and silence."""

import asyncio
import errno
import wave
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest

from hotline.events import (
    AgentAnswered,
    CallEnded,
    Event,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
    TalkEnded,
)
from hotline.journal import Journal, JournalUnavailableError
from hotline.recorder import finishing, ledger
from hotline.recorder.conversations import VARIABLE, Recorder
from hotline.recorder.joining import Joiner
from hotline.recorder.takes import RAW
from hotline.testing.waiting import eventually

from .conftest import NOW, FakeChannel, NewRecorder

Events = Callable[[], Awaitable[list[Event]]]

CALL = "demo-1795341600.7"
PATH = f"2026/11/22/{CALL}.wav"


def answered(call: str = CALL) -> AgentAnswered:
    return AgentAnswered(at=NOW, call=call, agent="1001", queue="water")


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def raw_files(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / RAW).iterdir())


async def test_a_talk_becomes_a_stereo_file(
    recorder: Recorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """Caller left, agent right; the raw files go after the journal has it."""
    assert await recorder.start(channel, CALL) == PATH
    channel.talk(1.5, caller=1000, agent=-2000)
    await recorder.stop(channel, CALL)
    await recorder.settle()

    assert await events() == [
        RecordingStarted(at=NOW, call=CALL, path=PATH),
        RecordingFinalised(at=NOW, call=CALL, path=PATH, seconds=1.5),
    ]
    with wave.open(str(folder / PATH)) as audio:
        sides = np.frombuffer(audio.readframes(audio.getnframes()), "<i2").reshape(-1, 2)
    assert sides[0].tolist() == [1000, -2000]
    assert raw_files(folder) == []
    assert channel.executed == ["MixMonitor", "StopMixMonitor"]


async def test_several_agents_of_a_call_are_one_recording(
    recorder: Recorder, channel: FakeChannel, events: Events
) -> None:
    """Each ring asks for a recording; the first begins it, the others find it running."""
    for _ in range(3):
        assert await recorder.start(channel, CALL) == PATH
        channel.talk(1.0)
    await recorder.stop(channel, CALL)
    await recorder.settle()
    assert channel.executed == ["MixMonitor", "StopMixMonitor"]
    assert kinds(await events()) == ["RecordingStarted", "RecordingFinalised"]


async def test_stopping_what_does_not_run_is_harmless(
    recorder: Recorder, channel: FakeChannel, events: Events
) -> None:
    """Calls end in many places, and each of them stops."""
    await recorder.stop(channel, CALL)
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    await recorder.stop(channel, CALL)
    await recorder.stop(channel, CALL)
    await recorder.stop(None, CALL)
    await recorder.settle()
    assert kinds(await events()) == ["RecordingStarted", "RecordingFinalised"]


async def test_a_call_that_is_recorded_again_has_two_files(
    recorder: Recorder, channel: FakeChannel, folder: Path
) -> None:
    """The second never overwrites the first."""
    for seconds in (1.0, 2.0):
        await recorder.start(channel, CALL)
        channel.talk(seconds)
        await recorder.stop(channel, CALL)
    await recorder.settle()
    names = [file.name for file in sorted((folder / "2026/11/22").iterdir())]
    assert names == [f"{CALL}+2.wav", f"{CALL}.wav"]


async def test_after_a_hang_up_the_recording_is_finished_when_its_files_are_still(
    recorder: Recorder, channel: FakeChannel, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asterisk closes them by itself, but nobody says when."""
    monkeypatch.setattr(finishing, "STILL_SECONDS", 0.1)
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    channel.dead = True
    await recorder.stop(channel, CALL)
    for _ in range(5):
        await asyncio.sleep(0.03)
        channel.talk(0.1)
    await recorder.settle()
    assert (await events())[-1] == RecordingFinalised(at=NOW, call=CALL, path=PATH, seconds=1.5)


async def test_a_call_that_ends_without_stop_is_finished(
    recorder: Recorder,
    channel: FakeChannel,
    journal: Journal,
    events: Events,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever writes that the call ended, the recording hears it."""
    monkeypatch.setattr(finishing, "STILL_SECONDS", 0.02)
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    journal.append(CallEnded(at=NOW, call=CALL, reason="lost"))
    await recorder.settle()
    assert "RecordingFinalised" in kinds(await events())


# --- what does not become a recording ---


async def test_a_call_that_nobody_answered_leaves_nothing(
    recorder: Recorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """The caller gave up while the phone rang: no file, and no failure."""
    await recorder.start(channel, CALL)
    await recorder.stop(channel, CALL)
    await recorder.settle()
    assert kinds(await events()) == ["RecordingStarted"]
    assert raw_files(folder) == []


async def test_a_talk_without_a_sample_is_a_failure(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """There should be a recording and there is none."""
    await recorder.start(channel, CALL)
    journal.append(answered())
    await recorder.stop(channel, CALL)
    await recorder.settle()
    assert (await events())[-1] == RecordingFailed(
        at=NOW, call=CALL, reason="Asterisk wrote nothing although both talked"
    )


async def test_files_that_do_not_appear_are_noticed(
    recorder: Recorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """MixMonitor says success whatever happens."""
    channel.deaf = True
    assert await recorder.start(channel, CALL) == PATH
    await asyncio.sleep(0.3)
    found = await events()
    assert kinds(found) == ["RecordingStarted", "RecordingFailed"]
    assert isinstance(found[-1], RecordingFailed)
    assert str(folder / RAW) in found[-1].reason


async def test_files_that_do_not_grow_in_a_talk_are_noticed_once(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """While the phone rings nothing is written, and nothing is wrong with that."""
    await recorder.start(channel, CALL)
    await asyncio.sleep(0.3)
    assert kinds(await events()) == ["RecordingStarted"]
    journal.append(answered())
    await asyncio.sleep(0.5)
    assert kinds(await events()).count("RecordingFailed") == 1


async def test_files_that_stop_growing_in_a_talk_are_noticed(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """A full disk cuts a recording silently; what there is becomes a file all the same."""
    await recorder.start(channel, CALL)
    journal.append(answered())
    for _ in range(10):
        channel.talk(0.1)
        await asyncio.sleep(0.04)
    assert "RecordingFailed" not in kinds(await events())
    await asyncio.sleep(0.6)
    assert "RecordingFailed" in kinds(await events())
    await recorder.stop(channel, CALL)
    await recorder.settle()
    assert "RecordingFinalised" in kinds(await events())


async def test_a_pause_between_two_talks_is_no_failure(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """Music between two agents is not recorded."""
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(0.1)
    journal.append(TalkEnded(at=NOW, call=CALL, agent="1001", ended_by="agent"))
    await asyncio.sleep(0.6)
    assert "RecordingFailed" not in kinds(await events())


async def test_without_space_nothing_is_begun(
    journal: Journal, folder: Path, channel: FakeChannel, events: Events
) -> None:
    """The call goes on; the journal says why it has no recording."""
    recorder = Recorder(journal, folder, lambda: NOW, min_free_megabytes=10**9)
    assert await recorder.start(channel, CALL) is None
    assert channel.executed == []
    (failed,) = await events()
    assert isinstance(failed, RecordingFailed)
    assert "MB are free" in failed.reason


async def test_an_expected_recording_is_prepared_before_its_start(
    recorder: Recorder, channel: FakeChannel, folder: Path
) -> None:
    """The folder is there before the caller is; the start only has Asterisk record."""
    recorder.expect(CALL)
    await eventually((folder / RAW).is_dir)
    assert channel.executed == []
    assert await recorder.start(channel, CALL) == PATH
    assert channel.executed == ["MixMonitor"]


async def test_what_goes_wrong_with_an_expected_recording_is_told_by_its_start(
    journal: Journal, folder: Path, channel: FakeChannel, events: Events
) -> None:
    """A caller who leaves before has no recording that could fail."""
    recorder = Recorder(journal, folder, lambda: NOW, min_free_megabytes=10**9)
    recorder.expect(CALL)
    recorder.expect("demo-1795341600.8")
    journal.append(CallEnded(at=NOW, call="demo-1795341600.8", reason="caller hung up"))
    assert await recorder.start(channel, CALL) is None
    assert kinds(await events()) == ["CallEnded", "RecordingFailed"]


async def test_a_call_with_a_strange_name_is_not_recorded(
    recorder: Recorder, channel: FakeChannel, events: Events
) -> None:
    """It goes on, and the journal says why."""
    assert await recorder.start(channel, "../x") is None
    assert kinds(await events()) == ["RecordingFailed"]


def test_a_folder_that_asterisk_could_not_be_told_is_refused(journal: Journal, tmp_path: Path) -> None:
    """At the start, and not at the first call."""
    with pytest.raises(ValueError, match=r"node\.data_dir"):
        Recorder(journal, tmp_path / "a,b", lambda: NOW)


async def test_a_full_disk_keeps_the_raw_files_for_later(
    new_recorder: NewRecorder,
    channel: FakeChannel,
    folder: Path,
    events: Events,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The failure is in the journal; with space again the file is made."""
    recorder = new_recorder()

    async def full(*_: object) -> float:
        raise OSError(errno.ENOSPC, "No space left on device")

    await recorder.start(channel, CALL)
    channel.talk(1.0)
    with monkeypatch.context() as patch:
        patch.setattr(Joiner, "join", full)
        await recorder.stop(channel, CALL)
        await recorder.settle()
    found = await events()
    assert found[-1] == RecordingFailed(
        at=NOW, call=CALL, reason="the file could not be made: No space left on device"
    )
    assert len(raw_files(folder)) == 2

    again = new_recorder()
    assert await again.recover(set()) == 1
    await again.settle()
    assert kinds(await events()) == ["RecordingStarted", "RecordingFailed", "RecordingFinalised"]
    assert raw_files(folder) == []


# --- crashes ---


async def die(recorder: Recorder) -> None:
    """Have the recorder's controller killed: nothing of it looks at the files any more."""
    await recorder.close(grace_seconds=0)


async def test_what_a_dead_controller_left_is_finished_once(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """The call ended while nobody was there."""
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    await die(recorder)
    successor = new_recorder()
    assert await successor.recover(set()) == 1
    assert await successor.recover(set()) == 0
    await successor.settle()
    assert await successor.recover(set()) == 0
    assert kinds(await events()) == ["RecordingStarted", "RecordingFinalised"]
    assert (folder / PATH).exists()


async def test_a_crash_between_commit_and_clean_up_writes_nothing_twice(
    new_recorder: NewRecorder,
    channel: FakeChannel,
    folder: Path,
    events: Events,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The raw files are still there, and the journal has the file already."""
    recorder = new_recorder()
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    with monkeypatch.context() as patch:
        patch.setattr(finishing, "_remove", lambda _: None)
        await recorder.stop(channel, CALL)
        await recorder.settle()
    assert len(raw_files(folder)) == 2
    successor = new_recorder()
    await successor.recover(set())
    await successor.settle()
    assert kinds(await events()).count("RecordingFinalised") == 1
    assert raw_files(folder) == []


async def test_a_talk_that_goes_on_stays_one_recording_over_a_restart(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, events: Events
) -> None:
    """Asterisk never stopped; the successor does not begin anew, and finishes the whole."""
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    await die(recorder)
    successor = new_recorder()
    assert await successor.recover({CALL}) == 0
    assert await successor.start(channel, CALL) == PATH
    channel.talk(2.0)
    await successor.stop(channel, CALL)
    await successor.settle()
    assert channel.executed.count("MixMonitor") == 1
    assert (await events())[-1] == RecordingFinalised(at=NOW, call=CALL, path=PATH, seconds=3.0)


async def test_a_recording_that_was_stopped_before_the_crash_is_finished_and_a_new_one_begins(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, folder: Path
) -> None:
    """The call goes on after a restart, but Asterisk does not write any more."""
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    channel.variables[VARIABLE] = ""
    await die(recorder)
    successor = new_recorder()
    await successor.recover({CALL})
    assert await successor.start(channel, CALL) == f"2026/11/22/{CALL}+2.wav"
    await successor.settle()
    assert (folder / PATH).exists()


async def test_only_the_newest_take_of_a_call_that_goes_on_is_left_alone(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, folder: Path
) -> None:
    """The one before was stopped and not yet finished."""
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    for name in raw_files(folder):
        (folder / RAW / name.replace(CALL, f"{CALL}+2")).write_bytes(b"\0" * 1600)
    await die(recorder)
    successor = new_recorder()
    assert await successor.recover({CALL}) == 1
    await successor.settle()
    assert raw_files(folder) == sorted(f"2026-11-22_{CALL}+2.{side}.sln" for side in ("caller", "agent"))


async def test_a_database_that_cannot_be_written_is_waited_for(
    new_recorder: NewRecorder,
    journal: Journal,
    folder: Path,
    events: Events,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The raw files stay until the journal has the fact."""
    monkeypatch.setattr(ledger, "RETRY_SECONDS", 0.02)
    channel = FakeChannel()
    recorder = new_recorder()
    await recorder.start(channel, CALL)
    channel.talk(1.0)
    await die(recorder)
    tries = 0
    commit = journal.commit

    async def flaky(*arguments: object) -> object:
        nonlocal tries
        tries += 1
        assert len(raw_files(folder)) == 2
        if tries < 3:
            raise JournalUnavailableError("the database is locked")
        return await commit(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "commit", flaky)
    successor = new_recorder()
    await successor.recover(set())
    await successor.settle()
    assert tries == 3
    assert kinds(await events()) == ["RecordingStarted", "RecordingFinalised"]


async def test_closing_waits_for_files_and_leaves_what_runs(
    recorder: Recorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """A controller that is stopped hands the running talk to its successor."""
    other = FakeChannel()
    await recorder.start(channel, CALL)
    await recorder.start(other, "demo-1.2")
    channel.talk(1.0)
    other.talk(1.0)
    await recorder.stop(channel, CALL)
    await recorder.close()
    assert (folder / PATH).exists()
    assert other.executed == ["MixMonitor"]
    assert raw_files(folder) == ["2026-11-22_demo-1.2.agent.sln", "2026-11-22_demo-1.2.caller.sln"]


async def test_many_recordings_end_at_once(recorder: Recorder, events: Events) -> None:
    """All are finished; none twice."""
    channels = {f"demo-1.{number}": FakeChannel() for number in range(30)}
    for call, channel in channels.items():
        await recorder.start(channel, call)
        channel.talk(0.5)
    await asyncio.gather(*(recorder.stop(channel, call) for call, channel in channels.items()))
    await recorder.settle()
    finalised = [event for event in await events() if isinstance(event, RecordingFinalised)]
    assert sorted(event.call for event in finalised) == sorted(channels)

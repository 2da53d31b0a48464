"""Recordings from start to finish, over holds, agents, hang-ups, crashes, full disks and silence."""

import asyncio
import errno
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest

from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallEnded,
    CallQueued,
    ConsentNoticePlayed,
    Event,
    RecordingFailed,
    RecordingRefused,
    RecordingStarted,
    TalkEnded,
)
from hotline.journal import Journal
from hotline.recorder import calls as known_calls
from hotline.recorder import finishing, spool, watch
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import PlanError
from hotline.recorder.finishing import TRIES
from hotline.recorder.plan import RecordingPlan
from hotline.recorder.rules import Rules
from hotline.recorder.spool import QUARANTINE, set_aside_calls
from hotline.recorder.takes import RAW, Found, Take
from hotline.testing.waiting import eventually

from .conftest import IMPATIENT, NOW, RULES, FakeChannel, NewRecorder

Events = Callable[[], Awaitable[list[Event]]]
Kept = list[RecordingPlan]

CALL = "demo-1795341600.7"


def arrived(journal: Journal, call: str = CALL, *, informed: bool = True) -> None:
    """Have a call come, and hear the notice."""
    journal.append(CallArrived(at=NOW, call=call, caller=None, dialled="1111", channel="PJSIP/x-1"))
    if informed:
        journal.append(ConsentNoticePlayed(at=NOW, call=call))


def answered(call: str = CALL, agent: str = "1001", at: float = NOW) -> AgentAnswered:
    return AgentAnswered(at=at, call=call, agent=agent, queue="water")


def talk_ended(call: str = CALL, agent: str = "1001", at: float = NOW) -> TalkEnded:
    return TalkEnded(at=at, call=call, agent=agent, ended_by="agent")


def ended(call: str = CALL) -> CallEnded:
    return CallEnded(at=NOW + 60, call=call, reason="completed")


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def raw_files(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / RAW).iterdir()) if (folder / RAW).is_dir() else []


async def talks(
    recorder: Recorder, channel: FakeChannel, journal: Journal, seconds: float = 1.0, *, at: float = NOW,
    agent: str = "1001", call: str = CALL,
) -> None:  # fmt: skip
    """Have an agent answer, both talk, and the talk end."""
    await recorder.start(channel, call)
    journal.append(answered(call, agent, at))
    channel.talk(seconds)
    journal.append(talk_ended(call, agent, at + seconds))
    await recorder.stop(channel, call)


# --- what is recorded ---


async def test_menu_and_talks_become_one_recording_when_the_call_has_ended(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, folder: Path, kept: Kept
) -> None:
    """Each stretch is at its moment, the waiting between is left out, and the raw files go after it was kept."""
    now = NOW
    recorder = new_recorder(clock=lambda: now)
    arrived(journal)
    await recorder.listen(channel, CALL)
    channel.talk(3.0)
    await recorder.stop(channel, CALL)
    now = NOW + 20
    await talks(recorder, channel, journal, 5.0, at=NOW + 24)
    now = NOW + 40
    await talks(recorder, channel, journal, 2.0, at=NOW + 45, agent="1002")
    assert kept == []
    journal.append(ended())
    await recorder.settle()

    (plan,) = kept
    assert (plan.call, plan.begins_at, plan.queue) == (CALL, NOW, "water")
    assert [round(stretch.begins, 3) for stretch in plan.stretches] == [0.0, 24.0, 45.0]
    assert [(one.agent, one.begins, one.ends) for one in plan.segments] == [
        ("1001", 24.0, 29.0),
        ("1002", 45.0, 47.0),
    ]
    assert raw_files(folder) == []


async def test_menus_are_written_at_once_and_talks_only_while_bridged(
    recorder: Recorder, channel: FakeChannel, journal: Journal
) -> None:
    """Ringing brings music, and music is not recorded."""
    arrived(journal)
    await recorder.listen(channel, CALL)
    of_menus = channel.bridged_only
    await recorder.start(channel, CALL)
    assert (of_menus, channel.bridged_only) == (False, True)
    assert channel.executed == ["MixMonitor", "StopMixMonitor", "MixMonitor"]


async def test_what_runs_stays(recorder: Recorder, channel: FakeChannel, journal: Journal) -> None:
    """A menu after a menu, and a second try to ring, begin nothing anew."""
    arrived(journal)
    assert await recorder.listen(channel, CALL) == await recorder.listen(channel, CALL)
    assert await recorder.start(channel, CALL) == await recorder.start(channel, CALL)
    assert channel.executed == ["MixMonitor", "StopMixMonitor", "MixMonitor"]


async def test_each_talk_is_a_take_of_its_own(
    recorder: Recorder, channel: FakeChannel, journal: Journal, folder: Path
) -> None:
    """Asterisk cuts out what is between two bridges, and nobody could tell where the second belongs."""
    arrived(journal)
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(1.0)
    journal.append(talk_ended())
    await recorder.start(channel, CALL)
    assert len(raw_files(folder)) == 4


async def test_the_journal_is_told_once_that_a_call_is_recorded(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """However many takes it has."""
    arrived(journal)
    await recorder.listen(channel, CALL)
    for _ in range(3):
        await talks(recorder, channel, journal)
    assert kinds(await events()).count("RecordingStarted") == 1


async def test_stopping_what_does_not_run_is_harmless(recorder: Recorder, channel: FakeChannel) -> None:
    """Calls end in many places, and each of them stops."""
    await recorder.stop(channel, CALL)
    await recorder.start(channel, CALL)
    await recorder.stop(channel, CALL)
    await recorder.stop(channel, CALL)
    await recorder.stop(None, CALL)
    assert channel.executed == ["MixMonitor", "StopMixMonitor"]


# --- what is not recorded ---


async def test_menus_are_not_recorded_without_consent_or_where_recordings_begin_with_the_talk(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal
) -> None:
    """After a talk that was recorded they are."""
    arrived(journal, "c1", informed=False)
    assert await new_recorder().listen(channel, "c1") is None
    recorder = new_recorder(Rules(from_consent=False, min_free_megabytes=0))
    arrived(journal, "c2")
    assert await recorder.listen(channel, "c2") is None
    assert channel.executed == []
    await talks(recorder, channel, journal, call="c2")
    assert await recorder.listen(channel, "c2") is not None


async def test_of_a_call_that_refused_nothing_is_kept(
    recorder: Recorder, channel: FakeChannel, journal: Journal, folder: Path, kept: Kept
) -> None:
    """What was written before is destroyed, and nothing more is."""
    arrived(journal)
    await recorder.listen(channel, CALL)
    channel.talk(1.0)
    journal.append(RecordingRefused(at=NOW, call=CALL))
    assert await recorder.listen(channel, CALL) is None
    assert await recorder.start(channel, CALL) is None
    assert channel.executed == ["MixMonitor", "StopMixMonitor"]
    journal.append(ended())
    await recorder.settle()
    assert kept == []
    assert raw_files(folder) == []


async def test_a_refusal_holds_with_the_next_controller(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, journal: Journal
) -> None:
    """The journal knows it."""
    arrived(journal)
    journal.append(RecordingRefused(at=NOW, call=CALL))
    await die(recorder)
    successor = new_recorder()
    await successor.recover({CALL})
    assert await successor.refused(CALL)
    assert await successor.start(channel, CALL) is None
    assert await successor.listen(channel, CALL) is None


async def test_a_queue_that_is_not_recorded_takes_the_menus_with_it(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, kept: Kept, folder: Path
) -> None:
    """What was chosen in them would tell what the talk was about."""
    recorder = new_recorder(Rules(unrecorded=frozenset({"counsel"}), min_free_megabytes=0))
    arrived(journal)
    await recorder.listen(channel, CALL)
    channel.talk(1.0)
    journal.append(CallQueued(at=NOW, call=CALL, queue="counsel", language="en"))
    assert await recorder.listen(channel, CALL) is None
    journal.append(ended())
    await recorder.settle()
    assert kept == []
    assert raw_files(folder) == []


async def test_a_call_that_nobody_answered_leaves_nothing(  # noqa: PLR0917 -- fixtures
    recorder: Recorder, channel: FakeChannel, journal: Journal, folder: Path, events: Events, kept: Kept
) -> None:
    """The caller gave up while the phone rang: no file, and no failure."""
    arrived(journal)
    await recorder.start(channel, CALL)
    await recorder.stop(channel, CALL)
    journal.append(ended())
    await recorder.settle()
    assert "RecordingFailed" not in kinds(await events())
    assert kept == []
    assert raw_files(folder) == []


# --- what goes wrong ---


async def test_a_talk_without_a_sample_is_a_failure(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """There should be a recording and there is none."""
    arrived(journal)
    await talks(recorder, channel, journal, 0.0)
    journal.append(ended())
    await recorder.settle()
    assert (await events())[-1] == RecordingFailed(
        at=NOW, call=CALL, reason="Asterisk wrote nothing although both talked"
    )


async def fails(events: Events) -> None:
    """Wait until the journal says that a recording does not come about."""
    async with asyncio.timeout(30):
        while "RecordingFailed" not in kinds(await events()):  # noqa: ASYNC110 - the journal tells of it
            await asyncio.sleep(0.02)


async def test_files_that_do_not_appear_are_noticed(
    new_recorder: NewRecorder, channel: FakeChannel, folder: Path, events: Events
) -> None:
    """MixMonitor says success whatever happens."""
    recorder = new_recorder(patience=IMPATIENT)
    channel.deaf = True
    assert await recorder.start(channel, CALL) is not None
    await fails(events)
    found = await events()
    assert kinds(found) == ["RecordingStarted", "RecordingFailed"]
    assert isinstance(found[-1], RecordingFailed)
    assert str(folder / RAW) in found[-1].reason


async def test_files_that_do_not_grow_in_a_talk_are_noticed_once(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """While the phone rings nothing is written, and nothing is wrong with that."""
    recorder = new_recorder(patience=IMPATIENT)
    await recorder.start(channel, CALL)
    await asyncio.sleep(0.3)
    assert kinds(await events()) == ["RecordingStarted"]
    journal.append(answered())
    await fails(events)
    await asyncio.sleep(0.3)
    assert kinds(await events()).count("RecordingFailed") == 1


async def test_files_that_stop_growing_in_a_talk_are_noticed(  # noqa: PLR0917 -- fixtures
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events, kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Not before; a full disk cuts a recording silently, and what there is becomes a file all the same."""
    recorder, looks = new_recorder(patience=IMPATIENT), 0
    look, twice_its_patience = watch._total_size, round(2 * IMPATIENT.stall / IMPATIENT.later)

    def grows_until_now(files: tuple[Path, Path]) -> int | None:
        nonlocal looks
        looks += 1
        if looks <= twice_its_patience:
            channel.talk(0.1)
        return look(files)

    monkeypatch.setattr(watch, "_total_size", grows_until_now)
    await recorder.start(channel, CALL)
    journal.append(answered())
    await fails(events)
    assert looks > twice_its_patience
    await recorder.stop(channel, CALL)
    journal.append(ended())
    await recorder.settle()
    assert len(kept) == 1


async def test_a_menu_in_which_nobody_speaks_is_no_failure(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """A phone that sends nothing in silence leaves files that do not grow."""
    recorder = new_recorder(patience=IMPATIENT)
    arrived(journal)
    await recorder.listen(channel, CALL)
    await asyncio.sleep(0.6)
    assert "RecordingFailed" not in kinds(await events())


async def test_without_space_nothing_is_begun_and_the_journal_says_so_once(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """The call goes on."""
    recorder = new_recorder(Rules(min_free_megabytes=10**9))
    arrived(journal)
    assert await recorder.listen(channel, CALL) is None
    assert await recorder.start(channel, CALL) is None
    assert channel.executed == []
    failed = [event for event in await events() if isinstance(event, RecordingFailed)]
    assert len(failed) == 1
    assert "recording.min_free_megabytes" in failed[0].reason


async def test_an_expected_talk_is_prepared_before_its_start(
    recorder: Recorder, channel: FakeChannel, folder: Path
) -> None:
    """The folder is there before the agent is; the start only has Asterisk record."""
    recorder.expect(CALL)
    await eventually((folder / RAW).is_dir)
    assert channel.executed == []
    assert await recorder.start(channel, CALL) is not None
    assert channel.executed == ["MixMonitor"]


async def test_what_goes_wrong_with_an_expected_talk_is_told_by_its_start(
    new_recorder: NewRecorder, journal: Journal, channel: FakeChannel, events: Events
) -> None:
    """A caller who leaves before has no recording that could fail."""
    recorder = new_recorder(Rules(min_free_megabytes=10**9))
    arrived(journal, "c2")
    recorder.expect(CALL)
    recorder.expect("c2")
    journal.append(ended("c2"))
    assert await recorder.start(channel, CALL) is None
    assert kinds(await events())[-2:] == ["CallEnded", "RecordingFailed"]


async def test_a_call_with_a_strange_name_is_not_recorded(
    recorder: Recorder, channel: FakeChannel, events: Events
) -> None:
    """It goes on, and the journal says why."""
    assert await recorder.start(channel, "../x") is None
    assert kinds(await events()) == ["RecordingFailed"]


def test_a_folder_that_asterisk_could_not_be_told_is_refused(journal: Journal, tmp_path: Path) -> None:
    """At the start, and not at the first call."""

    async def keep(_: RecordingPlan) -> None:
        raise NotImplementedError

    with pytest.raises(ValueError, match=r"node\.data_dir"):
        Recorder(journal, tmp_path / "a,b", lambda: NOW, keep=keep)


async def test_a_full_disk_keeps_the_raw_files_for_later(  # noqa: PLR0917 -- fixtures
    new_recorder: NewRecorder,
    channel: FakeChannel,
    journal: Journal,
    folder: Path,
    events: Events,
    kept: Kept,
) -> None:
    """The failure is in the journal; with space again the recording is made."""

    async def full(_: RecordingPlan) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    recorder = new_recorder(keep=full)
    arrived(journal)
    await talks(recorder, channel, journal)
    journal.append(ended())
    await recorder.settle()
    assert (await events())[-1] == RecordingFailed(
        at=NOW, call=CALL, reason="the file could not be made: No space left on device"
    )
    assert len(raw_files(folder)) == 2
    again = new_recorder()
    assert await again.recover(set()) == 1
    await again.settle()
    assert len(kept) == 1
    assert raw_files(folder) == []


async def test_what_goes_wrong_again_and_again_is_told_once(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """Also over a restart; another reason is news."""
    reason = "the key ring is gone"

    async def fail(_: RecordingPlan) -> None:
        raise OSError(reason)

    recorder = new_recorder(keep=fail)
    arrived(journal)
    await talks(recorder, channel, journal)
    journal.append(ended())
    await recorder.settle()
    for again in (recorder, new_recorder(keep=fail)):
        assert await again.recover(set()) == 1
        await again.settle()
    assert kinds(await events()).count("RecordingFailed") == 1
    reason = "the disk is full"
    await recorder.recover(set())
    await recorder.settle()
    assert kinds(await events()).count("RecordingFailed") == 2


async def test_raw_files_of_an_impossible_plan_are_set_aside_and_not_lost(
    new_recorder: NewRecorder,
    channel: FakeChannel,
    journal: Journal,
    events: Events,
    folder: Path,
) -> None:
    """After some tries, so that nothing is tried for ever; put back, they are tried again."""

    async def impossible(_: RecordingPlan) -> None:
        message = "the plan is 30 hours long"
        raise PlanError(message)

    recorder = new_recorder(keep=impossible)
    arrived(journal)
    await talks(recorder, channel, journal)
    before = raw_files(folder)
    journal.append(ended())
    await recorder.settle()
    for _ in range(TRIES - 1):
        assert await recorder.recover(set()) == 1
        await recorder.settle()
    assert raw_files(folder) == []
    assert await recorder.recover(set()) == 0
    assert set_aside_calls(folder) == {CALL}
    failed = [event.reason for event in await events() if isinstance(event, RecordingFailed)]
    assert len(failed) == 2
    assert "quarantine/" in failed[-1]
    for file in before:
        (folder / QUARANTINE / Path(file).name).rename(folder / RAW / Path(file).name)
    again = new_recorder()
    assert await again.recover(set()) == 1
    await again.settle()
    assert raw_files(folder) == []
    assert set_aside_calls(folder) == set()


# --- ends and crashes ---


async def die(recorder: Recorder) -> None:
    """Have the recorder's controller killed: nothing of it looks at the files any more."""
    await recorder.close(grace_seconds=0)


async def test_after_a_hang_up_the_recording_is_made_when_its_files_are_still(  # noqa: PLR0917 -- fixtures
    recorder: Recorder, channel: FakeChannel, journal: Journal, kept: Kept, folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Asterisk closes them by itself, but nobody says when."""
    monkeypatch.setattr(finishing, "STILL_SECONDS", 0.02)
    look, seen = spool.look_at, list[tuple[int, int]]()

    def still_writes(folder: Path, takes: Iterable[Take]) -> list[Found]:
        seen.append((len(kept), len(raw_files(folder))))
        if len(seen) <= 5:
            channel.talk(0.1)
        return look(folder, takes)

    arrived(journal)
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(1.0)
    channel.dead = True
    monkeypatch.setattr(spool, "look_at", still_writes)
    await recorder.stop(channel, CALL)
    journal.append(ended())
    await recorder.settle()
    assert len(kept) == 1
    assert len(seen) > 5
    assert set(seen) == {(0, 2)}


async def test_a_call_that_ends_without_stop_is_finished(
    recorder: Recorder, channel: FakeChannel, journal: Journal, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes that the call ended, the recording hears it."""
    monkeypatch.setattr(finishing, "STILL_SECONDS", 0.02)
    arrived(journal)
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(1.0)
    journal.append(CallEnded(at=NOW, call=CALL, reason="lost"))
    await recorder.settle()
    assert len(kept) == 1


async def test_what_a_dead_controller_left_is_finished_once(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, kept: Kept
) -> None:
    """The call ended while nobody was there."""
    arrived(journal)
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(1.0)
    await die(recorder)
    successor = new_recorder()
    assert await successor.recover(set()) == 1
    assert await successor.recover(set()) == 0
    await successor.settle()
    assert await successor.recover(set()) == 0
    assert [plan.segments[0].agent for plan in kept] == ["1001"]


async def test_a_crash_between_keeping_and_clean_up_gives_the_same_plan_again(  # noqa: PLR0917 -- fixtures
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, folder: Path, kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """So that the archive can know it again."""
    recorder = new_recorder()
    arrived(journal)
    await talks(recorder, channel, journal)
    with monkeypatch.context() as patch:
        patch.setattr(spool, "remove", lambda *_: None)
        journal.append(ended())
        await recorder.settle()
    assert len(raw_files(folder)) == 2
    successor = new_recorder()
    await successor.recover(set())
    await successor.settle()
    assert kept[0] == kept[1]
    assert raw_files(folder) == []


async def test_a_call_that_goes_on_stays_one_recording_over_a_restart(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, kept: Kept
) -> None:
    """Asterisk never stopped; the successor stops it when the talk is over, and goes on."""
    arrived(journal)
    await recorder.start(channel, CALL)
    journal.append(answered())
    channel.talk(1.0)
    await die(recorder)
    successor = new_recorder()
    assert await successor.recover({CALL}) == 0
    channel.talk(2.0)
    journal.append(talk_ended(at=NOW + 3))
    await successor.stop(channel, CALL)
    await successor.listen(channel, CALL)
    channel.talk(1.0)
    await successor.stop(channel, CALL)
    journal.append(ended())
    await successor.settle()
    (plan,) = kept
    assert len(plan.stretches) == 2
    assert channel.executed == ["MixMonitor", "StopMixMonitor"] * 2


async def test_a_menu_that_goes_on_over_a_restart_is_recorded_on(
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, kept: Kept
) -> None:
    """In another take, since nobody knows whether Asterisk still writes the first one."""
    arrived(journal)
    await recorder.listen(channel, CALL)
    channel.talk(1.0)
    await die(recorder)
    successor = new_recorder(clock=lambda: NOW + 2)
    await successor.recover({CALL})
    assert await successor.listen(channel, CALL) == await successor.listen(channel, CALL) is not None
    assert channel.executed == ["MixMonitor", "StopMixMonitor", "MixMonitor"]
    channel.talk(1.0)
    await successor.stop(channel, CALL)
    journal.append(ended())
    await successor.settle()
    assert [[one.begins for one in plan.stretches] for plan in kept] == [[0.0, 2.0]]


async def test_closing_waits_for_files_and_leaves_what_runs(
    recorder: Recorder, channel: FakeChannel, journal: Journal, kept: Kept, folder: Path
) -> None:
    """A controller that is stopped hands the running talk to its successor."""
    other = FakeChannel()
    for call in (CALL, "demo-1.2"):
        arrived(journal, call)
    await talks(recorder, channel, journal)
    await recorder.start(other, "demo-1.2")
    journal.append(ended())
    await recorder.close()
    assert [plan.call for plan in kept] == [CALL]
    assert other.executed == ["MixMonitor"]
    assert len(raw_files(folder)) == 2


async def test_many_calls_end_at_once(recorder: Recorder, journal: Journal, kept: Kept) -> None:
    """All are finished; none twice."""
    channels = {f"demo-1.{number}": FakeChannel() for number in range(30)}
    for call, channel in channels.items():
        arrived(journal, call)
        await talks(recorder, channel, journal, 0.5, call=call)
    for call in channels:
        journal.append(ended(call))
    await recorder.settle()
    assert sorted(plan.call for plan in kept) == sorted(channels)


async def test_the_story_of_a_call_is_that_of_its_journal(
    recorder: Recorder, new_recorder: NewRecorder, journal: Journal, channel: FakeChannel, events: Events
) -> None:
    """A successor that never heard of the call does not tell its begin twice."""
    arrived(journal)
    await talks(recorder, channel, journal)
    await die(recorder)
    await new_recorder(RULES).start(channel, CALL)
    assert sum(isinstance(event, RecordingStarted) for event in await events()) == 1


async def test_where_the_journal_cannot_be_read_a_call_of_an_earlier_controller_is_not_recorded(
    recorder: Recorder, channel: FakeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whether the caller refused; and no call waits for a database."""
    monkeypatch.setattr(known_calls, "STORY_SECONDS", 0.05)
    monkeypatch.setattr(recorder._ledger, "story", lambda _: asyncio.sleep(10))
    assert await recorder.start(channel, CALL) is None
    assert await recorder.listen(channel, CALL) is None
    assert await recorder.refused(CALL)
    assert channel.executed == []

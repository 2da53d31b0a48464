"""Pauses: by the agent, by a command, and while the caller keys digits."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallEnded,
    Event,
    RecordingPaused,
    RecordingRefused,
    RecordingResumed,
    TalkEnded,
)
from hotline.journal import Journal
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import NotRecordedError
from hotline.recorder.pausing import LONGEST_KEY_SECONDS, NEXT_KEY_SECONDS, CallerKeys, KeyedCode
from hotline.recorder.plan import RecordingPlan
from hotline.recorder.rules import Rules
from hotline.testing.waiting import eventually

from .conftest import NOW, FakeChannel, NewRecorder

CALL = "demo-1795341600.7"
Muted = list[tuple[str, bool]]
Events = Callable[[], Awaitable[list[Event]]]

#: So that a test need not wait five seconds.
HASTY = Rules(min_free_megabytes=0, pause_after_digit_seconds=0.1)


async def talk(recorder: Recorder, channel: FakeChannel, journal: Journal) -> None:
    """Have a talk that is recorded."""
    journal.append(CallArrived(at=NOW, call=CALL, caller=None, dialled="1111", channel="PJSIP/x-1"))
    await recorder.start(channel, CALL)
    journal.append(AgentAnswered(at=NOW, call=CALL, agent="1001", queue="water"))
    channel.talk(10.0)


async def pauses(events: Events) -> list[tuple[str, str]]:
    """Return what the journal says of pauses: which, by what."""
    kinds = (RecordingPaused, RecordingResumed)
    return [
        (type(event).__name__.removeprefix("Recording"), event.by)
        for event in await events()
        if isinstance(event, kinds)
    ]


# --- by agent and command ---


async def test_a_command_pauses_and_resumes(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events, muted: Muted
) -> None:
    """Asterisk writes silence meanwhile, and the journal says who did it; twice is once."""
    await talk(recorder, channel, journal)
    for _ in range(2):
        await recorder.pauses.pause(CALL, "command", "salim")
    assert muted == [(CALL, True)]
    for _ in range(2):
        await recorder.pauses.resume(CALL, "command", "salim")
    assert muted == [(CALL, True), (CALL, False)]
    found = await events()
    assert found[-2:] == [
        RecordingPaused(at=NOW, call=CALL, by="command", who="salim"),
        RecordingResumed(at=NOW, call=CALL, by="command", who="salim"),
    ]


async def test_the_agents_code_pauses_and_resumes(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events, muted: Muted
) -> None:
    """Keyed in the talk, other keys before it or not."""
    await talk(recorder, channel, journal)
    for place, key in enumerate("7*16"):
        recorder.pauses.agent_key(CALL, key, NOW + place)
    assert await pauses(events) == [("Paused", "agent")]
    for place, key in enumerate("*16"):
        recorder.pauses.agent_key(CALL, key, NOW + 60 + place)
    assert await pauses(events) == [("Paused", "agent"), ("Resumed", "agent")]


async def test_the_dialled_code_says_what_it_did(
    recorder: Recorder, channel: FakeChannel, journal: Journal
) -> None:
    """None: there was nothing to pause."""
    assert await recorder.toggle(CALL, "agent", "1001") is None
    await talk(recorder, channel, journal)
    assert await recorder.toggle(CALL, "agent", "1001") is True
    assert await recorder.toggle(CALL, "agent", "1001") is False


@pytest.mark.parametrize("state", ["unknown", "ringing", "over", "refused"])
async def test_what_is_not_recorded_cannot_be_paused(
    state: str, recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """Nobody believes to have paused what goes on; keys mean nothing."""
    if state != "unknown":
        journal.append(CallArrived(at=NOW, call=CALL, caller=None, dialled="1111", channel="PJSIP/x-1"))
        if state == "refused":
            journal.append(RecordingRefused(at=NOW, call=CALL))
        await recorder.start(channel, CALL)
    if state in {"over", "refused"}:
        journal.append(AgentAnswered(at=NOW, call=CALL, agent="1001", queue="water"))
    if state == "over":
        journal.append(TalkEnded(at=NOW, call=CALL, agent="1001", ended_by="agent"))
    with pytest.raises(NotRecordedError):
        await recorder.pauses.pause(CALL, "command", "salim")
    recorder.pauses.caller_key(CALL, "5", NOW, down=True)
    for key in "*16":
        recorder.pauses.agent_key(CALL, key, NOW)
    assert await pauses(events) == []


# --- while the caller keys digits ---


async def test_digits_pause_until_some_time_after_the_last(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events, muted: Muted
) -> None:
    """The first pauses at once, and each further one puts off the end."""
    now, after = NOW, 600.0
    recorder = new_recorder(Rules(min_free_megabytes=0, pause_after_digit_seconds=after), clock=lambda: now)
    await talk(recorder, channel, journal)
    ends = []
    for key in "4711":
        for down in (True, False):
            now += 0.05
            recorder.pauses.caller_key(CALL, key, now, down=down)
            ends.append(recorder.pauses._talks[CALL].timer)
    assert [end is not None and end.cancelled() for end in ends] == [True] * 7 + [False]
    await eventually(lambda: muted == [(CALL, True)])
    last, now = now, now + after
    recorder.pauses.caller_key(CALL, "1", last, down=False)  # told once more, when it is over
    await eventually(lambda: muted == [(CALL, True), (CALL, False)])
    paused, resumed = [
        event for event in await events() if isinstance(event, RecordingPaused | RecordingResumed)
    ]
    assert paused.at == NOW + 0.05, "it begins with the first key"
    assert resumed.at == last + after


async def test_a_pause_of_the_agent_is_not_ended_by_the_last_digit(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events, muted: Muted
) -> None:
    """Nor does the agent's word end that of the digits."""
    loop = asyncio.get_running_loop()
    recorder = new_recorder(HASTY, clock=loop.time)
    await talk(recorder, channel, journal)
    await recorder.pauses.pause(CALL, "agent", "1001")
    recorder.pauses.caller_key(CALL, "4", loop.time(), down=True)
    recorder.pauses.caller_key(CALL, "4", loop.time(), down=False)
    await eventually(lambda: recorder.pauses._talks[CALL].timer is None)
    assert await pauses(events) == [("Paused", "agent"), ("Paused", "digits"), ("Resumed", "digits")]
    recorder.pauses.caller_key(CALL, "4", loop.time(), down=True)
    await recorder.pauses.resume(CALL, "agent", "1001")
    assert set(muted) == {(CALL, True)}


async def test_keys_that_are_no_digits_of_people_pause_nothing(
    recorder: Recorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """D is how we wake a call's script."""
    await talk(recorder, channel, journal)
    recorder.pauses.caller_key(CALL, "D", NOW, down=True)
    assert await pauses(events) == []


async def test_where_digits_are_kept_they_pause_nothing(
    new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events
) -> None:
    """`pause_after_digit_seconds = 0`."""
    recorder = new_recorder(Rules(min_free_megabytes=0, pause_after_digit_seconds=0))
    await talk(recorder, channel, journal)
    recorder.pauses.caller_key(CALL, "5", NOW, down=True)
    assert await pauses(events) == []


async def test_a_pause_by_digits_ends_with_the_next_controller(  # noqa: PLR0917 -- fixtures
    recorder: Recorder, new_recorder: NewRecorder, channel: FakeChannel, journal: Journal, events: Events,
    muted: Muted,
) -> None:  # fmt: skip
    """Asterisk would write silence to the end of the talk; a pause of the agent stays."""
    await talk(recorder, channel, journal)
    recorder.pauses.caller_key(CALL, "5", NOW, down=True)
    await recorder.close(grace_seconds=0)
    successor = new_recorder(HASTY)
    await successor.recover({CALL})
    await eventually(lambda: (CALL, False) in muted)
    assert await pauses(events) == [("Paused", "digits"), ("Resumed", "digits")]
    await successor.pauses.pause(CALL, "agent", "1001")
    await successor.close(grace_seconds=0)
    third = new_recorder(HASTY)
    await third.recover({CALL})
    await asyncio.sleep(0.2)
    assert muted[-1] == (CALL, True)
    assert await pauses(events) == [("Paused", "digits"), ("Resumed", "digits"), ("Paused", "agent")]


async def test_pauses_are_gaps_of_the_recording(
    recorder: Recorder, channel: FakeChannel, journal: Journal, kept: list[RecordingPlan]
) -> None:
    """Whether or not Asterisk followed."""
    await talk(recorder, channel, journal)
    recorder.pauses.caller_key(CALL, "5", NOW + 2, down=True)
    journal.append(RecordingResumed(at=NOW + 4, call=CALL, by="digits"))
    journal.append(TalkEnded(at=NOW + 10, call=CALL, agent="1001", ended_by="agent"))
    await recorder.stop(channel, CALL)
    journal.append(CallEnded(at=NOW + 10, call=CALL, reason="completed"))
    await recorder.settle()
    (gap,) = kept[0].gaps
    assert (gap.begins, gap.ends, gap.side, gap.why) == (1.5, 4.0, "both", "digits")


# --- keys ---


def test_the_pause_lasts_while_a_key_is_down() -> None:
    """However long; but its end may never be told."""
    keys = CallerKeys()
    assert keys.resume_at(5.0) is None
    keys.down(100.0)
    assert keys.resume_at(5.0) == 100.0 + LONGEST_KEY_SECONDS
    keys.up(112.0)
    assert keys.resume_at(5.0) == 117.0


@given(keys=st.lists(st.sampled_from("0123456789*#"), max_size=40))
def test_a_code_is_found_wherever_it_is_keyed(keys: list[str]) -> None:
    """As often as it is there, without a key counting twice."""
    code = KeyedCode("*16")
    found = sum(code.press(key, 100.0 + place) for place, key in enumerate(keys))
    assert found == "".join(keys).count("*16")


def test_a_code_keyed_too_slowly_is_none() -> None:
    """Single keys of a long talk add up to nothing."""
    code = KeyedCode("*16")
    pressed = [code.press(key, 100.0 + place * (NEXT_KEY_SECONDS + 0.1)) for place, key in enumerate("*16")]
    assert pressed == [False] * 3

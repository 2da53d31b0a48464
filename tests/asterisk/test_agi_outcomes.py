"""What a call script sees of commands that can end in more than one way: recording, dialling, hang-ups."""

import asyncio
import wave
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from hotline.asterisk.agi import CallerChannel, CallerHungUp, DialOutcome, Recorded
from hotline.testing.agi import FakeCall, FakeLeg, FakeSpeech
from tests.asterisk.agi_calls import run

# --- recording ---


@pytest.mark.parametrize(
    ("speech", "recorded"),
    [
        (FakeSpeech(0.5, "#"), Recorded("dtmf", "#", 4000)),
        (FakeSpeech(0.5, ""), Recorded("timeout", None, 4000)),
        (FakeSpeech(9.0, "#"), Recorded("timeout", None, 8000)),
        (FakeSpeech(0.5, None), Recorded("hangup", None, 4000)),
        (FakeSpeech(0.0, ""), Recorded("timeout", None, 0)),
    ],
)
async def test_a_recording_says_how_it_ended(tmp_path: Path, speech: FakeSpeech, recorded: Recorded) -> None:
    """Key, silence, time-out and hang-up are told apart, and none of them raises; the file is complete."""
    call = FakeCall(speeches=[speech], pace=0.01)

    async def script(channel: CallerChannel) -> tuple[Recorded, bool]:
        outcome = await channel.record_file(str(tmp_path / "m"), max_seconds=1, silence_seconds=4)
        return outcome, channel.hung_up

    assert await run(call, script) == (recorded, recorded.reason == "hangup")
    assert call.commands[0] == ["RECORD", "FILE", str(tmp_path / "m"), "wav", "#", "1000", "BEEP", "s=4"]
    with wave.open(str(tmp_path / "m.wav")) as sound:
        assert sound.getnframes() == recorded.samples


@pytest.mark.parametrize(
    ("speech", "recorded"),
    [(FakeSpeech(0, "#"), Recorded("dtmf", "#", 0)), (FakeSpeech(0, None), Recorded("hangup", None, 0))],
)
async def test_a_beep_that_is_cut_short_is_no_failure(speech: FakeSpeech, recorded: Recorded) -> None:
    """Asterisk calls it a random error; it is the caller's key or hang-up, and there is no recording."""
    call = FakeCall(speeches=[speech])

    async def script(channel: CallerChannel) -> Recorded:
        return await channel.record_file("/tmp/none", max_seconds=1)

    assert await run(call, script) == recorded
    assert call.recorded == []


async def test_a_recording_into_no_folder_says_so(tmp_path: Path) -> None:
    """Asterisk makes no folders."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> Recorded:
        return await channel.record_file(str(tmp_path / "none" / "m"), max_seconds=1, beep=False)

    assert await run(call, script) == Recorded("writefile", None, 0)


# --- dialling ---


@pytest.mark.parametrize(
    ("leg", "outcome"),
    [
        (FakeLeg("ANSWER", 16), DialOutcome("ANSWER", 16, False)),
        (FakeLeg("BUSY", 17), DialOutcome("BUSY", 17, False)),
        (FakeLeg("ANSWER", ring_seconds=None), DialOutcome("NOANSWER", 0, False)),
    ],
)
async def test_a_dial_says_what_came_of_it(leg: FakeLeg, outcome: DialOutcome) -> None:
    """Status and cause are read after Dial, and the caller is still there."""
    call = FakeCall(legs=[leg], pace=0.001)

    async def script(channel: CallerChannel) -> DialOutcome:
        return await channel.dial("PJSIP/a1", seconds=15, alerting_seconds=1.5)

    assert await run(call, script) == outcome
    assert call.dialled == ["PJSIP/a1,15^1.5,gmi"]


@pytest.mark.parametrize(
    ("leg", "state", "outcome"),
    [
        (FakeLeg(ring_seconds=None), "ringing", DialOutcome("CANCEL", 0, True)),
        (FakeLeg(talk_seconds=None), "talking", DialOutcome("ANSWER", 16, True)),
    ],
)
async def test_a_hang_up_during_a_dial_does_not_raise(leg: FakeLeg, state: str, outcome: DialOutcome) -> None:
    """The outcome tells that the caller left; only the next verb raises."""
    call = FakeCall(legs=[leg])

    async def script(channel: CallerChannel) -> DialOutcome:
        outcome = await channel.dial("PJSIP/a1", seconds=15)
        assert channel.hung_up
        with pytest.raises(CallerHungUp):
            await channel.wait_for_digit(1)
        return outcome

    async def caller() -> None:
        await call.until(lambda: call.leg == state)
        call.hang_up()

    result, _ = await asyncio.gather(run(call, script), caller())
    assert result == outcome


async def test_a_dial_that_does_not_go_on_is_not_a_hang_up() -> None:
    """Without g the result is -1 although the caller is there; Asterisk is asked which it is."""
    call = FakeCall(legs=[FakeLeg()])

    async def script(channel: CallerChannel) -> tuple[DialOutcome, bool]:
        return await channel.dial("PJSIP/a1", seconds=15, options="i"), channel.hung_up

    assert await run(call, script) == (DialOutcome("ANSWER", 16, False), False)


async def test_nobody_is_rung_for_a_caller_who_is_gone() -> None:
    """Neither Dial nor RECORD FILE is sent after a hang-up."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> tuple[DialOutcome, Recorded]:
        call.hang_up()
        await channel.get_variable("X")
        return await channel.dial("PJSIP/a1", seconds=15), await channel.record_file("/m", max_seconds=1)

    assert await run(call, script) == (DialOutcome("CANCEL", None, True), Recorded("hangup", None, 0))
    assert call.commands == [["GET", "VARIABLE", "X"]]


# --- hang-up ---


@pytest.mark.parametrize(
    "verb",
    [
        lambda channel: channel.wait_for_digit(5),
        lambda channel: channel.stream_file("/s/long", "1"),
        lambda channel: channel.command("WAIT", "FOR", "DIGIT", 5000),
    ],
)
async def test_a_hang_up_raises_in_a_blocking_verb(
    verb: Callable[[CallerChannel], Awaitable[object]],
) -> None:
    """The verb that waits for the caller ends with CallerHungUp, and variables still work."""
    call = FakeCall(play_seconds=5)

    async def script(channel: CallerChannel) -> str | None:
        asyncio.get_running_loop().call_later(0.02, call.hang_up)
        with pytest.raises(CallerHungUp):
            await verb(channel)
        assert channel.hung_up
        await channel.set_variable("LEFT", "yes")
        await channel.execute("StopMixMonitor")
        return await channel.get_variable("LEFT")

    assert await run(call, script) == "yes"


async def test_a_hang_up_while_the_script_thinks_raises_at_the_next_verb() -> None:
    """Where HANGUP came between commands, Asterisk refuses raw commands and verbs are not even sent."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> None:
        call.hang_up()
        with pytest.raises(CallerHungUp):
            await channel.command("STREAM", "FILE", "/s/x", "")
        with pytest.raises(CallerHungUp):
            await channel.music(True)

    await run(call, script)
    assert len(call.commands) == 1


@pytest.mark.parametrize(
    "verb", [("WAIT", "FOR", "DIGIT", 5000), ("EXEC", "Dial", "PJSIP/a1,9,g"), ("ANSWER",)]
)
async def test_a_hang_up_is_noticed_without_being_told(verb: tuple[str | int, ...]) -> None:
    """Where the dialplan turned HANGUP lines off, -1 and 511 still say that the caller is gone."""
    call = FakeCall(tells_hang_up=False, legs=[FakeLeg(talk_seconds=None)])

    async def script(channel: CallerChannel) -> bool:
        if verb == ("ANSWER",):
            call.hang_up()
        else:
            asyncio.get_running_loop().call_later(0.02, call.hang_up)
        with pytest.raises(CallerHungUp):
            await channel.command(*verb)
        return channel.hung_up

    assert await run(call, script) is True


async def test_hanging_up_ends_the_call_with_a_cause() -> None:
    """Hangup is executed with the cause; a second one does nothing."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> bool:
        await channel.hangup(21)
        await channel.hangup()
        return channel.hung_up

    assert await run(call, script) is True
    assert call.executed == [("Hangup", "21")]

"""What a call script sees of the caller: verbs, results and hang-ups."""

import asyncio
import wave
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from hotline.asterisk.agi import (
    AgiError,
    CallerChannel,
    CallerHungUp,
    DialOutcome,
    FastAgiServer,
    Recorded,
)
from hotline.asterisk.agi.request import path_of
from hotline.testing.agi import FakeCall, FakeLeg, FakeSpeech

R = TypeVar("R")


async def run(call: FakeCall, script: Callable[[CallerChannel], Awaitable[R]]) -> R:
    """Run a script for a call over a real socket and return its result, or raise what it raised."""
    result: asyncio.Future[R] = asyncio.get_running_loop().create_future()

    async def handler(channel: CallerChannel) -> None:
        try:
            result.set_result(await script(channel))
        except Exception as error:
            result.set_exception(error)

    server = FastAgiServer({"call": handler}, port=0)
    await server.start()
    try:
        await call.connect(server.port)
        await call.ended()
        assert call.pipelined == 0
        return await asyncio.wait_for(result, 1)
    finally:
        await server.close()


# --- who calls ---


async def test_the_channel_knows_what_the_request_says() -> None:
    """Caller, number dialled, arguments and names come from the request; the query is not in the path."""
    call = FakeCall(path="/call/?x=y", caller_name="علي", arguments=("one", "two words", ""), language="ar")

    async def script(channel: CallerChannel) -> tuple[object, ...]:
        assert channel.request["network"] == "yes"
        return (
            channel.path,
            channel.arguments,
            channel.uniqueid,
            channel.name,
            channel.caller_number,
            channel.caller_name,
            channel.extension,
            channel.language,
            channel.hung_up,
        )

    assert await run(call, script) == (
        "call",
        ("one", "two words", ""),
        "1795332048.1",
        "PJSIP/trunk-00000001",
        "+96890000001",
        "علي",
        "1111",
        "ar",
        False,
    )


@pytest.mark.parametrize(
    ("number", "presentation"),
    [("unknown", 0), ("Anonymous", 0), ("", 0), ("+96890000001", 32), ("+96890000001", 35)],
)
async def test_a_withheld_number_is_none(number: str, presentation: int) -> None:
    """Unknown, anonymous and restricted are None, also where the network sends the number all the same."""
    call = FakeCall(caller=number, presentation=presentation)

    async def script(channel: CallerChannel) -> tuple[str | None, str | None]:
        return channel.caller_number, channel.caller_name

    assert await run(call, script) == (None, None)


@pytest.mark.parametrize(
    ("request_lines", "path"),
    [
        ({"network_script": "call?x=y", "request": "agi://h/call?x=y"}, "call"),
        ({"request": "agi://127.0.0.1:4573/a/call?x=/y"}, "a/call"),
        ({"request": "agi://127.0.0.1"}, ""),
        ({"network_script": "caf%C3%A9"}, "café"),
        ({}, ""),
    ],
)
def test_the_path_is_that_of_the_url(request_lines: dict[str, str], path: str) -> None:
    """The script's name counts, or else the URL; without query and outer slashes."""
    assert path_of(request_lines) == path


# --- keys ---


async def test_playing_returns_the_key_that_cut_it_short() -> None:
    """A key among the escape digits is returned, another one or none is None."""
    call = FakeCall(keys={"/s/menu": "2"})

    async def script(channel: CallerChannel) -> list[str | None]:
        return [
            await channel.stream_file("/s/menu", "123"),
            await channel.stream_file("/s/menu", "1"),
            await channel.stream_file("/s/welcome"),
        ]

    assert await run(call, script) == ["2", None, None]
    assert call.heard == ["/s/menu", "/s/menu", "/s/welcome"]


async def test_waiting_returns_the_key_or_none_after_the_time() -> None:
    """A key that comes in time is returned; seconds become whole milliseconds."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> list[str | None]:
        call.press("*")
        return [await channel.wait_for_digit(2.0), await channel.wait_for_digit(0.0015)]

    assert await run(call, script) == ["*", None]
    assert call.commands == [["WAIT", "FOR", "DIGIT", "2000"], ["WAIT", "FOR", "DIGIT", "2"]]


async def test_a_file_that_asterisk_cannot_play_is_an_error_that_names_it() -> None:
    """A result of -1 on a channel that lives is the file's fault, not a hang-up."""
    call = FakeCall(missing={"/s/ar/nothing"})

    async def script(channel: CallerChannel) -> None:
        with pytest.raises(AgiError, match="/s/ar/nothing"):
            await channel.stream_file("/s/ar/nothing")
        assert not channel.hung_up
        assert await channel.stream_file("/s/ar/sorry") is None

    await run(call, script)


# --- variables, music, applications ---


@pytest.mark.parametrize("value", ["", "hangup", "a (b) c", 'say "hi" \\ there', "علي", "200 result=-1", ")"])
async def test_a_variable_comes_back_as_it_was_set(value: str) -> None:
    """No value is mistaken for something else."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> tuple[str | None, str | None, str | None]:
        await channel.set_variable("NAME", value)
        found = await channel.get_variable("NAME")
        return found, await channel.get_variable("NO_SUCH"), await channel.get_variable("<${NAME}>")

    assert await run(call, script) == (value, None, f"<{value}>")
    assert call.variables["NAME"] == value


async def test_a_line_feed_in_a_value_is_refused_and_the_session_goes_on() -> None:
    """Nothing can be smuggled into the command stream."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> str | None:
        with pytest.raises(ValueError, match="CR, LF"):
            await channel.set_variable("NAME", "x\nHANGUP")
        return await channel.get_variable("NAME")

    assert await run(call, script) is None
    assert call.commands == [["GET", "VARIABLE", "NAME"]]


async def test_music_goes_on_and_off() -> None:
    """The class is named when it starts."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> str | None:
        await channel.music(True, "calm")
        heard = call.music
        await channel.music(False)
        return heard

    assert await run(call, script) == "calm"
    assert call.music is None


async def test_an_application_gets_its_arguments_in_one_piece() -> None:
    """Blanks, commas and quotes stay together."""
    call = FakeCall()

    async def script(channel: CallerChannel) -> int | None:
        return (await channel.execute("MixMonitor", '/r/a b.wav,r(/r/"x".wav)i(ID)')).result

    assert await run(call, script) == 0
    assert call.executed == [("MixMonitor", '/r/a b.wav,r(/r/"x".wav)i(ID)')]


async def test_what_asterisk_does_not_know_is_an_error() -> None:
    """-2, 510 and 520 name the command and say what Asterisk said; the next reply is the next one's."""
    call = FakeCall(missing={"Dance"})

    async def script(channel: CallerChannel) -> int | None:
        with pytest.raises(AgiError, match="no application Dance"):
            await channel.execute("Dance")
        with pytest.raises(AgiError, match="510 Invalid or unknown command"):
            await channel.command("DANCE")
        with pytest.raises(AgiError, match="WAIT FOR was refused by Asterisk: 520 Invalid command syntax"):
            await channel.command("WAIT", "FOR", "DIGIT")
        return (await channel.command("NOOP")).result

    assert await run(call, script) == 0


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


@pytest.mark.parametrize(
    "verb",
    [lambda channel: channel.wait_for_digit(-1), lambda channel: channel.record_file("/m", max_seconds=0)],
)
async def test_a_time_that_means_for_ever_is_refused(
    verb: Callable[[CallerChannel], Awaitable[object]],
) -> None:
    """Negative times would wait without end in Asterisk."""

    async def script(channel: CallerChannel) -> None:
        with pytest.raises(ValueError, match="must"):
            await verb(channel)

    await run(FakeCall(), script)

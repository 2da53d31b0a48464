"""What a call script sees of the caller: who it is, keys, variables, applications."""

from collections.abc import Awaitable, Callable

import pytest

from hotline.asterisk.agi import AgiError, CallerChannel
from hotline.asterisk.agi.request import path_of
from hotline.testing.agi import FakeCall
from tests.asterisk.agi_calls import run

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

"""Our FastAGI server and our fake Asterisk, beside a real Asterisk with our rendered configuration."""

import asyncio
import re
import wave
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from hotline.asterisk.agi import AgiError, CallerChannel, CallerHungUp, DialOutcome, FastAgiServer, Recorded
from hotline.asterisk.agi.command import MAX_COMMAND_BYTES
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.program import AsteriskProgram
from hotline.testing.agi import FakeCall, FakeLeg, FakeSpeech
from tests.e2e.bare_machine import Machine, start, stop
from tests.e2e.ports import Ports

NAME = "فاطمة بنت أحمد"
NUMBER = "+96890000001"
R = TypeVar("R")


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """An Asterisk without a controller."""
    started = start(tmp_path_factory.mktemp("a") / "var", ports, asterisk_program, allow_anonymous=False)
    yield started
    stop(started)


@pytest.fixture
async def ami(machine: Machine) -> AsyncIterator[AmiClient]:
    """A link to originate calls, to poke and to hang up."""
    client = AmiClient(
        host=machine.config.asterisk.ami_host,
        port=machine.config.asterisk.ami_port,
        username="hotline",
        secret=machine.secrets.ami_password,
    )
    await client.connect(seconds=10)
    yield client
    await client.close()


@pytest.fixture
def beep(tmp_path: Path) -> str:
    """A prompt of 50 ms, as AGI names it."""
    with wave.open(str(tmp_path / "tone.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 400, "NONE", ""))
        sound.writeframes(b"\x00\x10" * 400)
    return str(tmp_path / "tone")


async def originate(ami: AmiClient) -> None:
    """Let somebody dial 1111, so that our dialplan asks the controller what to do."""
    reply = await ami.action(
        "Originate",
        {
            "Channel": "Local/1111@citizens",
            "Application": "Wait",
            "Data": "60",
            "CallerID": f'"{NAME}" <{NUMBER}>',
            "Async": "true",
        },
    )
    assert reply.success, reply.message


async def run(machine: Machine, ami: AmiClient, script: Callable[[CallerChannel], Awaitable[R]]) -> R:
    """Run a script as the controller's for a real call and return its result, or raise what it raised."""
    result: asyncio.Future[R] = asyncio.get_running_loop().create_future()

    async def handler(channel: CallerChannel) -> None:
        try:
            result.set_result(await script(channel))
        except Exception as error:
            result.set_exception(error)
        await channel.set_variable("CALLDONE", "1")

    server = FastAgiServer({"call": handler}, port=machine.config.asterisk.agi_port)
    await server.start()
    try:
        await originate(ami)
        return await asyncio.wait_for(result, 20)
    finally:
        await server.close(grace_seconds=1)


async def test_a_session_knows_the_call_and_keeps_values(machine: Machine, ami: AmiClient) -> None:
    """Given values that need care, when they are set, then they come back, long ones by an expression."""
    values = ["", "hangup", 'a (b) "c" \\ d', "علي", "200 result=-1", "x" * 1023]
    longest = "x" * (MAX_COMMAND_BYTES - len("SET VARIABLE VALUE \n"))

    async def script(channel: CallerChannel) -> list[str | None]:
        assert (channel.path, channel.arguments[0], channel.extension) == ("call", "1111", "s")
        assert (channel.caller_number, channel.caller_name) == (NUMBER, NAME)
        assert channel.name.startswith("Local/1111@citizens")
        found = []
        for value in values:
            await channel.set_variable("VALUE", value)
            found.append(await channel.get_variable("VALUE"))
        await channel.set_variable("VALUE", longest)
        assert await channel.get_variable("VALUE") == longest[:1023]
        assert await channel.get_variable("${VALUE}") == longest
        assert await channel.get_variable("NO_SUCH") is None
        assert await channel.get_variable("${URIDECODE(a%0ab)}") == "a\nb"
        return found

    assert await run(machine, ami, script) == values


async def test_what_asterisk_refuses_is_an_error_and_the_session_goes_on(
    machine: Machine, ami: AmiClient, beep: str
) -> None:
    """Given commands that fail in each way, when they are sent, then each has its error and no other's reply."""

    async def script(channel: CallerChannel) -> None:
        for words, message in (
            (("DANCE",), "510 Invalid or unknown command"),
            (("WAIT", "FOR", "DIGIT"), "520 Invalid command syntax"),
        ):
            with pytest.raises(AgiError, match=message):
                await channel.command(*words)
        with pytest.raises(AgiError, match="no file /none/such"):
            await channel.stream_file("/none/such")
        with pytest.raises(AgiError, match="no application Dance"):
            await channel.execute("Dance")
        outcome = await channel.record_file("/none/such", max_seconds=1, beep=False)
        assert outcome == Recorded("writefile", None, 0)
        assert not channel.hung_up
        assert await channel.stream_file(beep) is None

    await run(machine, ami, script)


async def test_a_poke_is_a_key(machine: Machine, ami: AmiClient) -> None:
    """Given a caller who waits with music, when AMI pokes, then the wait returns D at once."""

    async def script(channel: CallerChannel) -> str | None:
        await channel.music(True)
        waiting = asyncio.ensure_future(channel.wait_for_digit(10))
        await asyncio.sleep(0.05)
        poke = {"Channel": channel.name, "Digit": "D", "Receive": "true"}
        assert (await ami.action("PlayDTMF", poke)).success
        return await asyncio.wait_for(waiting, 1)

    assert await run(machine, ami, script) == "D"


async def test_a_hang_up_ends_a_wait_and_leaves_variables(machine: Machine, ami: AmiClient) -> None:
    """Given a caller who waits, when the channel is hung up, then the wait raises and nobody is rung any more."""

    async def script(channel: CallerChannel) -> tuple[str | None, DialOutcome]:
        waiting = asyncio.ensure_future(channel.wait_for_digit(10))
        await asyncio.sleep(0.05)
        assert (await ami.action("Hangup", {"Channel": channel.name})).success
        with pytest.raises(CallerHungUp):
            await asyncio.wait_for(waiting, 1)
        await channel.set_variable("LEFT", "yes")
        await channel.execute("StopMixMonitor")
        return await channel.get_variable("LEFT"), await channel.dial("PJSIP/1001", seconds=1)

    assert await run(machine, ami, script) == ("yes", DialOutcome("CANCEL", None, True))


async def test_hanging_up_ends_the_channel(machine: Machine, ami: AmiClient) -> None:
    """Given a live channel, when the script hangs up, then Asterisk calls it dead."""

    async def script(channel: CallerChannel) -> str:
        await channel.hangup(16)
        with pytest.raises(CallerHungUp):
            await channel.command("CHANNEL", "STATUS")
        return await channel.get_variable("HANGUPCAUSE") or ""

    assert await run(machine, ami, script) == "16"


# --- the fake ---

#: Commands in every form that the fake knows, before and after HANGUP; {beep} is a file that exists.
CONVERSATION = r"""
NOOP
noop x
ANSWER
GET VARIABLE NONE
SET VARIABLE A "x (y) \"z\" \\ t"
GET VARIABLE A
SET VARIABLE B ""
GET VARIABLE B
SET VARIABLE C
SET VARIABLE
GET VARIABLE A B
GET VARIABLE
GET FULL VARIABLE ${{NONE}}
GET FULL VARIABLE "<${{A}}>"
DANCE
GET
WAIT FOR DIGIT
WAIT FOR DIGIT 10
WAIT FOR DIGIT 10 20
STREAM FILE x
STREAM FILE /none/x ""
STREAM FILE /none/x "" 1 2
STREAM FILE {beep} ""
CHANNEL STATUS
CHANNEL STATUS none
CHANNEL STATUS a b
SET MUSIC ON
SET MUSIC OFF
SET MUSIC
EXEC
EXEC Wait 0.01
EXEC Dance
RECORD FILE x
RECORD FILE /none/x wav "#" 100
RECORD FILE {beep}-2 wav "#" 100
EXEC Dial PJSIP/none,5,gmi
GET FULL VARIABLE ${{DIALSTATUS}}
VERBOSE
VERBOSE hi
VERBOSE hi 1
HANGUP none
HANGUP
GET VARIABLE A
NOOP
CHANNEL STATUS
WAIT FOR DIGIT
EXEC
SET MUSIC ON
HANGUP
ANSWER
STREAM FILE x
RECORD FILE
SET VARIABLE A b
GET VARIABLE A
VERBOSE x
DANCE
"""


async def converse(beep: str, port: int, begin: Callable[[], Awaitable[None]]) -> list[tuple[str, str]]:
    """Send the conversation to whoever calls and return each command with all that came back."""
    said: asyncio.Future[list[tuple[str, str]]] = asyncio.get_running_loop().create_future()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline() != b"\n":
            pass
        replies = []
        for line in CONVERSATION.format(beep=beep).strip().split("\n"):
            writer.write(line.encode() + b"\n")
            try:
                replies.append((line, await answer(reader)))
            except TimeoutError:
                said.set_exception(AssertionError(f"no reply to {line}"))
                return
        writer.write(b"SET VARIABLE CALLDONE 1\n")
        await reader.readline()
        writer.close()
        said.set_result(replies)

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server:
        await begin()
        return await asyncio.wait_for(said, 30)


async def answer(reader: asyncio.StreamReader) -> str:
    """Return what comes, until nothing more comes; usage texts, positions and times are cut out."""
    text = await asyncio.wait_for(reader.read(65536), 5)
    try:
        while True:
            text += await asyncio.wait_for(reader.read(65536), 0.06)
    except TimeoutError:
        short = re.sub(r"520-Invalid(.|\n)*?520 End", "520-Invalid…520 End", text.decode())
        return re.sub(r"endpos=\d+|result=\d+(?= \(timeout)", "number", short)


async def test_the_fake_answers_as_the_real_one(machine: Machine, ami: AmiClient, beep: str) -> None:
    """Given the same commands, when the fake and Asterisk answer, then they say the same, line by line."""
    port = machine.config.asterisk.agi_port
    real = await converse(beep, port, lambda: originate(ami))
    fake = FakeCall(
        missing={"/none/x", "Dance"},
        speeches=[FakeSpeech(0.1, "")],
        legs=[FakeLeg("CHANUNAVAIL", 3)],
    )
    assert await converse(beep, port, lambda: fake.connect(port)) == real
    await fake.ended()

"""Our AMI client on a real Asterisk with our rendered configuration, as the user that the controller has."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator

import pytest

from hotline.asterisk.ami import AmiAuthenticationError, AmiClient, AmiEvent, AmiTimeout, Backoff
from hotline.asterisk.ami.pending import MAX_LINE_BYTES
from hotline.asterisk.channels import live_channels
from hotline.asterisk.program import AsteriskProgram
from tests.e2e.bare_machine import Machine, start, stop
from tests.e2e.ports import Ports

NAME = "فاطمة بنت أحمد"
NUMBER = "+96890000001"


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """An Asterisk without a controller."""
    started = start(tmp_path_factory.mktemp("a") / "var", ports, asterisk_program, allow_anonymous=False)
    yield started
    stop(started)


def client_of(machine: Machine, **settings: object) -> AmiClient:
    """Return a client that notices and mends trouble quickly."""
    told: dict[str, object] = {"secret": machine.secrets.ami_password, "silent_seconds": 0.5, **settings}
    return AmiClient(
        host=machine.config.asterisk.ami_host,
        port=machine.config.asterisk.ami_port,
        username="hotline",
        backoff=Backoff(longest=0.3),
        **told,  # type: ignore[arg-type]
    )


@pytest.fixture
async def client(machine: Machine) -> AsyncIterator[AmiClient]:
    """A client that is logged in."""
    ami = client_of(machine)
    await ami.connect(seconds=10)
    yield ami
    await ami.close()


async def until(client: AmiClient, name: str, **headers: str) -> AmiEvent:
    """Read events until one of this name with these headers."""
    async with asyncio.timeout(20):
        async for event in client.events():
            if event.name == name and all(event.headers.get(key) == value for key, value in headers.items()):
                return event
    raise AssertionError(f"the stream ended without {name}")


async def test_a_call_is_seen_listed_and_ended(client: AmiClient) -> None:
    """Given a call from a name in Arabic, when it is listed and hung up, then every step is told."""
    reply = await client.action(
        "Originate",
        {
            "Channel": "Local/1111@citizens",
            "Application": "Wait",
            "Data": "30",
            "CallerID": f'"{NAME}" <{NUMBER}>',
            "Variable": ["A=1", "B=2"],
            "Async": "true",
        },
    )
    assert reply.success, reply.message
    response = await until(client, "OriginateResponse")
    assert response.headers["Response"] == "Success"
    uniqueid = response.headers["Uniqueid"]

    channels = await live_channels(client)
    ours = channels[uniqueid]
    assert ours.state == "Up"
    status = await client.action("Status")
    assert {event.headers["Uniqueid"] for event in status.events} == set(channels)
    assert NAME in {event.headers.get("ConnectedLineName") for event in status.events} | {
        event.headers.get("CallerIDName") for event in status.events
    }

    assert (await client.action("Hangup", {"Channel": ours.name, "Cause": "16"})).success
    ended = await until(client, "Hangup", Uniqueid=uniqueid)
    assert ended.at is not None
    assert uniqueid not in await live_channels(client)


async def test_poking_a_channel_that_does_not_exist_is_refused_in_words(client: AmiClient) -> None:
    """Given no such channel, when it is poked, then Asterisk says so and the link stays."""
    reply = await client.action(
        "PlayDTMF", {"Channel": "PJSIP/none-00000000", "Digit": "D", "Receive": "true"}
    )
    assert not reply.success
    assert reply.message == "Channel not found"


async def test_the_longest_allowed_line_arrives_whole(client: AmiClient) -> None:
    """Given the longest line that we send, when it is read back, then nothing was cut."""
    value = "x" * (MAX_LINE_BYTES - len("Value: "))
    assert (await client.action("Setvar", {"Variable": "LONG", "Value": value})).success
    assert (await client.action("Getvar", {"Variable": "LONG"})).headers["Value"] == value


async def test_the_log_in_with_a_wrong_password_ends_at_once(machine: Machine) -> None:
    """Given a wrong password, when the client connects, then it says so and does not try again."""
    client = client_of(machine, secret="wrong", action_seconds=0.3)
    with pytest.raises(AmiAuthenticationError, match="Authentication failed"):
        await client.connect(seconds=10)
    await client.close()


async def test_a_frozen_asterisk_is_noticed_and_found_again(machine: Machine, client: AmiClient) -> None:
    """Given a stopped process, when it says nothing, then the link is lost, and back when it goes on."""
    pid = machine.instance.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(AmiTimeout):
            await client.action("Ping", seconds=0.2)
        await until(client, "HotlineLost")
    finally:
        os.kill(pid, signal.SIGCONT)
    await until(client, "HotlineConnected")
    assert (await client.action("Ping")).success


async def test_a_restarted_asterisk_is_found_again_when_it_has_booted(
    machine: Machine, client: AmiClient
) -> None:
    """Given a restart, when Asterisk has booted, then the client is connected without being told."""
    await until(client, "HotlineConnected")
    await machine.instance.stop()
    await until(client, "HotlineLost")
    assert not client.connected
    await machine.instance.start()
    await machine.instance.wait_booted(30)
    await until(client, "HotlineConnected")
    assert (await client.action("CoreShowChannels")).success

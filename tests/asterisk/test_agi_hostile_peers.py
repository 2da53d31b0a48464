"""The FastAGI server on real sockets, with peers that do not behave."""

import asyncio
import contextlib
import socket
import time

import pytest
from structlog.testing import LogCapture

from hotline.asterisk.agi import AgiConnectionLost, CallerChannel, command
from hotline.testing.agi import FakeCall
from tests.asterisk.agi_peers import REQUEST, Start, is_closed, is_served, peer, reset, until, wait


async def test_a_port_scan_costs_nothing(start_agi: Start) -> None:
    """Connections that close without a word leave nothing behind and do not occupy the event loop."""
    agi = await start_agi(wait)
    for _ in range(50):
        _, writer = await peer(agi)
        writer.close()
        await writer.wait_closed()
    used = []
    for _ in range(3):  # the least counts: Python may tidy its memory meanwhile
        began = time.process_time()
        await asyncio.sleep(0.1)
        used.append(time.process_time() - began)
    assert min(used) < 0.05
    assert agi.sessions == 0
    assert await is_served(agi)


@pytest.mark.parametrize("half", [b"", b"agi_network: y", b"agi_network: yes\nagi_network_script: call\n"])
async def test_half_a_request_is_not_waited_for(start_agi: Start, half: bytes) -> None:
    """A peer that falls silent in its request is disconnected after a time-out; others are served."""
    agi = await start_agi(wait, header_seconds=0.3)
    reader, writer = await peer(agi, half)
    assert await is_served(agi)
    assert await is_closed(reader)
    writer.close()


@pytest.mark.parametrize(
    "garbage",
    [
        b"agi_x: " + b"x" * 1_000_000 + b"\n",
        b"x" * 1_000_000,
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\xff\n",
        b"agi_x: y\n" * 201,
    ],
)
async def test_garbage_closes_only_its_connection(
    start_agi: Start, agi_log: LogCapture, garbage: bytes
) -> None:
    """What is no AGI request, or a line of a megabyte, is closed with a reason in the log."""
    agi = await start_agi(wait)
    reader, writer = await peer(agi, garbage)
    assert await is_closed(reader)
    writer.close()
    assert [entry["event"] for entry in agi_log.entries] == ["AGI connection closed"]
    assert await is_served(agi)


async def test_garbage_instead_of_a_reply_ends_the_session(start_agi: Start, agi_log: LogCapture) -> None:
    """A line of a megabyte in the middle of a session closes it, and the script learns that it is alone."""
    ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        try:
            await channel.wait_for_digit(60)
        except AgiConnectionLost as error:
            ended.set_result(str(error))
            raise

    agi = await start_agi(script)
    reader, writer = await peer(agi, REQUEST)
    await reader.readline()
    writer.write(b"2" * 1_000_000)
    assert await asyncio.wait_for(ended, 30) == "the connection to Asterisk was lost"
    writer.close()
    assert [(entry["event"], entry["call"]) for entry in agi_log.entries] == [
        ("AGI connection closed", "17.1"),
        ("AGI session lost", "17.1"),
    ]


async def test_a_peer_that_vanishes_ends_the_session(start_agi: Start) -> None:
    """After a reset the pending command raises, later ones too, and the caller counts as gone."""
    ended: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        with pytest.raises(AgiConnectionLost):
            await channel.wait_for_digit(60)
        with pytest.raises(AgiConnectionLost):
            await channel.get_variable("X")
        ended.set_result(channel.hung_up)

    agi = await start_agi(script)
    reader, writer = await peer(agi, REQUEST)
    await reader.readline()
    reset(writer)
    assert await asyncio.wait_for(ended, 30) is True
    await until(lambda: agi.sessions == 0)


async def test_a_script_that_thinks_is_not_cancelled_by_a_lost_connection(start_agi: Start) -> None:
    """What a script has begun to store it may finish; it finds out at its next command."""
    thinking, stored = asyncio.Event(), asyncio.Event()

    async def script(channel: CallerChannel) -> None:
        thinking.set()
        await asyncio.sleep(0.05)
        stored.set()
        await channel.get_variable("X")

    agi = await start_agi(script)
    _, writer = await peer(agi, REQUEST)
    await thinking.wait()
    reset(writer)
    await asyncio.wait_for(stored.wait(), 30)
    await until(lambda: agi.sessions == 0)


async def test_a_peer_that_does_not_read_cannot_keep_a_connection(
    start_agi: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be sent to it is dropped a while after the script has ended."""
    monkeypatch.setattr(command, "MAX_COMMAND_BYTES", 100_000_000)
    ended = asyncio.Event()

    async def script(channel: CallerChannel) -> None:
        if channel.uniqueid != "17.1":
            await wait(channel)
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.02):
                await channel.set_variable("X", "x" * 20_000_000)
        ended.set()

    agi = await start_agi(script, header_seconds=0.3, max_connections=1)
    with socket.create_connection(("127.0.0.1", agi.port)) as raw:
        raw.sendall(REQUEST)
        await asyncio.wait_for(ended.wait(), 30)
        await asyncio.wait_for(agi._sessions.no_connections.wait(), 30)
        assert await is_served(agi)


async def test_connections_have_a_limit(start_agi: Start, agi_log: LogCapture) -> None:
    """Above the limit new connections are closed at once, which is agi_log once; below it calls are served."""
    agi = await start_agi(wait, max_connections=2)
    kept = [await peer(agi, REQUEST) for _ in range(2)]
    for reader, _ in kept:
        await reader.readline()
    for _ in range(3):
        reader, writer = await peer(agi)
        assert await is_closed(reader)
        writer.close()
    assert [entry["event"] for entry in agi_log.entries] == ["too many AGI connections, new ones are closed"]
    for _, writer in kept:
        writer.close()
    await until(lambda: agi.sessions == 0)
    assert await is_served(agi)


async def test_a_burst_of_calls_is_served(start_agi: Start) -> None:
    """Three hundred calls at the same moment each get their script."""
    agi = await start_agi(wait)
    calls = [FakeCall(uniqueid=f"17.{number}") for number in range(300)]
    await asyncio.gather(*(call.connect(agi.port) for call in calls))
    await until(lambda: agi.sessions == 300)
    # As in Asterisk, a key before the script waits for one is lost.
    await until(lambda: all(call.commands for call in calls))
    for call in calls:
        call.press("1")
    await asyncio.gather(*(call.ended(10) for call in calls))

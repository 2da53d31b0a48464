"""The FastAGI server on real sockets, with peers that behave and peers that do not."""

import asyncio
import contextlib
import socket
import struct
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import structlog
from structlog.testing import LogCapture, ReturnLogger

from hotline.asterisk.agi import AgiConnectionLost, CallerChannel, FastAgiServer, command, server, session
from hotline.testing.agi import FakeCall

Script = Callable[[CallerChannel], Awaitable[None]]
Start = Callable[..., Awaitable[FastAgiServer]]
REQUEST = b"agi_network_script: call\nagi_uniqueid: 17.1\n\n"


@pytest.fixture(autouse=True)
def logged(monkeypatch: pytest.MonkeyPatch) -> LogCapture:
    """Whatever the server and its sessions log."""
    capture = LogCapture()
    logger = structlog.wrap_logger(ReturnLogger(), processors=[capture])
    monkeypatch.setattr(session, "log", logger)
    monkeypatch.setattr(server, "log", logger)
    return capture


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Start servers that are closed after the test."""
    servers = []

    async def start(script: Script, **options: float) -> FastAgiServer:
        agi = FastAgiServer({"/call": script}, port=0, **options)  # type: ignore[arg-type]
        await agi.start()
        servers.append(agi)
        return agi

    yield start
    for agi in servers:
        await agi.close()


async def idle(_: CallerChannel) -> None:
    """A script that does nothing."""


async def wait(channel: CallerChannel) -> None:
    """A script that waits for the caller."""
    await channel.wait_for_digit(60)


async def is_served(agi: FastAgiServer) -> bool:
    """Make an ordinary call and return whether it was served."""
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    call.hang_up()
    await call.ended()
    return True


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that is about to happen."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - the server has no event for everything
            await asyncio.sleep(0.001)


async def peer(agi: FastAgiServer, data: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect as somebody who is perhaps no Asterisk."""
    reader, writer = await asyncio.open_connection("127.0.0.1", agi.port)
    writer.write(data)
    return reader, writer


async def is_closed(reader: asyncio.StreamReader, seconds: float = 10.0) -> bool:
    """Return whether the server closes the connection."""
    async with asyncio.timeout(seconds):
        with contextlib.suppress(ConnectionResetError):
            await reader.read()
    return True


# --- peers that do not behave ---


async def test_a_port_scan_costs_nothing(start: Start) -> None:
    """Connections that close without a word leave nothing behind and do not occupy the event loop."""
    agi = await start(wait)
    for _ in range(50):
        _, writer = await peer(agi)
        writer.close()
        await writer.wait_closed()
    began = time.process_time()
    await asyncio.sleep(0.2)
    assert time.process_time() - began < 0.1
    assert agi.sessions == 0
    assert await is_served(agi)


@pytest.mark.parametrize("half", [b"", b"agi_network: y", b"agi_network: yes\nagi_network_script: call\n"])
async def test_half_a_request_is_not_waited_for(start: Start, half: bytes) -> None:
    """A peer that falls silent in its request is disconnected after a time-out; others are served."""
    agi = await start(wait, header_seconds=0.1)
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
async def test_garbage_closes_only_its_connection(start: Start, logged: LogCapture, garbage: bytes) -> None:
    """What is no AGI request, or a line of a megabyte, is closed with a reason in the log."""
    agi = await start(wait)
    reader, writer = await peer(agi, garbage)
    assert await is_closed(reader)
    writer.close()
    assert [entry["event"] for entry in logged.entries] == ["AGI connection closed"]
    assert await is_served(agi)


async def test_garbage_instead_of_a_reply_ends_the_session(start: Start, logged: LogCapture) -> None:
    """A line of a megabyte in the middle of a session closes it, and the script learns that it is alone."""
    ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        try:
            await channel.wait_for_digit(60)
        except AgiConnectionLost as error:
            ended.set_result(str(error))
            raise

    agi = await start(script)
    reader, writer = await peer(agi, REQUEST)
    await reader.readline()
    writer.write(b"2" * 1_000_000)
    assert await asyncio.wait_for(ended, 10) == "the connection to Asterisk was lost"
    writer.close()
    assert [(entry["event"], entry["call"]) for entry in logged.entries] == [
        ("AGI connection closed", "17.1"),
        ("AGI session lost", "17.1"),
    ]


async def test_a_peer_that_vanishes_ends_the_session(start: Start) -> None:
    """After a reset the pending command raises, later ones too, and the caller counts as gone."""
    ended: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        with pytest.raises(AgiConnectionLost):
            await channel.wait_for_digit(60)
        with pytest.raises(AgiConnectionLost):
            await channel.get_variable("X")
        ended.set_result(channel.hung_up)

    agi = await start(script)
    reader, writer = await peer(agi, REQUEST)
    await reader.readline()
    reset(writer)
    assert await asyncio.wait_for(ended, 10) is True
    await until(lambda: agi.sessions == 0)


async def test_a_script_that_thinks_is_not_cancelled_by_a_lost_connection(start: Start) -> None:
    """What a script has begun to store it may finish; it finds out at its next command."""
    thinking, stored = asyncio.Event(), asyncio.Event()

    async def script(channel: CallerChannel) -> None:
        thinking.set()
        await asyncio.sleep(0.05)
        stored.set()
        await channel.get_variable("X")

    agi = await start(script)
    _, writer = await peer(agi, REQUEST)
    await thinking.wait()
    reset(writer)
    await asyncio.wait_for(stored.wait(), 10)
    await until(lambda: agi.sessions == 0)


def reset(writer: asyncio.StreamWriter) -> None:
    """Close a connection by RST instead of FIN."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def test_a_peer_that_does_not_read_cannot_keep_a_connection(
    start: Start, monkeypatch: pytest.MonkeyPatch
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

    agi = await start(script, header_seconds=0.1, max_connections=1)
    with socket.create_connection(("127.0.0.1", agi.port)) as raw:
        raw.sendall(REQUEST)
        await asyncio.wait_for(ended.wait(), 10)
        await asyncio.sleep(0.15)
        assert await is_served(agi)


async def test_connections_have_a_limit(start: Start, logged: LogCapture) -> None:
    """Above the limit new connections are closed at once, which is logged once; below it calls are served."""
    agi = await start(wait, max_connections=2)
    kept = [await peer(agi, REQUEST) for _ in range(2)]
    for reader, _ in kept:
        await reader.readline()
    for _ in range(3):
        reader, writer = await peer(agi)
        assert await is_closed(reader)
        writer.close()
    assert [entry["event"] for entry in logged.entries] == ["too many AGI connections, new ones are closed"]
    for _, writer in kept:
        writer.close()
    await until(lambda: agi.sessions == 0)
    assert await is_served(agi)


async def test_a_burst_of_calls_is_served(start: Start) -> None:
    """Three hundred calls at the same moment each get their script."""
    agi = await start(wait)
    calls = [FakeCall(uniqueid=f"17.{number}") for number in range(300)]
    await asyncio.gather(*(call.connect(agi.port) for call in calls))
    await until(lambda: agi.sessions == 300)
    for call in calls:
        call.press("1")
    await asyncio.gather(*(call.ended(10) for call in calls))


# --- routes ---


async def test_an_unknown_path_is_closed_and_logged(start: Start, logged: LogCapture) -> None:
    """The dialplan goes on at once, and the log says what was asked for and what there is."""
    agi = await start(idle)
    call = FakeCall(path="no-such")
    await call.connect(agi.port)
    await call.ended()
    assert call.commands == []
    [entry] = logged.entries
    assert (entry["event"], entry["path"], entry["known"]) == ("no such AGI path", "no-such", ["call"])


async def test_a_query_does_not_hide_a_path(start: Start) -> None:
    """agi://host/call?x=y is served by the route `call`."""
    agi = await start(wait)
    call = FakeCall(path="call?lang=ar")
    await call.connect(agi.port)
    await call.until(lambda: len(call.commands) == 1)


# --- scripts that fail, end or are cancelled ---


async def test_a_script_that_fails_ends_only_its_session(start: Start, logged: LogCapture) -> None:
    """The exception is logged with the call's id; another call does not notice."""
    broken: asyncio.Event = asyncio.Event()

    async def script(channel: CallerChannel) -> None:
        if channel.uniqueid == "17.2":
            raise KeyError("broken")
        await channel.wait_for_digit(60)

    agi = await start(script)
    good, bad = FakeCall(uniqueid="17.1"), FakeCall(uniqueid="17.2")
    await good.connect(agi.port)
    await bad.connect(agi.port)
    await bad.ended()
    broken.set()
    [entry] = logged.entries
    assert (entry["event"], entry["call"], entry["log_level"]) == ("AGI session failed", "17.2", "error")
    assert entry["exc_info"]
    await until(lambda: agi.sessions == 1)


async def test_the_end_of_the_script_ends_the_session(start: Start) -> None:
    """When the script returns, the connection closes and Asterisk's dialplan goes on."""
    agi = await start(idle)
    call = FakeCall()
    await call.connect(agi.port)
    await call.ended()
    await until(lambda: agi.sessions == 0)


async def test_a_cancelled_script_is_cancelled(start: Start, logged: LogCapture) -> None:
    """Cancelling a session's task closes its connection, is not swallowed, and is no fault."""
    tasks: list[asyncio.Task[None]] = []

    async def script(channel: CallerChannel) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.append(task)
        await channel.wait_for_digit(60)

    agi = await start(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    tasks[0].cancel()
    await call.ended()
    assert tasks[0].cancelled()
    assert logged.entries == []
    assert await is_served(agi)


# --- one command at a time ---


async def test_a_second_command_at_the_same_time_is_refused(start: Start) -> None:
    """Two tasks cannot command one caller; the first one's reply is not disturbed."""
    results: asyncio.Future[list[object]] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        first = asyncio.ensure_future(channel.wait_for_digit(60))
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="NOOP was called while another command"):
            await channel.command("NOOP")
        results.set_result([await first])

    agi = await start(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    call.press("5")
    assert await asyncio.wait_for(results, 10) == ["5"]
    await call.ended()
    assert call.pipelined == 0


async def test_a_command_that_was_given_up_is_waited_for_before_the_next(start: Start) -> None:
    """After a time-out around one command the next one gets its own reply, without pipelining."""
    results: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await channel.wait_for_digit(60)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await channel.get_variable("NAME")
        asyncio.get_running_loop().call_later(0.02, call.press, "5")
        results.set_result(await channel.get_variable("NAME"))

    agi = await start(script)
    call = FakeCall(variables={"NAME": "value"})
    await call.connect(agi.port)
    assert await asyncio.wait_for(results, 10) == "value"
    await call.ended()
    assert call.pipelined == 0
    assert call.commands == [["WAIT", "FOR", "DIGIT", "60000"], ["GET", "VARIABLE", "NAME"]]


# --- starting and closing ---


async def test_a_port_in_use_is_an_error(start: Start) -> None:
    """Two servers cannot share a port."""
    agi = await start(idle)
    with pytest.raises(OSError, match="address already in use"):
        await FastAgiServer({}, port=agi.port).start()


async def test_closing_waits_for_sessions_and_then_cancels_them(start: Start, logged: LogCapture) -> None:
    """Within the grace a session may end by itself; a longer one is cancelled, and may clean up."""
    ended: list[str] = []

    async def script(channel: CallerChannel) -> None:
        try:
            await asyncio.sleep(0.02 if channel.uniqueid == "short" else 60)
            ended.append("by itself")
        finally:
            await channel.get_variable("X")
            ended.append(channel.uniqueid)

    agi = await start(script)
    calls = [FakeCall(uniqueid="short"), FakeCall(uniqueid="long")]
    for call in calls:
        await call.connect(agi.port)
    await until(lambda: agi.sessions == 2)
    silent, writer = await peer(agi)
    await agi.close(grace_seconds=0.1)
    assert ended == ["by itself", "short", "long"]
    assert agi.sessions == 0
    assert await is_closed(silent)
    writer.close()
    for call in calls:
        await call.ended()
    with pytest.raises(ConnectionRefusedError):
        await peer(agi)
    assert logged.entries == []
    await agi.close()


async def test_closing_does_not_wait_for_ever(
    start: Start, logged: LogCapture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session whose clean-up waits for the caller loses its connection, and the log says so."""
    monkeypatch.setattr(server, "CLEANUP_SECONDS", 0.05)

    async def script(channel: CallerChannel) -> None:
        try:
            await channel.wait_for_digit(60)
        finally:
            await channel.wait_for_digit(60)

    agi = await start(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    began = time.monotonic()
    await agi.close()
    assert time.monotonic() - began < 1
    await until(lambda: agi.sessions == 0)
    assert "AGI sessions did not end in time" in [entry["event"] for entry in logged.entries]
    await call.ended()

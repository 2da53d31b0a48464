"""The FastAGI server on real sockets: routes, scripts and their ends."""

import asyncio

import pytest
from structlog.testing import LogCapture

from hotline.asterisk.agi import CallerChannel, FastAgiServer, server
from hotline.testing.agi import FakeCall
from tests.asterisk.agi_peers import Start, idle, is_closed, is_served, peer, until, wait

# --- routes ---


async def test_an_unknown_path_is_closed_and_logged(start_agi: Start, agi_log: LogCapture) -> None:
    """The dialplan goes on at once, and the log says what was asked for and what there is."""
    agi = await start_agi(idle)
    call = FakeCall(path="no-such")
    await call.connect(agi.port)
    await call.ended()
    assert call.commands == []
    [entry] = agi_log.entries
    assert (entry["event"], entry["path"], entry["known"]) == ("no such AGI path", "no-such", ["call"])


async def test_a_query_does_not_hide_a_path(start_agi: Start) -> None:
    """agi://host/call?x=y is served by the route `call`."""
    agi = await start_agi(wait)
    call = FakeCall(path="call?lang=ar")
    await call.connect(agi.port)
    await call.until(lambda: len(call.commands) == 1)


# --- scripts that fail, end or are cancelled ---


async def test_a_script_that_fails_ends_only_its_session(start_agi: Start, agi_log: LogCapture) -> None:
    """The exception is agi_log with the call's id; another call does not notice."""
    broken: asyncio.Event = asyncio.Event()

    async def script(channel: CallerChannel) -> None:
        if channel.uniqueid == "17.2":
            raise KeyError("broken")
        await channel.wait_for_digit(60)

    agi = await start_agi(script)
    good, bad = FakeCall(uniqueid="17.1"), FakeCall(uniqueid="17.2")
    await good.connect(agi.port)
    await bad.connect(agi.port)
    await bad.ended()
    broken.set()
    [entry] = agi_log.entries
    assert (entry["event"], entry["call"], entry["log_level"]) == ("AGI session failed", "17.2", "error")
    assert entry["exc_info"]
    await until(lambda: agi.sessions == 1)


async def test_the_end_of_the_script_ends_the_session(start_agi: Start) -> None:
    """When the script returns, the connection closes and Asterisk's dialplan goes on."""
    agi = await start_agi(idle)
    call = FakeCall()
    await call.connect(agi.port)
    await call.ended()
    await until(lambda: agi.sessions == 0)


async def test_a_cancelled_script_is_cancelled(start_agi: Start, agi_log: LogCapture) -> None:
    """Cancelling a session's task closes its connection, is not swallowed, and is no fault."""
    tasks: list[asyncio.Task[None]] = []

    async def script(channel: CallerChannel) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.append(task)
        await channel.wait_for_digit(60)

    agi = await start_agi(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    tasks[0].cancel()
    await call.ended()
    assert tasks[0].cancelled()
    assert agi_log.entries == []
    assert await is_served(agi)


# --- one command at a time ---


async def test_a_second_command_at_the_same_time_is_refused(start_agi: Start) -> None:
    """Two tasks cannot command one caller; the first one's reply is not disturbed."""
    results: asyncio.Future[list[object]] = asyncio.get_running_loop().create_future()

    async def script(channel: CallerChannel) -> None:
        first = asyncio.ensure_future(channel.wait_for_digit(60))
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="NOOP was called while another command"):
            await channel.command("NOOP")
        results.set_result([await first])

    agi = await start_agi(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    call.press("5")
    assert await asyncio.wait_for(results, 30) == ["5"]
    await call.ended()
    assert call.pipelined == 0


async def test_a_command_that_was_given_up_is_waited_for_before_the_next(start_agi: Start) -> None:
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

    agi = await start_agi(script)
    call = FakeCall(variables={"NAME": "value"})
    await call.connect(agi.port)
    assert await asyncio.wait_for(results, 30) == "value"
    await call.ended()
    assert call.pipelined == 0
    assert call.commands == [["WAIT", "FOR", "DIGIT", "60000"], ["GET", "VARIABLE", "NAME"]]


# --- starting and closing ---


async def test_a_port_in_use_is_an_error(start_agi: Start) -> None:
    """Two servers cannot share a port."""
    agi = await start_agi(idle)
    with pytest.raises(OSError, match="address already in use"):
        await FastAgiServer({}, port=agi.port).start()


async def test_closing_waits_for_sessions_and_then_cancels_them(
    start_agi: Start, agi_log: LogCapture
) -> None:
    """Within the grace a session may end by itself; a longer one is cancelled, and may clean up."""
    ended: list[str] = []

    async def script(channel: CallerChannel) -> None:
        try:
            await asyncio.sleep(0.02 if channel.uniqueid == "short" else 60)
            ended.append("by itself")
        finally:
            await channel.get_variable("X")
            ended.append(channel.uniqueid)

    agi = await start_agi(script)
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
    assert agi_log.entries == []
    await agi.close()


async def test_closing_does_not_wait_for_ever(
    start_agi: Start, agi_log: LogCapture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session whose clean-up waits for the caller loses its connection, and the log says so."""
    monkeypatch.setattr(server, "CLEANUP_SECONDS", 0.05)

    async def script(channel: CallerChannel) -> None:
        try:
            await channel.wait_for_digit(60)
        finally:
            await channel.wait_for_digit(60)

    agi = await start_agi(script)
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    async with asyncio.timeout(30):  # half of what the script waits for
        await agi.close()
    await until(lambda: agi.sessions == 0)
    assert "AGI sessions did not end in time" in [entry["event"] for entry in agi_log.entries]
    await call.ended()

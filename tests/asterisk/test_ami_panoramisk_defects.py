"""Each defect of panoramisk 1.4 that we mend: first what panoramisk does by itself, then our client.

When the first test of a pair fails after an upgrade, panoramisk has mended it and our part may go.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from panoramisk import Manager

from hotline.asterisk.ami import (
    AmiAuthenticationError,
    AmiClient,
    AmiConnectionLost,
    AmiEvent,
    AmiNotConnected,
    AmiTimeout,
    Backoff,
)
from hotline.asterisk.ami.protocol import MAX_ABANDONED
from hotline.testing.ami import FakeAmi, event, response

NAME = "فاطمة بنت أحمد"


@asynccontextmanager
async def plain(fake: FakeAmi, **config: Any) -> AsyncIterator[Manager]:  # noqa: ANN401
    """Yield panoramisk's own client, logged in; it reconnects after 20 ms in place of 2 s."""
    told = {"username": fake.username, "secret": fake.secret, **config}
    manager = Manager(host="127.0.0.1", port=fake.port, **told)
    manager.reconnect_timeout = 0.02
    await manager.connect()
    await fake.arrived("Login")
    await asyncio.sleep(0.02)
    try:
        yield manager
    finally:
        manager.connect = lambda: None  # the only way to end it for good
        manager.close()
        await asyncio.sleep(0.03)


@asynccontextmanager
async def ours(fake: FakeAmi, **settings: Any) -> AsyncIterator[AmiClient]:  # noqa: ANN401
    """Yield our client, logged in; it reconnects quickly."""
    told: dict[str, Any] = {"username": fake.username, "secret": fake.secret, **settings}
    told.setdefault("backoff", Backoff(first=0.02, longest=0.04))
    client = AmiClient(host="127.0.0.1", port=fake.port, **told)
    await client.connect(seconds=30)
    try:
        yield client
    finally:
        await client.close()


@pytest.fixture
async def fake() -> AsyncIterator[FakeAmi]:
    """A manager interface without an Asterisk."""
    async with FakeAmi() as server:
        yield server


async def until(client: AmiClient, name: str) -> AmiEvent:
    """Read events until one of this name."""
    async with asyncio.timeout(30):
        async for item in client.events():
            if item.name == name:
                return item
    raise AssertionError(f"the stream ended without {name}")


# --- QueueAdd never completes ---


async def test_plain_panoramisk_never_completes_queue_add(fake: FakeAmi) -> None:
    """It takes “Added interface to queue” for the beginning of a list."""
    fake.answer("QueueAdd", response("Added interface to queue"))
    async with plain(fake) as manager:
        _, waiting = await asyncio.wait([manager.send_action({"Action": "QueueAdd"})], timeout=0.1)
        assert waiting


async def test_queue_add_completes(fake: FakeAmi) -> None:
    """One message is the whole reply."""
    fake.answer("QueueAdd", response("Added interface to queue"))
    async with ours(fake) as client:
        assert (await client.action("QueueAdd", seconds=30)).message == "Added interface to queue"


# --- Originate without Async drops the connection ---


async def test_plain_panoramisk_drops_the_connection_at_originate_without_async(fake: FakeAmi) -> None:
    """It looks for a header `Async` that is not there, in the middle of reading."""
    fake.answer("Originate", response("Originate successfully queued"))
    async with plain(fake) as manager:
        manager.send_action({"Action": "Originate", "Channel": "Local/1@x"})
        await fake.arrived("Login", 2)


async def test_originate_without_async_is_answered(fake: FakeAmi) -> None:
    """The connection stays."""
    fake.answer("Originate", response("Originate successfully queued"))
    async with ours(fake) as client:
        assert (await client.action("Originate", {"Channel": "Local/1@x"})).success
        assert (await client.action("Ping")).success
        assert fake.accepted == 1


# --- an exception in a synchronous callback drops the connection ---


async def test_plain_panoramisk_drops_the_connection_when_a_callback_fails(fake: FakeAmi) -> None:
    """Whoever listens to events can break the link."""

    def fail(*_: object) -> None:
        raise LookupError

    async with plain(fake) as manager:
        manager.register_event("Newchannel", fail)
        fake.emit("Newchannel")
        await fake.arrived("Login", 2)


async def test_a_failing_callback_or_reader_leaves_the_connection_alone(fake: FakeAmi) -> None:
    """Readers take from a queue; the only callback, `on_state`, is guarded."""

    def fail(_: bool) -> None:
        raise LookupError

    async def read_and_fail(client: AmiClient) -> None:
        async for item in client.events():
            raise LookupError(item.name)

    async with ours(fake, on_state=fail) as client:
        fake.emit("Newchannel")
        with pytest.raises(LookupError):
            await read_and_fail(client)
        assert (await client.action("Ping")).success
        assert fake.accepted == 1


# --- a UTF-8 character split across TCP segments is deleted ---


async def write_apart(fake: FakeAmi) -> None:
    """Send an event with an Arabic name, cut in the middle of a character."""
    data = event("NewCallerid", {"CallerIDName": NAME}).encode()
    middle = data.index("ط".encode()) + 1
    fake.write(data[:middle])
    await asyncio.sleep(0.03)
    fake.write(data[middle:])


async def test_plain_panoramisk_deletes_a_character_that_was_cut(fake: FakeAmi) -> None:
    """It decodes each segment by itself and ignores what it cannot read."""
    names: list[str] = []
    async with plain(fake) as manager:
        manager.register_event("NewCallerid", lambda _, item: names.append(item["CallerIDName"]))
        await write_apart(fake)
        await asyncio.sleep(0.03)
    assert names == [NAME.replace("ط", "")]


async def test_an_arabic_name_that_was_cut_stays_whole(fake: FakeAmi) -> None:
    """Only whole messages are decoded."""
    async with ours(fake) as client:
        await write_apart(fake)
        assert (await until(client, "NewCallerid")).headers["CallerIDName"] == NAME


# --- actions have no time-out, and those that one gives up leak ---


async def test_plain_panoramisk_keeps_actions_for_ever(fake: FakeAmi) -> None:
    """There is no time-out, and with `wait_for` around it the action stays in memory."""
    fake.answer("Slow", None)
    async with plain(fake) as manager:
        for _ in range(10):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(manager.send_action({"Action": "Slow"}), 0.001)
        assert len(manager.responses) == 10


async def test_actions_time_out_and_are_forgotten(fake: FakeAmi) -> None:
    """Each action has its own time; what is kept of the unanswered is bounded."""
    fake.answer("Slow", None)
    async with ours(fake, action_seconds=0.02) as client:
        tries = [client.action("Slow") for _ in range(MAX_ABANDONED + 100)]
        failures = await asyncio.gather(*tries, return_exceptions=True)
        assert all(isinstance(failure, AmiTimeout) for failure in failures)
        with pytest.raises(AmiTimeout, match=r"Slow within 0\.05 s"):
            await client.action("Slow", seconds=0.05)
        protocol = client._manager.protocol
        assert protocol is not None
        assert len(protocol.responses) == 0
        assert len(protocol._abandoned) == MAX_ABANDONED
        assert (await client.action("Ping")).success


# --- unanswered actions are sent again after a reconnection ---


async def test_plain_panoramisk_originates_twice(fake: FakeAmi) -> None:
    """The citizen's phone would ring twice."""
    fake.answer("Originate", None)
    async with plain(fake) as manager:
        manager.send_action({"Action": "Originate", "Async": "true"})
        await fake.arrived("Originate")
        fake.drop()
        await fake.arrived("Originate", 2)


async def test_an_unanswered_originate_is_never_sent_again(fake: FakeAmi) -> None:
    """It fails with `AmiConnectionLost`, and the next connection begins empty."""
    fake.answer("Originate", None)
    async with ours(fake) as client:
        originate = asyncio.create_task(client.action("Originate", {"Async": "true"}))
        await fake.arrived("Originate")
        fake.drop()
        with pytest.raises(AmiConnectionLost, match="Originate"):
            await originate
        await until(client, "HotlineLost")
        await until(client, "HotlineConnected")
        await client.action("Ping")
        assert fake.count("Originate") == 1


# --- a silent peer is never noticed ---


async def test_plain_panoramisk_does_not_notice_a_silent_peer(fake: FakeAmi) -> None:
    """It pings, and does not care for the answer."""
    async with plain(fake) as manager:
        fake.frozen = True
        manager.ping_interval = 0.01
        manager.ping()
        await fake.arrived("Ping", 10)
        assert manager._connected
        assert fake.accepted == 1


async def test_a_silent_peer_is_asked_and_given_up(fake: FakeAmi) -> None:
    """After `silent_seconds` comes a ping, after `action_seconds` more the reconnection."""
    async with ours(fake, silent_seconds=0.05, action_seconds=0.05) as client:
        fake.frozen = True
        await until(client, "HotlineLost")
        assert fake.count("Ping") == 1
        assert not client.connected
        fake.frozen = False
        await until(client, "HotlineConnected")
        assert (await client.action("Ping")).success


async def test_a_quiet_peer_that_answers_is_kept(fake: FakeAmi) -> None:
    """A night without calls is no failure."""
    async with ours(fake, silent_seconds=0.02) as client:
        await fake.arrived("Ping", 4)
        assert client.connected
        assert fake.accepted == 1


# --- close() while it waits to reconnect still reconnects ---


async def test_plain_panoramisk_reconnects_after_close(fake: FakeAmi) -> None:
    """The timer of the reconnection goes on."""
    async with plain(fake) as manager:
        manager.reconnect_timeout = 0.1
        fake.drop()
        await asyncio.sleep(0.03)
        manager.close()
        await fake.arrived("Login", 2)


async def test_close_ends_the_wait_for_the_reconnection(fake: FakeAmi) -> None:
    """Nothing of the client is left."""
    async with ours(fake, backoff=Backoff(first=0.2)) as client:
        fake.drop()
        await until(client, "HotlineLost")
        await client.close()
        tasks = len(asyncio.all_tasks())
        await asyncio.sleep(0.3)
        assert fake.accepted == 1
        assert tasks == 1


# --- a bad password is retried for ever ---


async def test_plain_panoramisk_tries_a_bad_password_for_ever(fake: FakeAmi) -> None:
    """And `connect` looks as if it had worked."""
    async with plain(fake, secret="wrong"):
        await fake.arrived("Login", 4)


async def test_a_bad_password_ends_with_a_clear_error(fake: FakeAmi) -> None:
    """One try; the message names the user and where to look."""
    with pytest.raises(AmiAuthenticationError, match=r"'hotline'.*Authentication failed.*manager\.conf"):
        async with ours(fake, secret="wrong"):
            pass
    await asyncio.sleep(0.1)
    assert fake.count("Login") == 1


# --- CR/LF in a value injects an action ---

INJECTION = "x\r\n\r\nAction: Originate\r\nChannel: Local/1@x"


async def test_plain_panoramisk_sends_an_injected_action(fake: FakeAmi) -> None:
    """Text from outside can make calls."""
    async with plain(fake) as manager:
        manager.send_action({"Action": "Setvar", "Value": INJECTION})
        await fake.arrived("Originate")


async def test_a_line_break_in_a_value_is_refused(fake: FakeAmi) -> None:
    """Nothing at all is sent."""
    async with ours(fake) as client:
        with pytest.raises(ValueError, match="line break"):
            await client.action("Setvar", {"Value": INJECTION})
        await client.action("Ping")
        assert [action.name for action in fake.received] == ["Login", "Ping"]


# --- sending before connect raises AttributeError ---


async def test_plain_panoramisk_fails_oddly_before_it_is_connected() -> None:
    """“NoneType has no attribute send”."""
    with pytest.raises(AttributeError):
        Manager().send_action({"Action": "Ping"})


async def test_sending_before_connect_says_so() -> None:
    """The error says that nothing was sent."""
    client = AmiClient(host="127.0.0.1", port=1, username="u", secret="s")
    with pytest.raises(AmiNotConnected, match="Ping was not sent"):
        await client.action("Ping")
    await client.close()


async def test_sending_while_the_link_is_down_says_so(fake: FakeAmi) -> None:
    """Between two connections, too."""
    async with ours(fake, backoff=Backoff(first=0.2)) as client:
        fake.drop()
        await until(client, "HotlineLost")
        with pytest.raises(AmiNotConnected):
            await client.action("Ping")


# --- async callbacks: thousands of tasks, without order or back-pressure ---


async def test_plain_panoramisk_makes_a_task_of_every_event(fake: FakeAmi) -> None:
    """A slow reader means thousands of tasks."""
    slow = asyncio.Event()

    async def read(*_: object) -> None:
        await slow.wait()

    async with plain(fake) as manager:
        manager.register_event("*", read)
        for _ in range(1000):
            fake.emit("VarSet")
        await asyncio.sleep(0.2)
        assert len(asyncio.all_tasks()) >= 1000
        slow.set()


async def test_a_slow_reader_costs_bounded_memory_and_no_order(fake: FakeAmi) -> None:
    """One queue; the oldest events go, are counted, and the reader is told in the stream."""
    async with ours(fake, queue_size=100) as client:
        tasks = len(asyncio.all_tasks())
        for number in range(1000):
            fake.emit("VarSet", {"Value": str(number)})
        await client.action("Ping")
        assert len(asyncio.all_tasks()) == tasks
        dropped = client.dropped
        assert dropped > 0
        await client.close()
        got = [item async for item in client.events()]
        assert [item.name for item in got[:2]] == ["HotlineDropped", "HotlineConnected"]
        assert got[0].headers["Count"] == str(dropped)
        assert [item.headers["Value"] for item in got[2:-1]] == [str(n) for n in range(901, 1000)]
        assert got[-1].name == "HotlineLost"

"""The controller's link to Asterisk, against a manager interface without an Asterisk."""

import asyncio
import itertools
import math
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from hotline.asterisk.ami import (
    AmiAuthenticationError,
    AmiClient,
    AmiConnectionLost,
    AmiEvent,
    AmiNotConnected,
    AmiTimeout,
    AmiUnreachable,
    Backoff,
    protocol,
)
from hotline.asterisk.ami.manager import HotlineManager
from hotline.testing.ami import FakeAmi, event, listing, response
from hotline.testing.waiting import eventually


def client_of(fake: FakeAmi, **settings: Any) -> AmiClient:  # noqa: ANN401
    """Return a client that reconnects quickly."""
    quick = Backoff(first=0.01, longest=0.02)
    told: dict[str, Any] = {"username": fake.username, "secret": fake.secret, "backoff": quick, **settings}
    return AmiClient(host="127.0.0.1", port=fake.port, **told)


@asynccontextmanager
async def connected(**settings: Any) -> AsyncIterator[tuple[FakeAmi, AmiClient]]:  # noqa: ANN401
    """Yield a server and a client that is logged in to it."""
    async with FakeAmi() as fake:
        client = client_of(fake, **settings)
        await client.connect(seconds=30)
        try:
            yield fake, client
        finally:
            await client.close()


async def connects_in_vain(client: AmiClient, why: str, tries: Callable[[], int] | None = None) -> None:
    """See why it gives up, and that it tries more than once: in a longer time where the machine stood still."""
    said = ""
    for seconds in (0.3, 3.0, 30.0):
        before = tries() if tries else 0
        with pytest.raises(AmiUnreachable) as given_up:
            await client.connect(seconds=seconds)
        said = str(given_up.value)
        if re.search(why, said) and (tries is None or tries() > before + 1):
            return
    pytest.fail(said)


async def until(client: AmiClient, name: str) -> AmiEvent:
    """Read events until one of this name."""
    async with asyncio.timeout(30):
        async for item in client.events():
            if item.name == name:
                return item
    raise AssertionError(f"the stream ended without {name}")


async def names_after_close(client: AmiClient) -> list[str]:
    """End the link and return the names of all events that were not read."""
    await client.close()
    return [item.name async for item in client.events()]


async def test_an_action_is_answered() -> None:
    """The reply comes with its headers and Asterisk's words."""
    async with connected() as (fake, client):
        fake.answer("Getvar", response("", {"Variable": "SYSTEMNAME", "Value": "node1"}))
        reply = await client.action("Getvar", {"Variable": "SYSTEMNAME"})
        assert reply.success
        assert reply.headers["Value"] == "node1"
        assert fake.named("Getvar")[0].get("Variable") == "SYSTEMNAME"


async def test_a_refused_action_is_no_exception() -> None:
    """Whoever asked decides what a refusal means."""
    async with connected() as (_, client):
        reply = await client.action("Bogus")
        assert not reply.success
        assert reply.message.startswith("Invalid/unknown command: Bogus")


async def test_a_header_with_many_values_is_sent_line_by_line_in_order() -> None:
    """`Variable` comes once for each variable."""
    async with connected() as (fake, client):
        await client.action(
            "Originate", {"Channel": "Local/1@x", "Variable": ["B=2", "A=1"], "Async": "true"}
        )
        assert fake.named("Originate")[0].get_all("Variable") == ["B=2", "A=1"]


async def test_a_list_comes_whole_while_events_go_on() -> None:
    """Events between the items of a list go to the stream, items do not."""
    async with connected() as (fake, client):
        items = [("CoreShowChannel", {"Uniqueid": str(number)}) for number in range(3)]
        text = listing("Channels will follow", items, "CoreShowChannelsComplete")
        middle = text.index("Event: CoreShowChannel\r\n", text.index("Uniqueid: 1"))
        fake.answer("CoreShowChannels", text[:middle] + event("Hangup", {"Uniqueid": "9"}) + text[middle:])
        reply = await client.action("CoreShowChannels")
        assert [item.headers["Uniqueid"] for item in reply.events] == ["0", "1", "2"]
        assert await names_after_close(client) == ["HotlineConnected", "FullyBooted", "Hangup", "HotlineLost"]


async def test_many_actions_at_once_get_each_its_own_reply() -> None:
    """Replies are matched by identifier, in whatever order they come."""
    async with connected() as (fake, client):
        fake.answer("Echo", lambda action: response(action.get("Text")))
        replies = await asyncio.gather(*(client.action("Echo", {"Text": str(n)}) for n in range(200)))
        assert [reply.message for reply in replies] == [str(number) for number in range(200)]


async def test_an_event_that_mentions_an_action_is_news_for_everybody() -> None:
    """`OriginateResponse` and `UserEvent` carry the identifier of the action that caused them."""
    async with connected() as (fake, client):
        happened = event("OriginateResponse", {"ActionID": "{ActionID}", "Response": "Failure"})
        fake.answer("Originate", happened + response("Originate successfully queued") + happened)
        assert (await client.action("Originate", {"Async": "true"})).success
        assert (await names_after_close(client)).count("OriginateResponse") == 2


async def test_connect_waits_until_asterisk_has_booted() -> None:
    """An Asterisk that still loads its modules is no Asterisk yet; events until then are not told."""
    async with FakeAmi(booted=False) as fake:
        client = client_of(fake)
        connecting = asyncio.create_task(client.connect(seconds=30))
        await fake.arrived("Login")
        fake.emit("ModuleLoad")
        await asyncio.sleep(0.05)
        assert (connecting.done(), client.connected) == (False, False)
        with pytest.raises(AmiNotConnected):
            await client.action("Ping")
        fake.boot()
        await connecting
        assert client.connected
        assert await names_after_close(client) == ["HotlineConnected", "FullyBooted", "HotlineLost"]


async def test_a_reconnection_waits_for_the_boot_too() -> None:
    """Asterisk was restarted: `HotlineConnected` comes only when it is ready."""
    states: list[bool] = []
    async with connected(on_state=states.append) as (fake, client):
        fake.booted = False
        fake.drop()
        await until(client, "HotlineLost")
        await fake.arrived("Login", 2)
        await asyncio.sleep(0.03)
        assert states == [True, False]
        fake.boot()
        await until(client, "HotlineConnected")
        assert states == [True, False, True]
        assert (await client.action("Ping")).success


async def test_lost_and_connected_stand_where_they_happened() -> None:
    """A reader sees old events, the loss, the return, new events."""
    connections: asyncio.Queue[bool] = asyncio.Queue()
    async with connected(on_state=connections.put_nowait) as (fake, client):
        fake.emit("Newchannel")
        await client.action("Ping")
        fake.drop()
        assert [await connections.get() for _ in range(3)] == [True, False, True]
        fake.emit("Hangup")
        await client.action("Ping")
        assert await names_after_close(client) == [
            *("HotlineConnected", "FullyBooted", "Newchannel", "HotlineLost"),
            *("HotlineConnected", "FullyBooted", "Hangup", "HotlineLost"),
        ]


async def test_nothing_that_listens_is_unreachable_after_the_given_time() -> None:
    """The error names address, time and reason."""
    async with FakeAmi() as fake:
        await fake.stop_listening()
        client = client_of(fake)
        why = rf"127\.0\.0\.1:{fake.port} .* within [\d.]+ s .*Connect call failed"
        await connects_in_vain(client, why)
        await fake.listen()
        await client.connect(seconds=30)  # a second try is allowed
        await client.close()


async def test_an_asterisk_that_starts_late_is_waited_for() -> None:
    """`connect` tries again until its time is over."""
    async with FakeAmi() as fake:
        await fake.stop_listening()
        client = client_of(fake)
        connecting = asyncio.create_task(client.connect(seconds=30))
        await asyncio.sleep(0.05)
        await fake.listen()
        await connecting
        await client.close()


async def test_a_user_that_may_not_read_system_is_told_so() -> None:
    """Without that class FullyBooted never comes."""
    async with FakeAmi(booted=False) as fake:
        client = client_of(fake)
        await connects_in_vain(client, "read=system")
        await client.close()


@pytest.mark.parametrize(
    ("greeting", "words"),
    [(b"HTTP/1.1 400 Bad Request\r\n\r\n", "no manager interface"), (b"", "connection ended")],
)
async def test_another_server_is_unreachable(greeting: bytes, words: str) -> None:
    """A wrong port, or one that closes at once, is no endless wait."""

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(greeting)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = AmiClient(host="127.0.0.1", port=port, username="u", secret="s", backoff=Backoff(first=0.01))
    await connects_in_vain(client, words)
    await client.close()
    server.close()
    await server.wait_closed()


async def test_a_peer_that_never_answers_the_log_in_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stopped process accepts connections and says nothing."""
    monkeypatch.setattr(protocol, "LOGIN_SECONDS", 0.05)
    async with FakeAmi() as fake:
        fake.frozen = True
        client = client_of(fake, action_seconds=0.05)
        await connects_in_vain(client, "did not answer Login", lambda: fake.accepted)
        await client.close()


async def test_an_address_that_swallows_everything_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A firewall that drops packets does not hold up the next try for minutes."""
    tries: list[asyncio.Future[None]] = []

    def connect(_: HotlineManager) -> asyncio.Future[None]:
        tries.append(asyncio.get_running_loop().create_future())
        return tries[-1]

    monkeypatch.setattr(HotlineManager, "connect", connect)
    async with FakeAmi() as fake:
        client = client_of(fake, action_seconds=0.02)
        await connects_in_vain(client, r"no connection within 0\.02 s", lambda: len(tries))
        await client.close()


async def test_asterisk_cannot_speak_in_our_name() -> None:
    """Events about the link come from this client alone."""
    async with connected() as (fake, client):
        fake.emit("HotlineLost")
        await client.action("Ping")
        assert await names_after_close(client) == ["HotlineConnected", "FullyBooted", "HotlineLost"]


async def test_a_password_refused_on_a_reconnection_ends_the_stream_with_the_reason() -> None:
    """The password was changed while the controller ran: it cannot mend that, and says so everywhere."""
    async with connected() as (fake, client):
        fake.secret = "changed"
        fake.drop()
        with pytest.raises(AmiAuthenticationError, match="hotline"):
            await until(client, "never")
        with pytest.raises(AmiAuthenticationError):
            await client.action("Ping")
        logins = fake.count("Login")
        await asyncio.sleep(0.1)
        assert fake.count("Login") == logins == 2


async def test_a_cancelled_action_is_forgotten() -> None:
    """Its late reply disturbs nobody."""
    async with connected() as (fake, client):
        fake.answer("Slow", None)
        slow = asyncio.create_task(client.action("Slow"))
        await fake.arrived("Slow")
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)
        assert slow.cancelled()
        late = response("Done").replace("{ActionID}", fake.named("Slow")[0].get("ActionID"))
        fake.write(late.encode())
        assert (await client.action("Ping")).success


async def test_a_list_that_comes_too_late_is_not_taken_for_news() -> None:
    """The items of a reply that nobody waits for any more do not reach the stream."""
    async with connected() as (fake, client):
        fake.answer("DeviceStateList", None)
        with pytest.raises(AmiTimeout):
            await client.action("DeviceStateList", seconds=0.02)
        items = [("DeviceStateChange", {"Device": "PJSIP/1001", "State": "INUSE"})] * 3
        late = listing("Device State Changes will follow", items, "DeviceStateListComplete")
        fake.write(late.replace("{ActionID}", fake.named("DeviceStateList")[0].get("ActionID")).encode())
        await client.action("Ping")
        assert await names_after_close(client) == ["HotlineConnected", "FullyBooted", "HotlineLost"]


async def test_a_slow_action_is_no_silence() -> None:
    """Asterisk says nothing on a connection while it works on one action with a longer time of its own."""
    async with connected(silent_seconds=0.03, action_seconds=0.3) as (fake, client):
        fake.answer("Originate", None)

        async def answer_late() -> None:
            await asyncio.sleep(0.5)
            fake.frozen = False
            for slow in fake.received:
                if slow.name in ("Originate", "Ping"):
                    fake.write(response("").replace("{ActionID}", slow.get("ActionID")).encode())

        originate = asyncio.create_task(client.action("Originate", seconds=30))
        await fake.arrived("Originate")
        fake.frozen = True
        await answer_late()
        assert (await originate).success
        assert fake.accepted == 1


async def test_a_talkative_peer_is_not_asked() -> None:
    """Events prove life as well as a pong does."""
    longest_pause = math.inf
    while longest_pause > 0.2:  # a machine that stood still made it a silent one
        async with connected(silent_seconds=0.4) as (fake, client):
            longest_pause = await talks(fake, 0.6)
            asked, is_up = fake.count("Ping"), client.connected
    assert (asked, is_up) == (0, True)


async def talks(fake: FakeAmi, seconds: float) -> float:
    """Tell event after event; return the longest pause between two."""
    clock = asyncio.get_running_loop().time
    moments = [begin := clock()]
    while moments[-1] < begin + seconds:
        fake.emit("VarSet")
        await asyncio.sleep(0.01)
        moments.append(clock())
    return max(later - earlier for earlier, later in itertools.pairwise(moments))


async def test_a_peer_that_tells_events_but_answers_no_ping_is_alive() -> None:
    """Any byte after the question is an answer."""
    async with connected(silent_seconds=0.02, action_seconds=0.3) as (fake, client):
        fake.answer("Ping", event("VarSet"))
        await eventually(lambda: fake.count("Ping") > 2)
        assert client.connected
        assert fake.accepted == 1


async def test_closing_fails_what_waits_and_ends_the_stream() -> None:
    """Nobody waits for ever, and Asterisk is told goodbye."""
    async with connected() as (fake, client):
        fake.answer("Slow", None)
        waiting = asyncio.create_task(client.action("Slow"))
        await fake.arrived("Slow")
        await client.close()
        with pytest.raises(AmiConnectionLost):
            await waiting
        with pytest.raises(AmiNotConnected):
            await client.action("Ping")
        assert not client.connected
        await client.close()  # twice is once
        assert fake.count("Logoff") == 1
        with pytest.raises(RuntimeError):
            await client.connect()


async def test_closing_does_not_wait_for_a_peer_that_reads_nothing() -> None:
    """Bytes that nobody takes do not hold up the end of the controller."""
    async with connected(action_seconds=0.05) as (fake, client):
        fake.sessions[0].transport.pause_reading()
        writes = [client.action("Setvar", {"Value": ["x" * 1000] * 100}) for _ in range(100)]
        assert all(
            isinstance(item, AmiTimeout) for item in await asyncio.gather(*writes, return_exceptions=True)
        )
        link = client._manager.protocol
        assert link is not None
        async with asyncio.timeout(30):
            await client.close()
            await link.finished


async def test_the_log_in_asks_for_the_wished_events_only() -> None:
    """`event_mask` saves Asterisk and us the rest."""
    async with connected(event_mask="call,system") as (fake, _):
        assert fake.named("Login")[0].get("Events") == "call,system"


@pytest.mark.parametrize("setting", ["username", "secret", "event_mask"])
def test_a_line_break_in_the_log_in_is_refused_at_once(setting: str) -> None:
    """Settings come from files, too."""
    settings = {"username": "u", "secret": "s", "event_mask": "on"} | {setting: "x\r\nEvents: off"}
    with pytest.raises(ValueError, match="line break"):
        AmiClient(
            host="127.0.0.1", port=1, username=settings["username"], secret=settings["secret"],
            event_mask=settings["event_mask"],
        )  # fmt: skip


async def test_the_secret_is_in_no_error() -> None:
    """Errors are logged."""
    async with FakeAmi() as fake:
        client = client_of(fake, secret="very-private")
        with pytest.raises(AmiAuthenticationError) as caught:
            await client.connect()
        assert "very-private" not in str(caught.value)
        await client.close()


async def test_one_client_connects_once() -> None:
    """A second `connect` is a mistake of the caller."""
    async with connected() as (_, client):
        with pytest.raises(RuntimeError, match="before"):
            await client.connect()

import asyncio
from collections.abc import AsyncIterator

import pytest

from hotline.bus import BusUnavailableError, LocalBus
from hotline.bus_mqtt import MqttBus, connect_bus, parse_url
from hotline.config import Bus as BusSettings
from hotline.testing.mosquitto import Mosquitto
from hotline.testing.waiting import eventually

pytestmark = pytest.mark.mosquitto


@pytest.fixture
async def bus(broker: Mosquitto) -> AsyncIterator[MqttBus]:
    bus = MqttBus(broker.url, retry_seconds=(0.05, 0.1))
    yield bus
    await bus.close()


async def connected(bus: MqttBus) -> None:
    bus.subscribe("unused").close()
    await eventually(lambda: bus.connected)


@pytest.mark.parametrize(
    "url",
    ["", "localhost", "http://localhost", "mqtt://", "mqtt://u:secret@host:port", "mqtt://u:secret@h/path"],
)
def test_url_that_is_none_is_refused(url: str) -> None:
    """A broker's address that cannot be read gives a remedy, without the password."""
    with pytest.raises(ValueError, match="mqtt://user:password@host:port") as caught:
        MqttBus(url)
    assert "secret" not in str(caught.value)


def test_url_is_read() -> None:
    """User, password, host, port and TLS come from the URL."""
    address = parse_url("mqtts://user:p%40ss@broker.example")
    assert (address.host, address.port, address.username, address.password, address.tls) == (
        "broker.example", 8883, "user", "p@ss", True)  # fmt: skip
    assert parse_url("mqtt://broker").port == 1883


def test_without_a_broker_the_bus_is_local() -> None:
    """No URL in the configuration: the bus of this process."""
    assert isinstance(connect_bus(BusSettings()), LocalBus)


async def test_message_goes_through_the_broker(bus: MqttBus) -> None:
    """A subscriber gets what was published, Arabic and all."""
    await connected(bus)
    subscription = bus.subscribe("hotline/+/events/#")
    await asyncio.sleep(0.2)
    await bus.publish("hotline/demo/events/MenuChosen", "مياه".encode())
    message = await asyncio.wait_for(anext(subscription), 30)
    assert (message.topic, message.payload.decode()) == ("hotline/demo/events/MenuChosen", "مياه")


async def test_retained_state_waits_for_subscribers(bus: MqttBus) -> None:
    """A retained message reaches who subscribes later, and says that it is old."""
    await connected(bus)
    await bus.publish("hotline/demo/queues/water", b"3", retain=True)
    message = await asyncio.wait_for(anext(bus.subscribe("hotline/+/queues/+")), 30)
    assert (message.payload, message.retained) == (b"3", True)


async def test_without_a_connection_publishing_fails_at_once(unused_tcp_port: int) -> None:
    """Nobody waits for a broker that is not there."""
    bus = MqttBus(f"mqtt://127.0.0.1:{unused_tcp_port}")
    with pytest.raises(BusUnavailableError, match="no connection"):
        # One step, without the loop: it fails before it could wait for anything.
        bus.publish("a", b"").send(None)
    await bus.close()


async def test_connection_and_subscriptions_come_back(bus: MqttBus, broker: Mosquitto) -> None:
    """After a restart of the broker, subscribers hear again without doing anything."""
    await connected(bus)
    subscription = bus.subscribe("a")
    await asyncio.to_thread(broker.stop)
    await eventually(lambda: not bus.connected)
    await asyncio.to_thread(broker.start)
    await connected(bus)
    await bus.publish("a", b"again")
    assert (await asyncio.wait_for(anext(subscription), 30)).payload == b"again"
    assert bus.connections == 2


async def test_message_on_its_way_when_the_broker_dies_fails_soon(bus: MqttBus, broker: Mosquitto) -> None:
    """Who waits for an acknowledgement learns at once that the connection broke."""
    await connected(bus)
    process = broker._process
    assert process is not None
    process.send_signal(19)  # SIGSTOP: it acknowledges nothing
    publishing = asyncio.create_task(bus.publish("a", b""))
    await asyncio.sleep(0.1)
    assert not publishing.done()
    process.kill()
    with pytest.raises(BusUnavailableError, match="did not take it"):
        await asyncio.wait_for(publishing, 30)


async def test_broker_that_says_nothing(unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A peer that accepts connections and never answers is given up, and nothing is left behind."""
    monkeypatch.setattr("hotline.bus_mqtt.ANSWER_SECONDS", 0.2)
    monkeypatch.setattr("hotline.bus_mqtt.KEEPALIVE_SECONDS", 1)
    arrived = still_open = 0

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal arrived, still_open
        arrived += 1
        still_open += 1
        while await reader.read(100):
            pass
        writer.close()
        still_open -= 1

    server = await asyncio.start_server(silent, "127.0.0.1", unused_tcp_port)
    bus = MqttBus(f"mqtt://127.0.0.1:{unused_tcp_port}", retry_seconds=(0.05, 0.1))
    with pytest.raises(BusUnavailableError):
        await bus.publish("a", b"")
    await eventually(lambda: arrived >= 3)
    assert not bus.connected
    await bus.close()
    await eventually(lambda: still_open == 0)
    server.close()


async def test_closing_ends_subscriptions(bus: MqttBus) -> None:
    """close() wakes those who listen."""
    waiting = asyncio.create_task(anext(bus.subscribe("#"), None))
    await connected(bus)
    await bus.close()
    assert await asyncio.wait_for(waiting, 30) is None

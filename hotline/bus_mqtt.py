"""The bus through an MQTT broker.

One task keeps the connection: it tries again after 0.2, 0.4 … 30 s, without end. Nobody else ever waits for that: while
there is no connection, publishing fails at once.
"""

import asyncio
import contextlib
import random
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import aiomqtt
import structlog

from .bus import Bus, BusMessage, BusUnavailableError, LocalBus, Subscription, check_topic
from .config import Bus as BusSettings

#: Pauses between attempts to connect, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 30.0)

#: A broker that has not acknowledged a message by then has not got it, seconds.
ANSWER_SECONDS = 10.0

#: The broker learns of our death, and we of its, after about one and a half times this, seconds.
KEEPALIVE_SECONDS = 15

#: At least once: the broker acknowledges each message.
QOS = 1

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class BrokerAddress:
    """Where the broker is and who we are there."""

    host: str
    port: int
    username: str | None
    password: str | None
    tls: bool


def parse_url(url: str) -> BrokerAddress:
    """Return the parts of `mqtt://user:password@host:port` (or `mqtts://`, with TLS).

    Raises `ValueError` with a remedy, and without the password, for anything else.
    """
    remedy = "[bus] mqtt_url must be mqtt://user:password@host:port, or mqtts:// for TLS"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(remedy) from error
    if parts.scheme not in {"mqtt", "mqtts"} or not host or parts.path not in {"", "/"}:
        raise ValueError(remedy)
    tls = parts.scheme == "mqtts"
    username = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    return BrokerAddress(host, port or (8883 if tls else 1883), username, password, tls)


def connect_bus(settings: BusSettings) -> Bus:
    """Return the bus that the configuration asks for. Raises `ValueError` for a URL that is none."""
    return LocalBus() if settings.mqtt_url is None else MqttBus(settings.mqtt_url)


class MqttBus:
    """The bus through a broker. It connects by itself when it is first used; close it at the end."""

    remote = True

    def __init__(self, url: str, *, retry_seconds: tuple[float, float] = RETRY_SECONDS) -> None:
        """Raises `ValueError` for a URL that is none."""
        self._address = parse_url(url)
        #: How often a connection was made.
        self.connections = 0
        self._retry = retry_seconds
        self._client: aiomqtt.Client | None = None
        self._reported = False
        self._limits: set[asyncio.Timeout] = set()
        self._subscriptions: list[Subscription] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Whether there is a connection now."""
        return self._client is not None

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Return when the broker has acknowledged the message.

        Raises `BusUnavailableError` at once while there is no connection, and when it breaks or the broker does not
        answer; it may have got the message then.
        """
        check_topic(topic)
        self._start()
        client = self._client
        if client is None:
            message = f"no connection to the broker at {self._address.host}:{self._address.port}"
            raise BusUnavailableError(message)
        try:
            async with asyncio.timeout(ANSWER_SECONDS) as limit:
                self._limits.add(limit)
                await client.publish(topic, payload, qos=QOS, retain=retain, timeout=2 * ANSWER_SECONDS)
        except (aiomqtt.MqttError, TimeoutError) as error:
            message = f"the broker at {self._address.host}:{self._address.port} did not take it: {error}"
            raise BusUnavailableError(message) from error
        finally:
            self._limits.discard(limit)

    def subscribe(self, pattern: str) -> Subscription:
        """Begin to listen as soon as there is a connection, and again after each break."""
        self._start()
        subscription = Subscription(pattern)
        self._subscriptions.append(subscription)
        if self._client is not None:
            self._wish(self._client, pattern)
        return subscription

    async def close(self) -> None:
        """End all subscriptions and the connection."""
        for subscription in self._subscriptions:
            subscription.close()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    # --- the connection ---

    def _start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._keep_connected(), name="mqtt")

    async def _keep_connected(self) -> None:
        shortest, longest = self._retry
        pause = shortest
        while True:
            before = self.connections
            try:
                await self._serve_once()
            except (aiomqtt.MqttError, OSError) as error:
                self._report(error)
            if self.connections > before:
                pause = shortest
            await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - spreads clients, no secret
            pause = min(2 * pause, longest)

    async def _serve_once(self) -> None:
        client = self._new_client()
        await client.enter()
        try:
            await self._serve(client)
        finally:
            self._client = None
            for limit in self._limits:  # who waits for an acknowledgement waits in vain
                limit.reschedule(0)
            await client.leave()

    async def _serve(self, client: aiomqtt.Client) -> None:
        for pattern in {subscription.pattern for subscription in self._subscriptions}:
            await client.subscribe(pattern, qos=QOS)
        self.connections += 1
        self._client = client
        self._reported = False
        log.info("bus.connected", host=self._address.host, port=self._address.port)
        async for message in client.messages:
            self._deliver(message)

    def _deliver(self, message: aiomqtt.Message) -> None:
        payload = message.payload if isinstance(message.payload, bytes) else str(message.payload).encode()
        arrived = BusMessage(str(message.topic), payload, bool(message.retain))
        self._subscriptions = [
            subscription for subscription in self._subscriptions if not subscription.closed
        ]
        for subscription in self._subscriptions:
            subscription.offer(arrived)

    def _wish(self, client: aiomqtt.Client, pattern: str) -> None:
        """Subscribe on a connection that is already there; if it breaks, the next one does it."""
        task = asyncio.ensure_future(client.subscribe(pattern, qos=QOS))
        task.add_done_callback(lambda done: None if done.cancelled() else done.exception())

    def _report(self, error: Exception) -> None:
        if not self._reported:
            self._reported = True
            log.warning(
                "bus.unavailable", host=self._address.host, port=self._address.port, reason=str(error)
            )

    def _new_client(self) -> "_Client":
        address = self._address
        client = _Client(
            address.host,
            address.port,
            username=address.username,
            password=address.password,
            keepalive=KEEPALIVE_SECONDS,
            timeout=ANSWER_SECONDS,
            max_inflight_messages=100,
            tls_context=ssl.create_default_context() if address.tls else None,
        )
        client.pending_calls_threshold = 10_000  # we publish many at a time, it is no reason to warn
        return client


class _Client(aiomqtt.Client):
    """A client that leaves nothing behind when connecting fails or is cancelled."""

    async def enter(self) -> None:
        """Connect. That happens in a thread which cannot be stopped: who is cancelled leaves when it has ended."""
        connecting = asyncio.ensure_future(self.__aenter__())
        try:
            await asyncio.shield(connecting)
        except asyncio.CancelledError:
            with contextlib.suppress(aiomqtt.MqttError, OSError):
                await connecting
                await self.leave()
            self._client.disconnect()
            raise
        except aiomqtt.MqttError:
            self._client.disconnect()  # the socket of a broker that accepted and never answered is still open
            raise

    async def leave(self) -> None:
        """Disconnect, in order where that is possible."""
        with contextlib.suppress(aiomqtt.MqttError):
            await self.__aexit__(None, None, None)

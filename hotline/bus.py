"""The bus: events and states for those who want to listen, in this process or, with a broker, anywhere.

It only notifies. What must not be lost is in the journal, and whoever missed something reads it there.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

#: Messages that wait for one subscriber who is slow; then the oldest are dropped.
WAITING_MESSAGES = 1000


class BusUnavailableError(Exception):
    """The broker has not taken the message: it cannot be reached at the moment, or it did not answer."""


@dataclass(frozen=True, slots=True)
class BusMessage:
    """What a subscriber gets."""

    topic: str
    payload: bytes
    #: True for the last state of a topic that was published before the subscription.
    retained: bool = False


class Bus(Protocol):
    """Publishes to topics and subscribes to patterns as MQTT has them: `+` is one level, `#` the rest."""

    @property
    def remote(self) -> bool:
        """True where the listeners are other programs, which miss what happens while there is no connection."""

    @property
    def connections(self) -> int:
        """How often a connection was made; when it grows, the broker may have forgotten retained messages."""

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Return when the broker has the message. Raises `BusUnavailableError`, at once while there is none."""

    def subscribe(self, pattern: str) -> "Subscription":
        """Begin to listen at once; ends with the subscription's `close`."""

    async def close(self) -> None:
        """End all subscriptions and the connection."""


class Subscription:
    """Messages of one pattern, in order: an async iterator that ends when it is closed."""

    def __init__(self, pattern: str, size: int = WAITING_MESSAGES) -> None:
        check_pattern(pattern)
        self.pattern = pattern
        #: Messages that were dropped because the subscriber was slow.
        self.dropped = 0
        self._waiting: deque[BusMessage] = deque(maxlen=size)
        self._bell = asyncio.Event()
        self._closed = False

    def offer(self, message: BusMessage) -> None:
        """Take a message if it is of the pattern. Never waits."""
        if self._closed or not matches(self.pattern, message.topic):
            return
        self.dropped += len(self._waiting) == self._waiting.maxlen
        self._waiting.append(message)
        self._bell.set()

    def close(self) -> None:
        """End: what waits can still be read."""
        self._closed = True
        self._bell.set()

    @property
    def closed(self) -> bool:
        """True after `close`."""
        return self._closed

    def __aiter__(self) -> AsyncIterator[BusMessage]:
        return self

    async def __anext__(self) -> BusMessage:
        while not self._waiting:
            if self._closed:
                raise StopAsyncIteration
            self._bell.clear()
            await self._bell.wait()
        return self._waiting.popleft()


class LocalBus:
    """The bus within this process."""

    remote = False
    connections = 1

    def __init__(self) -> None:
        self._subscriptions: list[Subscription] = []
        self._retained: dict[str, bytes] = {}

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Give the message to all who listen. Raises `ValueError` for a topic with wildcards."""
        check_topic(topic)
        if retain:
            self._retained.pop(topic, None)
            if payload:
                self._retained[topic] = payload
        self._subscriptions = [
            subscription for subscription in self._subscriptions if not subscription.closed
        ]
        message = BusMessage(topic, payload)
        for subscription in self._subscriptions:
            subscription.offer(message)

    def subscribe(self, pattern: str) -> Subscription:
        """Begin to listen; what is retained comes first. Raises `ValueError` for a pattern that is none."""
        subscription = Subscription(pattern)
        for topic, payload in self._retained.items():
            subscription.offer(BusMessage(topic, payload, retained=True))
        self._subscriptions.append(subscription)
        return subscription

    async def close(self) -> None:
        """End all subscriptions."""
        for subscription in self._subscriptions:
            subscription.close()


def matches(pattern: str, topic: str) -> bool:
    """Return whether a topic is of a pattern (MQTT 3.1.1, section 4.7)."""
    wanted, given = pattern.split("/"), topic.split("/")
    if topic.startswith("$") and wanted[0] in {"+", "#"}:
        return False  # 4.7.2: wildcards do not reach the broker's own topics
    for place, level in enumerate(wanted):
        if level == "#":
            return True
        if place >= len(given) or level not in {"+", given[place]}:
            return False
    return len(wanted) == len(given)


def check_topic(topic: str) -> None:
    """Raise `ValueError` for a topic that cannot be published to."""
    if not topic or any(character in topic for character in "+#\0"):
        message = f"topic {topic!r} is empty or has one of + # NUL"
        raise ValueError(message)


def check_pattern(pattern: str) -> None:
    """Raise `ValueError` for a pattern that cannot be subscribed to."""
    levels = pattern.split("/")
    whole = all(level in {"+", "#"} or not set(level) & {"+", "#", "\0"} for level in levels)
    if not pattern or not whole or "#" in levels[:-1]:
        message = f"pattern {pattern!r}: + and # stand for a whole level, # only at the end"
        raise ValueError(message)

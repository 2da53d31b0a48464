"""What the hotline left in PostgreSQL, and what it told the broker, seen with other clients than its own."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion

from hotline.testing.mosquitto import Mosquitto
from hotline.testing.postgresql import PostgresqlServer
from tests.e2e.story import Row, Story

#: How long psql and the broker may take to answer, seconds.
ANSWER_SECONDS = 20


class PostgresqlStory(Story):
    """The story as psql reads it."""

    def __init__(self, server: PostgresqlServer, database: str) -> None:
        super().__init__(Path(database))
        self._connection = ("-h", str(server.folder), "-U", "hotline", "-d", database)

    def tail(self, count: int = 60) -> str:
        """Return the newest events in words, for a failed test's report."""
        try:
            return "\n".join(str(event) for event in self.events()[-count:])
        except subprocess.CalledProcessError as error:
            return f"no answer: {error.stderr}"

    def _rows(self, query: str, *values: object) -> list[Row]:
        settings: list[str] = []
        for number, value in enumerate(values):
            if value is None:
                raise ValueError(f"psql has no NULL for variables: write `IS NULL` into {query!r}")
            query = query.replace("?", f":'value{number}'", 1)
            settings += ["-v", f"value{number}={value}"]
        done = subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", *self._connection, *settings],
            # Variables are replaced in what comes by standard input only.
            input=f"SELECT coalesce(json_agg(found), '[]') FROM ({query}) AS found;",  # noqa: S608 -- ours
            capture_output=True, text=True, check=True, timeout=ANSWER_SECONDS,
        )  # fmt: skip
        rows: list[Row] = json.loads(done.stdout)
        return rows


@dataclass(frozen=True, slots=True)
class Message:
    """What came from the broker."""

    topic: str
    text: str
    #: Whether it was there before somebody listened.
    retained: bool

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object in it."""
        data: dict[str, Any] = json.loads(self.text)
        return data


class BrokerEar:
    """Listens to everything, like another program of the city: the broker keeps for it what it misses (QoS 1)."""

    def __init__(self, broker: Mosquitto, name: str) -> None:
        self.messages: list[Message] = []
        self._subscribed = threading.Event()
        self._client = Client(CallbackAPIVersion.VERSION2, client_id=name, clean_session=False)
        self._client.on_connect = self._subscribe
        self._client.on_subscribe = lambda *_: self._subscribed.set()
        self._client.on_message = self._take
        self._client.reconnect_delay_set(1, 1)
        self._client.connect("127.0.0.1", broker.port)

    def start(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._client.loop_start()
        assert self._subscribed.wait(ANSWER_SECONDS), "the broker accepts no subscription"

    def stop(self) -> None:
        """Listen no more."""
        self._client.disconnect()
        self._client.loop_stop()

    def _subscribe(self, client: Client, *_: object) -> None:
        client.subscribe("hotline/#", qos=1)

    def _take(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        self.messages.append(Message(message.topic, message.payload.decode(), message.retain))

    def state(self, queue: str) -> dict[str, Any]:
        """Return the newest state of a queue; empty before there was one."""
        states = [message.data for message in self.messages if message.topic == f"hotline/e2e/queues/{queue}"]
        return states[-1] if states else {}

    def events(self, call: str) -> list[Message]:
        """Return the events of one call in the order in which they came, what came again left out."""
        seen: dict[int, Message] = {}
        for message in self.messages:
            if "/events/" in message.topic and message.data.get("call") == call:
                seen.setdefault(message.data["seq"], message)
        return list(seen.values())

    def kinds(self, call: str) -> list[str]:
        """Return the types of a call's events, in the order in which they came."""
        return [message.topic.rpartition("/")[2] for message in self.events(call)]


@contextmanager
def listening(broker: Mosquitto, name: str) -> Iterator[BrokerEar]:
    """Listen to the broker under a name of one's own."""
    ear = BrokerEar(broker, name)
    try:
        ear.start()
        yield ear
    finally:
        ear.stop()

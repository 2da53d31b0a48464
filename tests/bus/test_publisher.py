import asyncio
import contextlib
import json
import random
from collections.abc import AsyncIterator

import aiomqtt
import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import events
from hotline.bus import Bus, BusUnavailableError, LocalBus
from hotline.bus_mqtt import MqttBus
from hotline.events import AgentRinging, CallArrived, Event, MenuEntered
from hotline.journal import Entry, Journal, JournalReader
from hotline.publisher import NUMBER_FIELDS, TEXT_FIELDS, Publisher, payload_of, topic_of
from hotline.testing.mosquitto import Mosquitto
from hotline.testing.waiting import eventually

ARRIVED = CallArrived(
    at=1763800000.5,
    call="demo-1763800000.12",
    caller="+96891230001",
    dialled="1111",
    channel="PJSIP/96891230001-0000001a",
)


def entered(number: int) -> MenuEntered:
    return MenuEntered(at=1000.0 + number, call="demo-1.1", menu=f"m{number}")


@contextlib.asynccontextmanager
async def running(publisher: Publisher) -> AsyncIterator[None]:
    task = asyncio.create_task(publisher.run())
    await eventually(lambda: publisher.following or task.done())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


# --- what goes out ---


def test_event_has_its_own_topic() -> None:
    """Node and type are in the topic, so that others choose what they hear."""
    assert topic_of(Entry(7, "demo", ARRIVED)) == "hotline/demo/events/CallArrived"


def test_numbers_are_masked() -> None:
    """Telephone numbers leave the house masked; the call's name, the number of the entry and the rest do not."""
    assert json.loads(payload_of(Entry(7, "demo", ARRIVED), personal_data=False)) == {
        "seq": 7,
        "node": "demo",
        "type": "CallArrived",
        "at": 1763800000.5,
        "call": "demo-1763800000.12",
        "caller": "+968…001",
        "dialled": "1111",
        "channel": "PJSIP/…001-0000001a",
    }


def test_numbers_are_sent_to_who_may_have_them() -> None:
    """With personal_data the event goes out as it is."""
    sent = json.loads(payload_of(Entry(7, "demo", ARRIVED), personal_data=True))
    assert (sent["caller"], sent["channel"]) == ("+96891230001", "PJSIP/96891230001-0000001a")


def test_withheld_number_stays_withheld() -> None:
    """A caller without a number is null, not a text."""
    withheld = msgspec.structs.replace(ARRIVED, caller=None)
    assert json.loads(payload_of(Entry(7, "demo", withheld), personal_data=False))["caller"] is None


def test_every_field_was_thought_of() -> None:
    """A new field of an event is here only after somebody decided whether it can hold a person's number."""
    harmless = {
        "again_at", "agent", "agents", "agreed", "article", "attachment", "category", "citizen", "citizens", "contact",
        "count",
        "delivery", "fields", "files", "given", "kept", "kind", "level", "merged", "other", "priority", "purpose",
        "sla",
        "at", "at_least", "at_most", "attempt", "by", "call", "callback",
        "confidence", "department", "dialled", "due_at", "empty", "ended_by", "engine", "estimated",
        "expected_seconds", "fax", "folder", "free_megabytes", "how", "instead", "keep_until", "key", "language",
        "menu", "message", "name", "outside", "owner", "pages", "path", "phone", "position", "preferred",
        "preferred_seconds", "priority_seconds", "public", "queue", "queues", "recording", "reference", "refusing",
        "requires", "result", "rules", "said_seconds", "score", "seconds", "sha256", "since", "size", "sounds",
        "source", "status", "step", "survey", "talk_seconds", "target", "texts", "to", "until", "version", "who",
        "whole", "wrap_up_seconds",
        "disposition", "outcome", "work",
        "alert", "limit", "measure", "mode", "monitoring", "queues_before", "reached", "rule", "skills",
        "skills_before",
        "roles", "user",
        "changed", "holder", "prompt", "repaired", "scopes", "undoes", "what",
        "expert", "way",
        "again", "screen",
        "assessment", "calls", "directed", "fatal", "population", "quality", "seed", "team", "week",
    }  # fmt: skip
    known = harmless | NUMBER_FIELDS | TEXT_FIELDS
    for cls in events.type_names.values():
        assert {field.name for field in msgspec.structs.fields(cls)} <= known, cls


# --- following the journal ---


async def test_committed_events_are_published(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """Each event of this node goes out once it is committed, in order; those of other nodes are theirs to publish."""
    bus = LocalBus()
    heard = bus.subscribe("hotline/+/events/#")
    other = Journal(engine, "other")
    async with running(Publisher(bus, reader, engine, "demo")):
        await other.append(entered(99))
        for number in range(60):
            journal.append(entered(number))
        await journal.flush()
        async with asyncio.timeout(30):
            menus = [json.loads((await anext(heard)).payload)["menu"] for _ in range(60)]
    await other.close()
    assert menus == [f"m{number}" for number in range(60)]


async def test_queue_states_are_retained(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """The state of a queue goes out after events, only when it changed, and stays for who comes later."""
    bus = LocalBus()
    states: dict[str, dict[str, object]] = {"water": {"waiting": 0}, "general": {"waiting": 0}}
    heard = bus.subscribe("hotline/demo/queues/water")
    told: list[int] = []

    async def changes_to(waiting: int) -> None:
        states["water"] = {"waiting": waiting}
        await journal.append(entered(waiting))
        while waiting not in told:
            told.append(json.loads((await asyncio.wait_for(anext(heard), 30)).payload)["waiting"])

    async with running(Publisher(bus, reader, engine, "demo", queue_states=lambda: states)):
        await changes_to(1)
        await journal.append(entered(1))
        await asyncio.sleep(0.2)  # it has looked, and says nothing
        await changes_to(2)
        late = bus.subscribe("hotline/demo/queues/water")
        await bus.close()
        assert told in ([0, 1, 2], [1, 2])
        assert [json.loads(message.payload) async for message in late] == [{"waiting": 2}]


class UnreliableBus(LocalBus):
    """Fails every fifth message or so, half of those after it was taken."""

    remote = True

    def __init__(self) -> None:
        super().__init__()
        self._dice = random.Random(7)  # noqa: S311

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        luck = self._dice.random()
        if luck > 0.1:
            await super().publish(topic, payload, retain=retain)
        await asyncio.sleep(0)
        if luck < 0.2:
            raise BusUnavailableError


async def test_nothing_is_lost_on_an_unreliable_bus(
    journal: Journal, reader: JournalReader, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails is sent again until it arrives; what comes twice has the same number."""
    monkeypatch.setattr("hotline.publisher.RETRY_SECONDS", (0.001, 0.002))
    bus = UnreliableBus()
    heard = bus.subscribe("#")
    publisher = Publisher(bus, reader, engine, "demo")
    async with running(publisher):
        numbers = await asyncio.gather(*(journal.append(entered(number)) for number in range(40)))
        await eventually(lambda: publisher.published == 40)
    await bus.close()
    arrived = [json.loads(message.payload)["seq"] async for message in heard]
    assert set(arrived) == set(numbers)
    assert len(arrived) > len(numbers)


async def test_second_run_goes_on_where_the_first_ended(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """What was committed while no publisher ran goes out at the next start; the first start sends no history."""
    bus: Bus = UnreliableBus()
    heard = bus.subscribe("#")
    await journal.append(entered(1))
    first = Publisher(bus, reader, engine, "demo")
    async with running(first):
        await journal.append(entered(2))
        await eventually(lambda: first.published)
    await journal.append(entered(3))
    second = Publisher(bus, reader, engine, "demo")
    async with running(second):
        await eventually(lambda: second.published)
    await bus.close()
    menus = [json.loads(message.payload)["menu"] async for message in heard]
    assert list(dict.fromkeys(menus)) == ["m2", "m3"]


async def test_journal_that_cannot_be_read_is_tried_again(sqlite_url: str) -> None:
    """A publisher that starts before its database is there waits for it."""
    from hotline import database

    engine = database.create_engine(sqlite_url)
    bus = LocalBus()
    publisher = Publisher(bus, JournalReader(engine), engine, "demo")
    task = asyncio.create_task(publisher.run())
    await asyncio.sleep(0.1)
    assert not publisher.following
    await database.migrate(sqlite_url)
    await eventually(lambda: publisher.following)
    journal = Journal(engine, "demo")
    await journal.append(entered(1))
    await eventually(lambda: publisher.published == 1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await journal.close()
    await engine.dispose()


# --- with a real broker ---


class Listener:
    """Another program that the broker knows: it owes it what comes while it is away."""

    def __init__(self, broker: Mosquitto) -> None:
        self.arrived: list[dict[str, object]] = []
        self._broker = broker

    async def run(self) -> None:
        while True:
            with contextlib.suppress(aiomqtt.MqttError):
                async with aiomqtt.Client(
                    "127.0.0.1", self._broker.port, identifier="listener", clean_session=False
                ) as client:
                    await client.subscribe("hotline/demo/events/#", qos=1)
                    async for message in client.messages:
                        self.arrived.append(json.loads(bytes(message.payload)))
            await asyncio.sleep(0.05)


@pytest.mark.mosquitto
async def test_nothing_is_lost_while_the_broker_is_away(
    broker: Mosquitto,
    journal: Journal,
    reader: JournalReader,
    engine: AsyncEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Events that were committed while the broker was down arrive when it is back, and nobody waited for it."""
    monkeypatch.setattr("hotline.publisher.STATES_SECONDS", 0.2)
    listener = Listener(broker)
    listening = asyncio.create_task(listener.run())
    bus = MqttBus(broker.url, retry_seconds=(0.05, 0.1))
    publisher = Publisher(bus, reader, engine, "demo", queue_states=lambda: {"water": {"waiting": 3}})
    numbers: list[int] = []
    async with running(publisher):
        await eventually(lambda: bus.connected)
        numbers += [await journal.append(entered(number)) for number in range(20)]
        await eventually(lambda: len(listener.arrived) >= 20)
        await asyncio.to_thread(broker.stop)
        async with asyncio.timeout(30):  # who waited for the broker would wait for ever
            numbers += [await journal.append(entered(number)) for number in range(20, 120)]
        await asyncio.to_thread(broker.start)
        numbers += [await journal.append(entered(number)) for number in range(120, 140)]
        await eventually(lambda: len({entry["seq"] for entry in listener.arrived}) == 140)
        await eventually(lambda: bus.connected)
        state = bus.subscribe("hotline/demo/queues/water")
        assert json.loads((await asyncio.wait_for(anext(state), 30)).payload) == {"waiting": 3}
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await bus.close()
    assert list(dict.fromkeys(entry["seq"] for entry in listener.arrived)) == numbers


async def test_place_is_kept_in_the_database(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """The publisher of a node keeps its place under the node's name when it ends."""
    publisher = Publisher(UnreliableBus(), reader, engine, "demo")
    async with running(publisher):
        seq = await journal.append(entered(1))
        await eventually(lambda: publisher.published)
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.text("SELECT name, seq FROM journal_cursor"))).all()
    assert [tuple(row) for row in rows] == [("bus:demo", seq)]


def test_ringing_phone_is_no_persons_number() -> None:
    """The channel of an agent's phone stays readable."""
    event: Event = AgentRinging(at=1.0, call="demo-1.1", agent="1001", channel="PJSIP/1001-0000001a")
    assert (
        json.loads(payload_of(Entry(1, "demo", event), personal_data=False))["channel"]
        == "PJSIP/1001-0000001a"
    )

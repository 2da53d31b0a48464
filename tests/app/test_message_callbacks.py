"""A message becomes a call-back, and hears what became of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.control_wire import ControlError
from hotline.app.inbox_parts import current_assignment
from hotline.app.message_callbacks import MessageCallbacks
from hotline.app.message_counts import MessageCounts
from hotline.config import Configuration
from hotline.crm_bridge.cases import open_with_fact
from hotline.events import (
    AgentAnswered,
    CallbackAnswered,
    CallbackEnded,
    CallbackRequested,
    MessageCalledBack,
)
from hotline.journal import Journal, JournalReader
from hotline.queue.callbacks import LiveCallback
from hotline.queue.dispatcher import Dispatcher
from hotline.testing.city import configuration
from hotline.testing.waiting import eventually
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.listing import Count, Listing, StoredMessage
from hotline.voicemail.states import NotAllowedError
from tests.voicemail.conftest import NOW, wav_bytes


def with_trunk() -> Configuration:
    """Return a configuration that can call citizens."""
    config = configuration()
    return config.model_copy(update={"callbacks": config.callbacks.model_copy(update={"trunk": "telco"})})


@dataclass
class Desk:
    """The parts, as a controller wires them."""

    journal: Journal
    engine: AsyncEngine
    reader: JournalReader
    folder: Path
    config: Configuration = field(default_factory=with_trunk)

    def __post_init__(self) -> None:
        self.queue = next(iter(self.config.queues))
        self.agent = next(key for key, one in self.config.agents.items() if self.queue in one.queues)
        self.listing = Listing(self.engine, self.folder, lambda: NOW)
        self.dispatcher = Dispatcher(self.journal, self.config.queues, lambda: NOW)
        self.handling = MessageHandling(self.journal, current_assignment(lambda: self.config), lambda: NOW)
        self.callbacks = MessageCallbacks(
            handling=self.handling, journal=self.journal, reader=self.reader, dispatcher=self.dispatcher,
            current=lambda: self.config, answering=self.listing.answering, clock=lambda: NOW,
        )  # fmt: skip

    async def keep(self, message: str = "m1", caller: str | None = "+96891234567") -> None:
        inbox = Inbox(self.journal, self.engine, self.folder, open_with_fact, lambda: NOW)
        (self.folder / f"{message}.wav").write_bytes(wav_bytes(2.0))
        await inbox.keep(
            message,
            call=f"demo-{message}",
            path=f"{message}.wav",
            caller=caller,
            language="ar",
            queue=self.queue,
        )

    async def find(self, message: str = "m1") -> StoredMessage:
        found = await self.listing.find(message)
        assert found is not None
        return found

    async def told(self) -> list[object]:
        return [entry.event for entry in await self.reader.after(0)]


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    return migrated_sqlite_url


@pytest.fixture
async def desk(
    journal: Journal, engine: AsyncEngine, reader: JournalReader, tmp_path: Path
) -> AsyncIterator[Desk]:
    desk = Desk(journal, engine, reader, tmp_path)
    yield desk
    desk.dispatcher.close()


@pytest.fixture
async def settling(desk: Desk) -> AsyncIterator[None]:
    task = asyncio.create_task(desk.callbacks.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_the_call_back_stands_in_the_line_for_its_agent(desk: Desk) -> None:
    """It has the message, the queue, the caller's number and language, and begins to wait now; asked once."""
    await desk.keep()
    first = await desk.callbacks.request("m1", desk.agent)
    assert await desk.callbacks.request("m1", desk.agent) == first
    (wish,) = [event for event in await desk.told() if isinstance(event, CallbackRequested)]
    assert (wish.message, wish.queue, wish.number, wish.language, wish.preferred, wish.since, wish.call) == (
        "m1", desk.queue, "+96891234567", "ar", desk.agent, NOW, "demo-m1",
    )  # fmt: skip
    assert list(desk.dispatcher.live.callbacks) == [first]
    assert (await desk.find()).callback == first


@pytest.mark.parametrize(
    ("caller", "words"),
    [
        (None, "withheld the number"),
        ("9999", "not called back: emergency"),
        ("1111", "not called back"),
        ("+4930123456", "not called back: international"),
        ("unknown", "not called back: not a number"),
    ],
)
async def test_a_number_that_is_not_called_is_refused(desk: Desk, caller: str | None, words: str) -> None:
    """The rules are those of every call-back; the message stays as it was."""
    await desk.keep(caller=caller)
    with pytest.raises(NotAllowedError, match=words):
        await desk.callbacks.request("m1", desk.agent)
    assert (await desk.find()).state == "new"
    assert desk.dispatcher.live.callbacks == {}


async def test_a_citizen_is_not_called_for_two_messages_at_once(desk: Desk) -> None:
    """The second wish names the call-back that is there; over the socket it is a refusal."""
    await desk.keep("m1")
    await desk.keep("m2")
    first = await desk.callbacks.request("m1", desk.agent)
    command = desk.callbacks.commands()["message-call-back"]
    with pytest.raises(ControlError, match=f"already: {first}"):
        await command({"message": "m2", "agent": desk.agent}, "root")
    assert await command({"message": "m1", "agent": desk.agent}, "root") == {"callback": first}


async def test_without_a_trunk_nobody_is_called_back(desk: Desk) -> None:
    """The refusal names the key."""
    await desk.keep()
    desk.config = configuration()
    if desk.config.callbacks.trunk is None:
        with pytest.raises(NotAllowedError, match=r"callbacks\.trunk"):
            await desk.callbacks.request("m1", desk.agent)


@pytest.mark.usefixtures("settling")
async def test_a_talk_makes_the_message_called_back_by_who_talked(desk: Desk) -> None:
    """The agent is the one who answered the citizen's call."""
    await desk.keep()
    callback = await desk.callbacks.request("m1", desk.agent)
    for event in (
        CallbackAnswered(at=NOW, callback=callback, call="channel-1"),
        AgentAnswered(at=NOW, call="channel-1", agent="other", queue=desk.queue),
        CallbackEnded(at=NOW, callback=callback, reason="talked"),
    ):
        desk.journal.append(event)
    await eventually(lambda: desk.journal.waiting == 0)
    for _ in range(200):
        if (await desk.find()).state == "called back":
            break
        await asyncio.sleep(0.02)
    assert (await desk.find()).callback == ""
    assert MessageCalledBack(at=NOW, message="m1", agent="other") in await desk.told()


async def test_what_ended_while_no_controller_ran_is_settled_at_the_start(desk: Desk) -> None:
    """The journal has it; nothing needs to have been heard."""
    await desk.keep()
    callback = await desk.callbacks.request("m1", desk.agent)
    await desk.journal.append(CallbackEnded(at=NOW, callback=callback, reason="cancelled"))
    task = asyncio.create_task(desk.callbacks.run())
    for _ in range(200):
        if not (await desk.find()).callback:
            break
        await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    found = await desk.find()
    assert (found.state, found.agent, found.note) == ("taken", desk.agent, "the call-back was dropped")


async def test_a_citizen_who_is_not_reached_gets_no_second_case(desk: Desk) -> None:
    """The message's case is the case; a call-back of no message is settled as before."""
    await desk.keep()
    callback = await desk.callbacks.request("m1", desk.agent)
    others: list[LiveCallback] = []

    async def otherwise(one: LiveCallback) -> None:
        others.append(one)

    settle = desk.callbacks.open_case(otherwise)
    await settle(desk.dispatcher.live.callbacks[callback])
    found = await desk.find()
    assert (found.state, found.note) == ("taken", "the citizen was called back and not reached")
    assert (desk.dispatcher.live.callbacks, others) == ({}, [])
    stranger = LiveCallback("c9", "c", desk.queue, "ar", "+96891234567", NOW)
    await settle(stranger)
    assert others == [stranger]


async def test_open_and_overdue_messages_are_metrics() -> None:
    """Every queue has a number, 0 where none waits; without a database there is none."""
    found: dict[str, Count] = {"water": Count(3, 1)}

    async def count() -> dict[str, Count]:
        if not found:
            raise OSError(5, "no disk")
        return found

    counts = MessageCounts(count, lambda: ["water", "roads"])
    await counts.look()
    waiting, late = counts.collect()
    assert {one.labels["queue"]: one.value for one in waiting.samples} == {"roads": 0, "water": 3}
    assert {one.labels["queue"]: one.value for one in late.samples} == {"roads": 0, "water": 1}
    found.clear()
    await counts.look()
    assert [metric.samples for metric in counts.collect()] == [[], []]

"""A supervisor who listens when the controller is killed goes on listening, and the journal knows how it ends."""

import asyncio
from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app import monitoring
from hotline.app.monitoring import Monitoring
from hotline.app.monitoring_state import MonitoringError
from hotline.asterisk.ami import AmiEvent, Headers
from hotline.events import (
    AgentRinging,
    AgentSignedOut,
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
)
from hotline.journal import Entry, Journal, JournalReader, Standing
from hotline.journal.standing import Work
from hotline.queue.calls import CallState
from hotline.set_within import set_within

CALL, AGENT = "node-1.7", "1001"


class Asterisk:
    """Has the channels that it is told to have, and does what it is asked."""

    def __init__(self) -> None:
        self.channels: set[str] = set()
        self.asked: list[str] = []
        #: Whether it does what it is asked.
        self.does = True
        #: Set when it is asked to hang up.
        self.hangs_up = asyncio.Event()

    async def action(self, name: str, headers: dict[str, str] | None = None, **_more: object) -> object:
        """Take an action."""
        self.asked.append(name)
        if name == "Hangup":
            self.hangs_up.set()
        if name == "Originate":
            self.channels.add((headers or {})["ChannelId"])
        found = [
            AmiEvent("CoreShowChannel", Headers.of({"Uniqueid": one, "Channel": one, "Linkedid": one}))
            for one in self.channels
        ]
        return SimpleNamespace(success=self.does, message="", events=found)


class CountingReader(JournalReader):
    """Notes how many entries were read; reading by type would go through the whole journal."""

    read = 0

    async def of_call(self, call: str, *, until: int | None = None) -> list[Entry]:
        """Read those of one call."""
        found = await super().of_call(call, until=until)
        self.read += len(found)
        return found

    async def of_types(self, types: Sequence[str], *, since: float, until: float) -> list[Entry]:
        """Refuse."""
        raise AssertionError(f"reads the journal for {types} from {since} to {until}")


class House:
    """Controllers one after the other, on one journal and one Asterisk."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.journal, self.engine, self.asterisk = journal, engine, Asterisk()
        self.reader = CountingReader(engine)

    def controller(self) -> Monitoring:
        """Return a new one; the one before died without a word."""
        call = SimpleNamespace(call=CALL, state=CallState.TALKING)
        live = SimpleNamespace(agents={AGENT: SimpleNamespace(call=CALL)}, calls={CALL: call})
        return Monitoring(
            ami=cast("Any", self.asterisk),
            journal=self.journal,
            reader=self.reader,
            standing=Standing(self.journal, self.engine),
            dispatcher=cast("Any", SimpleNamespace(live=live)),
            clock=lambda: 1_795_000_000.0,
        )

    async def written(self, kinds: Collection[type[Event]]) -> list[Event]:
        """Return what the journal has of these types."""
        await self.journal.flush()
        entries = await JournalReader(self.engine).after(0)
        return [one.event for one in entries if type(one.event) in kinds]


@pytest.fixture
async def house(journal: Journal, engine: AsyncEngine) -> House:
    """An agent talks, and the journal is full of other things."""
    await journal.commit([AgentSignedOut(at=float(n), agent="1009") for n in range(500)])
    ringing = AgentRinging(at=1_794_999_990.0, call=CALL, agent=AGENT, channel="PJSIP/1001-1")
    await journal.commit([ringing])
    return House(journal, engine)


async def test_who_listens_goes_on_after_a_kill(house: House) -> None:
    """The next controller knows who, whom and how, reads this call only, and writes the end when it comes."""
    first = house.controller()
    began = await first.begin("1002", AGENT, "listen", "fatma")
    await first.switch("fatma", "whisper")

    second = house.controller()
    told: list[str] = []
    second.listeners.append(told.append)
    await second.recover()
    (found,) = second.of_agent(AGENT)
    assert (found.by, found.mode, found.hears, found.call) == ("fatma", "whisper", True, CALL)
    assert told == [AGENT]
    assert house.reader.read <= 6, "a start reads the calls that are listened to, and nothing else"
    second.handle(AmiEvent("Hangup", Headers.of({"Uniqueid": began.monitoring})))
    (ended,) = await house.written([MonitoringEnded])
    assert (ended.by, ended.reason) == ("fatma", "talk ended")  # type: ignore[attr-defined]


async def test_what_ended_while_nobody_was_there_is_written_once(house: House) -> None:
    """The channel is gone: its end is a fact, and neither a third controller nor the next listening tells it again."""
    began = await house.controller().begin("1002", AGENT, "barge", "fatma")
    house.asterisk.channels.clear()
    for _ in range(2):
        controller = house.controller()
        await controller.recover()
        assert controller.of_agent(AGENT) == []
        await house.journal.flush()
    kinds = [MonitoringBegan, MonitoringChanged, MonitoringEnded]
    assert [type(one).__name__ for one in await house.written(kinds)] == [
        "MonitoringBegan",
        "MonitoringEnded",
    ]
    next_one = await controller.begin("1002", AGENT, "listen", "fatma")
    standing = await Standing(house.journal, house.engine).read(MonitoringBegan)
    assert standing.keys() == {next_one.monitoring} != {began.monitoring}


async def test_two_clicks_ring_one_telephone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses twice listens once, on a slow disk too: the first is hung up before the second begins."""
    keep = Standing.keep

    async def keep_slowly(standing: Standing, subject: str, event: Event, also: Work | None) -> None:
        await asyncio.sleep(0.1)
        await keep(standing, subject, event, also)

    monkeypatch.setattr(Standing, "keep", keep_slowly)
    controller = house.controller()
    begun = [asyncio.create_task(controller.begin("1002", AGENT, "listen", "fatma")) for _ in range(2)]
    first = await begun[0]
    assert await set_within(house.asterisk.hangs_up, 2.0)
    controller.handle(AmiEvent("Hangup", Headers.of({"Uniqueid": first.monitoring})))
    second = await begun[1]
    assert controller.of_agent(AGENT) == [second]


async def test_a_key_that_was_not_pressed_can_be_pressed_again(house: House) -> None:
    """Where Asterisk refuses it, the supervisor is as before, here and in the journal, and the next try counts."""
    controller = house.controller()
    one = await controller.begin("1002", AGENT, "listen", "fatma")
    house.asterisk.does = False
    with pytest.raises(MonitoringError, match="refused"):
        await controller.switch("fatma", "whisper")
    assert one.mode == "listen"
    house.asterisk.does = True
    await controller.switch("fatma", "whisper")
    changed = await house.written([MonitoringChanged])
    assert [event.mode for event in changed] == ["whisper", "listen", "whisper"]  # type: ignore[attr-defined]
    assert house.asterisk.asked.count("PlayDTMF") == 2


async def test_a_hangup_that_nobody_tells_of_leaves_no_task(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is waited for so long, and not for ever behind everybody's back."""
    monkeypatch.setattr(monitoring, "OVER_SECONDS", 0.01)
    controller = house.controller()
    await controller.begin("1002", AGENT, "listen", "fatma")
    before = asyncio.all_tasks()
    await controller.end("fatma")
    assert asyncio.all_tasks() <= before

"""A supervisor who listens when the controller is killed goes on listening, and the journal knows how it ends."""

import asyncio
from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app import monitoring
from hotline.app.monitoring import Monitoring
from hotline.app.monitoring_phones import SupervisorPhones
from hotline.app.monitoring_state import Listening, MonitoringError
from hotline.app.monitoring_talks import Talks
from hotline.asterisk.ami import AmiEvent, Headers
from hotline.events import (
    AgentSignedOut,
    CallArrived,
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
)
from hotline.ivr.legs import Legs
from hotline.journal import Entry, Journal, JournalReader, Standing
from hotline.journal.standing import Work
from hotline.queue.calls import CallState
from hotline.queue.occupation import Occupation
from hotline.queue.transfers import LiveConsultation
from hotline.set_within import set_within

CALL, AGENT = "node-1.7", "1001"


class Asterisk:
    """Has the channels that it is told to have, and does what it is asked."""

    def __init__(self) -> None:
        #: The bridge of each; empty: it is in none.
        self.channels: dict[str, str] = {}
        self.asked: list[str] = []
        #: Where telephones were led, one after the other.
        self.led: list[str] = []
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
            self.channels[(headers or {})["ChannelId"]] = ""
        if name == "Redirect":
            self.led.append((headers or {})["Exten"])
        found = [
            AmiEvent(
                "CoreShowChannel",
                Headers.of({"Uniqueid": one, "Channel": f"PJSIP/{one}", "Linkedid": one, "BridgeId": bridge}),
            )
            for one, bridge in self.channels.items()
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


def told(name: str, **headers: str) -> AmiEvent:
    """Return an event of Asterisk."""
    return AmiEvent(name, Headers.of(headers))


class House:
    """Controllers one after the other, on one journal and one Asterisk."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.journal, self.engine, self.asterisk = journal, engine, Asterisk()
        self.reader = CountingReader(engine)
        #: The calls whose bridge a supervisor has left.
        self.left: list[str] = []
        self.call = SimpleNamespace(
            call=CALL, state=CallState.TALKING, expert=None, consultation=None, line_lost_at=None
        )
        self.agent = SimpleNamespace(call=CALL, occupation=Occupation.TALKING)
        self.legs = Legs(journal.append, lambda: 1_795_000_000.0)
        self.leg = self.legs.expect(CALL, AGENT, "water", 0.0)
        self.leg.uniqueid, self.leg.channel, self.leg.answered = "1001", "PJSIP/1001", True

    def controller(self) -> Monitoring:
        """Return a new one; the one before died without a word."""
        live = SimpleNamespace(agents={AGENT: self.agent}, calls={CALL: self.call})
        return Monitoring(
            phones=SupervisorPhones(cast("Any", self.asterisk)),
            talks=Talks(lambda: cast("Any", live), self.legs, self.reader),
            music=cast("Any", SimpleNamespace(left=self.left.append)),
            journal=self.journal,
            reader=self.reader,
            standing=Standing(self.journal, self.engine),
            clock=lambda: 1_795_000_000.0,
        )

    async def listened(self, controller: Monitoring) -> Listening:
        """Have a supervisor answer the telephone."""
        one = await controller.begin("1002", AGENT, "listen", "fatma")
        controller.handle(told("ChanSpyStart", SpyerUniqueid=one.monitoring))
        return one

    async def joined(self, controller: Monitoring) -> Listening:
        """Have a supervisor join in."""
        one = await self.listened(controller)
        await controller.switch("fatma", "barge")
        controller.handle(told("BridgeEnter", Uniqueid=one.monitoring, BridgeUniqueid="bridge"))
        return one

    async def written(self, kinds: Collection[type[Event]]) -> list[Event]:
        """Return what the journal has of these types."""
        await self.journal.flush()
        entries = await JournalReader(self.engine).after(0)
        return [one.event for one in entries if type(one.event) in kinds]


@pytest.fixture
async def house(journal: Journal, engine: AsyncEngine) -> House:
    """An agent talks, and the journal is full of other things."""
    await journal.commit([AgentSignedOut(at=float(n), agent="1009") for n in range(500)])
    arrived = CallArrived(at=1_794_999_990.0, call=CALL, caller=None, dialled="1111", channel="PJSIP/telco-1")
    await journal.commit([arrived])
    return House(journal, engine)


async def test_who_listens_goes_on_after_a_kill(house: House) -> None:
    """The next controller knows who, whom and how, reads this call only, and writes the end when it comes."""
    first = house.controller()
    began = await house.listened(first)
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
    kinds: list[type[Event]] = [MonitoringBegan, MonitoringChanged, MonitoringEnded]
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
    assert await set_within(house.asterisk.hangs_up, 30.0)
    controller.handle(AmiEvent("Hangup", Headers.of({"Uniqueid": first.monitoring})))
    second = await begun[1]
    assert controller.of_agent(AGENT) == [second]


async def test_a_telephone_that_was_not_led_can_be_led_again(house: House) -> None:
    """Where Asterisk refuses it, the supervisor is as before, here and in the journal, and the next try counts."""
    controller = house.controller()
    one = await house.listened(controller)
    house.asterisk.does = False
    with pytest.raises(MonitoringError, match="refused"):
        await controller.switch("fatma", "whisper")
    assert one.mode == "listen"
    house.asterisk.does = True
    await controller.switch("fatma", "whisper")
    changed = await house.written([MonitoringChanged])
    assert [event.mode for event in changed] == ["whisper", "listen", "whisper"]  # type: ignore[attr-defined]
    assert house.asterisk.asked.count("Redirect") == 2


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


async def modes(house: House) -> list[str]:
    """Return how the supervisor went on, as the journal has it."""
    return [one.mode for one in await house.written([MonitoringChanged])]  # type: ignore[attr-defined]


async def test_who_joined_listens_again_when_the_agent_asks_somebody(house: House) -> None:
    """The bridge does not end while the supervisor is in it, and the caller is to hear music."""
    controller = house.controller()
    await house.joined(controller)
    house.leg.away = True
    controller.handle(told("BridgeLeave", Uniqueid="1001", BridgeUniqueid="bridge"))
    await asyncio.sleep(0)
    assert house.asterisk.led == ["barge", "listen"]
    assert await modes(house) == ["barge", "listen"]


@pytest.mark.parametrize("who", [CALL, "1001"])
async def test_who_joined_goes_with_the_talk(house: House, who: str) -> None:
    """Whoever of the two hangs up: nobody is kept in a bridge with the supervisor alone."""
    controller = house.controller()
    await house.joined(controller)
    house.leg.ended = who == "1001"
    controller.handle(told("BridgeLeave", Uniqueid=who, BridgeUniqueid="bridge"))
    assert await set_within(house.asterisk.hangs_up, 30.0)
    assert await modes(house) == ["barge"]


async def test_others_may_leave_a_bridge_that_somebody_joined(house: House) -> None:
    """Who was asked, or another supervisor, leaves agent and caller behind."""
    controller = house.controller()
    await house.joined(controller)
    controller.handle(told("BridgeLeave", Uniqueid="expert", BridgeUniqueid="bridge"))
    controller.handle(told("BridgeLeave", Uniqueid="1001", BridgeUniqueid="another"))
    await asyncio.sleep(0)
    assert house.asterisk.asked == ["Setvar", "Originate", "Redirect"]


async def test_the_last_supervisor_leaves_music_behind(house: House) -> None:
    """A caller on hold who still hears another one who joined in hears no music beside that."""
    controller = house.controller()
    two = []
    for by in ("fatma", "warda"):
        one = await controller.begin("1002", AGENT, "barge", by)
        controller.handle(told("BridgeEnter", Uniqueid=one.monitoring, BridgeUniqueid="bridge"))
        two.append(one)
    left = []
    for one in two:
        controller.handle(told("BridgeLeave", Uniqueid=one.monitoring, BridgeUniqueid="bridge"))
        left.append(list(house.left))
    assert left == [[], [CALL]]


async def test_nobody_joins_a_caller_who_does_not_talk_with_the_agent(house: House) -> None:
    """On hold, beside a consultation, without the agent's page: the supervisor would be alone with the caller."""
    controller = house.controller()
    one = await house.listened(controller)
    house.agent.occupation = Occupation.HOLDING
    with pytest.raises(MonitoringError, match="on hold"):
        await controller.switch("fatma", "barge")
    house.agent.occupation, house.call.line_lost_at = Occupation.TALKING, 1.0
    with pytest.raises(MonitoringError, match="page is gone"):
        await controller.switch("fatma", "barge")
    house.call.line_lost_at, house.call.consultation = None, LiveConsultation("agent", "1003", 1.0)
    with pytest.raises(MonitoringError, match="asks somebody"):
        await controller.switch("fatma", "barge")
    assert (one.mode, house.asterisk.led, await modes(house)) == ("listen", [], [])


@pytest.mark.parametrize(("agent_in", "led"), [("bridge", []), ("", ["listen"])])
async def test_a_new_controller_leaves_no_caller_alone_with_who_joined(
    house: House, agent_in: str, led: list[str]
) -> None:
    """Where the agent went while no controller lived, the supervisor is taken out of the bridge."""
    one = await house.joined(house.controller())
    house.asterisk.channels.update({one.monitoring: "bridge", CALL: "bridge", "1001": agent_in})
    house.asterisk.led.clear()
    second = house.controller()
    await second.recover()
    await asyncio.sleep(0)
    assert house.asterisk.led == led
    (found,) = second.of_agent(AGENT)
    assert (found.mode, found.bridge) == (("listen", "") if led else ("barge", "bridge"))

"""Pausing a recording from outside of its call: keys in the talk, and commands."""

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from hotline.app.control_wire import ControlError
from hotline.app.recording_control import RecordingCommands, RecordingKeys, muting
from hotline.asterisk.ami import AmiError, AmiEvent, AmiPort
from hotline.ivr.legs import Legs
from hotline.journal import JournalFullError
from hotline.queue.dispatcher import Dispatcher
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import NotRecordedError
from hotline.testing.manager import ami_event

CALL, LEG = "node-1.1", "node-1.2"


@dataclass
class FakePauses:
    """Notes what it is told."""

    keys: list[tuple[str, ...]] = field(default_factory=list)
    done: list[tuple[str, str, str, str]] = field(default_factory=list)
    error: Exception | None = None

    def caller_key(self, call: str, key: str, at: float, *, down: bool) -> None:
        self.keys.append(("caller", call, key, "down" if down else "up"))

    def agent_key(self, call: str, key: str, at: float) -> None:
        self.keys.append(("agent", call, key))

    async def pause(self, call: str, by: str, who: str) -> None:
        await self._do("pause", call, by, who)

    async def resume(self, call: str, by: str, who: str) -> None:
        await self._do("resume", call, by, who)

    async def _do(self, what: str, call: str, by: str, who: str) -> None:
        if self.error is not None:
            raise self.error
        self.done.append((what, call, by, who))


@dataclass
class Fake:
    """Whatever has these attributes."""

    pauses: FakePauses = field(default_factory=FakePauses)
    live: Any = None
    calls: Any = None


@pytest.fixture
def recorder() -> Fake:
    return Fake()


@pytest.fixture
def legs() -> Legs:
    """One talk: the caller's channel and the agent's leg."""
    legs = Legs(lambda _: None, lambda: 1000.0)
    legs.expect(CALL, "1001", "water", 0.0)
    begin = ami_event("DialBegin", Uniqueid=CALL, DestUniqueid=LEG, DestChannel="PJSIP/1001-00000001")
    for event in (begin, ami_event("BridgeEnter", Uniqueid=LEG)):
        legs.handle(event)
    return legs


def key(name: str, party: str, digit: str, direction: str = "Received") -> AmiEvent:
    return ami_event(name, Uniqueid=party, Linkedid=CALL, Digit=digit, Direction=direction)


def test_keys_of_caller_and_agent_are_told_apart(recorder: Fake, legs: Legs) -> None:
    """The caller's with begin and end, the agent's as they are pressed."""
    keys = RecordingKeys(cast("Recorder", recorder), legs, lambda: 1000.0)
    for party in (CALL, LEG):
        keys.handle(key("DTMFBegin", party, "5"))
        keys.handle(key("DTMFEnd", party, "5"))
    assert recorder.pauses.keys == [
        ("caller", CALL, "5", "down"), ("caller", CALL, "5", "up"), ("agent", CALL, "5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "event",
    [
        key("DTMFBegin", CALL, "5", "Sent"),
        key("DTMFBegin", "node-9.9", "5"),
        ami_event("DTMFBegin", Uniqueid="x", Linkedid="x", Digit="5", Direction="Received"),
        ami_event("Hold", Uniqueid=LEG, Linkedid=CALL),
    ],
)
def test_other_events_are_no_keys_of_a_talk(recorder: Fake, legs: Legs, event: AmiEvent) -> None:
    """What Asterisk passes on, strangers, other calls."""
    RecordingKeys(cast("Recorder", recorder), legs, lambda: 1000.0).handle(event)
    assert recorder.pauses.keys == []


@pytest.mark.parametrize("state", ["ringing", "over"])
def test_keys_outside_of_the_talk_mean_nothing(recorder: Fake, legs: Legs, state: str) -> None:
    """Menus have keys of their own."""
    if state == "ringing":
        legs.expect(CALL, "1001", "water", 0.0)
    else:
        legs.talk_ended(CALL, caller_hung_up=False)
    RecordingKeys(cast("Recorder", recorder), legs, lambda: 1000.0).handle(key("DTMFBegin", CALL, "5"))
    assert recorder.pauses.keys == []


def commands(recorder: Fake, *calls: str) -> RecordingCommands:
    dispatcher = Fake(live=Fake(calls=dict.fromkeys(calls)))
    return RecordingCommands(cast("Recorder", recorder), cast("Dispatcher", dispatcher))


async def test_a_command_names_the_call_or_the_end_of_its_name(recorder: Fake) -> None:
    """The user of the machine is written down."""
    made = commands(recorder, CALL, "node-1.7")
    assert await made.pause({"call": CALL}, "salim") == {"call": CALL}
    assert await made.resume({"call": ".1"}, "salim") == {"call": CALL}
    assert recorder.pauses.done == [
        ("pause", CALL, "command", "salim"),
        ("resume", CALL, "command", "salim"),
    ]


@pytest.mark.parametrize(
    ("named", "error", "told"),
    [
        ("node-1.9", None, "there is no call"),
        ("", None, "there is no call"),
        ("1", None, "several calls"),
        (CALL, NotRecordedError("no talk of the call is being recorded now"), "no talk"),
        (CALL, JournalFullError(), "not on disk"),
        (CALL, TimeoutError("slow"), "not on disk"),
    ],
)
async def test_what_cannot_be_done_is_said(
    recorder: Fake, named: str, error: Exception | None, told: str
) -> None:
    """Nobody believes to have paused what goes on."""
    recorder.pauses.error = error
    with pytest.raises(ControlError, match=told):
        await commands(recorder, CALL, "node-2.1").pause({"call": named}, "salim")


@dataclass
class FakeAmi:
    """Answers each action."""

    success: bool = True
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=lambda: {"Message": "No such channel"})

    async def action(self, name: str, headers: dict[str, str]) -> "FakeAmi":
        self.asked.append((name, headers))
        return self


async def test_asterisk_is_told_to_write_silence_on_both_sides() -> None:
    """By the call's channel; a refusal is an error."""
    ami = FakeAmi()
    mute = muting(cast("AmiPort", ami))
    await mute(CALL, True)
    await mute(CALL, False)
    assert ami.asked == [
        ("MixMonitorMute", {"Channel": CALL, "Direction": "both", "State": state}) for state in ("1", "0")
    ]
    ami.success = False
    with pytest.raises(AmiError, match="No such channel"):
        await mute(CALL, True)

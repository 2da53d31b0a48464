"""What agents do with their calls: real scripts, queues and router in virtual time; Asterisk is a fake."""

import asyncio
import contextlib
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.app.call_control import CallControl
from hotline.app.call_targets import Targets
from hotline.app.channel_actions import ChannelActions
from hotline.desk.call_api import CallControlError, Target
from hotline.events import (
    AgentAnswered,
    CallQueued,
    CallTransferred,
    ConsultationEnded,
    OutsideEnded,
    TalkEnded,
)
from hotline.queue.agents import AgentState
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import NotRecordedError
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

DIRECT = "1112"

DEPARTMENT: Mapping[str, object] = {
    "sip.trunks.telco": {"match": "192.0.2.1", "gateway": "192.0.2.1"},
    "callbacks.trunk": "telco",
    "departments.roads": {"title": {"en": "Roads"}, "phone": "+96824123456"},
    "departments.parks": {"title": {"en": "Parks"}},
    "departments.police": {"title": {"en": "Police"}, "phone": "999"},
}


class Phones:
    """Stands for Asterisk: hanging up a leg ends the talk; leading one away can fail, or ends it like a dead phone."""

    def __init__(self) -> None:
        self.call: DirectCall | None = None
        self.leads = True

    async def hang_up(self, channel: str) -> bool:
        """End the talk."""
        assert self.call is not None
        self.call.end_leg()
        return True

    async def lead(self, channel: str, context: str, variables: Mapping[str, str]) -> bool:
        """Lead the agent away, whose phone then dies."""
        if self.leads:
            await self.hang_up(channel)
        return self.leads


class Pauses:
    """The recorder's pauses, which can fail."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []
        self.error: Exception | None = None

    def is_paused(self, call: str) -> bool | None:
        """Nothing is recorded."""
        return None

    async def pause(self, call: str, by: str, who: str) -> None:
        """Note it."""
        await self._note("pause", call, by, who)

    async def resume(self, call: str, by: str, who: str) -> None:
        """Note it."""
        await self._note("resume", call, by, who)

    async def _note(self, *told: str) -> None:
        self.told.append(told)
        if self.error is not None:
            raise self.error


class Desk:
    """A house with call control."""

    def __init__(self, folder: Path, changes: Mapping[str, object] | None = None) -> None:
        self.house = House(folder, changes)
        self.phones = Phones()
        self.pauses = Pauses()
        house = self.house
        self.control = CallControl(
            journal=house.journal,
            dispatcher=house.dispatcher,
            legs=house.legs,
            consultations=house.consultations,
            targets=Targets(lambda: house.config, house.dispatcher, str, clock),
            recorder=cast("Recorder", SimpleNamespace(pauses=self.pauses)),
            channels=cast("ChannelActions", self.phones),
            clock=clock,
        )

    async def talking(self, *legs: FakeLeg) -> DirectCall:
        """Return a call in which 1001 talks; these legs are dialled next."""
        self.house.sign_in("1001")
        call = self.house.call(DIRECT, legs=[FakeLeg(ring_seconds=7.0, talk_seconds=None), *legs])
        self.phones.call = call
        await call.until(lambda: call.leg == "talking")
        await asyncio.sleep(30)
        return call

    def unreached(self) -> tuple[object, ...] | None:
        """Return what 1001 is told of who did not take the call."""
        told = self.control.state("1001").get("unreached")
        return None if told is None else tuple(cast("dict[str, object]", told).values())[:-1]

    def queued(self) -> list[tuple[str, str | None, float, bool]]:
        """Return how the call entered queues."""
        events = self.house.journal.of_type(CallQueued)
        return [(one.queue, one.preferred, one.priority_seconds, one.directed) for one in events]


@in_virtual_time
async def test_a_caller_who_is_given_to_a_queue_brings_the_age_that_was_waited(tmp_path: Path) -> None:
    """Seven seconds of waiting count, thirty of talking do not; the agent wraps up."""
    desk = Desk(tmp_path)
    call = await desk.talking(FakeLeg(talk_seconds=None))
    desk.house.sign_in("1002")
    await desk.control.transfer("1001", Target("queue", "general"))
    await call.until(lambda: call.leg == "talking" and len(call.dialled) == 2)
    assert desk.queued() == [("water", None, 0.0, False), ("general", None, 7.0, False)]
    assert [one.agent for one in desk.house.journal.of_type(AgentAnswered)] == ["1001", "1002"]
    assert [one.agent for one in desk.house.journal.of_type(TalkEnded)] == ["1001"]
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_whose_chosen_agent_does_not_answer_is_back_in_the_queue_with_the_same_age(
    tmp_path: Path,
) -> None:
    """And whoever serves it is rung: here the one who gave the caller away, after the wrap-up."""
    desk = Desk(tmp_path)
    call = await desk.talking(FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=None))
    desk.house.sign_in("1002")
    await desk.control.transfer("1001", Target("agent", "1002"))
    await call.until(lambda: len(call.dialled) == 3)
    assert [destination.partition(",")[0] for destination in call.dialled] == [
        "PJSIP/1001",
        "PJSIP/1002",
        "PJSIP/1001",
    ]
    assert desk.queued()[1:] == [("water", "1002", 7.0, True)]
    assert desk.unreached() == ("agent", "1002", "blind", "no answer")
    await call.until(lambda: call.leg == "talking")
    assert desk.unreached() is None
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_department_that_is_busy_sends_the_caller_back_to_the_queue(tmp_path: Path) -> None:
    """The caller is told, and has the old age."""
    desk = Desk(tmp_path, DEPARTMENT)
    call = await desk.talking(FakeLeg("BUSY", 17), FakeLeg(talk_seconds=None))
    await desk.control.transfer("1001", Target("department", "roads"))
    await call.hears("outside-connecting", "outside-busy")
    await call.until(lambda: len(call.dialled) == 3)
    assert call.dialled[1].startswith("PJSIP/+96824123456@trunk-telco")
    assert desk.queued()[1:] == [("water", None, 7.0, False)]
    assert desk.unreached() == ("department", "roads", "blind", "busy")
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_department_that_answers_has_the_caller_to_the_end(tmp_path: Path) -> None:
    """The call is complete when that talk is over."""
    desk = Desk(tmp_path, DEPARTMENT)
    call = await desk.talking(FakeLeg(talk_seconds=60.0))
    await desk.control.transfer("1001", Target("department", "roads"))
    await call.ended()
    (ended,) = desk.house.journal.of_type(OutsideEnded)
    assert (ended.outside, ended.result, len(desk.queued())) == ("department:roads", "answered", 1)


@in_virtual_time
async def test_a_caller_whose_agent_goes_while_asking_is_not_lost(tmp_path: Path) -> None:
    """The agent's phone dies: back in the queue at the old age, and who was asked is free."""
    desk = Desk(tmp_path)
    call = await desk.talking(FakeLeg(talk_seconds=None))
    desk.house.sign_in("1002")
    await desk.control.consult("1001", Target("agent", "1002"))
    await call.until(lambda: len(call.dialled) == 2)
    assert [one.why for one in desk.house.journal.of_type(ConsultationEnded)] == ["agent left"]
    assert desk.queued()[1:] == [("water", None, 7.0, False)]
    assert call.dialled[1].startswith("PJSIP/1002")
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_an_agent_who_could_not_be_led_away_talks_on(tmp_path: Path) -> None:
    """Nobody is asked, nobody is lost, and the agent is told."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.house.sign_in("1002")
    await desk.house.turn()
    desk.phones.leads = False
    with pytest.raises(CallControlError, match="still talk"):
        await desk.control.consult("1001", Target("queue", "general"))
    assert call.leg == "talking"
    assert desk.house.agent("1001") is AgentState.TALKING
    assert desk.house.agent("1002") is AgentState.AVAILABLE
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_is_given_away_once_however_often_it_is_asked(tmp_path: Path) -> None:
    """The chosen agent answers at once and has the caller; what came second was refused, in words."""
    desk = Desk(tmp_path)
    call = await desk.talking(FakeLeg(talk_seconds=None))
    desk.house.sign_in("1002")
    await desk.house.turn()
    agent = Target("agent", "1002")
    results = await asyncio.gather(
        desk.control.transfer("1001", agent),
        desk.control.transfer("1001", Target("queue", "general")),
        desk.control.consult("1001", agent),
        return_exceptions=True,
    )
    assert [str(one) for one in results] == ["None", *["You have given this caller away."] * 2]
    await call.until(lambda: call.leg == "talking" and len(call.dialled) == 2)
    assert [one.agent for one in desk.house.journal.of_type(AgentAnswered)] == ["1001", "1002"]
    assert desk.house.agent("1001") is AgentState.WRAPPING_UP
    with pytest.raises(CallControlError, match="no caller"):  # in the wrap-up
        await desk.control.consult("1001", agent)
    assert desk.house.dispatcher.live.ignored == {}
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_call_that_still_rings_cannot_be_given_away(tmp_path: Path) -> None:
    """There is no caller to talk with yet; hanging up refuses it, and it goes on to ring others."""
    desk = Desk(tmp_path)
    desk.house.sign_in("1001")
    call = desk.house.call(DIRECT, legs=[FakeLeg(ring_seconds=7.0), FakeLeg(talk_seconds=None)])
    desk.phones.call = call
    await call.until(lambda: call.leg == "ringing")
    for verb in (desk.control.transfer, desk.control.consult):
        with pytest.raises(CallControlError, match="no caller"):
            await verb("1001", Target("queue", "general"))
    await desk.control.hang_up("1001")
    await asyncio.sleep(1)
    assert desk.house.journal.of_type(AgentAnswered) == []
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_hanging_up_by_command_ends_the_own_part_and_nobody_elses(tmp_path: Path) -> None:
    """As the telephone itself would."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.house.sign_in("1002")
    with pytest.raises(CallControlError, match="no call"):
        await desk.control.hang_up("1002")
    assert call.leg == "talking"
    await desk.control.hang_up("1001")
    await call.ended()
    (ended,) = desk.house.journal.of_type(TalkEnded)
    assert (ended.agent, ended.ended_by) == ("1001", "agent")


@pytest.mark.parametrize(
    ("error", "words"),
    [(None, ""), (NotRecordedError("x"), "not being recorded"), (TimeoutError(), "not on disk")],
)
@in_virtual_time
async def test_the_recording_of_the_own_talk_alone_is_paused(
    tmp_path: Path, error: Exception | None, words: str
) -> None:
    """By command and in the agent's name; what cannot be done is said."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.pauses.error = error
    with pytest.raises(CallControlError, match="no caller"):
        await desk.control.recording("1002", True)
    for paused in (True, False):
        with pytest.raises(CallControlError, match=words) if error else contextlib.nullcontext():
            await desk.control.recording("1001", paused)
    verbs = [("pause", call.uniqueid, "command", "1001"), ("resume", call.uniqueid, "command", "1001")]
    assert desk.pauses.told == verbs
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("queue", "nowhere"), "no queue"),
        (Target("queue", "general"), "Nobody is signed in"),
        (Target("agent", "1001"), "That is you"),
        (Target("agent", "1002"), "signed out"),
        (Target("agent", "1009"), "no agent"),
        (Target("department", "nowhere"), "no department"),
        (Target("department", "parks"), "no telephone number"),
        (Target("department", "police"), "emergency"),
    ],
)
@in_virtual_time
async def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(
    tmp_path: Path, target: Target, words: str
) -> None:
    """Before anything is written."""
    desk = Desk(tmp_path, {**DEPARTMENT, "agents.1001.queues": ["water"]})
    with pytest.raises(CallControlError, match="no caller"):
        await desk.control.transfer("1001", target)
    call = await desk.talking()
    with pytest.raises(CallControlError, match=words):
        await desk.control.transfer("1001", target)
    with pytest.raises(CallControlError, match="asking nobody"):
        await desk.control.complete("1001")
    assert desk.house.journal.of_type(CallTransferred) == []
    assert desk.control.state("1001")["members"] == ["caller", "1001"]
    assert "…" in str(desk.control.state("1001")["caller"])
    call.hang_up()
    await call.ended()

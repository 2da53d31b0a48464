"""From the ring of an agent's phone to the end of the talk."""

import asyncio
from pathlib import Path

import pytest

from hotline.asterisk.ami import AmiEvent
from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPhoneChanged,
    AgentSetAside,
    AgentSignedOut,
    CallAbandoned,
    CallEnded,
    RulesLoaded,
    TalkEnded,
)
from hotline.ivr.talking import miss_reason
from hotline.queue.live import AgentState, CallState
from hotline.routing_rules import QueueRules, RoutingRules
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import BEGIN
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"


def reasons(house: House) -> list[tuple[str, str]]:
    """Return who missed a call, and why."""
    return [(event.agent, event.reason) for event in house.journal.of_type(AgentMissed)]


async def busy_agent(house: House) -> None:
    """Have 1001 talk with somebody for as long as the test lasts."""
    house.sign_in("1001")
    talk = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")


async def lets_go(call: DirectCall) -> None:
    call.hang_up()
    await call.ended()


# --- the talk ---


@in_virtual_time
async def test_the_agent_ends_the_talk_and_the_caller_is_thanked(house: House) -> None:
    """The agent wraps up; the caller hears the last words and the call is complete."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=3, talk_seconds=60)])
    await call.ended()
    (answered,) = house.journal.of_type(AgentAnswered)
    (ended,) = house.journal.of_type(TalkEnded)
    assert (answered.at - BEGIN, answered.agent, answered.queue) == (3.0, "1001", "water")
    assert (ended.at - BEGIN, ended.agent, ended.ended_by, ended.wrap_up_seconds) == (
        63.0,
        "1001",
        "agent",
        5,
    )
    assert call.prompts == ["en/thanks", "en/goodbye"]
    assert call.variables["CALLDONE"] == "1"
    assert house.journal.events[-1].at > ended.at
    assert house.agent("1001") is AgentState.WRAPPING_UP


@in_virtual_time
async def test_the_caller_ends_the_talk(house: House) -> None:
    """Nothing more is said; that is no abandoned call."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    await asyncio.sleep(30)
    await lets_go(call)
    (ended,) = house.journal.of_type(TalkEnded)
    assert (ended.ended_by, ended.at) == ("caller", BEGIN + 30)
    assert house.told(call)[-2:] == ["TalkEnded", "CallEnded"]
    assert call.prompts == []


@in_virtual_time
async def test_a_talk_that_the_manager_interface_did_not_tell_is_told_by_the_script(house: House) -> None:
    """While the link is down answer and end are written all the same, the answer as an estimate."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=10)])
    call.tell = None
    await call.ended()
    (answered,) = house.journal.of_type(AgentAnswered)
    assert answered.estimated
    assert house.told(call)[-3:] == ["AgentAnswered", "TalkEnded", "CallEnded"]


@pytest.mark.parametrize("leg", [FakeLeg(talk_seconds=None), FakeLeg(ring_seconds=None)])
@in_virtual_time
async def test_who_hung_up_is_known_without_the_manager_interface(tmp_path: Path, leg: FakeLeg) -> None:
    """Dial's outcome and the dead channel tell it, in a queue without thanks, too."""
    house = House(tmp_path, {"queues.water.thank": False})
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=leg.ring_seconds, talk_seconds=None)])
    call.tell = None
    await asyncio.sleep(5)
    await lets_go(call)
    assert [event.ended_by for event in house.journal.of_type(TalkEnded)] in (["caller"], [])
    assert house.told(call).count("CallAbandoned") + house.told(call).count("TalkEnded") == 1
    (ended,) = house.journal.of_type(CallEnded)
    assert ended.reason == "caller hung up"


@in_virtual_time
async def test_a_queue_can_do_without_thanks(tmp_path: Path) -> None:
    """Where `thank` is off the call ends with the talk."""
    house = House(tmp_path, {"queues.water.thank": False})
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    await call.ended()
    assert call.prompts == []
    assert call.variables["CALLDONE"] == "1"


@in_virtual_time
async def test_the_agent_is_dialled_as_the_journal_says(house: House) -> None:
    """The reserved agent's phone, for as long as the queue says; the dial goes on after the agent's hang-up."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    await call.ended()
    destination, seconds, options, *_ = call.dialled[0].split(",")
    assert destination == "PJSIP/1001"
    assert seconds.startswith("15^")
    assert options == "gmi"


# --- agents who do not answer ---


@in_virtual_time
async def test_an_agent_who_does_not_answer_is_set_aside_and_the_next_one_rings(house: House) -> None:
    """The caller keeps the place and the time of the wait; the second agent helps."""
    house.sign_in("1001", "1002")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=None)])
    await asyncio.sleep(14.9)
    assert house.agent("1001") is AgentState.RINGING
    await asyncio.sleep(0.2)
    assert call.leg == "talking"
    assert reasons(house) == [("1001", "no answer")]
    assert [event.agent for event in house.journal.of_type(AgentSetAside)] == ["1001"]
    assert house.agent("1001") is AgentState.PAUSED
    assert house.agent("1002") is AgentState.TALKING
    assert house.live(call).queued_at == BEGIN
    assert call.prompts == []
    call.end_leg()
    await call.ended()
    assert house.told(call).count("CallQueued") == 1


@in_virtual_time
async def test_a_caller_whose_agent_did_not_answer_stays_at_the_head(house: House) -> None:
    """Nobody who came later overtakes."""
    house.sign_in("1001")
    first = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=None)])
    await asyncio.sleep(5)
    second = house.call(DIRECT, legs=[FakeLeg()])
    await asyncio.sleep(20)
    assert house.dispatcher.live.position(first.uniqueid) == 1
    house.sign_in("1002")
    await asyncio.sleep(1)
    assert first.leg == "talking"
    assert house.live(second).state is CallState.WAITING
    await lets_go(first)
    await lets_go(second)


@in_virtual_time
async def test_whoever_was_set_aside_is_rung_again_after_signing_in(house: House) -> None:
    """One miss is no dismissal; until then the caller waits with music."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=None)])
    await asyncio.sleep(40)
    assert len(call.dialled) == 1
    assert call.music == "default"
    house.sign_in("1001")
    await asyncio.sleep(1)
    assert call.leg == "talking"
    await lets_go(call)


@pytest.mark.parametrize(
    ("leg", "reason"),
    [
        (FakeLeg("BUSY", 17), "busy"),
        (FakeLeg("CHANUNAVAIL", 21), "rejected"),
        (FakeLeg("NOANSWER", 19), "no answer"),
        (FakeLeg("CONGESTION", 34), "failed"),
    ],
)
@in_virtual_time
async def test_an_agent_who_cannot_take_the_call_is_set_aside(
    house: House, leg: FakeLeg, reason: str
) -> None:
    """So no phone is rung again and again for the same caller."""
    house.sign_in("1001", "1002")
    call = house.call(DIRECT, legs=[FakeLeg(leg.status, leg.cause), FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    assert reasons(house) == [("1001", reason)]
    assert house.agent("1001") is AgentState.PAUSED
    assert house.journal.of_type(AgentPhoneChanged) == []
    await lets_go(call)


@in_virtual_time
async def test_what_is_told_late_of_a_missed_ring_rings_nobody(house: House) -> None:
    """Asterisk's events may come after the script has gone on; the caller waits, and the agent stays as they are."""
    house.sign_in("1001")
    late: list[AmiEvent] = []
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    call.tell = late.append
    await asyncio.sleep(16)
    house.journal.append(AgentSignedOut(at=BEGIN + 16, agent="1001"))
    for event in late:
        house.legs.handle(event)
    assert [event.name for event in late] == ["DialBegin", "Hangup"]
    assert house.live(call).state is CallState.WAITING
    assert house.agent("1001") is AgentState.SIGNED_OUT
    await lets_go(call)


def rona_after(house: House, misses: int) -> None:
    """Have the agents of the queue water set aside after so many misses in a row."""
    rules = RoutingRules(queues={"water": QueueRules(rona_after=misses)})
    house.journal.append(RulesLoaded(at=BEGIN, rules=rules))


@in_virtual_time
async def test_an_agent_may_miss_as_many_calls_as_the_queue_allows(house: House) -> None:
    """The first miss costs the place among the idle; the second one in a row sets the agent aside, and is written."""
    rona_after(house, 2)
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg("BUSY", 17), FakeLeg("NOANSWER", 19), FakeLeg()])
    await asyncio.sleep(30)
    assert reasons(house) == [("1001", "busy"), ("1001", "no answer")]
    assert [event.at for event in house.journal.of_type(AgentSetAside)] == [BEGIN]
    assert len(call.dialled) == 2
    assert house.agent("1001") is AgentState.PAUSED
    await lets_go(call)


@in_virtual_time
async def test_an_answered_call_forgives_earlier_misses(house: House) -> None:
    """Misses count in a row."""
    rona_after(house, 2)
    house.sign_in("1001")
    for _ in range(3):
        await house.call(DIRECT, legs=[FakeLeg("BUSY", 17), FakeLeg(talk_seconds=5)]).ended()
        await asyncio.sleep(10)
    assert reasons(house) == [("1001", "busy")] * 3
    assert house.journal.of_type(AgentSetAside) == []


@in_virtual_time
async def test_a_phone_that_fails_is_not_rung_again_at_once(house: House) -> None:
    """However many misses the queue allows: it would fail for every caller, within milliseconds."""
    rona_after(house, 5)
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg("CONGESTION", 34)] * 5)
    await asyncio.sleep(30)
    assert len(call.dialled) == len(house.journal.of_type(AgentSetAside)) == 1
    await lets_go(call)


@pytest.mark.parametrize("left", [16, 17, 19, 21, 34, 58])
@in_virtual_time
async def test_a_dead_phone_is_not_judged_by_the_cause_of_an_earlier_leg(house: House, left: int) -> None:
    """Dial that gives up after five silent seconds leaves HANGUPCAUSE as it was: nobody rejected anything."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg("CHANUNAVAIL", left, ring_seconds=5.0)])
    await asyncio.sleep(6)
    assert reasons(house) == [("1001", "unreachable")]
    assert house.agent("1001") is AgentState.UNREACHABLE
    await lets_go(call)


@in_virtual_time
async def test_a_phone_that_rang_and_was_refused_is_judged_by_its_own_cause(house: House) -> None:
    """However long it rang before (SIP 603)."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg("CHANUNAVAIL", 21, ring_seconds=9.0)])
    call.variables["RINGTIME"] = "1"
    await asyncio.sleep(10)
    assert reasons(house) == [("1001", "rejected")]
    assert house.agent("1001") is AgentState.PAUSED
    await lets_go(call)


@pytest.mark.parametrize("cause", [0, 3, 20])
@in_virtual_time
async def test_a_phone_that_is_not_there_is_no_fault_of_the_agent(house: House, cause: int) -> None:
    """The agent is not set aside: calls come again as soon as Asterisk finds the phone, which is looked after."""
    house.sign_in("1001", "1002")
    call = house.call(DIRECT, legs=[FakeLeg("CHANUNAVAIL", cause), FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    assert reasons(house) == [("1001", "unreachable")]
    assert house.agent("1001") is AgentState.UNREACHABLE
    assert house.journal.of_type(AgentSetAside) == []
    assert [(event.agent, event.phone) for event in house.journal.of_type(AgentPhoneChanged)] == [
        ("1001", "unreachable")
    ]
    assert len(house.looks) == 1
    house.journal.append(AgentPhoneChanged(at=BEGIN + 9, agent="1001", phone="idle"))
    assert house.agent("1001") is AgentState.AVAILABLE
    await lets_go(call)


@in_virtual_time
async def test_music_comes_back_after_an_agent_did_not_answer(tmp_path: Path) -> None:
    """Dial ends the music; nobody waits in silence, also where nothing is announced."""
    house = House(tmp_path, {"queues.water.announce_every_seconds": 0})
    await busy_agent(house)
    call = house.call(DIRECT, legs=[FakeLeg("BUSY", 17)])
    await asyncio.sleep(5)
    assert call.music == "default"
    house.sign_in("1002")
    await asyncio.sleep(5)
    assert reasons(house) == [("1002", "busy")]
    assert call.music == "default"
    await lets_go(call)


@in_virtual_time
async def test_a_caller_who_hangs_up_while_the_phone_rings_has_abandoned(house: House) -> None:
    """The agent has missed nothing and is free for the next call at once."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    await asyncio.sleep(7)
    await lets_go(call)
    assert house.told(call)[-3:] == ["AgentRinging", "CallAbandoned", "CallEnded"]
    (abandoned,) = house.journal.of_type(CallAbandoned)
    assert (abandoned.at, abandoned.queue) == (BEGIN + 7, "water")
    assert reasons(house) == []
    assert house.agent("1001") is AgentState.AVAILABLE


@pytest.mark.parametrize(
    ("status", "cause", "reason"),
    [
        ("BUSY", 17, "busy"),
        ("BUSY", 16, "rejected"),
        ("CHANUNAVAIL", 21, "rejected"),
        ("CHANUNAVAIL", 17, "busy"),
        ("CHANUNAVAIL", 3, "unreachable"),
        ("CHANUNAVAIL", 20, "unreachable"),
        ("CHANUNAVAIL", 0, "unreachable"),
        ("CHANUNAVAIL", 1, "failed"),
        ("CHANUNAVAIL", 58, "failed"),
        ("NOANSWER", 0, "no answer"),
        ("NOANSWER", 19, "no answer"),
        ("NOANSWER", 21, "no answer"),
        ("CONGESTION", 34, "failed"),
        ("CANCEL", 0, "failed"),
        ("INVALIDARGS", 0, "failed"),
        ("", 0, "failed"),
    ],
)
def test_what_dial_says_becomes_a_word_of_the_journal(status: str, cause: int, reason: str) -> None:
    """As measured on Asterisk 22: SIP 486, 603, 404, 488, 480, 503, time-out, not registered, dead."""
    assert miss_reason(status, cause) == reason


# --- the recording ---


@in_virtual_time
async def test_each_ring_of_a_recorded_queue_is_recorded_apart(house: House) -> None:
    """It is begun before the ring and ended behind it, so that nothing is recorded of the music between."""
    house.sign_in("1001", "1002")
    call = house.call(DIRECT, legs=[FakeLeg("BUSY", 17), FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    assert house.recorder.expected == [call.uniqueid] * 2
    assert house.recorder.running == {call.uniqueid}
    names = [name for name, _ in call.executed]
    assert names == ["MixMonitor", "Dial", "StopMixMonitor", "MixMonitor", "Dial"]
    call.end_leg()
    await call.hears("thanks")
    assert house.recorder.stopped == [call.uniqueid] * 2
    await call.ended()
    assert house.recorder.stopped == [call.uniqueid] * 2


@in_virtual_time
async def test_a_talk_of_another_queue_is_not_recorded(tmp_path: Path) -> None:
    """Where `record` is off nothing is begun."""
    house = House(tmp_path, {"queues.water.record": False})
    house.sign_in("1001")
    await house.call(DIRECT, legs=[FakeLeg()]).ended()
    assert house.recorder.started == house.recorder.expected == []


@pytest.mark.parametrize("leg", [FakeLeg(talk_seconds=None), FakeLeg(ring_seconds=None)])
@in_virtual_time
async def test_the_recording_is_ended_when_the_caller_hangs_up(house: House, leg: FakeLeg) -> None:
    """In the talk or before it."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=leg.ring_seconds, talk_seconds=leg.talk_seconds)])
    await asyncio.sleep(5)
    await lets_go(call)
    assert house.recorder.stopped == [call.uniqueid]
    assert house.recorder.running == set()

"""What agents do with their phones."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import (
    AgentHeldBack,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentResumed,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    Event,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.journal import JournalFullError
from hotline.queue.live import AgentState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import HANG_UP, PROMPT_SECONDS
from hotline.testing.city import BEGIN, clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


async def dials(house: House, action: str, agent: str = "1001", digit: str = "") -> str:
    """Dial a feature code; return the prompt that confirms it."""
    call = house.feature(action, agent, digit)
    await call.ended()
    (prompt,) = call.prompts
    return prompt


def facts(house: House) -> list[Event]:
    """Return what the codes wrote, without the holding back around each."""
    kept = (AgentHeldBack, AgentReleased)
    return [event for event in house.journal.events if not isinstance(event, kept)]


async def wrapping_up(house: House) -> None:
    """Have 1001 come out of a talk of the queue water, ten seconds after the beginning."""
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg(talk_seconds=10.0)])
    await call.hears("thanks")
    assert house.agent("1001") is AgentState.WRAPPING_UP


@in_virtual_time
async def test_signing_in_takes_calls_of_the_configured_queues(house: House) -> None:
    """The journal names the queues; the agent hears it in the first language and is hung up on."""
    call = house.feature("sign_in", "1001")
    await call.ended()
    assert house.journal.events[:2] == [
        AgentHeldBack(at=BEGIN, agent="1001"),
        AgentSignedIn(at=BEGIN, agent="1001", queues=("water", "general")),
    ]
    (released,) = house.journal.of_type(AgentReleased)
    assert released.at > BEGIN + PROMPT_SECONDS
    assert call.prompts == ["ar/feature-signed-in"]
    assert ("Hangup", "16") in call.executed
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_signing_in_brings_the_next_caller(house: House) -> None:
    """Whoever waits is offered to the agent at once."""
    call = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await call.hears("next-in-line")
    await dials(house, "sign_in")
    await call.until(lambda: call.leg == "talking")
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_the_first_pause_pauses_and_the_second_resumes(house: House) -> None:
    """One code for both, each confirmed by its own words."""
    await dials(house, "sign_in")
    assert await dials(house, "pause") == "ar/feature-paused"
    assert house.agent("1001") is AgentState.PAUSED
    assert await dials(house, "pause") == "ar/feature-resumed"
    assert house.agent("1001") is AgentState.AVAILABLE
    assert [type(event) for event in facts(house)] == [AgentSignedIn, AgentPaused, AgentResumed]


@in_virtual_time
async def test_an_agent_who_was_set_aside_resumes(house: House) -> None:
    """To the agent a pause by RONA is a pause."""
    await dials(house, "sign_in")
    house.journal.append(AgentSetAside(at=BEGIN, agent="1001", call="c1"))
    assert await dials(house, "pause") == "ar/feature-resumed"
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_signing_out_ends_the_calls(house: House) -> None:
    """Also for somebody who paused, or was not signed in at all."""
    await dials(house, "sign_in")
    await dials(house, "pause")
    assert await dials(house, "sign_out") == "ar/feature-signed-out"
    assert await dials(house, "sign_out", "1002") == "ar/feature-signed-out"
    assert house.agent("1001") is AgentState.SIGNED_OUT
    assert [event.agent for event in house.journal.of_type(AgentSignedOut)] == ["1001", "1002"]


@pytest.mark.parametrize(
    ("action", "agent"),
    [("pause", "1001"), ("sign_in", "9999"), ("sign_out", "9999"), ("dance", "1001"), ("", "1001"), ("", "")],
)
@in_virtual_time
async def test_what_cannot_be_done_is_said(house: House, action: str, agent: str) -> None:
    """A pause without a sign-in, an agent or an action that nobody knows: nothing is written."""
    assert await dials(house, action, agent) == "ar/feature-failed"
    assert facts(house) == []


@in_virtual_time
async def test_nothing_is_confirmed_before_it_is_committed(house: House) -> None:
    """Law 4 holds for agents, too."""
    house.journal.hold()
    call = house.feature("sign_in", "1001")
    await asyncio.sleep(3)
    assert call.prompts == []
    house.journal.release()
    await call.ended()
    assert call.prompts == ["ar/feature-signed-in"]


@in_virtual_time
async def test_a_disk_that_hangs_is_said(house: House) -> None:
    """The agent does not listen to silence for ever."""
    house.journal.hold()
    call = house.feature("sign_in", "1001")
    await call.ended(60)
    assert call.prompts == ["ar/feature-failed"]


@in_virtual_time
async def test_an_event_that_the_journal_refuses_is_said(house: House) -> None:
    """Nobody is told of a sign-in that will not be on disk."""
    house.journal.refusal = JournalFullError("too many wait")
    assert await dials(house, "sign_in") == "ar/feature-failed"


@pytest.mark.parametrize("prompt", ["feature-signed-in", "feature-failed"])
@in_virtual_time
async def test_who_hangs_up_during_the_confirmation_has_done_it(house: House, prompt: str) -> None:
    """The fact does not depend on the words."""
    agent = "1001" if prompt == "feature-signed-in" else "9999"
    await house.feature("sign_in", agent, keys={prompt: HANG_UP}).ended()
    events: list[type[Event]] = [type(event) for event in house.journal.events]
    assert events == ([AgentHeldBack, AgentSignedIn, AgentReleased] if agent == "1001" else [])


@in_virtual_time
async def test_a_session_without_arguments_is_refused(house: House) -> None:
    """Whoever calls the route by hand breaks nothing."""
    call = house.feature("", "")
    call.arguments = ()
    await call.ended()
    assert call.prompts == ["ar/feature-failed"]


# --- reasons of a pause ---

#: What *121 and *122 mean in these tests.
REASONS = {"pause_reasons": {"1": "lunch", "2": "training"}}


@in_virtual_time
async def test_a_pause_has_the_reason_of_its_digit(tmp_path: Path) -> None:
    """Another digit changes the reason; the plain code ends the pause, whatever it was for."""
    house = House(tmp_path, REASONS)
    await dials(house, "sign_in")
    assert await dials(house, "pause", digit="1") == "ar/feature-paused"
    assert await dials(house, "pause", digit="2") == "ar/feature-paused"
    assert [event.reason for event in house.journal.of_type(AgentPaused)] == ["lunch", "training"]
    assert house.dispatcher.live.agents["1001"].pause_reason == "training"
    assert await dials(house, "pause") == "ar/feature-resumed"
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_plain_pause_gets_a_reason_later(tmp_path: Path) -> None:
    """The digit never resumes, also not after RONA."""
    house = House(tmp_path, REASONS)
    await dials(house, "sign_in")
    await dials(house, "pause")
    house.journal.append(AgentSetAside(at=BEGIN, agent="1001", call="c1"))
    assert await dials(house, "pause", digit="1") == "ar/feature-paused"
    assert house.agent("1001") is AgentState.PAUSED
    assert house.dispatcher.live.agents["1001"].pause_reason == "lunch"


@pytest.mark.parametrize(("digit", "signed_in"), [("3", True), ("1", False)])
@in_virtual_time
async def test_a_reason_that_nobody_configured_is_refused(
    tmp_path: Path, digit: str, signed_in: bool
) -> None:
    """So is a pause of somebody who is not signed in."""
    house = House(tmp_path, REASONS)
    if signed_in:
        await dials(house, "sign_in")
    assert await dials(house, "pause", digit=digit) == "ar/feature-failed"
    assert house.journal.of_type(AgentPaused) == []


# --- wrap-up ---


@in_virtual_time
async def test_whoever_is_ready_earlier_ends_the_wrap_up(house: House) -> None:
    """The next caller comes as soon as the agent has hung up."""
    await wrapping_up(house)
    waiting = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    assert await dials(house, "end_wrap_up") == "ar/feature-ready"
    assert [event.agent for event in house.journal.of_type(WrapUpEnded)] == ["1001"]
    await waiting.until(lambda: waiting.leg == "talking", 1.0)
    await asyncio.sleep(60)
    assert len(house.journal.of_type(WrapUpEnded)) == 1
    waiting.hang_up()
    await waiting.ended()


@in_virtual_time
async def test_a_wrap_up_is_lengthened_again_and_again_up_to_its_maximum(tmp_path: Path) -> None:
    """Each time by the queue's seconds from the planned end on; at the maximum the agent is told that it is one."""
    times = {"wrap_up_seconds": 20, "wrap_up_extension_seconds": 30, "wrap_up_max_seconds": 60}
    house = House(tmp_path, {f"queues.water.{key}": value for key, value in times.items()})
    await wrapping_up(house)
    said = [await dials(house, "extend_wrap_up") for _ in range(3)]
    assert said == ["ar/feature-wrap-up-longer", "ar/feature-wrap-up-longer", "ar/feature-wrap-up-at-most"]
    (first, second) = house.journal.of_type(WrapUpExtended)
    assert (first.until, second.until) == (BEGIN + 10 + 50, BEGIN + 10 + 60)
    await asyncio.sleep(BEGIN + 69.9 - clock())
    assert house.agent("1001") is AgentState.WRAPPING_UP
    await asyncio.sleep(0.2)
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_wrap_up_whose_queue_is_gone_is_lengthened_by_the_defaults(house: House) -> None:
    """A reload does not take the agent's time away."""
    await wrapping_up(house)
    house.dispatcher.live.agents["1001"].last_queue = "gone"
    assert await dials(house, "extend_wrap_up") == "ar/feature-wrap-up-longer"
    (extended,) = house.journal.of_type(WrapUpExtended)
    assert extended.until == BEGIN + 10 + 5 + 60


@pytest.mark.parametrize("action", ["end_wrap_up", "extend_wrap_up"])
@pytest.mark.parametrize("signed_in", [True, False])
@in_virtual_time
async def test_without_a_wrap_up_there_is_nothing_to_end_or_to_lengthen(
    house: House, action: str, signed_in: bool
) -> None:
    """The agent is told so, and nothing is written."""
    if signed_in:
        await dials(house, "sign_in")
    assert await dials(house, action) == "ar/feature-no-wrap-up"
    assert {type(event) for event in facts(house)} <= {AgentSignedIn}


@in_virtual_time
async def test_signing_in_during_a_wrap_up_does_not_end_it(house: House) -> None:
    """Only its own code and its time do."""
    await wrapping_up(house)
    await dials(house, "sign_in")
    assert house.agent("1001") is AgentState.WRAPPING_UP
    await asyncio.sleep(10)
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_a_wrap_up_outlives_its_controller(house: House) -> None:
    """The next one ends it at the time that was planned, with what it was lengthened by."""
    await wrapping_up(house)
    await dials(house, "extend_wrap_up")
    after = await house.killed()
    await asyncio.sleep(BEGIN + 74.9 - clock())
    assert after.agent("1001") is AgentState.WRAPPING_UP
    await asyncio.sleep(0.2)
    assert after.agent("1001") is AgentState.AVAILABLE
    assert len(after.journal.of_type(WrapUpEnded)) == 1


# --- while the code is dialled ---


@in_virtual_time
async def test_nobody_is_rung_while_dialling_a_code(house: House) -> None:
    """Before Asterisk has told that the phone is in use, and after it has."""
    house.sign_in("1002")
    code = house.feature("sign_in", "1001", play_seconds=5)
    await asyncio.sleep(1)
    house.journal.append(AgentPhoneChanged(at=clock(), agent="1001", phone="in use"))
    assert house.agent("1001") is AgentState.BUSY_ELSEWHERE
    await code.ended()
    assert house.agent("1001") is AgentState.BUSY_ELSEWHERE
    house.journal.append(AgentPhoneChanged(at=clock(), agent="1001", phone="idle"))
    assert house.agent("1001") is AgentState.AVAILABLE


# --- the recording of a talk ---


@in_virtual_time
async def test_the_recording_of_the_agents_talk_is_paused_and_resumed_from_a_second_line(
    house: House,
) -> None:
    """One code for both, each confirmed by its own words; the talk goes on and the agent is not held back."""
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    before = len(house.journal.of_type(AgentHeldBack))
    assert await dials(house, "recording") == "ar/feature-recording-paused"
    assert house.recorder.paused == {call.uniqueid}
    assert await dials(house, "recording") == "ar/feature-recording-resumed"
    assert house.recorder.paused == set()
    assert len(house.journal.of_type(AgentHeldBack)) == before
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("agent", ["1001", "9999", ""])
@in_virtual_time
async def test_without_a_recorded_talk_there_is_nothing_to_pause(house: House, agent: str) -> None:
    """The agent hears so."""
    house.sign_in("1001")
    assert await dials(house, "recording", agent) == "ar/feature-no-recording"


@in_virtual_time
async def test_a_pause_that_is_not_on_disk_is_not_confirmed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promised means committed."""

    async def fail(*_: object) -> bool:
        raise JournalFullError

    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    monkeypatch.setattr(house.recorder, "toggle", fail)
    assert await dials(house, "recording") == "ar/feature-failed"
    call.hang_up()
    await call.ended()

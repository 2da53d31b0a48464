"""What agents do with their phones."""

import asyncio

import pytest

from hotline.events import AgentPaused, AgentResumed, AgentSetAside, AgentSignedIn, AgentSignedOut, Event
from hotline.journal import JournalFullError
from hotline.queue.live import AgentState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import HANG_UP
from hotline.testing.services import BEGIN, House
from hotline.testing.virtual_time import in_virtual_time


async def dials(house: House, action: str, agent: str = "1001") -> str:
    """Dial a feature code; return the prompt that confirms it."""
    call = house.feature(action, agent)
    await call.ended()
    (prompt,) = call.prompts
    return prompt


@in_virtual_time
async def test_signing_in_takes_calls_of_the_configured_queues(house: House) -> None:
    """The journal names the queues; the agent hears it in the first language and is hung up on."""
    call = house.feature("sign_in", "1001")
    await call.ended()
    assert house.journal.events == [AgentSignedIn(at=BEGIN, agent="1001", queues=("water", "general"))]
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
    assert [type(event) for event in house.journal.events] == [AgentSignedIn, AgentPaused, AgentResumed]


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
    assert house.journal.events == []


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
    assert events == ([AgentSignedIn] if agent == "1001" else [])


@in_virtual_time
async def test_a_session_without_arguments_is_refused(house: House) -> None:
    """Whoever calls the route by hand breaks nothing."""
    call = house.feature("", "")
    call.arguments = ()
    await call.ended()
    assert call.prompts == ["ar/feature-failed"]

"""A citizen dials 1111 and is helped: menus, queue, agent, recording, journal."""

import asyncio
from pathlib import Path

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    CallAbandoned,
    CallQueued,
    ConsentNoticePlayed,
    LanguageChosen,
    MenuGivenUp,
    PositionAnnounced,
    RecordingFinalised,
    TalkEnded,
    WrapUpEnded,
)
from hotline.prompts import grammar
from hotline.testing.recordings import decrypted
from tests.e2e import sipp
from tests.e2e.conversation import assert_sides, talk
from tests.e2e.parties import People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: From the key to the last sample of the prompt it stops: 0.2 to 0.25 s, most of it the key itself (Asterisk acts on
#: its end); the rest is for a machine that has much else to do.
BARGE_IN_SECONDS = 1.0


async def test_given_an_agent_when_a_caller_walks_the_menus_then_both_talk_and_all_is_written(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Notice, language, two menus, queue with place and music, agent, talk, thanks, recording, journal."""
    agent = await people.agent("1001", signed_in=False)
    await agent.hears_after("*11", "feature-signed-in")
    await agent.hears_after("*12", "feature-paused")
    caller = await people.caller()

    await caller.dials("1111")
    for language in ("ar", "en"):
        await caller.hears("welcome", language=language)
        await caller.hears("consent-notice", language=language)
    await caller.ear.hears_begin("for-this-language-press", language="ar", seconds=0.5)
    await caller.presses("2")

    menu = await caller.ear.hears_begin("main-menu")
    pressed_at = await caller.presses("1")
    await caller.hears("water-menu")
    cut = caller.ear.cut_off("main-menu", menu)
    assert cut.ended_at - pressed_at < BARGE_IN_SECONDS, "the menu went on after the key"
    await caller.presses("1")

    for prompt in grammar.position("en", 1):
        await caller.hears(prompt)
    await caller.ear.hears_music()

    seen = hotline_system.story.last_seq()
    await agent.hears_after("*12", "feature-resumed")
    await hotline_system.story.wait_for(AgentResumed, after=seen)
    await agent.is_rung(caller)
    await agent.answers()
    await talk(caller, agent)
    await agent.hangs_up()
    await caller.hears("thanks")
    await caller.hears("goodbye")
    await caller.is_hung_up()

    call = await caller.call_ended()
    kinds = hotline_system.story.kinds(call)
    told = [kind for kind in kinds if not kind.startswith(("Recording", "CallHeld", "CallRetrieved"))]
    assert told == [
        "CallArrived", "ConsentNoticePlayed", "LanguageChosen",
        "MenuEntered", "MenuChosen", "MenuEntered", "MenuChosen", "CallQueued", "PositionAnnounced",
        "AgentReserved", "ScreenPopped", "AgentRinging", "AgentAnswered", "TalkEnded", "CallEnded",
    ]  # fmt: skip
    ended = await hotline_system.story.told(TalkEnded, call)
    assert ended.ended_by == "agent"

    finalised = await hotline_system.story.told(RecordingFinalised, call)
    assert_sides(decrypted(hotline_system.paths, finalised.path), caller.words, agent.words)

    row = await hotline_system.story.interaction(call, recording=finalised.path)
    assert (row["address"], row["dialled"], row["language"]) == (caller.number, "1111", "en")
    assert (row["queue"], row["agent"], row["ring_attempts"], row["missed"]) == ("water", "1001", 1, 0)
    assert row["talk_seconds"] > 3
    assert row["outcome"] == "answered"


async def test_given_a_phone_when_it_dials_1111_then_it_is_answered_within_100_ms(
    hotline_system: HotlineSystem, ports: Ports, tmp_path: Path
) -> None:
    """From INVITE to 200 OK, measured by SIPp."""
    await sipp.is_answered_within(
        0.1, folder=tmp_path, ports=ports, server=hotline_system.sip, service="1111", user="+96892220000",
        values={"stay": 300},
    )  # fmt: skip


async def test_given_a_silent_caller_when_all_tries_are_over_then_an_agent_is_rung(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Silence asks again, in the first language, and leads to a person and never to a hang-up."""
    agent = await people.agent("1001")
    caller = await people.caller("ar")
    await caller.dials("1111")
    await caller.hears("consent-notice", language="en", within=12)
    for _ in range(2):
        await caller.hears("for-this-language-press")
        await caller.hears("for-this-language-press", language="en")
    await caller.hears("main-menu")
    await caller.hears("no-key")
    await caller.hears("main-menu")
    await agent.is_rung(caller, within=12)
    await agent.answers()
    await talk(caller, agent)
    await caller.hangs_up()
    call = await caller.call_ended()
    chosen = await hotline_system.story.told(LanguageChosen, call)
    assert (chosen.language, chosen.by) == ("ar", "default")
    await hotline_system.story.told(MenuGivenUp, call)
    ended = await hotline_system.story.told(TalkEnded, call)
    assert ended.ended_by == "caller"


async def test_given_a_caller_who_presses_wrong_keys_when_all_tries_are_over_then_an_agent_is_rung(
    hotline_system: HotlineSystem, people: People
) -> None:
    """A wrong key is told and the menu said again; after the last one a person helps."""
    agent = await people.agent("1001")
    caller = await people.caller()
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome", language="ar")
    await caller.presses("2")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("7")
    await caller.hears("invalid-key")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("7")
    await agent.is_rung(caller, within=10)
    await caller.hangs_up()
    call = await caller.call_ended()
    await hotline_system.story.told(MenuGivenUp, call)
    await hotline_system.story.told(ConsentNoticePlayed, call)


async def test_given_an_arabic_speaker_when_walking_the_menus_then_everything_is_arabic(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The key for Arabic makes menus and place in the queue Arabic; information leads back to the menu."""
    agent = await people.agent("1001")
    await agent.pauses()
    caller = await people.caller("ar")
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome")
    await caller.presses("1")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("1")
    await caller.ear.hears_begin("water-menu")
    await caller.presses("2")
    await caller.hears("water-hours")
    await caller.ear.hears_begin("water-menu")
    await caller.presses("1")
    for prompt in grammar.position("ar", 1):
        await caller.hears(prompt)
    await caller.hangs_up()
    call = await caller.call_ended()
    queued = await hotline_system.story.told(CallQueued, call)
    assert (queued.queue, queued.language) == ("water", "ar")
    row = await hotline_system.story.interaction(call)
    assert row["outcome"] == "abandoned"


async def test_given_two_agents_when_a_call_comes_then_the_longest_idle_is_rung(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Who signed in first is rung first; after that talk the other one is."""
    first = await people.agent("1002")
    second = await people.agent("1001")
    caller = await people.caller()
    seen = hotline_system.story.last_seq()
    await caller.dials("1112")
    await first.is_rung(caller)
    await first.answers()
    await talk(caller, first)
    await first.hangs_up()
    await caller.hears("goodbye")
    await caller.is_hung_up()
    await caller.call_ended()
    await hotline_system.story.wait_for(WrapUpEnded, lambda event: event.agent == "1002", after=seen)
    await caller.dials("1112")
    await second.is_rung(caller)
    assert not first.phone.has_told("CALL_INCOMING")
    await caller.hangs_up()
    await second.stops_ringing()


async def test_given_an_agent_who_does_not_answer_then_the_caller_stays_at_the_head_and_the_next_agent_rings(
    hotline_system: HotlineSystem, people: People
) -> None:
    """RONA: the caller keeps the place before a later caller, the agent who missed is set aside."""
    story = hotline_system.story
    absent = await people.agent("1001")
    first = await people.caller()
    await first.dials("1112")
    await absent.is_rung(first)
    second = await people.caller()
    await second.dials("1112")
    await absent.stops_ringing()
    call = await first.call_id()
    missed = await story.told(AgentMissed, call)
    assert (missed.agent, missed.reason) == ("1001", "no answer")
    await story.wait_for(AgentSetAside, lambda event: event.call == call)
    await first.ear.hears_music()
    await asyncio.sleep(1.0)
    assert not absent.phone.has_told("CALL_INCOMING"), "an agent who was set aside was rung again"

    present = await people.agent("1002")
    await present.is_rung(first)
    await present.answers()
    await talk(first, present)
    await present.hangs_up()
    await first.hears("goodbye")
    await present.is_rung(second)
    await present.answers()
    await second.hangs_up()
    row = await story.interaction(await first.call_ended())
    assert (row["agent"], row["ring_attempts"], row["missed"]) == ("1002", 2, 1)
    await second.call_ended()


async def test_given_an_agent_who_rejects_then_the_next_agent_is_rung_at_once(
    hotline_system: HotlineSystem, people: People
) -> None:
    """A rejected call does not wait out the ring time."""
    story = hotline_system.story
    unwilling = await people.agent("1001")
    willing = await people.agent("1002")
    caller = await people.caller()
    await caller.dials("1112")
    await unwilling.is_rung(caller)
    await unwilling.rejects()
    await willing.is_rung(caller, within=1.5)
    await willing.answers()
    await talk(caller, willing)
    await caller.hangs_up()
    call = await caller.call_ended()
    missed = await story.told(AgentMissed, call)
    assert (missed.agent, missed.reason) == ("1001", "busy")  # baresip refuses with 486


async def test_given_two_callers_and_two_agents_when_both_call_at_once_then_each_agent_has_one(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Exactly one agent for exactly one call, also under a race."""
    agents = [await people.agent("1001"), await people.agent("1002")]
    callers = [await people.caller(), await people.caller()]
    await asyncio.gather(*(caller.dials("1112") for caller in callers))
    await asyncio.gather(*(agent.is_rung() for agent in agents))
    await asyncio.gather(*(agent.answers() for agent in agents))
    calls = [await caller.call_id() for caller in callers]
    answered = [await hotline_system.story.told(AgentAnswered, call) for call in calls]
    assert {event.agent for event in answered} == {"1001", "1002"}
    for call in calls:
        rung = [event for event in hotline_system.story.of_call(call) if isinstance(event, AgentRinging)]
        assert len(rung) == 1
    for caller in callers:
        await caller.hangs_up()
        await caller.call_ended()


async def test_given_a_waiting_caller_when_hanging_up_then_the_call_is_abandoned_and_the_line_moves_up(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Abandoning is written once, and the next caller's place is told anew."""
    agent = await people.agent("1001")
    await agent.pauses()
    first, second = await people.caller(), await people.caller()
    await first.dials("1112")
    await first.hears("next-in-line")
    await second.dials("1112")
    for prompt in grammar.position("en", 2):
        await second.hears(prompt)
    await first.hangs_up()
    call = await first.call_ended()
    assert hotline_system.story.kinds(call).count("CallAbandoned") == 1
    await second.hears("next-in-line", within=12)
    waiting = await second.call_id()
    places = [
        event.position
        for event in hotline_system.story.of_call(waiting)
        if isinstance(event, PositionAnnounced)
    ]
    assert places[0] == 2
    await second.hangs_up()
    await second.call_ended()


async def test_given_a_ringing_agent_when_the_caller_hangs_up_then_the_phone_stops_and_nobody_is_blamed(
    hotline_system: HotlineSystem, people: People
) -> None:
    """A call that was abandoned while ringing is no miss, and the agent gets the next one."""
    agent = await people.agent("1001")
    caller = await people.caller()
    await caller.dials("1112")
    await agent.is_rung(caller)
    await caller.hangs_up()
    await agent.stops_ringing(within=1.0)
    call = await caller.call_ended()
    await hotline_system.story.told(CallAbandoned, call)
    assert "AgentMissed" not in hotline_system.story.kinds(call)
    await caller.dials("1112")
    await agent.is_rung(caller)
    await caller.hangs_up()

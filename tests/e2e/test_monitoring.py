"""A supervisor listens to a talk, whispers to the agent, and joins in: three real phones, one real Asterisk."""

import asyncio
import re

import httpx

from hotline.events import MonitoringBegan, MonitoringChanged, MonitoringEnded, RecordingFinalised
from hotline.testing.recordings import decrypted
from tests.e2e import audio
from tests.e2e.listening import find
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: What the supervisor says, at each step another tone: two whole tones can be told apart anywhere.
WHISPER, JOIN = audio.tone(620.0, 1.5), audio.tone(1130.0, 1.5)


async def signed_in(system: HotlineSystem, agent: str) -> httpx.AsyncClient:
    """Return a client with the session of a supervisor whose telephone is that of an agent."""
    words = (
        "users",
        "add",
        "warda",
        "--role",
        "supervisor",
        "--role",
        "agent",
        "--agent",
        agent,
        "--no-password",
    )
    added = system.command(*words)
    assert added.returncode == 0, added.stderr
    token = re.split(r"[#=/]", system.command("users", "link", "warda").stdout.strip())[-1]
    base = f"http://127.0.0.1:{system.ports.web}"
    client = httpx.AsyncClient(base_url=base, headers={"Origin": base}, timeout=10)
    answer = await client.post("/desk/api/sign-in-link", json={"token": token})
    assert answer.status_code == 200, answer.text
    client.headers["X-CSRF-Token"] = client.cookies["hotline_csrf"]
    return client


def _half(tone: audio.Sound) -> audio.Sound:
    """Return so much of a tone as is heard in any case, wherever a packet was lost."""
    return tone[: len(tone) // 2]


def heard_tone(person: Agent | Caller, tone: audio.Sound, since: float) -> bool:
    """Return whether a person heard a tone since a place on the tape."""
    return find(tone, person.phone.tape.sound(since)).heard


async def test_given_a_talk_when_a_supervisor_whispers_then_only_the_agent_hears_it(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Listen: both are heard. Whisper: the agent alone hears. Barge: both do. All of it is in the journal.

    The recording holds caller and agent, and the supervisor in neither mode (docs/operator/wallboard.md says why).
    """
    agent, supervisor = await people.agent("1001"), await people.agent("1002", signed_in=False)
    caller = await people.caller()
    client, story = await signed_in(hotline_system, "1002"), hotline_system.story
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    call = await caller.call_id()

    begun = await client.post("/desk/api/wall/listen", json={"agent": "1001", "mode": "listen"})
    assert begun.status_code == 204, begun.text
    await supervisor.is_rung()
    await supervisor.answers()
    await asyncio.sleep(0.5)
    await caller.speaks()
    await supervisor.hears_words_of(caller)

    whispered = await client.post("/desk/api/wall/listen/mode", json={"mode": "whisper"})
    assert whispered.status_code == 204, whispered.text
    place, caller_place = agent.ear.now(), caller.ear.now()
    await asyncio.sleep(0.3)
    await supervisor.phone.say(WHISPER)
    await eventually(lambda: heard_tone(agent, _half(WHISPER), place), "a whisper", within=4)
    assert not heard_tone(caller, _half(WHISPER), caller_place), "the caller hears the whisper"

    joined = await client.post("/desk/api/wall/listen/mode", json={"mode": "barge"})
    assert joined.status_code == 204, joined.text
    place, caller_place = agent.ear.now(), caller.ear.now()
    await asyncio.sleep(0.3)
    await supervisor.phone.say(JOIN)
    await eventually(lambda: heard_tone(caller, _half(JOIN), caller_place), "who joins", within=4)
    await eventually(lambda: heard_tone(agent, _half(JOIN), place), "who joins, at the agent", within=4)

    await agent.hangs_up()
    await supervisor.is_hung_up()
    ended = await story.wait_for(MonitoringEnded, lambda event: event.call == call)
    assert (ended.by, ended.agent, ended.reason) == ("1002", "1001", "talk ended")
    began = [event for event in story.events() if isinstance(event, MonitoringBegan)]
    modes = [event.mode for event in story.events() if isinstance(event, MonitoringChanged)]
    assert ([event.mode for event in began], modes) == (["listen"], ["whisper", "barge"])

    recorded = await story.wait_for(RecordingFinalised, lambda event: event.call == call, within=10)
    sides = audio.read_sides(decrypted(hotline_system.paths, recorded.path))
    assert find(caller.words, sides[0]).heard, "the recording lacks the caller"
    assert not any(find(_half(WHISPER), side).heard for side in sides), "the recording holds the whisper"
    assert not any(find(_half(JOIN), side).heard for side in sides), (
        "it holds who joined in: say so in the docs"
    )
    await client.aclose()

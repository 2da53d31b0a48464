"""Supervisors listen to a talk, whisper to the agent, and join in: real phones, one real Asterisk."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from hotline.events import (
    AgentAnswered,
    ConsultationEnded,
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    RecordingFinalised,
    TalkEnded,
)
from hotline.testing.recordings import decrypted
from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.conftest import StartSystem
from tests.e2e.desk_client import DeskClient
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.system import HotlineSystem
from tests.e2e.tones import hears_exactly, hums, notes

#: What the caller, the agent, the supervisor and a second one hum.
CALLER, AGENT, SUPERVISOR, SECOND = NOTES = (450.0, 650.0, 950.0, 1250.0)

#: How long any change may take until it is heard, seconds.
SOON = 10.0

#: What a recording may have lost by then, and how long each stretch lasts at least, that it is found; seconds.
LOST_SECONDS, STRETCH_SECONDS = 0.8, 1.2

CHANGES = """
[agents.1003]
name = "Noor"
queues = ["general"]

[agents.1004]
name = "Salma"
queues = ["general"]

[queues.water]
ring_seconds = 15
wrap_up_seconds = 0.5
announce_every_seconds = 0
"""


class Wall:
    """The wallboard of a supervisor whose telephone is that of an agent."""

    def __init__(self, system: HotlineSystem, telephone: str) -> None:
        """Make the user and sign in."""
        self.telephone = telephone
        user = f"supervisor-{telephone}"
        roles = ("--role", "supervisor", "--role", "agent", "--agent", telephone)
        added = system.command("users", "add", user, *roles, "--no-password")
        assert added.returncode == 0, added.stderr
        token = re.split(r"[#=/]", system.command("users", "link", user).stdout.strip())[-1]
        base = f"http://127.0.0.1:{system.ports.web}"
        self.client = httpx.Client(base_url=base, headers={"Origin": base}, timeout=30)
        answer = self.client.post("/desk/api/sign-in-link", json={"token": token})
        assert answer.status_code == 200, answer.text
        self.client.headers["X-CSRF-Token"] = self.client.cookies["hotline_csrf"]

    def does(self, what: str, **body: str) -> None:
        """Press a button."""
        answer = self.client.post(f"/desk/api/wall/{what}", json=body)
        assert answer.status_code == 204, answer.text

    def is_refused(self, what: str, **body: str) -> str:
        """Press a button that does nothing now; return the words."""
        answer = self.client.post(f"/desk/api/wall/{what}", json=body)
        assert answer.status_code == 409, answer.text
        return str(answer.json()["detail"])


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A system with two further agents, who supervise."""
    return start_system(CHANGES)


@pytest.fixture(scope="module")
def desk(hotline_system: HotlineSystem) -> Iterator[DeskClient]:
    """The desk of the agent 1001."""
    client = DeskClient(hotline_system, "1001")
    yield client
    client.close()


@pytest.fixture(scope="module")
def wall(hotline_system: HotlineSystem) -> Iterator[Wall]:
    """The wallboard of the supervisor."""
    wall = Wall(hotline_system, "1003")
    yield wall
    wall.client.close()


@pytest.fixture
def second_wall(hotline_system: HotlineSystem) -> Iterator[Wall]:
    """The wallboard of a second supervisor."""
    wall = Wall(hotline_system, "1004")
    yield wall
    wall.client.close()


async def talking(people: People) -> tuple[Caller, Agent]:
    """Bring a caller and the agent 1001 together, both humming."""
    agent, caller = await asyncio.gather(people.agent("1001"), people.caller())
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    await asyncio.gather(hums(caller, CALLER), hums(agent, AGENT))
    await two_talk(caller, agent)
    return caller, agent


async def listening(people: People, wall: Wall, mode: str, note: float = SUPERVISOR) -> Agent:
    """Have a supervisor, humming, on the talk."""
    supervisor = await people.agent(wall.telephone, signed_in=False)
    wall.does("listen", agent="1001", mode=mode)
    await supervisor.is_rung()
    await supervisor.answers()
    await hums(supervisor, note)
    others = {SUPERVISOR} - {note}
    await hears_exactly(supervisor, CALLER, AGENT, *others, of=NOTES, within=SOON)
    return supervisor


async def two_talk(caller: Caller, agent: Agent) -> None:
    """Caller and agent hear each other, and nobody else."""
    await asyncio.gather(
        hears_exactly(caller, AGENT, of=NOTES, within=SOON),
        hears_exactly(agent, CALLER, of=NOTES, within=SOON),
    )


async def four_talk(caller: Caller, agent: Agent, supervisor: Agent, second: Agent) -> None:
    """Each hears all others."""
    everybody = {CALLER: caller, AGENT: agent, SUPERVISOR: supervisor, SECOND: second}
    await asyncio.gather(
        *(
            hears_exactly(one, *(everybody.keys() - {note}), of=NOTES, within=SOON)
            for note, one in everybody.items()
        )
    )


async def three_talk(caller: Caller, agent: Agent, supervisor: Agent) -> None:
    """Each hears both others."""
    await asyncio.gather(
        hears_exactly(caller, AGENT, SUPERVISOR, of=NOTES, within=SOON),
        hears_exactly(agent, CALLER, SUPERVISOR, of=NOTES, within=SOON),
        hears_exactly(supervisor, CALLER, AGENT, of=NOTES, within=SOON),
    )


async def test_given_a_talk_when_a_supervisor_joins_in_then_the_recording_has_all_three(
    hotline_system: HotlineSystem, people: People, wall: Wall, second_wall: Wall
) -> None:
    """Listen, whisper, join in, back by a key, in again; the controller dies; a second one comes; all is over."""
    caller, agent = await talking(people)
    supervisor = await listening(people, wall, "listen")
    await two_talk(caller, agent)
    await asyncio.sleep(STRETCH_SECONDS)
    wall.does("listen/mode", mode="whisper")
    await asyncio.gather(
        hears_exactly(agent, CALLER, SUPERVISOR, of=NOTES, within=SOON),
        hears_exactly(caller, AGENT, of=NOTES, within=SOON),
    )
    await asyncio.sleep(STRETCH_SECONDS)
    wall.does("listen/mode", mode="barge")
    await three_talk(caller, agent, supervisor)
    await asyncio.sleep(STRETCH_SECONDS)
    await supervisor.presses("4")
    await two_talk(caller, agent)
    await asyncio.sleep(STRETCH_SECONDS)
    await supervisor.presses("6")
    await three_talk(caller, agent, supervisor)
    hotline_system.kill("controller")
    await three_talk(caller, agent, supervisor)
    await asyncio.to_thread(hotline_system.wait_healthy, 60)
    await three_talk(caller, agent, supervisor)
    second = await a_second_joins(people, second_wall, caller, agent, supervisor)
    with hotline_system.without("controller"):
        await agent.hangs_up()
        await asyncio.gather(supervisor.is_hung_up(), second.is_hung_up())
        await caller.ear.hears_music(within=SOON)
    await asyncio.to_thread(hotline_system.wait_healthy, 60)
    call = await caller.call_ended(within=15)
    story = hotline_system.story.of_call(call)
    ends = [event for event in story if isinstance(event, MonitoringEnded)]
    assert {(end.by, end.agent, end.reason) for end in ends} == {
        ("1003", "1001", "talk ended"),
        ("1004", "1001", "talk ended"),
    }
    finalised = await hotline_system.story.told(RecordingFinalised, call, within=15)
    assert_recorded(decrypted(hotline_system.paths, finalised.path), story)


async def a_second_joins(
    people: People, wall: Wall, caller: Caller, agent: Agent, supervisor: Agent
) -> Agent:
    """Whispers beside the first, who has joined in, joins in as well, and stays while the first goes and comes."""
    second = await listening(people, wall, "whisper", SECOND)
    await asyncio.gather(
        hears_exactly(agent, CALLER, SUPERVISOR, SECOND, of=NOTES, within=SOON),
        hears_exactly(caller, AGENT, SUPERVISOR, of=NOTES, within=SOON),
        hears_exactly(supervisor, CALLER, AGENT, of=NOTES, within=SOON),
    )
    wall.does("listen/mode", mode="barge")
    await four_talk(caller, agent, supervisor, second)
    await supervisor.presses("4")
    await hears_exactly(caller, AGENT, SECOND, of=NOTES, within=SOON)
    await supervisor.presses("6")
    await four_talk(caller, agent, supervisor, second)
    return second


def assert_recorded(recording: Path, story: Sequence[Event]) -> None:
    """Check that the recording has the supervisor on the agent's side, while the citizen could hear it and not else."""
    begin = next(event.at for event in story if isinstance(event, AgentAnswered))
    told = [event for event in story if isinstance(event, MonitoringBegan | MonitoringChanged)]
    # Later there is a second one.
    steps = told[:5]
    assert [step.mode for step in steps] == ["listen", "whisper", "barge", "listen", "barge"]
    ends = [event.at for event in told[1:6]]
    sides = audio.read_sides(recording)
    for step, end in zip(steps, ends, strict=True):
        caller, agent = (heard_between(side, step.at - begin, end - begin) for side in sides)
        joined = step.mode == "barge"
        assert ({AGENT, SUPERVISOR} if joined else {AGENT}) in agent, step.mode
        assert {CALLER} in caller, step.mode
        assert all(notes <= {CALLER} for notes in caller), step.mode
        if step in steps[:2]:
            assert all(notes <= {AGENT} for notes in agent), step.mode


def heard_between(side: Sound, begin: float, end: float) -> list[set[float]]:
    """Return which notes sound in each quarter of a second between two moments of the talk, but for the last ones.

    A machine that is full loses some frames of a recording: what comes later stands earlier in it.
    """
    places = range(max(0, int(begin * RATE)), int((end - LOST_SECONDS) * RATE), RATE // 10)
    return [notes(side[place : place + RATE // 4], NOTES) for place in places]


async def test_given_a_supervisor_who_joined_when_the_agent_asks_somebody_then_the_caller_hears_music(
    hotline_system: HotlineSystem, people: People, wall: Wall, desk: DeskClient
) -> None:
    """The supervisor only listens then, and joins in anew; a caller on hold hears who joined, or music; all end."""
    caller, agent = await talking(people)
    colleague = await people.agent("1002")
    supervisor = await listening(people, wall, "barge")
    await three_talk(caller, agent, supervisor)
    await desk.does_soon("consult", within=SOON, kind="agent", key="1002")
    await colleague.is_rung()
    await hears_exactly(caller, of=NOTES, within=SOON)
    await caller.ear.hears_music(within=SOON)
    assert "asks somebody" in wall.is_refused("listen/mode", mode="barge")
    await colleague.rejects()
    await two_talk(caller, agent)
    wall.does("listen/mode", mode="barge")
    await three_talk(caller, agent, supervisor)
    await agent.phone._command("hold")
    await hears_exactly(caller, SUPERVISOR, of=NOTES, within=SOON)
    wall.does("listen/mode", mode="listen")
    await caller.ear.hears_music(within=SOON)
    assert "on hold" in wall.is_refused("listen/mode", mode="barge")
    await agent.phone._command("resume")  # from now on baresip keeps nothing of what the agent hears
    await hears_exactly(caller, AGENT, of=NOTES, within=SOON)
    wall.does("listen/mode", mode="barge")
    await asyncio.gather(
        hears_exactly(caller, AGENT, SUPERVISOR, of=NOTES, within=SOON),
        hears_exactly(supervisor, CALLER, AGENT, of=NOTES, within=SOON),
    )
    await caller.hangs_up()
    await asyncio.gather(agent.is_hung_up(), supervisor.is_hung_up())
    call = await caller.call_ended()
    story = hotline_system.story.of_call(call)
    modes = [event.mode for event in story if isinstance(event, MonitoringBegan | MonitoringChanged)]
    assert modes == ["barge", "listen", "barge", "listen", "barge"]
    assert [event.why for event in story if isinstance(event, ConsultationEnded)] == ["busy"]
    assert [event.ended_by for event in story if isinstance(event, TalkEnded)] == ["caller"]

"""The controller is killed while the house is full: everybody keeps place, age, state and conversation."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from hotline import database
from hotline.asterisk.program import AsteriskProgram
from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentSignedIn,
    CallAbandoned,
    CallEnded,
    CallEvent,
    CallQueued,
    CallResumed,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.journal import Journal
from hotline.queue.calls import IN_LINE, CallState, LiveCall
from hotline.queue.live import AgentState, LiveState
from tests.e2e.crowd import many_agents, many_callers
from tests.e2e.ports import Ports
from tests.e2e.system import SINCE_YESTERDAY, HotlineSystem
from tests.e2e.waiting import eventually

#: Agents of the queue `crowd` by what they do: answer at once; let it ring until the controller is dead, and answer
#: then; never answer; come to work after the restart, and are quick. And one of the queue `brief`, whose calls are
#: short and whose wrap-up is long.
PROMPT = [str(number) for number in range(2001, 2021)]
LATE = [str(number) for number in range(2021, 2026)]
DEAF = [str(number) for number in range(2026, 2031)]
BRIEF = ["2031"]
RELIEF = [str(number) for number in range(2041, 2061)]
EVERYBODY = [*PROMPT, *LATE, *DEAF, *BRIEF, *RELIEF]

WAITING = 50
CALLERS = len(PROMPT) + len(LATE) + len(DEAF) + WAITING

#: Longer than a restart takes on a machine that has much else to do.
TALK_SECONDS = 15.0
#: From the first ringing on; the controller is killed before, and back after it.
LATE_SECONDS = 4.0
WRAP_UP_SECONDS = 15.0

#: From the kill until all who wait are served again; 2 s on an idle machine.
RECOVERY_SECONDS = 12.0

CHANGES = f"""
[numbers.1115]
queue = "crowd"
language = "en"
consent_notice = false

[numbers.1116]
queue = "brief"
language = "en"
consent_notice = false

[queues.crowd]
ring_seconds = 7
wrap_up_seconds = 0.5
announce_every_seconds = 0
max_waiting = 100
record = false

[queues.brief]
ring_seconds = 7
wrap_up_seconds = {WRAP_UP_SECONDS}
record = false
""" + "".join(
    f'\n[agents.{agent}]\nname = "Agent {agent}"\nqueues = ["{"brief" if agent in BRIEF else "crowd"}"]\n'
    for agent in EVERYBODY
)

#: Each of some 120 channels needs two.
RTP_PORTS = 600


@pytest.fixture
def system(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[HotlineSystem]:
    """A hotline with room for the crowd, in which all agents signed in before it was started."""
    system = HotlineSystem(ports, CHANGES)
    try:
        text = system.config.read_text()
        end = f"rtp_end = {system.ports.rtp + system.ports.rtp_count - 1}"
        assert end in text
        system.config.write_text(
            text.replace(f"rtp_start = {system.ports.rtp}", "rtp_start = 14000")
            .replace(end, f"rtp_end = {14000 + RTP_PORTS - 1}")
        )  # fmt: skip
        system.paths.create()
        asyncio.run(sign_in(system))
        system.start()
        yield system
        system.stop()
    finally:
        system.remove()


async def sign_in(system: HotlineSystem) -> None:
    """Write that the agents signed in yesterday."""
    url = f"sqlite+aiosqlite:///{system.paths.database}"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "e2e")
    for number, agent in enumerate(EVERYBODY):
        queues = ("brief",) if agent in BRIEF else ("crowd",)
        journal.append(AgentSignedIn(at=time.time() - 86_400 + number, agent=agent, queues=queues))
    await journal.close()
    await engine.dispose()


@pytest.fixture
async def staff(system: HotlineSystem, ports: Ports, tmp_path: Path) -> AsyncIterator["Staff"]:
    """The agents' phones; those of the relief are not there yet."""
    async with AsyncExitStack() as stack:
        staff = Staff(system, ports, tmp_path, stack)
        await staff.comes(PROMPT, ring_seconds=0.2, talk_seconds=TALK_SECONDS)
        await staff.comes(LATE, ring_seconds=LATE_SECONDS, talk_seconds=TALK_SECONDS)
        await staff.comes(DEAF, ring_seconds=60.0, talk_seconds=0.0)
        await staff.comes(BRIEF, ring_seconds=0.1, talk_seconds=0.3)
        present = len(EVERYBODY) - len(RELIEF)
        await eventually(lambda: agents(system)["available"] == present, "all phones are there", within=15)
        yield staff


class Staff:
    """Agents with their phones."""

    def __init__(self, system: HotlineSystem, ports: Ports, folder: Path, stack: AsyncExitStack) -> None:
        self._system, self._ports, self._folder, self._stack = system, ports, folder, stack

    async def comes(self, crew: list[str], *, ring_seconds: float, talk_seconds: float) -> None:
        """Register the phones of these agents, which then do alike until the end of the test."""
        passwords = {agent: self._system.password(agent) for agent in crew}
        phones = many_agents(
            self._folder / crew[0], self._ports, self._system.sip, passwords, ring_seconds=ring_seconds,
            talk_seconds=talk_seconds,
        )  # fmt: skip
        await self._stack.enter_async_context(phones)


def agents(system: HotlineSystem) -> Counter[str]:
    """Return how many agents are in which state, as the status page tells."""
    status, text = system.http("/api/live")
    if status != 200:
        return Counter()
    return Counter(agent["state"] for agent in json.loads(text)["agents"] if agent["agent"] in EVERYBODY)


def folded(system: HotlineSystem) -> LiveState:
    """Return what the journal tells by now."""
    live = LiveState()
    for event in system.story.events():
        live.apply(event)
    return live


def in_line(live: LiveState, *states: CallState) -> list[LiveCall]:
    """Return the calls in these states, in the order of service."""
    calls = [call for call in live.calls.values() if call.state in states]
    return sorted(calls, key=lambda call: (call.since - call.priority_seconds, call.order))


def of_calls(events: list[Event], kind: type[CallEvent]) -> Counter[str]:
    """Return how many events of a kind each call has."""
    return Counter(event.call for event in events if isinstance(event, kind))


async def full_house(system: HotlineSystem) -> LiveState:
    """Wait until 20 talk, 10 are rung and 50 wait; return the state."""

    def look() -> LiveState | None:
        live = folded(system)
        states = Counter(call.state for call in live.calls.values() if call.queue == "crowd")
        full = {
            CallState.TALKING: len(PROMPT),
            CallState.RINGING: len(LATE) + len(DEAF),
            CallState.WAITING: WAITING,
        }
        return live if states == full else None

    live = await eventually(look, "the house is full", within=10)
    assert live is not None
    return live


async def kill_controller(system: HotlineSystem) -> None:
    """Kill it, and return when all who waited are served by the next one."""
    seen = system.story.last_seq()
    waiting = {call.call for call in in_line(folded(system), CallState.WAITING)}
    system.kill("controller")
    await eventually(
        lambda: waiting <= of_calls(system.story.events(seen), CallResumed).keys(),
        "those who waited are served again", within=RECOVERY_SECONDS,
    )  # fmt: skip


def keep_their_places(before: LiveState, after: LiveState) -> None:
    """Check that who waited then and now has the same place, age and priority."""
    waited = [call for call in in_line(before, *IN_LINE) if call.queue == "crowd"]
    now = [call.call for call in in_line(after, *IN_LINE)]
    assert now == [call.call for call in waited if call.call in set(now)]
    for call in waited:
        known = after.calls[call.call]
        assert (known.queued_at, known.since, known.order, known.priority_seconds, known.arrived_at) == (
            call.queued_at, call.since, call.order, call.priority_seconds, call.arrived_at,
        )  # fmt: skip


async def test_given_a_full_house_when_the_controller_is_killed_then_nobody_loses_anything(
    system: HotlineSystem, staff: Staff, ports: Ports, tmp_path: Path
) -> None:
    """50 wait, 20 talk, 10 are being rung, one agent wraps up: all of it goes on, and the journal can be replayed."""
    numbers = [f"968940{number:05}" for number in range(CALLERS)]
    async with AsyncExitStack() as stack:
        brief = await stack.enter_async_context(
            many_callers(tmp_path / "one", ports, system.sip, "1116", ["96895000000"], per_second=1)
        )
        crowd = await stack.enter_async_context(
            many_callers(tmp_path / "crowd", ports, system.sip, "1115", numbers, per_second=50)
        )
        before = await full_house(system)
        assert agents(system)["wrapping up"] == 1
        await kill_controller(system)
        keep_their_places(before, folded(system))
        await staff.comes(RELIEF, ring_seconds=0.1, talk_seconds=1.0)
        await brief.finish(within=10)
        await crowd.finish(within=30)
    await eventually(
        lambda: len(of_calls(system.story.events(), CallEnded)) == CALLERS + 1, "all calls are over", within=3
    )
    await system.story.wait_for(WrapUpEnded, lambda event: event.agent in BRIEF, within=5)
    events = system.story.events()
    each_is_told_once(events)
    talks_went_on(before, events)
    assert served(events, before) == [call.call for call in in_line(before, CallState.WAITING)]
    wrap_up_went_on(events)
    nobody_is_left_reserved(system)
    numbers_are_right(system)
    replayed = system.command("replay")
    assert replayed.returncode == 0, replayed.stdout + replayed.stderr
    decisions = sum(isinstance(event, AgentReserved) for event in events)
    assert f", {decisions} decisions, no difference" in replayed.stdout


def each_is_told_once(events: list[Event]) -> None:
    """Check that each caller was queued, answered and ended exactly once, and nobody gave up."""
    for kind in (CallQueued, AgentAnswered, TalkEnded, CallEnded):
        assert set(of_calls(events, kind).values()) == {1}, kind
        assert len(of_calls(events, kind)) == CALLERS + 1, kind
    assert not of_calls(events, CallAbandoned)
    missed = Counter(event.agent for event in events if isinstance(event, AgentMissed))
    assert missed == Counter(DEAF)


def talks_went_on(before: LiveState, events: list[Event]) -> None:
    """Check that who talked when the controller was killed talked as long as the agent wished."""
    begins = {event.call: event for event in events if isinstance(event, AgentAnswered)}
    ends = {event.call: event for event in events if isinstance(event, TalkEnded)}
    for call in in_line(before, CallState.TALKING):
        begin, end = begins[call.call], ends[call.call]
        assert (begin.agent, end.agent) == (call.agent, call.agent)
        assert end.at - begin.at == pytest.approx(TALK_SECONDS, abs=0.3)


def served(events: list[Event], before: LiveState) -> list[str]:
    """Return those who waited at the kill, in the order in which an agent was found for them."""
    waited = {call.call for call in in_line(before, CallState.WAITING)}
    reserved = [event.call for event in events if isinstance(event, AgentReserved) and event.call in waited]
    return list(dict.fromkeys(reserved))


def wrap_up_went_on(events: list[Event]) -> None:
    """Check that the wrap-up that the kill interrupted took as long as it must."""
    talk = next(event for event in events if isinstance(event, TalkEnded) and event.agent in BRIEF)
    ready = next(event for event in events if isinstance(event, WrapUpEnded) and event.agent in BRIEF)
    assert ready.at - talk.at == pytest.approx(WRAP_UP_SECONDS, abs=0.5)


def nobody_is_left_reserved(system: HotlineSystem) -> None:
    """Check that all agents are free again, but for those who never answered: they are set aside."""
    live = folded(system)
    states = {agent: live.agents[agent].state for agent in EVERYBODY}
    assert {agent for agent, state in states.items() if state is AgentState.PAUSED} == set(DEAF)
    assert set(states.values()) <= {AgentState.PAUSED, AgentState.AVAILABLE, AgentState.WRAPPING_UP}


def numbers_are_right(system: HotlineSystem) -> None:
    """Check that the statistics count every caller once."""
    report = system.command("report", "queue", "--queue", "crowd", *SINCE_YESTERDAY, "--format", "json")
    (row,) = json.loads(report.stdout)["rows"]
    assert {name: row[name] for name in ("offered", "answered", "abandoned")} == {
        "offered": CALLERS, "answered": CALLERS, "abandoned": 0,
    }  # fmt: skip

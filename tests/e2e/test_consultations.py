"""Agents ask colleagues who refuse, one who rings while the controller dies, and a department over a trunk."""

import asyncio
import functools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    CallTransferred,
    ConsultationAnswered,
    ConsultationEnded,
    OutsideDialled,
    OutsideEnded,
    TalkEnded,
)
from tests.e2e import sipp
from tests.e2e.conftest import StartSystem
from tests.e2e.desk_client import DeskClient
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.tones import hears_exactly, hums
from tests.e2e.waiting import eventually

#: What the caller, the agent and who is asked hum.
CALLER, AGENT, ASKED = NOTES = (450.0, 650.0, 950.0)

#: The department's telephone, which is reached through the trunk.
OFFICE = "+96824555001"

CHANGES = """
[agents.1003]
name = "Noor"
queues = ["general"]

[sip.trunks.telco]
match = "127.0.0.99"
gateway = "127.0.0.1:{gateway}"

[callbacks]
trunk = "telco"

[departments.works]
title = {{ ar = "الأشغال", en = "Works" }}
phone = "{office}"

[queues.water]
ring_seconds = 15
wrap_up_seconds = 0.5
announce_every_seconds = 0
"""


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem, gateway: int) -> HotlineSystem:
    """A system that can call a department."""
    return start_system(CHANGES.format(gateway=gateway, office=OFFICE))


@pytest.fixture(scope="module")
def desk(hotline_system: HotlineSystem) -> Iterator[DeskClient]:
    """The desk of the agent 1001."""
    client = DeskClient(hotline_system, "1001")
    yield client
    client.close()


@pytest.fixture(scope="module")
def desk_of_third(hotline_system: HotlineSystem) -> Iterator[DeskClient]:
    """The desk of the agent 1003."""
    client = DeskClient(hotline_system, "1003")
    yield client
    client.close()


@pytest.fixture
async def declining(
    hotline_system: HotlineSystem, desk_of_third: DeskClient, tmp_path: Path, ports: Ports
) -> AsyncIterator[sipp.SippRun]:
    """The telephone of the agent 1003, who takes calls and declines each (SIP 603)."""
    phone = await sipp.start_agent(
        "agent_rejects", folder=tmp_path, ports=ports, server=hotline_system.sip, user="1003",
        password=hotline_system.password("1003"), values={"ring": "200", "status": "603"},
    )  # fmt: skip
    desk_of_third.state("sign-in")
    yield phone
    desk_of_third.state("sign-out")
    await phone.close()


@pytest.fixture
async def office(
    hotline_system: HotlineSystem, tmp_path_factory: pytest.TempPathFactory, ports: Ports, gateway: int
) -> AsyncIterator[Caller]:
    """Somebody of the department, at its telephone."""
    async with People(hotline_system, tmp_path_factory.mktemp("office"), ports) as staff:
        yield await staff.caller(sip=gateway, number=OFFICE)


async def talking(people: People) -> tuple[Caller, Agent]:
    """Bring a caller and the agent 1001 together, both humming."""
    agent, caller = await asyncio.gather(people.agent("1001"), people.caller())
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    await asyncio.gather(hums(caller, CALLER), hums(agent, AGENT))
    await hear_each_other(caller, agent)
    return caller, agent


async def hear_each_other(caller: Caller, agent: Agent) -> None:
    """Caller and agent hear each other, and nobody else."""
    await asyncio.gather(hears_exactly(caller, AGENT, of=NOTES), hears_exactly(agent, CALLER, of=NOTES))


async def answers(office: Caller) -> None:
    """The department is rung, is shown our number and not the citizen's, and answers."""
    ringing = await office.phone.wait_ringing(8)
    assert "1111" in ringing.peer
    office.ear.new_call()
    await office.phone.answer()
    await office.phone.wait_answered()
    await hums(office, ASKED)


async def test_given_a_colleague_who_refuses_when_asked_again_while_the_controller_dies_then_nobody_is_lost(
    hotline_system: HotlineSystem, people: People, desk: DeskClient, declining: sipp.SippRun
) -> None:
    """Busy, declined: the caller has the agent again; rung by a dead controller, the colleague can have the caller."""
    caller, agent = await talking(people)
    colleague = await people.agent("1002")
    await desk.does_soon("consult", kind="agent", key="1002")
    await colleague.is_rung()
    await colleague.rejects()
    await hear_each_other(caller, agent)
    assert unreached(desk) == ("1002", "consultation", "busy")
    await desk.does_soon("consult", within=10, kind="agent", key="1003")
    await declining.wait_message("SIP/2.0 603", method="INVITE", sent=True, within=8)
    await hear_each_other(caller, agent)
    assert unreached(desk) == ("1003", "consultation", "rejected")

    await desk.does_soon("consult", kind="agent", key="1002")
    await colleague.is_rung()
    hotline_system.kill("controller")
    await colleague.answers()
    await hums(colleague, ASKED)
    await asyncio.gather(hears_exactly(agent, ASKED, of=NOTES), hears_exactly(colleague, AGENT, of=NOTES))
    await asyncio.to_thread(hotline_system.wait_healthy, 60)
    await caller.ear.hears_music(within=10)
    desk.does("complete")
    await agent.is_hung_up()
    await asyncio.gather(hears_exactly(caller, ASKED, of=NOTES), hears_exactly(colleague, CALLER, of=NOTES))
    await caller.hangs_up()
    story = hotline_system.story.of_call(await caller.call_ended())
    assert [one.why for one in story if isinstance(one, ConsultationEnded)] == [
        "busy",
        "rejected",
        "completed",
    ]
    assert len([one for one in story if isinstance(one, ConsultationAnswered)]) == 1
    assert [one.agent for one in story if isinstance(one, AgentAnswered)] == ["1001", "1002"]
    assert [one.agent for one in story if isinstance(one, TalkEnded)] == ["1001", "1002"]


async def test_given_colleagues_who_do_not_take_a_caller_then_the_agent_is_told_why_and_has_the_caller_again(
    hotline_system: HotlineSystem, people: People, desk: DeskClient, declining: sipp.SippRun
) -> None:
    """Given away at once: declined (603), busy (486); who has no telephone cannot be chosen."""
    caller, agent = await talking(people)
    await desk.does_soon("transfer", within=10, kind="agent", key="1003")
    await agent.is_hung_up()
    await declining.wait_message("SIP/2.0 603", method="INVITE", sent=True, within=8)
    await takes_back(caller, agent, desk, ("1003", "blind", "rejected"))

    colleague = await people.agent("1002")
    await colleague.phone.close()
    refusal = functools.partial(desk.is_refused, "consult", kind="agent", key="1002")
    await eventually(lambda: "no telephone that answers" in refusal(), "a telephone that is gone", within=10)
    colleague = await people.agent("1002", signed_in=False)
    await desk.does_soon("transfer", within=10, kind="agent", key="1002")
    await agent.is_hung_up()
    await colleague.is_rung(caller)
    await colleague.rejects()
    await takes_back(caller, agent, desk, ("1002", "blind", "busy"))
    await caller.hangs_up()
    story = hotline_system.story.of_call(await caller.call_ended())
    missed = [(one.agent, one.reason) for one in story if isinstance(one, AgentMissed)]
    assert missed == [("1003", "rejected"), ("1002", "busy")]


async def takes_back(caller: Caller, agent: Agent, desk: DeskClient, told: tuple[str, str, str]) -> None:
    """The agent who gave the caller away is told why, is rung for the caller again, and answers."""
    await agent.is_rung(caller)
    assert unreached(desk) == told
    await agent.answers()
    await hums(agent, AGENT)
    await hear_each_other(caller, agent)


def unreached(desk: DeskClient) -> tuple[str, str, str]:
    """Return what the agent is told of who did not take the call."""
    told = desk.call()["unreached"]
    return told["key"], told["way"], told["why"]


async def test_given_a_department_that_is_asked_over_the_trunk_then_it_can_have_the_caller(
    hotline_system: HotlineSystem, people: People, desk: DeskClient, office: Caller
) -> None:
    """The caller hears music meanwhile; handed over, caller and department talk, and the agent is done."""
    caller, agent = await talking(people)
    await desk.does_soon("consult", kind="department", key="works")
    await answers(office)
    await asyncio.gather(hears_exactly(agent, ASKED, of=NOTES), hears_exactly(office, AGENT, of=NOTES))
    await caller.ear.hears_music()
    desk.does("complete")
    await agent.is_hung_up()
    await asyncio.gather(hears_exactly(caller, ASKED, of=NOTES), hears_exactly(office, CALLER, of=NOTES))
    await office.hangs_up()
    assert_outside(hotline_system, await caller.call_ended(within=15), "consultation")


async def test_given_a_caller_who_is_given_to_a_department_at_once_then_the_trunk_brings_them_together(
    hotline_system: HotlineSystem, people: People, desk: DeskClient, office: Caller
) -> None:
    """The agent is done as soon as the button is pressed."""
    caller, agent = await talking(people)
    await desk.does_soon("transfer", kind="department", key="works")
    await agent.is_hung_up()
    await answers(office)
    await asyncio.gather(hears_exactly(caller, ASKED, of=NOTES), hears_exactly(office, CALLER, of=NOTES))
    await caller.hangs_up()
    await office.is_hung_up()
    assert_outside(hotline_system, await caller.call_ended(), "blind")


def assert_outside(system: HotlineSystem, call: str, way: str) -> None:
    """The journal has the transfer, and how long caller and department talked."""
    story = system.story.of_call(call)
    (given,) = [event for event in story if isinstance(event, CallTransferred)]
    assert (given.kind, given.target, given.way) == ("department", "works", way)
    assert [event.outside for event in story if isinstance(event, OutsideDialled)] == ["department:works"]
    (ended,) = [event for event in story if isinstance(event, OutsideEnded)]
    assert ended.result == "answered"
    assert ended.talk_seconds > 0

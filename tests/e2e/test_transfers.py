"""An agent gives callers away, asks colleagues, talks with three: who hears whom, and what the journal says of it."""

import asyncio
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    CallEnded,
    CallQueued,
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    RecordingFinalised,
    TalkEnded,
)
from hotline.testing.recordings import decrypted
from tests.e2e import audio
from tests.e2e.audio import RATE
from tests.e2e.conftest import StartSystem
from tests.e2e.desk_client import DeskClient
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.system import SINCE_YESTERDAY, HotlineSystem
from tests.e2e.tones import hears_exactly, hums, notes

#: What the caller, the agent and the colleague hum.
CALLER, AGENT, COLLEAGUE = NOTES = (450.0, 650.0, 950.0)

CHANGES = """
[agents.1003]
name = "Noor"
queues = ["general"]
"""


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A system with a third agent, who serves another queue."""
    return start_system(CHANGES)


@pytest.fixture(scope="module")
def desk(hotline_system: HotlineSystem) -> Iterator[DeskClient]:
    """The desk of the agent 1001."""
    client = DeskClient(hotline_system, "1001")
    yield client
    client.close()


async def talking(people: People, desk: DeskClient) -> tuple[Caller, Agent]:
    """Bring a caller and the agent 1001 together, both humming."""
    agent, caller = await asyncio.gather(people.agent("1001"), people.caller())
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    await asyncio.gather(hums(caller, CALLER), hums(agent, AGENT))
    await hears_exactly(caller, AGENT, of=NOTES)
    await hears_exactly(agent, CALLER, of=NOTES)
    assert desk.call()["members"] == ["caller", "1001"]
    return caller, agent


async def asks(agent: Agent, colleague: Agent, caller: Caller, desk: DeskClient) -> None:
    """Have the agent ask a colleague, who reads who asks, and answers; the caller hears neither."""
    shown = await desk.does_soon("consult", kind="agent", key=colleague.number)
    assert shown["consultation"]["stage"] == "ringing"
    rung = await colleague.phone.wait_ringing()
    assert (rung.name, agent.number in rung.peer) == ("Aisha", True), f"the telephone shows {rung}"
    await colleague.answers()
    await hums(colleague, COLLEAGUE)
    await asyncio.gather(
        hears_exactly(agent, COLLEAGUE, of=NOTES),
        hears_exactly(colleague, AGENT, of=NOTES),
        hears_exactly(caller, of=NOTES),
    )
    shown = desk.call()
    assert (shown["members"], shown["consultation"]["agent"]) == (["1001", "1002"], "1002")


async def test_given_a_consultation_when_it_is_cancelled_and_made_again_then_the_caller_goes_over(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """Cancelled, both talk again; completed, the colleague has the caller, in one recording with both agents."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await asks(agent, colleague, caller, desk)
    await caller.ear.hears_music()
    desk.does("cancel")
    await colleague.is_hung_up()
    await asyncio.gather(hears_exactly(caller, AGENT, of=NOTES), hears_exactly(agent, CALLER, of=NOTES))
    assert desk.call()["members"] == ["caller", "1001"]
    await asks(agent, colleague, caller, desk)
    desk.does("complete")
    await agent.is_hung_up()
    await asyncio.gather(
        hears_exactly(caller, COLLEAGUE, of=NOTES), hears_exactly(colleague, CALLER, of=NOTES)
    )
    await colleague.hangs_up()
    call = await caller.call_ended(within=10)
    story = hotline_system.story.of_call(call)
    assert [event.why for event in story if isinstance(event, ConsultationEnded)] == [
        "cancelled",
        "completed",
    ]
    assert [event.agent for event in story if isinstance(event, AgentAnswered)] == ["1001", "1002"]
    assert [event.agent for event in story if isinstance(event, TalkEnded)] == ["1001", "1002"]
    assert len([event for event in story if isinstance(event, CallTakenBack)]) == 1
    finalised = await hotline_system.story.told(RecordingFinalised, call)
    assert_recorded(decrypted(hotline_system.paths, finalised.path), story)


def assert_recorded(recording: Path, story: Sequence[Event]) -> None:
    """Check that the one recording has each talk where the journal has it, and nothing of the asking between."""
    begins = [event.at for event in story if isinstance(event, AgentAnswered | CallTakenBack)]
    ends = [event.at for event in story if isinstance(event, ConsultationBegan | TalkEnded)]
    caller_side, agent_side = audio.read_sides(recording)

    def hums_at(moment: float) -> tuple[set[float], set[float]]:
        place = int((moment - begins[0]) * RATE)
        window = slice(place, place + RATE // 4)
        return notes(caller_side[window], NOTES), notes(agent_side[window], NOTES)

    middles = [(begin + end) / 2 for begin, end in zip(begins, (ends[0], ends[1], ends[-1]), strict=True)]
    assert [hums_at(middle) for middle in middles] == [
        ({CALLER}, {AGENT}),
        ({CALLER}, {AGENT}),
        ({CALLER}, {COLLEAGUE}),
    ]
    for end, begin in zip(ends[:2], begins[1:], strict=True):
        assert hums_at((end + begin) / 2) == (set(), set())


async def test_given_a_conference_when_the_agent_leaves_then_the_others_go_on(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """All three hear each other; who is left with the caller has the caller."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await asks(agent, colleague, caller, desk)
    desk.does("conference")
    await asyncio.gather(
        hears_exactly(caller, AGENT, COLLEAGUE, of=NOTES),
        hears_exactly(agent, CALLER, COLLEAGUE, of=NOTES),
        hears_exactly(colleague, CALLER, AGENT, of=NOTES),
    )
    assert desk.call()["members"] == ["caller", "1001", "1002"]
    await agent.hangs_up()
    await asyncio.gather(
        hears_exactly(caller, COLLEAGUE, of=NOTES), hears_exactly(colleague, CALLER, of=NOTES)
    )
    await caller.hangs_up()
    await colleague.is_hung_up()
    call = await caller.call_ended()
    story = hotline_system.story.of_call(call)
    assert [event.way for event in story if isinstance(event, CallTransferred)] == ["conference"]
    assert len([event for event in story if isinstance(event, ConferenceBegan)]) == 1
    assert [(event.agent, event.ended_by) for event in story if isinstance(event, TalkEnded)] == [
        ("1001", "agent"),
        ("1002", "caller"),
    ]


async def test_given_a_conference_when_the_colleague_leaves_then_agent_and_caller_go_on(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """As if nobody had been asked."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await asks(agent, colleague, caller, desk)
    desk.does("conference")
    await hears_exactly(caller, AGENT, COLLEAGUE, of=NOTES)
    desk.does("cancel")
    await colleague.is_hung_up()
    await asyncio.gather(hears_exactly(caller, AGENT, of=NOTES), hears_exactly(agent, CALLER, of=NOTES))
    desk.does("hang-up")
    await agent.is_hung_up()
    call = await caller.call_ended(within=10)
    ended = await hotline_system.story.told(ConsultationEnded, call)
    assert ended.why == "expert left"


async def test_given_a_transfer_to_an_agent_who_does_not_answer_then_the_caller_comes_back_and_goes_to_a_queue(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """Not answered, the call is in the agent's queue at its old age; then in another queue, whose agent answers."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await desk.does_soon("transfer", kind="agent", key="1002")
    await agent.is_hung_up()
    await colleague.is_rung(caller)
    await agent.is_rung(caller, within=12)  # the colleague was rung for four seconds
    told = desk.call()["unreached"]
    assert (told["key"], told["way"], told["why"]) == ("1002", "blind", "no answer")
    await agent.answers()
    await asyncio.gather(hums(caller, CALLER), hums(agent, AGENT))
    await hears_exactly(caller, AGENT, of=NOTES)
    duty = await people.agent("1003")
    await desk.does_soon("transfer", kind="queue", key="general")
    await duty.is_rung(caller)
    await duty.answers()
    await hums(duty, COLLEAGUE)
    await hears_exactly(caller, COLLEAGUE, of=NOTES)
    await caller.hangs_up()
    call = await caller.call_ended()
    story = hotline_system.story.of_call(call)
    queued = [event for event in story if isinstance(event, CallQueued)]
    assert [(event.queue, event.preferred) for event in queued] == [
        ("water", None),
        ("water", "1002"),
        ("general", None),
    ]
    assert queued[0].priority_seconds < queued[1].priority_seconds < queued[2].priority_seconds
    assert [event.agent for event in story if isinstance(event, AgentMissed)] == ["1002"]
    assert [event.agent for event in story if isinstance(event, AgentAnswered)] == ["1001", "1001", "1003"]
    await hotline_system.story.told(RecordingFinalised, call)


async def test_given_a_consultation_when_the_caller_hangs_up_then_the_agents_talk_on_and_are_not_rung(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """The call is over; whoever calls meanwhile waits until one of them is free."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await asks(agent, colleague, caller, desk)
    await caller.hangs_up()
    call = await caller.call_ended()
    ended = await hotline_system.story.told(CallEnded, call)
    assert ended.reason == "caller hung up"
    assert (await hotline_system.story.told(ConsultationEnded, call)).why == "caller left"
    await asyncio.gather(hears_exactly(agent, COLLEAGUE, of=NOTES), hears_exactly(colleague, AGENT, of=NOTES))
    other = await people.caller()
    await other.dials("1112")
    await other.ear.hears_music()
    await colleague.hangs_up()
    await agent.is_hung_up()
    await asyncio.wait(
        [asyncio.create_task(one.is_rung(other)) for one in (agent, colleague)],
        return_when=asyncio.FIRST_COMPLETED,
    )
    await other.hangs_up()
    await other.call_ended()


async def test_given_a_consultation_when_the_controller_is_killed_then_it_goes_on_and_can_be_completed(
    hotline_system: HotlineSystem, people: People, desk: DeskClient
) -> None:
    """The agents do not notice; the caller keeps hearing music, and is handed over by the next controller."""
    caller, agent = await talking(people, desk)
    colleague = await people.agent("1002")
    await asks(agent, colleague, caller, desk)
    hotline_system.kill("controller")
    await asyncio.gather(hears_exactly(agent, COLLEAGUE, of=NOTES), hears_exactly(colleague, AGENT, of=NOTES))
    await asyncio.to_thread(hotline_system.wait_healthy, 60)
    await caller.ear.hears_music(within=6)
    assert desk.call()["members"] == ["1001", "1002"]
    desk.does("complete")
    await agent.is_hung_up()
    await asyncio.gather(
        hears_exactly(caller, COLLEAGUE, of=NOTES), hears_exactly(colleague, CALLER, of=NOTES)
    )
    await caller.hangs_up()
    call = await caller.call_ended()
    story = hotline_system.story.of_call(call)
    assert [event.agent for event in story if isinstance(event, TalkEnded)] == ["1001", "1002"]
    assert len([event for event in story if isinstance(event, ConsultationAnswered)]) == 1


async def test_given_all_of_this_then_the_journal_gives_the_same_decisions_and_the_report_counts_transfers(
    hotline_system: HotlineSystem,
) -> None:
    """`hotline replay` finds no difference, and the agent who gave calls away has them in the report."""
    replayed = hotline_system.command("replay")
    assert replayed.returncode == 0, replayed.stdout + replayed.stderr
    reported = hotline_system.command("report", "agents", *SINCE_YESTERDAY, "--format", "csv")
    assert reported.returncode == 0, reported.stderr
    rows = {row["agent"]: row for row in csv.DictReader(io.StringIO(reported.stdout))}
    given = [event for event in hotline_system.story.events() if isinstance(event, CallTransferred)]
    assert int(rows["1001"]["transferred"]) == len(given)
    assert float(rows["1002"]["consulted_seconds"]) > 1
    assert int(rows["1002"]["handled"]) == 3  # who was asked had three of the callers in the end

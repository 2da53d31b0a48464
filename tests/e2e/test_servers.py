"""The whole hotline on PostgreSQL and MQTT: the same promises, also while one of these servers restarts."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from hotline.events import (
    CallArrived,
    CallEnded,
    CallResumed,
    CaseOpened,
    ControllerStarted,
    MessageLeft,
    RecordingFinalised,
)
from hotline.testing import mosquitto, postgresql
from hotline.testing.mosquitto import Mosquitto
from hotline.testing.postgresql import PostgresqlServer
from tests.e2e import audio
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.parties import Caller, People
from tests.e2e.servers import BrokerEar, PostgresqlStory, listening
from tests.e2e.story import Story
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

pytestmark = [pytest.mark.postgresql, pytest.mark.mosquitto]

#: What a call to 1112 leaves up to the queue, and what a talk leaves, recordings apart.
QUEUED = ["CallArrived", "LanguageChosen", "CallQueued"]
TALKED = ["AgentReserved", "ScreenPopped", "AgentRinging", "AgentAnswered", "TalkEnded", "CallEnded"]


@pytest.fixture(scope="module")
def database() -> Iterator[PostgresqlServer]:
    """A PostgreSQL server that these tests may restart."""
    programs = postgresql.find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (package postgresql)")
    server = PostgresqlServer(programs)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="module")
def broker() -> Iterator[Mosquitto]:
    """A Mosquitto that these tests may restart."""
    program = mosquitto.find_program()
    if program is None:
        pytest.skip("Mosquitto is not installed (package mosquitto)")
    broker = Mosquitto(program)
    try:
        broker.start()
        yield broker
    finally:
        broker.remove()


@pytest.fixture(scope="module")
def hotline_system(database: PostgresqlServer, broker: Mosquitto, start_system: StartSystem) -> HotlineSystem:
    """One healthy system for all tests of this module, on both servers, which outlive it."""
    name = database.create_database()
    system = start_system(f'[database]\nurl = "{database.url(name)}"\n[bus]\nmqtt_url = "{broker.url}"\n')
    system.story = PostgresqlStory(database, name)
    return system


@pytest.fixture
def ear(broker: Mosquitto, hotline_system: HotlineSystem) -> Iterator[BrokerEar]:
    """Another program that listens to the broker."""
    with listening(broker, "another-program") as ear:
        yield ear


def kinds_but_recordings(story: Story, call: str) -> list[str]:
    """Return what happened in a call; the recording's events come when its file is ready."""
    return [kind for kind in story.kinds(call) if not kind.startswith("Recording")]


async def everything_was_told(ear: BrokerEar, system: HotlineSystem, call: str, within: float = 10.0) -> None:
    """Wait until the broker had each of the call's events in the order of the journal."""
    await eventually(
        lambda: ear.kinds(call) == system.story.kinds(call),
        f"the broker tells {system.story.kinds(call)}",
        within=within,
    )


async def test_given_an_agent_when_a_caller_talks_then_postgresql_and_the_broker_have_the_whole_call(
    hotline_system: HotlineSystem, people: People, ear: BrokerEar
) -> None:
    """Journal and row as on SQLite; the broker tells each event in order, without the caller's number."""
    story = hotline_system.story
    agent = await people.agent("1001")
    caller = await people.caller()
    await caller.dials("1112")
    await agent.is_rung(caller)
    await agent.answers()
    await talk(caller, agent)
    await agent.hangs_up()
    await caller.hears("goodbye")
    await caller.is_hung_up()

    call = await caller.call_ended()
    finalised = await story.told(RecordingFinalised, call)
    assert kinds_but_recordings(story, call) == QUEUED + TALKED
    row = await story.interaction(call, recording=finalised.path)
    assert (row["address"], row["queue"], row["agent"], row["outcome"]) == (
        caller.number, "water", "1001", "answered",
    )  # fmt: skip

    await everything_was_told(ear, hotline_system, call)
    told = ear.events(call)
    assert all(one.topic == f"hotline/e2e/events/{one.data['type']}" for one in told)
    assert [one.data["seq"] for one in told] == sorted(one.data["seq"] for one in told)
    assert told[0].data["caller"] == f"+968…{caller.number[-3:]}"
    assert not any(caller.number.lstrip("+") in one.text for one in ear.messages), "the number was told"


async def test_given_an_agent_when_somebody_begins_to_listen_then_the_state_of_each_queue_is_there(
    hotline_system: HotlineSystem, people: People, broker: Mosquitto, ear: BrokerEar
) -> None:
    """The last state of a queue is retained: a wallboard needs not wait for the next call."""
    await people.agent("1001")
    await eventually(lambda: ear.state("water").get("signed_in") == 1, "the agent is told of", within=8)
    with listening(broker, "newcomer") as newcomer:
        await eventually(lambda: newcomer.state("patience"), "the states are there at once", within=2)
    assert newcomer.messages[0].retained
    state = newcomer.state("water")
    assert (state["queue"], state["waiting"], state["talking"], state["signed_in"]) == ("water", 0, 0, 1)
    assert state["title"] == {"ar": "المياه", "en": "Water"}


async def leaves_a_message(caller: Caller) -> str:
    """Call while nobody is signed in, speak after the tone, hang up; return the call."""
    await caller.dials("1112")
    await caller.hears("offer-message", within=10)
    await caller.presses("1")
    await caller.hears("beep", within=10)
    await caller.speaks()
    await asyncio.sleep(audio.seconds(caller.words) + 0.3)
    await caller.hangs_up()
    return await caller.call_ended()


async def test_given_nobody_signed_in_when_a_caller_leaves_a_message_then_postgresql_has_it_with_its_case(
    hotline_system: HotlineSystem, people: People, ear: BrokerEar
) -> None:
    """The message, the case and the row of the call have one reference."""
    story = hotline_system.story
    caller = await people.caller()
    call = await leaves_a_message(caller)
    left, opened = await story.told(MessageLeft, call), await story.told(CaseOpened, call)
    (message,) = [row for row in story.messages() if row["id"] == left.message]
    (case,) = [row for row in story.cases() if row["call"] == call]
    assert message["reference"] == case["reference"] == opened.reference
    assert (case["caller"], case["queue"]) == (caller.number, "water")
    row = await story.interaction(call)
    assert (row["outcome"], row["reference"]) == ("message", opened.reference)
    await everything_was_told(ear, hotline_system, call)


async def test_given_two_waiting_callers_when_the_controller_is_killed_then_both_keep_their_places(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The live state comes back from PostgreSQL as it does from SQLite."""
    system, story = hotline_system, hotline_system.story
    agent = await people.agent("1001")
    await agent.pauses()
    first, second = await people.caller(), await people.caller()
    await first.dials("1112")
    await first.hears("next-in-line")
    await second.dials("1112")
    await second.hears("position-you-are")

    seen = story.last_seq()
    system.kill("controller")
    await story.wait_for(ControllerStarted, after=seen, within=10)
    for caller in (first, second):
        resumed = await story.told(CallResumed, await caller.call_id(), within=10)
        assert resumed.step == "queue"
    await agent.hears_after("*12", "feature-resumed")
    await agent.is_rung(first)
    await agent.answers()
    await first.hangs_up()
    await agent.stops_ringing()
    await agent.is_rung(second)
    await second.hangs_up()
    for caller in (first, second):
        assert story.kinds(await caller.call_ended()).count("CallEnded") == 1


async def test_given_a_broker_that_restarts_when_somebody_calls_meanwhile_then_it_is_told_afterwards(
    hotline_system: HotlineSystem, people: People, broker: Mosquitto, ear: BrokerEar
) -> None:
    """A call needs no broker, and the broker misses nothing of it."""
    caller = await people.caller()
    broker.stop()
    try:
        await caller.dials("1112")
        await caller.hears("offer-message", within=10)
        assert hotline_system.healthy(), "a hotline without a broker serves calls as well"
        await caller.hangs_up()
        call = await caller.call_ended()
    finally:
        broker.start()
    await everything_was_told(ear, hotline_system, call, within=20)


def problems(system: HotlineSystem) -> str:
    """Return what the health page says is wrong; empty while it says that all is well."""
    status, text = system.http("/healthz")
    return text if status == 503 else ""


async def test_given_a_database_that_restarts_when_people_call_talk_and_wait_then_calls_go_on_and_all_is_written(
    hotline_system: HotlineSystem, people: People, database: PostgresqlServer
) -> None:
    """While PostgreSQL is away, talks, queue and new calls go on; the health page says so; then all is written."""
    system, story = hotline_system, hotline_system.story
    agent = await people.agent("1001")
    talking, waiting, late = [await people.caller() for _ in range(3)]
    await talking.dials("1112")
    await agent.is_rung(talking)
    await agent.answers()
    await waiting.dials("1112")
    await waiting.hears("next-in-line")
    talked, waited = await talking.call_id(), await waiting.call_id()
    controller = system.pid("controller")

    await asyncio.to_thread(database.stop)
    try:
        await late.dials("1112")
        await late.hears("position-you-are")
        await eventually(lambda: "journal" in problems(system), "the health page names the journal", within=5)
        await talk(talking, agent)
        await agent.hangs_up()
        await talking.hears("goodbye")
        await talking.is_hung_up()
        await agent.is_rung(waiting)
        await agent.answers()
        await late.hangs_up()
        back_at = time.time()
    finally:
        await asyncio.to_thread(database.start)

    await eventually(system.healthy, "the health page says that all is well", within=10, every=0.2)
    await talk(waiting, agent)
    await waiting.hangs_up()
    for call, before in ((talked, QUEUED), (waited, [*QUEUED, "PositionAnnounced"])):
        row = await story.interaction(call, within=15)
        assert (row["outcome"], row["agent"]) == ("answered", "1001")
        assert kinds_but_recordings(story, call) == before + TALKED
    gone = await late.call_ended()
    assert story.kinds(gone) == [*QUEUED, "PositionAnnounced", "CallAbandoned", "CallEnded"]
    first = await story.told(CallEnded, talked)
    assert (await story.told(CallArrived, gone)).at < first.at < back_at, "times are when it happened"
    assert system.pid("controller") == controller, "the controller was started again"


def test_given_neither_database_nor_broker_when_ctrl_c_is_pressed_then_everything_ends_in_order(
    hotline_system: HotlineSystem, database: PostgresqlServer, broker: Mosquitto
) -> None:
    """The controller need not be killed, and what could not be written is said. The last test: it ends the system.

    The transcriber yields the processor to everybody: on a busy machine it may come too late to end by itself.
    """
    database.stop()
    broker.stop()
    hotline_system.stop()
    log = hotline_system.paths.log
    killed = [line for line in (log / "up.log").read_text().splitlines() if "had to be killed" in line]
    assert not [line for line in killed if '"controller"' in line]
    assert "events could not be written before the end" in (log / "controller.log").read_text()

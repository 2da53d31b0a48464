"""The controller dies, the citizen does not notice."""

import asyncio
import random
import time

import pytest

from hotline.events import CallResumed, ControllerStarted, MenuEntered, MessageLeft
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.conversation import both_still_hear_each_other, talk
from tests.e2e.listening import find
from tests.e2e.parties import Agent, Caller, People
from tests.e2e.story import Story
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: From the death of the controller until callers are served again. On an idle machine it takes 2 s, and 3 s more until
#: a frozen one is noticed; the rest is for a machine that has much else to do.
RESTART_SECONDS = {"kill": 15.0, "freeze": 20.0}


async def controller_dies(system: HotlineSystem, how: str) -> None:
    """Kill or freeze the controller, and wait until another one serves calls."""
    seen = system.story.last_seq()
    old = system.pid("controller")
    if how == "kill":
        system.kill("controller")
    else:
        system.freeze("controller")
    await system.story.wait_for(ControllerStarted, after=seen, within=RESTART_SECONDS[how])
    await eventually(lambda: system.pid("controller") != old, "another controller runs", within=2)


async def people_on_the_line(people: People) -> tuple[Agent, Caller, Caller, Caller]:
    """Bring one caller into a talk, two into the queue in this order; return the agent and these callers."""
    agent = await people.agent("1001")
    talking, first, second = [await people.caller() for _ in range(3)]
    await talking.dials("1112")
    await agent.is_rung(talking)
    await agent.answers()
    await talk(talking, agent)
    await first.dials("1112")
    await first.hears("next-in-line")
    await second.dials("1112")
    await second.hears("position-you-are")
    return agent, talking, first, second


@pytest.mark.parametrize("how", ["kill", "freeze"])
async def test_given_callers_everywhere_when_the_controller_dies_then_none_is_lost_and_nobody_loses_the_place(
    how: str, hotline_system: HotlineSystem, people: People
) -> None:
    """The talk goes on, the waiting stay in line, who was in the menu hears it again, ends are written."""
    story = hotline_system.story
    agent, talking, first, second = await people_on_the_line(people)
    choosing = await people.caller()
    await choosing.dials("1111")
    await choosing.ear.hears_begin("welcome", language="ar")
    await choosing.presses("2")
    await choosing.ear.hears_begin("main-menu")
    call = await choosing.call_id()
    await story.told(MenuEntered, call)

    dies = asyncio.create_task(controller_dies(hotline_system, how))
    await both_still_hear_each_other(talking, agent)
    await dies

    await choosing.hears("main-menu", within=6)
    resumed = await story.told(CallResumed, call)
    assert resumed.step == "menu"
    for waiting in (first, second):
        assert (await story.told(CallResumed, await waiting.call_id())).step == "queue"
        await waiting.ear.hears_music(within=8)
    await both_still_hear_each_other(talking, agent)

    await agent.hangs_up()
    await talking.hears("goodbye")
    await talking.is_hung_up()
    row = await story.interaction(await talking.call_ended())
    assert (row["agent"], row["outcome"]) == ("1001", "answered")
    assert row["talk_seconds"] > 5

    await agent.is_rung(first)
    await agent.answers()
    await talk(first, agent)
    await first.hangs_up()
    await agent.stops_ringing()
    await agent.is_rung(second)
    await second.hangs_up()
    await choosing.hangs_up()
    for caller in (first, second, choosing):
        ended = await caller.call_ended()
        assert story.kinds(ended).count("CallEnded") == 1


async def message_of(caller: Caller, story: Story) -> MessageLeft:
    """Wait until a caller's message is in the inbox."""
    return await story.wait_for(MessageLeft, lambda event: event.caller == caller.number, within=10)


async def leaves_lifeboat_message(caller: Caller, *, hears_both_languages: bool) -> None:
    """Call while no controller is there, hear the apology, speak and hang up."""
    await caller.dials("1112")
    await caller.hears("lifeboat", language="ar", within=10)
    await caller.hears("lifeboat", language="en")
    await caller.hears("beep", language="ar")
    await caller.speaks()
    await asyncio.sleep(audio.seconds(caller.words) + 0.3)
    if hears_both_languages:
        await caller.presses("#")
        await caller.hears("lifeboat-thanks", language="ar")
        await caller.hears("lifeboat-thanks", language="en")
        await caller.is_hung_up()
    else:
        await caller.hangs_up()


async def test_given_no_controller_when_citizens_call_then_the_dialplan_takes_messages_that_are_ingested_once(
    hotline_system: HotlineSystem, people: People
) -> None:
    """Asterisk alone apologises and records; the next start adopts it and makes one case of each message."""
    system, story = hotline_system, hotline_system.story
    asterisk = system.pid("asterisk")
    system.kill("up")
    system.kill("controller")
    patient, hasty = await people.caller(), await people.caller()
    called_at = time.time()
    await leaves_lifeboat_message(patient, hears_both_languages=True)
    await leaves_lifeboat_message(hasty, hears_both_languages=False)

    seen = story.last_seq()
    # Not in another thread: the system would end with it (prctl(2), PR_SET_PDEATHSIG).
    system.start()
    assert system.pid("asterisk") == asterisk, "the running Asterisk was not taken over"
    for caller in (patient, hasty):
        left = await message_of(caller, story)
        assert left.source == "lifeboat"
        assert find(caller.words, audio.read(system.paths.messages / left.path)).heard
        rows = [row for row in story.messages() if row["caller"] == caller.number]
        assert len(rows) == 1
        assert called_at - 1 < rows[0]["created_at"] < time.time()
        assert sum(case["caller"] == caller.number for case in story.cases()) == 1
    assert not list(system.paths.lifeboat.glob("*.wav")), "the spool was not emptied"

    # A further start finds nothing to do.
    await controller_dies(system, "kill")
    await asyncio.sleep(1.0)
    assert len([event for event in story.events(seen) if isinstance(event, MessageLeft)]) == 2


async def ingestion_goes_on(system: HotlineSystem) -> None:
    """Wait until one message more is in the inbox, or all are."""
    before = len(system.story.messages())
    await eventually(
        lambda: len(system.story.messages()) > before or not list(system.paths.lifeboat.glob("*.wav")),
        "ingestion goes on",
        within=15,
        every=0.01,
    )


@pytest.fixture(scope="module")
def spoken() -> Sound:
    """Return what the caller of a spooled message said."""
    return audio.say("Our water has been off since morning.")


async def test_given_a_full_spool_when_the_ingesting_controller_is_killed_repeatedly_then_each_comes_once(
    hotline_system: HotlineSystem, spoken: Sound
) -> None:
    """Thirty files, a controller killed at random moments: thirty messages, cases and references."""
    system, story, count = hotline_system, hotline_system.story, 30
    seen, cases = story.last_seq(), len(story.cases())
    now = int(time.time())
    for number in range(count):
        name = f"{now - 100 - number}.{number}"
        audio.write(system.paths.lifeboat / f"{name}.wav", spoken)
        note = f"from=+96894000{number:03}\nat={now - 100}\ndialled=1112\nlanguage=en\nstatus=done\n"
        (system.paths.lifeboat / f"{name}.txt").write_text(note)
    dice = random.Random(1111)  # noqa: S311 -- moments, not secrets
    for _ in range(3):
        await ingestion_goes_on(system)
        await asyncio.sleep(dice.uniform(0, 0.05))
        system.kill("controller")
        system.wait_healthy()
    await eventually(
        lambda: not list(system.paths.lifeboat.glob("*.wav")), "the spool is empty", within=20, every=0.1
    )
    await asyncio.sleep(0.5)
    left = [
        event for event in story.events(seen) if isinstance(event, MessageLeft) and event.source == "lifeboat"
    ]
    assert sorted(event.caller or "" for event in left) == [
        f"+96894000{number:03}" for number in range(count)
    ]
    rows = [row for row in story.messages() if (row["caller"] or "").startswith("+96894000")]
    assert len(rows) == len({row["reference"] for row in rows}) == count
    assert len(story.cases()) - cases == count

"""The wallboard's topics follow the journal."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import AgentPaused, AgentSignedOut
from hotline.testing.agi import FakeLeg
from hotline.testing.city import clock
from hotline.testing.virtual_time import in_virtual_time

from .wall import Wall

#: Within so many seconds an event is on its way to the screens.
SHOWN = 0.11


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    return Wall(tmp_path, {"queues.water.requires": "water and language", "agents.1001.skills": {"water": 3},
                           "agents.1002.skills": {"water": 2, "english": 4},
                           "routing.language_skills": {"en": "english", "ar": "arabic"}})  # fmt: skip


@in_virtual_time
async def test_a_call_is_followed_from_the_line_to_the_talk_to_its_end(wall: Wall) -> None:
    """Each step is on the wall within 60 ms of its event: the queue's counts, the agent's state, the call."""
    wall.begin()
    house = wall.house
    house.sign_in("1002")
    call = house.call("1112", legs=[FakeLeg(ring_seconds=2.0, talk_seconds=30.0)])
    await call.until(lambda: call.leg == "ringing")
    await asyncio.sleep(SHOWN)
    ringing_since = wall.agents.rows["1002"]["since"]
    assert wall.queues.rows["water"]["waiting"] == 1
    assert wall.queues.rows["water"]["states"] == {"ringing": 1}
    assert wall.agents.rows["1002"]["state"] == "ringing"
    await call.until(lambda: call.leg == "talking")
    await asyncio.sleep(SHOWN)
    assert (wall.queues.rows["water"]["waiting"], wall.queues.rows["water"]["talking"]) == (0, 1)
    assert wall.agents.rows["1002"]["since"] > ringing_since
    assert wall.agents.rows["1002"]["call"] in wall.calls.rows
    assert wall.queues.rows["water"]["today"]["answered"] == 1
    await call.ended()
    await asyncio.sleep(SHOWN)
    assert not wall.calls.rows
    assert wall.agents.rows["1002"]["state"] == "wrapping up"


@in_virtual_time
async def test_the_longest_wait_says_which_skills_nobody_free_has(wall: Wall) -> None:
    """A free agent without English: the caller waits for English, which somebody has who is paused."""
    wall.begin()
    house = wall.house
    house.sign_in("1001")
    house.sign_in("1002")
    house.journal.append(AgentPaused(at=clock(), agent="1002", reason="2"))
    call = house.call("1112")
    await asyncio.sleep(5)
    assert wall.queues.rows["water"]["waits_for"] == {
        "why": "skills", "agent": "", "skills": "english", "able": 1,
    }  # fmt: skip
    house.journal.append(AgentSignedOut(at=clock(), agent="1002"))
    await asyncio.sleep(SHOWN)
    assert wall.queues.rows["water"]["waits_for"]["why"] == "nobody"
    assert wall.agents.rows["1002"]["state"] == "signed out"
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_what_was_written_step_by_step_is_what_a_look_at_everything_finds(wall: Wall) -> None:
    """After a burst of calls of every end, a full look changes nothing but what time alone changes."""
    wall.begin()
    house = wall.house
    house.sign_in("1002")
    legs = [FakeLeg(talk_seconds=3.0), FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=1.0)]
    calls = [house.call("1112", legs=[leg]) for leg in legs]
    calls += [house.call("1111") for _ in range(3)]
    for call in calls[3:]:
        await asyncio.sleep(7)
        call.hang_up()
    await asyncio.sleep(SHOWN)
    wall.queues.news, wall.agents.news, wall.calls.news = [], [], []
    wall.feed.mark_all()
    wall.feed.flush()
    assert (wall.queues.news, wall.agents.news, wall.calls.news) == ([], [], [])
    for call in calls[:3]:
        call.hang_up()
        await call.ended()

"""The agent who talked with the caller last is tried first, where the queue cares; nobody waits long for it."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from hotline.events import AgentAnswered, CallQueued, RulesLoaded
from hotline.ivr.call import CallScript
from hotline.ivr.look_up import LOOK_UP_SECONDS, MOMENT_SECONDS
from hotline.queue.rules_of import routing_rules
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import BEGIN
from hotline.testing.logs import LogLines
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

#: With the notice before the menu, and with nothing before the queue.
WITH_GREETING, DIRECT = "1114", "1112"

LookUp = Callable[[str], Awaitable[str | None]]


def knows(agent: str | None, seconds: float = 0.1) -> LookUp:
    """Return a case store that takes so long."""

    async def look_up(_caller: str) -> str | None:
        await asyncio.sleep(seconds)
        return agent

    return look_up


async def fails(_caller: str) -> str | None:
    raise OSError("no database")


def house_with(
    folder: Path, look_up: LookUp | None, preferred_seconds: float = 20.0, **changes: object
) -> House:
    """Return a house whose queue `water` waits so long for the agent who is known."""
    numbers = {"1112": {"queue": "water", "language": "en", "consent_notice": False}}
    numbers[WITH_GREETING] = {"queue": "water", "language": "en", "consent_notice": True}
    changes |= {"queues.water.preferred_agent_seconds": preferred_seconds, "numbers": numbers}
    house = House(folder, changes)
    services = dataclasses.replace(house.script._services, last_agent=look_up)
    house.script = CallScript(services)
    house.journal.append(RulesLoaded(at=BEGIN, rules=routing_rules(house.config)))
    return house


async def preferred(house: House, call: DirectCall) -> str | None:
    """Return who is tried first for the call, as soon as it is queued."""
    await call.until(lambda: any(one.call == call.uniqueid for one in house.journal.of_type(CallQueued)))
    return next(one.preferred for one in house.journal.of_type(CallQueued) if one.call == call.uniqueid)


@in_virtual_time
async def test_the_agent_of_the_last_talk_is_rung_although_another_is_idle_for_longer(tmp_path: Path) -> None:
    """The answer comes while the caller hears the notice."""
    house = house_with(tmp_path, knows("1002"))
    house.sign_in("1001")
    await asyncio.sleep(5)
    house.sign_in("1002")
    call = house.call(WITH_GREETING, legs=[FakeLeg()])
    assert await preferred(house, call) == "1002"
    await call.ended()
    assert [event.agent for event in house.journal.of_type(AgentAnswered)] == ["1002"]


@pytest.mark.parametrize("agent", ["9999", None])
@in_virtual_time
async def test_who_works_here_no_more_is_not_waited_for(tmp_path: Path, agent: str | None) -> None:
    """Nor is anybody where nobody is known."""
    house = house_with(tmp_path, knows(agent))
    house.sign_in("1001")
    call = house.call(WITH_GREETING, legs=[FakeLeg()])
    assert await preferred(house, call) is None
    await call.ended()


@in_virtual_time
async def test_a_queue_that_does_not_care_asks_nobody(tmp_path: Path) -> None:
    """The case store is left in peace."""
    asked = []

    async def look_up(caller: str) -> str | None:
        asked.append(caller)
        return "1002"

    house = house_with(tmp_path, look_up, preferred_seconds=0.0)
    house.sign_in("1001")
    call = house.call(WITH_GREETING, legs=[FakeLeg()])
    assert await preferred(house, call) is None
    await call.ended()
    assert asked == []


@in_virtual_time
async def test_one_queue_cares_and_another_does_not(tmp_path: Path) -> None:
    """What is known is used where it was asked for."""
    house = house_with(tmp_path, knows("1002"), 0.0, **{"queues.general.preferred_agent_seconds": 20})
    call = house.call(WITH_GREETING)
    assert await preferred(house, call) is None
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_who_hides_the_number_is_not_looked_up(tmp_path: Path) -> None:
    """Nobody knows whose call it is."""
    house = house_with(tmp_path, knows("1002"))
    call = house.call(WITH_GREETING, caller="unknown", presentation=32)
    assert await preferred(house, call) is None
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("look_up", [knows("1002", 3600.0), fails, None])
@in_virtual_time
async def test_a_slow_or_broken_case_store_delays_nobody(tmp_path: Path, look_up: LookUp | None) -> None:
    """The caller is queued and rung after a moment that nobody notices, or at once."""
    house = house_with(tmp_path, look_up)
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    assert await preferred(house, call) is None
    await call.ended()
    (answered,) = house.journal.of_type(AgentAnswered)
    assert BEGIN <= answered.at <= BEGIN + MOMENT_SECONDS + 0.001


@in_virtual_time
async def test_a_number_that_leads_straight_to_a_queue_knows_the_agent_too(tmp_path: Path) -> None:
    """Nothing is said before the queue, and the answer takes a few milliseconds."""
    house = house_with(tmp_path, knows("1002", 0.01))
    call = house.call(DIRECT)
    assert await preferred(house, call) == "1002"
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize(("look_up", "words"), [
    (knows("1002", 3600.0), "nobody could say who talked with the caller last"),
    (fails, "cannot look up who talked with the caller last"),
])  # fmt: skip
@in_virtual_time
async def test_what_goes_wrong_is_logged_without_the_number(
    tmp_path: Path, look_up: LookUp, words: str, logs: LogLines
) -> None:
    """By the call; and the caller waits on."""
    house = house_with(tmp_path, look_up)
    call = house.call(WITH_GREETING)
    await asyncio.sleep(LOOK_UP_SECONDS + 1)
    assert words in str(logs)
    assert call.caller.lstrip("+") not in str(logs)
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_who_hangs_up_ends_the_look_up(tmp_path: Path) -> None:
    """Nothing goes on behind a call that is over."""
    ended = []

    async def look_up(_caller: str) -> str | None:
        try:
            await asyncio.sleep(4.0)
        finally:
            ended.append(asyncio.get_running_loop().time())
        return None

    house = house_with(tmp_path, look_up)
    call = house.call(WITH_GREETING)
    await asyncio.sleep(1.0)
    call.hang_up()
    await call.ended()
    await asyncio.sleep(0)
    assert ended == [pytest.approx(1.0)]

"""Menus on a real Asterisk: conditions, keys typed ahead, a reload in the middle of a call, a number outside."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.events import CallQueued, MenuChosen, MenuEntered, OutsideDialled, OutsideEnded
from tests.e2e import pcap, sipp
from tests.e2e.conftest import StartSystem
from tests.e2e.parties import Caller, People
from tests.e2e.ports import Ports
from tests.e2e.sipp import SippRun
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

CONFIGURATION = """
[numbers.1120]
menu = "main"
language = "en"
consent_notice = false

[sip.trunks.telco]
match = "127.0.0.99"
gateway = "127.0.0.1:{gateway}"

[outside.power]
title = {{ ar = "الكهرباء", en = "Electricity" }}
number = "24555555"
trunk = "telco"
ring_seconds = 10

[hours.office]
dates = {{ 2020-01-01 = ["09:00-10:00"] }}
"""

#: The office was open once, in 2020.
MENUS = """
[menus.main]
prompts = ["main-menu"]
keys.1 = { menu = "second" }
keys.5 = { outside = "power" }
keys.6 = { queue = "general", when = { hours = "office" }, otherwise = { information = "water-hours" } }
keys.7 = { KEY_7 }
keys.9 = { repeat = true }

[menus.second]
prompts = ["water-menu"]
keys.2 = { menu = "third" }

[menus.third]
prompts = ["streets-menu"]
keys.3 = { menu = "fourth" }

[menus.fourth]
prompts = ["water-menu"]
keys.4 = { queue = "water" }
"""

#: Calls that type ahead, and how many of them at the same time.
CALLS, AT_ONCE = 8, 4


@pytest.fixture(scope="module")
def gateway(ports: Ports) -> int:
    """Return the port of the telephone company."""
    return ports.take(2)


@pytest.fixture(scope="module")
def system(start_system: StartSystem, gateway: int) -> HotlineSystem:
    """Return a system with menus of four levels and a number outside."""
    system = start_system(CONFIGURATION.format(gateway=gateway))
    changes_menus(system, 'information = "water-hours"')
    return system


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Return callers, who leave after the test."""
    async with People(system, tmp_path, ports) as everybody:
        yield everybody


def changes_menus(system: HotlineSystem, key_7: str) -> None:
    """Write the menus, with what key 7 does in the first, and have the running system take them."""
    (system.config.parent / "menus.toml").write_text(MENUS.replace("KEY_7", key_7))
    done = system.command("reload")
    assert done.returncode == 0, done.stdout + done.stderr


async def test_given_a_closed_office_when_its_key_is_pressed_then_what_counts_otherwise_is_heard(
    people: People,
) -> None:
    """The information, and then the menu again."""
    caller = await people.caller()
    await caller.dials("1120")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("6")
    await caller.hears("water-hours")
    await caller.ear.hears_begin("main-menu")
    await caller.hangs_up()


async def test_given_four_keys_in_300_ms_when_they_lead_through_four_menus_then_none_is_lost(
    system: HotlineSystem, ports: Ports, tmp_path: Path
) -> None:
    """Every call reaches its queue by exactly these keys, 40 ms each and 35 ms apart, as from a phone's memory."""
    keys = pcap.write_keys(tmp_path / "keys.pcap", "1234", packet_seconds=0.01, packets=4, gap_seconds=0.005)
    before = system.story.last_seq()
    run = await sipp.start(
        "press_keys_and_hang_up", folder=tmp_path / "callers", ports=ports, server=system.sip, service="1120",
        options=["-m", str(CALLS), "-l", str(AT_ONCE)],
        values={"pause_before_keys": "400", "keys": str(keys), "stay": "1200"},
    )  # fmt: skip
    await run.finish(within=40)
    events = system.story.events(before)
    calls = {event.call for event in events if isinstance(event, MenuEntered)}
    assert len(calls) == CALLS
    for call in calls:
        story = system.story.of_call(call)
        assert [event.key for event in story if isinstance(event, MenuChosen)] == ["1", "2", "3", "4"]
        assert [event.queue for event in story if isinstance(event, CallQueued)] == ["water"]


async def test_given_a_call_in_the_menus_when_they_are_reloaded_then_it_keeps_them_and_the_next_one_does_not(
    system: HotlineSystem, people: People
) -> None:
    """Key 7 is information to who called before, and a queue to who calls after."""
    caller = await people.caller()
    await caller.dials("1120")
    await caller.ear.hears_begin("main-menu")
    reload = asyncio.create_task(asyncio.to_thread(changes_menus, system, 'queue = "water"'))
    while not reload.done():
        await caller.presses("9")
        await asyncio.sleep(0.7)
    await reload
    await caller.presses("7")
    await caller.hears("water-hours", within=10)
    await caller.hangs_up()

    late = await people.caller()
    await late.dials("1120")
    await late.ear.hears_begin("main-menu")
    await late.presses("7")
    queued = await system.story.told(CallQueued, await late.call_id())
    assert queued.queue == "water"
    await late.hangs_up()


async def goes_outside(caller: Caller) -> None:
    """Choose the number outside."""
    await caller.dials("1120")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("5")
    await caller.hears("outside-connecting", within=10)


def invite(trunk: SippRun) -> str:
    """Return the INVITE that the telephone company got."""
    return next(one.text for one in trunk.messages() if one.text.startswith("INVITE"))


async def test_given_a_busy_number_outside_when_a_caller_goes_there_then_the_menu_is_back(
    system: HotlineSystem, people: People, ports: Ports, gateway: int, tmp_path: Path
) -> None:
    """The caller hears why; the telephone company saw our number and not the caller's."""
    trunk = await sipp.start(
        "agent_rejects", folder=tmp_path / "trunk", ports=ports, server=system.sip, port=gateway, options=["-aa"],
        values={"ring": "200", "status": "486"},
    )  # fmt: skip
    caller = await people.caller()
    try:
        await goes_outside(caller)
        await caller.hears("outside-busy", within=10)
        await caller.ear.hears_begin("main-menu")
    finally:
        await trunk.close()
    ended = await system.story.told(OutsideEnded, await caller.call_id())
    assert (ended.outside, ended.result, ended.talk_seconds) == ("power", "busy", 0.0)
    assert "sip:24555555@" in invite(trunk)
    assert "<sip:1111@" in invite(trunk)
    assert caller.number.lstrip("+") not in invite(trunk)
    await caller.hangs_up()


async def test_given_an_answer_outside_when_the_caller_hangs_up_then_the_talk_is_in_the_journal(
    system: HotlineSystem, people: People, ports: Ports, gateway: int, tmp_path: Path
) -> None:
    """The call stayed ours to its end; the length counts from the answer."""
    trunk = await sipp.start(
        "agent_answers", folder=tmp_path / "trunk", ports=ports, server=system.sip, port=gateway, options=["-aa"],
        values={"ring": "700"},
    )  # fmt: skip
    caller = await people.caller()
    try:
        await goes_outside(caller)
        call = await caller.call_id()
        dialled = await system.story.told(OutsideDialled, call)
        await eventually(
            lambda: any(one.text.startswith("ACK") for one in trunk.messages()), "the answer", within=10
        )
        await asyncio.sleep(1.0)
        await caller.hangs_up()
        ended = await system.story.told(OutsideEnded, call)
    finally:
        await trunk.close()
    assert ended.result == "answered"
    assert 0.9 < ended.talk_seconds < ended.at - dialled.at - 0.5
    await caller.call_ended()

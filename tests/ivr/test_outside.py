"""A caller is connected with a number that is not ours."""

from copy import deepcopy
from pathlib import Path

import pytest

from hotline.events import OutsideDialled, OutsideEnded
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

MENUS = """
[menus.main]
prompts = ["main-menu"]
keys.5 = { outside = "power" }
"""

CHANGES = {
    "sip.trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1:5060"}},
    "outside": {
        "power": {"title": {"ar": "الكهرباء", "en": "Electricity"}, "number": "24555555", "trunk": "telco"}
    },
    "hours": {"shut": {"dates": {"2020-01-01": ["09:00-10:00"]}}},
}


def town(folder: Path, **changes: object) -> House:
    """Return a house whose menu leads outside."""
    house = House(
        folder, deepcopy(CHANGES) | {key.replace("__", "."): value for key, value in changes.items()}
    )
    house.use_menus(MENUS)
    return house


def ended(house: House) -> OutsideEnded:
    (event,) = house.journal.of_type(OutsideEnded)
    return event


def heard_behind(call: DirectCall, prompt: str) -> list[str]:
    names = [name.partition("/")[2] for name in call.prompts]
    return names[names.index(prompt) + 1 :]


@in_virtual_time
async def test_an_answer_is_a_talk_and_then_goodbye(tmp_path: Path) -> None:
    """Dial goes through the trunk; the talk counts from the answer; nothing of it is recorded."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": "5"}, legs=[FakeLeg(ring_seconds=4.0, talk_seconds=90.0)])
    await call.ended()
    assert call.dialled == ["PJSIP/24555555@trunk-telco,30,gi"]
    assert (ended(house).outside, ended(house).result) == ("power", "answered")
    assert heard_behind(call, "outside-connecting")[-1] == "goodbye"
    assert house.journal.of_type(OutsideDialled)
    assert house.recorder.running == set()


@pytest.mark.parametrize(
    ("leg", "result", "prompt"),
    [
        (FakeLeg("BUSY", 17), "busy", "outside-busy"),
        (FakeLeg("NOANSWER", 19), "no answer", "outside-no-answer"),
        (FakeLeg(ring_seconds=None), "no answer", "outside-no-answer"),
        (FakeLeg("CHANUNAVAIL", 3), "unreachable", "outside-unreachable"),
        (FakeLeg("CONGESTION", 34), "unreachable", "outside-unreachable"),
    ],
)
@in_virtual_time
async def test_who_is_not_connected_is_told_why_and_is_back_in_the_menu(
    tmp_path: Path, leg: FakeLeg, result: str, prompt: str
) -> None:
    """There the key for a person works."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": ["5", "0"]}, legs=[leg])
    await call.hears("nobody-signed-in")
    assert heard_behind(call, "outside-connecting")[:3] == [prompt, "main-menu", "to-a-person"]
    assert (ended(house).result, ended(house).talk_seconds) == (result, 0.0)
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_outside_its_hours_nobody_is_rung(tmp_path: Path) -> None:
    """The caller is told so."""
    house = town(tmp_path, outside__power__hours="shut")
    call = house.call("1113", keys={"main-menu": ["5", "0"]})
    await call.hears("outside-closed", "main-menu")
    assert call.dialled == []
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_the_other_side_sees_our_number(tmp_path: Path) -> None:
    """The caller's own is on the channel again afterwards."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": ["5", "0"]}, legs=[FakeLeg("BUSY", 17)])
    await call.hears("outside-busy")
    shown = [words[3] for words in call.commands if words[:3] == ["SET", "VARIABLE", "CALLERID(num)"]]
    assert shown == ["1111", "+96890000001"]
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_who_hangs_up_while_it_rings(tmp_path: Path) -> None:
    """The connection has its end in the journal, and so has the call."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": "5"}, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    call.hang_up()
    await call.ended()
    assert ended(house).result == "no answer"
    assert house.told(call)[-1] == "CallEnded"


@pytest.mark.parametrize(
    ("status", "result", "next_prompt"),
    [
        ("ANSWER", "answered", "goodbye"),
        ("BUSY", "busy", "outside-busy"),
        ("", "failed", "outside-unreachable"),
    ],
)
@in_virtual_time
async def test_a_call_whose_controller_died_meanwhile_goes_on_as_it_would_have(
    tmp_path: Path, status: str, result: str, next_prompt: str
) -> None:
    """Asterisk's Dial is over by then, and says how."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": "5"}, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    successor = await house.killed()
    successor.use_menus(MENUS)
    again = successor.comes_back(call, variables=call.variables | {"DIALSTATUS": status})
    await again.hears(next_prompt)
    assert ended(successor).result == result
    again.hang_up()
    await again.ended()


@in_virtual_time
async def test_a_number_that_a_reload_took_away_is_not_reached(tmp_path: Path) -> None:
    """The caller is in an older menu, and is back there."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": ["5", "0"]})
    await call.hears("welcome")
    house.config = house.config.model_copy(update={"outside": {}})
    await call.hears("outside-unreachable", "main-menu")
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_who_hangs_up_outside_while_no_controller_runs(tmp_path: Path) -> None:
    """The next controller finds the channel gone: the connection has its end before the call has."""
    house = town(tmp_path)
    call = house.call("1113", keys={"main-menu": "5"}, legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.leg == "talking")
    successor = await house.killed()
    await successor.reconciler.run()
    assert successor.told(call)[-2:] == ["OutsideEnded", "CallEnded"]
    assert (ended(successor).outside, ended(successor).result) == ("power", "unknown")
    await successor.reconciler.run()
    assert len(successor.journal.of_type(OutsideEnded)) == 1

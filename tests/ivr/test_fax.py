"""A caller who turns out to be a fax machine."""

from pathlib import Path
from typing import Unpack

import pytest

from hotline.events import CallFlowedOut, FaxFailed, FaxReceived, FaxStarted
from hotline.testing.caller import CallerFields, DirectCall
from hotline.testing.city import BEGIN
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house that takes faxes."""
    return House(tmp_path, {"fax.queue": "water"})


async def tone_is_heard(house: House, call: DirectCall, **caller: Unpack[CallerFields]) -> DirectCall:
    """Let Asterisk take the call to the extension `fax`, and return its new session."""
    call.variables["FAXEXTEN"] = "s"
    call.hang_up()
    await call.ended()
    return house.comes_back(call, arguments=("served", "fax"), **caller)


@in_virtual_time
async def test_the_tone_in_the_menu_begins_a_session_that_receives_the_pages(house: House) -> None:
    """One call with one end: the first session neither ends it nor counts it as left."""
    call = house.call(keys={"ar/welcome": "2"})
    await call.hears("main-menu")
    fax = await tone_is_heard(house, call)
    await fax.ended()
    told = house.told(call)
    assert told[-3:] == ["FaxStarted", "FaxReceived", "CallEnded"]
    assert told.count("CallEnded") == told.count("CallArrived") == 1
    arguments = next(one[1] for one in fax.executed if one[0] == "ReceiveFAX")
    assert arguments.endswith(".tif,f")
    (asked,) = house.faxes.asked
    assert asked["queue"] == "water"
    assert fax.variables["CALLDONE"] == "1"


@in_virtual_time
async def test_a_fax_machine_in_the_queue_has_not_given_up(house: House) -> None:
    """It flowed out to the fax: the queue's abandoned calls are people."""
    call = house.call("1112")
    await call.until(lambda: house.dispatcher.is_waiting(call.uniqueid))
    fax = await tone_is_heard(house, call)
    await fax.ended()
    (flowed,) = house.journal.of_type(CallFlowedOut)
    assert (flowed.queue, flowed.to, flowed.reason) == ("water", "fax", "fax machine")
    assert "CallAbandoned" not in house.told(call)
    assert not house.dispatcher.is_waiting(call.uniqueid)


@in_virtual_time
async def test_a_voice_that_sounded_like_a_machine_goes_on_to_the_menu(house: House) -> None:
    """Where no page came and the caller is still there, a person is asked what it is about."""
    house.faxes.pages = 0
    call = house.call(keys={"ar/welcome": "2"})
    await call.hears("main-menu")
    fax = await tone_is_heard(house, call)
    await fax.hears("main-menu")
    assert house.journal.of_type(FaxFailed)
    fax.hang_up()
    await fax.ended()
    assert house.told(call)[-1] == "CallEnded"


@in_virtual_time
async def test_a_fax_that_an_earlier_controller_began_is_only_kept(house: House) -> None:
    """Asterisk went on without us: it is not received a second time."""
    started = FaxStarted(at=BEGIN, call="test-1.1", fax="test-1.1-f1", path="2026/11/22/test-1.1-f1.tif")
    house.faxes.begun["test-1.1"] = started
    call = house.call(keys={"ar/welcome": "2"})
    await call.hears("main-menu")
    fax = await tone_is_heard(house, call)
    await fax.ended()
    assert "ReceiveFAX" not in {application for application, _ in fax.executed}
    assert [event.fax for event in house.journal.of_type(FaxReceived)] == ["test-1.1-f1"]
    assert "FaxStarted" not in house.told(call)


@in_virtual_time
async def test_a_caller_who_hangs_up_is_no_fax(house: House) -> None:
    """Without the tone the call ends as ever."""
    call = house.call("1112")
    await call.until(lambda: house.dispatcher.is_waiting(call.uniqueid))
    call.hang_up()
    await call.ended()
    assert house.told(call)[-2:] == ["CallAbandoned", "CallEnded"]


@in_virtual_time
async def test_without_room_no_fax_is_begun(house: House) -> None:
    """The call ends: a machine tries again by itself."""
    house.room = False
    call = house.call(keys={"ar/welcome": "2"})
    await call.hears("main-menu")
    fax = await tone_is_heard(house, call)
    await fax.ended()
    assert "FaxStarted" not in house.told(call)
    assert house.told(call)[-1] == "CallEnded"

"""The configuration changes while calls go on: nobody is lost between the old one and the new one."""

from pathlib import Path

from hotline.events import CallQueued
from hotline.ivr.menu import Menus
from hotline.testing.city import configuration
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


def reload(house: House, **changes: object) -> None:
    """Serve by another configuration from now on, as the real reload does."""
    house.config = configuration({key.replace("__", "."): value for key, value in changes.items()})


def queues_of(house: House) -> list[str]:
    return [event.queue for event in house.journal.of_type(CallQueued)]


@in_virtual_time
async def test_a_call_keeps_the_number_that_it_dialled(house: House) -> None:
    """Where the number leads from now on is for the next call."""
    call = house.call("1113")
    await call.hears("consent-notice")
    reload(house, numbers={"1113": {"queue": "water", "language": "en", "consent_notice": False}})
    await call.hears("main-menu")
    following = house.call("1113")
    await following.until(lambda: queues_of(house) == ["water"])
    for one in (call, following):
        one.hang_up()
        await one.ended()


@in_virtual_time
async def test_a_number_that_is_gone_still_serves_the_calls_that_dialled_it(house: House) -> None:
    """They hear their menu and not an apology."""
    call = house.call("1113")
    await call.hears("consent-notice")
    reload(house, numbers={"1111": {"menu": "main"}})
    await call.hears("main-menu")
    assert "en/sorry-problem" not in call.prompts
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_key_of_an_old_menu_to_a_queue_that_is_gone_leads_to_a_person(house: House) -> None:
    """The caller has heard the menu before the reload."""
    call = house.call("1113", keys={"main-menu": "1"})
    await call.hears("water-menu")
    reload(house, queues={"general": {}}, agents={})
    call.press("1")
    await call.until(lambda: queues_of(house) == ["general"])
    assert "en/sorry-problem" not in call.prompts
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_whose_first_menu_is_gone_goes_to_a_person(house: House) -> None:
    """Rather than to a dead line."""
    call = house.call("1113")
    await call.hears("consent-notice")
    house.menus = Menus({})
    await call.until(lambda: queues_of(house) == ["general"])
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_in_line_is_not_touched(tmp_path: Path) -> None:
    """Place, queue and age stay; rules of waiting that changed are for those who come."""
    house = House(tmp_path)
    call = house.call("1112")
    await call.until(lambda: queues_of(house) == ["water"])
    reload(house, queues={"water": {"announce_every_seconds": 5}, "general": {}})
    await call.hears("offer-message")
    assert queues_of(house) == ["water"]
    assert house.live(call).queue == "water"
    call.hang_up()
    await call.ended()

"""One caller's way through the demo's menus, as the journal and the caller's ear tell it."""

import asyncio

import pytest

from hotline.events import MenuChosen, MenuEntered, MenuGivenUp
from hotline.testing.caller import HANG_UP, PROMPT_SECONDS, DirectCall
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


async def enters_queue(house: House, call: DirectCall, queue: str) -> list[str]:
    """Wait until the call waits; return what was heard in the menus, and let the caller go."""
    await call.hears("nobody-signed-in")
    assert house.live(call).queue == queue
    menus = call.prompts[call.prompts.index("en/main-menu") : -1]
    heard = [prompt.removeprefix("en/") for prompt in menus]
    call.hang_up()
    await call.ended()
    return heard


def way(house: House) -> list[tuple[str, str]]:
    """Return menus that were entered and keys that were pressed, in order."""
    steps = []
    for event in house.journal.events:
        if isinstance(event, MenuEntered):
            steps.append(("enters", event.menu))
        elif isinstance(event, MenuChosen):
            steps.append((event.menu, event.key))
        elif isinstance(event, MenuGivenUp):
            steps.append(("gives up", event.menu))
    return steps


@in_virtual_time
async def test_keys_lead_over_two_levels_into_a_queue(house: House) -> None:
    """Each menu and each key is in the journal before the caller waits."""
    call = house.call("1113", keys={"main-menu": "1", "water-menu": "1"})
    assert await enters_queue(house, call, "water") == ["main-menu", "water-menu"]
    assert way(house) == [("enters", "main"), ("main", "1"), ("enters", "water"), ("water", "1")]


@in_virtual_time
async def test_keys_lead_to_a_message(house: House) -> None:
    """A message can be chosen without any queue; it belongs to the queue that the menu names."""
    call = house.call("1113", keys={"main-menu": "3"})
    await call.ended()
    assert "CallQueued" not in house.told(call)
    assert house.inbox.asked[0]["queue"] == "general"
    assert call.prompts[-1] == "en/goodbye"


@pytest.mark.parametrize("pause", [PROMPT_SECONDS + 0.1, PROMPT_SECONDS + 4.9])
@in_virtual_time
async def test_a_key_counts_until_the_time_for_it_is_over(house: House, pause: float) -> None:
    """The menu waits for `first_digit_seconds` after its last word."""
    call = house.call("1113")
    await call.hears("main-menu")
    await asyncio.sleep(pause)
    call.press("1")
    await call.hears("water-menu")
    call.hang_up()
    await call.ended()
    assert "en/no-key" not in call.prompts


@in_virtual_time
async def test_a_silent_caller_is_asked_again_and_then_taken_to_a_person(house: House) -> None:
    """Silence is told, the menu is said three times, then a person helps; nobody is hung up on."""
    call = house.call("1113")
    heard = await enters_queue(house, call, "general")
    assert heard == ["main-menu", "no-key", "main-menu", "no-key", "main-menu", "to-a-person"]
    assert way(house) == [("enters", "main"), ("gives up", "main")]


@in_virtual_time
async def test_a_caller_of_wrong_keys_is_told_so_and_taken_to_a_person(house: House) -> None:
    """A wrong key cuts the menu short, is no choice, and counts like silence."""
    call = house.call("1113", keys={"main-menu": ["7", "", "7"]})
    heard = await enters_queue(house, call, "general")
    assert heard == ["main-menu", "invalid-key", "main-menu", "no-key", "main-menu", "to-a-person"]
    assert way(house) == [("enters", "main"), ("gives up", "main")]


@pytest.mark.parametrize("menu", ["main-menu", "water-menu"])
@in_virtual_time
async def test_zero_leads_to_a_person_from_every_menu(house: House, menu: str) -> None:
    """The caller hears that a person comes, and waits for the operators."""
    call = house.call("1113", keys={"main-menu": "1", menu: "0"})
    assert (await enters_queue(house, call, "general"))[-2:] == [menu, "to-a-person"]
    assert way(house)[-1] == (menu.removesuffix("-menu"), "0")


@in_virtual_time
async def test_the_star_leads_back(house: House) -> None:
    """From the second level to the first, and there to the same menu again."""
    call = house.call("1113", keys={"main-menu": ["*", "1", "0"], "water-menu": "*"})
    heard = await enters_queue(house, call, "general")
    assert heard == ["main-menu", "main-menu", "water-menu", "main-menu", "to-a-person"]
    assert ("water", "*") in way(house)


@in_virtual_time
async def test_information_is_said_to_its_end_and_the_menu_again(house: House) -> None:
    """Who only wants to know the hours hears them and can go on choosing."""
    call = house.call("1113", keys={"main-menu": "1", "water-menu": ["2", "1"]})
    assert await enters_queue(house, call, "water") == [
        "main-menu", "water-menu", "water-hours", "water-menu",
    ]  # fmt: skip


@in_virtual_time
async def test_a_key_in_the_information_counts_for_the_menu(house: House) -> None:
    """Barge-in also works on information."""
    call = house.call("1113", keys={"main-menu": "1", "water-menu": "2", "water-hours": "1"})
    assert await enters_queue(house, call, "water") == ["main-menu", "water-menu", "water-hours"]


@in_virtual_time
async def test_a_caller_who_goes_round_for_ever_is_taken_to_a_person(house: House) -> None:
    """No call stays in the menus for ever."""
    call = house.call("1113", keys={"main-menu": "9"})
    heard = await enters_queue(house, call, "general")
    assert heard.count("main-menu") == 100
    assert way(house)[-1] == ("gives up", "main")


@pytest.mark.parametrize("prompt", ["main-menu", "no-key", "water-menu", "water-hours"])
@in_virtual_time
async def test_a_caller_who_hangs_up_in_the_menus_is_a_call_that_ended(house: House, prompt: str) -> None:
    """Nothing else is claimed of the call."""
    keys: dict[str, str | list[str]] = {"main-menu": ["", "1"], "water-menu": "2", prompt: HANG_UP}
    call = house.call("1113", keys=keys)
    await call.ended()
    assert call.prompts[-1] == f"en/{prompt}"
    assert house.told(call)[-1] == "CallEnded"
    assert not {"CallQueued", "CallAbandoned"} & set(house.told(call))

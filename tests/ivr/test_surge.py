"""What callers hear in surge mode."""

import pytest

from hotline.events import LanguageChosen, SurgeHeard, SurgeSwitchedOff, SurgeSwitchedOn
from hotline.testing.caller import HANG_UP, DirectCall
from hotline.testing.city import BEGIN, clock
from hotline.testing.logs import LogLines, errors
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

SOUNDS = {"ar": "surge/1/ar", "en": "surge/1/en"}


def switch_on(house: House, *, until: float = BEGIN + 3600, instead: bool = False) -> None:
    house.journal.append(SurgeSwitchedOn(at=clock(), sounds=SOUNDS, until=until, instead=instead))


def heard(house: House) -> list[tuple[str, bool]]:
    return [(event.language, event.whole) for event in house.journal.of_type(SurgeHeard)]


def after_the_language(call: DirectCall) -> list[str]:
    """Return what was said once the language was settled by a key in the welcome."""
    return call.prompts[call.prompts.index("ar/welcome") + 1 :]


async def lets_go(call: DirectCall) -> None:
    call.hang_up()
    await call.ended()


# --- before the menu ---


@in_virtual_time
async def test_the_next_caller_hears_it_in_the_chosen_language_and_then_the_menu(house: House) -> None:
    """Once, and no other language's."""
    switch_on(house)
    call = house.call(keys={"ar/welcome": "2"})
    await call.hears("main-menu")
    assert after_the_language(call) == ["1/en", "en/main-menu"]
    assert heard(house) == [("en", True)]
    assert house.told(call)[:5] == [
        "CallArrived", "ConsentNoticePlayed", "LanguageChosen", "SurgeHeard", "MenuEntered",
    ]  # fmt: skip
    await lets_go(call)


@in_virtual_time
async def test_a_number_that_leads_to_a_queue_has_it_before_the_queue(house: House) -> None:
    """There is no menu to wait for."""
    switch_on(house)
    call = house.call("1112")
    await call.hears("1/en", "nobody-signed-in")
    await lets_go(call)


@in_virtual_time
async def test_a_key_interrupts_it_and_counts_in_the_menu(house: House) -> None:
    """Whoever knows the way need not listen, as everywhere."""
    switch_on(house)
    call = house.call("1113", keys={"1/en": "1"})
    await call.hears("water-menu")
    assert "en/main-menu" not in call.prompts
    assert heard(house) == [("en", False)]
    await lets_go(call)


@in_virtual_time
async def test_the_key_counts_once(house: House) -> None:
    """The next menu waits for a key of its own."""
    switch_on(house)
    call = house.call("1113", keys={"1/en": "9"})
    await call.hears("main-menu")
    assert call.prompts.count("en/main-menu") == 1
    await lets_go(call)


@in_virtual_time
async def test_zero_leads_to_a_person(house: House) -> None:
    """The key for a person works before its menu is heard."""
    switch_on(house)
    call = house.call("1113", keys={"1/en": "0"})
    await call.until(lambda: house.dispatcher.is_waiting(call.uniqueid))
    assert house.live(call).queue == "general"
    await lets_go(call)


@in_virtual_time
async def test_who_hangs_up_during_it_has_heard_it(house: House) -> None:
    """Many know enough then: for the statistics they count, but not as having heard the whole."""
    switch_on(house)
    call = house.call("1113", keys={"1/en": HANG_UP})
    await call.ended()
    assert heard(house) == [("en", False)]
    assert house.told(call)[-2:] == ["SurgeHeard", "CallEnded"]


# --- when it is over ---


@in_virtual_time
async def test_it_is_silent_after_it_was_switched_off(house: House) -> None:
    """From the next caller on."""
    switch_on(house)
    house.journal.append(SurgeSwitchedOff(at=clock()))
    call = house.call("1113")
    await call.hears("main-menu")
    assert "1/en" not in call.prompts
    await lets_go(call)


@in_virtual_time
async def test_it_ends_by_itself(house: House) -> None:
    """What counts is the moment at which the caller would hear it."""
    switch_on(house, until=BEGIN + 1)
    call = house.call("1113")
    await call.hears("main-menu")
    assert "1/en" not in call.prompts
    await lets_go(call)


@in_virtual_time
async def test_a_language_that_the_announcement_lacks_is_no_reason_to_be_silent_for_ever(
    house: House,
) -> None:
    """The call goes on to the menu."""
    house.journal.append(SurgeSwitchedOn(at=clock(), sounds={"ar": "surge/1/ar"}, until=BEGIN + 3600))
    call = house.call("1113")
    await call.hears("main-menu")
    assert heard(house) == []
    await lets_go(call)


# --- instead of the menu ---


@in_virtual_time
async def test_instead_of_the_menu_the_call_ends_politely(house: House) -> None:
    """After the word how to reach a person, and time to press the key."""
    switch_on(house, instead=True)
    call = house.call("1113")
    await call.ended()
    spoken = call.prompts[call.prompts.index("1/en") :]
    assert spoken == ["1/en", "en/surge-press-zero", "en/thanks", "en/goodbye"]
    assert house.told(call)[-2:] == ["SurgeHeard", "CallEnded"]
    assert call.variables["CALLDONE"] == "1"


@pytest.mark.parametrize("prompt", ["1/en", "surge-press-zero"])
@in_virtual_time
async def test_instead_of_the_menu_zero_still_leads_to_a_person(house: House, prompt: str) -> None:
    """During the announcement and after it: a citizen in need is never turned away."""
    switch_on(house, instead=True)
    call = house.call("1113", keys={prompt: "0"})
    await call.hears("to-a-person")
    await call.until(lambda: house.dispatcher.is_waiting(call.uniqueid))
    assert house.live(call).queue == "general"
    await lets_go(call)


@in_virtual_time
async def test_instead_of_the_menu_other_keys_do_nothing(house: House) -> None:
    """The announcement is what the supervisor wants to be heard."""
    switch_on(house, instead=True)
    call = house.call("1113", keys={"1/en": "1"})
    await call.ended()
    assert heard(house) == [("en", True)]


@pytest.mark.parametrize("instead", [False, True])
@in_virtual_time
async def test_a_sound_that_is_gone_leaves_callers_the_menu(
    house: House, logs: LogLines, instead: bool
) -> None:
    """Somebody cleared the folder of sounds: every call would fail otherwise."""
    switch_on(house, instead=instead)
    call = house.call("1113", missing={str(house.prompts.sound("surge/1/en"))})
    await call.hears("main-menu")
    assert "en/sorry-problem" not in call.prompts
    assert heard(house) == []
    assert errors(logs) == ["the announcement cannot be played"]
    await lets_go(call)


# --- restart ---


@in_virtual_time
async def test_a_call_whose_controller_died_during_the_announcement_hears_it_again(house: House) -> None:
    """The journal knows the announcement, and that the call was in no menu yet."""
    switch_on(house, instead=True)
    call = house.call("1113")
    await call.hears("1/en")
    after = await house.killed()
    again = after.comes_back(call)
    await again.ended()
    assert again.prompts == ["1/en", "en/surge-press-zero", "en/thanks", "en/goodbye"]
    assert len(after.journal.of_type(LanguageChosen)) == 1


@in_virtual_time
async def test_a_call_that_was_in_a_menu_stays_there(house: House) -> None:
    """Switching on after that is for those who come next."""
    call = house.call("1113", keys={"main-menu": "1"})
    await call.hears("water-menu")
    switch_on(house)
    after = await house.killed()
    again = after.comes_back(call)
    await again.hears("water-menu")
    assert "1/en" not in again.prompts
    await lets_go(again)

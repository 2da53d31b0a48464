"""Calls through menus with conditions: hours, known callers, surge, reload, typing ahead, call-backs, information."""

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hotline.events import CallbackRequested, CallFlowedOut, CallQueued, MenuChosen
from hotline.ivr.spoken_hours import todays_hours
from hotline.prompts import grammar
from hotline.queue.hours import Opening
from hotline.testing.caller import DirectCall
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

MUSCAT = ZoneInfo("Asia/Muscat")

MENUS = """
[menus.main]
prompts = ["main-menu", { prompt = "office-is-open", when = { hours = "shut" }, otherwise = "office-is-closed" }]
keys.1 = { menu = "second" }
keys.2 = { menu = "mine" }
keys.3 = { hours = "always", information = "office-position" }
keys.4 = { callback = "water", requires = "pipes" }
keys.5 = { queue = "water", requires = "pipes>=2", priority_seconds = 60 }
keys.6 = { message = "water", when = { surge = true } }

[menus.second]
prompts = ["water-menu"]
keys.1 = { menu = "third" }

[menus.third]
prompts = ["streets-menu"]
keys.1 = { queue = "water" }

[menus.mine]
prompts = ["office-menu"]
when = { caller = "known" }
otherwise = { operator = true }
"""

#: A number that can be called back.
MOBILE = "+96891230001"

DAY = ["00:00-24:00"]
WEEK = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
CHANGES = {
    "hours.shut": {"dates": {"2020-01-01": ["09:00-10:00"]}},
    "hours.always": {"week": dict.fromkeys(WEEK, DAY)},
    "agents.1001.skills": {"pipes": 3},
    "sip.trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1:5060"}},
    "callbacks": {"trunk": "telco"},
    "queues.water.callback": {},
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose office was open once, in 2020."""
    house = House(tmp_path, CHANGES)
    house.use_menus(MENUS)
    return house


def heard(call: DirectCall) -> list[str]:
    """Return what was said from the first menu on."""
    names = [name.partition("/")[2] for name in call.prompts]
    return names[names.index("main-menu") :]


async def leaves(call: DirectCall) -> None:
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_what_is_said_follows_the_hours(house: House) -> None:
    """The office is closed."""
    call = house.call("1113")
    await call.hears("no-key")
    assert heard(call)[:2] == ["main-menu", "office-is-closed"]
    await leaves(call)


@pytest.mark.parametrize(("known", "prompt"), [(True, "office-menu"), (False, "to-a-person")])
@in_virtual_time
async def test_a_known_caller_hears_another_menu(house: House, known: bool, prompt: str) -> None:
    """Who has called before is let in; the others are led on."""
    if known:
        house.known_callers.add("+96890000001")
    call = house.call("1113", keys={"main-menu": "2"})
    await call.hears(prompt)
    assert heard(call)[1] == prompt
    await leaves(call)


@in_virtual_time
async def test_who_cannot_be_looked_up_is_new_and_waits_for_nobody(house: House) -> None:
    """A case store that hangs delays no menu."""
    await_for_ever = house.known_callers.hang()
    call = house.call("1113", keys={"main-menu": "2"})
    await call.hears("to-a-person")
    await leaves(call)
    await_for_ever.set()


@in_virtual_time
async def test_a_queue_gets_its_skills_and_priority(house: House) -> None:
    """What the key says comes beside what the queue says."""
    call = house.call("1113", keys={"main-menu": "5"})
    await call.hears("nobody-signed-in")
    (queued,) = house.journal.of_type(CallQueued)
    assert (queued.queue, queued.requires, queued.priority_seconds) == ("water", "pipes>=2", 60.0)
    await leaves(call)


@in_virtual_time
async def test_information_and_todays_hours_and_then_the_menu(house: House) -> None:
    """The prompt first, then the hours by the grammar."""
    call = house.call("1113", keys={"main-menu": ["3", ""]})
    await call.hears("hours-today-always", "main-menu")
    assert heard(call)[1:3] == ["office-position", "hours-today-always"]
    await leaves(call)


@in_virtual_time
async def test_a_call_back_without_waiting_first(house: House) -> None:
    """It is promised, and the call counts as offered and as flowed out, with the skills that the key asks for."""
    call = house.call("1113", caller=MOBILE, keys={"main-menu": "4", "callback-confirm-or-back": "1"})
    await call.ended()
    (wish,) = house.journal.of_type(CallbackRequested)
    assert (wish.queue, wish.number, wish.requires) == ("water", MOBILE, "pipes")
    assert house.told(call)[-4:] == ["CallbackRequested", "CallQueued", "CallFlowedOut", "CallEnded"]
    assert house.journal.of_type(CallFlowedOut)[0].to == "call-back"
    assert heard(call)[-2:] == ["callback-kept", "goodbye"]
    assert list(house.dispatcher.live.callbacks) == [wish.callback]


@in_virtual_time
async def test_who_does_not_want_it_after_all_is_back_in_the_menu(house: House) -> None:
    """Nothing is promised, and nothing counts."""
    call = house.call("1113", caller=MOBILE, keys={"main-menu": ["4", ""], "callback-confirm-or-back": "*"})
    await call.hears("callback-confirm-or-back", "main-menu")
    assert not house.journal.of_type(CallbackRequested)
    assert not house.journal.of_type(CallQueued)
    await leaves(call)


@pytest.mark.parametrize(
    ("caller", "keys"),
    [(MOBILE, {"callback-confirm-or-back": "0"}), ("unknown", {"callback-enter-or-back": "0#"})],
)
@in_virtual_time
async def test_zero_leads_from_the_question_for_a_number_to_a_person(
    house: House, caller: str, keys: dict[str, str]
) -> None:
    """While a number is asked for, only a zero and nothing behind it."""
    call = house.call("1113", caller=caller, keys={"main-menu": "4", **keys})
    await call.hears("to-a-person")
    assert not house.journal.of_type(CallbackRequested)
    await leaves(call)


@in_virtual_time
async def test_star_erases_the_digits_of_a_number(house: House) -> None:
    """The question comes again, and only the new digits count, each once."""
    call = house.call("1113", caller="unknown", keys={"main-menu": "4", "callback-confirm-or-back": "1"})
    await call.hears("callback-enter-or-back")
    for key in "99*91230001#":
        call.press(key)
        await asyncio.sleep(0.3)
    await call.ended()
    assert house.journal.of_type(CallbackRequested)[0].number == "+96891230001"


@in_virtual_time
async def test_a_reload_is_for_the_next_call(house: House) -> None:
    """Key 1 leads to the second menu for the one who is in the menus, and to a message for who comes later."""
    call = house.call("1113", keys={"office-is-closed": ["", "1"], "water-menu": "*"})
    await call.hears("no-key")
    house.use_menus('[menus.main]\nprompts = ["main-menu"]\nkeys.1 = { message = "general" }\n')
    await call.hears("water-menu", "office-is-closed")
    await leaves(call)
    late = house.call("1113", keys={"main-menu": "1"})
    await late.hears("message-instructions")
    await leaves(late)


@in_virtual_time
async def test_a_resumed_call_takes_the_newest_menus(house: House) -> None:
    """The old ones died with their controller."""
    call = house.call("1113", keys={"main-menu": "1"})
    await call.hears("water-menu")
    successor = await house.killed()
    successor.use_menus('[menus.main]\nprompts = ["main-menu"]\n[menus.second]\nprompts = ["office-menu"]\n')
    again = successor.comes_back(call)
    await again.hears("office-menu")
    await leaves(again)


@in_virtual_time
async def test_keys_typed_ahead_over_three_menus(house: House) -> None:
    """All at once during the first prompt: no other menu is heard, and no key is lost."""
    call = house.call("1113")
    await call.hears("main-menu")
    call.press("1")
    call.loses("11")
    await call.hears("nobody-signed-in")
    assert heard(call) == ["main-menu", "nobody-signed-in"]
    keys = [(event.menu, event.key) for event in house.journal.of_type(MenuChosen)]
    assert keys == [("main", "1"), ("second", "1"), ("third", "1")]
    await leaves(call)


def at(hour: int, minute: int = 0, day: int = 22) -> float:
    return datetime(2026, 11, day, hour, minute, tzinfo=MUSCAT).timestamp()


def test_todays_hours_in_words() -> None:
    """Closed, around the clock, or each stretch from … to …."""
    assert todays_hours("en", [], MUSCAT) == ["hours-today-closed"]
    assert todays_hours("en", [Opening(at(0), at(0, day=23))], MUSCAT) == ["hours-today-always"]
    spans = [Opening(at(7, 30), at(12)), Opening(at(16), at(19))]
    said = todays_hours("ar", spans, MUSCAT)
    times = [
        grammar.time_of_day("ar", datetime.fromtimestamp(one, MUSCAT).time(), case="genitive")
        for span in spans
        for one in span
    ]
    assert said == [
        "hours-today-open", "hours-from", *times[0], "hours-to", *times[1],
        "hours-and-from", *times[2], "hours-to", *times[3],
    ]  # fmt: skip

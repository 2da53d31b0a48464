"""Finding the case that the caller means."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import StatusAsked, StatusTold
from hotline.testing.cases import FakeCase
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

from .status import CHANGES, CHOICES, NEIGHBOUR, OTHER, REFERENCE, SLIP, TOLD, Citizen, furnished


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose menu leads to the status, with one case of the citizen."""
    return furnished(House(tmp_path, CHANGES), tmp_path)


@in_virtual_time
async def test_whoever_keys_the_whole_reference_hears_the_case_and_the_choices(house: House) -> None:
    """From any number; it is a fact that it was asked and heard to its end; silence leads to a person as in menus."""
    citizen = await Citizen(house).asks()
    await citizen.call.hears("to-a-person")
    again = ["no-key", *CHOICES]
    assert citizen.heard("status-ask")[: len(TOLD) + 3 * len(again) - 1] == [
        *TOLD, *CHOICES, *again, *again,
    ]  # fmt: skip
    assert [event.reference for event in house.journal.of_type(StatusAsked)] == [REFERENCE]
    assert [event.reference for event in house.journal.of_type(StatusTold)] == [REFERENCE]
    citizen.call.hang_up()


@in_virtual_time
async def test_a_slip_is_said_at_once_and_the_third_leads_to_a_person(house: House) -> None:
    """The check digit finds it; nobody's case is looked for."""
    citizen = await Citizen(house).asks(SLIP)
    for _ in range(2):
        await citizen.call.hears("status-slip", "status-ask")
        await citizen.keys(f"{SLIP}#")
    await citizen.call.hears("status-slip", "to-a-person")
    await citizen.call.hears("nobody-signed-in")
    assert house.journal.of_type(StatusAsked) == []
    assert house.live(citizen.call).queue == "general"
    citizen.call.hang_up()


@in_virtual_time
async def test_a_reference_without_a_case_is_said_and_asked_again(house: House) -> None:
    """The question is a fact; the next try may be right."""
    citizen = await Citizen(house).asks(OTHER)
    await citizen.call.hears("status-unknown", "status-ask")
    await citizen.keys(f"{REFERENCE}#")
    await citizen.call.hears("status-case")
    assert [event.reference for event in house.journal.of_type(StatusAsked)] == [None, REFERENCE]
    citizen.call.hang_up()


@in_virtual_time
async def test_from_the_cases_own_number_the_last_three_digits_are_enough(house: House) -> None:
    """Only there are they asked for."""
    house.cases.add(FakeCase(REFERENCE, caller=NEIGHBOUR))
    citizen = await Citizen(house).asks(REFERENCE[-3:], "status-ask-known")
    await citizen.call.hears("status-case")
    (asked,) = house.journal.of_type(StatusAsked)
    assert (asked.by, asked.reference) == ("number", REFERENCE)
    citizen.call.hang_up()


@pytest.mark.parametrize("presentation", [0, 32])
@in_virtual_time
async def test_from_another_or_a_withheld_number_three_digits_are_a_slip(
    house: House, presentation: int
) -> None:
    """The whole reference is needed there."""
    citizen = await Citizen(house, presentation=presentation).asks(REFERENCE[-3:])
    await citizen.call.hears("status-slip")
    assert house.journal.of_type(StatusAsked) == []
    citizen.call.hang_up()


@in_virtual_time
async def test_who_asked_too_much_is_told_so_politely_and_gets_a_person(house: House) -> None:
    """Not even whether there is such a case is told."""
    house.cases.refuses = True
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-too-many", "to-a-person")
    assert "status-unknown" not in citizen.heard("status-ask")
    citizen.call.hang_up()


@in_virtual_time
async def test_a_case_store_without_answer_leads_to_a_person(house: House) -> None:
    """Nobody is told that a case does not exist because the database is away."""
    house.cases.error = OSError("database is away")
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-cannot", "to-a-person")
    citizen.call.hang_up()


@pytest.mark.parametrize(("keys", "then"), [("*", "main-menu"), ("0#", "to-a-person")])
@in_virtual_time
async def test_star_leads_back_and_zero_to_a_person_before_a_digit(
    house: House, keys: str, then: str
) -> None:
    """As everywhere else."""
    citizen = Citizen(house)
    await citizen.call.hears("main-menu")
    await citizen.keys("1")
    await citizen.call.hears("status-ask")
    await citizen.keys(keys)
    await asyncio.sleep(0.1)
    assert citizen.heard("status-ask")[:1] == [then]
    citizen.call.hang_up()

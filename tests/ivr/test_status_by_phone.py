"""A citizen asks by telephone what became of a case."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import (
    CallFlowedOut,
    CallQueued,
    CaseReopened,
    MessageAddedToCase,
    MessageStarted,
    StatusTold,
)
from hotline.prompts import grammar
from hotline.testing.agi import FakeSpeech
from hotline.testing.cases import FakeCase, FakeNote
from hotline.testing.city import BEGIN
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

from .status import CHANGES, REFERENCE, TOLD, Citizen, furnished


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose menu leads to the status, with one case of the citizen."""
    return furnished(House(tmp_path, CHANGES), tmp_path)


# --- what is told ---


@in_virtual_time
async def test_department_due_date_and_note_are_spoken(house: House) -> None:
    """The note in its own language; both texts are begun to be made before they are wanted."""
    note = FakeNote("تم الإصلاح", "ar")
    house.cases.add(FakeCase(REFERENCE, department="pipes", due_at=BEGIN - 1, public_note=note))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-again")
    heard = citizen.heard("status-ask")
    assert heard[: len(TOLD) + 3] == [*TOLD, "status-department", "Water", "status-overdue"]
    assert heard[-3:] == ["status-note", "تم-الإصلاح", "status-press-again"]
    assert house.texts.prepared == ["en/Water", "ar/تم الإصلاح"]
    citizen.call.hang_up()


@in_virtual_time
async def test_a_note_that_cannot_be_spoken_is_skipped_with_words(house: House) -> None:
    """The rest is told all the same, and it counts as told."""
    house.cases.add(FakeCase(REFERENCE, public_note=FakeNote("gone", "fr")))
    house.texts.silent.add("fr")
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-note-cannot", "status-press-again")
    assert "status-note" not in citizen.heard("status-ask")
    assert house.journal.of_type(StatusTold) != []
    citizen.call.hang_up()


@in_virtual_time
async def test_a_key_interrupts_and_counts(house: House) -> None:
    """Whoever knows the way does not listen; what was not heard to its end is not called told."""
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-case")
    await citizen.keys("*")
    await citizen.call.hears("main-menu")
    assert citizen.heard("status-case") == ["main-menu"]
    assert house.journal.of_type(StatusTold) == []
    citizen.call.hang_up()


@in_virtual_time
async def test_hash_goes_on_to_the_choices_and_one_tells_it_again_as_it_is_then(house: House) -> None:
    """The case may have changed while the caller listened."""
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-case")
    await citizen.keys("#")
    await citizen.call.hears("status-press-again")
    house.cases.add(FakeCase(REFERENCE, status="solved"))
    await citizen.keys("1")
    await citizen.call.hears("status-solved", "status-press-reopen")
    citizen.call.hang_up()


# --- what the caller can do ---


@in_virtual_time
async def test_a_message_is_added_to_the_case_and_opens_none(house: House) -> None:
    """It is known by its case from the beep on; the caller hears the reference of the case."""
    house.cases.add(FakeCase(REFERENCE, department="pipes"))
    citizen = await Citizen(house, speeches=[FakeSpeech(5.0, "#")], keys={"message-review": "3"}).asks()
    await citizen.call.hears("status-press-again")
    await citizen.keys("2")
    await citizen.call.ended()
    (started,) = house.journal.of_type(MessageStarted)
    (added,) = house.journal.of_type(MessageAddedToCase)
    assert (started.reference, started.queue, added.reference) == (REFERENCE, "water", REFERENCE)
    digits = grammar.digits(REFERENCE)
    assert citizen.heard("message-review")[: 2 + len(digits)] == [
        "message-added",
        "your-reference-is",
        *digits,
    ]
    assert "CaseOpened" not in house.told(citizen.call)


@pytest.mark.parametrize("said_again", [False, True])
@in_virtual_time
async def test_a_message_that_the_controllers_death_interrupted_is_kept_for_its_case(
    house: House, tmp_path: Path, said_again: bool
) -> None:
    """Also where the first try was discarded before: the next controller knows for which case it records."""
    speeches = [FakeSpeech(5.0, "#"), FakeSpeech(50.0, "#")]
    citizen = await Citizen(house, speeches=speeches, keys={"message-review": "2"}).asks()
    await citizen.call.hears("status-press-again")
    await citizen.keys("2")
    await citizen.call.hears("message-review")
    if said_again:
        await asyncio.sleep(8)
    successor = furnished(await house.killed(), tmp_path)
    call = successor.comes_back(citizen.call, speeches=[FakeSpeech(5.0, "#")], keys={"message-review": "3"})
    await call.ended()
    assert [event.reference for event in successor.journal.of_type(MessageAddedToCase)] == [REFERENCE]
    assert "CaseOpened" not in successor.told(call)
    await house.waker.close()


@in_virtual_time
async def test_a_case_that_is_done_is_reopened_before_the_caller_hears_so(house: House) -> None:
    """The fact is there, and the choices do not offer it any more."""
    house.cases.add(FakeCase(REFERENCE, status="solved"))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-reopen")
    await citizen.keys("3")
    await citizen.call.hears("status-is-reopened")
    (reopened,) = house.journal.of_type(CaseReopened)
    assert (reopened.reference, reopened.call) == (REFERENCE, citizen.call.uniqueid)
    await citizen.call.hears("status-press-back")
    await citizen.keys("1")
    await asyncio.sleep(60)
    assert "status-reopened" in citizen.heard("status-is-reopened")
    assert "status-press-reopen" not in citizen.heard("status-is-reopened")
    citizen.call.hang_up()


@in_virtual_time
async def test_a_case_that_somebody_reopened_meanwhile_is_said_to_be(house: House) -> None:
    """The caller does not reopen it twice."""
    house.cases.add(FakeCase(REFERENCE, status="solved"))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-reopen")
    house.cases.add(FakeCase(REFERENCE, status="reopened"))
    await citizen.keys("3")
    await citizen.call.hears("status-is-at-work")
    assert house.journal.of_type(CaseReopened) == []
    citizen.call.hang_up()


@in_virtual_time
async def test_a_reopening_that_cannot_be_written_is_not_promised(house: House) -> None:
    """A person helps."""
    house.cases.add(FakeCase(REFERENCE, status="solved"))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-reopen")
    house.cases.error = OSError("disk full")
    await citizen.keys("3")
    await citizen.call.hears("status-cannot", "to-a-person")
    assert "status-is-reopened" not in citizen.heard("status-ask")
    citizen.call.hang_up()


@in_virtual_time
async def test_reopening_an_open_case_is_no_key_of_the_menu(house: House) -> None:
    """What is not offered does nothing."""
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-again")
    await citizen.keys("3")
    await citizen.call.hears("invalid-key", "status-press-again")
    assert house.journal.of_type(CaseReopened) == []
    citizen.call.hang_up()


@in_virtual_time
async def test_the_owner_is_waited_for_in_the_departments_queue(house: House) -> None:
    """Whoever knows the case is tried first."""
    house.sign_in("1001", "1002")
    house.cases.add(FakeCase(REFERENCE, department="pipes", owner="1002"))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-again")
    await citizen.keys("4")
    await asyncio.sleep(5)
    (queued,) = house.journal.of_type(CallQueued)
    assert (queued.queue, queued.preferred) == ("water", "1002")
    citizen.call.hang_up()


@in_virtual_time
async def test_an_owner_who_is_gone_leaves_the_queue(house: House) -> None:
    """Somebody else of the department helps."""
    house.sign_in("1001")
    house.cases.add(FakeCase(REFERENCE, department="pipes", owner="9999"))
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-press-again")
    await citizen.keys("4")
    await asyncio.sleep(5)
    (queued,) = house.journal.of_type(CallQueued)
    assert (queued.queue, queued.preferred) == ("water", None)
    assert house.journal.of_type(CallFlowedOut) == []
    citizen.call.hang_up()


@in_virtual_time
async def test_a_call_whose_controller_dies_while_it_is_told_comes_back_to_the_menu(
    house: House, tmp_path: Path
) -> None:
    """Nothing is lost that the caller did; the case is asked for again."""
    citizen = await Citizen(house).asks()
    await citizen.call.hears("status-case")
    successor = furnished(await house.killed(), tmp_path)
    call = successor.comes_back(citizen.call)
    await call.hears("main-menu")
    call.press("1")
    await call.hears("status-ask")
    call.hang_up()

"""Citizens are found by names, in either script, by numbers and by e-mail addresses."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.citizen import (
    Address,
)
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.journal import Journal

from .citizen_samples import AT, PHONE, added, known


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> CitizenDesk:
    """Where citizens are looked up and changed."""
    return CitizenDesk(journal, engine, lambda: AT)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE citizen; --", "<script>alert(1)</script>", "\ud800x", "%", "_", "😀"]
)
async def test_hostile_names_are_kept_as_text_and_searched_as_text(desk: CitizenDesk, text: str) -> None:
    """SQL, markup, lone surrogates and 4-byte characters are letters like others."""
    number = await added(desk, text)
    await added(desk, "Salim")
    assert (await known(desk, number)).name_en == text.replace("\ud800", "")
    assert len(await desk.search(text)) <= 1
    assert [one.name_en for one in await desk.search("sal")] == ["Salim"]


@pytest.mark.parametrize("text", ["ahm", "SAID ahmed", "أحمد", "احمد سع", "Ahmed"])
async def test_a_name_is_found_in_either_script_by_the_beginnings_of_its_words(
    desk: CitizenDesk, text: str
) -> None:
    """In any order, and however alef is written."""
    person = await desk.add({"name_ar": "أحمد سعيد", "name_en": "Ahmed Said"}, by="x")
    await desk.add({"name_ar": "سالم"}, by="x")
    assert [one.id for one in await desk.search(text)] == [person.id]


async def test_a_number_and_an_e_mail_address_are_found(desk: CitizenDesk) -> None:
    """However they are written."""
    number = await added(desk, "Ali", PHONE, Address(kind="email", address="ali@example.om"))
    for text in ("٩١٢٣٠٠٠١", "+968 9123 0001", "ALI@example.om"):
        assert [one.id for one in await desk.search(text)] == [number]
    assert await desk.search("") == []


async def test_a_name_that_is_taken_away_is_gone_from_the_whole_person(desk: CitizenDesk) -> None:
    """It does not come back from a merged row, and nobody is found by it."""
    kept, merged = await added(desk, "Salim"), await added(desk, "Salma")
    await desk.merge(kept, merged, by="x")
    person = await desk.change(kept, {"name_en": ""}, version=None, by="x")
    assert person.name_en is None
    assert await desk.search("sal") == []


async def test_many_names_are_found_by_beginnings_of_words_in_any_order(desk: CitizenDesk) -> None:
    """Of each word; what only stands within a word is not found, and a new name takes the place of the old one."""
    one = await added(desk, "Abdullah Al Busaidi")
    other = await added(desk, "Abdul Rahman Busaid")
    assert {person.id for person in await desk.search("bus abd")} == {one, other}
    assert [person.id for person in await desk.search("abdullah bus al")] == [one]
    assert await desk.search("llah") == []
    await desk.change(one, {"name_en": "Salim"}, version=None, by="x")
    assert [person.id for person in await desk.search("abd")] == [other]
    assert [person.id for person in await desk.search("SALIM")] == [one]

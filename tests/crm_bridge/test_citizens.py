"""Citizens: who is reached where, changes with their facts and audit, merging, search."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import audit, citizen_writer
from hotline.crm_bridge.citizen import (
    Address,
    Citizen,
    CitizenError,
    StaleCitizenError,
    UnknownCitizenError,
)
from hotline.crm_bridge.citizen_tables import citizen
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.events import (
    CitizenAdded,
    CitizenChanged,
    CitizensMerged,
    CitizensUnmerged,
    ConsentChanged,
)
from hotline.journal import Journal, JournalReader

from .citizen_samples import AT, NUMBER, PHONE, added, facts, known


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> CitizenDesk:
    """Where citizens are looked up and changed."""
    return CitizenDesk(journal, engine, lambda: AT)


@pytest.fixture
async def other_node(engine: AsyncEngine) -> AsyncIterator[CitizenDesk]:
    """The same in another process."""
    journal = Journal(engine, "other")
    yield CitizenDesk(journal, engine, lambda: AT)
    await journal.close()


async def test_a_citizen_is_added_with_the_fact_and_the_audit(
    desk: CitizenDesk, reader: JournalReader
) -> None:
    """The journal says that there is one more; names and numbers are in the store alone."""
    person = await desk.add(
        {"name_ar": " علي\u202e  بن سعيد ", "name_en": "Ali\x00 bin Said 𝒜", "language": "ar"},
        [PHONE],
        by="1001",
    )
    assert (person.name_ar, person.name_en) == ("علي بن سعيد", "Ali bin Said 𝒜")
    assert person.addresses == (Address(kind="phone", address=NUMBER, added_at=AT),)
    assert await facts(reader) == [CitizenAdded(at=AT, by="1001", citizen=person.id)]
    lines = {(line.field, line.old, line.new) for line in await desk.history(person.id)}
    assert ("phone", None, NUMBER) in lines
    assert ("name_ar", None, "علي بن سعيد") in lines


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"name_en": "x" * 10_000_000}, "keep below 200"),
        ({"version": "1"}, "no `version`"),
        ({"id; DROP TABLE citizen": "1"}, "that can be changed"),
    ],
)
async def test_fields_that_cannot_be_are_refused(
    desk: CitizenDesk, reader: JournalReader, fields: dict[str, str], complaint: str
) -> None:
    """Nothing is written."""
    with pytest.raises(CitizenError, match=complaint):
        await desk.add(fields, by="1001")
    assert await facts(reader) == []


async def test_an_address_that_is_none_is_refused(desk: CitizenDesk) -> None:
    """Services and rubbish reach nobody."""
    with pytest.raises(CitizenError, match="`1111` is no phone"):
        await desk.add({}, [Address(kind="phone", address="1111")], by="1001")


async def test_a_change_counts_the_version_and_a_stale_one_is_refused(
    desk: CitizenDesk, reader: JournalReader
) -> None:
    """Who read an old version does not write over what somebody else changed."""
    number = await added(desk)
    changed = await desk.change(number, {"warning": "is deaf", "name_en": "Ali"}, version=1, by="1002")
    assert (changed.version, changed.warning) == (2, "is deaf")
    assert (await facts(reader))[-1] == CitizenChanged(at=AT, by="1002", citizen=number, fields=("warning",))
    with pytest.raises(StaleCitizenError, match=r"version 2, yours is 1"):
        await desk.change(number, {"warning": "x"}, version=1, by="1003")
    assert (await desk.change(number, {"warning": "is deaf"}, version=2, by="1002")).version == 2
    assert len(await facts(reader)) == 2, "the same again is no fact"


async def test_of_two_who_change_the_same_version_at_once_one_is_refused(
    desk: CitizenDesk, other_node: CitizenDesk
) -> None:
    """Also from two processes."""
    number = await added(desk)
    tries = [
        one.change(number, {"warning": str(at)}, version=1, by="x")
        for at, one in enumerate([desk, other_node] * 3)
    ]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(result, Citizen) for result in results) == 1
    assert sum(isinstance(result, StaleCitizenError) for result in results) == 5


@pytest.mark.parametrize("number", [0, -1, 99, 2**63, 10**30])
async def test_there_is_no_such_citizen(desk: CitizenDesk, number: int) -> None:
    """Any number may be asked for."""
    assert await desk.get(number) is None
    assert await desk.page(number) is None
    with pytest.raises(UnknownCitizenError):
        await desk.change(number, {"warning": "x"}, version=None, by="1001")


async def test_several_on_one_number_are_a_choice(desk: CitizenDesk) -> None:
    """Everybody is named, and nobody chosen."""
    both = [await added(desk, name, PHONE) for name in ("Ali", "Amal")]
    assert [one.id for one in await desk.by_address("phone", "00968 91230001")] == both
    assert await desk.by_address("phone", "nobody") == []


async def test_an_address_is_added_marked_as_shared_and_removed(
    desk: CitizenDesk, reader: JournalReader
) -> None:
    """Each is a change, with its audit; the same again is none."""
    number = await added(desk)
    await desk.add_address(number, "email", "Ali@Example.om", by="1001")
    await desk.add_address(number, "email", "ali@example.om", by="1001")
    person = await desk.add_address(number, "email", "ali@example.om", by="1001", shared=True)
    assert [(one.address, one.shared) for one in person.addresses] == [("ali@example.om", True)]
    assert (await desk.remove_address(number, "email", "ali@example.om", by="1001")).addresses == ()
    with pytest.raises(CitizenError, match="no such address"):
        await desk.remove_address(number, "email", "ali@example.om", by="1001")
    assert len(await facts(reader)) == 4
    assert [line.field for line in await desk.history(number)] == [
        "name_en",
        "email",
        "shared ali@example.om",
        "email",
    ]


async def test_merged_ones_are_one_person_everywhere(desk: CitizenDesk, reader: JournalReader) -> None:
    """Addresses are those of both, gaps are filled, and either number leads to the kept one."""
    kept = await added(desk, "Ali", PHONE)
    other = (await desk.add({"name_ar": "علي"}, [Address(kind="email", address="a@b.om")], by="x")).id
    person = await desk.merge(kept, other, by="1001")
    assert (person.id, person.merged, person.name_ar, person.name_en) == (kept, (other,), "علي", "Ali")
    assert {one.address for one in person.addresses} == {NUMBER, "a@b.om"}
    assert (await known(desk, other)).id == kept
    assert [one.id for one in await desk.by_address("email", "a@b.om")] == [kept]
    assert (await facts(reader))[-1] == CitizensMerged(at=AT, by="1001", citizen=kept, merged=other)
    alone = await desk.unmerge(other, by="1001")
    assert (alone.id, alone.name_en) == (other, None)
    assert (await known(desk, kept)).addresses == (Address(kind="phone", address=NUMBER, added_at=AT),)
    assert (await facts(reader))[-1] == CitizensUnmerged(at=AT, by="1001", citizen=kept, merged=other)


async def test_what_cannot_be_merged_is_said(desk: CitizenDesk) -> None:
    """Not with oneself, not who is merged already; a circle is no merge any more."""
    one, two, three = [await added(desk, name) for name in ("A", "B", "C")]
    with pytest.raises(CitizenError, match="with itself"):
        await desk.merge(one, one, by="x")
    with pytest.raises(CitizenError, match="merged into nobody"):
        await desk.unmerge(one, by="x")
    await desk.merge(one, two, by="x")
    assert (await desk.merge(two, one, by="x")).id == one, "they are one person already"
    with pytest.raises(CitizenError, match=f"citizen {two} is citizen {one} already"):
        await desk.merge(three, two, by="x")
    with pytest.raises(UnknownCitizenError):
        await desk.merge(one, 999, by="x")


async def test_merges_at_once_leave_one_person_and_pointers_of_one_step(
    desk: CitizenDesk, other_node: CitizenDesk, engine: AsyncEngine
) -> None:
    """However they come, and in whatever circle; what comes too late is refused or nothing."""
    numbers = [await added(desk, str(at)) for at in range(6)]
    pairs = list(zip(numbers, numbers[1:] + numbers[:1], strict=True))
    tries = [
        (desk if at % 2 else other_node).merge(kept, merged, by="x")
        for at, (kept, merged) in enumerate(pairs)
    ]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(result, Citizen | CitizenError) for result in results), results
    async with engine.connect() as connection:
        rows = {row.id: row.merged_into for row in await connection.execute(sa.select(citizen))}
    assert all(rows[kept] is None for kept in rows.values() if kept is not None)
    assert len([kept for kept in rows.values() if kept is None]) < len(rows)


async def test_consent_is_the_newest_word_over_merged_ones(desk: CitizenDesk, reader: JournalReader) -> None:
    """A withdrawal under either number counts; each word has its proof."""
    one, two = [await added(desk, name) for name in ("A", "B")]
    await desk.consent(one, "surveys", given=True, by="1001", proof="key 1 in call demo-1.1")
    await desk.merge(two, one, by="x")
    page = await desk.page(one)
    assert page is not None
    assert page.may("surveys")
    await desk.consent(two, "surveys", given=False, by="citizen", proof="text STOP")
    page = await desk.page(one)
    assert page is not None
    assert [(word.given, word.proof) for word in page.consents] == [
        (False, "text STOP"), (True, "key 1 in call demo-1.1"),
    ]  # fmt: skip
    assert not page.may("surveys")
    assert (await facts(reader))[-1] == ConsentChanged(
        at=AT, by="citizen", citizen=two, purpose="surveys", given=False
    )
    for purpose, proof in (("everything", "x"), ("surveys", " \x00")):
        with pytest.raises(CitizenError):
            await desk.consent(one, purpose, given=True, by="x", proof=proof)


async def test_a_household_has_members(desk: CitizenDesk, engine: AsyncEngine) -> None:
    """Who lives with a citizen stands on the page, who made the household in the audit."""
    home = await desk.add_household("Al Balushi", "Ruwi", by="aisha")
    one, two = [await added(desk, name) for name in ("Ali", "Amal")]
    for number in (one, two):
        await desk.set_household(number, home, by="x")
    page = await desk.page(one)
    assert page is not None
    assert page.household is not None
    assert (page.household.name, [member.id for member in page.members]) == ("Al Balushi", [two])
    async with engine.connect() as connection:
        lines = await audit.read(connection, "household", home)
    assert [(line.by, line.field, line.old, line.new) for line in lines] == [
        ("aisha", "name", None, "Al Balushi"),
        ("aisha", "place", None, "Ruwi"),
    ]
    with pytest.raises(CitizenError, match="no household 77"):
        await desk.set_household(one, 77, by="x")


async def test_a_stranger_is_added_once_however_many_come_at_once(
    engine: AsyncEngine, desk: CitizenDesk
) -> None:
    """Two contacts of a new number in two processes are one citizen."""

    async def come(at: int) -> int | None:
        async with engine.begin() as connection:
            number, _ = await citizen_writer.find_or_add(
                connection, "phone", NUMBER, at=AT, by="intake", name=f"علي {at}"
            )
        return number

    numbers = await asyncio.gather(*(come(at) for at in range(5)))
    assert len(set(numbers)) == 1
    await desk.add({}, [PHONE], by="x")
    assert await come(9) is None, "several have it now"

"""Everything gone but for what must stay."""

import pytest
import sqlalchemy as sa

from hotline.crm_bridge.citizen import Address, CitizenError
from hotline.crm_bridge.data_protection.erasing import Erasure
from hotline.crm_bridge.data_protection.ports import Holding, KeeperError
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.tables import cases, interaction, survey
from hotline.crm_bridge.targets.names import CITIZEN as PERSON
from hotline.crm_bridge.targets.names import Names, person_key
from hotline.events import (
    CallArrived,
    CallbackEnded,
    CallbackRequested,
    CitizenErased,
    RecordingFinalised,
    RecordingStarted,
)
from hotline.journal import JournalReader
from tests.crm_bridge.conftest import CITIZEN, NEIGHBOUR

from .conftest import AT, NAME, SECRET, City, traces


async def test_a_dry_run_says_what_would_go_and_changes_nothing(city: City) -> None:
    """Counts, and why what is kept is kept."""
    number, _, open_ = await city.lives()
    city.shelf.held.add("demo-1.1")
    before = await city.everything()
    assert await city.eraser.plan(number) == Erasure(
        citizen=number, contacts=2, cases=1, holdings=0, attachments=1, kept=("legal hold", "open case"),
        held=("demo-1.1",), open_cases=(open_,),
    )  # fmt: skip
    assert await city.everything() == before


async def test_an_erasure_leaves_no_trace_in_any_table_or_file(city: City) -> None:
    """Neither in the journal, whose facts and their order stay; nothing of the neighbour is touched."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    before = [(entry.seq, type(entry.event)) for entry in await city.reader.after(0)]
    city.age_files()
    erased = await city.eraser.erase(number, by="officer")
    assert (erased.kept, erased.contacts, erased.cases) == ((), 3, 2)
    assert traces(await city.everything()) == []
    assert city.shelf.sounds.keys() == {"demo-3.3"}
    assert not (city.messages / "comment.wav").exists()
    assert not list((city.folder / "files").glob("??/*"))
    entries = await JournalReader(city.engine).after(0)
    assert [(entry.seq, type(entry.event)) for entry in entries[: len(before)]] == before
    assert entries[-2].event == CallbackEnded(at=AT, callback="c1", reason="cancelled")
    assert entries[-1].event == CitizenErased(at=AT, by="officer", citizen=number, kept=())
    assert NEIGHBOUR in await city.everything()
    gone = await city.desk.get(number)
    assert gone is not None
    assert (gone.erased_at, gone.name_en, gone.addresses) == (AT, None, ())


async def test_what_counts_in_figures_stays(city: City) -> None:
    """Rows of contacts, cases, marks: one pseudonym for one number, in the store and in the journal."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    calls = sa.select(interaction.c.address).where(interaction.c.id.in_(["demo-1.1", "demo-2.2"]))
    addresses = {address for (address,) in await city.rows(calls)}
    entries = await JournalReader(city.engine).after(0)
    callers = {entry.event.caller for entry in entries if isinstance(entry.event, CallArrived)}
    assert addresses | {NEIGHBOUR} == callers
    assert len(addresses) == 1
    assert addresses.pop().startswith("erased-")
    assert await city.rows(sa.select(survey.c.score)) == [(5,)]
    assert len(await city.rows(sa.select(cases.c.reference))) == 2


async def test_an_open_case_is_kept_with_who_it_is_and_erased_when_it_is_done(city: City) -> None:
    """Somebody must be able to work on it; retention does the rest by itself."""
    number, done, open_ = await city.lives()
    erased = await city.eraser.erase(number, by="officer")
    assert (erased.kept, erased.open_cases) == (("open case",), (open_,))
    kept = await city.desk.get(number)
    assert kept is not None
    assert (kept.name_en, kept.erased_at) == (NAME, AT)
    query = sa.select(cases.c.reference, cases.c.caller, cases.c.description).order_by(cases.c.number)
    assert await city.rows(query) == [(done, None, ""), (open_, CITIZEN, SECRET)]
    assert city.shelf.sounds.keys() == {"demo-2.2", "demo-3.3"}
    await city.retention.once()
    assert (await city.desk.get(number)) == kept, "it is still open"
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.retention.once()
    assert traces(await city.everything()) == []


async def test_a_recording_under_legal_hold_is_kept(city: City) -> None:
    """And that is in the journal."""
    number, _, _ = await city.lives()
    city.shelf.held.add("demo-1.1")
    assert "legal hold" in (await city.eraser.erase(number, by="officer")).kept
    assert "demo-1.1" in city.shelf.sounds


async def test_a_store_that_is_away_is_said_and_erasing_again_does_the_rest(city: City) -> None:
    """Nothing is called erased that is not."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    city.shelf.broken = True
    with pytest.raises(KeeperError, match="is away"):
        await city.eraser.erase(number, by="officer")
    city.shelf.broken = False
    await city.eraser.erase(number, by="officer")
    await city.eraser.erase(number, by="officer")
    assert traces(await city.everything()) == []


async def test_a_late_fact_about_an_erased_call_brings_no_number_back(city: City) -> None:
    """Neither from a fold that remembers the call, nor from one that reads it again."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    for projector in (city.projector, Projector(city.engine, JournalReader(city.engine))):
        late = [
            RecordingStarted(at=AT, call="demo-1.1", path="late.wav"),
            RecordingFinalised(at=AT, call="demo-1.1", path="late.wav", seconds=1.0),
        ]
        await city.journal.commit(late)
        await projector.project(await JournalReader(city.engine).after(projector.place))
        assert traces(await city.everything()) == []


async def test_a_number_that_others_have_too_stays_theirs(city: City) -> None:
    """Only what is known to be the citizen's goes."""
    number, _, open_ = await city.lives()
    await city.desk.add({"name_en": "Amal"}, [Address(kind="phone", address=CITIZEN)], by="x")
    await city.call("demo-4.4", CITIZEN)
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    addresses = dict(await city.rows(sa.select(interaction.c.id, interaction.c.address)))
    assert addresses["demo-4.4"] == CITIZEN
    assert addresses["demo-1.1"].startswith("erased-")
    assert [one.name_en for one in await city.desk.by_address("phone", CITIZEN)] == ["Amal"]


async def close_all(city: City) -> None:
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).values(status="closed"))


async def test_a_call_back_that_waits_ends_with_the_number(city: City) -> None:
    """Nobody dials a pseudonym after a restart; what ended before is not ended again, the neighbour's goes on."""
    number, _, _ = await city.lives()
    await close_all(city)
    for name, caller, call in (("c2", CITIZEN, "demo-9.9"), ("c3", NEIGHBOUR, "demo-3.3")):
        asked = CallbackRequested(
            at=AT, call=call, callback=name, queue="water", number=caller, language="ar", since=AT
        )
        await city.journal.commit([asked])
    await city.journal.commit([CallbackEnded(at=AT, callback="c1", reason="talked")])
    await city.eraser.erase(number, by="officer")
    await city.eraser.erase(number, by="officer")
    entries = await JournalReader(city.engine).after(0)
    ended = [entry.event for entry in entries if isinstance(entry.event, CallbackEnded)]
    assert [(one.callback, one.reason) for one in ended] == [("c1", "talked"), ("c2", "cancelled")]


async def test_a_call_back_about_an_open_case_is_kept_with_it(city: City) -> None:
    """Its number stays, since somebody must be able to work on the case."""
    number, _, _ = await city.lives()
    asked = CallbackRequested(
        at=AT, call="demo-2.2", callback="c2", queue="water", number=CITIZEN, language="ar", since=AT
    )
    await city.journal.commit([asked])
    await city.eraser.erase(number, by="officer")
    entries = await JournalReader(city.engine).after(0)
    numbers = {entry.event.number for entry in entries if isinstance(entry.event, CallbackRequested)}
    assert CITIZEN in numbers
    ended = [entry.event.callback for entry in entries if isinstance(entry.event, CallbackEnded)]
    assert ended == ["c1"]


async def test_a_call_that_comes_while_files_are_removed_is_erased_too(city: City) -> None:
    """With its recording: no file outlives the row that leads to it."""
    number, _, _ = await city.lives()
    await close_all(city)
    remove, came = city.shelf.remove, False

    async def remove_while_somebody_calls(holding: Holding, *, by: str, why: str) -> None:
        nonlocal came
        if not came:
            came = True
            await city.call("demo-8.8", CITIZEN)
        await remove(holding, by=by, why=why)

    city.shelf.remove = remove_while_somebody_calls  # type: ignore[method-assign]
    await city.eraser.erase(number, by="officer")
    assert city.shelf.sounds.keys() == {"demo-3.3"}
    assert traces(await city.everything()) == []


async def test_what_other_systems_call_the_citizen_is_forgotten(city: City) -> None:
    """Under the very name under which a target keeps it; the neighbour's stays."""
    number, _, open_ = await city.lives()
    names = Names("chat", city.engine, city.journal)
    for person in (number, number + 1):
        await names.keep(PERSON, person_key(person), "55")
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    assert await names.all_of(PERSON, "", 10) == [(person_key(number + 1), "55")]


async def test_nobody_is_merged_into_who_was_erased(city: City) -> None:
    """What is known of the one would stand under the other, of whom nothing may be known, and be kept for ever."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    other = await city.desk.add({"name_en": "Ali"}, [Address(kind="phone", address=NEIGHBOUR)], by="1001")
    with pytest.raises(CitizenError, match=f"was erased: keep {other.id} instead"):
        await city.desk.merge(number, other.id, by="1001")
    kept = await city.desk.merge(other.id, number, by="1001")
    assert (kept.name_en, kept.erased_at) == ("Ali", None)

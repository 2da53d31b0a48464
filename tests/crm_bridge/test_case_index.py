"""The rows of words of cases, and the index over them."""

import asyncio

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from hotline.crm_bridge import case_finder, case_index, case_indexing
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_indexing import CaseIndexing
from hotline.crm_bridge.page_tables import case_text
from hotline.crm_bridge.tables import cases
from hotline.set_within import set_within

from .conftest import Office

#: A word that no other case has.
SECRET = "Zanzibar"


async def found(office: Office, text: str) -> set[str]:
    """Return the cases that fit a text; where the index knows few that may, it knows them all."""
    wanted = CaseFilter(text=text)
    async with office.engine.connect() as connection:
        among = await case_index.few(connection, text)
        page = await case_finder.search(connection, wanted, 50)
        if among is not None:
            query = sa.select(cases.c.reference).where(among, case_index.fits(text))
            assert {one.reference for one in page.cases} == set((await connection.execute(query)).scalars())
    return {one.reference for one in page.cases}


async def write(office: Office, reference: str, **values: object) -> None:
    """Change a case as anybody could who has the database."""
    async with office.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(values))


@pytest.fixture
def indexing(office: Office) -> CaseIndexing:
    """What makes the words."""
    return CaseIndexing(office.engine)


async def test_what_is_found_is_right_before_the_words_are_made_and_after(
    office: Office, indexing: CaseIndexing
) -> None:
    """Whoever opens, changes and removes cases, and however."""
    first, second = await office.opens(), await office.opens()
    assert await found(office, "message, VOI") == {first, second}
    assert await indexing.catch_up() == 2
    assert await found(office, "mess VOI") == {first, second}
    await write(office, second, description="ماسورة مكسورة في البلدية")
    assert await found(office, "البلدية") == {second}
    assert await indexing.catch_up() == 1
    assert await found(office, "بلديه مكسور") == {second}
    await write(office, second, description="ماسورة مكسورة في البلدية 100%")
    await indexing.catch_up()
    assert await found(office, "100%") == {second}
    await write(office, second, description="")
    assert await found(office, "بلدية") == set()
    await indexing.catch_up()
    assert await found(office, "بلدية") == set()
    async with office.engine.begin() as connection:
        await connection.execute(sa.delete(cases).where(cases.c.reference == second))
    assert await found(office, "Voice") == {first}
    assert await indexing.catch_up() == 0


async def test_other_changes_leave_the_words_alone(office: Office, indexing: CaseIndexing) -> None:
    """A status or a due time is no word."""
    reference = await office.opens()
    await indexing.catch_up()
    await write(office, reference, status="assigned", due_at=5.0, subject="Voice message")
    assert await indexing.catch_up() == 0


async def test_words_are_made_in_batches(
    office: Office, indexing: CaseIndexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, however many there are."""
    monkeypatch.setattr(case_indexing, "BATCH", 2)
    references = {await office.opens() for _ in range(5)}
    assert await indexing.catch_up() == 5
    assert await found(office, "voice") == references


async def test_a_word_that_many_cases_have_is_no_matter_of_the_index(
    office: Office, indexing: CaseIndexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is one while the words of many cases are to be made, nor a text without words."""
    monkeypatch.setattr(case_index, "FEW", 2)
    for _ in range(2):
        await office.opens()
    async with office.engine.connect() as connection:
        assert await case_index.few(connection, "voice") is not None
        assert await case_index.few(connection, "%") is None
    await office.opens()
    async with office.engine.connect() as connection:
        assert await case_index.few(connection, SECRET) is None
    await indexing.catch_up()
    async with office.engine.connect() as connection:
        assert await case_index.few(connection, "voice") is None
        assert await case_index.few(connection, SECRET) is not None


async def test_the_index_is_not_asked_for_a_word_that_most_cases_have(
    office: Office, indexing: CaseIndexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would gather all of them first; a few cases that are spread over all tell as much."""
    monkeypatch.setattr(case_index, "FEW", 2)
    monkeypatch.setattr(case_index, "SAMPLE", 3)
    for _ in range(9):
        await office.opens()
    await indexing.catch_up()
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    sa.event.listen(office.engine.sync_engine, "before_cursor_execute", note)
    async with office.engine.connect() as connection:
        assert await case_index.few(connection, "voice") is None
        assert not any("case_search" in statement for statement in asked)
        assert await case_index.few(connection, SECRET) is not None
        assert any("case_search" in statement for statement in asked)


async def test_words_that_went_are_in_no_page_of_the_index(office: Office, indexing: CaseIndexing) -> None:
    """Of cases that were emptied and that were removed: neither in its rows nor, on SQLite, in its segments."""
    emptied, removed, _ = [await office.opens() for _ in range(3)]
    await write(office, emptied, description=f"In {SECRET}")
    await write(office, removed, place=f"{SECRET}street")
    await indexing.catch_up()
    assert await _holds(office, SECRET)
    await write(office, emptied, description="")
    async with office.engine.begin() as connection:
        await connection.execute(sa.delete(cases).where(cases.c.reference == removed))
    await indexing.catch_up()
    await indexing.wipe()
    assert not await _holds(office, SECRET)
    assert await _holds(office, "voice")


async def _holds(office: Office, word: str) -> bool:
    """Return whether a word stands anywhere in the tables of the index, and is found by it."""
    word = word.lower()
    async with office.engine.connect() as connection:
        texts = sa.select(case_text.c.words).where(case_text.c.words.contains(word))
        held = (await connection.execute(texts)).first() is not None
        if connection.dialect.name == "sqlite":
            blocks = (await connection.execute(sa.text("SELECT block FROM case_search_data"))).scalars()
            # Nothing before these words begins like them, so that their first letters stand there as they are.
            held |= any(word.encode()[:3] in block for block in blocks)
    return held


async def test_the_words_are_made_when_the_database_is_back(
    office: Office, indexing: CaseIndexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault is reported once, however often it comes; it ends nothing."""
    monkeypatch.setattr(case_indexing, "LOOK_SECONDS", 0.01)
    faults: list[Exception] = [OSError(), OSError(), ValueError()]
    made: list[int] = []
    catch_up, is_round_over = indexing.catch_up, asyncio.Event()

    async def failing(*, pause: float = 0.0) -> int:
        if faults:
            raise faults.pop(0)
        if made:
            is_round_over.set()
            await asyncio.sleep(3600)
        made.append(await catch_up(pause=pause))
        return made[0]

    monkeypatch.setattr(indexing, "catch_up", failing)
    reference = await office.opens()
    with capture_logs() as logs:
        task = asyncio.create_task(indexing.run())
        assert await set_within(is_round_over, 30.0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    held_up = [line["problem"] for line in logs if line["event"] == "case_words.held_up"]
    assert (held_up, made) == (["OSError", "ValueError"], [1])
    assert await found(office, "voice") == {reference}


async def test_the_index_is_whole_after_it_was_wiped(office: Office, indexing: CaseIndexing) -> None:
    """FTS5's own check compares it with the rows of words."""
    if office.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps its indexes itself")
    references = [await office.opens() for _ in range(4)]
    await indexing.catch_up()
    await write(office, references[0], subject=SECRET)
    await indexing.catch_up()
    await indexing.wipe()
    async with office.engine.begin() as connection:
        check = "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)"
        await connection.execute(sa.text(check))
        assert (await connection.execute(sa.text("SELECT count FROM case_search_gone"))).scalar() == 0
    assert await found(office, SECRET) == {references[0]}
